"""The front door: turns arguments into one call, and errors into one line.

Nothing heavy is imported before it is known what is wanted.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NoReturn

from quiz import __version__, i18n
from quiz.errors import ExitCode, QuizError
from quiz.i18n import _

if TYPE_CHECKING:
    from quiz.bank.model import Bank
    from quiz.game.draw import RoundSpec

COMMANDS = ("play", "where")
"""Every command; `quiz` alone means the first."""

ROUND_KINDS = ("mixed", "true-false", "multiple-choice")
"""What `--round` takes; the values of `game.draw.RoundKind`, which is not imported for a help text."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program and return its exit code.

    Args:
        argv: The arguments; those of the process when None.
    """
    arguments = list(sys.argv[1:] if argv is None else argv)
    for stream in (sys.stdout, sys.stderr):
        _write_anything(stream)
    try:
        i18n.switch(_language(arguments))
        options = _parser().parse_args(_with_command(arguments))
        run: Callable[[argparse.Namespace], ExitCode] = options.run
        code = run(options)
        sys.stdout.flush()
    except QuizError as error:
        print(f"quiz: {error}", file=sys.stderr)
        return error.exit_code
    except KeyboardInterrupt:
        print(file=sys.stderr)
        return ExitCode.INTERRUPTED
    except BrokenPipeError:  # whoever read our output has enough of it
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ExitCode.DONE
    return code


def _write_anything(stream: object) -> None:
    """Let a stream write what its encoding lacks as the nearest ASCII, instead of failing."""
    import io

    if isinstance(stream, io.TextIOWrapper):
        encoding = stream.encoding.lower().replace("_", "-")
        if encoding != "utf-8":
            from quiz.fallback import ERRORS

            stream.reconfigure(errors=ERRORS)


# What is wanted


def _language(arguments: Sequence[str]) -> str:
    """The language to speak, found before anything else so that help and errors speak it too."""
    wanted = ""
    for place, argument in enumerate(arguments):
        if argument == "--lang" and place + 1 < len(arguments):
            wanted = arguments[place + 1]
        elif argument.startswith("--lang="):
            wanted = argument.removeprefix("--lang=")
    return wanted if wanted in i18n.LANGUAGES else i18n.preferred(os.environ)


def _with_command(arguments: list[str]) -> list[str]:
    """The arguments with `play` before them, where no command is named."""
    general = ("-h", "--help", "--version")
    if arguments and (arguments[0] in general or not arguments[0].startswith("-")):
        return arguments
    return ["play", *arguments]


class _Parser(argparse.ArgumentParser):
    """A parser whose errors are one line."""

    def error(self, message: str) -> NoReturn:
        """Raise what is wrong as the program's own error."""
        flat = " ".join(message.split())
        raise QuizError(f"{flat}.", _("`{command} --help` shows what there is.").format(command=self.prog))


def _parser() -> _Parser:
    shape = argparse.RawDescriptionHelpFormatter
    parser = _Parser(
        prog="quiz",
        formatter_class=shape,
        description=_("A quiz game for the terminal: what ICE can and cannot do in Canada."),
        epilog=_(
            "examples:\n"
            "  quiz                            open the game\n"
            "  quiz play --round true-false    play ten true/false questions\n"
            "  quiz play --lang fr --count 5   play five questions in French\n"
            "  quiz play --plain               play by lines, for screen readers and pipes\n"
            "  quiz where                      where the program reads and writes"
        ),
    )
    parser.add_argument("--version", action="version", version=f"quiz {__version__}")
    commands = parser.add_subparsers(
        title=_("commands"), metavar=_("COMMAND"), parser_class=_Parser, required=True
    )
    _add_play(commands, shape)
    where = commands.add_parser(
        "where",
        help=_("show versions, the bank in use, and where files live"),
        description=_("Show versions, the bank in use, and every place the program reads or writes."),
    )
    _add_common(where)
    where.set_defaults(run=_where)
    return parser


def _add_common(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--bank", metavar=_("FILE"), help=_("the questions to use (else $QUIZ_BANK, else the game’s own)")
    )
    parser.add_argument(
        "--lang",
        choices=tuple(i18n.LANGUAGES),
        help=_("the language: en or fr (else $QUIZ_LANG, else the system’s)"),
    )


