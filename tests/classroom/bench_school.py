"""Measures how long loading 100,000 answers into a database takes, and a report over 1,000,000.

Run with `python -m tests.classroom.bench_school [--rounds 100000] [--questions 10]`; `QUIZ_TEST_POSTGRES` names another
server. The whole program is started, as a teacher starts it; the files are read once before, so that the disk does not
count.
"""

from __future__ import annotations

import argparse
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from quiz.bank.reader import read_bank
from quiz.classroom.gather import gather
from quiz.classroom.result import to_json
from quiz.classroom.school import load
from quiz.classroom.school_server import connected
from quiz.paths import packaged_bank
from tests.classroom.bench_report import measured
from tests.classroom.postgres import database
from tests.classroom.scripted import DAY, ClassPlan, scripted_class, write_class

LOADED_ANSWERS = 100_000
LIMITS = "limits: 2 s for loading 100,000 answers, 3 s for a report over 1,000,000"


def show(name: str, *arguments: str) -> None:
    """Run the program once and print what it took."""
    took, processor, _megabytes = measured(*arguments)
    print(f"{name:<34} {took:5.2f} s, of the program's processor {processor:5.2f} s")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=100_000)
    parser.add_argument("--questions", type=int, default=10)
    options = parser.parse_args()
    bank = read_bank(packaged_bank())
    files = LOADED_ANSWERS // options.questions
    with TemporaryDirectory() as name, database() as address:
        rounds = scripted_class(bank, 1, ClassPlan(options.rounds, options.questions))
        write_class(Path(name, "files"), rounds[:files])
        gather([str(Path(name, "files"))])
        show(f"load {files} files", "results", "load", str(Path(name, "files")), "--to", address)
        show("load them again", "results", "load", str(Path(name, "files")), "--to", address)
        one = Path(name, "one.jsonl")
        one.write_text("".join(map(to_json, rounds[files : 2 * files])))
        show("load as many out of one file", "results", "load", str(one), "--to", address)
        with connected(address) as connection:
            load(connection, [replace(result, date=DAY - timedelta(7)) for result in rounds[2 * files :]])
        del rounds
        for output in ("--text", "--json", "--csv", "--csv-answers"):
            show(f"report on all, {output}", "report", address, output)
        show("report on a day", "report", address, "--since", DAY.isoformat())
    print(LIMITS)


if __name__ == "__main__":
    main()
