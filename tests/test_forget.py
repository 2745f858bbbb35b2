"""`quiz forget` removes what it lists, after asking, and prints what it removed."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest

from quiz.classroom.delivery import write_result
from quiz.cli import main
from quiz.commands.forget import forget
from quiz.errors import ExitCode
from tests.classroom.results import EXAMPLE
from tests.program import quiz_here as quiz
from tests.test_plain import Terminal


@pytest.fixture
def past(isolated: Path) -> Path:
    """A learner with a round of two answers, settings and a damaged file that was set aside."""
    ran = quiz("play", "--plain", "--seed", "7", "--count", "3", "--round", "true-false", typed="t\nf\n")
    assert ran.err == ""
    (isolated / "settings.json").write_text("{}", "utf-8")
    (isolated / "history.sqlite3.damaged-20260101-000000").write_bytes(b"x")
    return isolated


def removed(past: Path) -> str:
    return (
        "  1 round\n  2 answers\n  0 corrections\n  0 lessons read\n"
        f"  damaged file set aside: {past / 'history.sqlite3.damaged-20260101-000000'}\n"
        f"  settings: {past / 'settings.json'}\n"
    )


def test_without_a_terminal_it_refuses_in_one_line_and_removes_nothing(past: Path) -> None:
    ran = quiz("forget", typed="y\n")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "quiz: There is no terminal to ask on. `quiz forget --yes` removes without asking.\n"
    assert (past / "settings.json").exists()


def test_yes_removes_without_asking_and_lists_what(past: Path) -> None:
    ran = quiz("forget", "--yes")
    assert (ran.code, ran.out, ran.err) == (0, f"Removed:\n{removed(past)}", "")
    assert not (past / "settings.json").exists()
    assert not list(past.glob("*damaged*"))
    assert "Nothing has been played yet." in quiz("progress").out
    assert quiz("forget", "--yes").out == "There is nothing to remove.\n"


@pytest.mark.parametrize(("typed", "agrees"), [("y", True), ("Oui", True), ("n", False), ("", False)])
def test_at_a_terminal_it_asks(past: Path, typed: str, agrees: bool) -> None:
    out = Terminal()
    assert forget(agreed=False, source=Terminal(f"{typed}\n"), out=out) is ExitCode.DONE
    asked = f"This will be removed for good:\n{removed(past)}Remove it? (y: yes, anything else: no) "
    answer = f"Removed:\n{removed(past)}" if agrees else "Nothing was removed.\n"
    assert out.getvalue() == asked + answer
    assert (past / "settings.json").exists() != agrees


def test_with_nothing_kept_nothing_is_made(isolated: Path) -> None:
    out = io.StringIO()
    assert forget(agreed=True, source=io.StringIO(), out=out) is ExitCode.DONE
    assert out.getvalue() == "There is nothing to remove.\n"
    assert list(isolated.iterdir()) == []


def test_results_that_wait_to_be_handed_in_are_removed_too(isolated: Path) -> None:
    outbox = isolated / "outbox"
    outbox.mkdir()
    write_result(outbox, EXAMPLE)
    ran = quiz("forget", "--yes")
    assert "  1 result that waits to be handed in\n" in ran.out
    assert list(outbox.iterdir()) == []
    assert quiz("forget", "--yes").out == "There is nothing to remove.\n"


def test_where_counts_the_results_that_wait(isolated: Path, capsys: pytest.CaptureFixture[str]) -> None:
    outbox = isolated / "outbox"
    for count, note in ((0, ""), (1, " (1 result waits there)"), (2, " (2 results wait there)")):
        if count:
            outbox.mkdir(exist_ok=True)
            write_result(outbox, replace(EXAMPLE, id=str(uuid4())))
        assert main(["where"]) == 0
        assert f"outbox       {outbox}{note}\n" in capsys.readouterr().out


def test_a_folder_that_may_not_be_entered_is_one_line(
    isolated: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(path: Path) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "iterdir", refuse)
    assert main(["forget", "--yes"]) == 2
    assert capsys.readouterr() == ("", f"quiz: {isolated}: Permission denied\n")


def test_the_name_of_a_damaged_file_is_shown_as_one_safe_line(past: Path) -> None:
    name = "history.sqlite3.damaged-\x1b]0;x\x07\n"
    (past / name).write_bytes(b"x")
    ran = quiz("forget", "--yes")
    assert r"damaged-\x1b]0;x\x07\n" in ran.out
    assert "\x1b" not in ran.out
    assert not (past / name).exists()
