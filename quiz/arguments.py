"""What can be typed after `quiz`: the options, their help and their errors."""

from __future__ import annotations

import argparse
import os
import sys

from quiz import __version__, i18n
from quiz.errors import QuizError
from quiz.i18n import _

TYPE_CHECKING = False
if TYPE_CHECKING:  # `typing` itself takes a tenth of the time of `--help`
    from collections.abc import Sequence
    from typing import NoReturn

    from _typeshed import SupportsWrite

ROUND_KINDS = ("mixed", "true-false", "multiple-choice")
"""What `--round` takes; the values of `game.draw.RoundKind`, which is not imported for a help text."""


class _Help(argparse.RawDescriptionHelpFormatter):
    """Help as wide as the terminal, up to 100 columns.

    Given a width, argparse need not import `shutil` to find one, which saves a tenth of the time.
    """

    def __init__(self, prog: str) -> None:
        try:
            columns = os.get_terminal_size().columns
        except (OSError, ValueError):
            columns = 80
        super().__init__(prog, width=max(40, min(columns, 102) - 2))


class _Parser(argparse.ArgumentParser):
    """A parser whose errors are one line."""

    def error(self, message: str) -> NoReturn:
        """Raise what is wrong as the program's own error."""
        flat = " ".join(message.split())
        raise QuizError(f"{flat}.", _("`{command} --help` shows what there is.").format(command=self.prog))

    def _print_message(self, message: str, file: SupportsWrite[str] | None = None) -> None:
        """Write a help text; argparse would pass over a disk that is full."""
        (file or sys.stderr).write(message)

    def refuse(self, unknown: Sequence[str]) -> NoReturn:
        """Raise that there are no such arguments, with the option that the first was most likely meant to be."""
        from difflib import get_close_matches

        message = _("unrecognized arguments: %s") % " ".join(unknown)
        there = [option for option in self._option_string_actions if option.startswith("--")]
        for meant in get_close_matches(unknown[0].partition("=")[0][:40], there, n=1):
            raise QuizError(f"{message}.", _("Did you mean '{topic}'?").format(topic=meant))
        self.error(message)


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """What the arguments ask for; `command` names the command.

    Raises:
        QuizError: if they ask for something there is not.
        SystemExit: after help or version was printed.
    """
    argparse._ = i18n._  # type: ignore[attr-defined] # it speaks through these two, in the system's language
    argparse.ngettext = i18n.ngettext  # type: ignore[attr-defined]
    complete = _with_command(list(arguments))
    parser, command = _parsers(complete[0])
    if complete in (["--help"], ["-h"]):  # parsing would take as long again as printing
        parser.print_help()
        raise SystemExit
    options, unknown = parser.parse_known_args(complete)
    if unknown:
        command.refuse(unknown)
    return options


def language(arguments: Sequence[str]) -> str:
    """The language to speak, found before anything else so that help and errors speak it too."""
    wanted = ""
    for place, argument in enumerate(arguments):
        if argument == "--lang" and place + 1 < len(arguments):
            wanted = arguments[place + 1]
        elif argument.startswith("--lang="):
            wanted = argument.removeprefix("--lang=")
    return wanted if wanted in i18n.LANGUAGES else i18n.preferred(os.environ)


def _with_command(arguments: list[str]) -> list[str]:
    """The arguments with their command first; `play` where none is named.

    Language and bank may stand before the command: `quiz --lang fr where`.
    """
    begin = 0
    while begin < len(arguments):
        option, value_is_beside, _value = arguments[begin].partition("=")
        value_follows = begin + 1 < len(arguments) and not arguments[begin + 1].startswith("-")
        if option not in ("--lang", "--bank") or not (value_is_beside or value_follows):
            break
        begin += 1 if value_is_beside else 2
    early, rest = arguments[:begin], arguments[begin:]
    if rest and (rest[0] in ("-h", "--help", "--version") or not rest[0].startswith("-")):
        return [rest[0], *early, *rest[1:]]
    return ["play", *arguments]


def _parsers(wanted: str) -> tuple[_Parser, _Parser]:
    """The parser, and within it that of the command that is wanted; else itself again."""
    parser = _Parser(
        prog="quiz",
        usage=f"quiz [-h] [--version] {_('COMMAND')} ...",
        formatter_class=_Help,
        description=_("A quiz game for the terminal: what ICE can and cannot do in Canada."),
        epilog=_(
            "examples:\n"
            "  quiz                            open the game\n"
            "  quiz play --round true-false    play ten true/false questions\n"
            "  quiz play --lang fr --count 5   play five questions in French\n"
            "  quiz play --plain               play by lines, for screen readers and pipes\n"
            "  quiz play --review              review what is due\n"
            "  quiz progress                   how far you have come\n"
            "  quiz new mine.yaml              begin a bank of your own\n"
            "  quiz check mine.yaml            what to mend in it, and how it will play\n"
            "  quiz where                      where the program reads and writes"
        ),
    )
    parser.add_argument(
        "--version", action="version", version=f"quiz {__version__}", help=_("show the version")
    )
    commands = parser.add_subparsers(
        title=_("commands"),
        dest="command",
        metavar=_("COMMAND"),
        prog="quiz",  # else some versions of Python put the whole usage before a command's name
        parser_class=_Parser,
        required=True,
    )
    add = {
        "play": _play,
        "progress": _progress,
        "forget": _forget,
        "check": _check,
        "new": _new,
        "where": _where,
    }
    told = {
        "play": _("play the game (also `quiz` alone)"),
        "progress": _("tell how far you have come"),
        "forget": _("remove your history and your settings"),
        "check": _("tell what to mend in a bank of questions"),
        "new": _("begin a bank of your own"),
        "where": _("show versions, the bank in use, and where files live"),
    }
    chosen = parser
    for name, words in told.items():
        # were options to be cut short, `--lan fr` would be taken and speak English all the same
        command = commands.add_parser(name, formatter_class=_Help, help=words, allow_abbrev=False)
        if name == wanted:
            add[name](command)
            chosen = command
    return parser, chosen


