"""`quiz results`: what a teacher does with the result files of a class."""

from __future__ import annotations

import os
import sys

from quiz.arguments import add_language, file_name
from quiz.errors import ExitCode, QuizError
from quiz.i18n import N_, _, ngettext
from quiz.streams import one_line, report_error

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from quiz.classroom.take import Taken

NAME = "results"
HELP = N_("make the result files of a class one file of your own")


def add_arguments(parser: ArgumentParser) -> None:
    """Add what is to be done with the files."""
    parser.description = _("Look after the result files of a class.")
    actions = parser.add_subparsers(
        title=_("actions"), dest="action", metavar=_("ACTION"), prog="quiz results", required=True
    )
    take = actions.add_parser(
        "take",
        help=_("rewrite the files as one that belongs to you"),
        description=_(
            "Rewrite the result files in a folder as one file that belongs to you, and remove them.\n"
            "The owner of a file on a share may be the login of a learner; the one file names nobody."
        ),
    )
    take.add_argument("folder", type=file_name, metavar=_("FOLDER"), help=_("where the result files lie"))
    add_language(take)
    add_language(parser)


def run(options: Namespace) -> ExitCode:
    """Take the files."""
    from datetime import date

    from quiz.classroom.take import take

    if not os.path.isdir(options.folder):
        raise QuizError(
            _("There is no folder {folder}.").format(folder=options.folder),
            _("Name the one with the results."),
        )
    taken = take(options.folder, date.today())
    for one in taken.refused:
        report_error(f"{one.file}: {one.reason}")
    print(one_line(_line(taken, options.folder)), file=sys.stdout if taken.rounds else sys.stderr)
    return ExitCode.DONE if taken.rounds else ExitCode.FOUND


def _line(taken: Taken, folder: str) -> str:
    """What was done."""
    if not taken.rounds:
        return _("There is no result to take in {folder}.").format(folder=folder)
    if not taken.file:
        return _("All results in {folder} are in one file of your own already.").format(folder=folder)
    rounds = ngettext("{count} round", "{count} rounds", taken.rounds).format(count=taken.rounds)
    files = ngettext("{count} file", "{count} files", taken.files).format(count=taken.files)
    return _("{rounds} out of {files} are in {file} now.").format(rounds=rounds, files=files, file=taken.file)
