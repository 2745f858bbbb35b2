"""`quiz progress`, `quiz play --review`, `--certainty` and the kept language, from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from quiz.cli import main
from tests.banks import SMALL
from tests.program import quiz_here as quiz


@pytest.fixture(autouse=True)
def bank(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small bank, as the one to play."""
    path = tmp_path / "rivers.yaml"
    path.write_text(SMALL, "utf-8")
    monkeypatch.setenv("QUIZ_BANK", str(path))
    return path


def play(*arguments: str) -> None:
    assert quiz("play", "--plain", "--seed", "15", *arguments, typed="3\nf\n").err == ""


def test_progress_is_printed_in_lines() -> None:
    assert "Nothing has been played yet." in quiz("progress").out
    play()
    ran = quiz("progress")
    assert (ran.code, ran.err) == (0, "")
    assert "Rivers · 2 of 2 met, 1 right last time, 0 firm" in ran.out
    assert "1 of 2 · 50%" in ran.out
    assert (
        "Progrès" in quiz("progress", "--lang", "fr").out or "Thèmes" in quiz("progress", "--lang", "fr").out
    )


def test_progress_is_printed_for_other_programs() -> None:
    play()
    printed = json.loads(quiz("progress", "--json").out)
    assert printed["bank"] == "A small bank"
    assert printed["rounds"][0]["right"] == 1


def test_review_with_nothing_due_is_one_line_and_no_error() -> None:
    ran = quiz("play", "--review")
    assert (ran.code, ran.out, ran.err) == (0, "Nothing is due for review now.\n", "")


@pytest.mark.parametrize("choice", ["--round=mixed", "--topic=rivers", "--level=1", "--count=5", "--exam"])
def test_review_takes_no_choice_of_round(choice: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["play", "--review", choice]) == 2
    err = capsys.readouterr().err
    assert err == "quiz: --review plays what is due, of any kind and topic. Leave out the choice of round.\n"


@pytest.mark.parametrize("option", ["--certainty", "--sure"])
def test_certainty_is_asked_for_by_its_option_and_its_old_name(option: str) -> None:
    ran = quiz("play", "--plain", option, "--seed", "15", typed="3\n3\nf\n2\n")
    assert ran.out.count("How sure are you?") == 2
    assert quiz("play", "--plain", "--seed", "15", typed="3\nf\n").out.count("How sure are you?") == 0


def test_help_is_in_the_kept_language_and_hides_the_old_name(
    isolated: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (isolated / "settings.json").write_text('{"language": "fr"}', "utf-8")
    assert main(["play", "--help"]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("utilisation")
    assert "--certainty" in shown
    assert "--sure" not in shown


def test_the_kept_language_is_used_unless_another_is_asked_for(isolated: Path) -> None:
    (isolated / "settings.json").write_text('{"language": "fr"}', "utf-8")
    line = ("play", "--plain", "--count", "1")
    assert "1 question\n\nQuestion 1 sur 1" in quiz(*line).out
    assert "Question 1 of 1" in quiz(*line, "--lang", "en").out
    assert "Question 1 of 1" in quiz(*line, QUIZ_LANG="en").out


@pytest.mark.parametrize(
    "kept", ["{}", "[]", "nothing", '{"language": 7}', '{"language": "de"}', "\xff", "[" * 9999]
)
def test_a_kept_language_that_is_none_is_no_crash(kept: str, isolated: Path) -> None:
    (isolated / "settings.json").write_text(kept, "latin-1")
    ran = quiz("play", "--plain", "--count", "1")
    assert ran.code == 0
    assert "Question 1 of 1" in ran.out
    assert ran.err.count("\n") <= 1


def test_where_shows_the_history_and_the_settings(isolated: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["where"]) == 0
    out = capsys.readouterr().out
    assert str(isolated / "history.sqlite3") in out
    assert str(isolated / "settings.json") in out
