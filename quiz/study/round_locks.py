"""Which rounds are being played at this moment, so that no terminal offers to go on with another's round.

A round that is open was either left by a crash or is being played. The system knows which: a game holds a
lock on one byte of a small file, the byte whose number is the round's id, and whatever ends the game lets go.
"""

from __future__ import annotations

import os
import sys
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


class Playing:
    """The rounds that are being played. Where a file system knows no locks, none seems to be."""

    def __init__(self, path: Path | None) -> None:
        """Tell and ask by the bytes of the file at `path`; None when there is nobody to tell."""
        self._path = path
        self._mine: set[int] = set()
        self._handle: int | None = None
        """Kept open: closing it lets go of every lock this process has on the file."""

    def take(self, round_id: int) -> None:
        """Say that this game plays the round."""
        with suppress(OSError):
            self._try(round_id)
            self._mine.add(round_id)

    def leave(self, round_id: int) -> None:
        """Say that this game plays it no longer."""
        if round_id in self._mine and self._handle is not None:
            self._mine.discard(round_id)
            with suppress(OSError):
                _unlock(self._handle, round_id)

    def elsewhere(self, round_id: int) -> bool:
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
        """Let go of everything."""
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
