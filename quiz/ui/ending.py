"""Ends the game at the system's request: a signal, or a terminal that is gone."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import threading
from collections.abc import Callable, Iterable

from quiz.errors import ExitCode

GRACE = 1.0
"""How many seconds the game has to end in order; then the process ends without."""

ENDING_SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT")
"""Signals that end the game; each leaves the terminal as it was found."""


class Interruption:
    """A request of the system to end the game.

    Where the terminal does not take what is written, the event loop stands still and Textual's closing words wait
    for ever. Signals are therefore handled without the loop, and a timer ends the process. Every answer is on the
    disk by then.
    """

    def __init__(self, end: Callable[[], object], restore: Callable[[], object]) -> None:
        """Prepare for it.

        Args:
            end: Ends the game in order; called in the event loop.
            restore: Restores the terminal's modes; called if the loop does not end in time.
        """
        self._end = end
        self._restore = restore
        self._loop: asyncio.AbstractEventLoop | None = None
        self._wanted = False

    def watch_signals(self, names: Iterable[str] = ENDING_SIGNALS) -> None:
        """Handle the signals that end the game, from now on."""
        for name in names:
            number = getattr(signal, name, None)  # Windows lacks some
            if number is not None:
                signal.signal(number, lambda _number, _frame: self.request())

    def attach(self) -> None:
        """Note that the event loop runs; end at once where a signal came before."""
        self._loop = asyncio.get_running_loop()
        if self._wanted:
            self._end()

    def request(self) -> None:
        """End the game; from any thread, and from a signal handler."""
        if self._wanted:
            return
        self._wanted = True
        last_resort = threading.Timer(GRACE, self._give_up)
        last_resort.daemon = True
        last_resort.start()
        if self._loop is not None:
            with contextlib.suppress(RuntimeError):  # the loop is closed: the game ends already
                self._loop.call_soon_threadsafe(self._end)

    def _give_up(self) -> None:
        self._restore()
        os._exit(ExitCode.INTERRUPTED)
