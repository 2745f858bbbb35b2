"""Files that are read and written without trusting what lies in their place."""

from __future__ import annotations

import errno
import os
import stat

from quiz.errors import QuizError
from quiz.i18n import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

MOST_BYTES = 65_536
"""A larger file is not one of the small ones."""

UNFINISHED_BEGIN, UNFINISHED_END = ".quiz-", ".tmp"
"""What the name of a file that is being written begins and ends with."""

_NEVER_WAIT = getattr(os, "O_NONBLOCK", 0)
"""A named pipe in the place of the file would otherwise be waited for."""

_NOT_KNOWN = {errno.EINVAL, errno.ENOSYS, errno.ENOTSUP}
"""What is reported where a file system does not have what was asked for."""


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


def write_whole(
    path: str | os.PathLike[str],
    pieces: Iterable[bytes],
    *,
    private: bool = False,
    durable: bool = False,
    modified: float | None = None,
) -> None:
    """Write a file, or leave what is there as it is: nobody finds half of it.

    A link stays, and the file that it leads to is replaced.

    Args:
        path: The file.
        pieces: What it is to hold.
        private: May only its owner read it?
        durable: Is it to be on the disk, with its name, before this returns?
        modified: The time that the file is to show as that of its last change and reading, in seconds since 1970;
            now when None.

    Raises:
        QuizError: if it cannot be written, or what lies in its place is no ordinary file.
    """
    target = os.path.realpath(path)
    if os.path.exists(target) and not os.path.isfile(target):
        reason = _("this is a folder") if os.path.isdir(target) else _("what is there is no ordinary file")
        raise _refusal(path, reason, _("Choose another place or name."))
    try:
        name = f"{UNFINISHED_BEGIN}{os.urandom(4).hex()}{UNFINISHED_END}"
        unfinished = os.path.join(os.path.dirname(target), name)
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        handle = os.open(unfinished, flags, 0o600 if private else 0o666)
    except (OSError, ValueError) as error:
        raise not_written(path, error) from None
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines(pieces)
            if durable:
                file.flush()
                _sync(handle)
        if modified is not None:
            _date(unfinished, modified)
        os.replace(unfinished, target)
        if durable:
            _sync_folder(os.path.dirname(target))
    except BaseException as error:
        _remove_if_possible(unfinished)
        if isinstance(error, OSError):
            raise not_written(path, error) from None
        raise


def _remove_if_possible(path: str) -> None:
    """Remove a file that may be gone already; what failed before may forbid this too, and is what to tell."""
    try:
        os.remove(path)
    except OSError:
        return


def _sync(handle: int) -> None:
    """Bring a file to the disk; some shares know no such thing, and what cannot be asked for is no failure."""
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in _NOT_KNOWN:
            raise


def _date(path: str, modified: float) -> None:
    """Set the times of a file, where the file system lets this account: on some shares only one account may."""
    try:
        os.utime(path, (modified, modified))
    except PermissionError:
        return
    except OSError as error:
        if error.errno not in _NOT_KNOWN:
            raise


def _sync_folder(folder: str) -> None:
    """Bring the names of a folder to the disk, where the system can: Windows cannot, and some shares refuse."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    except OSError:
        return
    finally:
        os.close(handle)


def not_written(path: str | os.PathLike[str], error: OSError | ValueError) -> QuizError:
    """What to tell the user when a file cannot be written, and what to do about it."""
    match error:
        case FileExistsError():
            return _refusal(path, _("there is such a file already"), _("Choose another name."))
        case FileNotFoundError():
            reason = _("there is no folder {folder}").format(folder=os.path.dirname(path) or ".")
            return _refusal(path, reason, _("Make it first, or choose another place."))
        case PermissionError():
            return _refusal(path, _("you may not write there"), _("Choose a folder of your own."))
    reason = getattr(error, "strerror", None) or str(error)
    return _refusal(path, reason, _("Choose another place or name."))


def _refusal(path: str | os.PathLike[str], reason: str, hint: str) -> QuizError:
    message = _("{file} was not written: {reason}.").format(file=os.fspath(path), reason=reason)
    return QuizError(message, hint)
