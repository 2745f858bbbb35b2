"""Starts the application, and ends it so that the terminal is as it was."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from quiz.crash_log import write_crash_log
from quiz.errors import ExitCode, QuizError
from quiz.i18n import _

if TYPE_CHECKING:
    from quiz.game.draw import RoundSpec
    from quiz.menu import Item
    from quiz.session import Session


SWITCH_INTERVAL = 0.0005
"""After so many seconds the thread that computes lets the one that writes to the terminal have its turn.

With Python's own 5 ms a painted verdict would lie ready for longer than it took to paint."""


def prepare() -> None:
    """Import what a screen needs."""
    from quiz.ui.opening import first_stage

    first_stage()


def run(session: Session | Callable[[], Session], opening: RoundSpec | Item | None) -> ExitCode:
    """Play on the screen until the learner has had enough.

    Args:
        session: What is played, or what gives it.
        opening: The round to begin with; None for the home screen.

    Raises:
        QuizError: if the bank cannot be used, or the game crashed; the details are in the crash log by then.
    """
    from quiz.ui.app import QuizApp
    from quiz.ui.ending import Interruption
    from quiz.ui.textual_patches import mend_input

    sys.setswitchinterval(SWITCH_INTERVAL)
    app = QuizApp(session, opening)
    app.interruption = Interruption(app.interrupt, _restorer())
    app.interruption.watch_signals()
    mend_input(app.interruption.request)
    app.run()
    if app.trouble is not None:
        raise app.trouble
    if app.crash:
        message = _("The game stopped because of a mistake in it. Your answers are kept.")
        raise QuizError(message, write_crash_log(app.crash))
    return ExitCode(app.return_code or 0)


def _restorer() -> Callable[[], None]:
    """What restores the terminal's modes to what they are now."""
    try:
        import termios
    except ImportError:  # Windows has none
        return lambda: None
    terminal = sys.__stdin__.fileno() if sys.__stdin__ is not None else 0
    try:
        modes = termios.tcgetattr(terminal)
    except termios.error:
        return lambda: None

    def restore() -> None:
        with contextlib.suppress(termios.error):
            termios.tcsetattr(terminal, termios.TCSANOW, modes)

    return restore
