"""The real program in a real pseudo-terminal, its screen kept by a terminal emulator in memory."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

import pyte

PATIENCE = 20.0
"""How many seconds to wait for what must come; no test takes that long unless it fails."""


class Terminal:
    """A program in a pseudo-terminal."""

    def __init__(self, pid: int, terminal: int, size: tuple[int, int]) -> None:
        self.pid = pid
        self.fd = terminal
        self.screen = pyte.Screen(*size)
        self._stream = pyte.ByteStream(self.screen)
        self.modes_before = termios.tcgetattr(terminal)
        """How the terminal was set up when the program began."""
        self.raw = b""
        """Everything that the program wrote."""

    @property
    def text(self) -> str:
        """What can be read on the screen, with single spaces."""
        return " ".join(" ".join(self.screen.display).replace("\u00a0", " ").split())

    def type(self, keys: bytes | str) -> None:
        """Type into the terminal."""
        os.write(self.fd, keys.encode() if isinstance(keys, str) else keys)

    def read(self, wait: float) -> bool:
        """Take in what the program wrote, waiting so many seconds for it; False when it wrote nothing."""
        if not select.select([self.fd], [], [], wait)[0]:
            return False
        try:
            data = os.read(self.fd, 65536)
        except OSError:  # the other side is closed
            return False
        self.raw += data
        self._stream.feed(data)
        return bool(data)

    def wait_for(self, *words: str) -> None:
        """Wait until all these words are on the screen."""
        self._until(lambda: all(word in self.text for word in words), f"{words} on the screen")

    def wait_without(self, words: str) -> None:
        """Wait until these words are no longer on the screen."""
        self._until(lambda: words not in self.text, f"no {words!r} on the screen")

    def _until(self, reached: Callable[[], bool], what: str) -> None:
        end = time.monotonic() + PATIENCE
        while not reached():
            self.read(0.05)
            if time.monotonic() > end:
                raise AssertionError(f"waited in vain for {what}; the screen reads: {self.text}")

    def wait_for_end(self) -> int:
        """Wait for the program to end; its exit status, negative when a signal killed it."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            self.read(0.02)
            done, status = os.waitpid(self.pid, os.WNOHANG)
            if done:
                # the last bytes may arrive after the end; then comes that of the file
                while self.read(PATIENCE):
                    pass
                self.pid = 0
                return os.waitstatus_to_exitcode(status)
        raise AssertionError(f"the program does not end; the screen reads: {self.text}")

    def resize(self, columns: int, lines: int) -> None:
        """Change the size of the window."""
        self.screen.resize(lines, columns)
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))

    def is_as_it_was(self) -> bool:
        """Is the terminal as the program found it: modes, main screen, cursor seen, mouse silent?"""
        states = {
            "main screen": self.raw.rfind(b"\x1b[?1049l") > self.raw.rfind(b"\x1b[?1049h"),
            "mouse silent": self.raw.rfind(b"\x1b[?1000l") > self.raw.rfind(b"\x1b[?1000h"),
            "cursor seen": self.raw.rfind(b"\x1b[?25h") > self.raw.rfind(b"\x1b[?25l"),
            "modes": termios.tcgetattr(self.fd) == self.modes_before,
        }
        print(states, self.modes_before, termios.tcgetattr(self.fd), self.raw[-200:])  # for a test that fails
        return all(states.values())


@contextmanager
def running(
    *arguments: str, size: tuple[int, int] = (80, 24), environ: Mapping[str, str] | None = None
) -> Iterator[Terminal]:
    """`quiz` with these arguments in a terminal of its own."""
    gate, opener = os.pipe()  # the program starts when the modes of the terminal are noted
    pid, fd = pty.fork()
    if pid == 0:
        os.read(gate, 1)
        environment = {**os.environ, "TERM": "xterm-256color", "QUIZ_LANG": "en", **(environ or {})}
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
        # given in full: readline adds COLUMNS and LINES to the process behind the back of `os.environ`
        os.execve(sys.executable, [sys.executable, "-m", "quiz", *arguments], environment)
    terminal = Terminal(pid, fd, size)
    os.write(opener, b"1")
    os.close(opener)
    os.close(gate)
    try:
        yield terminal
    finally:
        if terminal.pid:
            os.kill(terminal.pid, signal.SIGKILL)
            os.waitpid(terminal.pid, 0)
        os.close(terminal.fd)
