"""A history written by an earlier version of the program is used by this one, and nothing in it is lost."""

from __future__ import annotations

import re
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from quiz.bank.model import Bank
from quiz.game.phase import Asking
from quiz.study import database, queries, schema
from quiz.study.history import open_history
from quiz.study.resume import unfinished_rounds
from tests.study.examples import NOW, play

VERSION_1 = Path(__file__).parent.parent / "fixtures" / "histories" / "version-1.sqlite3"
"""Written by the program when the format was version 1, with `bank_of_size(40)`: finished rounds of every kind and
source, one turned down, one left, one that a kill left open, a question answered twice in a round, an answer
without a round, certainty and corrections. Its journal mode is WAL."""

VERSION_2 = VERSION_1.with_name("version-2.sqlite3")
"""Written by the program when the format was version 2, with `bank_of_size(40)`: three finished rounds, an exam and
a round that were left, a correction and a lesson."""

COPY = "history.sqlite3.version-1"


@pytest.fixture
def old(path: Path) -> Path:
    """A file of version 1 in the place of the history."""
    path.parent.mkdir()
    shutil.copy(VERSION_1, path)
    return path


@pytest.fixture
def newer(path: Path) -> Path:
    """A file of version 2 in the place of the history."""
    path.parent.mkdir()
    shutil.copy(VERSION_2, path)
    return path


@pytest.fixture
def old_game(old: Path) -> Iterator[sqlite3.Connection]:
    """A game of version 1 that has the file open."""
    with closing(sqlite3.connect(old, isolation_level=None)) as connection:
        connection.execute("SELECT count(*) FROM answers").fetchall()
        yield connection


def table(path: Path, sql: str) -> list[Any]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(sql).fetchall()


def names_in(folder: Path) -> set[str]:
    return {file.name for file in folder.iterdir()}


def test_every_answer_and_round_of_version_1_is_there(old: Path) -> None:
    answers = "SELECT id, question_id, place, choice, correct, seconds, {}, answered_at FROM answers"
    columns = "id, bank, source, kind, topics, level, length, exam, certainty, seed, language, paper, state"
    rounds = f"SELECT {columns}, started_at, ended_at, right_count, asked_count FROM rounds WHERE state <> ?"
    with open_history(old, NOW) as history:
        assert history.trouble == ""
        rows = history.database.rows
        assert rows(answers.format("certainty")) == table(VERSION_1, answers.format("sureness"))
        assert rows(rounds, ("",)) == table(VERSION_1, rounds.replace("?", "'abandoned'"))
        for same in ("SELECT * FROM standings", "SELECT id, question_id, correct FROM corrections"):
            assert rows(same) == table(VERSION_1, same)
        (last,) = table(VERSION_1, "SELECT seq FROM sqlite_sequence WHERE name = 'rounds'")
        assert rows("SELECT seq FROM sqlite_sequence WHERE name = 'rounds'") == [last]
        assert rows("PRAGMA foreign_key_check") == []
        assert rows("PRAGMA integrity_check") == [("ok",)]


def test_of_two_answers_to_a_question_of_a_round_the_first_stays_in_it(old: Path) -> None:
    twice = (
        "SELECT min(id), max(id) FROM answers WHERE round_id IS NOT NULL"
        " GROUP BY round_id, question_id HAVING count(*) > 1"
    )
    ((first, second),) = table(VERSION_1, twice)
    with open_history(old, NOW) as history:
        assert history.database.rows(twice) == []
        in_round = history.database.rows("SELECT id FROM answers WHERE round_id IS NOT NULL")
        assert (first,) in in_round
        assert (second,) not in in_round


def test_rounds_that_version_1_left_open_go_on(old: Path, bank: Bank) -> None:
    with open_history(old, NOW) as history:
        killed, left = unfinished_rounds(history.database, bank)
    assert (killed.exam, len(killed.answers), killed.phase) == (True, 4, Asking(4))
    assert (left.language, left.seed, len(left.answers)) == ("fr", 10**40, 3)
    assert [answer.certainty for answer in left.answers] == [3, 3, 3]
    assert len(left.corrections) == 1


