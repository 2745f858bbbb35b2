"""`quiz import`: what is written, what is said, and what is refused."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from quiz.cli import main

GIFT = "Rivers run downhill.{T}\n\nWhen?{#1822}\n\nWhere do rivers end?{=In the sea ~On a peak}\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a file to import, as the one in use."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "rivers.gift").write_text(GIFT, "utf-8")
    return tmp_path


def refused(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    """The one line that wrong arguments get."""
    assert main(["import", *arguments]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    return err.removeprefix("quiz: ").removesuffix("\n")


def test_a_bank_is_made_that_plays_and_says_what_is_to_be_written(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", "rivers.gift", "-o", "mine.yaml"]) == 0
    out, err = capsys.readouterr()
    assert out == ""
    assert err.splitlines() == [
        "quiz: rivers.gift:3: a question of the kind ‘numerical’ is left out; "
        "a bank has true/false and multiple-choice",
        "Wrote mine.yaml: 2 questions. `quiz check mine.yaml` lists what to fill in.",
    ]
    assert (folder / "mine.yaml").read_text("utf-8").startswith('format: 1\ntitle: "rivers"\n')
    assert main(["check", "mine.yaml"]) == 1
    findings = capsys.readouterr().out
    assert "S10: question 'where-do-rivers-end': 3 texts begin with ???" in findings
    assert "S10: source 'unknown-source'" in findings


def test_without_a_name_the_bank_is_printed(capfdbinary: pytest.CaptureFixture[bytes], folder: Path) -> None:
    assert main(["import", "rivers.gift"]) == 0
    printed = capfdbinary.readouterr().out
    assert main(["import", "rivers.gift", "-o", "mine.yaml"]) == 0
    assert (folder / "mine.yaml").read_bytes() == printed


def test_placeholders_are_in_the_language_that_is_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", "rivers.gift", "--lang", "fr"]) == 0
    assert 'why: "??? Dites pourquoi c’est juste\u00a0: In the sea"' in capsys.readouterr().out


def test_a_question_that_cannot_be_read_makes_the_exit_code_1(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "rivers.gift").write_text(GIFT + "\nBroken{=a\n", "utf-8")
    assert main(["import", "rivers.gift", "-o", "mine.yaml"]) == 1
    assert (
        "rivers.gift:7: the question cannot be read: its braces { } do not match" in capsys.readouterr().err
    )
    assert (folder / "mine.yaml").exists()


def test_what_is_there_is_never_replaced(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("rivers.gift", "link"):
        if name == "link":
            (folder / name).symlink_to("nowhere")
        assert refused(["rivers.gift", "-o", name], capsys) == (
            f"{name} was not written: there is such a file already. Choose another name."
        )
    assert (folder / "rivers.gift").read_text("utf-8") == GIFT


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b"", "file holds no question that can come into a bank. Name a file in GIFT or Moodle XML."),
        (b"<quiz></quiz>", "file holds no question that can come into a bank."),
        (b"<quiz>", "file:1: error: cannot be read as XML: no element found"),
        (b"<!DOCTYPE quiz><quiz></quiz>", "file:1: error: a <!DOCTYPE ...>; delete it"),
        (b"a\n\xff", "file:2: error: byte 0xFF is not UTF-8; save the file with the encoding UTF-8"),
    ],
)
def test_a_file_without_questions_gets_one_line(
    data: bytes, line: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "file").write_bytes(data)
    assert refused(["file", "-o", "mine.yaml"], capsys).startswith(line)
    assert not (folder / "mine.yaml").exists()


def test_a_file_that_cannot_be_opened_gets_one_line(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert refused(["none.xml"], capsys) == "none.xml: error: there is no such file"
    assert refused(["."], capsys).startswith(".: error: this is a folder")
    with (folder / "large").open("wb") as file:
        file.truncate(65 * 1024 * 1024)
    assert "is larger than 64 MB" in refused(["large"], capsys)
    os.mkfifo(folder / "pipe")
    assert refused(["pipe"], capsys).startswith("pipe holds no question")


def test_the_name_of_a_file_cannot_break_the_bank(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name = 'a\n: "\u202e\x1b[31m.gift'
    (folder / name).write_text(GIFT, "utf-8")
    assert main(["import", name]) == 0
    out, err = capsys.readouterr()
    assert 'title: "a : \\"[31m"' in out
    assert err.count("\n") == 1
