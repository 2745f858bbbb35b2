"""Asks before a round is left, and before an exam is handed in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from quiz.game.round import Round
from quiz.i18n import _, ngettext
from quiz.ui.screens.base import QuizScreen
from quiz.ui.shortcuts import Shortcut, bindings_of
from quiz.ui.text import Block, Prose
from quiz.ui.widgets.keys import ActionBar, KeyLine
from quiz.ui.widgets.rows import Chosen
from quiz.wording.rounds import answered_line, hand_in_line


class Dialog(ModalScreen[bool], QuizScreen[bool]):  # Textual takes styles from the first base
    """Asks for a yes in front of another screen; Enter answers no until the learner moves."""

    SHORTCUTS: ClassVar[Sequence[Shortcut]] = (
        Shortcut(label=lambda _s: "←→ " + _("Enter"), words=lambda _s: _("choose")),
        Shortcut("escape", "stay", lambda _s: _("Esc"), lambda s: s.answers()[0].lower()),
        Shortcut("l", "app.next_language"),
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings_of(SHORTCUTS)

    def compose(self) -> ComposeResult:
        """The question and its two answers."""
        with Vertical(id="dialog"):
            yield Static(id="leave")
            yield ActionBar()
            yield KeyLine()

    def asking(self) -> list[str]:
        """The question, and what there is to know before it is answered."""
        raise NotImplementedError

    def answers(self) -> tuple[str, str]:
        """No and yes, in words."""
        raise NotImplementedError

    def update_page(self) -> None:
        """Ask, with the cursor on staying."""
        question, *known = self.asking()
        self.update_part("#leave", Prose([Block(question, "bold"), *map(Block, known)]))
        bar = self.query_one(ActionBar)
        bar.show(self.answers())
        bar.focus()

    async def do(self, chosen: Chosen) -> None:
        """Answer no or yes."""
        self.dismiss(chosen.place == 1)

    def action_stay(self) -> None:
        """Answer no."""
        self.dismiss(False)


class LeaveScreen(Dialog):
    """Leave the round? True when the learner wants to."""

    def __init__(self, answered: int, *, kept: bool, exam: bool = False) -> None:
        """Set up.

        Args:
            answered: How many questions are answered.
            kept: Will the answers be there next time?
            exam: Is it an exam?
        """
        super().__init__()
        self._exam = exam
        self._kept = kept
        """Will the answers be there next time?"""
        self._answered = answered
        """How many questions are answered."""

    def asking(self) -> list[str]:
        """Whether to leave, and what becomes of the answers."""
        kept = ngettext(
            "Your answer is kept. You can continue from the first screen.",
            "Your {count} answers are kept. You can continue from the first screen.",
            self._answered,
        ).format(count=self._answered)
        if not self._answered:
            kept = _("Nothing is answered yet.")
        elif self.game.policy.visits:
            kept = _("You can continue from the first screen until you finish.")
        elif not self._kept:
            kept = _("You can continue as long as the game runs; answers cannot be saved here.")
        return [_("Leave this exam?") if self._exam else _("Leave this round?"), kept]

    def answers(self) -> tuple[str, str]:
        """The labels for staying in the round and for leaving it."""
        return _("Go on with it") if self._exam else _("Keep playing"), _("Leave")


class HandInScreen(Dialog):
    """Hand the exam in? True when the learner wants to."""

    def __init__(self, played: Round) -> None:
        super().__init__()
        self._played = played

    def asking(self) -> list[str]:
        """Whether to hand in, what is unanswered, and that it is final."""
        return [_("Hand in this exam?"), answered_line(self._played), hand_in_line()]

    def answers(self) -> tuple[str, str]:
        """The labels for keeping the exam and for handing it in."""
        return _("Not yet"), _("Hand in")
