"""Kills games with SIGKILL at random moments and looks at what is left; prints how many it killed.

A process of its own, for it forks: a forked game has everything imported and starts in a millisecond. Each
game plays on one file with those before it and writes a byte to a pipe whenever `record` has returned, which
is when a verdict would be shown. It fails when a file opens with trouble or an answer is missing.
"""

from __future__ import annotations

import os
import select
import signal
import sys
import tempfile
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import NoReturn

from quiz.game.draw import RoundSpec
from quiz.paths import HISTORY_NAME
from quiz.study import queries
from quiz.study.history import open_history
from tests.study.examples import NOW, answered, bank_of_size, begun, new_round, unfinished

BANK = bank_of_size(40)
LONG = RoundSpec(length=None)
FAST = "/dev/shm"
"""Where files are kept in memory: a killed game leaves the same there as on a disk, only sooner."""


def game(path: Path, pipe: int, seed: int) -> NoReturn:
    """Play until killed."""
    step = 0
    while True:
        with open_history(path, NOW) as store:
            played = new_round(BANK, seed, LONG)
            round_id = begun(store, BANK, played)
            for right in [True, False] * 20:
                played, answer = answered(played, right=right)
                step += 1
                store.record(round_id, answer, NOW + timedelta(seconds=step))
                os.write(pipe, b"!")


def kill(path: Path, rng: Random, seed: int) -> int:
    """Start a game and kill it at a random moment; gives how many verdicts it showed."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        try:
            game(path, writing, seed)
        finally:
            os._exit(1)
    os.close(writing)
    shown = 0
    for _ in range(int(rng.random() * 30)):  # up to so many verdicts, and then not at once
        shown += len(os.read(reading, 1))
    select.select([], [], [], rng.random() * 0.004)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while rest := os.read(reading, 65536):
        shown += len(rest)
    os.close(reading)
    return shown


def main(kills: int) -> None:
    """Kill so many games, one after the other."""
    rng = Random(20)
    with tempfile.TemporaryDirectory(dir=FAST if os.access(FAST, os.W_OK) else None) as folder:
        path = Path(folder) / HISTORY_NAME
        shown = 0
        for number in range(kills):
            shown += kill(path, rng, number)
            with open_history(path, NOW) as store:
                if store.trouble:
                    raise AssertionError(store.trouble)
                kept = queries.kept(store.database).answers
                if not shown <= kept <= shown + number + 1:  # the last one may be written and not yet shown
                    raise AssertionError(f"{shown} verdicts were shown and {kept} answers are kept")
                if shown and not unfinished(store, BANK):
                    raise AssertionError("no round is offered again")
                if number % 20 == 0 and store.database.rows("PRAGMA integrity_check") != [("ok",)]:
                    raise AssertionError("the file is damaged")
        print(f"{kills} kills, {shown} verdicts shown, none missing")


if __name__ == "__main__":
    main(int(sys.argv[1]))
