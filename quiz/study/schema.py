"""Makes the file that `schema.sql` describes, brings older files to it, and refuses those of other programs."""

from __future__ import annotations

import os
import sqlite3
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

from quiz.study.database_errors import DamagedError, InUseError, NewerError

SCHEMA = Path(__file__).with_name("schema.sql")
"""The tables, what their columns mean, and the two numbers below."""

MIGRATIONS = Path(__file__).with_name("migrations")
"""One script for each version but the first; it makes that version of the one before."""

APPLICATION_ID = 0x51495A31
"""Marks the file as ours (`QIZ1`); schema.sql writes it."""

VERSION = 3
"""The version of the tables; schema.sql writes it."""

STRICT_SINCE = (3, 37)
"""The first SQLite that checks the types of what is stored; some systems' is older, and does without."""

UNFINISHED_AFTER = 60.0
"""After how many seconds a new file that is not yet in its place was left there by a kill."""


def make_tables(connection: sqlite3.Connection) -> None:
    """Make the tables where there are none."""
    connection.executescript(_script(SCHEMA))


def make_file(path: Path) -> None:
    """Make the file where there is none, whole and in one step, whoever else is just doing the same.

    Raises:
        OSError, sqlite3.DatabaseError: if there can be none.
    """
    fresh = _fresh(path)
    try:
        with closing(sqlite3.connect(fresh, isolation_level=None)) as connection:
            make_tables(connection)
        with suppress(OSError):  # there is one now, or links are unknown here: then it grows in its place
            path.hardlink_to(fresh)
    finally:
        fresh.unlink(missing_ok=True)


def remove_unfinished(path: Path) -> None:
    """Remove the new files beside `path` that a kill left before they were in their place."""
    for left in path.parent.glob(f"{path.name}*.new-*"):
        with suppress(OSError):
            if time.time() - left.stat().st_mtime > UNFINISHED_AFTER:
                left.unlink()


def prepare(connection: sqlite3.Connection, path: Path) -> None:
    """Make the tables of this version, whatever the file held, and see that it can be written to.

    Raises:
        NewerError: if a newer version wrote it.
        DamagedError: if it is another program's, or cannot be brought to this version.
        InUseError: if a game of an earlier version has it open.
    """
    version = _version(connection)
    connection.execute("PRAGMA synchronous = FULL")
    if version == 0:
        make_tables(connection)
    elif version < VERSION:
        _leave_wal(connection)
        _upgrade(connection, path)
    else:  # a file that cannot be written to fails now, and not at the first answer
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("ROLLBACK")
    connection.execute("PRAGMA foreign_keys = ON")


def copy_before_upgrade(path: Path, version: int) -> Path:
    """Where a file of this version is kept until it is upgraded."""
    return path.with_name(f"{path.name}.version-{version}")


def _leave_wal(connection: sqlite3.Connection) -> None:
    """Write the log of version 1 into the file and keep no log any more.

    Only the single user of a file can do that, so it also shows that no game of version 1 is running, which
    would take the upgraded tables for damage.

    A log in WAL mode needs memory that all its users share. Two computers have none, and lose answers.
    """
    try:
        connection.execute("PRAGMA journal_mode = DELETE")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY:
            raise InUseError("in use") from error
        raise


def _upgrade(connection: sqlite3.Connection, path: Path) -> None:
    """Run the scripts that are still to run, in one transaction, with a copy beside the file until it is done."""
    connection.execute(
        "PRAGMA foreign_keys = OFF"
    )  # or a table that is replaced takes along what refers to it
    connection.execute("BEGIN")  # a transaction that has written cannot be copied
    try:
        version = _version(connection)
        copy = copy_before_upgrade(path, version)
        if version < VERSION:  # no other game has just done it
            _copy(connection, copy)
        for number in range(version + 1, VERSION + 1):
            for statement in _statements(_script(MIGRATIONS / f"{number:04}.sql")):
                connection.execute(statement)
        connection.execute("COMMIT")
    except sqlite3.IntegrityError as error:
        raise DamagedError(str(error)) from error
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
    if version < VERSION:
        copy.unlink(missing_ok=True)


def _copy(connection: sqlite3.Connection, path: Path) -> None:
    """Copy the file, in one step, for another game may just be doing the same."""
    fresh = _fresh(path)
    try:
        with closing(sqlite3.connect(fresh)) as copy:
            connection.backup(copy)
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)


def _fresh(path: Path) -> Path:
    """A new and empty file beside `path`, with a name that `remove_unfinished` matches."""
    handle, name = tempfile.mkstemp(prefix=f"{path.name}.new-", dir=path.parent)
    os.close(handle)
    return Path(name)


def _script(path: Path) -> str:
    """The text of a script, for the SQLite there is."""
    script = path.read_text(encoding="utf-8")
    if sqlite3.sqlite_version_info < STRICT_SINCE:
        return script.replace(") STRICT, ", ") ").replace(") STRICT;", ");")
    return script


def _statements(script: str) -> Iterator[str]:
    """The statements of a script; `executescript` would end the transaction."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def _version(connection: sqlite3.Connection) -> int:
    """The version of the file; 0 where it has no tables yet.

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
        return 0
    if version < 1 or application != APPLICATION_ID:
        raise DamagedError("not a history")
    return int(version)
