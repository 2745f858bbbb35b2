"""Finds the bank to play: `--bank FILE`, then `$QUIZ_BANK`, then the packaged one."""

from __future__ import annotations

import os
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from quiz import paths


class Origin(StrEnum):
    """What named the bank: an option, a variable or the program itself."""

    OPTION = "--bank"
    ENVIRONMENT = "$QUIZ_BANK"
    PACKAGE = "package"


class Location(NamedTuple):
    """Where the bank is, and which option or variable named it."""

    path: Path
    origin: Origin


def locate(option: str | None, environ: Mapping[str, str]) -> Location:
    """The bank to play. Whether there is such a file, and whether it can be used, is left to the reader."""
    if option:
        return Location(_path(option), Origin.OPTION)
    if environ.get("QUIZ_BANK"):
        return Location(_path(environ["QUIZ_BANK"]), Origin.ENVIRONMENT)
    return Location(paths.packaged_bank(), Origin.PACKAGE)


def _path(name: str) -> Path:
    """The path of a named file; `~` stays as typed where it stands for no home folder."""
    return Path(os.path.expanduser(name))
