"""What every screen has: a page with a measure, and the line of keys that work now."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, TypeVar, cast

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from quiz.ui.game import Game
from quiz.ui.guarded import GuardedScreen
from quiz.ui.shortcuts import Shortcut, allows, keys_of
from quiz.ui.text import Prose
from quiz.ui.widgets.keys import Key, KeyLine
from quiz.ui.widgets.prose import show_prose
from quiz.ui.widgets.rows import Chosen

Result = TypeVar("Result")

ENTER_PAUSE = 0.4
"""For so many seconds after something new to read appears, Enter does nothing; nor while it is pressed again and again
within that time, as a key that is held down is."""


class QuizScreen(GuardedScreen[Result]):
    """A screen that can be updated to another language or size at any moment."""

    AUTO_FOCUS = ""  # it would scroll a long question out of sight; each screen gives the focus itself

    SHORTCUTS: ClassVar[Sequence[Shortcut]] = ()
    """The keys of the screen, in the order of the line of keys; `BINDINGS` is made of them."""

    _enter_from = 0.0
    """The time from which Enter does something."""

    def compose(self) -> ComposeResult:
        """The page, with the keys below it."""
        with Vertical(classes="page"):
            yield from self.page()
        yield KeyLine()

    def page(self) -> ComposeResult:
        """The parts of the page."""
        raise NotImplementedError

    def update_page(self) -> None:
        """Update every part of the page: to the language, the size and what there is to show."""
        raise NotImplementedError

    def update_part(self, selector: str, prose: Prose) -> None:
        """Show paragraphs in a part of the page."""
        show_prose(self.query_one(selector, Static), prose)

    def keys(self) -> list[Key]:
        """The keys that do something now."""
        policy = self.game.policy
        return [key for key in keys_of(self.SHORTCUTS, self) if policy.allows(key.action)]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only keys that do something now are taken."""
        allowed = self.game.policy.allows(action)
        return allowed and self.takes_input and allows(self.SHORTCUTS, self, action, parameters)

    def on_mount(self) -> None:
        """Show everything for the first time."""
        self.composed.set()
        self.update_all()

    def on_resize(self) -> None:
        """Fit everything to the new size."""
        self.call_after_refresh(self.update_all)

    def update_all(self) -> None:
        """Update the page and the line of keys."""
        if self.is_live:
            self.update_page()
            self.update_keys()

    def update_keys(self) -> None:
        """Update the line of keys."""
        if self.is_live:
            self.query_one(KeyLine).show(self.keys())

    @on(Chosen)
    async def _pass_on(self, chosen: Chosen) -> None:
        """Do what was chosen, unless another screen came in front meanwhile."""
        chosen.stop()
        if self.takes_input:
            await self.do(chosen)

    async def do(self, chosen: Chosen) -> None:
        """Do what was chosen in a list or bar of this screen."""

    # Enter

    def pause_enter(self) -> None:
        """Let Enter do nothing for a moment: something new appeared that nobody can have read."""
        self._enter_from = self.game.clock() + ENTER_PAUSE

    def take_enter(self) -> None:
        """Let Enter work at once: it only goes on, and answers nothing."""
        self._enter_from = 0.0

    def refuses_enter(self) -> bool:
        """Is it too early for Enter?"""
        return self.game.clock() < self._enter_from

    @property
    def game(self) -> Game:
        """The application."""
        return cast("Game", self.app)
