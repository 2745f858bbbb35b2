"""The whole program in a real pseudo-terminal: a round, every way it can end, and a terminal left as it was."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

pytest.importorskip("pty", reason="there are no pseudo-terminals on this system")

from tests.program import quiz_here
from tests.terminal.terminal import Terminal, running


def test_a_round_from_start_to_score_and_out() -> None:
    with running() as terminal:
        # the first frame has a shorter menu, and its cursor moves when the rest is there
        terminal.wait_for("Say how sure I am", "quit")
        terminal.type("\x1b[H\x1b[B\r")
        terminal.wait_for("1 of 10", "t true")
        for number in range(1, 11):
            terminal.wait_for(f"{number} of 10", "t true")
            terminal.type("t")
            terminal.wait_for("Enter next")
            terminal.type("\r")
        terminal.wait_for("Round finished", "of 10 ·", "New round")
        terminal.type("\x1b")
        terminal.wait_for("Quick round")
        terminal.type("q")
        assert terminal.wait_for_end() == 0
        assert terminal.is_as_it_was()


def test_french_from_the_environment() -> None:
    with running(environ={"QUIZ_LANG": "fr"}) as terminal:
        terminal.wait_for("Partie rapide", "Entrée commencer")
        terminal.type("l")
        terminal.wait_for("Quick round")


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT"])
def test_a_signal_ends_the_game_and_leaves_the_terminal_as_it_was(name: str) -> None:
    with running("play", "--seed", "7") as terminal:
        terminal.wait_for("1 of 10", "Esc leave")
        terminal.type("1")
        terminal.wait_for("Enter next")
        os.kill(terminal.pid, getattr(signal, name))
        assert terminal.wait_for_end() == 130
        assert terminal.is_as_it_was()
        assert b"Traceback" not in terminal.raw


def test_bytes_that_are_no_text_and_reports_of_unknown_keys_do_no_harm() -> None:
    with running("play", "--seed", "7") as terminal:
        terminal.wait_for("1 of 10", "Esc leave")
        terminal.type(b"\xff\xfe\xc3")
        terminal.type("1")
        terminal.wait_for("Enter next")
        terminal.type("\r")
        terminal.wait_for("2 of 10")
        terminal.type("\x1b[97;1:3u\x1b[1114112u1")
        terminal.wait_for("Enter next")


def test_a_signal_ends_a_game_whose_terminal_reads_nothing() -> None:
    with running("play", "--seed", "7") as terminal:
        terminal.wait_for("1 of 10", "Esc leave")
        terminal.type("l" * 400)  # so much is written in answer that the terminal is full, and the game waits
        os.kill(terminal.pid, signal.SIGTERM)
        _pid, status = os.waitpid(terminal.pid, 0)
        terminal.pid = 0
        assert os.waitstatus_to_exitcode(status) == 130


def test_keys_typed_before_the_first_frame_are_not_lost_and_a_seed_asks_the_same_by_lines() -> None:
    by_lines = quiz_here("play", "--plain", "--seed", "7", typed="1\nq\n").out
    with running("play", "--seed", "7") as terminal:
        terminal.type("1")
        terminal.wait_for("Enter next")
        stem = by_lines.partition("Question 1 of 10")[2].split("\n", 2)[1]
        assert stem[:40] in terminal.text


def test_a_window_made_small_and_large_again_shows_the_same_question() -> None:
    with running("play", "--seed", "7") as terminal:
        terminal.wait_for("1 of 10", "Esc leave")
        before = terminal.text
        terminal.resize(40, 15)
        terminal.wait_without(before)
        terminal.wait_for("1 of 10")
        terminal.resize(80, 24)
        terminal.wait_for(before)


def test_a_bank_with_errors_is_reported_in_one_line_without_a_screen(tmp_path: Path) -> None:
    bank = tmp_path / "bank.yaml"
    bank.write_text("format: 1\n", encoding="utf-8")
    with running("play", "--bank", str(bank)) as terminal:
        assert terminal.wait_for_end() == 2
        printed = terminal.raw.decode().strip()
        assert printed.startswith("quiz: ")
        assert "quiz check" in printed
        assert "\n" not in printed
        assert "\x1b" not in printed


def crash(terminal: Terminal) -> bytes:
    """Wait for the end of a crash; what the program wrote after it left the screen."""
    assert terminal.wait_for_end() == 2
    return terminal.raw.rpartition(b"\x1b[?1049l")[2]


def test_a_crash_is_one_line_and_its_details_go_to_the_log(tmp_path: Path, isolated: Path) -> None:
    broken = tmp_path / "sitecustomize.py"
    broken.write_text(
        "import quiz.ui.screens.question as question\n"
        "def fail(self, *rest):\n    the_right_answer = 'SECRET'\n    raise RuntimeError('broken on purpose')\n"
        "question.QuestionScreen.action_copy = fail\n",
        encoding="utf-8",
    )
    with running("play", "--seed", "7", environ={"PYTHONPATH": f"{tmp_path}:{os.getcwd()}"}) as terminal:
        terminal.wait_for("1 of 10", "Esc leave")
        terminal.type("1")
        terminal.wait_for("c copy")
        terminal.type("c")
        after = crash(terminal)
        assert terminal.is_as_it_was()
        assert b"quiz: The game stopped" in after
        assert b"Traceback" not in terminal.raw
        assert b"SECRET" not in terminal.raw
    log = (isolated / "crash.log").read_text(encoding="utf-8")
    assert "broken on purpose" in log
    assert "SECRET" not in log.replace("the_right_answer = 'SECRET'", "")


def test_a_terminal_that_is_gone_ends_the_game() -> None:
    with running("play", "--seed", "7", environ={"PYTHONWARNINGS": "ignore"}) as terminal:
        terminal.wait_for("1 of 10", "Esc leave")
        os.close(terminal.fd)
        terminal.fd, silent = os.pipe()
        os.close(silent)
        assert terminal.wait_for_end() != 0
