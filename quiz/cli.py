"""The command line: picks a command, and turns errors into one line and an exit code.

Nothing heavy is imported before it is known what is wanted.
"""

from __future__ import annotations

import os
import sys

from quiz import __version__
from quiz.errors import ExitCode, QuizError
from quiz.streams import OUTPUT_ERRORS, drop_output, prepare_streams, report_error

TYPE_CHECKING = False
if TYPE_CHECKING:  # importing `typing` itself would take a tenth of the time of `--version`
    from argparse import Namespace
    from collections.abc import Sequence

    from quiz.arguments import Parser
    from quiz.commands import Command


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program and return its exit code.

    Args:
        argv: The arguments; those of the process when None.
    """
    prepare_streams()
    try:
        code = _run(list(sys.argv[1:] if argv is None else argv))
        sys.stdout.flush()
    except QuizError as error:
        report_error(str(error))
        return error.exit_code
    except KeyboardInterrupt:
        report_error("")
        return ExitCode.INTERRUPTED
    except BrokenPipeError:  # whoever read our output has enough of it
        drop_output(sys.stdout)
        return ExitCode.DONE
    except OSError as error:
        if error.filename is None and error.errno in OUTPUT_ERRORS:
            drop_output(sys.stdout)
            report_error(str(error.strerror))
        elif error.filename is not None:
            report_error(f"{os.fsdecode(error.filename)}: {error.strerror}")
        else:
            return _crashed()
        return ExitCode.USAGE
    except Exception:
        return _crashed()
    return code


def _crashed() -> ExitCode:
    """Keep the details of the error that is being handled, and print where they are."""
    from traceback import format_exc

    from quiz.crash_log import write_crash_log
    from quiz.i18n import _

    details = write_crash_log(format_exc())
    report_error(_("The game stopped because of a mistake in it. Your answers are kept.") + " " + details)
    return ExitCode.USAGE


def _run(arguments: list[str]) -> int:
    """Do what the arguments ask for."""
    if arguments == ["--version"]:  # instant, without a parser
        print(f"quiz {__version__}")
        return ExitCode.DONE
    from quiz import i18n
    from quiz.arguments import language, translate_argparse

    i18n.switch(language(arguments) or i18n.preferred(os.environ, _kept_language()))
    translate_argparse()
    try:
        command, options = _parse(arguments)
    except SystemExit:  # the help is printed
        return ExitCode.DONE
    return command.run(options)


def _kept_language() -> str:
    """The language that the learner chose last; empty where none was, whatever is wrong with the settings."""
    from quiz import paths
    from quiz.files import read_small_file

    try:
        kept = read_small_file(os.path.join(paths.data_folder_name(), paths.SETTINGS_NAME))
        import json

        return str(json.loads(kept)["language"])
    except (OSError, ValueError, LookupError, TypeError, RecursionError, QuizError):
        return ""


def _parse(arguments: list[str]) -> tuple[Command, Namespace]:
    """The command that is asked for, the only one to be imported, and its options.

    Raises:
        QuizError: if something is asked for that there is not.
        SystemExit: after help or version was printed.
    """
    from quiz.arguments import Help, Parser, split_command
    from quiz.commands import NAMES, load

    name, rest = split_command(arguments)
    if name not in NAMES:
        parser = _general_parser()
        if name in ("-h", "--help") and not rest:  # parsing would take as long again as printing
            parser.print_help()
            raise SystemExit
        parser.parse([name, *rest])  # prints the version or help, or raises
        raise SystemExit
    command = load(name)
    # were options to be cut short, `--lan fr` would be taken and the language be English all the same
    parser = Parser(prog=f"quiz {name}", formatter_class=Help, allow_abbrev=False)
    command.add_arguments(parser)
    return command, parser.parse(rest)


def _general_parser() -> Parser:
    """The parser that lists the commands."""
    from quiz.arguments import Help, Parser
    from quiz.commands import NAMES, load
    from quiz.i18n import _

    parser = Parser(
        prog="quiz",
        usage="quiz [-h] [--version] " + _("COMMAND") + " ...",
        formatter_class=Help,
        description=_("A quiz game for the terminal: what ICE can and cannot do in Canada."),
        epilog=_(
            "examples:\n"
            "  quiz                            open the game\n"
            "  quiz play --round true-false    play ten true/false questions\n"
            "  quiz play --lang fr --count 5   play five questions in French\n"
            "  quiz play --plain               play by lines, for screen readers and pipes\n"
            "  quiz play --review              review what is due\n"
            "  quiz serve                      let a class play in its browsers\n"
            "  quiz code                       a class code: the same paper for everyone\n"
            "  quiz progress                   how far you have come\n"
            "  quiz new mine.yaml              begin a bank of your own\n"
            "  quiz check mine.yaml            what to mend in it, and how it will play\n"
            "  quiz report results/            what a class needs taught again\n"
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
        parser_class=Parser,
        required=True,
    )
    for name in NAMES:
        commands.add_parser(name, formatter_class=Help, help=_(load(name).HELP))
    return parser
