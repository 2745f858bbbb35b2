"""Measures how long a report on 10,000 result files takes, and how much memory.

Run with `python -m tests.classroom.bench_report [--files 10000] [--questions 10]`. The whole program is started, as a
teacher starts it; the files are read once before, so that the disk does not count.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

from quiz.bank.reader import read_bank
from quiz.classroom.gather import gather
from quiz.paths import packaged_bank
from tests.classroom.scripted import ClassPlan, scripted_class, write_class

LIMIT_SECONDS = 3.0
LIMIT_MEGABYTES = 300


def measured(*arguments: str) -> tuple[float, float, float]:
    """The seconds, the processor's seconds and the most megabytes that one run of the program takes."""
    command = [sys.executable, "-m", "quiz", *arguments]
    began = perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, env={**os.environ, "PYTHONUTF8": "1"})
    _pid, status, usage = os.wait4(process.pid, 0)
    took = perf_counter() - began
    assert os.waitstatus_to_exitcode(status) == 0
    return took, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--files", type=int, default=10_000)
    parser.add_argument("--questions", type=int, default=10)
    options = parser.parse_args()
    bank = read_bank(packaged_bank())
    rounds = scripted_class(bank, 1, ClassPlan(options.files, options.questions))
    with TemporaryDirectory() as name:
        write_class(Path(name), rounds)
        del rounds
        began = process_time()
        gather([name])
        print(f"reading {options.files} files: {process_time() - began:.2f} s of processor time")
        for output in ("--text", "--markdown", "--json", "--csv", "--csv-answers"):
            took, processor, megabytes = measured("report", name, output)
            print(f"{output:<14} {took:5.2f} s, of the processor {processor:5.2f} s, {megabytes:4.0f} MB")
    print(f"limits: {LIMIT_SECONDS} s on two free cores, {LIMIT_MEGABYTES} MB")


if __name__ == "__main__":
    main()
