"""The log that takes the details of a crash, for a bug report."""

from __future__ import annotations

from quiz import paths
from quiz.errors import QuizError
from quiz.files import write_private_file
from quiz.i18n import _

MOST_CHARACTERS = 200_000
"""How much of the details is kept; their end is the most useful part."""


def write_crash_log(text: str) -> str:
    """Write the details of a crash to the log, and return one sentence with its place."""
    try:
        log = paths.crash_log()
        log.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        write_private_file(log, text[-MOST_CHARACTERS:])
    except (OSError, QuizError):
        return _("The details could not be saved.")
    return _("Details for a bug report: {file}").format(file=log)
