"""Measures how long 10,000 questions take to be written in each format, and to be read back.

Run with `python -m tests.exchange.bench_export`. The questions are those of the shipped bank over and over, each
with an id of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from time import process_time

from quiz.bank.model import Bank
from quiz.bank.reader import read_bank, read_bytes
from quiz.exchange import NAMES, PAPER_NAMES, fitting, load, load_paper
from quiz.exchange.assembly import assemble
from quiz.exchange.bank_yaml import bank_yaml
from quiz.exchange.incoming import read_questions
from quiz.exchange.selection import Selection, drawn, in_file_order
from quiz.game.draw import RoundSpec
from quiz.paths import packaged_bank

COUNT = 10_000
ROUNDS = 3


def multiplied(bank: Bank, count: int) -> Bank:
    """A bank with `count` questions."""
    shipped = bank.questions
    questions = (replace(shipped[number % len(shipped)], id=f"question-{number}") for number in range(count))
    return replace(bank, questions=tuple(questions))


def seconds_to_write(write: Callable[..., Iterator[bytes]], selection: Selection) -> tuple[float, bytes]:
    """The least processor time of several runs, and the file."""
    times = []
    for _round in range(ROUNDS):
        began = process_time()
        data = b"".join(write(selection, lambda line: None))
        times.append(process_time() - began)
    return min(times), data


def seconds_to_fit(name: str, selection: Selection) -> float:
    """The processor time of choosing what fits."""
    began = process_time()
    fitting(name, selection, lambda line: None)
    return process_time() - began


def seconds_to_import(data: bytes) -> tuple[float, float]:
    """The processor time of making a bank, and of reading it as `quiz` does."""
    began = process_time()
    written = b"".join(bank_yaml(assemble(read_questions(data).questions, "A bank")))
    made = process_time()
    assert len(read_bytes(written, "made").questions) == COUNT
    return made - began, process_time() - made


def main() -> None:
    bank = multiplied(read_bank(packaged_bank()), COUNT)
    for order, selection in (
        ("in the file's order", in_file_order(bank, RoundSpec(), "en")),
        ("drawn", drawn(bank, RoundSpec(length=None), 7, "en")),
    ):
        for name in NAMES:
            seconds, data = seconds_to_write(load(name).write, selection)
            seconds += seconds_to_fit(name, selection)
            print(f"{name:<12} {order}: {seconds:.2f} s, {len(data):,} bytes")
            if name in PAPER_NAMES:
                seconds, data = seconds_to_write(load_paper(name).write_key, selection)
                print(f"{name:<12} {order}, key: {seconds:.2f} s, {len(data):,} bytes")
            if name in ("gift", "moodle-xml"):
                making, reading = seconds_to_import(data)
                print(f"{name:<12} imported: {making:.2f} s, and {reading:.2f} s to read the bank")


if __name__ == "__main__":
    main()
