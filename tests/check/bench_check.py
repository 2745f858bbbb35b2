"""Measures how long checking a bank of 1,000 questions takes beside reading it.

Run with `python -m tests.check.bench_check`. The questions are those of the shipped bank over and over, each
with an id and words of its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from random import Random
from time import process_time

from quiz.bank.reader import read_bytes
from quiz.check.report import report_on

COUNT = 1_000
ROUNDS = 5
ROOT = Path(__file__).resolve().parents[2]


def synthesized(count: int) -> bytes:
    """A bank with `count` questions."""
    head, questions = (ROOT / "questions.yaml").read_text(encoding="utf-8").split("\nquestions:\n", 1)
    shipped = re.split(r"(?m)^(?=  - id: )", questions)[1:]
    rng = Random(1)
    made = []
    for number in range(count):
        text = re.sub(r"(?m)^  - id: \S+", f"  - id: question-{number}", shipped[number % len(shipped)])
        for language in ("en", "fr"):
            words = " ".join("".join(rng.choices("abcdeilmnorst", k=6)) for _word in range(6))
            start = re.compile(rf"(?s)((?:statement|prompt):.*?\b{language}: (?:\"|>-\n +))")
            text = start.sub(rf"\g<1>In {words}, ", text, count=1)
        made.append(text)
    return f"{head}\nquestions:\n{''.join(made)}".encode()


def seconds(work: Callable[[], object]) -> float:
    """The least processor time of several runs."""
    times = []
    for _round in range(ROUNDS):
        began = process_time()
        work()
        times.append(process_time() - began)
    return min(times)


def main() -> None:
    data = synthesized(COUNT)
    bank = read_bytes(data, "synthesized")
    reading = seconds(lambda: read_bytes(data, "synthesized"))
    checking = seconds(lambda: report_on(bank, date(2026, 3, 1), "synthesized"))
    print(f"{len(bank.questions)} questions, {len(data):,} bytes")
    print(f"reading {reading:.2f} s, checking {checking:.2f} s: {checking / reading:.1f} times as long")


if __name__ == "__main__":
    main()
