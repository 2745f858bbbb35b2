"""A report as CSV: a table of the questions for spreadsheets, and every answer for programs.

The texts in the table of questions are guarded; those in the table of answers are exact.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from quiz import i18n
from quiz.classroom.class_report import ClassReport, QuestionReport
from quiz.classroom.report.question_words import choice_texts
from quiz.classroom.result import Result, ResultAnswer
from quiz.documents.cells import BYTE_ORDER_MARK, Cell, as_csv, guarded

DECIMALS = 4
"""How many decimals figures have in the table of questions."""

QUESTION_COLUMNS = (
    "number",
    "question",
    "topic",
    "level",
    "type",
    "text",
    "asked",
    "right",
    "unanswered",
    "facility",
    "sd",
    "discrimination",
    "efficiency",
    "very_sure_and_wrong",
    "check",
    "key",
)
"""The first columns of the table of questions; two for each choice follow, its text and how many took it."""

ANSWER_COLUMNS = (
    "round",
    "date",
    "code",
    "label",
    "language",
    "finished",
    "question",
    "choice",
    "correct",
    "certainty",
    "seconds",
)
"""The columns of the table of answers."""


def questions_as_csv(report: ClassReport) -> str:
    """A row for each question, safe to be opened in a spreadsheet."""
    most = max((len(one.choices) for one in report.questions), default=0)
    columns: list[Cell] = [*QUESTION_COLUMNS]
    for place in range(1, most + 1):
        columns += [f"choice_{place}", f"took_{place}"]
    rows = [_question(number, one, most) for number, one in enumerate(report.questions, 1)]
    return BYTE_ORDER_MARK + as_csv([columns, *([guarded(cell) for cell in row] for row in rows)])


def answers_as_csv(rounds: Iterable[Result], report: ClassReport, *, shared: bool = False) -> Iterator[str]:
    """A row for each question of each round, every value as its result file has it, a round at a time.

    What was not answered has an empty choice.

    Args:
        rounds: The rounds, in the order of their ids, which says nothing about who played when.
        report: The report on them; where its figures are withheld, so are the answers.
        shared: Is it for others than the teacher? Then labels are empty and rounds have numbers of this table.
    """
    yield as_csv([list(ANSWER_COLUMNS)])
    known = () if report.is_withheld else rounds
    for number, result in enumerate(known, 1):
        name, label = (str(number), "") if shared else (result.id, result.label or "")
        yield "".join(_answers(result, name, label))


def _question(number: int, one: QuestionReport, most: int) -> list[Cell]:
    question, figures = one.question, one.statistics
    row: list[Cell] = [
        number,
        question.id,
        question.topic,
        question.level,
        question.kind.value,
        question.stem.in_language(i18n.language()),
        one.asked,
        one.right,
        one.unanswered,
        _rounded(figures.facility),
        _rounded(figures.sd),
        _rounded(figures.discrimination),
        _rounded(figures.efficiency),
        one.sure_and_wrong,
        " ".join(one.reasons),
        question.key + 1,
    ]
    for text, count in zip(choice_texts(question), one.choices, strict=True):
        row += [text, count]
    return row + [None] * 2 * (most - len(one.choices))


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, DECIMALS)


def _answers(result: Result, name: str, label: str) -> Iterator[str]:
    """The rows of a round; what they share is written once, and ids and numbers need no quotes."""
    answers = {answer.question: answer for answer in result.answers}
    shared: list[Cell] = [name, result.date.isoformat(), result.code, label, result.language]
    begin = as_csv([[*shared, _truth(result.finished)]]).removesuffix("\n")
    for question in result.paper:
        yield f"{begin},{question},{_given(answers.get(question))}\n"


def _given(answer: ResultAnswer | None) -> str:
    """The cells of an answer; none of them but that it was not right where nothing was answered."""
    if answer is None:
        return f",{_truth(False)},,"
    certainty = "" if answer.certainty is None else answer.certainty
    return f"{answer.choice},{_truth(answer.correct)},{certainty},{answer.seconds}"


def _truth(value: bool) -> str:
    return "true" if value else "false"
