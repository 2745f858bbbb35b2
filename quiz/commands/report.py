"""`quiz report`: what a class came to, from its result files or the database of a school."""

from __future__ import annotations

import argparse
import os
import sys

from quiz.arguments import add_bank, add_language, file_name
from quiz.errors import ExitCode
from quiz.i18n import N_, _
from quiz.streams import report_error

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterable
    from datetime import date

    from quiz.classroom.class_report import ClassReport
    from quiz.classroom.source import ClassSource

NAME = "report"
HELP = N_("show what a class needs taught again")

OUTPUTS = {
    "text": N_("print plain text (this is what it does by itself where there is no terminal)"),
    "markdown": N_("print Markdown"),
    "csv": N_("print a table of the questions for a spreadsheet"),
    "csv-answers": N_("print every answer, exactly as it is, for other programs"),
    "json": N_("print for other programs"),
}
"""The outputs, each an option, with what it does; messages to be translated."""

HTML = "html"
"""The output that goes to a file."""

SCREEN = "screen"
"""The output that is walked through on a terminal."""

ON_SCREEN = ("text", "markdown", HTML, SCREEN)
"""The outputs that a class may see, with nothing about small groups."""


def add_arguments(parser: ArgumentParser) -> None:
    """Add what to read, which rounds are meant, and what to print."""
    parser.description = _(
        "Show what a class came to: how the results are spread, what to teach again, and each question.\n"
        "Without --code it is about the code that was played last."
    )
    parser.epilog = _(
        "examples:\n"
        "  quiz report results/                       the class that played last, page by page\n"
        "  quiz report results/ --since 2026-11-01    only rounds from that day on\n"
        "  quiz report results/ --share --markdown    for others: nothing about groups under ten\n"
        "  quiz report results/ --csv > class.csv     a table for a spreadsheet\n"
        "  quiz report results/ --html class.html     a page to print\n"
        "  quiz report postgresql://server/school     from the database of a school\n"
        "exit code: 0 done, 1 there is nothing to read"
    )
    parser.add_argument(
        "files",
        nargs="+",
        type=file_name,
        metavar=_("FILE"),
        help=_("result files, and folders that hold some; or the address of a database, without a password"),
    )
    _add_choice_of_rounds(parser)
    parser.add_argument(
        "--share",
        action="store_true",
        help=_("for others: without labels, and nothing about groups under ten"),
    )
    outputs = parser.add_mutually_exclusive_group()
    for name, text in OUTPUTS.items():
        outputs.add_argument(f"--{name}", action="store_const", const=name, dest="output", help=_(text))
    outputs.add_argument(
        "--html",
        type=file_name,
        metavar=_("FILE"),
        help=_("write a page to print, or to show in a browser, into this file"),
    )
    add_bank(parser)
    add_language(parser)


def _add_choice_of_rounds(parser: ArgumentParser) -> None:
    """Add the options that say which of the rounds are meant."""
    parser.add_argument("--code", metavar=_("CODE"), help=_("only rounds with this class code"))
    parser.add_argument(
        "--since", type=_day, metavar=_("DATE"), help=_("only rounds from this day on, as 2026-11-01")
    )
    parser.add_argument("--label", metavar=_("TEXT"), help=_("only rounds with this label"))


def _day(typed: str) -> date:
    from datetime import date

    try:
        return date.fromisoformat(typed)
    except ValueError:
        raise argparse.ArgumentTypeError(_("is no day; write it as 2026-11-01")) from None


def run(options: Namespace) -> ExitCode:
    """Read the results and print the report."""
    from quiz.bank.locate import locate
    from quiz.bank.reader import read_bank
    from quiz.classroom.class_report import SHARED_GROUP, TEACHERS_GROUP
    from quiz.classroom.classes import Wanted
    from quiz.classroom.source import class_source
    from quiz.classroom.summarise import report_on

    bank = read_bank(locate(options.bank, os.environ).path)
    output = _output(options)
    least = SHARED_GROUP if options.share else TEACHERS_GROUP if output in ON_SCREEN else 1
    with class_source(options.files, bank, Wanted(options.code, options.since, options.label)) as source:
        report = report_on(source.tally, bank, least=least, shared=options.share)
        if report.is_empty:
            return _nothing(report, source, options)
        if output not in (SCREEN, HTML):
            sys.stdout.writelines(_drawn(output, report, source, shared=options.share))
    code = ExitCode.DONE
    if output == SCREEN:
        code = _show(report)
    elif output == HTML:
        _write_page(options.html, report)
    _warn(report, output)
    return code


