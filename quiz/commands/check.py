"""`quiz check`: holds a bank against the rules of good questions."""

from __future__ import annotations

import os
import sys

from quiz.arguments import add_language, file_name
from quiz.i18n import N_, _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from quiz.errors import ExitCode

NAME = "check"
HELP = N_("show what to mend in a bank of questions")


def add_arguments(parser: ArgumentParser) -> None:
    """Add what to check, and what to print."""
    parser.description = _(
        "Hold a bank against the rules of good questions: one line for each thing to mend, then the verdict."
    )
    parser.epilog = _(
        "examples:\n"
        "  quiz check mine.yaml            what to mend in a bank of your own\n"
        "  quiz check --strict             the bank in use; warnings count as errors\n"
        "  quiz check --rules              every rule, why there is such a rule, and who says so\n"
        "exit code: 0 nothing to mend, 1 errors found, 2 the file is no bank"
    )
    parser.add_argument(
        "bank",
        nargs="?",
        type=file_name,
        metavar=_("BANK"),
        help=_("the file to check (else $QUIZ_BANK, else the game’s own)"),
    )
    parser.add_argument("--strict", action="store_true", help=_("warnings count as errors"))
    parser.add_argument("--json", action="store_true", help=_("print for other programs"))
    parser.add_argument(
        "--bots", action="store_true", help=_("print how well players do that know nothing and only guess")
    )
    parser.add_argument("--rules", action="store_true", help=_("print the rules, and check nothing"))
    add_language(parser)


def run(options: Namespace) -> ExitCode:
    """Check the bank and print what was found."""
    from datetime import date

    from quiz.bank.locate import locate
    from quiz.check import command

    return command.run(
        locate(options.bank, os.environ).path,
        rules=options.rules,
        bots=options.bots,
        as_json=options.json,
        strict=options.strict,
        today=date.today(),
        out=sys.stdout,
    )
