"""A map of Canada with numbered points, as wide as fits."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from quiz import i18n
from quiz.bank.model import Topic
from quiz.ui.canada import BRAILLE, Drawing, Point, drawing
from quiz.ui.colours import on_fill
from quiz.ui.text import wrap
from quiz.ui.widgets.keys import packed
from quiz.wording.topics import map_line

LAND_STYLE, NUMBER_STYLE = "$quiet", "$on-brand on $brand"
"""How the land and the numbers on it look."""

TEXT_LINES = 3
"""So many lines of what holds the map are left for the text below it."""

BESIDE = 3
"""The least number of cells between the map and its legend at the right."""


def shows_braille() -> bool:
    """Can the terminal show braille dots? The fonts of a Linux console have none, nor have old encodings."""
    encoding = getattr(sys.__stderr__, "encoding", None) or "utf-8"
    try:
        chr(BRAILLE).encode(encoding)
    except (UnicodeError, LookupError):
        return False
    return os.environ.get("TERM") != "linux"


class CanadaMap(Widget):
    """The map of a topic and its legend; where it does not fit, a sentence with the same points."""

    def __init__(self) -> None:
        super().__init__()
        self._points: Sequence[Point] = ()
        self._names: Sequence[str] = ()
        self._sentence = ""
        self._rows = 0
        """The most lines that the map may take."""

    def show(self, topic: Topic) -> None:
        """Show the points of a topic; nothing where it has none."""
        self._points = [Point(point.latitude, point.longitude) for point in topic.map]
        self._names = [point.name.in_language(i18n.language()) for point in topic.map]
        self._sentence = map_line(topic)
        self.display = bool(self._points)
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the widest map takes that leaves space for text."""
        self._rows = container.height - TEXT_LINES
        return self._content(width).plain.count("\n") + 1

    def render(self) -> Content:
        """The map, or the sentence in its place."""
        return self._content(self.size.width)

    def _content(self, width: int) -> Content:
        drawn = drawing(self._points, width, self._rows, braille=shows_braille())
        if drawn is None:
            return Content("\n").join(wrap(Content(self._sentence, strip_control_codes=False), width))
        return content_of(drawn, self._names, width)


def content_of(drawn: Drawing, names: Sequence[str], width: int) -> Content:
    """A map with its legend, in the middle of so many cells.

    The legend stands at the right, beside the seas of the Arctic, or below where the right is too narrow.
    """
    entries = [_number(number) + Content(f" {name}") for number, name in enumerate(names, 1)]
    lines = _painted(drawn)
    columns, longest = len(drawn.lines[0]), max(entry.cell_length for entry in entries)
    if columns + BESIDE + longest > width or len(entries) > len(lines):
        left = max(0, (width - columns) // 2)
        return Content("\n").join(
            [*(line.pad_left(left) for line in lines), Content(""), packed(entries, width)]
        )
    left = (width - columns - BESIDE - longest) // 2
    for row, entry in enumerate(entries):
        lines[row] = lines[row] + Content(" " * BESIDE) + entry
    return Content("\n").join(line.pad_left(left) for line in lines)


def _painted(drawn: Drawing) -> list[Content]:
    """The lines of a map with the numbers on it."""
    lines = [Content.styled(cells, LAND_STYLE) for cells in drawn.lines]
    for mark in drawn.marks:
        line = lines[mark.row]
        lines[mark.row] = line[: mark.column] + _number(mark.number) + line[mark.column + 1 :]
    return lines


def _number(number: int) -> Content:
    return Content.styled(str(number), f"{on_fill()} {NUMBER_STYLE}")
