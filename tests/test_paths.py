"""Where the program reads and writes, and which bank it plays."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from quiz import paths
from quiz.bank.locate import Location, Origin, locate
from quiz.crash_log import MOST_CHARACTERS, write_crash_log
from quiz.errors import NoDataFolderError
from quiz.files import MOST_BYTES, read_small_file


def test_everything_is_written_below_quiz_home(isolated: Path) -> None:
    assert paths.data_folder() == isolated
    assert paths.crash_log().parent == isolated


def test_quiz_home_may_begin_with_a_tilde(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("QUIZ_HOME", "~/quiz")
    assert paths.data_folder() == tmp_path / "quiz"


@pytest.mark.parametrize("home", ["", None])
def test_without_quiz_home_it_is_the_platforms_data_folder(
    home: str | None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    if home is None:
        monkeypatch.delenv("QUIZ_HOME")
    else:
        monkeypatch.setenv("QUIZ_HOME", home)
    folder = paths.data_folder()
    assert folder.is_relative_to(tmp_path)
    assert folder.name == "ice-in-canada-quiz"
    assert not folder.exists()


def test_the_shipped_bank_and_the_translations_are_there() -> None:
    assert paths.packaged_bank().is_file()
    assert Path(paths.LOCALES).is_dir()


def test_a_bank_inside_the_package_goes_before_the_repositorys(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    package = tmp_path / "quiz"
    package.mkdir()
    monkeypatch.setattr(paths, "PACKAGE", package)
    assert paths.packaged_bank() == tmp_path / "questions.yaml"
    (package / "questions.yaml").touch()
    assert paths.packaged_bank() == package / "questions.yaml"


@pytest.mark.parametrize(
    ("option", "environment", "expected"),
    [
        ("a.yaml", {"QUIZ_BANK": "b.yaml"}, Location(Path("a.yaml"), Origin.OPTION)),
        (None, {"QUIZ_BANK": "b.yaml"}, Location(Path("b.yaml"), Origin.ENVIRONMENT)),
        (None, {"QUIZ_BANK": ""}, Location(paths.packaged_bank(), Origin.PACKAGE)),
        (None, {}, Location(paths.packaged_bank(), Origin.PACKAGE)),
    ],
)
def test_the_bank_is_the_options_else_the_environments_else_the_shipped_one(
    option: str | None, environment: dict[str, str], expected: Location
) -> None:
    assert locate(option, environment) == expected


@pytest.mark.parametrize(
    ("system", "environment", "folder"),
    [
        ("linux", {}, "~/.local/share"),
        ("linux", {"XDG_DATA_HOME": "/data"}, "/data"),
        ("linux", {"XDG_DATA_HOME": "data"}, "~/.local/share"),
        ("darwin", {}, "~/Library/Application Support"),
        ("win32", {"LOCALAPPDATA": "C:\\Data"}, "C:\\Data"),
    ],
)
def test_each_system_has_its_own_folder_for_data(
    system: str, environment: dict[str, str], folder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setenv("HOME", "/home/someone")
    for name in ("QUIZ_HOME", "XDG_DATA_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    expected = folder.replace("~", "/home/someone")
    assert paths.data_folder_name() == os.path.join(expected, "ice-in-canada-quiz")


@pytest.mark.parametrize("home", ["~nobody-of-this-name/q", ""])
def test_without_a_home_folder_there_is_no_data_folder(home: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUIZ_HOME", home)
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    monkeypatch.setattr("os.path.expanduser", lambda path: path)
    with pytest.raises(NoDataFolderError):
        paths.data_folder()


# Files that lie in the data folder


def test_the_crash_log_is_for_its_owner_only(isolated: Path) -> None:
    log = paths.crash_log()
    log.write_text("an older and longer one", "utf-8")
    log.chmod(0o644)
    assert write_crash_log("details").endswith(str(log))
    assert log.read_text("utf-8") == "details"
    assert log.stat().st_mode & 0o777 == 0o600


def test_the_end_of_long_details_is_kept() -> None:
    write_crash_log("x" * 1_000_000 + "the error")
    assert len(paths.crash_log().read_bytes()) == MOST_CHARACTERS
    assert paths.crash_log().read_text("utf-8").endswith("the error")


@pytest.mark.skipif(sys.platform == "win32", reason="links and pipes are rare there")
@pytest.mark.parametrize("kind", ["link", "hard link", "pipe", "folder"])
def test_what_lies_in_the_place_of_the_crash_log_is_left_alone(
    kind: str, isolated: Path, tmp_path: Path
) -> None:
    other, log = tmp_path / "other", paths.crash_log()
    other.write_text("mine", "utf-8")
    match kind:
        case "link":
            log.symlink_to(other)
        case "hard link":
            os.link(other, log)
        case "pipe":
            os.mkfifo(log)
        case _:
            log.mkdir()
    assert write_crash_log("details") == "The details could not be saved."
    assert other.read_text("utf-8") == "mine"


@pytest.mark.skipif(sys.platform == "win32", reason="pipes are rare there")
def test_a_small_file_is_an_ordinary_one_and_small(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "large").write_bytes(b"x" * (MOST_BYTES + 1))
    (tmp_path / "small").write_bytes(b"x" * MOST_BYTES)
    for name in ("pipe", "large"):
        with pytest.raises(ValueError, match="no small file"):
            read_small_file(tmp_path / name)
    assert len(read_small_file(tmp_path / "small")) == MOST_BYTES
