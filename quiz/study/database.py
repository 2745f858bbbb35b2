"""One SQLite file that never stops the game: opened, set aside when damaged, written to in short transactions.

What the tables hold is the matter of `history` and `queries`.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from random import random
from time import monotonic, sleep
from typing import TypeVar

from quiz.i18n import _
from quiz.paths import locks_file
from quiz.study.database_errors import (
    InUseError,
    NewerError,
    NoLocksError,
    SharedDamageError,
    code,
    damage_named,
    is_damage,
    reason,
)
from quiz.study.filesystem import file_system_of
from quiz.study.quarantine import file_number, set_aside
from quiz.study.round_locks import RoundLocks, can_lock
from quiz.study.rows import Row
from quiz.study.schema import make_file, make_tables, prepare, remove_unfinished

BUSY_TIMEOUT = 3.0
"""For how many seconds a game waits while others write. Forty on two cores, each writing ten answers as fast
as it could, waited 5 ms in the median and at most 300."""

_FAILING_TIMEOUT = 0.05
"""For how many seconds it waits once that was not enough, so that not every answer takes as long."""

_BUSY_STEP = 0.01
"""For how many seconds SQLite itself waits at a time. The longer one wait of its own lasts, the longer it pauses
between two attempts, up to a tenth of a second, and games that came later write first; short waits avoid that."""

UPGRADE_TIMEOUT = 0.5
"""For how many seconds a game waits until nobody else has open a file that is to be upgraded."""

_UPGRADE_PAUSE = 0.05
"""For how many seconds at most it is closed meanwhile, so that another game that waits can upgrade it."""

_ATTEMPTS = 3
"""How often something is tried on a file that looks damaged: as it is, opened again, and in its stead."""

_MEMORY = ":memory:"

_T = TypeVar("_T")

Work = Callable[[sqlite3.Connection], _T]
"""What is done in one transaction."""


class Database:
    """The file, or a stand-in in memory that is gone with the game where the file cannot be used.

    Every commit reaches the disk before `write` returns (`synchronous=FULL`), so that a power cut loses
    nothing. There is no log in WAL mode, which loses answers where two computers use a file.
    """

    def __init__(self, path: Path, now: datetime, timeout: float = BUSY_TIMEOUT) -> None:
        """Open the file, or make it.

        Args:
            path: Where it is.
            now: The time that names a damaged file which is set aside.
            timeout: For how many seconds to wait while another program writes.
        """
        self.path = path
        self.trouble = ""
        """What went wrong last and what was done about it, in one line; empty while all is well."""
        self.lasting = True
        """Will what is written be there next time?"""
        self.files = 0
        """How many files, the stand-in too, were used so far: ids of rows are those of the last."""
        self.locks = RoundLocks(None)
        """Which rounds are being played."""
        self._now = now
        self._timeout = timeout
        self._unsaved: list[Work[object]] = []
        """What could not be written, in its order; it goes first when the next thing can be."""
        self._failing = False
        """Could the last thing not be written?"""
        self._opened_again = False
        """Was a file on a network that looks damaged opened again?"""
        self._has_locks: bool | None = None
        """Can files be locked there? None until something is locked."""
        self._file_number: int | None = None
        """Which file was opened, should another game put one in its place."""
        self._connection = self._open()

    @property
    def in_place(self) -> bool:
        """Is the file that was opened still where it was?

        On a network a file may have another number each time; there it counts whether one is there.
        """
        number = file_number(self.path)
        return (
            not self.lasting or number == self._file_number or (number is not None and self._is_on_network())
        )

    def rows(self, sql: str, parameters: Sequence[object] = ()) -> list[Row]:
        """What a query finds; nothing when the file cannot be read."""
        for _attempt in range(_ATTEMPTS):
            try:
                return self._until_free(lambda: self._connection.execute(sql, parameters).fetchall())
            except sqlite3.ProgrammingError:
                raise
            except sqlite3.DatabaseError as error:
                if not self._recover(error):
                    self.trouble = _("The history cannot be read: {reason}. Play goes on without it.").format(
                        reason=reason(error)
                    )
                    break
        return []

    def write(self, work: Work[_T], *, keep: bool = False) -> _T | None:
        """Do some work in a transaction of its own, on the disk before this returns.

        Args:
            work: What to do. It runs again if it could not be committed.
            keep: Is it tried again with the next write if it cannot be written now?

        Returns:
            What the work returned; None when it could not be written, and then `trouble` says why.
        """
        if not self.in_place:
            self._begin_again()
        for _attempt in range(_ATTEMPTS):
            try:
                return self._transact(work)
            except sqlite3.ProgrammingError:
                raise
            except sqlite3.DatabaseError as error:
                if not self._recover(error):
                    self._hold_up(work if keep else None, error)
                    break
        return None

    def shrink(self) -> None:
        """Shrink the file by what was deleted, so that no trace of it stays there."""
        with suppress(sqlite3.DatabaseError):  # another game is reading: another time, then
            self._until_free(lambda: self._connection.execute("VACUUM"))

    def close(self) -> None:
        """Write what waits to be written, as far as that goes, and close the file."""
        if self._unsaved:
            self.write(lambda connection: None)
        self.locks.close()
        self._connection.close()

    def _transact(self, work: Work[_T]) -> _T:
        connection = self._connection
        self._until_free(lambda: connection.execute("BEGIN IMMEDIATE"))
        try:
            with damage_named():
                for late in self._unsaved:
                    late(connection)
                result = work(connection)
            self._until_free(lambda: connection.execute("COMMIT"))
        except BaseException:
            if connection.in_transaction:  # SQLite itself ends it on some errors
                connection.execute("ROLLBACK")
            raise
        if self._failing:
            self._failing = False
            self._unsaved.clear()
            self.trouble = ""
        return result

    def _hold_up(self, work: Work[object] | None, error: sqlite3.DatabaseError) -> None:
        """Say that something could not be written, and keep it for the next write if it is work to keep."""
        self.trouble = _(
            "Your answers are not being saved: {reason}. Play goes on; each answer tries again."
        ).format(reason=reason(error))
        self._failing = True
        if work and isinstance(error, sqlite3.OperationalError):
            self._unsaved.append(work)

    def _until_free(self, work: Callable[[], _T]) -> _T:
        """What `work` returns; it is tried again while others write, until the timeout."""
        until = monotonic() + (_FAILING_TIMEOUT if self._failing else self._timeout)
        while True:
            try:
                with damage_named():
                    return work()
            except sqlite3.OperationalError as error:
                if code(error) != sqlite3.SQLITE_BUSY:
                    raise
                if not self._can_lock():  # SQLite reports that as a file that is locked by others
                    raise NoLocksError from error
                if monotonic() >= until:
                    raise

    def _can_lock(self) -> bool:
        if self._has_locks is None:
            self._has_locks = can_lock(self.path)
        return self._has_locks

    def _is_on_network(self) -> bool:
        system = file_system_of(self.path.parent)
        return system is not None and system.is_network

    def _begin_again(self) -> None:
        """Go on in a new file, or in the one that is there now, after the file was removed or replaced."""
        self._connection.close()
        self._file_number = None
        self.trouble = ""
        self._connection = self._open()
        if self.lasting:
            self.trouble = _(
                "The history was removed or replaced while the game ran. New answers are saved in {path}."
            ).format(path=self.path)

    def _recover(self, error: sqlite3.DatabaseError) -> bool:
        """Begin a new file in place of a damaged one; on a network only open it again, and then do without.

        Returns:
            Is it worth while to try again?
        """
        if not (is_damage(error) and self.lasting):
            return False
        self._connection.close()
        if not self._is_on_network():
            self._connection = self._open(damaged=True)
        elif self._opened_again:
            self._connection = self._stand_in(reason(SharedDamageError()))
        else:
            self._opened_again = True
            self._connection = self._open()
        return True

    def _open(self, *, damaged: bool = False) -> sqlite3.Connection:
        """A connection to the file, to a new one in place of a damaged one, or to a stand-in in memory."""
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            empty = self.path.exists() and self.path.stat().st_size == 0
            if damaged:
                self._set_aside()
            connection = self._connect()
        except NewerError:
            return self._stand_in(
                _("it was written by a newer version of this program, and is left as it is")
            )
        except sqlite3.DatabaseError as error:
            return self._stand_in(reason(error))
        except OSError:
            return self._stand_in(_("its folder cannot be written to"))
        if empty:
            self.trouble = _("The history file was empty; a new history begins in it.")
        return connection

    def _stand_in(self, why: str) -> sqlite3.Connection:
        """A connection to tables in memory, with the reason why the file is not used."""
        self.trouble = _("This game is played without history. {path}: {reason}.").format(
            path=self.path, reason=why
        )
        self.lasting = False
        self._count(RoundLocks(None))
        connection = sqlite3.connect(_MEMORY, isolation_level=None)
        make_tables(connection)
        return connection

    def _connect(self) -> sqlite3.Connection:
        """A connection to the file, with tables and ready to be written to.

        Raises:
            NewerError: if a newer version wrote it.
            sqlite3.DatabaseError: if it cannot be used.
            OSError: if it is damaged and cannot be set aside.
        """
        until = monotonic() + UPGRADE_TIMEOUT
        damaged = 0
        while True:
            try:
                return self._connect_once()
            except InUseError:
                if monotonic() >= until:
                    raise
                sleep(random() * _UPGRADE_PAUSE)
            except sqlite3.DatabaseError as error:
                if not is_damage(error):
                    raise
                damaged += 1
                self._pass_over(error, damaged)

    def _connect_once(self) -> sqlite3.Connection:
        if not self.path.exists():
            self._until_free(lambda: make_file(self.path))
        remove_unfinished(self.path)
        before = self._file_number
        self._file_number = file_number(self.path)
        connection = sqlite3.connect(self.path, timeout=_BUSY_STEP, isolation_level=None)
        try:
            self._until_free(lambda: prepare(connection, self.path))
        except BaseException:
            connection.close()
            raise
        self._file_number = file_number(self.path)
        if self._file_number != before:
            self._count(RoundLocks(locks_file(self.path)))
        return connection

    def _count(self, locks: RoundLocks) -> None:
        """Note that another file is used now, with these locks."""
        self.files += 1
        self.locks.close()
        self.locks = locks

    def _pass_over(self, error: sqlite3.DatabaseError, times: int) -> None:
        """Set aside a file that is damaged, or do nothing the first time on a network, to open it again.

        Args:
            error: What is wrong with it.
            times: How often it was opened.

        Raises:
            sqlite3.DatabaseError: if that was done and did not help.
            OSError: if it cannot be set aside.
        """
        if times >= _ATTEMPTS - 1:
            raise SharedDamageError if self._is_on_network() else error
        if not self._is_on_network():
            self._set_aside()

    def _set_aside(self) -> None:
        if name := set_aside(self.path, self._file_number, self._now):
            self.trouble = _(
                "The history was damaged; it was set aside as {name} and a new one begins."
            ).format(name=name)
