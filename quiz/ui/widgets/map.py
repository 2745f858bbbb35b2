"""A map of Canada with numbered points, as wide as there is room for."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from quiz.ui.canada import Drawing, Point, drawing

LAND_STYLE, NUMBER_STYLE = "$quiet", "bold $on-brand on $brand"
"""How the land and the numbers on it look."""


class CanadaMap(Widget):
    """The map; nothing where there is no room or no point."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._points: Sequence[Point] = ()
        self._rows = 0
        self._braille = True

    def show(self, points: Sequence[Point], rows: int, *, braille: bool) -> None:
        """Show these points.

        Args:
            points: In the order of their numbers.
            rows: The most lines that the map may take.
            braille: Can the terminal's font show braille dots?
        """
        self._points, self._rows, self._braille = tuple(points), rows, braille
        self.refresh(layout=True)

    def _drawing(self, columns: int) -> Drawing | None:
        if not self._points:
            return None
        return drawing(self._points, columns, self._rows, braille=self._braille)

    def render(self) -> Content:
        """The map in the middle of the widget's width."""
        drawn = self._drawing(self.size.width)
        return Content("") if drawn is None else content_of(drawn, self.size.width)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the map has that fits."""
        drawn = self._drawing(width)
        return 0 if drawn is None else len(drawn.lines)


def content_of(drawn: Drawing, width: int) -> Content:
    """A map as Textual paints it, in the middle of so many cells."""
    left = max(0, (width - len(drawn.lines[0])) // 2)
    lines = []
    for row, cells in enumerate(drawn.lines):
        line = Content.styled(cells, LAND_STYLE)
        for mark in drawn.marks:
            if mark.row == row:
                number = Content.styled(str(mark.number), NUMBER_STYLE)
                line = line[: mark.column] + number + line[mark.column + 1 :]
        lines.append(line.pad_left(left))
    return Content("\n").join(lines)
