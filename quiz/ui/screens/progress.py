"""How far the learner has come: topics, rounds, days, beliefs, and what is due."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from quiz import i18n, wording
from quiz.game.draw import RoundKind
from quiz.i18n import _
from quiz.study.progress import Progress
from quiz.ui.colours import QUIET, RIGHT, WRONG
from quiz.ui.screens.base import QuizScreen
from quiz.ui.shortcuts import Shortcut, bindings_of, help_shortcut, language_shortcut
from quiz.ui.text import Block, Prose
from quiz.ui.widgets.keys import heading
from quiz.wording.progress import calibration_line, due_lines

KNOWN, LEARNING, NEW = "█", "▒", "·"
"""The signs of what is known, being learnt and new; dark, half and empty, so that they need no colour."""

BAR_WIDTH, NARROW_BAR = 20, 6
"""The cells of a topic's bar, on a wide and on a narrow screen."""

HEIGHTS = "▁▂▃▄▅▆▇█"
"""The signs of a round's score, from none right to all right."""

ROUNDS_SHOWN = 40
"""How many of the last rounds the line of scores shows."""

PRACTISED, IDLE = "■", "·"
"""The signs of a day on which something was answered, and of another."""


class ProgressScreen(QuizScreen[None]):
    """Read and close."""

    SHORTCUTS: ClassVar[Sequence[Shortcut]] = (
        Shortcut("escape,q,enter", "close", lambda _s: _("Esc"), lambda _s: _("home")),
        Shortcut(label="↑↓", words=lambda _s: _("scroll")),
        language_shortcut(),
        help_shortcut(),
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings_of(SHORTCUTS)

    def page(self) -> ComposeResult:
        """The report."""
        yield Static(id="place")
        with VerticalScroll(id="reading", classes="body"):
            yield Static(id="progress")

    def update_page(self) -> None:
        """Show how far the learner has come."""
        progress = self.game.session.progress()
        known = sum(topic.known for topic in progress.topics)
        total = len(self.game.session.bank.questions)
        figure = _("{known} of {count} known").format(known=known, count=total)
        self.update_part("#place", heading(_("Progress"), figure))
        width = BAR_WIDTH if self.app.size.width >= 72 else NARROW_BAR
        self.update_part("#progress", Prose(blocks_of(progress, width)))
        self.query_one("#reading", VerticalScroll).focus()

    def action_close(self) -> None:
        """Go back to the first screen."""
        self.dismiss(None)


def blocks_of(progress: Progress, width: int) -> Iterator[Block]:
    """The report in paragraphs, with bars of so many cells."""
    yield Block(_("Topics"), "bold")
    yield Block(_legend(), QUIET)
    for one in progress.topics:
        title = one.topic.title.in_language(i18n.language())
        total = one.known + one.learning + one.new
        figures = f"{_bar(one.known, one.learning, total, width)}  {one.known:>2}/{total}"
        yield Block(title, after=figures, after_style=RIGHT)
    if not any(day.answers for day in progress.calendar) and not progress.rounds:
        yield Block("")
        yield Block(_("Nothing has been played yet. A first round takes three minutes."))
        return
    yield from _rounds(progress)
    yield from _days(progress)
    yield from _due(progress)
    yield from _beliefs(progress)
    yield from _certainty(progress)


def _legend() -> str:
    parts = ((KNOWN, _("known")), (LEARNING, _("learning")), (NEW, _("new")))
    return "  ".join(f"{sign} {name}" for sign, name in parts)


def _bar(known: int, learning: int, total: int, width: int) -> str:
    """A bar in three parts; what there is of a part shows, however little."""
    if not total:
        return NEW * width
    dark = max(round(known / total * width), bool(known))
    half = min(max(round(learning / total * width), bool(learning)), width - dark)
    return KNOWN * dark + LEARNING * half + NEW * (width - dark - half)


def _rounds(progress: Progress) -> Iterator[Block]:
    yield Block("")
    yield Block(_("Last rounds"), "bold")
    if not progress.rounds:
        yield Block(_("No round has been finished yet."))
        return
    shown = progress.rounds[-ROUNDS_SHOWN:]
    line = "".join(HEIGHTS[int(one.tally.share * (len(HEIGHTS) - 1) + 0.5)] for one in shown)
    yield Block(line, RIGHT, after=wording.score_line(shown[-1].tally), after_style=QUIET)
    for kind in RoundKind:
        if kind in progress.best:
            best = wording.score_line(progress.best[kind])
            yield Block(_("Best, {kind}").format(kind=wording.round_name(kind).lower()), after=best)


def _days(progress: Progress) -> Iterator[Block]:
    yield Block("")
    figure = _("{days} of the last {count}").format(
        days=progress.days_practised, count=len(progress.calendar)
    )
    yield Block(_("Days practised"), "bold", after=figure, after_style=QUIET)
    weeks = [progress.calendar[start : start + 7] for start in range(0, len(progress.calendar), 7)]
    days = ("".join(PRACTISED if day.answers else IDLE for day in week) for week in weeks)
    yield Block("  ".join(days), RIGHT)


def _due(progress: Progress) -> Iterator[Block]:
    yield Block("")
    yield Block(_("Due for review"), "bold")
    yield from map(Block, due_lines(progress))


def _beliefs(progress: Progress) -> Iterator[Block]:
    if progress.held:
        yield Block("")
        yield Block(_("Beliefs to look at again"), "bold")
    for held in progress.held:
        language = i18n.language()
        yield Block(
            held.misconception.belief.in_language(language),
            before=f"{wording.wrong_sign()} ",
            before_style=WRONG,
        )
        yield Block(held.misconception.reteach.in_language(language), QUIET, before="  ")


def _certainty(progress: Progress) -> Iterator[Block]:
    if progress.calibration:
        yield Block("")
        yield Block(_("How well sureness matches truth"), "bold")
    for level in progress.calibration:
        if level.tally.asked:
            yield Block(wording.certainty_name(level.sureness), after=calibration_line(level))
    if progress.corrections.asked:
        yield Block("")
        score = wording.score_line(progress.corrections)
        yield Block(_("What makes it false"), "bold", after=score, after_style=QUIET)
