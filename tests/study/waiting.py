"""Begins a round, answers one question, and crashes when a line comes in."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from quiz.study.history import open_history
from tests.study.examples import NOW, bank_of_size, play


def main(path: Path) -> None:
    """Play on `path` until a line comes in."""
    with open_history(path, NOW) as store:
        play(store, bank_of_size(40), [True])
        print("playing", flush=True)
        sys.stdin.readline()
        os._exit(9)  # a crash: nothing is left in good order


if __name__ == "__main__":
    main(Path(sys.argv[1]))
