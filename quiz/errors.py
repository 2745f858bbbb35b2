"""What can go wrong in a way that its user can mend: one root error, shown in one line."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """The exit codes of the program."""

    DONE = 0
    """All went well."""
    FOUND = 1
    """A check found errors, or a report had nothing to read."""
    USAGE = 2
    """Wrong usage, or a bank that cannot be used."""
    INTERRUPTED = 130
    """Stopped by the user (128 + SIGINT)."""


class QuizError(Exception):
    """An error whose message states what is wrong and where, and whose hint states what to do.

    `cli.main` is the one place that turns it into a line on stderr and an exit code.
    """

    exit_code = ExitCode.USAGE

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        """What is wrong, and where."""
        self.hint = hint
        """What to do about it; empty where the message states it."""

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".rstrip()


class NoDataFolderError(QuizError):
    """The user has no home folder, so that nothing can be kept."""

    def __init__(self, wanted: str) -> None:
        from quiz.i18n import _

        super().__init__(
            _(
                "There is no folder for your history and settings: no home folder is known for {folder}."
            ).format(folder=wanted),
            _("Set QUIZ_HOME to a folder of your own."),
        )
