"""What the screen costs: a key to its verdict, and memory over a long session."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.benchmarks.timing import Session, python, quiz

HERE = Path(__file__).parent


MARK, WHOLE = b"\xe2\x9c", b"Source"
"""What is painted first of a verdict, the bytes that both signs begin with; and what is painted last."""


def key_times(painted: bytes) -> tuple[Callable[[], float], Callable[[], float], Callable[[], None]]:
    """Two programs in pseudo-terminals: each call presses a key and gives the milliseconds to its paint.

    Args:
        painted: What of the verdict is waited for, `MARK` or `WHOLE`.

    Returns:
        One for `quiz`, one for a single `Static`, and one that ends both.
    """
    game = Session(quiz("play", "--count", "all", "--seed", "1"))
    game.wait(b"leave")
    static = Session(python(str(HERE / "one_static.py")))
    static.wait(b"PRESSED-0")
    pressed = 0

    def ours() -> float:
        taken = game.time(b"1", painted)
        game.time(b"\r", b"choose")
        return taken

    def theirs() -> float:
        nonlocal pressed
        pressed += 1
        return static.time(b"x", f"PRESSED-{pressed}.".encode())

    def end() -> None:
        game.end()
        static.end()

    return ours, theirs, end


def resident_kilobytes(pid: int) -> int:
    """The memory that a process holds now."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS"))


def memory() -> tuple[int, int]:
    """Kilobytes held after 20 and after 500 questions, in rounds of ten with their results."""
    game = Session(quiz("play", "--count", "10", "--seed", "1"))
    game.wait(b"leave")
    early = 0
    for number in range(1, 501):
        game.time(b"1", b"copy")
        if number % 10:
            game.time(b"\r", b"choose")
        else:
            game.time(b"\r", b"New round")
            if number == 20:
                early = resident_kilobytes(game.pid)
            if number < 500:
                game.time(b"n", b"leave")
    late = resident_kilobytes(game.pid)
    game.end()
    return late, early
