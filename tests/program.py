"""Runs the program as its users do: a fresh process, its arguments, its streams."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import NamedTuple


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
