"""The panel of a verdict: a filled badge, then paragraphs, with more or less air."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import IntEnum
from typing import assert_never

from quiz.ui.colours import ON_RIGHT, ON_WRONG, QUIET, RIGHT, WRONG, on_fill
from quiz.ui.text import GAP, Block, Prose
from quiz.wording.verdicts import Line, Role


class Air(IntEnum):
    """How much is left free in a panel, from nothing on."""

    NONE = 0
    """The badge begins the first paragraph."""
    BADGE = 1
    """The badge has a line of its own."""
    EXPLANATION = 2
    """The badge begins the first paragraph, with a free line before the explanation alone."""
    IDEAS = 3
    """The badge begins the first paragraph, with a free line between paragraphs, but none before the source."""
    PARAGRAPHS = 4
    """The badge has a line of its own, with a free line between paragraphs."""
    ALL = 5
    """The same, with a free line below the badge too."""

    @property
    def sets_badge_apart(self) -> bool:
        """Has the badge a line of its own?"""
        return self not in (Air.NONE, Air.EXPLANATION, Air.IDEAS)


PANEL_EDGE = 4
"""The cells that the edge of the panel and the air in it take of its width."""

_LEADS = {Role.WRONG: f"bold {WRONG}", Role.RIGHT: f"bold {RIGHT}"}
"""How the first words of a paragraph look."""


def badge(line: Line) -> str:
    """The outcome as it stands on its badge, with its sign."""
    return f" {line.sign} {line.lead.rstrip('.').upper()} "


def panel(lines: Sequence[Line], width: int, air: Air) -> Prose:
    """A verdict with so much air.

    Args:
        lines: The paragraphs of the verdict; the first begins with the outcome.
        width: How many cells there are beside each other within the panel.
        air: How much.
    """
    return Prose(_blocks(lines, air, width))


def _blocks(lines: Sequence[Line], air: Air, width: int) -> Iterator[Block]:
    """The paragraphs with so much air."""
    first, rest = lines[0], list(lines[1:])
    filled = f"{on_fill()} {ON_RIGHT if first.role is Role.RIGHT else ON_WRONG}"
    outcome, why = badge(first), first.text.removeprefix(first.lead).strip()
    apart = air.sets_badge_apart or not why
    if apart:
        note = next(
            (line for line in rest if line.role is Role.NOTE and _fits(line.text, outcome, width)), None
        )
        rest = [line for line in rest if line is not note]
        yield Block(
            "",
            before=outcome,
            before_style=filled,
            after=note.text if note else "",
            after_style=f"bold {RIGHT}",
        )
        paragraphs = [Line(first.role, why), *rest] if why else rest
    else:
        yield Block(f"{outcome} {why}", lead=len(outcome), lead_style=filled)
        paragraphs = rest
    for number, line in enumerate(paragraphs, not apart):
        if _is_apart(line, number, air):
            yield Block("")
        yield Block(
            line.text,
            QUIET if line.role is Role.SOURCE else "",
            lead=len(line.lead),
            lead_style=_LEADS.get(line.role, ""),
        )


def _is_apart(line: Line, number: int, air: Air) -> bool:
    """Is a line left free before a paragraph, the first of which has the number 0?"""
    match air:
        case Air.NONE | Air.BADGE:
            return False
        case Air.EXPLANATION:
            return line.role is Role.EXPLANATION and number > 0
        case Air.IDEAS:
            return line.role is not Role.SOURCE and number > 0
        case Air.PARAGRAPHS:
            return number > 0
        case Air.ALL:
            return True
        case _:
            assert_never(air)


def _fits(note: str, outcome: str, width: int) -> bool:
    """Does a note fit at the right of the badge?"""
    return len(outcome) + GAP + len(note) <= width
