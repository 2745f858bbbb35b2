"""One SQLite file that never stops the game: opened, set aside when damaged, written to in short transactions.

It knows nothing of what the tables hold; `store` does.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import monotonic
from typing import Any, TypeVar

from quiz.i18n import _
from quiz.study.quarantine import file_number, set_aside
from quiz.study.schema import DamagedError, NewerError, make_file, make_tables, prepare

PATIENCE = 3.0
"""For how many seconds a game waits while others write. Forty on two cores, each writing ten answers as fast
as it could, waited 5 ms in the median and at most 300."""

IMPATIENCE = 0.05
"""For how long once that was not enough, in seconds: nobody should wait again at every answer."""

_NAP = 0.01
"""For how many seconds SQLite itself waits at a time. It waits longer from time to time the longer it has
waited, up to a tenth of a second, and so lets newcomers pass; many short waits are fairer to all."""

_DAMAGE = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR}
"""The result codes of damage; SQLITE_ERROR, for every query here is right when the tables are there."""

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
        """Which file was opened, should another game put one in its place."""
        self._connection = self._open()

    def rows(self, sql: str, parameters: Sequence[object] = ()) -> list[Row]:
        """What a query finds; nothing when the file cannot be read."""
        try:
            return self._patiently(lambda: self._connection.execute(sql, parameters).fetchall())
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
                if not _is_damage(error):
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
            if keep and isinstance(error, sqlite3.OperationalError):
                self._unsaved.append(work)
            return None

    def shrink(self) -> None:
        """Give back the room of what was deleted, so that no trace of it stays in the file."""
        with suppress(
            sqlite3.DatabaseError, UnicodeDecodeError
        ):  # another game is reading: another time, then
            self._connection.execute("VACUUM")
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Write what waits to be written, as far as that goes, and let go of the file."""
        if self._unsaved:
            self.write(lambda connection: None)
        self._connection.close()

    def _transact(self, work: Work[_T]) -> _T:
        connection = self._connection
        self._patiently(lambda: connection.execute("BEGIN IMMEDIATE"))
        try:
            with _damage_named():
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
        return result

    def _patiently(self, ask: Callable[[], _T]) -> _T:
        """What `ask` gives, asked again while others write and patience lasts."""
        until = monotonic() + (IMPATIENCE if self._failing else self._patience)
        while True:
            try:
                with _damage_named():
                    return ask()
            except sqlite3.OperationalError as error:
                if _code(error) != sqlite3.SQLITE_BUSY or monotonic() >= until:
                    raise

    def _recover(self, error: sqlite3.DatabaseError) -> None:
        """After a failed query: begin a new file in place of a damaged one, or just say what happened."""
        if _is_damage(error) and self.lasting:
            self._connection = self._open(damaged=self._connection)
        else:
            self.trouble = _("The history cannot be read: {reason}. Play goes on without it.").format(
                reason=_reason(error)
            )

    def _open(self, damaged: sqlite3.Connection | None = None) -> sqlite3.Connection:
        """A connection to the file, to a new one in place of a damaged one, or to a stand-in in memory."""
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            empty = self.path.exists() and self.path.stat().st_size == 0
            if damaged:
                self._set_aside(damaged)
            connection = self._connect()
        except NewerError:
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
        make_tables(connection)
        return connection

    def _connect(self, *, again: bool = True) -> sqlite3.Connection:
        """A connection to the file, with tables and ready to be written to.

        Args:
            again: May a damaged file be set aside and a new one begun?

        Raises:
            NewerError: if a newer version wrote it.
            sqlite3.DatabaseError: if it cannot be used.
            OSError: if it is damaged and cannot be set aside.
        """
        if not self.path.exists():
            make_file(self.path)
        self._file_number = file_number(self.path)
        connection = sqlite3.connect(self.path, timeout=_NAP, isolation_level=None)
        try:
            self._patiently(lambda: prepare(connection))
        except BaseException as error:
            if again and isinstance(error, sqlite3.DatabaseError) and _is_damage(error):
                self._set_aside(connection)
                return self._connect(again=False)
            connection.close()
            raise
        self._file_number = file_number(self.path)
        return connection

    def _set_aside(self, connection: sqlite3.Connection) -> None:
        if name := set_aside(self.path, connection, self._file_number, self._now):
            self.trouble = _(
                "The history was damaged; it was set aside as {name} and a new one begins."
            ).format(name=name)


@contextmanager
def _damage_named() -> Iterator[None]:
    """Gives the right name to the error that Python makes of a message which quotes what is no text."""
    try:
        yield
    except UnicodeDecodeError as error:
        raise DamagedError("no text") from error


def _is_damage(error: sqlite3.DatabaseError) -> bool:
    """Does the error mean that the file is damaged?

    What is no UTF-8 text, Python itself reports, with no result code.
    """
    return (
        _code(error) in _DAMAGE or isinstance(error, DamagedError) or not hasattr(error, "sqlite_errorcode")
    )


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
            return "".join(letter for letter in str(error) if letter.isprintable())
