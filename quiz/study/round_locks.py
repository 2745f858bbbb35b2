"""Which rounds are being played at this moment, so that no game offers to go on with another's round.

A round that is open was either left by a crash or is being played. File locks distinguish the two: a game
locks one byte of a small file, the byte whose number is the round's id, and the system unlocks it when the
game ends, however it ends.
"""

from __future__ import annotations

import os
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int, byte: int) -> None:
        os.lseek(handle, byte, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

    def _unlock(handle: int, byte: int) -> None:
        os.lseek(handle, byte, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _lock(handle: int, byte: int) -> None:
        fcntl.lockf(handle, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, byte)

    def _unlock(handle: int, byte: int) -> None:
        fcntl.lockf(handle, fcntl.LOCK_UN, 1, byte)


def can_lock(path: Path) -> bool:
    """Does the file system of the file at `path` support locks?"""
    try:
        handle, name = tempfile.mkstemp(prefix=f"{path.name}.new-", dir=path.parent)
    except OSError:
        return True
    try:
        _lock(handle, 1)
    except OSError as error:
        return isinstance(error, BlockingIOError | PermissionError)
    finally:
        os.close(handle)
        os.unlink(name)
    return True


class RoundLocks:
    """The locks on the rounds that are being played. Without file locks no round counts as played."""

    def __init__(self, path: Path | None) -> None:
        """Lock bytes of the file at `path`; None where no other game can play the same rounds."""
        self._path = path
        self._mine: set[int] = set()
        self._handle: int | None = None
        """Kept open: closing it unlocks everything that this process has locked in the file."""

    def take(self, round_id: int) -> None:
        """Lock a round, which this game plays now."""
        with suppress(OSError):
            self._try(round_id)
            self._mine.add(round_id)

    def release(self, round_id: int) -> None:
        """Unlock a round, which this game plays no longer."""
        if round_id in self._mine and self._handle is not None:
            self._mine.discard(round_id)
            with suppress(OSError):
                _unlock(self._handle, round_id)

    def is_locked(self, round_id: int) -> bool:
        """Is another game playing the round?"""
        if round_id in self._mine:
            return False
        try:
            self._try(round_id)
        except (BlockingIOError, PermissionError):
            return self._handle is not None
        except OSError:
            return False
        if self._handle is not None:
            with suppress(OSError):
                _unlock(self._handle, round_id)
        return False

    def close(self) -> None:
        """Release the locks of all rounds and close the file."""
        self._mine.clear()
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None

    def _try(self, round_id: int) -> None:
        if self._path is None:
            return
        if self._handle is None:
            self._handle = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        _lock(self._handle, round_id)
