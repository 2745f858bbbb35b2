"""Screens with a page that scrolls line by line."""

from __future__ import annotations

from typing import TypeVar

from textual.containers import VerticalScroll

from quiz.i18n import _
from quiz.ui.screens.base import QuizScreen
from quiz.ui.shortcuts import Shortcut

Result = TypeVar("Result")

PAGE = 10
"""The lines that a page key scrolls by."""

FAR = 10_000
"""More lines than any page has."""

PAGE_KEYS = tuple(
    Shortcut(key, f"scroll_text({by})")
    for key, by in {"pageup": -PAGE, "pagedown": PAGE, "home": -FAR, "end": FAR}.items()
)
"""The keys that scroll by more than a line."""

SCROLL_KEYS = (
    Shortcut("up,k", "scroll_text(-1)"),
    Shortcut("down,j", "scroll_text(1)", "↑↓", lambda _s: _("scroll"), lambda s: s.scrolls),
    *PAGE_KEYS,
)
"""All keys that scroll."""


class ReadingScreen(QuizScreen[Result]):
    """A screen whose text stands in `#reading`; the line of keys follows what can be scrolled."""

    def on_mount(self) -> None:
        """Note every scrolling; Textual calls the base class's part after this one."""
        self.watch(self.reading, "scroll_y", self.scrolled, init=False)

    @property
    def reading(self) -> VerticalScroll:
        """The container of the text that the keys scroll."""
        return self.query_one("#reading", VerticalScroll)

    @property
    def scrolls(self) -> bool:
        """Is there more text than fits the screen?"""
        return self.composed.is_set() and self.reading.max_scroll_y > 0

    @property
    def at_end(self) -> bool:
        """Is the end of the text on the screen?"""
        reading = self.reading
        return reading.virtual_size.height > 0 and reading.scroll_y >= reading.max_scroll_y

    def update_all(self) -> None:
        """Update the page, and the line of keys once it is known whether the page scrolls."""
        super().update_all()
        self.call_after_refresh(self.scrolled)

    def scrolled(self) -> None:
        """Take note that another part of the text is on the screen."""
        self.update_keys()

    def action_scroll_text(self, lines: int) -> None:
        """Scroll by so many lines."""
        self.reading.scroll_relative(y=lines, animate=False)
