"""`quiz report` in a real pseudo-terminal."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

pytest.importorskip("pty", reason="there are no pseudo-terminals on this system")

from quiz.paths import settings_file
from tests.classroom.reporting import shipped_bank
from tests.classroom.scripted import ClassPlan, scripted_class, write_class
from tests.terminal.terminal import running


@pytest.fixture
def folder(tmp_path: Path) -> str:
    """A folder with the results of a class."""
    write_class(tmp_path / "results", scripted_class(shipped_bank(), 1, ClassPlan(learners=6)))
    return str(tmp_path / "results")


def test_a_terminal_shows_the_report_page_by_page_and_is_left_as_it_was(folder: str) -> None:
    with running("report", folder) as terminal:
        terminal.wait_for("6 rounds finished", "Topics", "Esc close")
        terminal.type("n")
        terminal.wait_for("Question 1 of 10", "a show answer")
        terminal.type("q")
        assert terminal.wait_for_end() == 0
        assert terminal.is_as_it_was()
        assert list(settings_file().parent.iterdir()) == []


def test_a_signal_ends_it_in_order(folder: str) -> None:
    with running("report", folder) as terminal:
        terminal.wait_for("Esc close")
        os.kill(terminal.pid, signal.SIGTERM)
        assert terminal.wait_for_end() == 130
        assert terminal.is_as_it_was()


def test_a_terminal_that_cannot_draw_gets_text(folder: str) -> None:
    with running("report", folder, environ={"TERM": "dumb"}, size=(80, 60)) as terminal:
        assert terminal.wait_for_end() == 0
        assert b"\x1b" not in terminal.raw
        assert "What the figures mean" in terminal.raw.decode()