def _output(options: Namespace) -> str:
    """Which output is wanted; without an option the screen where there is a terminal that can draw it, else text."""
    if options.html is not None:
        return HTML
    if options.output is not None:
        return str(options.output)
    streams = (sys.stdin, sys.stdout, sys.stderr)
    drawn = os.environ.get("TERM") != "dumb" and all(stream.isatty() for stream in streams)
    return SCREEN if drawn else "text"


def _show(report: ClassReport) -> ExitCode:
    """Show the report on the screen until it is closed."""
    from quiz.commands.play import drop_textual_variables

    drop_textual_variables()
    from quiz.ui.start import run_report

    return run_report(report)


def _drawn(output: str, report: ClassReport, source: ClassSource, *, shared: bool) -> Iterable[str]:
    """The report in the wanted form, in one piece or several."""
    from quiz.classroom.report.as_json import as_json
    from quiz.classroom.report.markdown import as_markdown
    from quiz.classroom.report.spreadsheet import answers_as_csv, questions_as_csv
    from quiz.classroom.report.text import as_text

    match output:
        case "json":
            return [as_json(report)]
        case "csv":
            return [questions_as_csv(report)]
        case "csv-answers":
            return answers_as_csv(source.rounds(), report, shared=shared)
        case "markdown":
            return [as_markdown(report)]
        case _:
            return [as_text(report, _columns(), _block())]


def _write_page(file: str, report: ClassReport) -> None:
    """Write the page for browsers, and print where it is.

    Raises:
        QuizError: if it cannot be written.
    """
    from quiz.classroom.report.html import as_html
    from quiz.files import write_whole
    from quiz.streams import one_line

    _refuse_other_file(file)
    write_whole(file, [as_html(report).encode()])
    print(
        one_line(_("Wrote {file}: open it in a browser to show or print it.").format(file=file)),
        file=sys.stderr,
    )


def _refuse_other_file(file: str) -> None:
    """Check that only an earlier page is written over: `--html results/*` would name a result file first.

    Raises:
        QuizError: if there is another file.
    """
    from quiz.documents.html import BEGIN
    from quiz.files import not_written

    try:
        with open(file, "rb") as there:
            is_page = there.read(len(BEGIN)) == BEGIN.encode()
    except (OSError, ValueError):  # there is none, or writing tells what is wrong
        return
    if not is_page:
        raise not_written(file, FileExistsError())


def _columns() -> int:
    """The width of the terminal, as far as lines are read easily."""
    from quiz.classroom.report.text import WIDTH

    try:
        return max(40, min(os.get_terminal_size(sys.stdout.fileno()).columns, 102) - 2)
    except (OSError, ValueError):
        return WIDTH


def _block() -> str:
    """What bars are made of; a sign of ASCII where the output has no block."""
    block = "█"
    try:
        block.encode(sys.stdout.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return "#"
    return block


def _warn(report: ClassReport, output: str) -> None:
    """Print what the output itself does not hold: what was left out, and that files show who wrote them."""
    from quiz.classroom.report.page import withheld_line

    if output in ("csv", "csv-answers"):
        _list_refused(report)
    others = [other.code for other in report.others if other.code]
    if others and output not in ON_SCREEN:
        message = _("These are the rounds with the code {code}. `--code CODE` shows another: {codes}.")
        report_error(message.format(code=report.code, codes=", ".join(others)))
    if report.is_withheld and report.least > 1 and output not in ON_SCREEN:
        report_error(withheld_line(report))
    if report.owners > 1:
        message = _(
            "The files belong to {count} accounts, which shows who wrote which; "
            "`quiz results take FOLDER` makes them one file of your own."
        )
        report_error(message.format(count=report.owners))


def _list_refused(report: ClassReport) -> None:
    for one in report.refused:
        report_error(f"{one.file}: {one.reason}")


def _nothing(report: ClassReport, source: ClassSource, options: Namespace) -> ExitCode:
    """Print that there is nothing to report on, and why; other programs get a report on no rounds."""
    if options.output == "json":
        sys.stdout.writelines(_drawn("json", report, source, shared=options.share))
    else:
        _list_refused(report)
    report_error(_why_nothing(report, options, has_rounds=source.has_rounds))
    return ExitCode.FOUND


def _why_nothing(report: ClassReport, options: Namespace, *, has_rounds: bool) -> str:
    """Why there is nothing to report on: the code, another choice, the bank, or no round in the files at all."""
    codes = [other.code for other in report.others if other.code]
    if codes:
        message = _("There is no round with the code {code}. There are rounds with: {codes}.")
        return message.format(code=options.code, codes=", ".join(codes))
    if options.since or options.label or options.code:
        return _("No round fits what was asked for.")
    if has_rounds:
        return _("No round was played with this bank. Name the one that was played with --bank FILE.")
    return _("There is no result to read. `quiz play --results FOLDER` writes one for each round.")
