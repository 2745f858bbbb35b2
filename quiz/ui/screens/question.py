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
from quiz.ui.colours import QUIET, RIGHT
from quiz.ui.fitting import Folding, fit, follow_up
from quiz.ui.screens.base import QuizScreen
from quiz.ui.screens.leave import LeaveScreen
from quiz.ui.shortcuts import Shortcut, bindings_of, help_shortcut, language_shortcut
from quiz.ui.text import Block, Prose
from quiz.ui.widgets.choices import AIRY_HEIGHT, ROOMY, ChoiceList, correction_rows
from quiz.ui.widgets.keys import heading
from quiz.ui.widgets.rows import NOWHERE, Chosen, Rows
from quiz.ui.widgets.strip import Segment, Strip

CRAMPED_HEIGHT = 20
"""Below so many lines there are no free lines around a verdict, and a question that scrolls gets 40 % of the page."""

NOTABLE_STREAK = 3
"""From so many right answers in a row on the run is shown."""

ANSWER_KEYS = "123456789abcdefghitv"
"""Every key that may answer a question; which of them do is the question's to say."""

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
        Shortcut(
            "left,b", "back", "← b", lambda _s: _("back"), lambda s: s.can_move and s.round.position > 0
        ),
        Shortcut("right,n", "forward", "→ n", lambda _s: _("next"), lambda s: s.can_move),
        Shortcut("h", "review", "h", lambda _s: _("hand in"), lambda s: s.can_move),
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
        with Vertical(id="below"):
            with Vertical(id="follow"):
                yield Static(id="head")
                yield Rows(id="asking")
            with Vertical(id="outcome"):
                yield Static(id="verdict")
            yield Static(id="more")

    def on_mount(self) -> None:
        """Keep the mark below a verdict that scrolls; Textual calls the base class's part after this one."""
        self.watch(self.query_one("#outcome"), "scroll_y", self._update_more, init=False)

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
        if isinstance(phase, AskingCorrection):
            return wording.correction_place(key, asked)
        certainty = None if self.round.exam and key in wording.LETTERS else wording.certainty_of(key)
        return None if certainty is None else CERTAINTIES.index(certainty)

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

    async def action_back(self) -> None:
        """Go back to the question before."""
        self.round = self.round.back()
        await self._show_state()

    async def action_forward(self) -> None:
        """Go on to the question after, answered or not."""
        self.round = self.round.forward()
        await self._show_state()

    async def action_review(self) -> None:
        """See every answer before the exam is handed in."""
        self.round = self.round.review()
        await self._show_state()

    async def _show_state(self) -> None:
        if isinstance(self.round.phase, Over | Reviewing):
            self.game.go_past_end(self.round)
            return
        if self.shows_verdict:
            self.take_enter()
        else:
            self.pause_enter()
            self.query_one("#asking", Rows).cursor = NOWHERE
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
        return self.shows_verdict and self.query_one("#below").has_class("scrolls")

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
        choices, follow = self.query_one(ChoiceList), self.query_one("#follow")
        judged = self.round.verdicts[-1] if isinstance(self.round.phase, AskingCorrection) else None
        given = self.round.given
        choices.put(asked, judged, given=given.place if self.round.exam and given is not None else None)
        choices.display = True
        self._loosen()
        follow.display = self._asks_more
        self.query_one("#outcome").display = False
        if self._asks_more:
            head, rows = self._more(asked)
            self.update_part("#head", Prose([Block(head, "bold")]))
            self.query_one("#head").display = True
            asking = self.query_one("#asking", Rows)
            asking.locked = False
            asking.show(rows, cursor=None if asking.has_focus else NOWHERE)
            asking.focus(scroll_visible=False)
            self._share_page(fits=self.app.size.height >= CRAMPED_HEIGHT)
            if self.app.size.height < CRAMPED_HEIGHT:
                self.query_one("#asked").scroll_end(animate=False)
        else:
            self._share_page(fits=True)
            if not choices.has_focus:
                choices.focus(scroll_visible=False)

    def _update_verdict(self, asked: Asked) -> None:
        """Show the verdict, with as much above it as fits."""
        verdict, phase = self.round.verdicts[-1], self.round.phase
        width, height = self.room
        high = self.app.size.height >= CRAMPED_HEIGHT
        best = fit(
            self.round,
            self.game.session.bank,
            width,
            height,
            gap=int(high),
            airy=self.app.size.height >= AIRY_HEIGHT,
        )
        picked = phase.picked if isinstance(phase, ShowingVerdict) else None
        follow = follow_up(verdict, width, picked, best.folding)
        choices, outcome = self.query_one(ChoiceList), self.query_one("#outcome")
        choices.put(asked, verdict, folded=best.folding > Folding.NOTHING)
        choices.display = not (follow and best.folding)
        self.query_one("#follow").display = bool(follow)
        self.query_one("#head").display = not best.folding
        asking = self.query_one("#asking", Rows)
        asking.locked = True
        asking.show(follow)
        if choices.display and not choices.has_focus:
            choices.focus(scroll_visible=False)
        outcome.display = True
        outcome.set_class(not verdict.correct, "wrong")
        self.update_part("#verdict", best.verdict)
        self._loosen(tight=best.tight, scrolls=not best.fits)
        self._update_more()
        self._share_page(fits=best.fits)
        outcome.scroll_home(animate=False)
        if not best.fits:
            self.query_one("#asked").scroll_end(animate=False)
        self.call_after_refresh(self._settle, height)

    def _settle(self, height: int) -> None:
        """Update what depends on the layout: the keys, and what more there is; fit anew where the page changed."""
        if not self.is_live or not self.shows_verdict:
            return
        self.update_keys()
        if self.room[1] != height:
            self.call_after_refresh(self.update_page)

    @property
    def room(self) -> tuple[int, int]:
        """The cells and lines of the page for the question with its verdict, where free lines are not given up."""
        asked, below = self.query_one("#asked"), self.query_one("#below")
        lines = below.region.bottom - asked.region.y - int(self.has_class("tight"))
        return below.size.width, lines

    def _loosen(self, *, tight: bool = False, scrolls: bool = False) -> None:
        """Give the free lines around the panel up, or back; and make place for the mark that more follows."""
        self.set_class(tight and self.app.size.height >= CRAMPED_HEIGHT, "tight")
        self.query_one("#below").set_class(scrolls, "scrolls")

    def _update_more(self) -> None:
        """Show below a verdict that scrolls whether more follows."""
        outcome = self.query_one("#outcome")
        at_end = 0 < outcome.max_scroll_y <= outcome.scroll_y
        text = "↓ " + _("more") if self.verdict_scrolls and not at_end else ""
        self.update_part("#more", Prose([Block("", after=text, after_style=f"bold {RIGHT}")]))

    @property
    def _asks_more(self) -> bool:
        """Is something asked besides the question itself?"""
        return isinstance(self.round.phase, AskingCertainty | AskingCorrection)

    def _more(self, asked: Asked) -> tuple[str, list[Block]]:
        """What is asked besides the question itself, and what can be answered."""
        if isinstance(self.round.phase, AskingCorrection):
            head = _("Right, it is false. What is true?")
            return head, correction_rows(asked, self.query_one("#below").size.width)
        rows = [
            Block(wording.certainty_name(level), before=f"{number}  ", before_style=QUIET)
            for number, level in enumerate(CERTAINTIES, 1)
        ]
        return _("How sure are you?"), rows

    def _share_page(self, *, fits: bool) -> None:
        """Give the question what it needs, or a share of the page where it and the rest do not fit."""
        share = "100%" if fits else ("60%" if self.app.size.height >= CRAMPED_HEIGHT else "40%")
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
