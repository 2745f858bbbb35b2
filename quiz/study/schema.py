"""Makes the file that `schema.sql` describes, and tells it from others."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from contextlib import closing, suppress
from pathlib import Path

SCHEMA = Path(__file__).with_name("schema.sql")
"""The tables, what their columns mean, and the two numbers below."""

APPLICATION_ID = 0x51495A31
"""Marks the file as ours (`QIZ1`); schema.sql writes it."""

VERSION = 1
"""The version of the tables; schema.sql writes it."""

STRICT_SINCE = (3, 37)
"""The first SQLite that checks the types of what is stored; some systems' is older, and does without."""


class NewerError(Exception):
    """The file was written by a newer version."""


class DamagedError(sqlite3.DatabaseError):
    """The file is not as SQLite or this program would have written it."""


def make_tables(connection: sqlite3.Connection) -> None:
    """Make the tables where there are none."""
    script = SCHEMA.read_text(encoding="utf-8")
    if sqlite3.sqlite_version_info < STRICT_SINCE:
        script = script.replace(") STRICT, ", ") ").replace(") STRICT;", ");")
    connection.executescript(script)


def make_file(path: Path) -> None:
    """Make the file where there is none, whole and in one step, whoever else is just doing the same.

    Raises:
        OSError, sqlite3.DatabaseError: if there can be none.
    """
    handle, name = tempfile.mkstemp(prefix=f"{path.name}.new-", dir=path.parent)
    os.close(handle)
    fresh = Path(name)
    try:
        with closing(sqlite3.connect(fresh, isolation_level=None)) as connection:
            make_tables(connection)
            connection.execute("PRAGMA journal_mode = WAL")
        with suppress(OSError):  # there is one now, or links are unknown here: then it grows in its place
            path.hardlink_to(fresh)
    finally:
        fresh.unlink(missing_ok=True)


def prepare(connection: sqlite3.Connection) -> None:
    """Make the tables where there are none, and see that the file can be written to."""
    new = _is_new(connection)
    if connection.execute("PRAGMA journal_mode").fetchone() != ("wal",):
        with suppress(sqlite3.OperationalError):  # another game is just doing it, or it cannot be
            connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA secure_delete = ON")
    if new:
        make_tables(connection)
    else:  # a file that cannot be written to says so now, and not at the first answer
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("ROLLBACK")


def _is_new(connection: sqlite3.Connection) -> bool:
    """Has the file no tables yet?

    Raises:
        NewerError: if a newer version wrote it.
        DamagedError: if it is another program's.
    """
    # One statement, so that all three are of one moment while another game makes the tables.
    version, application, tables = connection.execute(
        "SELECT user_version, application_id, (SELECT count(*) FROM sqlite_schema)"
        " FROM pragma_user_version, pragma_application_id"
    ).fetchone()
    if version > VERSION:
        raise NewerError
    if (version, application, tables) == (0, 0, 0):
        return True
    if (version, application) != (VERSION, APPLICATION_ID):
        raise DamagedError("not a history")
    return False
