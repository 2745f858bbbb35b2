"""`quiz results`: what a teacher does with the result files of a class."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentTypeError

from quiz.arguments import add_language, file_name
from quiz.errors import ExitCode, QuizError
from quiz.i18n import N_, _, ngettext
from quiz.streams import one_line, report_error

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from quiz.classroom.school import Loaded
    from quiz.classroom.take import Taken

NAME = "results"
HELP = N_("make result files one file of your own, or load them into a database")


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
    load = actions.add_parser(
        "load",
        help=_("store the results in the database of a school"),
        description=_(
            "Store the rounds of result files in a PostgreSQL database, each once however often it is loaded.\n"
            "The first load makes the tables. The files stay as they are."
        ),
    )
    load.add_argument(
        "files",
        nargs="+",
        type=file_name,
        metavar=_("FILE"),
        help=_("result files, and folders that hold some"),
    )
    load.add_argument(
        "--to",
        required=True,
        type=_address,
        metavar=_("ADDRESS"),
        help=_(
            "the database, as postgresql://teacher@server/school; the password comes from a file or is asked for"
        ),
    )
    for each in (take, load, parser):
        add_language(each)


def _address(typed: str) -> str:
    from quiz.classroom.school_server import is_address

    if is_address(typed):
        return typed
    raise ArgumentTypeError(_("is no address of a database; write it as postgresql://teacher@server/school"))


def run(options: Namespace) -> ExitCode:
    """Take or load the files."""
    return _load(options) if options.action == "load" else _take(options)


def _load(options: Namespace) -> ExitCode:
    from quiz.classroom.gather import gather
    from quiz.classroom.school import load
    from quiz.classroom.school_server import connected

    with connected(options.to) as connection:
        gathered = gather(options.files)
        for one in gathered.refused:
            report_error(f"{one.file}: {one.reason}")
        if not gathered.rounds:
            report_error(_("There is no result to load."))
            return ExitCode.FOUND
        loaded = load(connection, [result for _name, result in gathered.rounds])
    names = {result.id: name for name, result in gathered.rounds}
    for one in loaded.refused:
        report_error(f"{names[one.file]}: {one.reason}")
    print(_loaded_line(loaded))
    return ExitCode.DONE


def _loaded_line(loaded: Loaded) -> str:
    new = ngettext("{count} new round was loaded", "{count} new rounds were loaded", loaded.new)
    known = ngettext("{count} was there already", "{count} were there already", loaded.known)
    return _("{new}, {known}.").format(
        new=new.format(count=loaded.new), known=known.format(count=loaded.known)
    )


def _take(options: Namespace) -> ExitCode:
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
