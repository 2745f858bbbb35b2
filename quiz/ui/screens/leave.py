"""Asks before a round is left."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from quiz.i18n import _, ngettext
from quiz.ui.colours import QUIET
from quiz.ui.text import Block, Prose
from quiz.ui.widgets.keys import ActionBar


class LeaveScreen(ModalScreen[bool]):
    """Leave the round? True when the learner says so."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "stay", show=False)]

    def __init__(self, answered: int, *, kept: bool) -> None:
        super().__init__()
        self._kept = kept
        """Will the answers be there next time?"""
        self._answered = answered
        """How many questions are answered."""

    def compose(self) -> ComposeResult:
        """The question and its two answers."""
        with Vertical(id="dialog"):
            yield Static(id="leave")
            yield ActionBar()
            yield Static(id="keys")

    def on_mount(self) -> None:
        """Ask, with the cursor on staying."""
        self.retell()
        self.query_one(ActionBar).focus()

    def retell(self) -> None:
        """Ask in the language in use."""
        told = ngettext(
            "Your answer is kept. You can continue from the first screen.",
            "Your {count} answers are kept. You can continue from the first screen.",
            self._answered,
        ).format(count=self._answered)
        if not self._answered:
            told = _("Nothing is answered yet.")
        elif not self._kept:
            told = _("You can continue as long as the game runs; answers cannot be saved here.")
        keys = "←→ " + _("Enter") + " " + _("choose") + "   " + _("Esc") + " " + _("keep playing")
        question = Prose([Block(_("Leave this round?"), "bold"), Block(told)])
        self.query_one("#leave", Static).update(question)
        self.query_one("#keys", Static).update(Prose([Block(keys, QUIET)]))
        self.query_one(ActionBar).show([_("Keep playing"), _("Leave")])

    @on(ActionBar.Chosen)
    def decide(self, chosen: ActionBar.Chosen) -> None:
        """Stay or leave."""
        self.dismiss(chosen.place == 1)

    def action_stay(self) -> None:
        """Stay."""
        self.dismiss(False)
