"""What keeps a file from being used as a bank: its problems, and the errors that carry them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from quiz.errors import QuizError
from quiz.i18n import _, ngettext

MAX_PROBLEMS = 200
"""How many problems of one file are reported; a file with more is not a bank."""


class Problem(NamedTuple):
    """One thing in a file that keeps it from being used."""

    line: int
    """Where, from 1; 0 for the file as a whole."""
    message: str
    """What is wrong, and what to write."""
    rule: str = ""
    """The rule of good questions that it breaks, where it breaks one."""


class BankError(QuizError):
    """A file that cannot be used as a bank, with every problem found in it."""

    def __init__(self, name: str, problems: Iterable[Problem], *, is_bank: bool = True) -> None:
        self.name = printable(name)
        """The file, as its user named it."""
        self.problems = sorted(problems, key=lambda problem: problem.line)
        """What is wrong, in the order of the lines."""
        self.is_bank = is_bank
        """Is it a bank with errors, and not something else or nothing?"""
        super().__init__(self.lines()[0], self._rest())

    def lines(self) -> list[str]:
        """One line for each problem: where, what, and what to do."""
        lines = []
        for problem in self.problems:
            where = f"{self.name}:{problem.line}" if problem.line else self.name
            lines.append(_("{where}: error: {what}").format(where=where, what=problem.message))
        return lines

    def _rest(self) -> str:
        """How many problems there are besides the first, and what lists them."""
        more = len(self.problems) - 1
        if not more:
            return ""
        return ngettext(
            "(and {count} more problem; `quiz check {file}` lists them all)",
            "(and {count} more problems; `quiz check {file}` lists them all)",
            more,
        ).format(count=more, file=self.name)


class UnreadableError(Exception):
    """Raised inside this package where reading cannot go on; holds the last problem."""

    def __init__(self, line: int, message: str, rule: str = "") -> None:
        super().__init__(message)
        self.problem = Problem(line, message, rule)


def add_problem(problems: list[Problem], line: int, message: str, rule: str = "") -> None:
    """Add a problem.

    Raises:
        UnreadableError: if there are too many of them to go on.
    """
    if len(problems) >= MAX_PROBLEMS:
        raise UnreadableError(line, _("too many problems; the rest of the file was not read"))
    problems.append(Problem(line, message, rule))


def printable(text: str) -> str:
    """`text` with what cannot be seen, or would break a line, written as its code."""
    return "".join(character if character.isprintable() else f"\\u{ord(character):04x}" for character in text)


def short(value: str) -> str:
    """`value` as far as it fits into a message of one line."""
    flat = printable(" ".join(value[:200].split()))
    return flat if len(flat) <= 40 else f"{flat[:39]}…"
