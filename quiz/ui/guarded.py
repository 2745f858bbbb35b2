"""What makes input that arrives together harmless: screens that close once, and take no input before they are built."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import cached_property
from typing import Protocol, TypeVar, cast

from textual.await_complete import AwaitComplete
from textual.screen import Screen

Result = TypeVar("Result")


class Ending(Protocol):
    """An application with a flag for its end."""

    ending: bool
    """Is the application about to end, so that nothing more is to be shown?"""


class GuardedScreen(Screen[Result]):
    """A screen that is dismissed once, and only while it is in front.

    Two keys that arrive in one read, or the two clicks of a double click, are both on their way before the first
    takes effect. What the second asks of a screen that is no longer in front is dropped here, for all screens.
    """

    then: Callable[[Result], object] | None = None
    """What to do with the result, set by whoever opens the screen."""

    @cached_property
    def composed(self) -> asyncio.Event:
        """Set while every part of the screen is there; until then the application holds input back."""
        return asyncio.Event()

    def on_mount(self) -> None:
        """Accept input from now on: every widget is mounted."""
        self.composed.set()

    def on_unmount(self) -> None:
        """Refuse input from now on: the widgets are removed."""
        self.composed.clear()

    @property
    def is_live(self) -> bool:
        """Can the screen be updated: is it built, and does the application go on?"""
        return self.composed.is_set() and not cast("Ending", self.app).ending

    @property
    def takes_input(self) -> bool:
        """Is the screen in front and live, so that what was pressed or clicked is meant for it?"""
        return self.is_live and self.is_current

    def dismiss(self, result: Result | None = None) -> AwaitComplete:
        """Close the screen and hand the result on at once; nothing happens unless the screen is in front.

        Textual itself would hand the result on a few messages later, and keys could act in between; and it sets a
        future, which raises where a screen that stays is dismissed again.
        """
        if not self.takes_input:
            return AwaitComplete()
        closed = self.app.pop_screen()
        then, self.then = self.then, None
        if then is not None:
            then(cast("Result", result))
        return closed
