"""Bars of a topic: how much of it was met, was right, and is firm."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Region, Size
from textual.reactive import reactive
from textual.widget import Widget

from quiz.ui.colours import ON_CURSOR, QUIET, RIGHT, on_fill
from quiz.ui.widgets.rows import NOWHERE, SIDES, Chosen, PastEnd

if TYPE_CHECKING:  # the first frame has no bars yet
    from quiz.study.records import TopicStanding

FIRM, RIGHT_LAST, MET, NEW = "█", "▓", "▒", "·"
"""The signs of a bar, from full to faint, so that it needs no colour."""

_STYLES = (RIGHT, RIGHT, QUIET, QUIET)


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


def counts_of(standing: TopicStanding) -> tuple[int, int, int, int]:
    """The four parts of a topic's bar: firm, right last time, met otherwise, and new."""
    right = standing.right - standing.firm
    return standing.firm, right, standing.met - standing.right, standing.questions - standing.met


LEAST_BAR, BAR_WIDTH, WIDE_BAR = 6, 10, 16
"""The cells of a bar: the least where titles are long, the usual ones, and those in a wide column."""

WIDE_COLUMN = 42
"""From so many cells of a column on its bars are wide."""

COLUMN = 33
"""From so many cells for each on there are two columns."""

GUTTER = 4
"""The cells between the columns."""


class TopicGrid(Widget, can_focus=True):
    """The topics with their bars, in two columns where they fit; each can be chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", show=False),
        Binding("down,j", "move(1)", show=False),
        Binding("left,h,right", "across", show=False),
        Binding("enter,space", "choose", show=False),
    ]

    cursor: reactive[int] = reactive(NOWHERE)
    """The place of the topic that Enter would choose, counted from 0; `NOWHERE` for none."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._topics: Sequence[tuple[str, Sequence[int]]] = ()

    def show(self, topics: Sequence[tuple[str, Sequence[int]]]) -> None:
        """Show these topics, each with the counts of its bar."""
        changed = len(topics) != self.count
        self._topics = topics
        self.refresh(layout=changed)

    @property
    def count(self) -> int:
        """How many topics there are."""
        return len(self._topics)

    def columns(self, width: int) -> int:
        """How many topics stand side by side at so many cells."""
        return 2 if width >= 2 * COLUMN + GUTTER else 1

    def rows(self, width: int) -> int:
        """How many lines the topics take at so many cells."""
        return -(-self.count // self.columns(width))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """A line for each row of topics."""
        return self.rows(width)

    def render(self) -> Content:
        """The topics, the first column from top to bottom, then the second."""
        width = self.size.width
        columns, rows = self.columns(width), self.rows(width)
        each = (width - GUTTER * (columns - 1)) // columns
        lines = []
        for row in range(rows):
            places = range(row, self.count, rows)
            lines.append(Content(" " * GUTTER).join(self._cell(place, each) for place in places))
        return Content("\n").join(lines)

    def _cell(self, place: int, width: int) -> Content:
        title, counts = self._topics[place]
        chosen = place == self.cursor
        bar_width = self._bar_width(width)
        space = width - bar_width - 3 * SIDES - 1
        words = Content.styled(title, on_fill() if chosen else "", strip_control_codes=False)
        words = words.truncate(space, ellipsis=True, pad=True).pad_left(SIDES).pad_right(SIDES)
        if chosen:
            words = words.stylize_before(ON_CURSOR)
        return words + Content(" ") + bar(counts, bar_width) + Content(" " * SIDES)

    def _bar_width(self, width: int) -> int:
        """The cells of the bars in a column of so many cells; long titles make all of them shorter."""
        if width >= WIDE_COLUMN:
            return WIDE_BAR
        longest = max((cell_len(title) for title, _counts in self._topics), default=0)
        return max(LEAST_BAR, min(BAR_WIDTH, width - 3 * SIDES - 1 - longest))

    def enter(self, by: int) -> None:
        """Take the focus, with the cursor on the first topic, or on the last row for a move upwards."""
        self.cursor = 0 if by > 0 else self.rows(self.size.width) - 1
        self.focus()

    def action_move(self, by: int) -> None:
        """Move the cursor up or down its column, and past its ends out of the grid."""
        rows = self.rows(self.size.width)
        row = self.cursor % rows + by
        if 0 <= row < rows and self.cursor + by < self.count:
            self.cursor += by
        else:
            self.post_message(PastEnd(self, by))

    def action_across(self) -> None:
        """Move the cursor to the other column, where there is one."""
        rows = self.rows(self.size.width)
        other = self.cursor + rows if self.cursor < rows else self.cursor - rows
        if 0 <= other < self.count:
            self.cursor = other

    def watch_cursor(self) -> None:
        """Keep the topic with the cursor in view."""
        if self.cursor != NOWHERE:
            self.call_after_refresh(self._show_cursor)

    def _show_cursor(self) -> None:
        """Scroll whatever holds the topics so that the one with the cursor can be seen."""
        holder, width = self.parent, self.size.width or 1
        if isinstance(holder, Widget) and self.count:
            row = self.virtual_region.y + self.cursor % self.rows(width)
            holder.scroll_to_region(Region(0, row, width, 1), animate=False)

    def action_choose(self) -> None:
        """Choose the topic with the cursor."""
        if self.cursor != NOWHERE:
            self.post_message(Chosen(self, self.cursor))

    def on_click(self, event: events.Click) -> None:
        """Choose the topic under the mouse."""
        width = self.size.width
        columns, rows = self.columns(width), self.rows(width)
        column = min(event.x * columns // max(width, 1), columns - 1)
        place = column * rows + event.y
        if place < self.count and 0 <= event.y < rows:
            event.stop()
            self.cursor = place
            self.action_choose()
