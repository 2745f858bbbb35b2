"""Result files are read out of folders that anybody may have written to."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from quiz import i18n
from quiz.classroom import gather as gathering
from quiz.classroom.gather import Gathered, Refused, gather
from quiz.classroom.result import MAX_BYTES, to_json
from tests.banks import classroom_bank
from tests.classroom.scripted import ClassPlan, scripted_class, write_class

ROUNDS = scripted_class(classroom_bank(), 1, ClassPlan(learners=4, questions=5))
needs_fifos = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes on this system")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the files of four rounds."""
    write_class(tmp_path / "class", ROUNDS)
    return tmp_path / "class"


def ids(gathered: Gathered) -> set[str]:
    return {result.id for _name, result in gathered.rounds}


ALL = {result.id for result in ROUNDS}


def reason_of(found: Gathered, file: Path) -> str:
    """Why a file was refused, which was refused in one line."""
    lines = [one for one in found.refused if one.file.startswith(str(file))]
    assert len(lines) == 1, found.refused
    assert "\n" not in lines[0].file + lines[0].reason
    return lines[0].reason


def test_folders_and_files_are_read_and_folders_inside_them(folder: Path, tmp_path: Path) -> None:
    inside = folder / "tuesday" / "morning"
    inside.mkdir(parents=True)
    moved = next(folder.glob("*.json"))
    moved.rename(inside / moved.name)
    alone = tmp_path / "stick.txt"
    next(folder.glob("*.json")).rename(alone)
    found = gather([str(folder), str(alone)])
    assert (ids(found), found.refused) == (ALL, ())


def test_a_file_that_is_named_twice_is_read_once(folder: Path) -> None:
    found = gather([str(folder), str(folder) + "/", *map(str, folder.iterdir())])
    assert (len(found.rounds), found.refused) == (4, ())


def test_a_copy_of_a_file_is_refused_and_its_round_counted_once(folder: Path) -> None:
    copied = folder / "zz-copy.json"
    copied.write_text(to_json(ROUNDS[0]), "utf-8")
    found = gather([str(folder)])
    assert ids(found) == ALL
    assert len(found.rounds) == 4
    assert reason_of(found, copied) == "holds a round that was read already"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "is no result file of this game"),
        (b"{", "is no result file of this game"),
        (b"PK\x03\x04", "is no result file of this game"),
        (b"\xff\xfe{\x00}", "is no result file of this game"),
        (b"[" * 100_000, "is no result file of this game"),
        (b'{"a":' * 100_000, "is no result file of this game"),
        (b"1" * 10_000, "is no result file of this game"),
        (b'{"format": 2}', "was written by a newer version of the game (format 2)"),
        (b'{"format": 1}', "is no whole result file: 'answers' does not fit"),
        (to_json(ROUNDS[0]).encode()[:400], "is no result file of this game"),
        (b" " * (MAX_BYTES + 1), "is too large for a result file"),
    ],
    ids=lambda value: value[:12] if isinstance(value, bytes) else "",
)
def test_a_damaged_or_foreign_file_is_one_line_and_the_rest_is_read(
    folder: Path, data: bytes, reason: str
) -> None:
    bad = folder / "bad.json"
    bad.write_bytes(data)
    found = gather([str(folder)])
    assert ids(found) == ALL
    assert reason_of(found, bad) == reason


@pytest.mark.parametrize("name", ["large.json", "large.jsonl"])
def test_a_file_larger_than_the_memory_is_not_read(folder: Path, name: str) -> None:
    large = folder / name
    with large.open("wb") as file:
        file.truncate(1 << 40)  # takes no room on the disk
    assert reason_of(gather([str(folder)]), large) == "is too large for a result file"


@needs_fifos
def test_a_named_pipe_is_not_waited_for(folder: Path) -> None:
    os.mkfifo(folder / "pipe.json")
    found = gather([str(folder), str(folder / "pipe.json")])
    assert ids(found) == ALL
    assert found.refused == (Refused(str(folder / "pipe.json"), "is no ordinary file"),) * 2


