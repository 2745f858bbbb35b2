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
        ratio(
            f"quiz {option} / python -c pass, ms",
            partial(run_time, ours),
            partial(run_time, theirs),
            rounds=25,
            limit=2.5,
        )


def first_frame() -> None:
    """Exec to text in a pseudo-terminal, against a bare application of Textual."""
    ours, theirs = quiz(), python(str(HERE / "bare.py"))
    ratio(
        "first frame of quiz / bare Textual, ms",
        lambda: text_time(ours, b"Quick"),
        lambda: text_time(theirs, b"BARE-LABEL"),
        rounds=41,
        limit=1.15,
    )


def history() -> None:
    """The home screen, with all it shows, over 100,000 answers against none."""
    from quiz.bank.reader import read_bank
    from quiz.paths import HISTORY_NAME, packaged_bank
    from tests.study.bench_store import fill

    homes = {}
    for answers in (0, 100_000):
        homes[answers] = Path(os.environ["QUIZ_HOME"]) / f"answers-{answers}"
        homes[answers].mkdir()
        fill(homes[answers] / HISTORY_NAME, read_bank(packaged_bank()), answers)

    def home(answers: int) -> float:
        os.environ["QUIZ_HOME"] = str(homes[answers])
        return text_time(quiz(), b"right last time")

    before = os.environ["QUIZ_HOME"]
    ratio(
        "home over 100,000 answers / none, ms", partial(home, 100_000), partial(home, 0), rounds=15, limit=1.1
    )
    os.environ["QUIZ_HOME"] = before


def on_screen() -> None:
    """A key to its verdict, and memory over a long sitting."""
    from tests.benchmarks.screen import MARK, WHOLE, key_times, memory

    for name, painted, limit in (("mark", MARK, 2.5), ("whole verdict", WHOLE, 20.0)):
        ours, theirs, end = key_times(painted)
        ratio(f"key to {name} / one Static, ms", ours, theirs, rounds=120, limit=limit)
        end()
    late, early = memory()
    report("memory after 500 / after 20 questions, kB", late, early, limit=1.05)


def main() -> None:
    """Run them all in a home of their own."""
    with tempfile.TemporaryDirectory() as home:
        os.environ |= {"QUIZ_HOME": home, "QUIZ_LANG": "en", "PYTHONPYCACHEPREFIX": f"{home}/bytecode"}
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program is compiled already
        commands()
        first_frame()
        history()
        on_screen()


if __name__ == "__main__":
    main()
