"""The review of an exam: every question with its answer, before it is handed in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from quiz import i18n
from quiz.game.draw import Asked
from quiz.game.round import Answer, Round
from quiz.i18n import _
from quiz.menu import answered_count
from quiz.ui.colours import QUIET
from quiz.ui.screens.base import QuizScreen
from quiz.ui.screens.leave import HandInScreen, LeaveScreen
from quiz.ui.shortcuts import Shortcut, bindings_of, help_shortcut, language_shortcut
from quiz.ui.text import Block
from quiz.ui.widgets.keys import heading
from quiz.ui.widgets.rows import Chosen, Rows, spaced
from quiz.wording.questions import choice_keys, choice_texts

ANSWER_SHARE = 3
"""An answer takes at most one part in so many of a row's width."""


class ReviewScreen(QuizScreen[Round]):
    """Lists the questions of an exam; dismissed with the exam at one of them, or handed in."""

    SHORTCUTS: ClassVar[Sequence[Shortcut]] = (
        Shortcut(label=lambda _s: "↑↓ " + _("Enter"), words=lambda _s: _("choose")),
        Shortcut("left,b", "back", "← b", lambda _s: _("back"), spare=2),
        Shortcut(label=lambda s: s.digits, words=lambda _s: _("go to"), spare=3),
        *(Shortcut(str(number), f"go_to({number})") for number in range(1, 10)),
        Shortcut("h", "hand_in", "h", lambda _s: _("hand in")),
        language_shortcut(),
        help_shortcut(),
        Shortcut("escape", "leave", lambda _s: _("Esc"), lambda _s: _("leave")),
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings_of(SHORTCUTS)

    def __init__(self, played: Round) -> None:
        """Set up.

        Args:
            played: The exam, waiting in its review.
        """
        super().__init__()
        self._played = played
        self._fresh = True
        """Is the cursor still to be put where it belongs?"""

    def page(self) -> ComposeResult:
        """The questions, and handing in below them."""
        yield Static(id="place")
        with VerticalScroll(classes="body", can_focus=False):
            yield Rows(id="questions")

    def on_mount(self) -> None:
        """Take no Enter at first: it may be one too many on the last question."""
        self.pause_enter()

    def update_page(self) -> None:
        """List every question with its answer; the cursor starts on the first without one, else on handing in."""
        played, rows = self._played, self.query_one(Rows)
        self.update_part(
            "#place",
            heading(_("Exam · your answers"), answered_count(len(played.answers), len(played.paper))),
        )
        given = {answer.question_id: answer for answer in played.answers}
        blocks = [
            self._row(place, asked, given.get(asked.question.id)) for place, asked in enumerate(played.paper)
        ]
        hand_in = Block(_("Hand in"), "bold", before=" " * len(blocks[0].before))
        blocks[-1] = replace(blocks[-1], below=1)
        waiting = played.unanswered[0] if played.unanswered else len(blocks)
        lines = self.query_one(".body").size.height
        rows.show(spaced([*blocks, hand_in], lines), cursor=waiting if self._fresh else None)
        self._fresh = False
        rows.focus(scroll_visible=False)
        self.call_after_refresh(rows.show_cursor)

    @property
    def digits(self) -> str:
        """The digits that go to a question."""
        last = min(len(self._played.paper), 9)
        return f"1-{last}" if last > 1 else "1"

    def _row(self, place: int, asked: Asked, answer: Answer | None) -> Block:
        """A question in one line, with its answer."""
        count = len(str(len(self._played.paper)))
        given = _("no answer") if answer is None else self._answer_text(asked, answer)
        return Block(
            asked.question.stem.in_language(i18n.language()),
            before=f"{place + 1:>{count}}  ",
            before_style=QUIET,
            after=given,
            after_style="bold" if answer is None else QUIET,
            one_line=True,
        )

    def _answer_text(self, asked: Asked, answer: Answer) -> str:
        """An answer as it stands in a row: its key, and as much of it as fits."""
        key, words = choice_keys(asked)[answer.place], choice_texts(asked)[answer.place]
        space = self.query_one(Rows).size.width // ANSWER_SHARE
        return Content(f"{key}  {words}").truncate(max(space, 1), ellipsis=True).plain

    async def do(self, chosen: Chosen) -> None:
        """Go to the question of a row, or hand in from the last."""
        if chosen.place == len(self._played.paper):
            self.action_hand_in()
        else:
            self.dismiss(self._played.go_to(chosen.place))

    def action_go_to(self, number: int) -> None:
        """Go to a question by its number, counted from 1, where there is such a question."""
        if number <= len(self._played.paper):
            self.dismiss(self._played.go_to(number - 1))

    def action_back(self) -> None:
        """Go back to the last question."""
        self.dismiss(self._played.back())

    def action_hand_in(self) -> None:
        """Hand in, after asking."""
        self.game.open(HandInScreen(self._played), self._handed_in)

    def _handed_in(self, sure: bool) -> None:
        if sure:
            self.dismiss(self._played.hand_in())

    def action_leave(self) -> None:
        """Leave the exam, after asking; it can be continued."""
        kept = self.game.session.lasting
        self.game.open(LeaveScreen(len(self._played.answers), kept=kept, exam=True), self._left)

    def _left(self, leaving: bool) -> None:
        if leaving:
            self.game.leave(self._played)
