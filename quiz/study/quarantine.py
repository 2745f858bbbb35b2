"""Sets a damaged file aside under another name, so that a new one can take its place."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from itertools import count
from pathlib import Path

from quiz.paths import DAMAGED_SUFFIX

_LOGS = ("-journal", "-wal", "-shm")
"""What SQLite keeps beside a file. It goes before the file: it must not be left for the next one, which would
take it for its own."""


def file_number(path: Path) -> int | None:
    """Distinguishes a file from one that another game has put in its place; None when there is none."""
    try:
        return path.stat().st_ino
    except OSError:
        return None


def set_aside(path: Path, opened: int | None, now: datetime) -> str:
    """Rename a damaged file and its log. What another game has put in its place meanwhile stays.

    Nothing is copied: a file may be larger than the space that is left.

    Args:
        path: The file; this game has closed it.
        opened: The number of the file that is damaged.
        now: The time, which becomes part of the name.

    Returns:
        The name it has now; empty when another game has set it aside.

    Raises:
        OSError: if it cannot be renamed; the damaged file then stays where it is.
    """
    if opened is None or file_number(path) != opened:
        return ""
    aside = path.with_name(_free_name(path, now))
    for log in _LOGS:
        with suppress(FileNotFoundError):
            path.with_name(path.name + log).rename(aside.with_name(aside.name + log))
    try:
        path.rename(aside)
    except FileNotFoundError:  # another game was quicker
        return ""
    if file_number(aside) == opened:
        return aside.name
    _put_back(aside, path)
    return ""


def _put_back(aside: Path, path: Path) -> None:
    """Undo a renaming that met the new file of another game, unless there is a newer one already."""
    with suppress(OSError):
        path.hardlink_to(aside)
        aside.unlink()


def _free_name(path: Path, now: datetime) -> str:
    """A name that is not taken."""
    stem = f"{path.name}{DAMAGED_SUFFIX}{now:%Y%m%d-%H%M%S}"
    names = (stem if number == 1 else f"{stem}-{number}" for number in count(1))
    return next(name for name in names if not path.with_name(name).exists())
