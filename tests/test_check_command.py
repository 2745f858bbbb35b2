"""`quiz check`: what a teacher or a script gets from it on the command line."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

from quiz import paths
from quiz.bank.reader import read_bank
from quiz.check import RULES
from quiz.cli import main
from tests.banks import SMALL
from tests.check.test_report import GOOD, MISORDERED
from tests.program import quiz

FRESH = GOOD.replace("as_of: 2026-02-05", f"as_of: {date.today().isoformat()}")
"""A bank without anything to mend on whichever day the tests run."""

OUT_OF_ORDER = MISORDERED.replace("as_of: 2026-02-05", f"as_of: {date.today().isoformat()}")
"""A bank with one warning."""

BROKEN = FRESH.replace("answer: false", "answer: no").replace("level: 2", "level: 9")


@pytest.fixture
def bank(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A good bank in the current folder, called mine.yaml."""
    monkeypatch.chdir(tmp_path)
    path = Path("mine.yaml")
    path.write_text(FRESH, "utf-8")
    return path


def checked(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> tuple[int, list[str]]:
    """The exit code and the lines of a check; nothing but data is written."""
    code = main(["check", *arguments])
    out, err = capsys.readouterr()
    assert err == ""
    return code, out.splitlines()


@pytest.mark.usefixtures("bank")
def test_a_good_bank_gets_its_verdict_in_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    code, lines = checked(["mine.yaml", "--strict"], capsys)
    assert code == 0
    assert lines == [
        "mine.yaml: 2 questions (1 true/false, 1 multiple-choice), en complete, 0 errors, 0 warnings, "
        f"facts as of {date.today():%Y-%m}, about 1 minute, fits 80x24"
    ]


def test_every_problem_is_a_line_with_its_place(bank: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bank.write_text(BROKEN, "utf-8")
    code, lines = checked(["mine.yaml"], capsys)
    assert code == 1
    assert lines[0].startswith(
        "mine.yaml:13: error S02: question 'river-runs': 'answer' must be true or false"
    )
    assert lines[1].startswith("mine.yaml:21: error: question 'river-end': 'level' must be 1 (recall)")
    assert lines[2:] == ["mine.yaml: cannot be played, 2 errors"]


@pytest.mark.parametrize(("flags", "code"), [([], 0), (["--strict"], 1)])
def test_warnings_count_when_strict(
    flags: list[str], code: int, bank: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bank.write_text(OUT_OF_ORDER, "utf-8")
    assert checked(["mine.yaml", *flags], capsys)[0] == code


@pytest.mark.parametrize("name", ["none.yaml", "."])
@pytest.mark.usefixtures("bank")
def test_what_is_no_bank_is_unusable(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, lines = checked([name], capsys)
    assert code == 2
    assert lines[0].startswith(f"{name}: error: ")
    assert lines[-1] == f"{name}: cannot be played, 1 error"


def test_the_bank_is_the_one_named_else_that_of_the_environment_else_the_games_own(
    bank: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("other.yaml").write_text(FRESH, "utf-8")
    monkeypatch.setenv("QUIZ_BANK", "other.yaml")
    assert checked(["mine.yaml"], capsys)[1][-1].startswith("mine.yaml: ")
    assert checked([], capsys)[1][-1].startswith("other.yaml: ")
    monkeypatch.delenv("QUIZ_BANK")
    own = checked([], capsys)[1][-1]
    assert own.startswith(
        f"{paths.packaged_bank()}: {len(read_bank(paths.packaged_bank()).questions)} questions"
    )


def test_an_empty_name_is_no_name(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", ""]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err == "quiz: argument BANK: is empty; name a file. `quiz check --help` shows what there is.\n"


def test_the_age_of_facts_is_counted_to_today(bank: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old = date.today() - timedelta(days=366)
    bank.write_text(GOOD.replace("as_of: 2026-02-05", f"as_of: {old.isoformat()}"), "utf-8")
    code, lines = checked(["mine.yaml", "--strict"], capsys)
    assert code == 1
    assert all(" warning S05: " in line and "366 days ago" in line for line in lines[:-1])
    assert len(lines) == 3


@pytest.mark.usefixtures("bank")
def test_tools_get_one_json_document(capsys: pytest.CaptureFixture[str]) -> None:
    _code, lines = checked(["mine.yaml", "--json"], capsys)
    facts = json.loads("\n".join(lines))
    assert (facts["bank"], facts["errors"], facts["questions"]) == ("mine.yaml", 0, 2)


@pytest.mark.usefixtures("bank")
def test_the_players_that_only_guess_are_shown_when_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    plain = checked(["mine.yaml"], capsys)[1]
    with_players = checked(["mine.yaml", "--bots"], capsys)[1]
    assert with_players[-1:] == plain
    assert "   100% [21%, 100%]    always says false" in with_players


def test_the_rules_are_printed_without_reading_a_bank(capsys: pytest.CaptureFixture[str]) -> None:
    code, lines = checked(["none.yaml", "--rules"], capsys)
    assert code == 0
    assert [line.split(maxsplit=1)[0] for line in lines if not line.startswith(" ")] == [
        rule.id for rule in RULES
    ]


def test_a_check_prints_french(bank: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bank.write_text(OUT_OF_ORDER, "utf-8")
    english = checked(["mine.yaml"], capsys)[1]
    code, french = checked(["mine.yaml", "--lang", "fr"], capsys)
    assert code == 0
    assert french[0].startswith("mine.yaml:24\u00a0: avertissement M07\u00a0: ")
    assert "1 avertissement" in french[-1]
    assert not set(english) & set(french)


def test_a_name_cannot_break_its_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a\nb\x1b[31m.yaml"
    path.write_text(OUT_OF_ORDER, "utf-8")
    _code, lines = checked([str(path)], capsys)
    assert len(lines) == 2
    assert all(line.isprintable() for line in lines)


def test_a_check_loads_neither_screens_nor_history(bank: Path) -> None:
    script = (
        "import sys\n"
        "from quiz.cli import main\n"
        "assert main(['check', 'mine.yaml', '--bots']) == 0\n"
        "heavy = {'textual', 'rich', 'sqlite3', 'asyncio', 'quiz.ui', 'quiz.study', 'quiz.game.draw', 'jsonschema'}\n"
        "print(*sorted(heavy & sys.modules.keys()), file=sys.stderr)\n"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert ran.stderr.split() == []
    assert ran.stdout.startswith("true/false")


@pytest.mark.usefixtures("bank")
def test_the_program_gives_its_exit_code(tmp_path: Path) -> None:
    assert quiz("check", "mine.yaml").code == 0
    Path("mine.yaml").write_text(SMALL.replace("answer: false", "answer: no"), "utf-8")
    assert quiz("check", "mine.yaml").code == 1
    assert quiz("check", "none.yaml").code == 2


def test_the_command_that_a_refusal_names_lists_what_it_refused(
    bank: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bank.write_text(BROKEN, "utf-8")
    assert main(["play", "--plain", "--bank", "mine.yaml"]) == 2
    refusal = capsys.readouterr().err
    named = refusal.split("`")[1].split()
    assert named[0] == "quiz"
    code, lines = checked(named[2:], capsys)
    assert code == 1
    assert len(lines) == 3
