"""The line of keys that work now, and the bar of actions; both wrap, and both answer to the mouse."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from quiz.ui.colours import ON_CURSOR, QUIET, RIGHT, on_fill
from quiz.ui.text import Block, Prose
from quiz.ui.widgets.rows import Chosen

GAP = "   "
"""Stands between two items of a line."""


_ACTION = "quiz-action"
"""The name under which an item carries the action that a click on it runs."""


class Key(NamedTuple):
    """A key and what it does."""

    label: str
    """The key as it stands on the keyboard."""
    words: str
    """What it does, in a word or two."""
    action: str = ""
    """The action that a click runs, such as `app.help`; none when empty."""
    spare: int = 0
    """How readily it is left out where the line is short: 0 for never, and the highest first."""


def packed(items: Sequence[Content], width: int) -> Content:
    """Items side by side, on as many lines as they need."""
    lines: list[Content] = []
    for item in items:
        if lines and lines[-1].cell_length + len(GAP) + item.cell_length <= width:
            lines[-1] = lines[-1] + GAP + item
        else:
            lines.append(item)
    return Content("\n").join(lines)


def line_count(items: Sequence[Content], width: int) -> int:
    """How many lines the items take, packed."""
    return packed(items, width).plain.count("\n") + 1


class Packed(Widget):
    """Items side by side, on as many lines as they need."""

    def items(self) -> list[Content]:
        """The items as they look now."""
        raise NotImplementedError

    def fitting(self, width: int) -> Sequence[Content]:
        """The items that are shown in lines of so many cells."""
        return self.items()

    async def on_click(self, event: events.Click) -> None:
        """Run the action of the item under the mouse."""
        action = event.style.meta.get(_ACTION)
        if action:
            event.stop()
            await self.run_action(action)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the items need at a width of so many cells."""
        return line_count(self.fitting(width), width)

    def render(self) -> Content:
        """The items in as few lines as fit the width."""
        return packed(self.fitting(self.size.width), self.size.width)


class KeyLine(Packed):
    """The keys that work now; those that can be spared are left out where they would take a line more.

    Help lists all of them.
    """

    def __init__(self) -> None:
        super().__init__()
        self._keys: Sequence[Key] = ()

    def show(self, keys: Sequence[Key]) -> None:
        """Show these keys."""
        if keys != self._keys:
            width = self.size.width
            before = self.get_content_height(self.size, self.size, width) if width else 0
            self._keys = keys
            self.refresh(layout=self.get_content_height(self.size, self.size, width or 80) != before)

    def items(self) -> list[Content]:
        """Each key with what it does; a click on it does the same."""
        return [self._item(key) for key in self._keys]

    def fitting(self, width: int) -> Sequence[Content]:
        """As many of the keys as take no more lines than those that are never left out."""
        items = [(key.spare, item) for key, item in zip(self._keys, self.items(), strict=True)]
        least = [item for spare, item in items if not spare]
        for most in sorted({spare for spare, _item in items}, reverse=True):
            kept = [item for spare, item in items if spare <= most]
            if line_count(kept, width) <= line_count(least, width):
                return kept
        return least

    def _item(self, key: Key) -> Content:
        label = Content.styled(key.label, f"bold {RIGHT}")
        item = label + Content.styled(f" {key.words}", QUIET) if key.words else label
        return item.stylize(Style.from_meta({_ACTION: key.action})) if key.action else item


class ActionBar(Packed, can_focus=True):
    """What can be done next, side by side; left and right move, Enter chooses."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,h", "move(-1)", show=False),
        Binding("right,tab", "move(1)", show=False),
        Binding("enter,space", "choose", show=False),
    ]

    cursor: reactive[int] = reactive(0)
    """The place of the action that Enter would choose, counted from 0."""

    def __init__(self) -> None:
        super().__init__()
        self._actions: Sequence[str] = ()

    def show(self, actions: Sequence[str]) -> None:
        """Show these actions."""
        self._actions = actions
        self.refresh(layout=True)

    def items(self) -> list[Content]:
        """Each action, the one that Enter would choose filled."""
        return [self._item(place, words) for place, words in enumerate(self._actions)]

    def _item(self, place: int, words: str) -> Content:
        chosen = place == self.cursor
        item = Content.styled(f" {words} ", f"{on_fill()} {ON_CURSOR}" if chosen else "")
        return item.stylize(Style.from_meta({_ACTION: f"choose({place})"}))

    def action_move(self, by: int) -> None:
        """Move the cursor, round the ends."""
        if self._actions:
            self.cursor = (self.cursor + by) % len(self._actions)

    def action_choose(self, place: int | None = None) -> None:
        """Choose the action at `place`, or the one with the cursor."""
        if place is not None:
            self.cursor = place
        self.post_message(Chosen(self, self.cursor))


def heading(left: str, right: str = "") -> Prose:
    """The line at the top of a screen: where am I."""
    return Prose([Block(left, QUIET, after=right, after_style=QUIET, one_line=True)])
