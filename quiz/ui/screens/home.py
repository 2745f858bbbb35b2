"""The first screen: what a learner would most likely want, one line each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from quiz import menu
from quiz.i18n import _
from quiz.menu import Entry, Item
from quiz.ui.colours import QUIET
from quiz.ui.screens.base import QuizScreen
from quiz.ui.shortcuts import Shortcut, bindings_of, help_shortcut, language_shortcut
from quiz.ui.text import Block, Prose
from quiz.ui.widgets.rows import Chosen, Rows

AIRY_HEIGHT = 20
"""From so many lines on there is air between what to play and what to look back on."""


class HomeScreen(QuizScreen[None]):
    """What to do."""

    SHORTCUTS: ClassVar[Sequence[Shortcut]] = (
        Shortcut(label="↑↓", words=lambda _s: _("choose")),
        Shortcut(action="start", label=lambda _s: _("Enter"), words=lambda _s: _("start")),
        language_shortcut(),
        help_shortcut(),
        Shortcut("q", "app.quit", "q", lambda _s: _("quit")),
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings_of(SHORTCUTS)

    def __init__(self) -> None:
        super().__init__()
        self._offered = False
        """Is a round offered to be continued?"""

    def page(self) -> ComposeResult:
        """The title and the menu."""
        with VerticalScroll(can_focus=False, classes="body"):
            yield Static(id="title")
            yield Rows(id="menu")

    def update_page(self) -> None:
        """Show the title and what can be done."""
        title, colon, rest = self.game.title_text().partition(":")
        lines = [Block(title.strip() if colon else title, "bold")]
        if rest.strip():
            subtitle = rest.strip()
            lines.append(Block(subtitle[0].upper() + subtitle[1:], QUIET))
        self.update_part("#title", Prose(lines))
        self._update_menu()

    def _update_menu(self) -> None:
        items = self.game.menu.items
        rows = self.query_one("#menu", Rows)
        offered = items[0].entry is Entry.CONTINUE
        if offered and not self._offered:  # what is likeliest comes under the cursor
            rows.cursor = self.game.menu.first
        self._offered = offered
        rows.show([self._row(item) for item in items])
        rows.focus()

    def _row(self, item: Item) -> Block:
        roomy = self.game.ready and self.game.size.height >= AIRY_HEIGHT
        air = "\n" if roomy and item.entry is Entry.READ else ""
        return Block(menu.label(item) + air, after=menu.hint(item), after_style=QUIET)

    def action_start(self) -> None:
        """Do what the cursor is on."""
        self.query_one("#menu", Rows).action_choose()

    def show_likeliest(self) -> None:
        """Put the cursor on what is likeliest now."""
        self.query_one(Rows).cursor = self.game.menu.first

    async def do(self, chosen: Chosen) -> None:
        """Do what was chosen."""
        self.game.choose(self.game.menu.items[chosen.place])
