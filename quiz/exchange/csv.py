"""CSV for spreadsheets: a row for each question, its texts guarded against being taken for formulas."""

from __future__ import annotations

from quiz.i18n import N_

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from quiz.documents.cells import Cell
    from quiz.exchange import Note
    from quiz.exchange.paper import PrintedQuestion
    from quiz.exchange.selection import Selection
    from quiz.game.draw import Asked

NAME = "csv"
HELP = N_("a table for spreadsheets, a row for each question")
SUFFIX = ".csv"

COLUMNS = (
    "number",
    "question",
    "topic",
    "level",
    "type",
    "text",
    "key",
    "explanation",
    "source",
    "as_of",
)
"""The first columns; two for each choice follow, its text and why it is right or wrong.

The key is the number of the right choice. True and false are choices 1 and 2; the reason of a false statement is what
is true.
"""


def write(selection: Selection, note: Note) -> Iterator[bytes]:
    """The table, a row at a time."""
    from quiz.documents.cells import BYTE_ORDER_MARK, as_csv, guarded
    from quiz.exchange.paper import printed_questions

    most = max((len(asked.order) for asked in selection.paper), default=0)
    choices = [f"{name}_{place}" for place in range(1, most + 1) for name in ("choice", "why")]
    yield (BYTE_ORDER_MARK + as_csv([[*COLUMNS, *choices]])).encode()
    for asked, printed in zip(selection.paper, printed_questions(selection), strict=True):
        row = map(guarded, _row(asked, printed, selection))
        yield as_csv([[*row, *[None] * 2 * (most - len(asked.order))]]).encode()


def _row(asked: Asked, printed: PrintedQuestion, selection: Selection) -> Iterator[Cell]:
    question = asked.question
    topic = selection.wording(selection.bank.topics[question.topic].title)
    yield from (printed.number, question.id, topic, question.level, question.kind.value)
    yield from (printed.stem, asked.key_place + 1, printed.explanation, printed.source)
    yield question.as_of.isoformat()
    for choice in printed.choices:
        yield from (choice.text, choice.why)
