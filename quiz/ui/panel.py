"""The panel of a verdict: a filled badge, then paragraphs, with more or less air."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quiz.ui.colours import ON_RIGHT, ON_WRONG, QUIET, RIGHT, WRONG
from quiz.ui.text import GAP, Block, Prose
from quiz.wording import Line, Role

MOST_AIR = 3
"""The badge on a line of its own, and a free line after it and between paragraphs.

2: no free line after the badge; 1: no free lines; 0: the badge begins the first paragraph.
"""

PANEL_EDGE = 5
"""The cells that the edge of the panel and the air in it take of its width."""

_LEADS = {Role.WRONG: f"bold {WRONG}", Role.RIGHT: f"bold {RIGHT}"}
"""How the first words of a paragraph look."""


def badge(line: Line) -> str:
    """The outcome as it stands on its badge, with its sign."""
    return f" {line.sign} {line.lead.rstrip('.').upper()} "


def panel(lines: Sequence[Line], width: int, air: int) -> Prose:
    """A verdict with so much air.

    Args:
        lines: The paragraphs of the verdict; the first begins with the outcome.
        width: How many cells there are beside each other within the panel.
        air: How much, from 0 to `MOST_AIR`.
    """
    return Prose(_blocks(lines, air, width))


def _blocks(lines: Sequence[Line], air: int, width: int) -> Iterator[Block]:
    """The paragraphs with so much air."""
    first, rest = lines[0], list(lines[1:])
    filled = f"bold {ON_RIGHT if first.role is Role.RIGHT else ON_WRONG}"
    outcome, why = badge(first), first.text.removeprefix(first.lead).strip()
    if air:
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
        yield Block(f"{outcome} {why}" if why else outcome, lead=len(outcome), lead_style=filled)
        paragraphs = rest
    for number, line in enumerate(paragraphs):
        if air >= MOST_AIR - bool(number):
            yield Block("")
        yield Block(
            line.text,
            QUIET if line.role is Role.SOURCE else "",
            lead=len(line.lead),
            lead_style=_LEADS.get(line.role, ""),
        )


def _fits(note: str, outcome: str, width: int) -> bool:
    """Does a note fit at the right of the badge?"""
    return len(outcome) + GAP + len(note) <= width
