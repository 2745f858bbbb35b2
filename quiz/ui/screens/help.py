"""Help: what the game is, and the keys of the screen it was called from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from quiz.i18n import _
from quiz.ui.colours import BRAND, RIGHT
from quiz.ui.policy import Policy
from quiz.ui.screens.base import QuizScreen
from quiz.ui.screens.reading import SCROLL_KEYS, ReadingScreen
from quiz.ui.shortcuts import Shortcut, bindings_of, language_shortcut
from quiz.ui.text import Block, Prose
from quiz.ui.widgets.keys import Key, heading

KEY_WIDTH = 12
"""The cells of the column of keys."""


class HelpScreen(ReadingScreen[None]):
    """Shows the help until a key closes it."""

    SHORTCUTS: ClassVar[Sequence[Shortcut]] = (
        *SCROLL_KEYS,
        language_shortcut(),
        Shortcut("escape,q,enter,question_mark", "close", lambda _s: _("Esc"), lambda _s: _("close")),
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings_of(SHORTCUTS)

    def __init__(self, below: QuizScreen[object] | None) -> None:
        super().__init__()
        self._below = below
        """The screen that help was called from."""

    def page(self) -> ComposeResult:
        """The help text, which scrolls."""
        yield Static(id="place")
        with VerticalScroll(id="reading", classes="body", can_focus=False):
            yield Static(id="help")

    @property
    def keys_below(self) -> Sequence[Key]:
        """The keys of the screen that help was called from."""
        return self._below.keys() if self._below is not None else []

    def update_page(self) -> None:
        """Show the whole help."""
        self.update_part("#place", heading(_("Help")))
        self.update_part("#help", Prose(_blocks(self.game.title_text(), self.keys_below, self.game.policy)))

    def action_close(self) -> None:
        """Close the help and show the screen below it."""
        self.dismiss(None)


def _blocks(title: str, keys: Sequence[Key], policy: Policy) -> Iterator[Block]:
    """The whole help.

    Args:
        title: What is played.
        keys: Those of the screen that help was called from.
        policy: What the learner may do besides playing.
    """
    yield Block(title, f"bold {BRAND}")
    yield Block(
        _(
            "After every answer you read why it is right or not, and who says so. One point a question; speed "
            "does not count, and nothing moves on by itself."
        ),
        below=1,
    )
    yield Block(_("Keys on this screen"), "bold")
    yield from key_blocks(keys)
    yield Block(_("Everywhere"), "bold")
    yield from key_blocks(
        key
        for key in (
            Key("↑ ↓", _("move, or scroll a long text; j and k do the same")),
            Key("1-9, a-i", _("answer; for true or false also t and f")),
            Key(_("mouse"), _("a click chooses; the keys in the last line can be clicked too")),
            Key("Ctrl+P", _("colours and language"), "app.command_palette"),
        )
        if policy.allows(key.action)
    )


def key_blocks(keys: Iterable[Key]) -> Iterator[Block]:
    """A line for each key, and a free line after the last."""
    shown = [key for key in keys if key.label and key.words]
    for number, key in enumerate(shown, 1):
        label = f"{key.label:<{KEY_WIDTH}}"
        yield Block(key.words, before=label, before_style=f"bold {RIGHT}", below=int(number == len(shown)))
