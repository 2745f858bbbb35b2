"""What every screen has: a page with a measure, and the line of keys that work now."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar, cast

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import Screen
from textual.widgets import Static

from quiz.i18n import _
from quiz.ui.text import Prose
from quiz.ui.widgets.keys import Key, KeyLine

if TYPE_CHECKING:
    from quiz.ui.app import QuizApp

Result = TypeVar("Result")


class QuizScreen(Screen[Result]):
    """A screen whose words can change their language at any moment."""

    AUTO_FOCUS = ""  # it would scroll a long question out of sight; each screen gives the focus itself

    def compose(self) -> ComposeResult:
        """The page, with the keys below it."""
        with Vertical(classes="page"):
            yield from self.page()
        yield KeyLine()

    def page(self) -> ComposeResult:
        """The parts of the page."""
        raise NotImplementedError

    def retell(self) -> None:
        """Say everything on the screen in the language in use."""
        raise NotImplementedError

    def say(self, selector: str, prose: Prose, *, least: int = -1) -> None:
        """Let a part of the page say something, with no more work than the change needs.

        Args:
            selector: Which part.
            prose: What it says.
            least: The height that the part has even when it says less.
        """
        part = self.query_one(selector, Static)
        before = part.content
        if isinstance(before, Prose) and before.blocks == prose.blocks:
            return
        width, height = part.size
        lines = prose.height(width) if width else -1
        keeps = isinstance(before, Prose) and lines >= 0 and before.height(width) == lines
        part.update(prose, layout=not (keeps or 0 <= lines <= least <= height))

    def keys(self) -> list[Key]:
        """The keys that work now, the likeliest first."""
        raise NotImplementedError

    def on_mount(self) -> None:
        """Say everything for the first time."""
        self.tell_all()

    def on_resize(self) -> None:
        """Fit everything to the new size."""
        self.call_after_refresh(self.tell_all)

    def tell_all(self) -> None:
        """Say everything, the keys included."""
        self.retell()
        self.tell_keys()

    def tell_keys(self) -> None:
        """Bring the line of keys up to date."""
        self.query_one(KeyLine).show(self.keys())

    @property
    def game(self) -> QuizApp:
        """The application."""
        return cast("QuizApp", self.app)


def language_key() -> Key:
    """The key for the other language, named in that language."""
    return Key("l", _("Français"), "app.next_language")


def help_key() -> Key:
    """The key for help."""
    return Key("?", _("help"), "app.help")
