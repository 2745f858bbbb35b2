"""Makes `quiz/ui/canada.json`, the outlines of Canada that maps are drawn over.

The coastline is Natural Earth's (public domain, https://www.naturalearthdata.com), at 1:50 million, in the form
that the npm package `world-atlas` 2.0.2 gives it:

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    .venv/bin/python .map/make.py package/countries-50m.json
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from quiz.ui.canada import OUTLINES, Point, projected

CANADA = "124"
"""Its number in ISO 3166-1."""

SIZES = ((72, 20), (52, 14), (36, 10))
"""The columns and rows of each outline, the widest first."""

MARGIN = 0.01
"""What is left free around the coast, in radii of the Earth."""

LEAST_AREA = 2e-5
"""Islands smaller than this are left out, in squares of the Earth's radius."""

DOT_BITS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
"""The bit of each dot of a braille cell, by row and column."""

Ring = list[tuple[float, float]]


def rings(topology: dict) -> Iterator[Ring]:
    """The coasts of Canada, projected; TopoJSON keeps arcs as differences of whole numbers."""
    (x_scale, y_scale), (x_from, y_from) = topology["transform"]["scale"], topology["transform"]["translate"]

    def arc(number: int) -> list[tuple[float, float]]:
        x = y = 0
        points = []
        for dx, dy in topology["arcs"][number if number >= 0 else ~number]:
            x, y = x + dx, y + dy
            points.append((x * x_scale + x_from, y * y_scale + y_from))
        return points if number >= 0 else points[::-1]

    for country in topology["objects"]["countries"]["geometries"]:
        if country.get("id") == CANADA:
            for polygon in country["arcs"]:
                for ring in polygon:
                    degrees = [point for number in ring for point in arc(number)]
                    yield [projected(Point(latitude, longitude)) for longitude, latitude in degrees]


def area(ring: Ring) -> float:
    """The area within a ring."""
    return abs(sum(x * v - u * y for (x, y), (u, v) in pairwise([*ring, ring[0]]))) / 2


def crossings(coasts: list[Ring], y: float) -> list[float]:
    """Where a line from west to east crosses a coast."""
    found = []
    for ring in coasts:
        for (x1, y1), (x2, y2) in pairwise([*ring, ring[0]]):
            if (y1 <= y) != (y2 <= y):
                found.append(x1 + (y - y1) * (x2 - x1) / (y2 - y1))
    return sorted(found)


def outline(coasts: list[Ring], columns: int, rows: int) -> dict:
    """An outline of so many cells; the far north is cut off where the rows end."""
    left = min(x for ring in coasts for x, _ in ring) - MARGIN
    right = max(x for ring in coasts for x, _ in ring) + MARGIN
    bottom = min(y for ring in coasts for _, y in ring) - MARGIN
    dot = (right - left) / (columns * 2)
    top = bottom + dot * rows * 4
    cells = [[0] * columns for _ in range(rows)]
    for line in range(rows * 4):
        crossed = crossings(coasts, top - (line + 0.5) * dot)
        for place in range(columns * 2):
            x = left + (place + 0.5) * dot
            if sum(edge < x for edge in crossed) % 2:
                cells[line // 4][place // 2] |= DOT_BITS[line % 4][place % 2]
    return {
        "columns": columns,
        "rows": rows,
        "left": round(left, 6),
        "top": round(top, 6),
        "cell_width": round(dot * 2, 8),
        "cell_height": round(dot * 4, 8),
        "cells": [bytes(row).hex() for row in cells],
    }


if __name__ == "__main__":
    coasts = [ring for ring in rings(json.loads(Path(sys.argv[1]).read_text())) if area(ring) >= LEAST_AREA]
    OUTLINES.write_text(json.dumps([outline(coasts, *size) for size in SIZES], indent=1) + "\n", "ascii")
