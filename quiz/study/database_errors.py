"""What can be wrong with the history file, and the message for each case."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from quiz.i18n import _

_DAMAGE = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR}
"""The result codes of damage; SQLITE_ERROR, for every query here is right when the tables are there."""


class NewerError(Exception):
    """The file was written by a newer version."""


class DamagedError(sqlite3.DatabaseError):
    """The file is not as SQLite or this program would have written it."""


class InUseError(sqlite3.OperationalError):
    """The file is of an earlier version, and a game of that version has it open."""


class NoLocksError(sqlite3.OperationalError):
    """The file system has no locks, without which SQLite cannot use a file."""


class SharedDamageError(sqlite3.OperationalError):
    """A file on a network looks damaged; it may be in order on another computer."""


@contextmanager
def damage_named() -> Iterator[None]:
    """Raise as damage the error that Python makes of a message which quotes what is no text."""
    try:
        yield
    except UnicodeDecodeError as error:
        raise DamagedError("no text") from error


def is_damage(error: sqlite3.DatabaseError) -> bool:
    """Does the error mean that the file is damaged?

    What is no UTF-8 text, Python itself reports, with no result code.
    """
    if isinstance(error, InUseError | NoLocksError | SharedDamageError):
        return False
    return code(error) in _DAMAGE or not hasattr(error, "sqlite_errorcode")


def code(error: sqlite3.Error) -> int:
    """The primary result code of an error. https://www.sqlite.org/rescode.html."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def reason(error: sqlite3.Error) -> str:
    """Why a file cannot be used, for a learner to read."""
    match error:
        case InUseError():
            return _("a game of an earlier version has it open; close that game and start this one again")
        case NoLocksError():
            return _("its file system cannot lock files")
        case SharedDamageError():
            return _("it looks damaged, and is left as it is because other computers may use it")
    match code(error):
        case sqlite3.SQLITE_FULL:
            return _("the disk is full")
        case sqlite3.SQLITE_READONLY:
            return _("it cannot be written to")
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return _("another program keeps it locked")
        case sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_PERM | sqlite3.SQLITE_AUTH:
            return _("it cannot be opened")
        case sqlite3.SQLITE_IOERR:
            return _("the disk reports an error")
        case _:
            return "".join(letter for letter in str(error) if letter.isprintable())
