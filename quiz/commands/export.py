"""`quiz export`: writes questions of a bank in the format of another program."""

from __future__ import annotations

import os
import sys

from quiz import i18n
from quiz.arguments import add_bank, add_language, file_name
from quiz.errors import ExitCode, QuizError
from quiz.files import write_whole
from quiz.i18n import N_, _, ngettext
from quiz.round_options import add_paper, names_round, wanted_spec
from quiz.streams import one_line, report_error

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from quiz.bank.model import Bank
    from quiz.exchange import Note
    from quiz.exchange.selection import Selection

NAME = "export"
HELP = N_("write questions for another program")


def add_arguments(parser: ArgumentParser) -> None:
    """Add the format, what to write, and where."""
    from quiz.exchange import NAMES, load

    helps = {name: _(load(name).HELP) for name in NAMES}
    parser.description = _("Write the questions of a bank in the format of another program.")
    parser.epilog = (
        _("formats:")
        + "\n"
        + "".join(f"  {name:<12}  {text}\n" for name, text in helps.items())
        + _(
            "examples:\n"
            "  quiz export gift -o questions.gift              every question, with feedback, for Moodle\n"
            "  quiz export gift --topic offices --lang fr      one topic, in French\n"
            "  quiz export moodle-xml --seed 7 --count 10      the paper of `quiz play --seed 7 --count 10`\n"
            "  quiz export html --code K7M2-9QRT -o a.html     the paper of a class code, to print\n"
            "  quiz export html --code K7M2-9QRT --key         its answers and explanations"
        )
    )
    parser.add_argument("format", choices=NAMES, metavar=_("FORMAT"), help=_("one of the formats below"))
    add_bank(parser)
    add_language(parser)
    add_paper(parser, _("with --seed: how many questions (else all)"))
    parser.add_argument("--code", metavar=_("CODE"), help=_("the round that a class code stands for"))
    parser.add_argument(
        "--key",
        action="store_true",
        help=_("with html or markdown: the answers and explanations, to print apart from the sheet"),
    )
    parser.add_argument(
        "-o",
        "--output",
        type=file_name,
        metavar=_("FILE"),
        help=_("the file to write (else the standard output)"),
    )


def run(options: Namespace) -> ExitCode:
    """Write the questions."""
    from quiz.bank.locate import locate
    from quiz.bank.reader import read_bank
    from quiz.exchange import fitting

    write = _writer(options)
    _keep_from_terminal(options)
    location = locate(options.bank, os.environ).path
    bank = read_bank(location)
    selection = _selection(options, bank)
    if not selection.has_language:
        message = _("The bank has no texts in the language '{language}'; it is written in '{other}'.")
        report_error(message.format(language=selection.language, other=bank.languages[0]))
    selection = fitting(options.format, selection, report_error)
    pieces = write(selection, report_error)
    if options.output is None or _is_standard_output(options.output):
        sys.stdout.flush()
        sys.stdout.buffer.writelines(pieces)
        return ExitCode.DONE
    _refuse_bank(options.output, location)
    write_whole(options.output, pieces)
    written = ngettext(
        "Wrote {file}: {count} question.", "Wrote {file}: {count} questions.", len(selection.paper)
    )
    print(one_line(written.format(file=options.output, count=len(selection.paper))), file=sys.stderr)
    return ExitCode.DONE


def _writer(options: Namespace) -> Callable[[Selection, Note], Iterator[bytes]]:
    """What writes the file that the options ask for.

    Raises:
        QuizError: if the format has no key.
    """
    from quiz.exchange import PAPER_NAMES, load, load_paper

    if not options.key:
        return load(options.format).write
    if options.format not in PAPER_NAMES:
        formats = ", ".join(PAPER_NAMES)
        raise QuizError(
            _("--key writes the answers to a sheet that is printed."),
            _("Formats with a key: {formats}.").format(formats=formats),
        )
    return load_paper(options.format).write_key


def _selection(options: Namespace, bank: Bank) -> Selection:
    """The questions that the options ask for: those of a round with a code or a seed, or all that fit.

    Raises:
        QuizError: if there is no such topic or code, no question fits, or a number is asked for without a seed.
    """
    from quiz.exchange.selection import assigned, drawn, in_file_order

    if options.code is not None:
        from quiz.classroom.code import read_code

        if names_round(options) or options.seed is not None:
            raise QuizError(_("--code stands for a whole round."), _("Leave out the choice of round."))
        return assigned(bank, read_code(options.code, bank), i18n.language())
    spec = wanted_spec(options, bank)
    if options.seed is not None:
        return drawn(bank, spec, options.seed, i18n.language())
    if "count" in options:
        raise QuizError(
            _("--count draws questions by chance."), _("Add --seed with a number, the one of the round.")
        )
    return in_file_order(bank, spec, i18n.language())


def _keep_from_terminal(options: Namespace) -> None:
    """Check that no bytes go to a terminal that are no text.

    Raises:
        QuizError: if they would.
    """
    from quiz.exchange import SPREADSHEET_NAMES

    if options.format in SPREADSHEET_NAMES and options.output is None and sys.stdout.isatty():
        raise QuizError(_("A spreadsheet cannot be shown here."), _("Name the file to write with -o."))


def _is_standard_output(name: str) -> bool:
    """Is a file the standard output by another name, such as `/dev/stdout`? It must not be replaced."""
    try:
        return os.path.samestat(os.stat(name), os.fstat(sys.stdout.fileno()))
    except (OSError, ValueError):
        return False


def _refuse_bank(output: str, bank: Path) -> None:
    """Check that the output is not the bank itself.

    Raises:
        QuizError: if it is.
    """
    if os.path.exists(output) and os.path.samefile(output, bank):
        message = _("{file} was not written: it is the bank that is read.").format(file=output)
        raise QuizError(message, _("Choose another name."))
