"""`quiz new`: the bank that an author begins with."""

from __future__ import annotations

import os
import re
from datetime import date
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from quiz import i18n, paths
from quiz.bank import template
from quiz.bank.file import load
from quiz.bank.model import Kind
from quiz.bank.reader import read_bank
from quiz.cli import main
from tests.bank.test_schema import takes
from tests.bank.typed import as_editors_see
from tests.program import quiz

LANGUAGES = pytest.mark.parametrize("language", list(i18n.LANGUAGES))


def made(folder: Path, language: str = "en") -> Path:
    """A new bank explained in a language."""
    path = folder / f"{language}.yaml"
    assert main(["new", str(path), "--lang", language]) == 0
    return path


def refused(path: str, capsys: pytest.CaptureFixture[str]) -> str:
    """The one line that is printed where no bank can be written."""
    assert main(["new", path]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    return err.removeprefix("quiz: ").removesuffix("\n")


@LANGUAGES
def test_a_new_bank_has_nothing_to_mend(
    language: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = made(tmp_path, language)
    capsys.readouterr()
    assert main(["check", "--strict", str(path)]) == 0
    (verdict,) = capsys.readouterr().out.splitlines()
    assert (
        "2 questions (1 true/false, 1 multiple-choice), en + fr complete, 0 errors, 0 warnings, " in verdict
    )
    assert verdict.endswith("fits 80x24")


@LANGUAGES
def test_a_new_bank_shows_everything_that_a_bank_can_hold(language: str, tmp_path: Path) -> None:
    bank = read_bank(made(tmp_path, language))
    assert [question.kind for question in bank.questions] == [Kind.TRUE_FALSE, Kind.MULTIPLE_CHOICE]
    assert bank.misconceptions
    assert bank.names
    assert bank.topics["borrowing"].lesson
    assert all(question.ideas for question in bank.questions)
    assert {question.as_of for question in bank.questions} == {date.today()}


def test_the_questions_are_the_same_whatever_language_explains_them(tmp_path: Path) -> None:
    english, french = made(tmp_path, "en"), made(tmp_path, "fr")
    assert read_bank(english) == read_bank(french)
    explained = [re.findall(r"# .*", path.read_text("utf-8"))[1:] for path in (english, french)]
    assert not set(explained[0]) & set(explained[1])
    assert min(map(len, explained)) > 10


@LANGUAGES
def test_the_first_line_leads_an_editor_to_the_schema(language: str, tmp_path: Path) -> None:
    text = load(made(tmp_path, language))
    first = text.partition("\n")[0]
    address = first.removeprefix("# yaml-language-server: $schema=")
    assert Path(unquote(urlsplit(address).path)).samefile(paths.BANK_SCHEMA)
    assert takes(as_editors_see(text))
    assert "@" not in text


def test_the_address_of_the_schema_has_no_spaces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "BANK_SCHEMA", os.path.abspath("/my programs/quiz/bank.schema.json"))
    assert template.schema_address() == "file:///my%20programs/quiz/bank.schema.json"


@LANGUAGES
def test_a_new_bank_plays(language: str, tmp_path: Path) -> None:
    path = made(tmp_path, language)
    played = quiz(
        "--plain", "--bank", str(path), "--seed", "1", "--count", "all", QUIZ_LANG=language, typed="1\n1\n"
    )
    assert played.code == 0
    assert read_bank(path).title.in_language(language) in played.out
    assert re.search(r"[012] (of|sur) 2 ·", played.out)


def test_the_author_sees_what_to_do_next(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    ran = quiz("new", str(path))
    assert (ran.code, ran.out) == (0, "")
    assert ran.err.count("\n") == 1
    for command in (f"`quiz check {path}`", f"`quiz --bank {path}`"):
        assert command in ran.err
    assert quiz("check", "--strict", str(path)).code == 0


def test_a_file_that_is_there_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text("a year of work", "utf-8")
    assert refused(str(path), capsys) == (
        f"{path} was not written: there is such a file already. Choose another name."
    )
    assert path.read_text("utf-8") == "a year of work"


def test_a_link_that_leads_nowhere_is_not_followed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "link.yaml").symlink_to(tmp_path / "elsewhere.yaml")
    assert "there is such a file already" in refused(str(tmp_path / "link.yaml"), capsys)
    assert not (tmp_path / "elsewhere.yaml").exists()


def test_a_folder_that_is_not_there_is_reported(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "none" / "mine.yaml"
    assert refused(str(path), capsys) == (
        f"{path} was not written: there is no folder {tmp_path / 'none'}. Make it first, or choose another place."
    )


def test_a_folder_that_may_not_be_written_to_is_reported(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "mine.yaml"
    opened = Path.open

    def refuse(self: Path, *arguments: str, **named: str) -> object:
        if self == path:
            raise PermissionError(13, "Permission denied")
        return opened(self, *arguments, **named)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", refuse)
    assert refused(str(path), capsys) == (
        f"{path} was not written: you may not write there. Choose a folder of your own."
    )


@pytest.mark.parametrize(
    ("name", "printed"), [("a" * 300, "File name too long"), ("a\0b", "embedded null byte")]
)
def test_an_impossible_name_is_reported(
    name: str, printed: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert printed in refused(str(tmp_path / name), capsys)


def test_a_full_disk_leaves_no_half_bank(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    path = tmp_path / "mine.yaml"
    opened = Path.open

    def on_a_full_disk(self: Path, *arguments: str, **named: str) -> object:
        file = opened(self, *arguments, **named)  # type: ignore[call-overload]
        if self != path:
            return file
        file.close()
        return open("/dev/full", "w", encoding="utf-8")

    monkeypatch.setattr(Path, "open", on_a_full_disk)
    assert refused(str(path), capsys) == (
        f"{path} was not written: No space left on device. Choose another place or name."
    )
    assert not path.exists()


def test_a_new_bank_is_in_the_language_of_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QUIZ_LANG", "fr")
    assert main(["new", str(tmp_path / "ma-banque.yaml")]) == 0
    assert "# Vrai ou faux." in (tmp_path / "ma-banque.yaml").read_text("utf-8")


@LANGUAGES
def test_no_line_of_a_new_bank_is_said_twice(language: str, tmp_path: Path) -> None:
    comments = re.findall(r"^# \S.*", made(tmp_path, language).read_text("utf-8"), re.MULTILINE)
    assert len(set(comments)) == len(comments)
