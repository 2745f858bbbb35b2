"""Reads result files out of folders that anybody may have written to.

Whatever is no whole result file is refused with a reason and never stops the rest: links, pipes, files that are
too large, damaged or not UTF-8, and rounds that were read already.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from quiz.classroom.result import MAX_BYTES, Result
from quiz.classroom.result_reader import ResultError, read_result
from quiz.i18n import _
from quiz.streams import one_line

TAKEN_SUFFIX = ".jsonl"
"""What the name of a file of many rounds ends with; each of its lines is a result file's text."""

MAX_TAKEN_BYTES = 128 * 1024 * 1024
"""The largest file of many rounds that is read; 10,000 rounds of ten questions take about 13 MB."""

MAX_BAD_LINES = 20
"""After so many lines that hold no round, the rest of a file of many rounds is left unread."""

MAX_DEPTH = 12
"""How many folders deep inside a named folder files are looked for."""

_OPEN = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
"""Without `O_NONBLOCK`, opening a named pipe that nothing writes to would wait for ever."""


class Refused(NamedTuple):
    """A file, or a line of one, that holds no round that can be counted."""

    file: str
    """Its name as it was found, on one line that a terminal shows as it is."""
    reason: str
    """Why, in the language in use, to be read after the name."""


@dataclass(frozen=True, slots=True)
class FileRead:
    """A file that was read."""

    path: str
    state: os.stat_result
    """Its owner and its number on the disk, among others, when it was read."""
    lines: tuple[tuple[str, Result], ...]
    """The rounds that it holds, each with the name under which it is refused, if it has to be."""
    refused: tuple[Refused, ...] = ()
    """Its lines that hold none."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """What folders and files hold, each round once."""

    rounds: tuple[tuple[str, Result], ...]
    """The rounds, each with the name of where it stands."""
    refused: tuple[Refused, ...]
    owners: int
    """How many accounts own the files that hold rounds."""


def gather(names: Iterable[str]) -> Gathered:
    """Every round of the named files, and of the files inside the named folders, each round once."""
    rounds: dict[str, tuple[str, Result]] = {}
    refused: list[Refused] = []
    owners: set[int] = set()
    for found in read_files(names):
        if isinstance(found, Refused):
            refused.append(found)
            continue
        refused.extend(found.refused)
        owners.update([found.state.st_uid] if found.lines else [])
        for name, result in found.lines:
            if result.id in rounds:
                refused.append(Refused(name, _("holds a round that was read already")))
            else:
                rounds[result.id] = (name, result)
    return Gathered(tuple(rounds.values()), tuple(refused), len(owners))


def read_files(names: Iterable[str]) -> Iterator[FileRead | Refused]:
    """The files that are named or lie inside a named folder, read; a file that is met twice is read once."""
    met: set[tuple[int, int]] = set()
    for name in names:
        found: Iterable[str | Refused] = _inside(name) if os.path.isdir(name) else (name,)
        for one in found:
            read = one if isinstance(one, Refused) else _read(one, met)
            if read is not None:
                yield read


def _inside(folder: str) -> Iterator[str | Refused]:
    """The paths of the files in a folder and the folders inside it, in the order of their names.

    Links are not followed, so that a loop of them ends and none leads out of the folder. Names that begin with a
    full stop belong to files that are being written, and to systems.
    """
    waiting = [(folder, 0)]
    while waiting:
        here, depth = waiting.pop()
        try:
            with os.scandir(here) as entries:
                listed = sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            yield _refused(here, _reason_of(error))
            continue
        folders = []
        for entry in listed:
            if entry.name.startswith("."):
                continue
            if entry.is_symlink():
                yield _refused(entry.path, _("is a link, and links are not followed"))
            elif entry.is_dir(follow_symlinks=False):
                folders.append((entry.path, depth + 1))
            else:
                yield entry.path
        if folders and depth >= MAX_DEPTH:
            yield _refused(here, _("holds folders too deep to be looked into"))
            continue
        waiting.extend(reversed(folders))


def _read(path: str, met: set[tuple[int, int]]) -> FileRead | Refused | None:
    """What a file holds; None where it was met before."""
    try:
        if not stat.S_ISREG(os.stat(path).st_mode):  # opening a device may already do something
            return _refused(path, _("is no ordinary file"))
        handle = os.open(path, _OPEN)
    except (OSError, ValueError) as error:
        return _refused(path, _reason_of(error))
    with os.fdopen(handle, "rb") as file:
        state = os.fstat(handle)
        if not stat.S_ISREG(state.st_mode):
            return _refused(path, _("is no ordinary file"))
        if (state.st_dev, state.st_ino) in met:
            return None
        met.add((state.st_dev, state.st_ino))
        many = path.endswith(TAKEN_SUFFIX)
        if state.st_size > (MAX_TAKEN_BYTES if many else MAX_BYTES):
            return _refused(path, _("is too large for a result file"))
        try:
            if many:
                return _many(path, state, file)
            return FileRead(path, state, ((one_line(path), read_result(file.read(MAX_BYTES + 1))),))
        except (OSError, ResultError) as error:
            return _refused(path, _reason_of(error))


def _many(path: str, state: os.stat_result, lines: Iterable[bytes]) -> FileRead:
    """The rounds of a file with one on each line."""
    read: list[tuple[str, Result]] = []
    refused: list[Refused] = []
    for number, line in enumerate(lines, 1):
        name = _("{file}, line {number}").format(file=one_line(path), number=number)
        try:
            read.append((name, read_result(line)))
        except ResultError as error:
            refused.append(Refused(name, str(error)))
        if len(refused) == MAX_BAD_LINES:
            refused.append(Refused(name, _("and what follows it is not read")))
            break
    return FileRead(path, state, tuple(read), tuple(refused))


def _refused(path: str, reason: str) -> Refused:
    return Refused(one_line(path), reason)


def _reason_of(error: Exception) -> str:
    """What went wrong, on one line without the file's name."""
    match error:
        case PermissionError():
            return _("may not be read by this account")
        case FileNotFoundError():
            return _("is not there")
        case OSError():
            return error.strerror or str(error)
        case _:
            return str(error)
