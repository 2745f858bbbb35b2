"""`quiz import`: makes a bank of the questions in another program's file."""

from __future__ import annotations

import os
import sys

from quiz.arguments import add_language, file_name
from quiz.errors import ExitCode, QuizError
from quiz.files import not_written, write_whole
from quiz.i18n import N_, _, ngettext
from quiz.streams import one_line, report_error

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from quiz.exchange.found import Reading

NAME = "import"
HELP = N_("make a bank of another program’s questions")


def add_arguments(parser: ArgumentParser) -> None:
    """Add the file to read and the bank to write."""
    parser.description = _(
        "Make a bank of a file in GIFT or Moodle XML: its true/false questions, and those with choices "
        "of which one is right. What a bank needs and the file lacks is marked '???'; `quiz check` lists it."
    )
    parser.epilog = _(
        "examples:\n"
        "  quiz import moodle.xml -o mine.yaml     make a bank of it\n"
        "  quiz check mine.yaml                    what to fill in\n"
        "exit code: 0 done, 1 questions are missing that could not be read, 2 no bank was made"
    )
    parser.add_argument("file", type=file_name, metavar=_("FILE"), help=_("the file to read"))
    parser.add_argument(
        "-o",
        "--output",
        type=file_name,
        metavar=_("BANK"),
        help=_("the bank to write; must not be there yet (else the standard output)"),
    )
    add_language(parser)


def run(options: Namespace) -> ExitCode:
    """Make the bank, and say what did not come into it."""
    from quiz.exchange.assembly import assemble
    from quiz.exchange.bank_yaml import bank_yaml

    if options.output is not None and os.path.lexists(options.output):
        raise not_written(options.output, FileExistsError())
    reading = _read(options.file)
    for remark in reading.remarks:
        report_error(f"{options.file}:{remark.line}: {remark.message}")
    if not reading.questions:
        message = _("{file} holds no question that can come into a bank.").format(file=options.file)
        raise QuizError(message, _("Name a file in GIFT or Moodle XML."))
    written = b"".join(bank_yaml(assemble(reading.questions, _title(options.file))))
    _check(written, options.output or options.file)
    if options.output is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(written)
    else:
        write_whole(options.output, [written])
        _report(options.output, len(reading.questions))
    return ExitCode.FOUND if any(remark.is_error for remark in reading.remarks) else ExitCode.DONE


def _read(name: str) -> Reading:
    """The questions of the file.

    Raises:
        BankError: if it cannot be read.
    """
    from pathlib import Path

    from quiz.bank.file import load_bytes
    from quiz.bank.problems import BankError, UnreadableError
    from quiz.exchange.incoming import MAX_BYTES, read_questions

    try:
        return read_questions(load_bytes(Path(name), MAX_BYTES))
    except UnreadableError as stop:
        raise BankError(name, [stop.problem], is_bank=False) from None


def _title(name: str) -> str:
    """What to call the bank: as the file, where its name can be a text of a bank."""
    from quiz.bank.yaml_tree import without_forbidden

    stem = os.path.splitext(os.path.basename(name))[0]
    return " ".join(without_forbidden(stem).split()) or _("Questions from another program")


def _check(written: bytes, name: str) -> None:
    """Read what is to be written as the program will.

    Raises:
        BankError: if it is too large to be a bank.
    """
    from quiz.bank.file import check_size
    from quiz.bank.problems import BankError, UnreadableError
    from quiz.bank.reader import read_bytes

    try:
        check_size(written)
    except UnreadableError as stop:
        raise BankError(name, [stop.problem]) from None
    read_bytes(written, name)


def _report(output: str, count: int) -> None:
    message = ngettext(
        "Wrote {file}: {count} question. `quiz check {file}` lists what to fill in.",
        "Wrote {file}: {count} questions. `quiz check {file}` lists what to fill in.",
        count,
    )
    print(one_line(message.format(file=output, count=count)), file=sys.stderr)
