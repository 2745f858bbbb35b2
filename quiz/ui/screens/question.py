"""The one permanent question screen: a question, its choices and, once answered, its verdict."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Static

from quiz import i18n
from quiz.game.draw import Asked
from quiz.game.phase import Asking, AskingCertainty, AskingCorrection, Over, Reviewing, ShowingVerdict
from quiz.game.round import CERTAINTIES, Round
from quiz.i18n import _
from quiz.ui import question_page
from quiz.ui.fitting import Folding, Page, Tight, fit, follow_up
from quiz.ui.screens.base import QuizScreen
from quiz.ui.screens.leave import LeaveScreen
from quiz.ui.screens.question_keys import MOVES, QUESTION_KEYS
from quiz.ui.shortcuts import Shortcut, bindings_of
from quiz.ui.text import Block, Prose
from quiz.ui.widgets.below import Below
from quiz.ui.widgets.choices import ChoiceList, spacing_for
from quiz.ui.widgets.keys import heading
from quiz.ui.widgets.rows import NOWHERE, Chosen, Rows
from quiz.ui.widgets.strip import Strip
from quiz.wording.verdicts import verdict_as_text

CRAMPED_HEIGHT = 20
"""Below so many lines there are no free lines around a verdict, and a question that scrolls gets 40 % of the page."""


class QuestionScreen(QuizScreen[None]):
    """Plays a round, question after question, updated in place."""

    SHORTCUTS: ClassVar[Sequence[Shortcut]] = QUESTION_KEYS
    BINDINGS: ClassVar[list[BindingType]] = bindings_of(SHORTCUTS)

    def __init__(self) -> None:
        super().__init__()
        self.round = Round((), phase=Over())
        """The round being played."""
        self._asked_at = 0.0
        self._fitted = (0, 0)
        """The cells and lines that the verdict on the screen was fitted to."""
        self._share = ""
        """The most of the page that the question may take."""

    def page(self) -> ComposeResult:
        """Where I am; the question with its choices; the verdict."""
        yield Static(id="place")
        yield Strip()
        with Vertical(id="asked"):  # no keys of its own: while a verdict is shown, they scroll that
            yield Static(id="stem")
            yield ChoiceList(id="choices")
        yield Below(id="below")

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
        return question_page.place_of(key, self.round)

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

    # An exam, until it is handed in

    @property
    def can_move(self) -> bool:
        """Can the learner go to another question: is it an exam, and no certainty asked?"""
        return self.round.exam and isinstance(self.round.phase, Asking)

    async def action_exam_move(self, move: str) -> None:
        """Make one of `MOVES`, given by its name."""
        self.round = MOVES[move](self.round)
        await self._show_state()

    async def _show_state(self) -> None:
        if isinstance(self.round.phase, Over | Reviewing):
            self.game.go_past_end(self.round)
            return
        if self.shows_verdict:
            self.take_enter()
        else:
            self.pause_enter()
            self.below.asking.cursor = NOWHERE
        if isinstance(self.round.phase, Asking):
            self._asked_at = self.game.clock()
            self.query_one("#asked").scroll_home(animate=False)
            self.query_one(ChoiceList).set_reactive(Rows.cursor, NOWHERE)
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
            self.query_one(ChoiceList).put(asked, verdict)

    def action_leave(self) -> None:
        """Leave the round, after asking; or take an answer back that waits for its certainty."""
        if isinstance(self.round.phase, AskingCertainty):
            self.round = self.round.take_back()
            self.update_all()
            return
        if not self.round.exam and len(self.round.answers) == len(
            self.round.paper
        ):  # nothing is left to leave but the last verdict
            self.game.show_results(self.round.go_on())
            return
        kept = self.game.session.lasting
        self.game.open(LeaveScreen(len(self.round.answers), kept=kept, exam=self.round.exam), self._left)

    def _left(self, leaving: bool) -> None:
        if leaving:
            self.game.leave(self.round)

    def action_copy(self) -> None:
        """Copy the question with its explanation."""
        verdict = self.round.verdict
        if verdict is not None:
            self.app.copy_to_clipboard(verdict_as_text(verdict, self.game.session.bank))
            self.game.show_notice(_("Copied, where the terminal allows it."))

    def action_scroll_verdict(self, lines: int) -> None:
        """Scroll by so many lines: the verdict, or a question that is longer than its place."""
        if self.shows_verdict:
            self.below.scroll_lines(lines)
        else:
            self.query_one("#asked").scroll_relative(y=lines, animate=False)

    @property
    def shows_verdict(self) -> bool:
        """Is the verdict of an answer shown?"""
        return isinstance(self.round.phase, ShowingVerdict)

    @property
    def verdict_scrolls(self) -> bool:
        """Is the verdict longer than its place?"""
        return self.shows_verdict and self.below.scrolls

    def answer_item(self, number: int) -> tuple[str, str, str]:
        """One of the ways to answer the question itself, as the line of keys shows it."""
        return question_page.answer_item(self.round, number)

    async def action_answer_item(self, number: int) -> None:
        """Answer by a click on a key's name; a range of keys names none."""
        key = self.answer_item(number)[2]
        if key:
            await self.action_answer(key)

    @property
    def more_keys(self) -> str:
        """The keys that answer what is asked besides the question itself; empty when nothing is."""
        return question_page.more_keys(self.round)

    # What is on the screen

    @property
    def below(self) -> Below:
        """What stands below the choices."""
        return self.query_one(Below)

    def update_page(self) -> None:
        """Show where we are, the question and, once answered, the verdict."""
        asked = self.round.question
        if asked is not None:
            self._update_place(asked)
            self._update_question()

    def _update_question(self) -> None:
        """Show the question and, once answered, the verdict."""
        asked = self.round.question
        if asked is None:
            return
        stem = asked.question.stem.in_language(i18n.language())
        self.update_part("#stem", Prose([Block(stem, "bold")]))
        if self.shows_verdict:
            self._update_verdict(asked)
        else:
            self._update_asking(asked)

    def _update_asking(self, asked: Asked) -> None:
        """Show the choices, and below them what is asked besides."""
        choices, given = self.query_one(ChoiceList), self.round.given
        judged = self.round.verdicts[-1] if isinstance(self.round.phase, AskingCorrection) else None
        choices.put(asked, judged, given=given.place if self.round.exam and given is not None else None)
        choices.display = True
        self._give_up(Tight.NOT)
        if question_page.asks_more(self.round):
            self._ask_more(asked)
            return
        self.below.clear()
        self._share_page(fits=True)
        self.call_after_refresh(self._mark_cut)
        if not choices.has_focus:
            choices.focus(scroll_visible=False)

    def on_mount(self) -> None:
        """Note how far a question is scrolled; Textual calls the base class's part after this one."""
        self.watch(self.query_one("#asked"), "scroll_y", self._mark_cut, init=False)

    def _mark_cut(self) -> None:
        """Keep a line for the mark that more follows, where the question is longer than the page."""
        asked = self.query_one("#asked")
        lines = self.query_one(".page").content_region.bottom - asked.region.y
        if not isinstance(self.round.phase, Asking) or lines <= 0:
            return
        cut = asked.virtual_size.height > lines
        self._take_share(str(lines - 1) if cut else "100%")
        self.below.mark_cut(cut=cut, at_end=asked.scroll_y >= asked.virtual_size.height - lines + 1)

    def _ask_more(self, asked: Asked) -> None:
        """Ask what is asked besides the question; where the page is short, its end stays in sight."""
        self.below.mark_cut(cut=False, at_end=True)
        self.below.ask(*question_page.more_asked(self.round, asked, self.below.size.width))
        self._share_page(fits=self._is_high)
        if not self._is_high:
            self.query_one("#asked").scroll_end(animate=False)

    def _update_verdict(self, asked: Asked) -> None:
        """Show the verdict, with as much above it as fits."""
        verdict, phase = self.round.verdicts[-1], self.round.phase
        self._fitted = width, height = self.room
        page = Page(width, height, int(self._is_high), spacing_for(self.app.size))
        best = fit(self.round, self.game.session.bank, page)
        picked = phase.picked if isinstance(phase, ShowingVerdict) else None
        follow = follow_up(verdict, width, picked, best.folding)
        choices = self.query_one(ChoiceList)
        choices.put(asked, verdict, folded=best.folding > Folding.NOTHING, spacing=best.spacing)
        choices.display = picked is None or not best.folding
        if choices.display and not choices.has_focus:
            choices.focus(scroll_visible=False)
        self.below.mark_cut(cut=False, at_end=True)
        self.below.show_verdict(
            best.verdict,
            follow,
            head=question_page.correction_question() if best.keeps_question(page) else "",
            correct=verdict.correct,
            scrolls=not best.fits,
        )
        self._give_up(best.tight, folded=not choices.display)
        self._share_page(fits=best.fits)
        if not best.fits:
            self.query_one("#asked").scroll_end(animate=False)

    @on(Below.Resized)
    def _fit_anew(self) -> None:
        """Fit a verdict anew where its place changed, as when the line of keys takes a line more."""
        if self.is_live and self.shows_verdict and self.room != self._fitted:
            self._update_question()
            self.update_keys()

    def _give_up(self, tight: Tight, *, folded: bool = False) -> None:
        """Give up free lines, or none; where choices are folded away, those around what is asked besides."""
        self.set_class(folded, "folded")
        self.set_class(tight >= Tight.BELOW, "low")
        self.set_class(tight >= Tight.PANEL, "tight")
        self.set_class(tight >= Tight.ALL, "dense")

    @property
    def room(self) -> tuple[int, int]:
        """The cells and lines of the page for the question with its verdict, where free lines are not given up."""
        asked, below = self.query_one("#asked"), self.below
        lines = below.region.bottom - asked.region.y - len({"low", "dense"} & self.classes)
        return below.size.width, lines

    @property
    def _is_high(self) -> bool:
        """Has the screen lines enough for free ones?"""
        return self.app.size.height >= CRAMPED_HEIGHT

    def _share_page(self, *, fits: bool) -> None:
        """Give the question what it needs, or a share of the page where it and the rest do not fit."""
        self._take_share("100%" if fits else ("60%" if self._is_high else "40%"))

    def _take_share(self, share: str) -> None:
        """Let the question take at most so much of the page."""
        if share != self._share:
            self._share = share
            self.query_one("#asked").styles.max_height = share

    def _update_place(self, asked: Asked) -> None:
        bank, width = self.game.session.bank, self.app.size.width
        self.update_part("#place", heading(*question_page.place_line(self.round, asked, bank, width)))
        self.query_one(Strip).show(question_page.segments_of(self.round))
