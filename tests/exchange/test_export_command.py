"""`quiz export`: what is written, where to, and what is refused."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from quiz.bank.reader import read_bank
from quiz.classroom.code import read_code
from quiz.cli import main
from quiz.exchange import NAMES, PAPER_NAMES, load
from tests.banks import SMALL


@pytest.fixture
def bank(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small bank, in a folder of its own, as the one to export."""
    path = tmp_path / "rivers.yaml"
    path.write_text(SMALL, "utf-8")
    monkeypatch.setenv("QUIZ_BANK", str(path))
    monkeypatch.chdir(tmp_path)
    return path


def refused(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    """The one line that wrong arguments get."""
    assert main(["export", *arguments]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    return err.removeprefix("quiz: ").removesuffix("\n")


def exported(arguments: list[str], capfdbinary: pytest.CaptureFixture[bytes]) -> bytes:
    assert main(["export", *arguments]) == 0
    return capfdbinary.readouterr().out


def test_every_format_is_a_file_of_its_own_that_imports_nothing_heavy() -> None:
    for name in NAMES:
        found = load(name)
        assert name == found.NAME
        assert found.SUFFIX.startswith(".")
        assert found.HELP
    script = (
        "import sys\n"
        "from quiz.exchange import NAMES, load\n"
        "print(*[load(name).NAME for name in NAMES])\n"
        "print('quiz.bank' in sys.modules, 'quiz.game' in sys.modules)\n"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert ran.stdout.split() == [*NAMES, "False", "False"]


@pytest.mark.usefixtures("bank")
@pytest.mark.parametrize("name", NAMES)
def test_a_file_holds_what_the_standard_output_gets_and_twice_the_same(
    name: str, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    printed = exported([name], capfdbinary)
    assert printed
    assert main(["export", name, "-o", "out"]) == 0
    out, err = capfdbinary.readouterr()
    assert out == b""
    assert err.splitlines()[-1] == b"Wrote out: 2 questions."
    assert (tmp_path / "out").read_bytes() == printed
    assert exported([name], capfdbinary) == printed


@pytest.mark.usefixtures("bank")
def test_an_earlier_export_is_replaced_and_nothing_else_is_left(tmp_path: Path) -> None:
    (tmp_path / "out.gift").write_text("old", "utf-8")
    assert main(["export", "gift", "--output", "out.gift"]) == 0
    assert "river-runs" in (tmp_path / "out.gift").read_text("utf-8")
    assert sorted(os.listdir(tmp_path)) == ["out.gift", "rivers.yaml"]


@pytest.mark.usefixtures("bank")
@pytest.mark.skipif(not Path("/dev/stdout").exists(), reason="the standard output has no name here")
def test_the_standard_output_by_its_name_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    with (tmp_path / "out").open("wb") as out:
        command = [sys.executable, "-m", "quiz", "export", "gift", "-o", "/dev/stdout"]
        subprocess.run(command, stdout=out, check=True, timeout=60)
        out.write(b"the rest")
    assert (tmp_path / "out").read_bytes().endswith(b"}\n\nthe rest")


@pytest.mark.parametrize("link", [None, "hard", "symbolic"])
def test_the_bank_itself_is_never_replaced(
    link: str | None, bank: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = bank.with_name("other.yaml") if link else bank
    if link == "hard":
        output.hardlink_to(bank)
    elif link == "symbolic":
        output.symlink_to(bank)
    line = refused(["gift", "-o", str(output)], capsys)
    assert line == f"{output} was not written: it is the bank that is read. Choose another name."
    assert bank.read_text("utf-8") == SMALL


@pytest.mark.usefixtures("bank")
def test_what_cannot_be_written_gets_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert refused(["gift", "-o", "none/out"], capsys).startswith(
        "none/out was not written: there is no folder"
    )
    assert refused(["gift", "-o", "."], capsys).startswith(". was not written: this is a folder.")
    os.mkfifo(tmp_path / "pipe")
    assert "no ordinary file" in refused(["gift", "-o", "pipe"], capsys)


@pytest.mark.usefixtures("bank")
def test_a_file_is_whole_or_not_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from quiz.exchange import gift

    def half(*_arguments: object) -> object:
        yield b"half"
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(gift, "write", half)
    assert refused(["gift", "-o", "out"], capsys).startswith("out was not written: No space left on device.")
    assert os.listdir(tmp_path) == ["rivers.yaml"]


@pytest.mark.usefixtures("bank")
def test_only_the_topics_that_are_named_are_written(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert b"river-runs" in exported(["gift", "--topic", "rivers"], capfdbinary)


@pytest.mark.usefixtures("bank")
def test_a_seed_gives_the_round_of_that_seed(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    files = {exported(["gift", "--seed", str(seed), "--count", "2"], capfdbinary) for seed in range(8)}
    assert len(files) > 1
    assert exported(["gift", "--seed", "7", "--count", "1"], capfdbinary).count(b"[id:") == 1
    assert exported(["gift", "--seed", "7"], capfdbinary).count(b"[id:") == 2


def test_a_class_code_gives_the_paper_on_the_screens(
    bank: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert main(["code", "--seed", "7", "--count", "2"]) == 0
    code = capfdbinary.readouterr().out.decode().strip()
    paper = read_code(code, read_bank(bank)).paper(read_bank(bank))
    exported_paper = exported(["gift", "--code", code], capfdbinary).decode()
    assert exported_paper == exported(["gift", "--seed", "7", "--count", "2"], capfdbinary).decode()
    places = [exported_paper.index(f"::{asked.question.id}::") for asked in paper]
    assert places == sorted(places)


def test_what_is_counted_is_what_is_written(bank: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bank.write_text(SMALL.replace("Rivers run uphill.", "Rivers run uphill. " * 7), "utf-8")
    assert main(["export", "kahoot", "-o", "out.xlsx"]) == 0
    first, *_lost, last = capsys.readouterr().err.splitlines()
    assert first.startswith("quiz: question 'river-runs' is left out: its text has 132 characters")
    assert last == "Wrote out.xlsx: 1 question."


@pytest.mark.usefixtures("bank")
def test_a_spreadsheet_is_not_written_to_a_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert (
        refused(["kahoot"], capsys) == "A spreadsheet cannot be shown here. Name the file to write with -o."
    )


@pytest.mark.usefixtures("bank")
@pytest.mark.parametrize("name", PAPER_NAMES)
def test_a_sheet_and_its_key_are_two_files_of_one_paper(
    name: str, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    sheet = exported([name, "--seed", "7"], capfdbinary).decode()
    key = exported([name, "--seed", "7", "--key"], capfdbinary).decode()
    assert "Water follows" not in sheet
    assert "Water follows" in key
    for page in (sheet, key):
        assert "2 questions · seed 7" in page
    first, second = (sheet.index(stem) for stem in ("Rivers run uphill", "Where do rivers end"))
    assert (first < second) == (key.index("Rivers run uphill") < key.index("Where do rivers end"))


@pytest.mark.usefixtures("bank")
@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (
            "gift --key",
            "--key writes the answers to a sheet that is printed. Formats with a key: html, markdown.",
        ),
        ("", "the following arguments are required: FORMAT."),
        ("gifd", "argument FORMAT: invalid choice: 'gifd'"),
        (
            "gift --count 3",
            "--count draws questions by chance. Add --seed with a number, the one of the round.",
        ),
        ("gift --topic river", "There is no topic 'river'. Did you mean 'rivers'?"),
        ("gift --bank none.yaml", "none.yaml: error: there is no such file"),
        (
            "gift --code K7M2-9QRT --count 3",
            "--code stands for a whole round. Leave out the choice of round.",
        ),
        ("gift --code K7M2-9QRT --seed 3", "--code stands for a whole round. Leave out the choice of round."),
        ("gift --seed x", "argument --seed: must be a whole number from 0 up."),
    ],
)
def test_a_wrong_argument_gets_one_line_with_what_to_do(
    arguments: str, line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert refused(arguments.split(), capsys).startswith(line)


GERMAN = """\
format: 1
title: {de: Eine Bank}
topics: {fluss: {title: {de: Flüsse}, summary: {de: Flüsse fließen.}}}
sources: {atlas: {title: Atlas, publisher: Karten}}
questions:
  - {id: abwaerts, type: true_false, topic: fluss, level: 1, statement: {de: Flüsse fließen abwärts.}, answer: true,
     explanation: {de: Wasser fällt.}, sources: [atlas], as_of: 2026-02-05}
"""


def test_a_language_that_the_bank_has_not_is_said(
    bank: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    bank.write_text(GERMAN, "utf-8")
    assert main(["export", "gift"]) == 0
    out, err = capfdbinary.readouterr()
    assert "Flüsse fließen abwärts.{TRUE" in out.decode()
    assert err == b"quiz: The bank has no texts in the language 'en'; it is written in 'de'.\n"


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("command", ["export", "import"])
def test_help_shows_examples_and_keeps_to_a_measure(
    command: str, language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([command, "--help", "--lang", language]) == 0
    printed = capsys.readouterr().out
    assert max(map(len, printed.splitlines())) <= 102
    assert f"\n  quiz {command} " in printed
    assert command == "import" or all(f"\n  {name} " in printed for name in NAMES)
