"""Two sides in turn, and the ratio of their medians."""

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
from statistics import median

Timed = Callable[[], float]


def ratio(name: str, ours: Timed, theirs: Timed, *, rounds: int, limit: float) -> float:
    """Measure two sides in turn, print medians and ratio, and give the ratio back."""
    ours(), theirs()  # warm the disk's cache
    pairs = [(ours(), theirs()) for _round in range(rounds)]
    first, second = median(pair[0] for pair in pairs), median(pair[1] for pair in pairs)
    found = first / second
    verdict = "ok" if found <= limit else "TOO SLOW"
    print(f"{name:<44} {first:8.2f} {second:8.2f}  {found:5.2f}x  (at most {limit}x)  {verdict}", flush=True)
    return found


def run_time(command: Sequence[str]) -> float:
    """How many milliseconds a command takes, start to end."""
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return (time.perf_counter() - start) * 1000


def text_time(command: Sequence[str], text: bytes, environ: dict[str, str] | None = None) -> float:
    """How many milliseconds it takes from exec until `text` is written to a pseudo-terminal of 80x24."""
    start = time.perf_counter()
    pid, terminal = pty.fork()
    if pid == 0:
        os.environ.update({"TERM": "xterm-256color", "COLORTERM": "truecolor", **(environ or {})})
        fcntl.ioctl(1, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        os.execv(command[0], list(command))
    seen = b""
    while text not in seen:
        if not select.select([terminal], [], [], 20)[0]:
            raise TimeoutError(f"{command} never wrote {text!r}; it wrote {seen[-500:]!r}")
        seen += os.read(terminal, 65536)
    taken = (time.perf_counter() - start) * 1000
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    os.close(terminal)
    return taken


def python(*arguments: str) -> list[str]:
    """A command line for this interpreter."""
    return [sys.executable, *arguments]
