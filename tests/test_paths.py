"""Where the program reads and writes, and which bank it plays."""

from __future__ import annotations

from pathlib import Path

import pytest

from quiz import paths
from quiz.bank.locate import Location, Origin, locate


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
