"""What of a paper fits the spreadsheet of a program: how many choices, and how long the texts may be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from quiz.errors import QuizError
from quiz.exchange.paper import PrintedQuestion, printed_questions
from quiz.exchange.selection import Selection
from quiz.exchange.workbook import MOST_IN_CELL, length, require_library
from quiz.i18n import _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from quiz.exchange import Note


@dataclass(frozen=True, slots=True)
class Limits:
    """The most that a program takes; lengths in characters of UTF-16."""

    choices: int
    """How many choices a question may have."""
    stem: int = MOST_IN_CELL
    """How long what is asked may be."""
    choice: int = MOST_IN_CELL
    """How long a choice may be."""
    explanation: int | None = None
    """None where explanations are left out in any case."""


def fitting(selection: Selection, limits: Limits, note: Note) -> Selection:
    """The questions that fit; a line tells of each other why it is left out.

    Raises:
        QuizError: if no question fits, or what writes spreadsheets is missing.
    """
    require_library()
    kept = []
    for asked, printed in zip(selection.paper, printed_questions(selection), strict=True):
        reason = next(_reasons(printed, limits), None)
        if reason is None:
            kept.append(asked)
        else:
            note(_("question '{id}' is left out: {reason}").format(id=asked.question.id, reason=reason))
    if not kept:
        raise QuizError(_("No question fits this format."), _("Choose others, or another format."))
    return replace(selection, paper=tuple(kept))


def _reasons(question: PrintedQuestion, limits: Limits) -> Iterator[str]:
    """Why a question does not fit."""
    if len(question.choices) > limits.choices:
        message = _("it has {count} choices, of at most {most}")
        yield message.format(count=len(question.choices), most=limits.choices)
    if length(question.stem) > limits.stem:
        message = _("its text has {count} characters, of at most {most}")
        yield message.format(count=length(question.stem), most=limits.stem)
    for choice in question.choices:
        if length(choice.text) > limits.choice:
            message = _("a choice has {count} characters, of at most {most}")
            yield message.format(count=length(choice.text), most=limits.choice)
    if limits.explanation is not None and length(question.explanation) > limits.explanation:
        message = _("its explanation has {count} characters, of at most {most}")
        yield message.format(count=length(question.explanation), most=limits.explanation)
