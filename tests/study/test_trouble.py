"""A history file in any state never stops the game: one line states what happened, and play goes on."""

from __future__ import annotations

import errno
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from random import Random
from sqlite3 import Connection

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from quiz.bank.model import Bank
from quiz.game.draw import Seen
from quiz.game.kinds import RoundKind
from quiz.game.round import Answer
from quiz.study import database, queries, round_locks
from quiz.study.filesystem import FileSystem
from quiz.study.history import UNSAVED, History, open_history
from quiz.study.quarantine import file_number, set_aside
from quiz.study.reviews import settle
from quiz.study.rows import to_stamp
from tests.study.examples import (
    DAY,
    NOW,
    answered,
    bank_of_size,
    bank_with,
    begun,
    new_round,
    play,
    statement,
    unfinished,
)

ASIDE = "history.sqlite3.damaged-20260202-093000"


wounds = st.lists(
    st.tuples(st.floats(0, 1, exclude_max=True), st.binary(min_size=1, max_size=600)), min_size=1, max_size=8
)
"""Where in a file, as a share of its length, which bytes are written over its own."""


def fill(path: Path, bank: Bank, rounds: int = 1) -> None:
    with open_history(path, NOW) as store:
        for seed in range(rounds):
            play(store, bank, [True] * 10, seed=seed)


def can_be_played(store: History, bank: Bank) -> bool:
    """Does everything answer as it would with a good file?"""
    known_before = len(queries.seen(store.database))
    round_id, played = play(store, bank, [True, False, True])
    store.leave(round_id, NOW)
    saved = unfinished(store, bank)
    store.finish(round_id, NOW)
    read_back = queries.facts(store.database, NOW)
    return (
        saved is not None
        and saved.answers == played.answers
        and len(queries.missed_lately(store.database, bank)) >= 1
        and queries.due(store.database, bank, NOW + DAY) != []
        and len(read_back.rounds) >= 1
        and len(queries.seen(store.database)) >= max(3, known_before)
    )


