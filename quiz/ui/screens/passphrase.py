"""The dialog in which a teacher types the passphrase that ends a kiosk."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from math import ceil
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from quiz.classroom.passphrase import LONGEST, Passphrase, Tries
from quiz.i18n import _, ngettext
from quiz.ui.colours import WRONG
from quiz.ui.screens.base import QuizScreen
from quiz.ui.shortcuts import Shortcut, bindings_of
from quiz.ui.text import Block, Prose
from quiz.ui.widgets.keys import KeyLine

OPEN_FOR = 30.0
"""After so many seconds without a key the dialog closes."""


class PassphraseScreen(ModalScreen[bool], QuizScreen[bool]):  # Textual takes styles from the first base
    """Takes the passphrase without showing it; dismissed with whether it was right."""

    SHORTCUTS: ClassVar[Sequence[Shortcut]] = (
        Shortcut(label=lambda _s: _("Enter"), words=lambda _s: _("end the game")),
        Shortcut("escape", "close", lambda _s: _("Esc"), lambda _s: _("close")),
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings_of(SHORTCUTS)

    def __init__(self, passphrase: Passphrase, tries: Tries) -> None:
        """Set up.

        Args:
            passphrase: What is to be typed.
            tries: The wrong tries before this one, which make it wait.
        """
        super().__init__()
        self._passphrase = passphrase
        self._tries = tries
        self._last_key = 0.0
        self._refused = False
        """Was something wrong typed into this dialog?"""

    def compose(self) -> ComposeResult:
        """What is asked, the line to type into, and what was wrong."""
        with Vertical(id="dialog"):
            yield Static(id="asking")
            line = Input(password=True, max_length=LONGEST, compact=True, id="passphrase")
            line.cursor_blink = False
            yield line
            yield Static(id="wrong")
            yield KeyLine()

    def on_mount(self) -> None:
        """Begin to count the seconds; Textual calls the base class's part after this one."""
        self._last_key = self.game.clock()
        self.line.focus()
        self.set_interval(1.0, self.tick)

    @property
    def line(self) -> Input:
        """The line to type into."""
        return self.query_one(Input)

    def update_page(self) -> None:
        """Ask, and show how long the next try has to wait."""
        self.update_part("#asking", Prose([Block(_("The teacher’s passphrase"), "bold")]))
        self.update_part("#wrong", Prose([Block(self._state(), WRONG)]))

    def _state(self) -> str:
        """What was wrong, and how long to wait; empty while there is nothing to state."""
        seconds = ceil(self._tries.wait(self.game.clock()))
        if seconds:
            wait = ngettext("Wait {count} second.", "Wait {count} seconds.", seconds).format(count=seconds)
            return _("That is not it.") + " " + wait if self._refused else wait
        return _("Not right. Try again.") if self._refused else ""

    def tick(self) -> None:
        """Close the dialog when nobody types, and count down what there is to wait."""
        if self.game.clock() - self._last_key >= OPEN_FOR:
            self.action_close()
        else:
            self.update_all()

    @on(Input.Changed)
    def _note_key(self) -> None:
        self._last_key = self.game.clock()

    @on(Input.Submitted)
    async def _try(self, submitted: Input.Submitted) -> None:
        """Compare what was typed, in a thread: it takes a while by intent."""
        submitted.input.clear()
        self._last_key = now = self.game.clock()
        if not submitted.value or self._tries.wait(now):
            self.update_all()
        elif await asyncio.to_thread(self._passphrase.matches, submitted.value):
            self.dismiss(True)
        else:
            self._refused = True
            self._tries.refuse(self.game.clock())
            self.update_all()

    def action_close(self) -> None:
        """Close without a passphrase."""
        self.dismiss(False)