def _progress(progress: _Parser) -> None:
    progress.description = _(
        "Tell how far you have come: topics, rounds, days, what is due for review, and what to look at again."
    )
    progress.add_argument("--json", action="store_true", help=_("print for other programs"))
    _add_bank(progress)
    _add_language(progress)


def _forget(forget: _Parser) -> None:
    forget.description = _(
        "Remove what was played and the settings from this machine, after asking. Banks stay."
    )
    forget.add_argument("--yes", action="store_true", help=_("remove without asking, for scripts"))
    _add_language(forget)


def _where(parser: _Parser) -> None:
    parser.description = _("Show versions, the bank in use, and every place the program reads or writes.")
    _add_bank(parser)
    _add_language(parser)


def _check(check: _Parser) -> None:
    check.description = _(
        "Hold a bank against the rules of good questions: one line for each thing to mend, then the verdict."
    )
    check.epilog = _(
        "examples:\n"
        "  quiz check mine.yaml            what to mend in a bank of your own\n"
        "  quiz check --strict             the bank in use; warnings count as errors\n"
        "  quiz check --rules              every rule, why there is such a rule, and who says so\n"
        "exit code: 0 nothing to mend, 1 errors found, 2 the file is no bank"
    )
    check.add_argument(
        "bank",
        nargs="?",
        type=_file,
        metavar=_("BANK"),
        help=_("the file to check (else $QUIZ_BANK, else the game’s own)"),
    )
    check.add_argument("--strict", action="store_true", help=_("warnings count as errors"))
    check.add_argument("--json", action="store_true", help=_("print for other programs"))
    check.add_argument(
        "--bots", action="store_true", help=_("print how well players do that know nothing and only guess")
    )
    check.add_argument("--rules", action="store_true", help=_("print the rules, and check nothing"))
    _add_language(check)


def _new(new: _Parser) -> None:
    new.description = _("Write a small bank to begin with, explained: one question of each type.")
    new.add_argument(
        "file", type=_file, metavar=_("FILE"), help=_("the file to write; must not be there yet")
    )
    _add_language(new)


def _add_bank(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--bank",
        type=_file,
        metavar=_("FILE"),
        help=_("the questions to use (else $QUIZ_BANK, else the game’s own)"),
    )


def _add_language(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--lang",
        choices=tuple(i18n.LANGUAGES),
        help=_("the language: en or fr (else $QUIZ_LANG, else the system’s)"),
    )


def _play(play: _Parser) -> None:
    play.description = _("Play the game. With a choice of round the questions start at once.")
    play.epilog = _(
        "examples:\n"
        "  quiz play --round multiple-choice --count 20\n"
        "  quiz play --topic offices limits --level 1\n"
        "  quiz play --seed 7 --exam       the same paper for everyone, verdicts at the end\n"
        "  quiz play --review --sure       what is due, and how sure you are of it\n"
        "  printf '1\\n2\\nt\\n' | quiz play --plain --seed 7 --count 3"
    )
    _add_bank(play)
    _add_language(play)
    play.add_argument("--round", choices=ROUND_KINDS, help=_("the kind of round (default: mixed)"))
    play.add_argument(
        "--topic", nargs="+", action="extend", metavar=_("TOPIC"), help=_("only questions on these topics")
    )
    play.add_argument(
        "--level",
        type=int,
        choices=(1, 2, 3),
        help=_("only this level: 1 recall, 2 understand, 3 apply"),
    )
    play.add_argument(
        "--count",
        type=_count,
        default=argparse.SUPPRESS,
        metavar=_("N|all"),
        help=_("how many questions (default: 10)"),
    )
    play.add_argument(
        "--seed",
        type=_seed,
        metavar=_("N"),
        help=_("the same number gives everyone the same paper"),
    )
    play.add_argument("--exam", action="store_true", help=_("verdicts and explanations only at the end"))
    play.add_argument("--review", action="store_true", help=_("the questions that are due for review"))
    play.add_argument("--sure", action="store_true", help=_("also ask how sure you are of each answer"))
    play.add_argument("--plain", action="store_true", help=_("play by lines, without a full screen"))


def _file(typed: str) -> str:
    """The name of a file."""
    if typed:
        return typed
    raise argparse.ArgumentTypeError(_("is empty; name a file"))


def _count(typed: str) -> int | None:
    """A number of questions; None for all of them."""
    if typed == "all":
        return None
    if typed.isascii() and typed.isdigit() and int(typed[:9]) > 0 and len(typed) < 9:
        return int(typed)
    raise argparse.ArgumentTypeError(_("must be a number from 1 up, or all"))


def _seed(typed: str) -> int:
    """The seed of a round."""
    if typed.isascii() and typed.isdigit() and len(typed) <= 18:
        return int(typed)
    raise argparse.ArgumentTypeError(_("must be a whole number from 0 up"))
