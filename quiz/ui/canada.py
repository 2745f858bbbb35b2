"""A map of Canada in characters, with numbered points on it; independent of Textual.

The outline was made once by `.map/make.py` and stands in `canada.json`, in three sizes. Points are put on it
with the same projection that it was made with.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from functools import cache
from math import cos, log, pi, radians, sin, tan
from pathlib import Path
from typing import Any, NamedTuple

OUTLINES = Path(__file__).with_name("canada.json")
"""The outlines, the widest first."""

FIRST_PARALLEL, SECOND_PARALLEL, CENTRAL_MERIDIAN = radians(49), radians(77), radians(-95)
"""The parallels that keep their length, and the meridian that stands upright.

They are those of Statistics Canada's standard projection.
https://www12.statcan.gc.ca/census-recensement/2021/ref/dict/az/Definition-eng.cfm?ID=geo031
"""

BRAILLE = 0x2800
"""The code point of the empty braille cell; each of its lowest eight bits is one dot."""

LAND = "#"
"""Stands for a cell of land where the terminal's font lacks braille dots."""

LEAST_DOTS = 4
"""From so many of eight dots on a cell counts as land."""


class Point(NamedTuple):
    """A place on the map."""

    latitude: float
    """In degrees, north is positive."""
    longitude: float
    """In degrees, east is positive."""


class Mark(NamedTuple):
    """Where the number of a point stands."""

    row: int
    column: int
    number: int
    """The number of the point, counted from 1."""


class Drawing(NamedTuple):
    """A map that is drawn."""

    lines: tuple[str, ...]
    """Its lines, all of one width, without the numbers."""
    marks: tuple[Mark, ...]
    """The numbers of the points that lie within it."""


def projected(point: Point) -> tuple[float, float]:
    """The place of a point in the plane, in radii of the Earth, x to the east and y to the north.

    Lambert conformal conic projection of a sphere with two standard parallels: J. P. Snyder, "Map Projections -
    A Working Manual" (1987), equations 14-1 to 14-4 and 15-1 to 15-4, https://doi.org/10.3133/pp1395
    """
    cone = log(cos(FIRST_PARALLEL) / cos(SECOND_PARALLEL)) / log(
        _half(SECOND_PARALLEL) / _half(FIRST_PARALLEL)
    )
    scale = cos(FIRST_PARALLEL) * _half(FIRST_PARALLEL) ** cone / cone
    distance = scale / _half(radians(point.latitude)) ** cone
    angle = cone * (radians(point.longitude) - CENTRAL_MERIDIAN)
    return distance * sin(angle), -distance * cos(angle)


def _half(latitude: float) -> float:
    return tan(pi / 4 + latitude / 2)


@cache
def _outlines() -> list[dict[str, Any]]:
    outlines: list[dict[str, Any]] = json.loads(OUTLINES.read_text(encoding="ascii"))
    return outlines


def drawing(points: Iterable[Point], columns: int, rows: int, *, braille: bool = True) -> Drawing | None:
    """The widest map that fits, with its points; None where the smallest does not fit.

    Two points that would stand in one cell are put side by side, in their order.

    Args:
        points: What is numbered on it.
        columns: How many cells there are beside each other.
        rows: How many lines there are.
        braille: Can the terminal's font show braille dots?
    """
    for outline in _outlines():
        if outline["columns"] <= columns and outline["rows"] <= rows:
            lines = tuple(_line(cells, braille=braille) for cells in outline["cells"])
            return Drawing(lines, tuple(_marks(points, outline)))
    return None


def _line(cells: str, *, braille: bool) -> str:
    dots = bytes.fromhex(cells)
    if braille:
        return "".join(chr(BRAILLE + cell) if cell else " " for cell in dots)
    return "".join(LAND if cell.bit_count() >= LEAST_DOTS else " " for cell in dots)


def _marks(points: Iterable[Point], outline: dict[str, Any]) -> Sequence[Mark]:
    marks: list[Mark] = []
    taken: set[tuple[int, int]] = set()
    for number, point in enumerate(points, 1):
        x, y = projected(point)
        column = int((x - outline["left"]) / outline["cell_width"])
        row = int((outline["top"] - y) / outline["cell_height"])
        while (row, column) in taken:
            column += 1
        if 0 <= row < outline["rows"] and 0 <= column < outline["columns"]:
            taken.add((row, column))
            marks.append(Mark(row, column, number))
    return marks
