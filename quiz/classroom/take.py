"""Rewrites many result files as one that belongs to whoever does it, and removes them.

The owner of a file on a share is the login of a learner; the one file has the teacher's. It is whole and on the disk
before any other file is removed, so that a crash leaves every round in at least one of them, and a report counts a
round once. What a machine that lost its power left half-written is removed too, once its day is over.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from datetime import date
from typing import NamedTuple

from quiz.classroom.gather import TAKEN_SUFFIX, FileRead, Refused, read_files
from quiz.classroom.result import Result, to_json
from quiz.files import UNFINISHED_BEGIN, UNFINISHED_END, write_whole
from quiz.i18n import _
from quiz.streams import one_line

TAKEN_PREFIX = "taken-"
"""What the name of the one file begins with."""


class Taken(NamedTuple):
    """What taking came to."""

    file: str
    """The one file that was written; empty where there was nothing to take."""
    rounds: int
    """How many rounds the files hold."""
    files: int
    """How many files the rounds were in."""
    refused: tuple[Refused, ...]
    """What could not be read, or not be removed; it stays where it is."""


def take(folder: str, today: date) -> Taken:
    """Rewrite the result files in a folder as one file there, and remove them.

    A file that holds anything that cannot be read stays as it is, as do files that arrive meanwhile. Nothing is done
    where all rounds are in one file of the caller's own already.

    Args:
        folder: The folder; folders inside it are read too.
        today: The day, for the new file's name; what was left half-written before it is removed.

    Raises:
        QuizError: if the one file cannot be written; then nothing is removed.
    """
    _clear_unfinished(folder, today)
    files, refused = _readable(folder)
    files, rounds, differing = _merged(files)
    refused += differing
    if not files or (len(files) == 1 and _is_own(files[0])):
        return Taken("", len(rounds), len(files), tuple(refused))
    name = f"{TAKEN_PREFIX}{today.isoformat()}-{os.urandom(4).hex()}{TAKEN_SUFFIX}"
    path = os.path.join(folder, name)
    lines = (to_json(rounds[identity]).encode() for identity in sorted(rounds))
    write_whole(path, lines, private=True, durable=True)
    refused += _remove(files)
    return Taken(path, len(rounds), len(files), tuple(refused))


def _readable(folder: str) -> tuple[list[FileRead], list[Refused]]:
    """The files of which all can be read, and what cannot."""
    files: list[FileRead] = []
    refused: list[Refused] = []
    for found in read_files([folder]):
        if isinstance(found, Refused):
            refused.append(found)
        elif found.refused:
            refused += found.refused
        else:
            files.append(found)
    return files, refused


def _merged(files: Iterable[FileRead]) -> tuple[list[FileRead], dict[str, Result], list[Refused]]:
    """The files to take, their rounds by id, and the files left out, which contradict one that was read before."""
    taken: list[FileRead] = []
    rounds: dict[str, Result] = {}
    refused: list[Refused] = []
    for file in files:
        own = {result.id: result for _name, result in file.lines}
        if any(rounds.get(identity, result) != result for identity, result in own.items()):
            refused.append(Refused(one_line(file.path), _("contradicts another file about the same round")))
        else:
            rounds.update(own)
            taken.append(file)
    return taken, rounds, refused


def _clear_unfinished(folder: str, today: date) -> None:
    """Remove what was half-written on an earlier day: no report reads it, and it has an owner and an hour."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            with suppress(OSError):
                if _is_unfinished(entry) and _is_from_before(entry, today):
                    os.remove(entry.path)


def _is_unfinished(entry: os.DirEntry[str]) -> bool:
    """Is it a file that was being written?"""
    named = entry.name.startswith(UNFINISHED_BEGIN) and entry.name.endswith(UNFINISHED_END)
    return named and entry.is_file(follow_symlinks=False)


def _is_from_before(entry: os.DirEntry[str], today: date) -> bool:
    """Was it changed last on an earlier day?"""
    return date.fromtimestamp(entry.stat(follow_symlinks=False).st_mtime) < today


def _is_own(file: FileRead) -> bool:
    """Is it a file that was taken already, by the same account?"""
    mine = not hasattr(os, "getuid") or file.state.st_uid == os.getuid()
    return mine and file.path.endswith(TAKEN_SUFFIX)


def _remove(files: Iterable[FileRead]) -> list[Refused]:
    """Remove the files that are still those that were read."""
    refused = []
    for file in files:
        try:
            if os.path.samestat(os.lstat(file.path), file.state):
                os.remove(file.path)
        except FileNotFoundError:
            continue
        except OSError as error:
            message = _("was taken, and cannot be removed: {reason}").format(reason=error.strerror)
            refused.append(Refused(one_line(file.path), message))
    return refused
