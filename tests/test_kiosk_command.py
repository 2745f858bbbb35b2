"""`quiz play --kiosk` from the command line: what it refuses, in one line."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from quiz.cli import main


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["--kiosk"], "--kiosk needs a full screen: input or output is not a terminal."),
        (["--kiosk", "--plain"], "--kiosk needs a full screen: --plain plays by lines."),
        (["--kiosk", "--review"], "--review needs a history"),
        (["--idle", "60"], "--idle goes with --kiosk."),
        (["--kiosk", "--idle", "9"], "from 10 to 86400"),
        (["--kiosk", "--idle", "soon"], "from 10 to 86400"),
    ],
)
def test_what_does_not_go_together_is_refused_in_one_line(
    arguments: list[str], reason: str, capsys: pytest.CaptureFixture[str], isolated: Path
) -> None:
    assert main(["play", *arguments]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert reason in printed.err
    assert len(printed.err.splitlines()) == 1
    assert list(isolated.iterdir()) == []


def test_a_passphrase_is_removed_even_where_there_is_no_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("QUIZ_KIOSK_PASS", "let me out")
    assert main(["play", "--kiosk"]) == 2
    assert "QUIZ_KIOSK_PASS" not in os.environ
    assert "let me out" not in capsys.readouterr().err
