"""A history written by an earlier version of the program is used by this one, and nothing in it is lost."""

from __future__ import annotations

import shutil
from pathlib import Path

from quiz.bank.model import Bank
from quiz.study import queries
from quiz.study.history import open_history
from quiz.study.resume import unfinished
from tests.study.examples import NOW

VERSION_1 = Path(__file__).parent.parent / "fixtures" / "histories" / "version-1.sqlite3"
"""Written by the program when the format was version 1, with `bank_of(40)`: finished rounds of every kind and
source, one turned down, one left, one that a kill left open, a question answered twice in a round, an answer
without a round, certainty and corrections."""


def test_version_1_is_read(path: Path, bank: Bank) -> None:
    path.parent.mkdir()
    shutil.copy(VERSION_1, path)
    with open_history(path, NOW) as history:
        assert history.trouble == ""
        assert queries.kept(history.database).answers == 206
        left = unfinished(history.database, bank)
        assert left is not None
        assert len(left.answers) == 4
