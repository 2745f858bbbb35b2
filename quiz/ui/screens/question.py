"""The one permanent question screen: a question, its choices and, once answered, its verdict."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Static

from quiz import i18n, wording
from quiz.game.draw import Asked
from quiz.game.round import (
    CERTAINTIES,
    Asking,
    AskingCertainty,
    AskingCorrection,
    Over,
    Reviewing,
    Round,
    ShowingVerdict,
)
from quiz.game.score import score
from quiz.i18n import _, ngettext
from quiz.ui.colours import QUIET, RIGHT, WRONG
from quiz.ui.panel import verdict_panel
from quiz.ui.screens.base import QuizScreen
from quiz.ui.screens.leave import LeaveScreen
from quiz.ui.shortcuts import Shortcut, bindings_of, help_shortcut, language_shortcut
from quiz.ui.text import Block, Prose
from quiz.ui.widgets.choices import ROOMY, ChoiceList
from quiz.ui.widgets.keys import heading
from quiz.ui.widgets.rows import NOWHERE, Chosen, Rows
from quiz.ui.widgets.strip import Segment, Strip
from quiz.wording import Role

CRAMPED_HEIGHT = 20
"""Below so many lines only the choices that matter stay beside a verdict."""

AIRY_HEIGHT = 32
"""From so many lines on there is air between the paragraphs of a verdict."""

NOTABLE_STREAK = 3
"""From so many right answers in a row on the run is shown."""

ANSWER_KEYS = "123456789abcdefghitv"
"""Every key that may answer a question; which of them do is the question's to say."""

_LOOKS = {Role.WRONG: WRONG, Role.RIGHT: RIGHT}
"""How the sign and the first words of a line look."""


PANEL_EDGE = 5
"""The cells that the edge of the panel and the air in it take of its width."""

PAGE = 8
"""The lines that a page key scrolls by."""

SCROLL_KEYS = {"up,k": -1, "down,j": 1, "pageup": -PAGE, "pagedown": PAGE, "home": -1000, "end": 1000}
"""The keys that scroll a verdict, and by how many lines."""


def _answer_item(number: int) -> Shortcut:
    """What the line of keys shows of one of the ways to answer the question itself."""
    return Shortcut(
        action=f"answer_item({number})",
        label=lambda s: s.answer_item(number)[0],
        words=lambda s: s.answer_item(number)[1],
    )


def _answer_key(key: str) -> Shortcut:
    return Shortcut(key, f"answer('{key}')", when=lambda s: s.place_of(key) is not None, priority=True)


def _scroll_key(keys: str, by: int) -> Shortcut:
    """A key that scrolls the verdict; only page keys scroll a question too."""
    return Shortcut(keys, f"scroll_verdict({by})", when=lambda s: s.shows_verdict or abs(by) == PAGE)


