"""One SQLite file that never stops the game: opened, set aside when damaged, written to in short transactions.

It knows nothing of what the tables hold; `store` does.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

from quiz.i18n import _

APPLICATION_ID = 0x51495A31
"""Marks the file as ours (`QIZ1`); schema.sql writes it."""

VERSION = 1
"""The version of the tables; schema.sql writes it."""

PATIENCE = 2.0
"""For how many seconds a game waits while others write."""

IMPATIENCE = 0.05
"""For how long once that was not enough, in seconds: nobody should wait again at every answer."""

SCHEMA = Path(__file__).with_name("schema.sql")

_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_MEMORY = ":memory:"

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_T = TypeVar("_T")
Row = tuple[Any, ...]
"""What a query finds; the types are those of the columns in schema.sql."""

Work = Callable[[sqlite3.Connection], _T]
"""What is done in one transaction."""


def to_stamp(at: datetime) -> int:
    """A time as it is stored: whole microseconds since 1970-01-01 00:00 UTC."""
    return (at - _EPOCH) // timedelta(microseconds=1)


def from_stamp(stamp: int) -> datetime:
    """The time that was stored, in UTC."""
    return _EPOCH + timedelta(microseconds=stamp)


class _NewerError(Exception):
    """The file was written by a newer version."""


class _ForeignError(sqlite3.DatabaseError):
    """The file is not ours; it counts as damaged."""

    sqlite_errorcode = sqlite3.SQLITE_NOTADB


class Database:
    """The file, or a stand-in in memory that is gone with the game where the file cannot be used.

    Every commit reaches the disk before `write` returns (`synchronous=FULL`), so that a power cut loses
    nothing: with `NORMAL` a log in WAL mode is written through only now and then.
    """

    def __init__(self, path: Path, now: datetime, patience: float = PATIENCE) -> None:
        """Open the file, or make it.

        Args:
            path: Where it is.
            now: The time that names a damaged file which is set aside.
            patience: For how many seconds to wait while another program writes.
        """
        self.path = path
        self.trouble = ""
        """What went wrong last and what was done about it, in one line; empty while all is well."""
        self.lasting = True
        """Will what is written be there next time?"""
        self._now = now
        self._patience = patience
        self._unsaved: list[Work[object]] = []
        """What could not be written, in its order; it goes first when the next thing can be."""
        self._failing = False
        """Could the last thing not be written?"""
        self._file_number: int | None = None
        """Tells the file that was opened from one that another game put in its place."""
        self._connection = self._open()

    def rows(self, sql: str, parameters: Sequence[object] = ()) -> list[Row]:
        """What a query finds; nothing when the file cannot be read."""
        try:
            return self._connection.execute(sql, parameters).fetchall()
        except sqlite3.ProgrammingError:
            raise
        except sqlite3.DatabaseError as error:
            self._recover(error)
            return []

    def write(self, work: Work[_T], *, keep: bool = False) -> _T | None:
        """Do some work in a transaction of its own, on the disk before this returns.

        Args:
            work: What to do. It runs again if it could not be committed.
            keep: Is it tried again with the next write if it cannot be written now?

        Returns:
            What the work returned; None when it could not be written, and then `trouble` says why.
        """
        try:
            try:
                return self._transact(work)
            except sqlite3.DatabaseError as error:
                if _code(error) not in _DAMAGED:
                    raise
                self._recover(error)
                return self._transact(work)
        except sqlite3.ProgrammingError:
            raise
        except sqlite3.DatabaseError as error:
            self.trouble = _(
                "Your answers are not being saved: {reason}. Play goes on; each answer tries again."
            ).format(reason=_reason(error))
            self._failing = True
            self._wait(IMPATIENCE)
            if keep and isinstance(error, sqlite3.OperationalError):
                self._unsaved.append(work)
            return None

    def shrink(self) -> None:
        """Give back the room of what was deleted, so that no trace of it stays in the file."""
        with suppress(sqlite3.OperationalError):  # another game is reading: it is done another time
            self._connection.execute("VACUUM")
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Write what waits to be written, as far as that goes, and let go of the file."""
        if self._unsaved:
            self.write(lambda connection: None)
        self._connection.close()

    def _transact(self, work: Work[_T]) -> _T:
        connection = self._connection
        connection.execute("BEGIN IMMEDIATE")
        try:
            for late in self._unsaved:
                late(connection)
            result = work(connection)
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:  # SQLite itself ends it on some errors
                connection.execute("ROLLBACK")
            raise
        if self._failing:
            self._failing = False
            self._unsaved.clear()
            self.trouble = ""
            self._wait(self._patience)
        return result

    def _wait(self, seconds: float) -> None:
        self._connection.execute(f"PRAGMA busy_timeout = {int(seconds * 1000)}")

    def _recover(self, error: sqlite3.DatabaseError) -> None:
        """After a failed query: begin a new file in place of a damaged one, or just say what happened."""
        if _code(error) in _DAMAGED and self.lasting:
            self._connection.close()
            self._connection = self._open(damaged=True)
        else:
            self.trouble = _("The history cannot be read: {reason}. Play goes on without it.").format(
                reason=_reason(error)
            )

    def _open(self, *, damaged: bool = False) -> sqlite3.Connection:
        """A connection to the file, to a new one in place of a damaged one, or to a stand-in in memory."""
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            empty = self.path.exists() and self.path.stat().st_size == 0
            if damaged:
                self._set_aside()
            try:
                connection = self._connect()
            except sqlite3.DatabaseError as error:
                if _code(error) not in _DAMAGED:
                    raise
                self._set_aside()
                connection = self._connect()
        except _NewerError:
            reason = _("it was written by a newer version of this program, and is left as it is")
        except sqlite3.DatabaseError as error:
            reason = _reason(error)
        except OSError:
            reason = _("its folder cannot be written to")
        else:
            if empty:
                self.trouble = _("The history file was empty; a new history begins in it.")
            return connection
        self.trouble = _("This game is played without history. {path}: {reason}.").format(
            path=self.path, reason=reason
        )
        self.lasting = False
        connection = sqlite3.connect(_MEMORY, isolation_level=None)
        connection.executescript(SCHEMA.read_text(encoding="utf-8"))
        return connection

    def _connect(self) -> sqlite3.Connection:
        """A connection to the file, with tables and ready to be written to.

        Raises:
            _NewerError: if a newer version wrote it.
            sqlite3.DatabaseError: if it is damaged or foreign (see `_DAMAGED`), or cannot be used.
        """
        self._file_number = self.path.stat().st_ino if self.path.exists() else None
        connection = sqlite3.connect(self.path, timeout=self._patience, isolation_level=None)
        try:
            new = _is_new(connection)
            if connection.execute("PRAGMA journal_mode").fetchone() != ("wal",):
                with suppress(sqlite3.OperationalError):  # another game is just doing it, or it cannot be
                    connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA secure_delete = ON")
            if new:
                connection.executescript(SCHEMA.read_text(encoding="utf-8"))
            else:  # a file that cannot be written to says so now, and not at the first answer
                connection.execute("BEGIN IMMEDIATE")
                connection.execute("ROLLBACK")
        except BaseException:
            connection.close()
            raise
        self._file_number = self.path.stat().st_ino
        return connection

    def _set_aside(self) -> None:
        """Rename a damaged file, with what belongs to it, and leave its contents as they are.

        A file that another game has put in its place meanwhile stays. The parts go first: a log must not
        be left for the next file, which would take it for its own.
        """
        if not self.path.exists() or self._file_number != self.path.stat().st_ino:
            return
        stem = f"{self.path.name}.damaged-{self._now:%Y%m%d-%H%M%S}"
        aside, count = self.path.with_name(stem), 1
        while aside.exists():
            count += 1
            aside = self.path.with_name(f"{stem}-{count}")
        for suffix in ("-wal", "-shm", ""):
            with suppress(FileNotFoundError):
                self.path.with_name(self.path.name + suffix).rename(aside.with_name(aside.name + suffix))
        self.trouble = _("The history was damaged; it was set aside as {name} and a new one begins.").format(
            name=aside.name
        )


def _is_new(connection: sqlite3.Connection) -> bool:
    """Has the file no tables yet?

    Raises:
        _NewerError: if a newer version wrote it.
        _ForeignError: if it is another program's.
    """
    # One statement, so that all three are of one moment while another game makes the tables.
    version, application, tables = connection.execute(
        "SELECT user_version, application_id, (SELECT count(*) FROM sqlite_schema)"
        " FROM pragma_user_version, pragma_application_id"
    ).fetchone()
    if version > VERSION:
        raise _NewerError
    if (version, application, tables) == (0, 0, 0):
        return True
    if (version, application) != (VERSION, APPLICATION_ID):
        raise _ForeignError("not a history")
    return False


def _code(error: sqlite3.Error) -> int:
    """The primary result code of an error. https://www.sqlite.org/rescode.html."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def _reason(error: sqlite3.Error) -> str:
    """Why a file cannot be used, for a learner to read."""
    match _code(error):
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
            return str(error)
