"""Lets many games write to one file together; prints what they waited, as JSON.

A process of its own, for it forks. It fails when an answer is missing or a game is in trouble.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter

from quiz.paths import HISTORY_NAME
from quiz.study import queries
from quiz.study.history import open_history
from tests.study.examples import NOW, answered, bank_of_size, begun, new_round

BANK = bank_of_size(40)
ANSWERS = 10


TEMPORARY = "PYTEST_DEBUG_TEMPROOT"
"""The variable that names the folder for the files of tests; set by `tests/conftest.py`."""


def game(path: Path, pipe: int, seed: int) -> None:
    """Open the store, play a round as fast as it goes and report how long each answer took to record."""
    with open_history(path, NOW) as store:
        played = new_round(BANK, seed)
        round_id = begun(store, BANK, played)
        took = []
        for _ in range(ANSWERS):
            played, answer = answered(played)
            started = perf_counter()
            store.record(round_id, answer, NOW)
            took.append(perf_counter() - started)
        store.finish(round_id, NOW)
        os.write(pipe, json.dumps([store.trouble, took]).encode() + b"\n")


def main(games: int, old: str = "") -> None:
    """Let so many games play at once, on a file that none has made yet or on a copy of an older one."""
    with tempfile.TemporaryDirectory(dir=os.environ.get(TEMPORARY)) as folder:
        path = Path(folder) / HISTORY_NAME
        if old:
            shutil.copy(old, path)
        reading, writing = os.pipe()
        children = []
        for seed in range(games):
            child = os.fork()
            if child == 0:
                code = 1
                try:
                    game(path, writing, seed)
                    code = 0
                finally:
                    os._exit(code)
            children.append(child)
        os.close(writing)
        with open(reading, encoding="utf-8") as pipe:
            reports = [json.loads(line) for line in pipe]
        codes = [os.waitpid(child, 0)[1] for child in children]
        with open_history(path, NOW) as store:
            past = queries.facts(store.database, NOW)
            kept = queries.kept(store.database)
        took = [seconds for _, all_seconds in reports for seconds in all_seconds]
        print(
            json.dumps(
                {
                    "codes": sorted(set(codes)),
                    "troubles": sorted({trouble for trouble, _ in reports if trouble}),
                    "rounds": len([one for one in past.rounds if one.tally.asked == ANSWERS]),
                    "answers": kept.answers,
                    "median": median(took),
                    "longest": max(took),
                }
            )
        )


if __name__ == "__main__":
    main(int(sys.argv[1]), *sys.argv[2:])
