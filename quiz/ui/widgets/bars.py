"""Bars of a topic: how much of it was met, was right, and is firm."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from quiz.ui.colours import QUIET, RIGHT, WRONG

FIRM, RIGHT_LAST, MET, NEW = "█", "▓", "▒", "░"
"""The signs of a bar, from full to faint, so that it needs no colour."""

_STYLES = (RIGHT, RIGHT, WRONG, QUIET)


def bar(counts: Sequence[int], width: int) -> Content:
    """A bar of `width` cells.

    A part of which there is anything has at least one cell while there are cells enough.

    Args:
        counts: How many questions are firm, right last time, met otherwise, and new.
        width: How many cells.
    """
    parts = zip((FIRM, RIGHT_LAST, MET, NEW), _STYLES, shares(counts, width), strict=True)
    return Content("").join(Content.styled(sign * cells, style) for sign, style, cells in parts)


def shares(counts: Sequence[int], width: int) -> list[int]:
    """How many of `width` cells each count gets: the largest remainders, and one for the least.

    A bar without counts is all of its last part.
    """
    total = sum(counts)
    if not total:
        return [0] * (len(counts) - 1) + [width]
    cells = [count * width // total for count in counts]
    remainders = sorted(range(len(counts)), key=lambda part: (-(counts[part] * width % total), part))
    for part in remainders[: width - sum(cells)]:
        cells[part] += 1
    for part, count in enumerate(counts):
        if count and not cells[part] and max(cells) > 1:
            cells[cells.index(max(cells))] -= 1
            cells[part] = 1
    return cells
