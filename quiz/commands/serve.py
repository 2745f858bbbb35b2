"""`quiz serve`: a game for each page that a browser opens."""

from __future__ import annotations

import os
import sys

from quiz.arguments import (
    IDLE,
    add_bank,
    add_hand_in,
    add_language,
    idle_seconds,
    require_results,
    whole_number,
)
from quiz.errors import ExitCode, QuizError
from quiz.i18n import N_, _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from quiz.bank.model import Bank

NAME = "serve"
HELP = N_("let a class play in its browsers")

SEATS, MOST_SEATS = 40, 500
"""How many games there can be at a time: where no number is asked for, and at most."""

HIGHEST_PORT = 65_535
"""The highest number of a port."""


def add_arguments(parser: ArgumentParser) -> None:
    """Add where to listen, and what is played."""
    parser.description = _(
        "Let a class play in its browsers: each page is a game of its own, of which nothing is kept. Meant for a "
        "network that the school protects: there are no passwords, and nothing is encrypted."
    )
    parser.epilog = _(
        "examples:\n"
        "  quiz serve                                   for browsers on this machine\n"
        "  quiz serve --host 0.0.0.0 --code K7M2-9QRT   for the network; everyone gets the same paper\n"
        "  quiz serve --host 0.0.0.0 --results results  and each round is handed in"
    )
    add_bank(parser)
    add_language(parser)
    parser.add_argument(
        "--host",
        default="127.0.0.1",
        metavar=_("ADDRESS"),
        help=_("where to listen; 0.0.0.0 for the whole network (default: 127.0.0.1, this machine only)"),
    )
    parser.add_argument(
        "--port",
        type=_port,
        default=8000,
        metavar="N",
        help=_("the port (default: 8000; 0 for any free one)"),
    )
    parser.add_argument("--code", metavar=_("CODE"), help=_("the round that a class code stands for"))
    add_hand_in(parser)
    parser.add_argument(
        "--idle",
        type=idle_seconds,
        default=IDLE,
        metavar=_("SECONDS"),
        help=_("close a page after so many seconds without a key, and a warning (default: {count})").format(
            count=IDLE
        ),
    )
    parser.add_argument(
        "--seats",
        type=_seats,
        default=SEATS,
        metavar="N",
        help=_("how many can play at a time (default: {count})").format(count=SEATS),
    )


def run(options: Namespace) -> ExitCode:
    """Serve pages until it is stopped.

    Raises:
        QuizError: if nothing can be played, textual-serve is missing, or it cannot listen there.
    """
    from quiz import i18n
    from quiz.bank.locate import locate
    from quiz.bank.reader import read_bank

    os.environ.pop("QUIZ_KIOSK_PASS", None)  # the games need none
    require_results(options)
    bank_file = os.path.abspath(locate(options.bank, os.environ).path)
    bank = read_bank(locate(options.bank, os.environ).path)
    _require_code(options, bank)
    try:
        from quiz.web.hosting import serve
        from quiz.web.server import Offer
    except ModuleNotFoundError as error:
        if error.name is None or error.name.partition(".")[0] == "quiz":
            raise
        raise QuizError(
            _("`quiz serve` needs {name}, which is not installed.").format(name="textual-serve"),
            _("Install it: {command}").format(command="pip install 'textual-serve>=1.1.3,<2'"),
        ) from error
    language = i18n.language()
    offer = Offer(game_command(options, bank_file, language), bank.title.in_language(language), options.seats)
    return serve(offer, options.host, options.port)


def game_command(options: Namespace, bank_file: str, language: str) -> list[str]:
    """The program that plays in a page, and its arguments.

    Args:
        options: What was typed after the command.
        bank_file: Where the questions stand.
        language: The language in which a game begins.
    """
    program = [
        sys.executable,
        "-P",
        "-m",
        "quiz",
        "play",
        "--page",
    ]  # -P: no module of the folder it is started in
    chosen = {"bank": bank_file, "lang": language, "idle": options.idle, "code": options.code}
    chosen |= {"results": options.results, "label": options.label}
    return program + [f"--{name}={value}" for name, value in chosen.items() if value is not None]


def _require_code(options: Namespace, bank: Bank) -> None:
    """Refuse a code that the games could not play.

    Raises:
        QuizError: if it is none, or one of another bank.
    """
    if options.code is not None:
        from quiz.classroom.code import read_code

        read_code(options.code, bank)


def _port(typed: str) -> int:
    """The number of a port."""
    return whole_number(typed, 0, HIGHEST_PORT, _("must be a whole number from {least} to {most}"))


def _seats(typed: str) -> int:
    """How many can play at a time."""
    return whole_number(typed, 1, MOST_SEATS, _("must be a whole number from {least} to {most}"))
