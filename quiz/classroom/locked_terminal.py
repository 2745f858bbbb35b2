"""A terminal whose keys make no signals, show nothing and stop nothing, from the start of a kiosk to its end."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from quiz.errors import ExitCode

IGNORED = ("SIGINT", "SIGQUIT", "SIGTSTP", "SIGTTIN", "SIGTTOU")
"""Signals that a key can send, or that would suspend the game."""

ENDING = ("SIGTERM", "SIGHUP")
"""Signals of whoever started the kiosk, which end it."""


def ignore_signals() -> None:
    """Ignore what a key can send, from now on.

    Whoever installs handlers of their own, as Textual does for SIGTSTP, is to be followed by another call.
    """
    for name in IGNORED:
        number = getattr(signal, name, None)  # Windows lacks some
        if number is not None:
            signal.signal(number, signal.SIG_IGN)


@contextmanager
def locked_terminal() -> Iterator[Callable[[], None]]:
    r"""Lock the terminal of the process, and unlock it at the end; gives what unlocks it early.

    The screen has modes of its own. These hold before it takes over, between two of its runs, and after it is left:
    Ctrl+C, Ctrl+\, Ctrl+Z and Ctrl+S are plain characters, and none is shown. A signal that ends the kiosk while
    there is no screen unlocks the terminal too.
    """
    ignore_signals()
    unlock = _locked()

    def end() -> None:
        unlock()
        os._exit(ExitCode.INTERRUPTED)

    for name in ENDING:
        number = getattr(signal, name, None)
        if number is not None:
            signal.signal(number, lambda _number, _frame: end())
    try:
        yield unlock
    finally:
        unlock()


def _locked() -> Callable[[], None]:
    """Set the modes, and give what restores those of before."""
    try:
        import termios
    except ImportError:  # Windows has none
        return lambda: None
    terminal = sys.__stdin__.fileno() if sys.__stdin__ is not None else 0
    try:
        before = termios.tcgetattr(terminal)
        locked = termios.tcgetattr(terminal)
    except termios.error:
        return lambda: None
    locked[0] &= ~(termios.IXON | termios.IXOFF)
    locked[3] &= ~(termios.ISIG | termios.ECHO)
    with suppress(termios.error):
        termios.tcsetattr(terminal, termios.TCSANOW, locked)

    def unlock() -> None:
        with suppress(termios.error):
            termios.tcflush(terminal, termios.TCIFLUSH)  # nothing that was typed reaches what comes after
            termios.tcsetattr(terminal, termios.TCSANOW, before)

    return unlock
