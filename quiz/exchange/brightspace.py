"""D2L Brightspace: the CSV that its question library imports.

Format: "Import questions into the Question Library", https://community.d2l.com/brightspace/kb/articles/27274, and
its sample file: rows of five columns, quoted as in RFC 4180, in UTF-8. `TRUE` and `FALSE` are words of the format.
A row that begins with `//` is a comment; so that no text can become one, whether a reader goes by rows or by
lines, a no-break space stands before `//` wherever a line begins with it.
"""

from __future__ import annotations

import re
from typing import assert_never

from quiz.i18n import N_

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from quiz.bank.model import MultipleChoice, TrueFalse
    from quiz.exchange import Note
    from quiz.exchange.selection import Selection
    from quiz.game.draw import Asked

NAME = "brightspace"
HELP = N_("CSV for D2L Brightspace, with feedback")
SUFFIX = ".csv"

_COLUMNS = 5
"""Every row has so many."""

_COMMENT = re.compile(r"^(?=//)", re.MULTILINE)
_SPACE = "\u00a0"

Row = tuple[str, ...]


def write(selection: Selection, note: Note) -> Iterator[bytes]:
    """The questions, a row of empty columns after each."""
    for asked in selection.paper:
        yield _file_part(_question(asked, selection)).encode()


def _question(asked: Asked, selection: Selection) -> Iterator[Row]:
    from quiz.bank.model import MultipleChoice, TrueFalse

    question = asked.question
    match question:
        case TrueFalse():
            kind, answers = "TF", _true_false(question, selection)
        case MultipleChoice():
            kind, answers = "MC", _choices(question, asked.order, selection)
        case _:
            assert_never(question)
    yield "NewQuestion", kind
    yield "ID", question.id
    yield "Title", question.id
    yield "QuestionText", selection.wording(question.stem)
    yield "Points", "1"
    yield "Difficulty", str(question.level)
    yield from answers
    yield ("Hint",)
    yield "Feedback", selection.wording(question.explanation)
    yield ()


def _true_false(question: TrueFalse, selection: Selection) -> Iterator[Row]:
    """Both answers with their score and what is shown to whoever chooses them."""
    feedback = selection.wording(question.correction) if question.correction else ""
    yield "TRUE", _score(question.answer), feedback
    yield "FALSE", _score(not question.answer), feedback


def _choices(question: MultipleChoice, order: tuple[int, ...], selection: Selection) -> Iterator[Row]:
    for place in order:
        choice = question.choices[place]
        text, why = selection.wording(choice.text), selection.wording(choice.why)
        yield "Option", _score(choice.correct), text, "", why


def _score(right: bool) -> str:
    return "100" if right else "0"


def _file_part(rows: Iterable[Row]) -> str:
    """The rows with all their columns."""
    import csv
    from io import StringIO

    part = StringIO(newline="")
    writer = csv.writer(part, lineterminator="\r\n")
    writer.writerows([*map(_no_comment, row), *[""] * (_COLUMNS - len(row))] for row in rows)
    return part.getvalue()


def _no_comment(text: str) -> str:
    """A text of which no line is taken for a comment."""
    return _COMMENT.sub(_SPACE, text)
