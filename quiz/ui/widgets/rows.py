"""A list of rows with a cursor: the base of the menu and of the choices."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from quiz.ui.colours import ON_CURSOR, on_fill
from quiz.ui.text import Block, Prose

SIDES = 1
"""The cells that stay free at both sides of a row, within its ground."""


NOWHERE = -1
"""The place of a cursor that is on no row: there is none until the learner moves it."""


def spaced(rows: Sequence[Block], lines: int) -> list[Block]:
    """Rows with a free line more between each two, where so many lines are enough for it.

    Args:
        rows: The rows, each on one line.
        lines: How many lines there are.
    """
    more = int(sum(1 + row.below for row in rows) + len(rows) - 1 <= lines)
    return [*(replace(row, below=row.below + more) for row in rows[:-1]), *rows[-1:]]


class Chosen(Message):
    """A row of a list or an action of a bar was chosen."""

    def __init__(self, widget: Widget, place: int) -> None:
        super().__init__()
        self.widget = widget
        self.place = place
        """The place of what was chosen, counted from 0."""

    @property
    def control(self) -> Widget:
        """The list or bar it was chosen from."""
        return self.widget


class PastEnd(Message):
    """The cursor of a list was moved past its end."""

    def __init__(self, widget: Widget, by: int) -> None:
        super().__init__()
        self.widget = widget
        self.by = by
        """The direction: 1 downwards, -1 upwards."""


class Rows(Widget, can_focus=True):
    """Rows to choose from, by arrows and Enter or by the mouse.

    The row with the cursor is filled and bold, so that it shows without colours too.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", show=False),
        Binding("down,j", "move(1)", show=False),
        Binding("home", "first", show=False),
        Binding("end", "last", show=False),
        Binding("enter,space", "choose", show=False),
    ]

    cursor: reactive[int] = reactive(0)
    """The place of the row that Enter would choose, counted from 0; `NOWHERE` for none."""

    locked: reactive[bool] = reactive(False)
    """Are the rows only to be read now?"""

    def __init__(self, *, id: str | None = None, ends: bool = False) -> None:
        """Set up.

        Args:
            id: The name of the list on its screen.
            ends: Is a move past an end posted as `PastEnd`, and does it not go round?
        """
        super().__init__(id=id)
        self._ends = ends
        self._blocks: Sequence[Block] = ()
        self._prose: Prose | None = None

    def show(self, blocks: Sequence[Block], *, cursor: int | None = None) -> None:
        """Show these rows; the cursor stays at its place, or goes to `cursor`."""
        self._blocks = blocks
        self._prose = None
        self.set_reactive(Rows.cursor, min(self.cursor if cursor is None else cursor, len(blocks) - 1))
        width, height = self.size
        self.refresh(layout=not width or self.render().height(width) != height)

    def render(self) -> Prose:
        """The rows, the one with the cursor filled."""
        if self._prose is None:
            self._prose = Prose(self._with_cursor(place, block) for place, block in enumerate(self._blocks))
        return self._prose

    def _with_cursor(self, place: int, block: Block) -> Block:
        if self.locked or place != self.cursor:
            return replace(block, sides=SIDES)
        return replace(
            block,
            style=on_fill(),
            before_style=on_fill(),
            after_style="",
            ground=ON_CURSOR,
            sides=SIDES,
        )

    def watch_cursor(self) -> None:
        """Paint anew, and keep the row with the cursor in view."""
        self._prose = None
        self.refresh()
        self.call_after_refresh(self.show_cursor)

    def watch_locked(self) -> None:
        """Paint with or without a cursor."""
        self._prose = None
        self.refresh()

    def show_cursor(self) -> None:
        """Scroll whatever holds the rows so that the whole row with the cursor can be seen."""
        holder = self.parent
        if isinstance(holder, Widget) and self._blocks:
            top, bottom = self.row_lines(max(self.cursor, 0))
            start = self.virtual_region.y
            if self.cursor <= 0:  # what stands above the first row is scrolled into sight with it
                holder.scroll_home(animate=False)
                return
            region = Region(0, start + top, self.size.width or 1, bottom - top)
            holder.scroll_to_region(region, animate=False)

    def row_lines(self, place: int) -> tuple[int, int]:
        """The first line of a row and the one after its last, counted from 0."""
        prose = self.render()
        width = self.size.width or 1
        heights = [Prose([block]).height(width) for block in prose.blocks[: place + 1]]
        return sum(heights[:-1]), sum(heights)

    def row_at(self, line: int) -> int | None:
        """The place of the row that a line belongs to."""
        for place in range(len(self._blocks)):
            top, bottom = self.row_lines(place)
            if top <= line < bottom:
                return place
        return None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Locked rows leave every key to the screen."""
        return not self.locked

    def action_move(self, by: int) -> None:
        """Move the cursor, round the ends; onto the first or last row where there is none."""
        if self._blocks:
            start = self.cursor if self.cursor != NOWHERE or by > 0 else 0
            if self._ends and not 0 <= start + by < len(self._blocks):
                self.post_message(PastEnd(self, by))
            else:
                self.cursor = (start + by) % len(self._blocks)

    def action_first(self) -> None:
        """Move the cursor to the first row."""
        self.cursor = 0

    def action_last(self) -> None:
        """Move the cursor to the last row."""
        self.cursor = len(self._blocks) - 1

    def action_choose(self) -> None:
        """Choose the row with the cursor."""
        if self._blocks and self.cursor != NOWHERE:
            self.post_message(Chosen(self, self.cursor))

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Let the cursor follow the mouse."""
        place = self.row_at(event.y)
        if place is not None and not self.locked:
            self.cursor = place

    def on_click(self, event: events.Click) -> None:
        """Choose the row under the mouse."""
        place = self.row_at(event.y)
        if place is not None and not self.locked:
            event.stop()
            self.cursor = place
            self.post_message(Chosen(self, place))
