"""Many result files become one of the teacher's own, and no round is lost on the way."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, time
from pathlib import Path

import pytest

from quiz.classroom.gather import gather
from quiz.classroom.result import to_json
from quiz.classroom.take import take
from quiz.errors import QuizError
from quiz.files import write_whole
from tests.banks import classroom_bank
from tests.classroom.scripted import DAY, ClassPlan, scripted_class, write_class

BANK = classroom_bank()
ROUNDS = scripted_class(BANK, 1, ClassPlan(learners=6, questions=5, left=1))
ALL = {result.id for result in ROUNDS}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_class(tmp_path, ROUNDS)
    return tmp_path


def ids(folder: Path) -> set[str]:
    return {result.id for _name, result in gather([str(folder)]).rounds}


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_many_files_become_one_with_the_same_rounds(folder: Path) -> None:
    taken = take(str(folder), DAY)
    assert (taken.rounds, taken.files, taken.refused) == (6, 6, ())
    assert [str(path) for path in folder.iterdir()] == [taken.file]
    assert Path(taken.file).name.startswith("taken-2026-11-27-")
    found = gather([taken.file])
    assert {result.id: result for _name, result in found.rounds} == {result.id: result for result in ROUNDS}
    assert found.refused == ()


def test_the_order_of_the_rounds_says_nothing_of_who_was_first(folder: Path) -> None:
    lines = Path(take(str(folder), DAY).file).read_text("utf-8").splitlines(keepends=True)
    assert lines == [to_json(result) for result in sorted(ROUNDS, key=lambda result: result.id)]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_only_its_owner_can_read_it(folder: Path) -> None:
    assert stat.S_IMODE(os.stat(take(str(folder), DAY).file).st_mode) == 0o600


def test_taking_again_adds_what_is_new_and_else_does_nothing(folder: Path) -> None:
    first = take(str(folder), DAY)
    assert take(str(folder), DAY) == ("", 6, 1, ())
    assert names(folder) == [Path(first.file).name]
    write_class(folder / "late", scripted_class(BANK, 2, ClassPlan(learners=2, questions=5)))
    second = take(str(folder), DAY)
    assert (second.rounds, second.files) == (8, 3)
    assert names(folder) == ["late", Path(second.file).name]


def test_what_cannot_be_read_stays_and_is_named(folder: Path) -> None:
    damaged = folder / "damaged.json"
    damaged.write_text("{", "utf-8")
    many = folder / "half.jsonl"
    many.write_text(to_json(ROUNDS[0]) + "{\n", "utf-8")
    taken = take(str(folder), DAY)
    assert taken.rounds == 6
    assert {one.file for one in taken.refused} == {str(damaged), f"{many}, line 2"}
    assert names(folder) == sorted(["damaged.json", "half.jsonl", Path(taken.file).name])


def test_a_file_that_contradicts_another_about_a_round_stays(folder: Path) -> None:
    forged = folder / "zz.json"
    forged.write_text(to_json(replace(ROUNDS[0], answers=())), "utf-8")
    copy = folder / "zzz.json"
    copy.write_text(to_json(ROUNDS[1]), "utf-8")
    taken = take(str(folder), DAY)
    assert [one.file for one in taken.refused] == [str(forged)]
    assert names(folder) == sorted(["zz.json", Path(taken.file).name])
    assert len(gather([taken.file]).rounds) == 6


def test_a_file_that_arrives_meanwhile_stays(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    late = scripted_class(BANK, 2, ClassPlan(learners=1, questions=5))
    replaced = next(folder.glob("*.json"))

    def write_slowly(path: str, pieces: Iterable[bytes], *, private: bool, durable: bool) -> None:
        write_whole(path, pieces, private=private, durable=durable)
        write_class(folder, late)
        other = folder / "other"
        other.write_text(to_json(late[0]), "utf-8")
        other.replace(replaced)

    monkeypatch.setattr("quiz.classroom.take.write_whole", write_slowly)
    taken = take(str(folder), DAY)
    assert names(folder) == sorted([f"{late[0].id}.json", replaced.name, Path(taken.file).name])


def test_nothing_is_removed_before_the_one_file_is_on_the_disk(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = names(folder)

    def fail(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(QuizError, match="No space left on device"):
        take(str(folder), DAY)
    assert names(folder) == before


def test_a_crash_while_removing_loses_no_round_and_counts_none_twice(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    remove, removed = os.remove, []

    def crash_at_third(path: str) -> None:
        removed.append(path)
        if len(removed) == 3:
            raise KeyboardInterrupt
        remove(path)

    with monkeypatch.context() as crashing:
        crashing.setattr(os, "remove", crash_at_third)
        with pytest.raises(KeyboardInterrupt):
            take(str(folder), DAY)
    assert len(names(folder)) == 5
    assert ids(folder) == ALL
    taken = take(str(folder), DAY)
    assert (taken.rounds, names(folder)) == (6, [Path(taken.file).name])


def test_a_file_that_cannot_be_removed_is_named(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: str) -> None:
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr(os, "remove", refuse)
    taken = take(str(folder), DAY)
    assert len(taken.refused) == 6
    assert taken.refused[0].reason == "was taken, and cannot be removed: Permission denied"
    assert ids(folder) == ALL


def test_rounds_of_any_bank_and_code_are_taken(folder: Path) -> None:
    (other,) = scripted_class(BANK, 9, ClassPlan(learners=1, code=None))
    write_class(folder, [replace(other, bank=replace(other.bank, hash="0" * 64))])
    assert take(str(folder), DAY).rounds == 7


def test_what_was_half_written_on_an_earlier_day_is_removed(folder: Path) -> None:
    day = datetime.combine(DAY, time(9, 15)).timestamp()
    for name, age in ((".quiz-0011aabb.tmp", 1), (".quiz-ccdd2233.tmp", 0), (".quiz-notes", 1)):
        (folder / name).write_text("{")
        os.utime(folder / name, (day - age * 86_400,) * 2)
    (folder / ".quiz-folder.tmp").mkdir()
    taken = take(str(folder), DAY)
    assert taken.rounds == 6
    assert names(folder) == [".quiz-ccdd2233.tmp", ".quiz-folder.tmp", ".quiz-notes", Path(taken.file).name]