@pytest.mark.parametrize("version", [VERSION_1, VERSION_2], ids=["1", "2"])
def test_an_upgraded_file_has_the_tables_of_a_new_one(version: Path, tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    shutil.copy(version, old)
    made = []
    for path in (old, new):
        open_history(path, NOW).close()
        found = dict(table(path, "SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL"))
        made.append({name: re.sub(r"--.*|\s|\"", "", sql) for name, sql in found.items()})
    assert made[0] == made[1]


def test_every_round_of_version_2_is_there_and_has_no_class_code(newer: Path, bank: Bank) -> None:
    before = {
        name: table(VERSION_2, f"SELECT * FROM {name}")
        for name in ("rounds", "answers", "corrections", "standings", "lessons_read")
    }
    with open_history(newer, NOW) as history:
        assert history.trouble == ""
        assert history.lasting
        rows = history.database.rows
        assert rows("SELECT * FROM rounds") == [(*row, "") for row in before.pop("rounds")]
        for name, kept in before.items():
            assert rows(f"SELECT * FROM {name}") == kept
        left, exam = unfinished_rounds(history.database, bank)
        assert [(left.code, len(left.answers)), (exam.code, len(exam.answers))] == [("", 3), ("", 2)]
        assert rows("PRAGMA integrity_check") == [("ok",)]


def test_the_log_of_version_1_is_written_into_the_file_and_is_gone(old: Path) -> None:
    with closing(sqlite3.connect(old)) as killed:
        killed.execute("UPDATE answers SET seconds = 77 WHERE id = 1")
        killed.commit()
        for suffix in ("", "-wal"):  # what a kill leaves
            shutil.copy(f"{old}{suffix}", f"{old}{suffix}.left")
    for suffix in ("", "-wal"):
        shutil.move(f"{old}{suffix}.left", f"{old}{suffix}")
    with open_history(old, NOW) as history:
        assert history.trouble == ""
        assert history.database.rows("SELECT seconds FROM answers WHERE id = 1") == [(77.0,)]
        assert history.database.rows("PRAGMA journal_mode") == [("delete",)]
        assert names_in(old.parent) == {old.name}


def test_a_game_of_version_1_keeps_the_file_to_itself(
    old: Path, old_game: sqlite3.Connection, bank: Bank, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "UPGRADE_TIMEOUT", 0.0)
    with open_history(old, NOW) as history:
        assert "earlier version" in history.trouble
        assert "\n" not in history.trouble
        play(history, bank, [True])
        old_game.execute("INSERT INTO answers SELECT 9999, NULL, 'late', 0, 0, 1, 0, NULL, 1")
    old_game.close()
    with open_history(old, NOW) as history:
        assert history.trouble == ""
        assert queries.kept(history.database).answers == 207


def test_an_upgrade_that_fails_leaves_the_file_as_it_was_and_a_copy(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = schema._statements

    def full(script: str) -> Iterator[str]:
        for number, statement in enumerate(real(script)):
            if number == 5:
                assert old.with_name(COPY).exists()
                error = sqlite3.OperationalError("full")
                error.sqlite_errorcode = sqlite3.SQLITE_FULL
                raise error
            yield statement

    monkeypatch.setattr(schema, "_statements", full)
    with open_history(old, NOW) as history:
        assert "disk is full" in history.trouble
    everything = "SELECT * FROM answers"
    assert table(old, everything) == table(old.with_name(COPY), everything) == table(VERSION_1, everything)
    monkeypatch.undo()
    with open_history(old, NOW) as history:
        assert history.trouble == ""
        assert not old.with_name(COPY).exists()


def test_a_damaged_file_of_version_1_is_set_aside(old: Path) -> None:
    with closing(sqlite3.connect(old)) as connection:
        connection.execute("DROP TABLE corrections")
        connection.commit()
    with open_history(old, NOW) as history:
        assert ".damaged-" in history.trouble
        assert history.lasting
