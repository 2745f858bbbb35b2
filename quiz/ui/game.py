"""The part of the application that its screens use."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from textual.geometry import Size

    from quiz.game.draw import RoundSpec
    from quiz.game.round import Round
    from quiz.menu import Item, Menu
    from quiz.session import Session
    from quiz.ui.guarded import GuardedScreen
    from quiz.ui.policy import Policy

Result = TypeVar("Result")


class Game(Protocol):
    """The application as its screens see it; screens never import the application itself."""

    menu: Menu
    """What the learner can choose on the home screen."""
    ready: bool
    """Is the session open, so that the home screen can show more?"""
    policy: Policy
    """What the learner may do besides playing."""
    clock: Callable[[], float]
    """The seconds of a clock that never goes back."""

    @property
    def session(self) -> Session:
        """The session that is played."""
        ...

    @property
    def size(self) -> Size:
        """The size of the terminal."""
        ...

    def title_text(self) -> str:
        """The bank's title in the language in use."""
        ...

    def open(self, screen: GuardedScreen[Result], then: Callable[[Result], object] | None = None) -> None:
        """Put a screen in front; `then` gets its result."""
        ...

    def choose(self, item: Item) -> None:
        """Do what an item of the menu stands for."""
        ...

    def practise(self, topic: str) -> None:
        """Play a round about one topic, given by its id."""
        ...

    def start(self, spec: RoundSpec | None) -> None:
        """Play a new round; nothing happens for None."""
        ...

    def leave(self, current: Round) -> None:
        """Go home from a round that is not over."""
        ...

    def go_past_end(self, played: Round) -> None:
        """Show what follows the last question: the review of an exam, or the results."""
        ...

    def show_results(self, played: Round) -> None:
        """Show what a round came to."""
        ...

    def show_notice(self, message: str, *, warning: bool = False) -> None:
        """Show a message for a moment."""
        ...

    def show_notices(self) -> None:
        """Show what the session has to notify of."""
        ...
