"""The spread of a class's results as columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quiz.i18n import NO_BREAK_SPACE, percent
from quiz.ui.colours import QUIET, RIGHT
from quiz.ui.progress_page import HEIGHTS
from quiz.ui.text import Block

ROWS = 5
"""How many lines the highest column takes."""

LEAST_STEP, MOST_STEP = 3, 6
"""The fewest and the most cells from one column to the next, with the free one between them."""


def columns(counts: Sequence[int], width: int) -> Iterator[Block]:
    """A column for each count, with the count above it and shares of the paper below the line.

    Args:
        counts: How many results lie in each of equal parts, from nothing right to everything right.
        width: How many cells there are beside each other.
    """
    step = max(LEAST_STEP, min(MOST_STEP, (width - len(percent(1))) // len(counts)))
    last = percent(1) if step * len(counts) + len(percent(1)) <= width else "100"
    most = max(counts)
    heights = [max(round(count / most * ROWS * len(HEIGHTS)), 1 if count else 0) for count in counts]
    for row in range(ROWS, -1, -1):
        cells = (_cell(count, height, row, step - 1) for count, height in zip(counts, heights, strict=True))
        yield _line(" ".join(cells), RIGHT)
    yield _line("─" * (step * len(counts) - 1), QUIET)
    marks = (f"{100 * place // len(counts):<{step}}" for place in range(len(counts)))
    yield _line("".join(marks) + last, QUIET)


def _cell(count: int, height: int, row: int, width: int) -> str:
    """What a column shows in a row, counted from 0 at the line: a part of itself, its count above it, or nothing."""
    full = len(HEIGHTS)
    filled = min(height - row * full, full)
    if filled > 0:
        return HEIGHTS[filled - 1] * width
    return f"{count if count and -full < filled else '':^{width}}"


def _line(text: str, style: str) -> Block:
    return Block(text.rstrip().replace(" ", NO_BREAK_SPACE), style)
