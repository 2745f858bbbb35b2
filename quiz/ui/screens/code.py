"""Asks for a class code."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.widgets import Input, Static

from quiz.classroom.code import read_code
from quiz.classroom.spelling import LONGEST, CodeError
from quiz.game.assignment import Assignment
from quiz.i18n import _
from quiz.streams import UNSAFE
from quiz.ui.colours import WRONG
from quiz.ui.screens.base import QuizScreen
from quiz.ui.shortcuts import Shortcut, bindings_of
from quiz.ui.text import Block, Prose
from quiz.ui.widgets.keys import heading

MOST_TYPED = 2 * LONGEST
"""The most characters that can be typed: a code with a space or hyphen for each."""


class CodeScreen(QuizScreen[Assignment | None]):
    """Dismissed with the round of the code that was typed, or with None."""

    SHORTCUTS: ClassVar[Sequence[Shortcut]] = (
        Shortcut(action="play", label=lambda _s: _("Enter"), words=lambda _s: _("play")),
        Shortcut("escape", "close", lambda _s: _("Esc"), lambda _s: _("home")),
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings_of(SHORTCUTS)

    def __init__(self) -> None:
        super().__init__()
        self._wrong = ""
        """What is wrong with the code that was typed last; empty while that is not known."""

    def page(self) -> ComposeResult:
        """What to type, where, and what is wrong with it."""
        yield Static(id="place")
        with VerticalScroll(classes="body", can_focus=False):
            yield Static(id="asking")
            typed = Input(max_length=MOST_TYPED, restrict=f"[^\n{UNSAFE}]*", select_on_focus=False)
            typed.cursor_blink = False  # nothing moves by itself
            yield typed
            yield Static(id="trouble")

    def update_page(self) -> None:
        """Show everything in the language in use."""
        self.update_part("#place", heading(_("Class code")))
        asking = _("Type the code that your teacher gave you. Spaces, hyphens and capitals do not matter.")
        self.update_part("#asking", Prose([Block(asking)]))
        self._update_trouble()
        self.query_one(Input).focus(scroll_visible=False)

    def _update_trouble(self) -> None:
        self.update_part("#trouble", Prose([Block(self._wrong, WRONG)] if self._wrong else []))

    @on(Input.Changed)
    def _forget_trouble(self) -> None:
        """Remove what was wrong with the code before."""
        self._wrong = ""
        self._update_trouble()

    @on(Input.Submitted)
    def action_play(self) -> None:
        """Close with the round of the code, or show what is wrong with it."""
        typed = self.query_one(Input).value
        if not typed.strip() or not self.takes_input:
            return
        try:
            self.dismiss(read_code(typed, self.game.session.bank))
        except CodeError as error:
            self._wrong = str(error)
            self._update_trouble()

    def action_close(self) -> None:
        """Go home."""
        self.dismiss(None)
