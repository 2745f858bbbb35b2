"""Prints every ratio that the program promises to keep."""

from __future__ import annotations

import os
import tempfile
from functools import partial
from pathlib import Path

from tests.benchmarks.timing import python, quiz, ratio, report, run_time, text_time

HERE = Path(__file__).parent


def commands() -> None:
    """Commands that need no screen, against bare Python."""
    for option in ("--version", "--help"):
        ours, theirs = quiz(option), python("-c", "pass")
        ratio(f"quiz {option} / python -c pass, ms", partial(run_time, ours), partial(run_time, theirs), rounds=25, limit=2.5)


def first_frame() -> None:
    """Exec to text in a pseudo-terminal, against a bare application of Textual."""
    ours, theirs = quiz(), python(str(HERE / "bare.py"))
    ratio(
        "first frame of quiz / bare Textual, ms",
        lambda: text_time(ours, b"Quick"),
        lambda: text_time(theirs, b"BARE-LABEL"),
        rounds=21,
        limit=1.25,
    )


def on_screen() -> None:
    """A key to its verdict, and memory over a long sitting."""
    from tests.benchmarks.screen import key_times, memory

    ours, theirs, end = key_times()
    ratio("key to painted verdict / one Static, ms", ours, theirs, rounds=60, limit=2.5)
    end()
    late, early = memory()
    report("memory after 500 / after 20 questions, kB", late, early, limit=1.05)


def main() -> None:
    """Run them all in a home of their own."""
    with tempfile.TemporaryDirectory() as home:
        os.environ |= {"QUIZ_HOME": home, "QUIZ_LANG": "en"}
        commands()
        first_frame()
        on_screen()


if __name__ == "__main__":
    main()
