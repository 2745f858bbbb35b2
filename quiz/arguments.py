"""What can be typed after `quiz`: the parser, the options that commands share, and where the command stands."""

from __future__ import annotations

import argparse
import os
import sys

from quiz import i18n
from quiz.errors import QuizError
from quiz.i18n import _

TYPE_CHECKING = False
if TYPE_CHECKING:  # `typing` itself takes a tenth of the time of `--help`
    from collections.abc import Sequence
    from typing import NoReturn

    from _typeshed import SupportsWrite

DEFAULT_COMMAND = "play"
"""The command where none is named."""

IDLE, SHORTEST_IDLE, LONGEST_IDLE = 180, 10, 86_400
"""The seconds without a key after which a kiosk or page warns: the usual, the least and the most."""


class Help(argparse.HelpFormatter):
    """Help as wide as the terminal, up to 100 columns.

    Given a width, argparse need not import `shutil` to find one, which saves a tenth of the time.
    """

    def __init__(self, prog: str) -> None:
        try:
            columns = os.get_terminal_size().columns
        except (OSError, ValueError):
            columns = 80
        super().__init__(prog, width=max(40, min(columns, 102) - 2))

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        """Wrap the paragraphs of a text, a line each; examples, which are indented, are laid out already."""
        from textwrap import fill

        laid_out = "\n  " in text
        lines = text.splitlines()
        return "\n".join(indent + line if laid_out else fill(line, width - len(indent)) for line in lines)


class Parser(argparse.ArgumentParser):
    """A parser whose errors are one line."""

    def error(self, message: str) -> NoReturn:
        """Raise what is wrong as the program's own error."""
        flat = " ".join(message.split())
        raise QuizError(f"{flat}.", _("`{command} --help` shows what there is.").format(command=self.prog))

    def _print_message(self, message: str, file: SupportsWrite[str] | None = None) -> None:
        """Write a help text; argparse would pass over a disk that is full."""
        (file or sys.stderr).write(message)

    def parse(self, arguments: Sequence[str]) -> argparse.Namespace:
        """The options that the arguments give.

        Raises:
            QuizError: if an argument is wrong or unknown.
            SystemExit: after the help was printed.
        """
        options, unknown = self.parse_known_args(arguments)
        if unknown:
            self._refuse(unknown)
        return options

    def _refuse(self, unknown: Sequence[str]) -> NoReturn:
        """Raise that there are no such arguments, with the option that the first was most likely meant to be."""
        from difflib import get_close_matches

        message = _("unrecognized arguments: %s") % " ".join(unknown)
        there = [option for option in self._option_string_actions if option.startswith("--")]
        for meant in get_close_matches(unknown[0].partition("=")[0][:40], there, n=1):
            raise QuizError(f"{message}.", _("Did you mean '{topic}'?").format(topic=meant))
        self.error(message)


def translate_argparse() -> None:
    """Let argparse, which uses the system's language, use ours."""
    argparse._ = i18n._  # type: ignore[attr-defined]
    argparse.ngettext = i18n.ngettext  # type: ignore[attr-defined]


def language(arguments: Sequence[str]) -> str:
    """The language that `--lang` asks for, found before the parser runs so that its errors are in it too.

    Empty when none is asked for, or one that there is not.
    """
    wanted = ""
    for place, argument in enumerate(arguments):
        if argument == "--lang" and place + 1 < len(arguments):
            wanted = arguments[place + 1]
        elif argument.startswith("--lang="):
            wanted = argument.removeprefix("--lang=")
    return wanted if wanted in i18n.LANGUAGES else ""


def split_command(arguments: Sequence[str]) -> tuple[str, list[str]]:
    """The command, `play` where none is named, and the arguments without it.

    Language and bank may stand before the command: `quiz --lang fr where`.
    """
    begin = 0
    while begin < len(arguments):
        option, value_is_beside, _value = arguments[begin].partition("=")
        value_follows = begin + 1 < len(arguments) and not arguments[begin + 1].startswith("-")
        if option not in ("--lang", "--bank") or not (value_is_beside or value_follows):
            break
        begin += 1 if value_is_beside else 2
    early, rest = list(arguments[:begin]), list(arguments[begin:])
    if rest and (rest[0] in ("-h", "--help", "--version") or not rest[0].startswith("-")):
        return rest[0], [*early, *rest[1:]]
    return DEFAULT_COMMAND, list(arguments)


# What several commands take


def add_bank(parser: argparse.ArgumentParser) -> None:
    """Add `--bank`."""
    parser.add_argument(
        "--bank",
        type=file_name,
        metavar=_("FILE"),
        help=_("the questions to use (else $QUIZ_BANK, else the game’s own)"),
    )


def add_language(parser: argparse.ArgumentParser) -> None:
    """Add `--lang`."""
    parser.add_argument(
        "--lang",
        choices=tuple(i18n.LANGUAGES),
        help=_("the language: {codes} (else $QUIZ_LANG, else the one chosen last, else the system’s)").format(
            codes=", ".join(i18n.LANGUAGES)
        ),
    )


def add_hand_in(parser: argparse.ArgumentParser) -> None:
    """Add `--results` and `--label`."""
    parser.add_argument(
        "--results",
        type=file_name,
        metavar=_("DIR"),
        help=_("also write each round of a class into this folder, as a file without a name"),
    )
    parser.add_argument(
        "--label",
        type=label,
        metavar=_("TEXT"),
        help=_("with --results: what to call this terminal or group"),
    )


def require_results(options: argparse.Namespace) -> None:
    """Refuse a label without results to put it on.

    Raises:
        QuizError: if there is one.
    """
    if options.label is not None and options.results is None:
        raise QuizError(_("--label goes with --results."))


def file_name(typed: str) -> str:
    """The name of a file."""
    if typed:
        return typed
    raise argparse.ArgumentTypeError(_("is empty; name a file"))


def label(typed: str) -> str:
    """What a terminal or group is called in results."""
    from quiz.classroom.result import MAX_LABEL, is_label

    if not is_label(typed):
        message = _("must be 1 to {count} characters that can be shown")
        raise argparse.ArgumentTypeError(message.format(count=MAX_LABEL))
    return typed


def idle_seconds(typed: str) -> int:
    """The seconds without a key after which somebody may have gone."""
    return whole_number(
        typed,
        SHORTEST_IDLE,
        LONGEST_IDLE,
        _("must be a whole number of seconds from {least} to {most}"),
    )


def whole_number(typed: str, least: int, most: int, message: str) -> int:
    """A whole number between two others.

    Raises:
        ArgumentTypeError: with the message, if it is none.
    """
    if typed.isascii() and typed.isdigit() and len(typed) < 9 and least <= int(typed) <= most:
        return int(typed)
    raise argparse.ArgumentTypeError(message.format(least=least, most=most))