@needs_fifos
def test_what_is_no_ordinary_file_is_not_even_opened(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """To open a device may rewind a tape, or start something."""
    os.mkfifo(folder / "device")
    opened: list[str] = []
    open_file = os.open

    def note(path: str, flags: int) -> int:
        opened.append(path)
        return open_file(path, flags)

    with monkeypatch.context() as patched:
        patched.setattr(os, "open", note)
        gather([str(folder)])
    assert len(opened) == 4
    assert str(folder / "device") not in opened


@needs_fifos
def test_a_pipe_that_takes_the_place_of_a_file_is_not_waited_for(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.mkfifo(tmp_path / "pipe")
    state = os.stat(next(folder.iterdir()))
    with monkeypatch.context() as racing:
        racing.setattr(os, "stat", lambda path: state)
        found = gather([str(tmp_path / "pipe")])
    assert found.refused == (Refused(str(tmp_path / "pipe"), "is no ordinary file"),)


def test_links_are_not_followed_so_that_loops_end_and_none_leads_out(folder: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    write_class(outside, scripted_class(classroom_bank(), 2, ClassPlan(learners=1)))
    (folder / "loop").symlink_to(folder)
    (folder / "self").symlink_to(folder / "self")
    (folder / "out").symlink_to(outside)
    (folder / "file").symlink_to(next(outside.iterdir()))
    found = gather([str(folder)])
    assert ids(found) == ALL
    assert {one.file for one in found.refused} == {
        str(folder / name) for name in ("loop", "self", "out", "file")
    }


def test_a_link_that_is_named_is_followed(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "share").symlink_to(folder)
    assert ids(gather([str(tmp_path / "share")])) == ALL


@pytest.mark.parametrize("too_deep", [False, True])
def test_folders_deeper_than_the_limit_are_one_line(folder: Path, too_deep: bool) -> None:
    deep = folder.joinpath(*["d"] * (gathering.MAX_DEPTH + too_deep))
    deep.mkdir(parents=True)
    moved = next(folder.glob("*.json"))
    moved.rename(deep / moved.name)
    found = gather([str(folder)])
    reasons = ["holds folders too deep to be looked into"] if too_deep else []
    assert (len(found.rounds), [one.reason for one in found.refused]) == (4 - too_deep, reasons)


def test_what_is_not_there_is_one_line(folder: Path) -> None:
    missing = folder / "missing"
    assert reason_of(gather([str(missing)]), missing) == "is not there"


def test_what_may_not_be_read_is_one_line_in_the_language_in_use(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed = next(folder.glob("*.json"))
    really_open = os.open

    def refuse(path: str, flags: int, mode: int = 0o777, *, dir_fd: int | None = None) -> int:
        if path == str(closed):
            raise PermissionError(13, "Permission denied", path)
        return really_open(path, flags, mode, dir_fd=dir_fd)

    monkeypatch.setattr("os.open", refuse)
    assert reason_of(gather([str(folder)]), closed) == "may not be read by this account"
    i18n.switch("fr")
    assert reason_of(gather([str(folder)]), closed) == "ne peut pas être lu par ce compte"
    assert len(gather([str(folder)]).rounds) == 3


def test_files_that_begin_with_a_full_stop_are_passed_over(folder: Path) -> None:
    (folder / ".half-written").write_text("{", "utf-8")
    (folder / ".trash").mkdir()
    assert gather([str(folder)]).refused == ()


@pytest.mark.skipif(os.name == "nt", reason="such names cannot be made there")
def test_names_cannot_control_a_terminal(folder: Path) -> None:
    for name in (b"\x1b[2J\n.json", b"\xff\xfe.json", "\u202egnp.json".encode()):
        with open(os.path.join(os.fsencode(folder), name), "wb") as file:
            file.write(b"{")
    found = gather([str(folder)])
    assert ids(found) == ALL
    assert len(found.refused) == 3
    assert all(one.file.isprintable() for one in found.refused)


# Files of many rounds


def test_a_file_of_many_rounds_has_one_on_each_line(tmp_path: Path) -> None:
    many = tmp_path / "taken.jsonl"
    many.write_text("".join(map(to_json, ROUNDS)), "utf-8")
    found = gather([str(many)])
    assert (ids(found), found.refused, found.owners) == (ALL, (), 1)


def test_a_damaged_line_costs_that_line_alone(tmp_path: Path) -> None:
    many = tmp_path / "taken.jsonl"
    lines = list(map(to_json, ROUNDS))
    many.write_text("".join([lines[0], "{\n", *lines[1:], lines[0]]), "utf-8")
    found = gather([str(many)])
    assert ids(found) == ALL
    assert found.refused == (
        Refused(f"{many}, line 2", "is no result file of this game"),
        Refused(f"{many}, line 6", "holds a round that was read already"),
    )


def test_a_file_of_many_bad_lines_is_given_up(tmp_path: Path) -> None:
    many = tmp_path / "taken.jsonl"
    many.write_bytes(b"x\n" * 50_000)
    found = gather([str(many)])
    assert len(found.refused) == gathering.MAX_BAD_LINES + 1
    assert found.refused[-1].reason == "and what follows it is not read"


# Owners


def test_owners_are_those_of_files_that_hold_rounds(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    empty = folder / "empty.jsonl"
    empty.write_text("{\n", "utf-8")
    accounts = {file.stat().st_ino: number % 2 for number, file in enumerate(sorted(folder.glob("*.json")))}
    accounts[empty.stat().st_ino] = 7
    fstat = os.fstat

    def of_an_account(handle: int) -> os.stat_result:
        state = fstat(handle)
        return os.stat_result([*state[:4], accounts[state.st_ino], *state[5:]])

    with monkeypatch.context() as patched:
        patched.setattr(os, "fstat", of_an_account)
        found = gather([str(folder)])
    assert found.owners == 2
