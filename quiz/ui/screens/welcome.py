"""The screen between two visits of a kiosk: what this is, and one row to begin."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from quiz.i18n import _, ngettext
from quiz.ui.brand import title_block
from quiz.ui.colours import QUIET
from quiz.ui.screens.base import QuizScreen
from quiz.ui.shortcuts import Shortcut, bindings_of, help_shortcut, language_shortcut
from quiz.ui.text import Block, Prose
from quiz.ui.widgets.rows import Chosen, Rows

ROOMY_HEIGHT = 18
"""From so many lines on it is said what the game is; below that the title has to do."""


class WelcomeScreen(QuizScreen[None]):
    """Shows nothing of any learner; dismissed when somebody begins."""

    SHORTCUTS: ClassVar[Sequence[Shortcut]] = (
        Shortcut(action="begin", label=lambda _s: _("Enter"), words=lambda _s: _("begin")),
        language_shortcut(),
        help_shortcut(),
        Shortcut(
            "x", "app.passphrase", "x", lambda _s: _("for the teacher"), lambda screen: screen.can_be_ended
        ),
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings_of(SHORTCUTS)

    def __init__(
        self, *, questions: int = 0, label: str = "", hands_in: bool = False, can_be_ended: bool = True
    ) -> None:
        """Set up.

        Args:
            questions: How many questions the round has that begins; 0 where the learner chooses one.
            label: What the terminal is called in its results; empty where it has no name.
            hands_in: Does a teacher get the results?
            can_be_ended: Is there a passphrase that ends the game?
        """
        super().__init__()
        self._questions = questions
        self._label = label
        self._hands_in = hands_in
        self.can_be_ended = can_be_ended
        """Is there a passphrase that ends the game?"""

    def page(self) -> ComposeResult:
        """The title, what to expect, and the row."""
        with VerticalScroll(can_focus=False, classes="body"):
            yield Static(id="title")
            yield Static(id="about")
            yield Rows(id="begin")
            yield Static(id="label")

    def update_page(self) -> None:
        """Show everything in the language in use."""
        self.update_part("#title", Prose([title_block(self.game.title_text())]))
        self.update_part("#about", Prose(self._about()))
        label = _("This terminal: {label}").format(label=self._label) if self._label else ""
        self.update_part("#label", Prose([Block(label, QUIET)] if label else []))
        rows = self.query_one(Rows)
        rows.show([Block(_("Begin"), after=self._hint(), after_style=QUIET)])
        rows.focus()

    def _about(self) -> list[Block]:
        """What the game is, where that fits too, and what becomes of the answers."""
        cleared = (
            _(
                "No name is asked. What you answer in a round goes to your teacher; everything else is cleared "
                "when you finish."
            )
            if self._hands_in
            else _(
                "No name is asked. When you finish, or are away for a while, everything that you did here is "
                "cleared."
            )
        )
        about = _("Answer questions, and read why each answer is right or not. Speed does not count.")
        roomy = self.game.size.height >= ROOMY_HEIGHT
        return [*([Block(about, below=1)] if roomy else []), Block(cleared, QUIET)]

    def _hint(self) -> str:
        if not self._questions:
            return ""
        return ngettext("{count} question", "{count} questions", self._questions).format(
            count=self._questions
        )

    def action_begin(self) -> None:
        """Begin."""
        self.dismiss(None)

    async def do(self, chosen: Chosen) -> None:
        """Begin, for there is one row."""
        self.dismiss(None)
