"""Sets a damaged file aside, untouched, so that a new one can take its place."""

from __future__ import annotations

import shutil
import sqlite3
from datetime import datetime
from itertools import count
from pathlib import Path

_PARTS = ("-wal", "-shm", "")
"""What SQLite keeps beside a file, and the file itself. The log goes first: it must not be left for the next
file, which would take it for its own."""


def file_number(path: Path) -> int | None:
    """Tells a file from one that another game has put in its place; None when there is none."""
    return path.stat().st_ino if path.exists() else None


def set_aside(path: Path, connection: sqlite3.Connection, opened: int | None, now: datetime) -> str:
    """Keep a damaged file and its log under another name, close it and remove it from its place.

    It is copied before it is closed, for closing writes the log into the file. What another game has put in
    its place meanwhile stays.

    Args:
        path: The file.
        connection: What has it open.
        opened: The number of the file that was opened.
        now: The time, which becomes part of the name.

    Returns:
        The name it has now; empty when another game has set it aside.

    Raises:
        OSError: if there is no room; the damaged file then stays where it is.
    """
    name = _free_name(path, now)
    parts: list[tuple[Path, Path]] = []
    try:
        if file_number(path) == opened:
            for suffix in _PARTS:
                part = path.with_name(path.name + suffix)
                if part.exists():
                    parts.append((part, path.with_name(name + suffix)))
                    shutil.copy2(*parts[-1])
    except BaseException:
        for _, copy in parts:
            copy.unlink(missing_ok=True)
        raise
    finally:
        connection.close()
    if not parts or file_number(path) != opened:
        return ""
    for part, _ in parts:
        part.unlink(missing_ok=True)
    return name


def _free_name(path: Path, now: datetime) -> str:
    """A name that is not taken."""
    stem = f"{path.name}.damaged-{now:%Y%m%d-%H%M%S}"
    names = (stem if number == 1 else f"{stem}-{number}" for number in count(1))
    return next(name for name in names if not path.with_name(name).exists())
