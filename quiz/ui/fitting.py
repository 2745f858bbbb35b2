"""How a question, its choices and its verdict share the lines of the screen; worked out before they are shown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from enum import IntEnum
from functools import cache, partial
from typing import NamedTuple, assert_never

from quiz import i18n
from quiz.bank.model import Bank
from quiz.game.phase import ShowingVerdict
from quiz.game.round import Round, Verdict
from quiz.ui.panel import PANEL_EDGE, Air, panel
from quiz.ui.text import Block, Prose
from quiz.ui.widgets.choices import Spacing, choice_rows, correction_rows
from quiz.ui.widgets.rows import SIDES
from quiz.wording.verdicts import shown_verdict

LEAST_SCROLLED = 6
"""A verdict that scrolls has at least so many lines, or what stands above it folds away."""


class Folding(IntEnum):
    """What of the question gives way to its verdict."""

    NOTHING = 0
    """Everything stays where it was."""
    CHOICES = 1
    """Choices neither given nor right fold away; below a follow-up all of them do, and what it asked."""
    SENTENCES = 2
    """Sentences of the follow-up neither picked nor right fold away too."""
    ALL = 3
    """Everything folds away but the question: the verdict repeats what matters of it."""


class Page(NamedTuple):
    """The place for a question with its verdict."""

    width: int
    """How many cells there are beside each other."""
    height: int
    """How many lines there are from the first of the question to the last of the panel."""
    gap: int = 1
    """How many lines are left free above the panel, and could be below it."""
    spacing: Spacing = Spacing.CLOSE
    """The air between and in the choices."""


class Tight(IntEnum):
    """Which free lines are given up for a verdict."""

    NOT = 0
    """None."""
    BELOW = 1
    """The one below the panel."""
    PANEL = 2
    """The one above the panel too."""
    ALL = 3
    """The one above the question too."""


class GivenUp(NamedTuple):
    """What makes place for a verdict."""

    folding: Folding
    """What gives way to it."""
    tight: Tight
    """Which free lines are given up."""
    spacing: Spacing
    """The air that the choices keep."""


class Fit(NamedTuple):
    """A verdict with what stands above it."""

    folding: Folding
    """What gives way to it."""
    tight: Tight
    """Which free lines are given up."""
    spacing: Spacing
    """The air that the choices keep."""
    verdict: Prose
    """The panel."""
    fits: bool
    """Does all of it fit, so that nothing scrolls?"""

    def keeps_question(self, page: Page) -> bool:
        """Is there place for what a follow-up asked: where nothing folds away, or on a free line?"""
        on_free_line = self.folding is Folding.CHOICES and page.gap > 0 and self.tight < Tight.PANEL
        return self.folding is Folding.NOTHING or on_free_line


def fit(played: Round, bank: Bank, page: Page) -> Fit:
    """The verdict of a round with the most around it that fits.

    Args:
        played: A round that shows a verdict.
        bank: Where its sources stand.
        page: The place for both.
    """
    inner = page.width - PANEL_EDGE
    lines = shown_verdict(played, bank, in_sight=True)
    picked = _picked(played)
    panel_of = cache(partial(panel, lines, inner))  # each is tried more than once
    space_of = cache(partial(_space, played, page))
    for given_up, air in _steps(page, followed=picked is not None):
        verdict = panel_of(air)
        if verdict.height(inner) <= space_of(given_up):
            return Fit(*given_up, verdict, True)
    if picked is not None and space_of(given_up) < LEAST_SCROLLED:
        given_up = given_up._replace(folding=Folding.ALL)
        verdict = panel(shown_verdict(played, bank), inner, Air.BADGE)
        return Fit(*given_up, verdict, verdict.height(inner) <= _space(played, page, given_up))
    return Fit(*given_up, verdict, False)


def _steps(page: Page, *, followed: bool) -> Iterator[tuple[GivenUp, Air]]:
    """What is given up, one thing after the other; the last step gives up all that can be.

    A free line before the explanation is worth more than air between choices, and than choices neither given nor
    right; more air than that is not.
    """
    spacings = [spacing for spacing in reversed(Spacing) if spacing <= page.spacing]
    airy = [GivenUp(Folding.NOTHING, Tight.NOT, spacing) for spacing in spacings]
    close = [
        GivenUp(folding, tight, Spacing.CLOSE)
        for folding in (Folding.NOTHING, Folding.CHOICES)
        for tight in (Tight.NOT, Tight.BELOW)
        if tight is Tight.NOT or page.gap
    ]
    loose = [*airy[:-1], *close]
    tight = [GivenUp(Folding.CHOICES, Tight.PANEL, Spacing.CLOSE)] if page.gap else []
    yield from ((given_up, air) for given_up in loose for air in reversed(Air) if air >= Air.EXPLANATION)
    yield from ((given_up, air) for given_up in tight for air in (Air.IDEAS, Air.EXPLANATION))
    yield from ((given_up, air) for given_up in [*close, *tight] for air in (Air.BADGE, Air.NONE))
    if followed:
        yield GivenUp(Folding.SENTENCES, Tight.PANEL if page.gap else Tight.NOT, Spacing.CLOSE), Air.NONE
    if page.gap:
        last = Folding.SENTENCES if followed else Folding.CHOICES
        yield GivenUp(last, Tight.ALL, Spacing.CLOSE), Air.NONE


def _space(played: Round, page: Page, given_up: GivenUp) -> int:
    """The lines that are left for the panel."""
    return page.height - _above(played, page.width, given_up) - _gaps(played, page.gap, given_up.tight)


def _gaps(played: Round, gap: int, tight: Tight) -> int:
    """The free lines around the panel, less what is gained where they are given up."""
    match tight:
        case Tight.NOT:
            return gap if _picked(played) is None else 2 * gap
        case Tight.BELOW:
            return 0 if _picked(played) is None else gap
        case Tight.PANEL:
            return -gap
        case Tight.ALL:
            return -2 * gap
        case _:
            assert_never(tight)


def _picked(played: Round) -> int | None:
    """Which correction was picked, where a follow-up was answered."""
    return played.phase.picked if isinstance(played.phase, ShowingVerdict) else None


def _above(played: Round, width: int, given_up: GivenUp) -> int:
    """The lines of the question, its choices and its follow-up."""
    verdict, picked, folding = played.verdicts[-1], _picked(played), given_up.folding
    stem = Prose([Block(verdict.asked.question.stem.in_language(i18n.language()), "bold")]).height(width) + 1
    if picked is not None and folding:
        return stem + _height(follow_up(verdict, width, picked, folding), width)
    choices = choice_rows(
        verdict.asked,
        width,
        verdict=verdict,
        folded=folding > Folding.NOTHING,
        spacing=given_up.spacing,
    )
    follow = follow_up(verdict, width, picked, folding)
    head = 2 if follow else 0
    return stem + _height(choices, width) + head + _height(follow, width)


def follow_up(verdict: Verdict, width: int, picked: int | None, folding: Folding) -> list[Block]:
    """The rows of a follow-up that was answered; none where there was none."""
    if picked is None or folding is Folding.ALL:
        return []
    return correction_rows(verdict.asked, width, picked=picked, folded=folding is Folding.SENTENCES)


def _height(rows: list[Block], width: int) -> int:
    """The lines of rows, whose text keeps off both edges."""
    return Prose(replace(row, sides=SIDES) for row in rows).height(width)
