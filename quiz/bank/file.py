"""The text of a bank's file, read once and never beyond a limit."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from quiz.bank.problems import UnreadableError
from quiz.i18n import _

MAX_BYTES = 16 * 1024 * 1024
"""The largest file that is read; 10,000 questions take about 8 MB."""

_OPEN_AT_ONCE = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
"""Without `O_NONBLOCK`, opening a named pipe that nothing writes to would wait for ever."""


def load(path: Path) -> str:
    """The text of a file, or of what a pipe such as `/dev/stdin` holds.

    Raises:
        UnreadableError: if there is no such file, it may not be read, is too large or is not UTF-8.
    """
    return decode(load_bytes(path))


def load_bytes(path: Path, most: int = MAX_BYTES) -> bytes:
    """The bytes of a file, or of what a pipe holds.

    Args:
        path: The file.
        most: How many bytes it may have.

    Raises:
        UnreadableError: if there is no such file, it may not be read or is too large.
    """
    try:
        data = _read(path, most)
    except FileNotFoundError:
        raise UnreadableError(0, _("there is no such file")) from None
    except IsADirectoryError:
        raise UnreadableError(0, _("this is a folder; name the file inside it")) from None
    except PermissionError:
        raise UnreadableError(0, _("you may not read this file; ask its owner for permission")) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UnreadableError(0, _("cannot be read: {reason}").format(reason=reason)) from None
    check_size(data, most)
    return data


def check_size(data: bytes, most: int = MAX_BYTES) -> None:
    """Check that a file is not too large.

    Raises:
        UnreadableError: if it has more than `most` bytes.
    """
    if len(data) > most:
        message = _("is larger than {limit} MB; split it into several banks")
        raise UnreadableError(0, message.format(limit=most // 1024 // 1024))


def _read(path: Path, most: int) -> bytes:
    """The bytes of a file as far as the limit, and one more of a larger one.

    Raises:
        OSError: if there is no such file, or it cannot be read.
        UnreadableError: if it is neither an ordinary file nor a pipe.
    """
    handle = os.open(path, _OPEN_AT_ONCE)
    try:
        kind = os.fstat(handle).st_mode
        if stat.S_ISDIR(kind):
            raise IsADirectoryError
        if not stat.S_ISREG(kind) and not stat.S_ISFIFO(kind):
            raise UnreadableError(0, _("is no ordinary file; name a file that holds a bank"))
        if stat.S_ISFIFO(kind):
            os.set_blocking(handle, True)
        with os.fdopen(handle, "rb", closefd=False) as file:
            return file.read(most + 1)
    finally:
        os.close(handle)


def decode(data: bytes) -> str:
    """The text of a file's bytes.

    Raises:
        UnreadableError: if they are not UTF-8 without a byte order mark.
    """
    if data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        raise UnreadableError(1, _("starts with a byte order mark; save the file as UTF-8 without BOM"))
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = _("byte 0x{byte:02X} is not UTF-8; save the file with the encoding UTF-8")
        raise UnreadableError(line, message.format(byte=data[error.start])) from None
