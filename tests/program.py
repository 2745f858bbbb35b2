"""Runs the program: as its users do, in a fresh process with its arguments and streams; or in this process."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

import pytest

from quiz.cli import main


class Ran(NamedTuple):
    """What a run came to."""

    code: int
    out: str
    err: str


def quiz(*arguments: str, typed: str | bytes = "", encoding: str = "utf-8", **environment: str) -> Ran:
    """Run `quiz` with these arguments, with what is typed on a pipe, in the isolated environment."""
    ran = subprocess.run(
        [sys.executable, "-X", "dev", "-W", "error", "-m", "quiz", *arguments],
        input=typed.encode() if isinstance(typed, str) else typed,
        env={**os.environ, "PYTHONIOENCODING": encoding, **environment},
        capture_output=True,
        check=False,
        timeout=60,
    )
    return Ran(ran.returncode, ran.stdout.decode(encoding), ran.stderr.decode(encoding))


def quiz_here(*arguments: str, typed: str = "", **environment: str) -> Ran:
    """Run `quiz` as `quiz` does, but in this process: a small part of the time."""
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", newline="\n") for _stream in range(2))
    with (
        patch.dict(os.environ, environment),
        patch("sys.stdin", io.TextIOWrapper(io.BytesIO(typed.encode()), "utf-8")),
        redirect_stdout(out),
        redirect_stderr(err),
    ):
        code = main(arguments)
    return Ran(code, *(_written(stream) for stream in (out, err)))


def _written(stream: io.TextIOWrapper) -> str:
    stream.seek(0)
    return stream.read()


class Said:
    """What the program says when it runs in this process, and how it ends."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, *arguments: str | Path) -> Ran:
        code = main(list(map(str, arguments)))
        captured = self._capsys.readouterr()
        return Ran(code, captured.out, captured.err)
