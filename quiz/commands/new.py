"""`quiz new`: writes a small bank for an author to begin with."""

from __future__ import annotations

import sys

from quiz import i18n
from quiz.arguments import add_language, file_name
from quiz.errors import ExitCode
from quiz.i18n import N_, _
from quiz.streams import one_line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

NAME = "new"
HELP = N_("begin a bank of your own")


def add_arguments(parser: ArgumentParser) -> None:
    """Add the argument for the file to write."""
    parser.description = _("Write a small bank to begin with, explained: one question of each type.")
    parser.add_argument(
        "file", type=file_name, metavar=_("FILE"), help=_("the file to write; must not be there yet")
    )
    add_language(parser)


def run(options: Namespace) -> ExitCode:
    """Write the bank and print what to do with it."""
    from datetime import date
    from pathlib import Path

    from quiz.bank.template import write

    write(Path(options.file), i18n.language(), date.today())
    written = _(
        "Wrote {file}: two questions to begin with. `quiz check {file}` checks it, `quiz --bank {file}` plays it."
    )
    print(one_line(written.format(file=options.file)), file=sys.stderr)
    return ExitCode.DONE