def is_one_line(trouble: str) -> bool:
    return bool(trouble) and "\n" not in trouble and trouble.endswith(".")


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Another program keeps the file locked."""
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield


def garbage(path: Path) -> None:
    path.write_bytes(Random(1).randbytes(20_000))


def text(path: Path) -> None:
    path.write_text("answers: none\n" * 1000)


def cut_short(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def another_programs(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE recipes (name TEXT)")
        other.commit()


def tables_missing(path: Path) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.execute("DROP TABLE standings")
        other.execute("DROP TABLE corrections")
        other.execute("DROP TABLE answers")
        other.commit()


def no_text(path: Path) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.execute("UPDATE rounds SET language = cast(x'80ff' AS TEXT)")
        other.commit()


def header_only(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:100])


@pytest.mark.parametrize(
    "harm", [garbage, text, cut_short, another_programs, tables_missing, no_text, header_only]
)
def test_a_damaged_file_is_set_aside_untouched(path: Path, bank: Bank, harm: Callable[[Path], None]) -> None:
    fill(path, bank, rounds=20)
    harm(path)
    before = path.read_bytes()
    with open_history(path, NOW) as store:
        unfinished(store, bank)
        queries.seen(store.database)
        queries.due(store.database, bank, NOW)
        assert can_be_played(store, bank)
        assert ASIDE in store.trouble
        assert is_one_line(store.trouble)
        assert store.lasting
    assert path.with_name(ASIDE).read_bytes() == before
    with open_history(path, NOW) as store:
        assert store.trouble == ""
        assert len(queries.seen(store.database)) == 3


def test_no_log_of_a_damaged_file_is_left_for_the_next(path: Path) -> None:
    path.parent.mkdir()
    for suffix in ("", "-journal", "-wal"):
        path.with_name(path.name + suffix).write_text(f"damaged{suffix}" * 100)
    with open_history(path, NOW) as store:
        assert ASIDE in store.trouble
    left = {file.name for file in path.parent.iterdir() if not file.name.startswith(ASIDE)}
    assert left == {path.name}
    assert path.with_name(ASIDE).read_text() == "damaged" * 100


def test_a_second_damaged_file_in_the_same_second_gets_a_name_of_its_own(path: Path) -> None:
    path.parent.mkdir()
    for content in ("first", "second"):
        path.write_text(content * 1000)
        open_history(path, NOW).close()
    assert path.with_name(ASIDE).read_text() == "first" * 1000
    assert path.with_name(f"{ASIDE}-2").read_text() == "second" * 1000


@settings(max_examples=30, deadline=None)
@given(wounds)
@example([(0.703125, b"\x80")])
def test_no_damage_anywhere_in_the_file_stops_the_game(wounds: list[tuple[float, bytes]]) -> None:
    bank = bank_of_size(40)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "history.sqlite3"
        fill(path, bank)
        size = path.stat().st_size
        with path.open("r+b") as file:
            for place, wound in wounds:
                file.seek(int(place * size))
                file.write(wound)
        with open_history(path, NOW) as store:
            unfinished(store, bank)
            queries.seen(store.database)
            round_id, _ = play(store, bank, [True, False])
            store.finish(round_id, NOW)
            queries.best(store.database, RoundKind.MIXED)
            queries.facts(store.database, NOW)
            store.forget()
            assert store.trouble == "" or is_one_line(store.trouble)


def test_an_empty_file_is_begun_anew(path: Path, bank: Bank) -> None:
    path.parent.mkdir()
    path.touch()
    with open_history(path, NOW) as store:
        assert "empty" in store.trouble
        assert is_one_line(store.trouble)
        assert can_be_played(store, bank)
    with open_history(path, NOW) as store:
        assert store.trouble == ""
        assert queries.seen(store.database)


def test_a_file_of_a_newer_version_is_left_as_it_is(path: Path, bank: Bank) -> None:
    fill(path, bank)
    with closing(sqlite3.connect(path)) as newer:
        newer.execute("PRAGMA user_version = 4")
    before = path.read_bytes()
    with open_history(path, NOW) as store:
        assert "newer version" in store.trouble
        assert is_one_line(store.trouble)
        assert not store.lasting
        assert can_be_played(store, bank)
    assert path.read_bytes() == before


def test_a_folder_in_the_place_of_the_file(path: Path, bank: Bank) -> None:
    path.mkdir(parents=True)
    with open_history(path, NOW) as store:
        assert is_one_line(store.trouble)
        assert can_be_played(store, bank)


def test_a_file_in_the_place_of_the_folder(path: Path, bank: Bank) -> None:
    path.parent.write_text("in the way")
    with open_history(path, NOW) as store:
        assert "folder" in store.trouble
        assert is_one_line(store.trouble)
        assert can_be_played(store, bank)


def test_a_missing_folder_is_made(path: Path) -> None:
    with open_history(path, NOW) as store:
        assert store.trouble == ""
    assert path.exists()


def test_a_file_that_another_program_keeps_locked(path: Path, bank: Bank) -> None:
    fill(path, bank)
    with locked(path), open_history(path, NOW, timeout=0.01) as store:
        assert "locked" in store.trouble
        assert is_one_line(store.trouble)
        assert can_be_played(store, bank)


def test_answers_that_a_lock_held_up_are_written_once_it_is_gone(path: Path, bank: Bank) -> None:
    with open_history(path, NOW, timeout=0.01) as store:
        round_id, played = play(store, bank, [True])
        with locked(path):
            for _ in range(2):
                played, answer = answered(played)
                store.record(round_id, answer, NOW)
            assert "locked" in store.trouble
            assert is_one_line(store.trouble)
        played, answer = answered(played)
        store.record(round_id, answer, NOW)
        assert store.trouble == ""
        saved = unfinished(store, bank)
        assert saved is not None
        assert saved.answers == played.answers


def test_an_answer_that_a_lock_held_up_stays_the_older_one(path: Path) -> None:
    question = statement("one")
    bank = bank_with([question])
    wrong, right = (Answer("one", 0, int(not is_right), is_right, 1.0) for is_right in (False, True))
    with open_history(path, NOW, timeout=0.01) as store:
        with locked(path):
            store.record(UNSAVED, wrong, NOW)
        store.record(UNSAVED, right, NOW + DAY)
        assert queries.missed_lately(store.database, bank) == []
        assert queries.seen(store.database) == {"one": Seen(NOW + DAY, correct=True)}


def test_answers_that_a_lock_held_up_are_written_at_the_end_at_the_latest(path: Path, bank: Bank) -> None:
    with open_history(path, NOW, timeout=0.01) as store:
        round_id, played = play(store, bank, [True])
        with locked(path):
            _, answer = answered(played)
            store.record(round_id, answer, NOW)
    with open_history(path, NOW) as store:
        assert len(queries.seen(store.database)) == 2


def test_a_round_that_could_not_be_written_can_be_played(path: Path, bank: Bank) -> None:
    with open_history(path, NOW, timeout=0.01) as store:
        played = new_round(bank)
        with locked(path):
            round_id = begun(store, bank, played)
            assert round_id == UNSAVED
        _, answer = answered(played)
        store.record(round_id, answer, NOW)
        store.leave(round_id, NOW)
        assert list(queries.seen(store.database)) == [answer.question_id]


def test_trouble_is_news_only_once(path: Path, bank: Bank) -> None:
    with open_history(path, NOW, timeout=0.01) as store:
        round_id, played = play(store, bank, [True])
        assert store.news() == ""
        with locked(path):
            _, answer = answered(played)
            store.record(round_id, answer, NOW)
            assert store.news() == store.trouble != ""
            store.record(round_id, answer, NOW)
            assert store.news() == ""
        store.record(round_id, answer, NOW)
        assert store.news() == ""
        with locked(path):
            store.record(round_id, answer, NOW)
            assert store.news() != ""


def test_a_disk_that_fills_up_while_playing(path: Path, bank: Bank) -> None:
    with open_history(path, NOW) as store:
        pages = store.database.rows("PRAGMA page_count")[0][0]
        assert store.database.rows(f"PRAGMA max_page_count = {pages}") == [(pages,)]
        for seed in range(30):
            round_id, _ = play(store, bank, [True] * 10, seed=seed)
            store.finish(round_id, NOW)
        assert "disk is full" in store.trouble
        assert is_one_line(store.trouble)
        store.database.rows("PRAGMA max_page_count = 100000")
        play(store, bank, [True])
        assert store.trouble == ""
        assert queries.kept(store.database).answers == 301


def test_rows_that_make_no_sense_are_passed_over(path: Path, bank: Bank) -> None:
    with open_history(path, NOW) as store:
        round_id, _ = play(store, bank, [True] * 3)
        store.finish(round_id, NOW)
        for change in (
            "UPDATE standings SET last_at = last_at * 1000, due_at = due_at * 1000",
            "UPDATE rounds SET kind = 'guesses'",
            "UPDATE answers SET answered_at = answered_at * 1000",
        ):
            store.database.write(lambda db, change=change: db.execute(change))  # type: ignore[misc]
        assert queries.seen(store.database) == {}
        settle(store.database)
        assert store.trouble == ""
        past = queries.facts(store.database, NOW)
        assert (past.standings, past.rounds, past.practice) == ({}, (), ())
        assert queries.due(store.database, bank, NOW) == []
        assert can_be_played(store, bank)


def test_a_file_that_is_damaged_while_playing(path: Path, bank: Bank) -> None:
    fill(path, bank, rounds=5)
    with open_history(path, NOW) as store:
        with path.open("r+b") as file:
            file.seek(4096)
            file.write(b"\xff" * (path.stat().st_size - 4096))
        assert can_be_played(store, bank)
        assert ASIDE in store.trouble


OUTSIDE = ["a read-only file", "a folder that cannot be written to", "a missing folder that cannot be made"]


@pytest.mark.skipif(sys.platform == "win32", reason="permissions and limits are those of POSIX")
def test_what_only_the_system_can_refuse() -> None:
    finished = subprocess.run(
        [sys.executable, "-m", "tests.study.refusals"], capture_output=True, text=True, check=True, timeout=60
    )
    troubles = json.loads(finished.stdout)
    assert set(troubles) == {*OUTSIDE, "a full disk from the start", "a disk that fills up"}
    for case, trouble in troubles.items():
        assert is_one_line(trouble), case
    assert "cannot be written to" in troubles["a read-only file"]


def remove(path: Path) -> None:
    path.unlink()


def replace_file(path: Path) -> None:
    fill(path.with_name("other"), bank_of_size(40))
    path.with_name("other").replace(path)


def remove_folder(path: Path) -> None:
    shutil.rmtree(path.parent)


@pytest.mark.skipif(sys.platform == "win32", reason="files that are open cannot be removed there")
@pytest.mark.parametrize("harm", [remove, replace_file, remove_folder])
def test_a_history_that_is_removed_or_replaced_while_playing(
    path: Path, bank: Bank, harm: Callable[[Path], None]
) -> None:
    with open_history(path, NOW) as store:
        round_id, played = play(store, bank, [True])
        harm(path)
        for _ in range(2):
            played, answer = answered(played)
            store.record(round_id, answer, NOW + DAY)
        assert "removed or replaced" in store.news()
        assert is_one_line(store.trouble)
        store.finish(round_id, NOW)
        assert store.news() == ""
        assert can_be_played(store, bank)
    with open_history(path, NOW) as store:
        assert {at for (at,) in store.database.rows("SELECT answered_at FROM answers")} >= {
            to_stamp(NOW + DAY)
        }
        mixed = store.database.rows(
            "SELECT round_id FROM answers WHERE answered_at = ? AND round_id IS NOT NULL",
            (to_stamp(NOW + DAY),),
        )
        assert mixed == []


@pytest.mark.skipif(sys.platform == "win32", reason="files that are open cannot be removed there")
def test_a_history_whose_folder_cannot_be_made_again_goes_on_in_memory(path: Path, bank: Bank) -> None:
    with open_history(path, NOW) as store:
        round_id, played = play(store, bank, [True])
        remove_folder(path)
        path.parent.write_text("in the way")
        store.record(round_id, answered(played)[1], NOW)
        assert "without history" in store.trouble
        assert not store.lasting
        assert can_be_played(store, bank)


@pytest.mark.skipif(sys.platform == "win32", reason="files that are open cannot be removed there")
def test_a_history_that_was_removed_is_not_begun_again_at_the_end(path: Path, bank: Bank) -> None:
    with open_history(path, NOW) as store:
        play(store, bank, [True])
        remove_folder(path)
    assert not path.exists()


@pytest.fixture
def network(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "file_system_of", lambda _path: FileSystem("nfs4", is_network=True))


@pytest.mark.usefixtures("network")
@pytest.mark.parametrize("harm", [garbage, cut_short, another_programs, tables_missing, no_text])
def test_a_file_on_a_network_that_looks_damaged_is_left_where_it_is(
    path: Path, bank: Bank, harm: Callable[[Path], None]
) -> None:
    fill(path, bank, rounds=20)
    harm(path)
    before = path.read_bytes()
    with open_history(path, NOW) as store:
        queries.seen(store.database)
        unfinished(store, bank)
        queries.facts(store.database, NOW)
        if store.lasting:  # the damage is where nothing was read so far
            store.forget()
        assert "other computers" in store.trouble
        assert is_one_line(store.trouble)
        assert can_be_played(store, bank)
    assert path.read_bytes() == before
    assert not list(path.parent.glob("*.damaged-*"))


@pytest.mark.usefixtures("network")
def test_a_file_on_a_network_that_looked_damaged_once_is_used_again(
    path: Path, bank: Bank, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(path, bank)
    with open_history(path, NOW) as store:
        good = path.read_bytes()
        opened = store.database._connection
        garbage(path)
        monkeypatch.setattr(store.database, "_open", healed(store.database._open, path, good))
        assert len(queries.seen(store.database)) == 10
        assert store.database._connection is not opened
        assert store.trouble == ""
        assert store.lasting


def healed(opening: Callable[[], Connection], path: Path, good: bytes) -> Callable[[], Connection]:
    """Opens the file once the other computer has written it out."""

    def heal() -> Connection:
        path.write_bytes(good)
        return opening()

    return heal


def test_without_file_locks_nothing_waits_and_no_other_program_is_named(
    path: Path, bank: Bank, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_handle: int, _byte: int) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    fill(path, bank)
    monkeypatch.setattr(round_locks, "_lock", refuse)
    with locked(path), open_history(path, NOW, timeout=3600) as store:  # SQLite calls both a locked file
        assert "cannot lock files" in store.trouble
        assert is_one_line(store.trouble)
        assert can_be_played(store, bank)
    assert {file.name for file in path.parent.iterdir()} <= {path.name, f"{path.name}.playing"}


def test_what_a_kill_left_of_a_new_file_is_removed_after_a_while(path: Path) -> None:
    path.parent.mkdir()
    old, young = (path.with_name(f"{path.name}.new-{age}") for age in ("old", "young"))
    for file in (old, young):
        file.touch()
    os.utime(old, (0, 0))
    open_history(path, NOW).close()
    assert not old.exists()
    assert young.exists()


def test_another_games_new_file_is_not_set_aside(path: Path) -> None:
    path.parent.mkdir()
    path.write_text("new")
    damaged = path.with_name("damaged")
    damaged.write_text("damaged")
    assert set_aside(path, file_number(damaged), NOW) == ""
    assert path.read_text() == "new"


def test_another_games_new_file_that_comes_while_one_is_set_aside_is_put_back(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path.parent.mkdir()
    path.write_text("damaged")
    opened = file_number(path)
    fresh = path.with_name("fresh")
    fresh.write_text("new")
    rename = Path.rename

    def rename_late(self: Path, target: Path) -> Path:
        if self == path:
            fresh.replace(path)
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", rename_late)
    assert set_aside(path, opened, NOW) == ""
    assert path.read_text() == "new"
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_damaged_file_is_not_copied(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path.parent.mkdir()
    path.write_text("damaged" * 1000)
    number = file_number(path)
    with open_history(path, NOW):
        assert file_number(path.with_name(ASIDE)) == number
