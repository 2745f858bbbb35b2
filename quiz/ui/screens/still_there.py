"""The warning of a kiosk that nobody may be there any more, with the seconds that are left."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from quiz.i18n import _, ngettext
from quiz.ui.screens.base import QuizScreen
from quiz.ui.shortcuts import Shortcut, bindings_of
from quiz.ui.text import Block, Prose
from quiz.ui.widgets.keys import KeyLine


class StillThereScreen(ModalScreen[None], QuizScreen[None]):  # Textual takes styles from the first base
    """Stands in front of everything until any key; the application takes the key, and counts the seconds."""

    SHORTCUTS: ClassVar[Sequence[Shortcut]] = (
        Shortcut(label=lambda _s: _("any key"), words=lambda _s: _("go on")),
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings_of(SHORTCUTS)

    def __init__(self, left: float) -> None:
        super().__init__()
        self._left = ceil(left)
        """The seconds until the visit ends."""

    def compose(self) -> ComposeResult:
        """The warning."""
        with Vertical(id="dialog"):
            yield Static(id="warning")
            yield KeyLine()

    def show(self, left: float) -> None:
        """Show that so many seconds are left."""
        self._left = max(ceil(left), 0)
        self.update_all()

    def update_page(self) -> None:
        """Show the warning."""
        count = ngettext(
            "In {count} second this game is cleared for whoever comes next.",
            "In {count} seconds this game is cleared for whoever comes next.",
            self._left,
        ).format(count=self._left)
        self.update_part("#warning", Prose([Block(_("Are you still there?"), "bold", below=1), Block(count)]))
