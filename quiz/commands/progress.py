"""`quiz progress`: prints how far the learner has come, for people or for other programs."""

from __future__ import annotations

import os
import sys

from quiz import i18n
from quiz.arguments import add_bank, add_language
from quiz.errors import ExitCode
from quiz.i18n import N_, _
from quiz.streams import report_error

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

NAME = "progress"
HELP = N_("show how far you have come")


def add_arguments(parser: ArgumentParser) -> None:
    """Add the options for what is printed."""
    parser.description = _(
        "Show how far you have come: topics, rounds, days, what is due for review, and what to look at again."
    )
    parser.add_argument("--json", action="store_true", help=_("print for other programs"))
    add_bank(parser)
    add_language(parser)


def run(options: Namespace) -> ExitCode:
    """Print the progress with the bank in use."""
    import json
    from datetime import UTC, datetime

    from quiz import paths
    from quiz.bank.locate import locate
    from quiz.bank.reader import read_bank
    from quiz.study.history import open_history
    from quiz.study.past import Past
    from quiz.study.report import as_json
    from quiz.wording.progress import as_text

    bank = read_bank(locate(options.bank, os.environ).path)
    now = datetime.now(UTC)
    with open_history(paths.history_file(), now) as history:
        come = Past(bank, history.database, lambda: now, zone=None).progress()
        trouble = history.trouble
    if trouble:
        report_error(trouble)
    if options.json:
        print(json.dumps(as_json(come, bank, i18n.language()), ensure_ascii=False, indent=2))
    else:
        sys.stdout.write(as_text(come) + "\n")
    return ExitCode.DONE
