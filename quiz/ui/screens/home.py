"""The first screen: what a learner would most likely want, one line each."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from quiz import menu
from quiz.i18n import _
from quiz.menu import Entry, Item
from quiz.ui.colours import QUIET
from quiz.ui.screens.base import QuizScreen, help_key, language_key
from quiz.ui.text import Block, Prose
from quiz.ui.widgets.keys import Key
from quiz.ui.widgets.rows import Rows

AIRY_HEIGHT = 20
"""From so many lines on there is air between what to play and what to look back on."""


class HomeScreen(QuizScreen[None]):
    """What to do."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("q", "app.quit", show=False)]

    def __init__(self) -> None:
        super().__init__()
        self._offered = False
        """Is a round offered to be continued?"""

    def page(self) -> ComposeResult:
        """The title and the menu."""
        with VerticalScroll(can_focus=False, classes="body"):
            yield Static(id="title")
            yield Rows(id="menu")

    def retell(self) -> None:
        """Say the title and what can be done."""
        title, colon, rest = self.game.title_text().partition(":")
        lines = [Block(title.strip() if colon else title, "bold")]
        if rest.strip():
            told = rest.strip()
            lines.append(Block(told[0].upper() + told[1:], QUIET))
        self.say("#title", Prose(lines))
        self._tell_menu()

    def _tell_menu(self) -> None:
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

    def keys(self) -> list[Key]:
        """The keys of a menu."""
        up_down = "↑↓"
        return [
            Key(up_down, _("choose")),
            Key(_("Enter"), _("start"), "screen.start"),
            language_key(),
            help_key(),
            Key("q", _("quit"), "app.quit"),
        ]

    def action_start(self) -> None:
        """Do what the cursor is on."""
        self.query_one("#menu", Rows).action_choose()

    @on(Rows.Chosen)
    def do(self, chosen: Rows.Chosen) -> None:
        """Do what was chosen."""
        self.game.choose(self.game.menu.items[chosen.place])
