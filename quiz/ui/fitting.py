"""How a question, its choices and its verdict share the lines of the screen; worked out before they are shown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from enum import IntEnum
from typing import NamedTuple

from quiz import i18n, wording
from quiz.bank.model import Bank
from quiz.game.phase import ShowingVerdict
from quiz.game.round import Round, Verdict
from quiz.ui.panel import MOST_AIR, PANEL_EDGE, panel
from quiz.ui.text import Block, Prose
from quiz.ui.widgets.choices import choice_rows, correction_rows
from quiz.ui.widgets.rows import SIDES


class Folding(IntEnum):
    """What of the question gives way to its verdict."""

    NOTHING = 0
    """Everything stays where it was."""
    CHOICES = 1
    """Choices neither given nor right fold away; below a follow-up all of them do, and what it asked."""
    SENTENCES = 2
    """Sentences of the follow-up neither picked nor right fold away too."""


class Fit(NamedTuple):
    """A verdict with what stands above it."""

    folding: Folding
    """What gives way to it."""
    tight: bool
    """Are the free lines around it given up?"""
    verdict: Prose
    """The panel."""
    fits: bool
    """Does all of it fit, so that nothing scrolls?"""


def fit(played: Round, bank: Bank, width: int, height: int, *, gap: int = 1, airy: bool = False) -> Fit:
    """The verdict of a round with the most around it that fits.

    Args:
        played: A round that shows a verdict.
        bank: Where its sources stand.
        width: How many cells the page has beside each other.
        height: How many lines there are from the first of the question to the last of the panel.
        gap: How many lines are left free above the panel, and could be below it.
        airy: Is a line left free between two choices?
    """
    lines = wording.shown_verdict(played, bank, in_sight=True)
    inner = width - PANEL_EDGE
    tried = Fit(Folding.NOTHING, False, Prose([]), False)
    for folding, tight in _steps(played, gap):
        space = height - _above(played, width, folding, airy=airy) - _gaps(played, gap, tight=tight)
        for air in range(0 if tight else MOST_AIR, -1, -1):
            verdict = panel(lines, inner, air)
            tried = Fit(folding, tight, verdict, verdict.height(inner) <= space)
            if tried.fits:
                return tried
    return tried


def _steps(played: Round, gap: int) -> Iterator[tuple[Folding, bool]]:
    """What is given up, one thing after the other."""
    yield Folding.NOTHING, False
    yield Folding.CHOICES, False
    if gap:
        yield Folding.CHOICES, True
    if _picked(played) is not None:
        yield Folding.SENTENCES, gap > 0


def _gaps(played: Round, gap: int, *, tight: bool) -> int:
    """The free lines around the panel; below it one is gained where they are given up."""
    if tight:
        return -gap
    return gap if _picked(played) is None else 2 * gap


def _picked(played: Round) -> int | None:
    """Which correction was picked, where a follow-up was answered."""
    return played.phase.picked if isinstance(played.phase, ShowingVerdict) else None


def _above(played: Round, width: int, folding: Folding, *, airy: bool) -> int:
    """The lines of the question, its choices and its follow-up."""
    verdict = played.verdicts[-1]
    stem = Prose([Block(verdict.asked.question.stem.in_language(i18n.language()), "bold")]).height(width) + 1
    follow = follow_up(verdict, width, _picked(played), folding)
    rows = choices_of(verdict, width, folding, airy=airy) if not follow or not folding else []
    head = 2 if follow and not folding else 0
    return stem + _height(rows, width) + head + _height(follow, width)


def choices_of(verdict: Verdict, width: int, folding: Folding, *, airy: bool = False) -> list[Block]:
    """The rows of the choices."""
    return choice_rows(verdict.asked, width, verdict=verdict, folded=folding > Folding.NOTHING, airy=airy)


def follow_up(verdict: Verdict, width: int, picked: int | None, folding: Folding) -> list[Block]:
    """The rows of a follow-up that was answered; none where there was none."""
    if picked is None:
        return []
    return correction_rows(verdict.asked, width, picked=picked, folded=folding is Folding.SENTENCES)


def _height(rows: list[Block], width: int) -> int:
    """The lines of rows, whose text keeps off both edges."""
    return Prose(replace(row, sides=SIDES) for row in rows).height(width)
