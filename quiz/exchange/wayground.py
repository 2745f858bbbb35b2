"""Wayground, formerly Quizizz: the spreadsheet that its import takes, with explanations.

The names of the columns stand in row 1, the questions below; a question has up to five options.
https://help.wayground.com/
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

NAME = "wayground"
HELP = N_("a spreadsheet for Wayground (once Quizizz), with explanations")
SUFFIX = ".xlsx"

MOST_OPTIONS = 5

SECONDS = 60
"""How long each question may be answered."""

COLUMNS = (
    "Question Text",
    "Question Type",
    *(f"Option {number}" for number in range(1, MOST_OPTIONS + 1)),
    "Correct Answer",
    "Time in seconds",
    "Image Link",
    "Answer explanation",
)
"""The names of the columns, which are those of Wayground's template in every language."""

QUESTION_TYPE = "Multiple Choice"
"""What Wayground calls a question with one right option, statements included."""


def fitting(selection: Selection, note: Note) -> Selection:
    """The questions with few enough choices; a line tells of each other why it is left out."""
    from quiz.exchange import limits
    from quiz.exchange.workbook import MOST_IN_CELL

    return limits.fitting(selection, limits.Limits(MOST_OPTIONS, explanation=MOST_IN_CELL), note)


def write(selection: Selection, note: Note) -> Iterator[bytes]:
    """The spreadsheet; what it has no place for is said in a line."""
    from quiz.exchange.paper import printed_questions
    from quiz.exchange.workbook import xlsx

    note(
        _(
            "Wayground has no place for reasons, corrections, sources, ids and tags: they are left out. "
            "`quiz export gift` keeps them."
        )
    )
    yield xlsx([COLUMNS, *map(_row, printed_questions(selection))])


def _row(question: PrintedQuestion) -> Row:
    options = [choice.text for choice in question.choices]
    options += [""] * (MOST_OPTIONS - len(options))
    return (question.stem, QUESTION_TYPE, *options, question.key, SECONDS, "", question.explanation)
