"""`quiz where`: prints versions, the bank in use, and every place the program reads or writes."""

from __future__ import annotations

import os
import sys

from quiz import __version__, i18n, paths
from quiz.arguments import add_bank, add_language
from quiz.errors import ExitCode
from quiz.i18n import N_, _, ngettext
from quiz.streams import one_line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

NAME = "where"
HELP = N_("show versions, the bank in use, and where files live")


def add_arguments(parser: ArgumentParser) -> None:
    """Add the bank and the language."""
    parser.description = _("Show versions, the bank in use, and every place the program reads or writes.")
    add_bank(parser)
    add_language(parser)


def run(options: Namespace) -> ExitCode:
    """Print one fact a line."""
    rows = [*_versions(), *_places(options.bank)]
    width = max(len(name) for name, _value in rows)
    for name, value in rows:
        print(one_line(f"{name:<{width}}  {value}"))
    return ExitCode.DONE


def _versions() -> list[tuple[str, str]]:
    """The program, what it stands on, the terminal and the language."""
    import platform
    from importlib.metadata import version

    language = i18n.LANGUAGES[i18n.language()].name
    return [
        (_("quiz"), __version__),
        (_("Textual"), version("textual")),
        (_("Python"), f"{platform.python_version()} ({sys.executable})"),
        (_("system"), _system()),
        (_("terminal"), _terminal()),
        (_("language"), f"{i18n.language()} ({language})"),
    ]


def _system() -> str:
    """The system and its version; `platform` would start a program to find the processor."""
    if hasattr(os, "uname"):
        facts = os.uname()
        return f"{facts.sysname} {facts.release} {facts.machine}"
    import platform

    return f"{sys.platform} {platform.version()}"


def _terminal() -> str:
    """The terminal's type, colours and size."""
    size = os.get_terminal_size() if sys.stdout.isatty() else None
    facts = [os.environ.get("TERM", "?"), os.environ.get("COLORTERM", "")]
    facts.append(f"{size.columns}x{size.lines}" if size else "")
    return " ".join(filter(None, facts))


def _places(option: str | None) -> list[tuple[str, str]]:
    """The bank and every file of the program's own."""
    from quiz.bank.locate import Origin, locate

    bank = locate(option, os.environ)
    origin = {
        Origin.OPTION: _("named by --bank"),
        Origin.ENVIRONMENT: _("named by $QUIZ_BANK"),
        Origin.PACKAGE: _("the game’s own"),
    }[bank.origin]
    return [
        (_("bank"), f"{bank.path} ({origin})"),
        (_("data folder"), str(paths.data_folder())),
        (_("file system"), _file_system()),
        (_("history"), str(paths.history_file())),
        (_("settings"), str(paths.settings_file())),
        (_("outbox"), _outbox()),
        (_("crash log"), str(paths.crash_log())),
    ]


def _outbox() -> str:
    """Where results wait for their folder, and how many do now."""
    outbox = paths.outbox()
    if not outbox.is_dir():
        return str(outbox)
    from quiz.classroom.delivery import waiting_in

    count = len(waiting_in(outbox))
    text = ngettext("{folder} ({count} result waits there)", "{folder} ({count} results wait there)", count)
    return text.format(folder=outbox, count=count) if count else str(outbox)


def _file_system() -> str:
    """The file system of the data folder, and whether other computers can write to it too."""
    from quiz.study.filesystem import file_system_of

    found = file_system_of(paths.data_folder())
    if found is None:
        return "?"
    if not found.is_network:
        return found.name
    return _("{name}, on the network: play one game at a time there").format(name=found.name)
