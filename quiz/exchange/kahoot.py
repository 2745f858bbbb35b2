"""Kahoot: the spreadsheet that its *Import spreadsheet* takes.

Its template has the names of the columns in row 8, from column B on, and the questions below:
https://support.kahoot.com/hc/en-us/articles/115002812547. A question has up to 120 characters, an answer up to 75.
"""

from __future__ import annotations

from quiz.i18n import N_, _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from quiz.exchange import Note
    from quiz.exchange.paper import PrintedQuestion
    from quiz.exchange.selection import Selection
    from quiz.exchange.workbook import Row

NAME = "kahoot"
HELP = N_("a spreadsheet for Kahoot: short questions, no explanations")
SUFFIX = ".xlsx"

MOST_IN_QUESTION = 120
MOST_IN_ANSWER = 75
MOST_ANSWERS = 4

HEADER_ROW = 8

SECONDS = 60
"""How long each question may be answered; one of the times that Kahoot offers: 5, 10, 20, 30, 60, 90, 120 or 240."""

COLUMNS = (
    "",
    "Question - max 120 characters",
    "Answer 1 - max 75 characters",
    "Answer 2 - max 75 characters",
    "Answer 3 - max 75 characters",
    "Answer 4 - max 75 characters",
    "Time limit (sec) \u2013 5, 10, 20, 30, 60, 90, 120, or 240 secs",
    "Correct answer(s) - choose at least one",
)
"""The names of the columns, which are those of Kahoot's template in every language."""


def fitting(selection: Selection, note: Note) -> Selection:
    """The questions short enough; a line tells of each other why it is left out."""
    from quiz.exchange import limits

    most = limits.Limits(choices=MOST_ANSWERS, stem=MOST_IN_QUESTION, choice=MOST_IN_ANSWER)
    return limits.fitting(selection, most, note)


def write(selection: Selection, note: Note) -> Iterator[bytes]:
    """The spreadsheet; what it has no place for is said in a line."""
    from quiz.exchange.paper import printed_questions, title_of
    from quiz.exchange.workbook import xlsx

    note(
        _(
            "Kahoot has no place for explanations, reasons, corrections, ids and tags: they are left out. "
            "`quiz export wayground` keeps the explanations."
        )
    )
    above: list[Row] = [(), ("", _one_line(title_of(selection))), *[()] * (HEADER_ROW - 3)]
    yield xlsx([*above, COLUMNS, *map(_row, printed_questions(selection))])


def _row(question: PrintedQuestion) -> Row:
    answers = [_one_line(choice.text) for choice in question.choices]
    answers += [""] * (MOST_ANSWERS - len(answers))
    return (question.number, _one_line(question.stem), *answers, SECONDS, question.key)


def _one_line(text: str) -> str:
    return " ".join(text.split("\n"))
