"""Small files of the program's own, read and written without trusting what lies in their place."""

from __future__ import annotations

import os
import stat

MOST_BYTES = 65_536
"""A larger file is not one of the small ones."""

_NEVER_WAIT = getattr(os, "O_NONBLOCK", 0)
"""A named pipe in the place of the file would otherwise be waited for."""


def read_small_file(path: str | os.PathLike[str]) -> bytes:
    """What the file holds.

    Raises:
        OSError: if there is no such file, or it cannot be read.
        ValueError: if it is no ordinary file, or too large.
    """
    handle = os.open(path, os.O_RDONLY | _NEVER_WAIT | getattr(os, "O_BINARY", 0))
    try:
        state = os.fstat(handle)
        if not stat.S_ISREG(state.st_mode) or state.st_size > MOST_BYTES:
            raise ValueError("no small file")
        return os.read(handle, MOST_BYTES)
    finally:
        os.close(handle)


def write_private_file(path: str | os.PathLike[str], text: str) -> None:
    """Write a file that only its owner can read, in the place of an earlier one; links are not followed.

    Raises:
        OSError: if it cannot be written, or something else lies in its place.
    """
    flags = os.O_WRONLY | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | _NEVER_WAIT
    handle = os.open(path, flags, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace") as file:
        state = os.fstat(handle)
        if not stat.S_ISREG(state.st_mode) or state.st_nlink > 1:
            raise OSError("no file of its own")
        if hasattr(os, "fchmod"):
            os.fchmod(handle, 0o600)
        file.truncate()
        file.write(text)
