"""Two sides in turn, and the ratio of what they take."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import quantiles

Timed = Callable[[], float]


def ratio(name: str, ours: Timed, theirs: Timed, *, rounds: int, limit: float) -> float:
    """Measure two sides in turn, print the lower quartiles and their ratio, and give the ratio back.

    What else the machine does only ever adds to a time, so that the lower quartile varies less than the median.
    The side that goes first alternates, lest one always runs on what the other left in the caches.
    """
    ours(), theirs()  # compile the modules and warm the disk's cache
    first: list[float] = []
    second: list[float] = []
    for number in range(rounds):
        for side, times in ((ours, first), (theirs, second))[:: -1 if number % 2 else 1]:
            times.append(side())
    return report(name, quantiles(first)[0], quantiles(second)[0], limit=limit)


def report(name: str, ours: float, theirs: float, *, limit: float) -> float:
    """Print what was measured on both sides and its ratio, and give the ratio back."""
    found = ours / theirs
    verdict = "ok" if found <= limit else "TOO MUCH"
    print(f"{name:<44} {ours:9.2f} {theirs:9.2f}  {found:5.2f}x  (at most {limit}x)  {verdict}", flush=True)
    return found


def run_time(command: Sequence[str]) -> float:
    """How many milliseconds a command takes, start to end."""
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return (time.perf_counter() - start) * 1000


class Session:
    """A program in a pseudo-terminal of 80x24."""

    def __init__(self, command: Sequence[str]) -> None:
        self.started = time.perf_counter()
        self.pid, self._terminal = pty.fork()
        if self.pid == 0:
            os.environ.update({"TERM": "xterm-256color", "COLORTERM": "truecolor"})
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
            os.execve(command[0], list(command), dict(os.environ))

    def wait(self, text: bytes) -> float:
        """Wait until the program writes `text`; the time at which it did."""
        seen = b""
        while text not in seen:
            if not select.select([self._terminal], [], [], 20)[0]:
                raise TimeoutError(f"the program never wrote {text!r}; it wrote {seen[-500:]!r}")
            seen += os.read(self._terminal, 65536)
        return time.perf_counter()

    def time(self, key: bytes, text: bytes) -> float:
        """How many milliseconds it takes from a key until the program has written `text`."""
        while select.select([self._terminal], [], [], 0.02)[0]:  # what is still to come of the last key
            os.read(self._terminal, 65536)
        start = time.perf_counter()
        os.write(self._terminal, key)
        return (self.wait(text) - start) * 1000

    def end(self) -> None:
        """End the program."""
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self._terminal)


def text_time(command: Sequence[str], text: bytes) -> float:
    """How many milliseconds it takes from exec until `text` is written to a pseudo-terminal."""
    session = Session(command)
    taken = (session.wait(text) - session.started) * 1000
    session.end()
    return taken


def quiz(*arguments: str) -> list[str]:
    """A command line for the program as it is installed beside this interpreter."""
    return [str(Path(sys.executable).with_name("quiz")), *arguments]


def python(*arguments: str) -> list[str]:
    """A command line for this interpreter."""
    return [sys.executable, *arguments]