def _add_play(commands: argparse._SubParsersAction[_Parser], shape: type[argparse.HelpFormatter]) -> None:
    play = commands.add_parser(
        "play",
        formatter_class=shape,
        help=_("play the game (also `quiz` alone)"),
        description=_("Play the game. With a choice of round the questions start at once."),
        epilog=_(
            "examples:\n"
            "  quiz play --round multiple-choice --count 20\n"
            "  quiz play --topic offices limits --level 1\n"
            "  quiz play --seed 7 --exam       the same paper for everyone, verdicts at the end\n"
            "  printf '1\\n2\\nt\\n' | quiz play --plain --seed 7 --count 3"
        ),
    )
    _add_common(play)
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
    play.add_argument("--plain", action="store_true", help=_("play by lines, without a full screen"))
    play.set_defaults(run=_play)


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


# Commands


def _play(options: argparse.Namespace) -> ExitCode:
    from random import Random

    from quiz.bank.locate import locate
    from quiz.bank.reader import read_bank

    plain = options.plain or _must_be_plain()
    if not plain:
        import quiz.ui.start as screens

        screens.prepare()
    bank = read_bank(locate(options.bank, os.environ).path)
    spec = _spec(options, bank)
    from quiz.game.sitting import Sitting

    sitting = Sitting(bank, chance=Random(), seed=options.seed)
    if plain:
        from quiz.plain import play

        play(sitting, spec)
        return ExitCode.DONE
    return screens.run(sitting, spec)


def _must_be_plain() -> bool:
    """Can the terminal not draw the game? Says so on stderr."""
    if os.environ.get("TERM") == "dumb":
        reason = _("this terminal (TERM=dumb) cannot draw the screens")
    elif not all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr)):
        reason = _("input or output is not a terminal")
    else:
        return False
    print(_("quiz: {reason}; playing by lines (--plain).").format(reason=reason), file=sys.stderr)
    return True


def _spec(options: argparse.Namespace, bank: Bank) -> RoundSpec | None:
    """The round that the options ask for; None when they ask for none, and the learner may choose.

    Raises:
        QuizError: if there is no such topic, or no question fits.
    """
    from quiz.bank.reader import nearest
    from quiz.game.draw import DEFAULT_LENGTH, NothingToAskError, RoundKind, RoundSpec, eligible

    for topic in options.topic or ():
        if topic not in bank.topics:
            meant = nearest(topic, bank.topics)
            message = _("There is no topic '{topic}'.").format(topic=topic)
            if meant:
                raise QuizError(message, _("Did you mean '{topic}'?").format(topic=meant))
            raise QuizError(message, _("Topics: {topics}.").format(topics=", ".join(bank.topics)))
    if not (options.round or options.topic or options.level or options.exam or "count" in options) and (
        options.seed is None
    ):
        return None
    spec = RoundSpec(
        kind=RoundKind(options.round or RoundKind.MIXED),
        topics=frozenset(options.topic or ()),
        level=options.level,
        length=options.count if "count" in options else DEFAULT_LENGTH,
        exam=options.exam,
    )
    if not eligible(bank, spec):
        raise NothingToAskError
    return spec


def _where(options: argparse.Namespace) -> ExitCode:
    import platform
    from importlib.metadata import version

    from quiz import paths
    from quiz.bank.locate import Origin, locate

    bank = locate(options.bank, os.environ)
    origin = {
        Origin.OPTION: _("named by --bank"),
        Origin.ENVIRONMENT: _("named by $QUIZ_BANK"),
        Origin.PACKAGE: _("the game’s own"),
    }[bank.origin]
    size = os.get_terminal_size() if sys.stdout.isatty() else None
    terminal = [os.environ.get("TERM", "?"), os.environ.get("COLORTERM", "")]
    terminal.append(f"{size.columns}x{size.lines}" if size else "")
    rows = [
        (_("quiz"), __version__),
        (_("Textual"), version("textual")),
        (_("Python"), f"{platform.python_version()} ({sys.executable})"),
        (_("system"), platform.platform()),
        (_("terminal"), " ".join(filter(None, terminal))),
        (_("language"), f"{i18n.language()} ({i18n.LANGUAGES[i18n.language()]})"),
        (_("bank"), f"{bank.path} ({origin})"),
        (_("data folder"), str(paths.data_folder())),
        (_("crash log"), str(paths.crash_log())),
    ]
    width = max(len(name) for name, _value in rows)
    for name, value in rows:
        print(f"{name:<{width}}  {value}")
    return ExitCode.DONE
