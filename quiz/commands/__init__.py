"""The commands, one file each, found by name and imported only when they are wanted."""

from __future__ import annotations

from importlib import import_module
from keyword import iskeyword

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from typing import Any, Protocol

    from quiz.errors import ExitCode

    class Command(Protocol):
        """What the file of a command holds. It imports nothing heavy before it runs."""

        NAME: str
        """What is typed after `quiz`; also the name of the file, with `_` where it would be a word of Python's."""
        HELP: str
        """What the command does, in a few words, for the list of commands; a message to be translated."""

        def add_arguments(self, parser: ArgumentParser) -> None:
            """Give the parser its description and its arguments."""

        def run(self, options: Namespace) -> ExitCode:
            """Do what the options ask for."""


NAMES = (
    "play",
    "serve",
    "code",
    "progress",
    "forget",
    "check",
    "new",
    "import",
    "export",
    "report",
    "results",
    "where",
)
"""The commands in the order in which help lists them."""


def load(name: str) -> Command:
    """The command of that name, which is one of `NAMES`."""
    module: Any = import_module(f"quiz.commands.{name}{'_' * iskeyword(name)}")
    command: Command = module
    return command
