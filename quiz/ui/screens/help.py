"""Help: what the game is, and the keys of the screen it was called from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from quiz.i18n import _
from quiz.ui.screens.base import QuizScreen
from quiz.ui.shortcuts import Shortcut, bindings_of, language_shortcut
from quiz.ui.text import Block, Prose
from quiz.ui.widgets.keys import Key, heading

KEY_WIDTH = 12
"""The cells of the column of keys."""


class HelpScreen(QuizScreen[None]):
    """Read and close."""

    SHORTCUTS: ClassVar[Sequence[Shortcut]] = (
        Shortcut("escape,q,enter,question_mark", "close", lambda _s: _("Esc"), lambda _s: _("close")),
        Shortcut(label="↑↓", words=lambda _s: _("scroll")),
        language_shortcut(),
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings_of(SHORTCUTS)

    def __init__(self, below: QuizScreen[object] | None) -> None:
        super().__init__()
        self._below = below
        """The screen that help was called from."""

    def page(self) -> ComposeResult:
        """The text."""
        yield Static(id="place")
        with VerticalScroll(id="reading", classes="body"):
            yield Static(id="help")

    def update_page(self) -> None:
        """Show the whole help."""
        self.update_part("#place", heading(_("Help")))
        blocks = [
            Block(
                _(
                    "This quiz is about what U.S. Immigration and Customs Enforcement (ICE) can and cannot do "
                    "in Canada. After every answer you read why it is right or not, and who says so."
                )
            ),
            Block(""),
            Block(_("Keys on this screen"), "bold"),
            *_key_blocks(self._below.keys() if self._below is not None else []),
            Block(""),
            Block(_("Everywhere"), "bold"),
            *_key_blocks(
                [
                    Key("↑ ↓", _("move, or scroll a long text; j and k do the same")),
                    Key("1-9, a-i", _("answer; for true or false also t and f")),
                    Key(_("mouse"), _("a click chooses; the keys in the last line can be clicked too")),
                    Key("Ctrl+P", _("colours and language")),
                ]
            ),
            Block(""),
            Block(_("One point a question. Speed does not count, and nothing moves on by itself.")),
        ]
        self.update_part("#help", Prose(blocks))
        self.query_one("#reading", VerticalScroll).focus()

    def action_close(self) -> None:
        """Go back."""
        self.dismiss(None)


def _key_blocks(keys: Sequence[Key]) -> list[Block]:
    return [
        Block(key.words, before=f"{key.label:<{KEY_WIDTH}}", before_style="bold")
        for key in keys
        if key.label and key.words
    ]
