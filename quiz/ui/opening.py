"""The two stages of a start: the first frame, and then what takes time - the bank and the history.

Reading them takes as long as a fifth of the way to the first frame. The collector is off until both stages are over:
half a million objects come with the imports, and all of them stay.
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING

from quiz import i18n
from quiz.i18n import _
from quiz.menu import OPENING_MENU, Menu

if TYPE_CHECKING:
    from quiz.session import Session


def first_stage() -> None:
    """Import what the first frame needs, with the collector off."""
    gc.disable()
    import_module("quiz.ui.app")


class Opening:
    """A session that is open already, or opened when it is first needed."""

    def __init__(self, session: Session | Callable[[], Session]) -> None:
        self._open = session if callable(session) else lambda: session
        self._is_packaged = callable(session)
        """Is it the shipped bank that is played, whose title and menu are known before it is read?"""

    @cached_property
    def session(self) -> Session:
        """The session, opened at the first call."""
        return self._open()

    @property
    def menu(self) -> Menu:
        """What the first frame offers."""
        return OPENING_MENU

    def title(self) -> str:
        """The bank's title in the language in use."""
        if not self._is_packaged:
            return self.session.bank.title.in_language(i18n.language())
        return _("ICE in Canada: what it can and cannot do")

    def second_stage(self) -> Session:
        """Open the session and let the collector work again.

        Raises:
            QuizError: if the bank cannot be used.
        """
        try:
            return self.session
        finally:
            gc.freeze()
            gc.enable()
