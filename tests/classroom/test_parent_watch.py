"""A process that watches its parent ends with it."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

PATIENCE = 20.0
"""How many seconds to wait for what must come."""

CHILD = (
    "from quiz.classroom.parent_watch import end_with_parent; end_with_parent(); print(flush=True); input()"
)
"""Ends with its parent, or when it gets a line."""

PARENT = (
    "import subprocess, sys, time\n"
    f"child = subprocess.Popen([sys.executable, '-c', {CHILD!r}], stdin=0, stdout=subprocess.PIPE)\n"
    "child.stdout.readline()\n"
    "print(child.pid, flush=True)\n"
    "time.sleep(60)\n"
)
"""Starts the child, whose input stays open whatever becomes of the parent."""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a process of the end of its parent")
def test_a_process_ends_when_its_parent_is_killed() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", PARENT], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as parent:
        assert parent.stdout is not None
        child = Path(f"/proc/{int(parent.stdout.readline())}/stat")
        assert child.exists()
        parent.kill()
        end = time.monotonic() + PATIENCE
        while child.exists() and child.read_text().rpartition(")")[2].split()[0] != "Z":
            assert time.monotonic() < end, "it runs on"
            time.sleep(0.01)
