"""Measures the store: one recorded answer, and what the home screen asks, with 0 and with 100,000 answers.

Run it as `python -m tests.study.bench_store [answers]`.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from sqlite3 import connect
from statistics import median, quantiles
from time import perf_counter

from quiz.bank.model import Bank
from quiz.game.draw import RoundSpec, draw
from quiz.game.kinds import RoundKind
from quiz.game.round import Round
from quiz.study import queries
from quiz.study.history import History, open_history
from quiz.study.reviews import settle
from tests.study.examples import bank_of_size, unfinished

START = datetime(2026, 1, 5, 9, tzinfo=UTC)
ROUND_LENGTH = 10


def fill(path: Path, bank: Bank, answers: int) -> None:
    """Play so many answers, without waiting for the disk at each: in memory, and copied to the file."""
    rng = Random(4)
    nowhere = path.with_name("taken")
    nowhere.mkdir()
    with open_history(nowhere, START) as store:  # a folder is no file, so this one is in memory
        for number in range(answers // ROUND_LENGTH):
            play(store, bank, rng, START + timedelta(minutes=30 * number), left=number % 50 == 0)
        settle(store.database)
        with closing(connect(path)) as target:
            store.database._connection.backup(target)
    nowhere.rmdir()


def play(store: History, bank: Bank, rng: Random, now: datetime, *, left: bool) -> list[float]:
    """Play one round, right four times in five; gives what each answer took to record, in milliseconds."""
    spec = RoundSpec()
    played = Round(draw(bank, spec, rng), spec=spec, asks_correction=False, started_at=now)
    round_id = store.begin(played, bank)
    took = []
    for step in range(ROUND_LENGTH):
        asked = played.paper[step]
        place = asked.key_place if rng.random() < 0.8 else 0
        played, answer = played.go_on().answer(place, 5.0)
        if answer is None:
            raise AssertionError("the place is on the paper")
        started = perf_counter()
        store.record(round_id, answer, now + timedelta(seconds=10 * step))
        took.append((perf_counter() - started) * 1000)
    (store.leave if left else store.finish)(round_id, now + timedelta(minutes=2))
    return took


def show(name: str, took: list[float]) -> None:
    """Print the median and the 95th percentile of what something took."""
    print(f"  {name:<30} median {median(took):7.3f} ms   p95 {quantiles(took, n=20)[-1]:7.3f} ms")


def timed(times: int, work: Callable[[], object]) -> list[float]:
    """What it takes each time, in milliseconds."""
    took = []
    for _ in range(times):
        started = perf_counter()
        work()
        took.append((perf_counter() - started) * 1000)
    return took


def main(answers: int = 100_000) -> None:
    """Print everything, for an empty store and for a full one."""
    bank = bank_of_size(300)
    for filled in (0, answers):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "history.sqlite3"
            if filled:
                fill(path, bank, filled)
            now = START + timedelta(minutes=30 * filled // ROUND_LENGTH, days=1)
            print(f"{filled:,} answers, {path.stat().st_size / 1e6 if filled else 0:.1f} MB")
            show("open and close", timed(20, lambda path=path, now=now: open_history(path, now).close()))  # type: ignore[misc]
            with open_history(path, now) as store:
                questions: dict[str, Callable[[], object]] = {
                    "unfinished": lambda store=store: unfinished(store, bank),  # type: ignore[misc]
                    "due": lambda store=store, now=now: queries.due(store.database, bank, now),  # type: ignore[misc]
                    "standings": lambda store=store: queries.standings(store.database),  # type: ignore[misc]
                    "missed lately": lambda store=store: queries.missed_lately(store.database, bank),  # type: ignore[misc]
                    "best": lambda store=store: queries.best(store.database, RoundKind.MIXED),  # type: ignore[misc]
                    "history": lambda store=store: queries.seen(store.database),  # type: ignore[misc]
                    "facts (progress)": lambda store=store, now=now: queries.facts(store.database, now),  # type: ignore[misc]
                }
                for name, work in questions.items():
                    show(name, timed(20, work))
                rng = Random(7)
                took = [ms for _ in range(50) for ms in play(store, bank, rng, now, left=False)]
                show("record", took)
                show(
                    "settle, a round's answers",
                    timed(2, lambda database=store.database: settle(database)),  # type: ignore[misc]
                )


if __name__ == "__main__":
    main(*(int(argument.replace(",", "")) for argument in sys.argv[1:]))
