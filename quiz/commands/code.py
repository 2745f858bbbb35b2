"""`quiz code`: prints a class code, which gives everyone the same paper, or what a code stands for."""

from __future__ import annotations

import os
import sys

from quiz.arguments import add_bank, add_language, file_name
from quiz.errors import ExitCode, QuizError
from quiz.i18n import N_, _
from quiz.round_options import add_round, names_round, wanted_spec
from quiz.streams import one_line, report_error

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from quiz.bank.model import Bank
    from quiz.classroom.class_report import ClassReport
    from quiz.game.assignment import Assignment

NAME = "code"
HELP = N_("print a class code: the same paper for everyone")

TICKET_LENGTH = 5
"""How many of the questions that a class missed make up a round where no number is asked for."""


def add_arguments(parser: ArgumentParser) -> None:
    """Add the choice of round."""
    parser.description = _(
        "Print a class code. Whoever plays it gets the same questions in the same order, as long as they have "
        "the same bank. What the code stands for goes to the error output.\n"
        "With a CODE: print what it stands for, and its questions."
    )
    parser.epilog = _(
        "examples:\n"
        "  quiz code                             ten questions of every kind and topic\n"
        "  quiz code --topic offices --count 5   five on one topic\n"
        "  quiz code --exam --certainty          verdicts at the end, and how certain everyone was\n"
        "  quiz code --from-report results/      the five questions that the class missed most\n"
        "  quiz code K7M2-9QRT                   what it asks\n"
        "  quiz play --code K7M2-9QRT            play it; or choose Class code on the first screen"
    )
    parser.add_argument("given", nargs="?", metavar=_("CODE"), help=_("a class code, to see what it asks"))
    add_bank(parser)
    add_language(parser)
    add_round(parser)
    parser.add_argument(
        "--from-report",
        nargs="+",
        type=file_name,
        metavar=_("FILE"),
        help=_("what a class missed most, from its result files or the folder that holds them"),
    )


def run(options: Namespace) -> ExitCode:
    """Print the code, and on stderr what it stands for; or what a given code stands for."""
    from quiz.bank.locate import locate
    from quiz.bank.reader import read_bank

    bank = read_bank(locate(options.bank, os.environ).path)
    if options.given is not None:
        _print_paper(_given(options, bank), bank)
        return ExitCode.DONE
    assignment = _missed(options, bank) if options.from_report else _drawn(options, bank)
    if assignment is None:
        return ExitCode.FOUND
    print_code(assignment, bank)
    return ExitCode.DONE


def print_code(assignment: Assignment, bank: Bank) -> None:
    """Print the code of a round, and on stderr what it stands for, with the questions where they were picked."""
    from quiz.wording.assignments import assignment_line, paper_lines

    print(assignment.code)
    print(one_line(assignment_line(assignment, bank)), file=sys.stderr)
    if assignment.questions:
        sys.stderr.writelines(f"{one_line(line)}\n" for line in paper_lines(assignment, bank))


def _print_paper(assignment: Assignment, bank: Bank) -> None:
    """Print what a round is, and its questions in their order."""
    from quiz.wording.assignments import assignment_line, paper_lines

    lines = [assignment_line(assignment, bank), *paper_lines(assignment, bank)]
    sys.stdout.writelines(f"{one_line(line)}\n" for line in lines)


def _given(options: Namespace, bank: Bank) -> Assignment:
    """The round that the given code stands for.

    Raises:
        QuizError: if the options choose a round besides, or it is no code for this bank.
    """
    from quiz.classroom.code import read_code

    chooses = names_round(options) or options.certainty or options.seed is not None
    if chooses or options.from_report:
        raise QuizError(_("A class code stands for a whole round."), _("Leave out the choice of round."))
    return read_code(options.given, bank)


def _drawn(options: Namespace, bank: Bank) -> Assignment:
    """A round drawn from the bank, as the options choose; its seed is made up where none is given."""
    from random import Random

    from quiz.classroom.code import SHORT_SEEDS, assign

    seed = int(Random().random() * SHORT_SEEDS) if options.seed is None else options.seed
    return assign(bank, wanted_spec(options, bank), seed, asks_certainty=options.certainty)


def _missed(options: Namespace, bank: Bank) -> Assignment | None:
    """A round of what a class missed most; None, and a line that states why, where there is nothing to ask.

    Raises:
        QuizError: if the options also choose other questions.
    """
    from quiz.classroom.class_report import missed_most
    from quiz.classroom.code import MAX_PICKED, pick
    from quiz.classroom.source import class_source
    from quiz.classroom.summarise import report_on

    if options.round or options.topic or options.level or options.seed is not None:
        raise QuizError(
            _("--from-report asks what was missed most."),
            _("Leave out --round, --topic, --level and --seed."),
        )
    count = options.count if "count" in options else TICKET_LENGTH
    with class_source(options.from_report, bank) as source:
        report = report_on(source.tally, bank)
    missed = missed_most(report.questions, MAX_PICKED if count is None else count)
    if not missed:
        report_error(_why_nothing(report, has_rounds=source.has_rounds))
        return None
    ids = [one.question.id for one in missed]
    return pick(bank, ids, exam=options.exam, asks_certainty=options.certainty)


def _why_nothing(report: ClassReport, *, has_rounds: bool) -> str:
    """Why a report has no question that was missed."""
    if report.rounds:
        return _("Nothing was missed in these results.")
    if report.left:
        return _("No round in these results was played to its end.")
    if has_rounds:
        return _("No round was played with this bank. Name the one that was played with --bank FILE.")
    return _("There is no result to read. `quiz play --results FOLDER` writes one for each round.")