class QuestionScreen(QuizScreen[None]):
    """Plays a round, question after question, updated in place."""

    SHORTCUTS: ClassVar[Sequence[Shortcut]] = (
        *(_answer_item(number) for number in range(2)),
        Shortcut(label=lambda s: s.follow_up_label, words=lambda _s: _("answer")),
        Shortcut(
            label=lambda _s: "↑↓ " + _("Enter"),
            words=lambda _s: _("choose"),
            when=lambda s: not s.shows_verdict,
        ),
        # With priority the keys need not travel through every part of the screen first.
        *(_answer_key(key) for key in ANSWER_KEYS),
        Shortcut(
            "enter,space",
            "go_on",
            lambda _s: _("Enter"),
            lambda _s: _("next"),
            lambda s: s.shows_verdict,
            priority=True,
        ),
        Shortcut("c", "copy", "c", lambda _s: _("copy"), lambda s: s.shows_verdict),
        Shortcut(label="↑↓", words=lambda _s: _("scroll"), when=lambda s: s.verdict_scrolls),
        *(_scroll_key(keys, by) for keys, by in SCROLL_KEYS.items()),
        language_shortcut(),
        help_shortcut(),
        Shortcut(
            "escape",
            "leave",
            lambda _s: _("Esc"),
            lambda s: _("think again") if isinstance(s.round.phase, AskingCertainty) else _("leave"),
        ),
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings_of(SHORTCUTS)

    def __init__(self) -> None:
        super().__init__()
        self.round = Round((), phase=Over())
        """The round being played."""
        self._asked_at = 0.0
        self._share = ""
        """The most of the page that the question may take."""

    def page(self) -> ComposeResult:
        """Where I am; the question with its choices; the verdict."""
        yield Static(id="place")
        yield Strip()
        with Vertical(id="asked"):  # no keys of its own: while a verdict is shown, they scroll that
            yield Static(id="stem")
            yield ChoiceList(id="choices")
        with Vertical(id="below"), Vertical(id="outcome"):
            yield Static(id="verdict")
            yield Rows(id="asking")

    # The round

    def play(self, current: Round) -> None:
        """Play a round from where it stands."""
        self.round = current
        self._asked_at = self.game.clock()
        self.pause_enter()
        if self.is_live:
            self.update_all()
            self.query_one("#asked").scroll_home(animate=False)

    async def do(self, chosen: Chosen) -> None:
        """Answer with the row under the cursor or the mouse; while certainty is asked, the choice can change."""
        if chosen.widget.id == "choices":
            self.round = self.round.take_back()
        if not self.shows_verdict:
            await self._answer(chosen.place)

    async def action_answer(self, key: str) -> None:
        """Answer with a key."""
        place = self.place_of(key)
        if place is not None:
            await self._answer(place)

    def place_of(self, key: str) -> int | None:
        """The place that a key stands for in what is asked now; None if for none."""
        asked, phase = self.round.question, self.round.phase
        if asked is None or isinstance(phase, ShowingVerdict):
            return None
        if isinstance(phase, Asking):
            return wording.place_of(key, asked, letters=not self.round.exam)
        places = len(CERTAINTIES) if isinstance(phase, AskingCertainty) else len(asked.question.corrections)
        place = "123456789".find(key) if key.isdigit() else wording.LETTERS.find(key)
        return place if 0 <= place < places else None

    async def _answer(self, place: int) -> None:
        session, phase = self.game.session, self.round.phase
        if isinstance(phase, AskingCertainty):
            self.round = session.say_certainty(self.round, CERTAINTIES[place])
        elif isinstance(phase, AskingCorrection):
            self.round = session.correct(self.round, place)
        else:
            self.query_one(ChoiceList).cursor = place
            self.round = session.answer(self.round, place, self.game.clock() - self._asked_at)
        self.game.show_notices()
        await self._show_state()

    async def action_go_on(self) -> None:
        """Leave the verdict for what comes next."""
        self.round = self.round.go_on()
        await self._show_state()

    async def _show_state(self) -> None:
        if isinstance(self.round.phase, Over | Reviewing):
            self.game.show_results(self.round.hand_in())
            return
        if self.shows_verdict:
            self.take_enter()
        else:
            self.pause_enter()
            self.query_one("#asking", Rows).cursor = NOWHERE
        if isinstance(self.round.phase, Asking):
            self._asked_at = self.game.clock()
            self.query_one("#asked").scroll_home(animate=False)
        with self.app.batch_update():  # one frame for all that changed; each part would else ask for its own
            if isinstance(self.round.phase, ShowingVerdict):
                self._mark()
            else:
                self._update_question()
        self.check_idle()  # the end of a batch wakes the application, and not the screen
        self.call_after_refresh(self.update_all)

    def _mark(self) -> None:
        """Mark the choices, right or wrong, at once; what there is to read follows a frame later."""
        asked, verdict = self.round.question, self.round.verdict
        if asked is not None:
            cramped = self.app.size.height < CRAMPED_HEIGHT
            self.query_one(ChoiceList).put(asked, verdict, cramped=cramped)

    def action_leave(self) -> None:
        """Leave the round, after asking; or take an answer back that waits for its certainty."""
        if isinstance(self.round.phase, AskingCertainty):
            self.round = self.round.take_back()
            self.update_all()
            return
        if len(self.round.answers) == len(self.round.paper):  # nothing is left to leave but the last verdict
            self.game.show_results(self.round.go_on())
            return
        kept = self.game.session.lasting
        self.game.open(LeaveScreen(len(self.round.answers), kept=kept), self._left)

    def _left(self, leaving: bool) -> None:
        if leaving:
            self.game.leave(self.round)

    def action_copy(self) -> None:
        """Copy the question with its explanation."""
        verdict = self.round.verdict
        if verdict is not None:
            self.app.copy_to_clipboard(wording.verdict_as_text(verdict, self.game.session.bank))
            self.game.show_notice(_("Copied, where the terminal allows it."))

    def action_scroll_verdict(self, lines: int) -> None:
        """Scroll by so many lines: the verdict, or a question that is longer than its place."""
        part = "#outcome" if isinstance(self.round.phase, ShowingVerdict) else "#asked"
        self.query_one(part).scroll_relative(y=lines, animate=False)

    @property
    def shows_verdict(self) -> bool:
        """Is the verdict of an answer shown?"""
        return isinstance(self.round.phase, ShowingVerdict)

    @property
    def verdict_scrolls(self) -> bool:
        """Is the verdict longer than its place?"""
        return self.shows_verdict and self.query_one("#outcome").max_scroll_y > 0

    def answer_item(self, number: int) -> tuple[str, str]:
        """One of the ways to answer the question itself: its keys and its words; empty where there is none."""
        asked = self.round.question
        if asked is None or not isinstance(self.round.phase, Asking):
            return "", ""
        items = wording.answer_keys(asked)
        return items[number][:2] if number < len(items) else ("", "")

    async def action_answer_item(self, number: int) -> None:
        """Answer by a click on a key's name; a range of keys names none."""
        asked = self.round.question
        if asked is not None and self.answer_item(number)[0]:
            key = wording.answer_keys(asked)[number][2]
            if key:
                await self.action_answer(key)

    @property
    def follow_up_label(self) -> str:
        """The keys that answer what is asked besides the question itself; empty when nothing is."""
        asked, phase = self.round.question, self.round.phase
        if asked is not None and isinstance(phase, AskingCertainty | AskingCorrection):
            certainty = isinstance(phase, AskingCertainty)
            return f"1-{len(CERTAINTIES) if certainty else len(asked.question.corrections)}"
        return ""

    # What is on the screen

    def update_page(self) -> None:
        """Show where we are, the question and, once answered, the verdict."""
        asked = self.round.question
        if asked is not None:
            self._update_place(asked)
            self._update_question()

    def _update_question(self) -> None:
        """Show the question and, once answered, the verdict."""
        asked, verdict = self.round.question, self.round.verdict
        if asked is None:
            return
        stem = asked.question.stem.in_language(i18n.language())
        self.update_part("#stem", Prose([Block(stem, "bold")]))
        cramped = self.app.size.height < CRAMPED_HEIGHT
        choices = self.query_one(ChoiceList)
        answered = isinstance(self.round.phase, AskingCorrection | ShowingVerdict)
        judged = self.round.verdicts[-1] if answered else None
        choices.put(asked, judged, cramped=cramped)
        self._share_room(cramped, answered or isinstance(self.round.phase, AskingCertainty))
        outcome = self.query_one("#outcome")
        outcome.scroll_home(animate=False)
        more = self._more(asked)
        outcome.set_class(bool(more), "asks")
        outcome.set_class(verdict is not None, "judged")
        outcome.set_class(verdict is not None and not verdict.correct, "wrong")
        if more:
            self.update_part("#verdict", Prose(more[:1]))
            rows = self.query_one("#asking", Rows)
            rows.show(more[1:], cursor=NOWHERE if not rows.has_focus else None)
            rows.focus(scroll_visible=False)
        else:
            if not choices.has_focus:
                choices.focus(scroll_visible=False)
            self.update_part("#verdict", self._verdict() if verdict else Prose([]))
        if cramped and (verdict is not None or more):
            self.query_one("#asked").scroll_end(animate=False)
        if verdict is not None:
            self.call_after_refresh(self.update_keys)  # whether there is more to scroll to is known by then

    def _more(self, asked: Asked) -> list[Block]:
        """What is asked besides the question itself, and what can be said to it; empty when nothing is."""
        if isinstance(self.round.phase, AskingCertainty):
            head, rows = _("How sure are you?"), [wording.certainty_name(level) for level in CERTAINTIES]
        elif isinstance(self.round.phase, AskingCorrection):
            head, rows = _("Right, it is false. What is true?"), wording.correction_texts(asked)
        else:
            return []
        numbered = [
            Block(text, before=f"{number}  ", before_style=QUIET) for number, text in enumerate(rows, 1)
        ]
        return [Block(head, "bold"), *numbered]

    def _share_room(self, cramped: bool, answered: bool) -> None:
        """Give a long question the room of the verdict that has yet to come, where lines are few.

        Elsewhere the shares stay as they are: nothing moves, and no style is worked out anew for a key.
        """
        share = ("50%" if answered else "100%") if cramped else "60%"
        if share != self._share:
            self._share = share
            self.query_one("#asked").styles.max_height = share

    def _update_place(self, asked: Asked) -> None:
        topic = self.game.session.bank.topics[asked.question.topic].title.in_language(i18n.language())
        roomy = self.app.size.width >= ROOMY
        left = [_("Exam")] if self.round.exam else []
        if roomy:
            left.append(wording.kind_name(asked.question.kind))
        number = _("{number} of {count}").format(number=self.round.position + 1, count=len(self.round.paper))
        right = [*self._so_far(), number] if roomy else [number]
        self.update_part("#place", heading(" · ".join([*left, topic]), " · ".join(right)))
        self.query_one(Strip).show(segments_of(self.round))

    def _so_far(self) -> list[str]:
        """What is right so far; nothing in an exam, which shows it at the end."""
        result = score(self.round)
        if self.round.exam or not result.tally.asked:
            return []
        right = result.tally.right
        figures = [ngettext("{count} right", "{count} right", right).format(count=right)]
        if result.streak >= NOTABLE_STREAK:
            figures.insert(0, _("{count} in a row").format(count=result.streak))
        return figures

    def _verdict(self) -> Prose:
        lines = wording.shown_verdict(self.round, self.game.session.bank)
        place = self.query_one("#below").size
        return verdict_panel(lines, place.width - PANEL_EDGE, place.height)


def segments_of(played: Round) -> list[Segment]:
    """The segments of a round's strip."""
    given = {answer.question_id: answer for answer in played.answers}
    segments = []
    for place, asked in enumerate(played.paper):
        answer = given.get(asked.question.id)
        if place == played.position and played.verdict is None:
            segments.append(Segment.NOW)
        elif answer is None:
            segments.append(Segment.AHEAD)
        elif played.exam:
            segments.append(Segment.ANSWERED)
        else:
            segments.append(Segment.RIGHT if answer.correct else Segment.WRONG)
    return segments
