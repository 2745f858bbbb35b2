"""Asks before a round is left."""

from __future__ import annotations

from collections.abc import Sequence
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
from quiz.ui.widgets.keys import ActionBar, KeyLine
from quiz.ui.widgets.rows import Chosen


class LeaveScreen(ModalScreen[bool], QuizScreen[bool]):  # Textual takes styles from the first base
    """Leave the round? True when the learner wants to."""

    SHORTCUTS: ClassVar[Sequence[Shortcut]] = (
        Shortcut(label=lambda _s: "←→ " + _("Enter"), words=lambda _s: _("choose")),
        Shortcut("escape", "stay", lambda _s: _("Esc"), lambda _s: _("keep playing")),
        Shortcut("l", "app.next_language"),
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings_of(SHORTCUTS)

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
            yield KeyLine()

    def update_page(self) -> None:
        """Ask, with the cursor on staying."""
        kept = ngettext(
            "Your answer is kept. You can continue from the first screen.",
            "Your {count} answers are kept. You can continue from the first screen.",
            self._answered,
        ).format(count=self._answered)
        if not self._answered:
            kept = _("Nothing is answered yet.")
        elif not self._kept:
            kept = _("You can continue as long as the game runs; answers cannot be saved here.")
        self.update_part("#leave", Prose([Block(_("Leave this round?"), "bold"), Block(kept)]))
        bar = self.query_one(ActionBar)
        bar.show([_("Keep playing"), _("Leave")])
        bar.focus()

    async def do(self, chosen: Chosen) -> None:
        """Stay or leave."""
        self.dismiss(chosen.place == 1)

    def action_stay(self) -> None:
        """Stay."""
        self.dismiss(False)
