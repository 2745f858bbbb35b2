"""The first screen: what a learner would most likely want, one line each."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from quiz.i18n import _
from quiz.ui.colours import QUIET
from quiz.ui.screens.base import QuizScreen, help_key, language_key
from quiz.ui.text import Block, Prose
from quiz.ui.widgets.keys import Key
from quiz.ui.widgets.rows import Rows


class HomeScreen(QuizScreen[None]):
    """What to do."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("q,escape", "app.quit", show=False)]

    def __init__(self) -> None:
        super().__init__()
        self._wishes: list[Callable[[], None]] = []

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
        rows: list[tuple[str, str, Callable[[], None]]] = []
        game = self.game
        left = game.left_round
        if left is not None:
            where = _("question {number} of {count}").format(number=left.position + 1, count=len(left.paper))
            rows.append((_("Continue"), where, game.resume))
        rows += [
            (_("Quick round"), _("10 questions, mixed"), lambda: game.quick("mixed")),
            (_("True or false"), _("10 questions"), lambda: game.quick("true-false")),
            (_("Multiple choice"), _("10 questions"), lambda: game.quick("multiple-choice")),
            (_("Choose topics and length"), "", game.choose),
            (_("Read first"), _("short lessons"), game.read),
        ]
        self._wishes = [wish for _label, _hint, wish in rows]
        menu = self.query_one("#menu", Rows)
        menu.show([Block(label, after=hint, after_style=QUIET) for label, hint, _wish in rows])
        menu.focus()

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

    def on_screen_resume(self) -> None:
        """Come back from another screen: something may have been left to continue."""
        if self._wishes:
            self.query_one("#menu", Rows).cursor = 0
            self.tell_all()

    @on(Rows.Chosen)
    def do(self, chosen: Rows.Chosen) -> None:
        """Do what was chosen."""
        self._wishes[chosen.place]()
