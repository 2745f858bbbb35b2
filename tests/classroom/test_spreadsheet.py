"""The report as CSV: safe for spreadsheets, or exact for programs."""

from __future__ import annotations

import csv
from dataclasses import replace
from io import StringIO

import pytest

from quiz.bank.model import Bank, TrueFalse
from quiz.classroom.report.spreadsheet import (
    ANSWER_COLUMNS,
    QUESTION_COLUMNS,
    answers_as_csv,
    questions_as_csv,
)
from quiz.classroom.result import Result
from quiz.documents.cells import BYTE_ORDER_MARK, guarded
from tests.banks import bank_of, classroom_bank, multiple_choice, text, true_false
from tests.classroom.reporting import class_of, report_on
from tests.classroom.scripted import ClassPlan, scripted_class

BANK = classroom_bank()
ROUNDS = scripted_class(BANK, 2, ClassPlan(learners=12, questions=6, left=2, unanswered=0.2))


def rows_of(written: str) -> list[list[str]]:
    return list(csv.reader(StringIO(written, newline="")))


def table_of(written: str) -> list[dict[str, str]]:
    header, *rows = rows_of(written)
    return [dict(zip(header, row, strict=True)) for row in rows]


# The table of questions


def questions_of(rounds: list[Result], bank: Bank = BANK) -> list[dict[str, str]]:
    written = questions_as_csv(report_on(rounds, bank))
    assert written.startswith(BYTE_ORDER_MARK)
    return table_of(written.removeprefix(BYTE_ORDER_MARK))


def test_there_is_a_row_for_each_question_with_its_figures() -> None:
    report = report_on(ROUNDS, BANK)
    table = questions_of(ROUNDS)
    assert [row["question"] for row in table] == list(ROUNDS[0].paper)
    for row, one in zip(table, report.questions, strict=True):
        assert list(row)[: len(QUESTION_COLUMNS)] == list(QUESTION_COLUMNS)
        assert float(row["facility"]) == pytest.approx(one.right / one.asked, abs=1e-4)
        assert row["check"].split() == list(one.reasons)
        took = [int(row[f"took_{place}"]) for place in range(1, len(one.choices) + 1)]
        assert took == list(one.choices)
        assert took[int(row["key"]) - 1] == one.right
        assert sum(took) + int(row["unanswered"]) == int(row["asked"]) == 10


def test_figures_that_are_not_defined_are_empty_and_negative_ones_stay_numbers() -> None:
    (row, *_rest) = questions_of(ROUNDS[2:3])
    assert (row["sd"], row["discrimination"]) == ("", "")
    assert guarded(-0.25) == -0.25


def test_a_bank_cannot_make_a_spreadsheet_compute() -> None:
    statement = replace(true_false("stone"), statement=text('=HYPERLINK("http://x")'))
    assert isinstance(statement, TrueFalse)
    bank = bank_of(statement, multiple_choice("river"))
    rounds = scripted_class(bank, 1, ClassPlan(learners=6, questions=2))
    cells = {row["question"]: row["text"] for row in questions_of(rounds, bank)}
    assert cells["stone"] == '\'=HYPERLINK("http://x")'


# The table of answers


def answers_of(rounds: list[Result], *, least: int = 1, shared: bool = False) -> str:
    report = report_on(rounds, BANK, least=least, shared=shared)
    played = class_of(rounds, BANK)
    ordered = sorted((*played.finished, *played.left), key=lambda result: result.id)
    return "".join(answers_as_csv(ordered, report, shared=shared))


def test_every_answer_of_every_round_is_there_exactly() -> None:
    table = table_of(answers_of(ROUNDS))
    assert list(table[0]) == list(ANSWER_COLUMNS)
    by_round = {result.id: result for result in ROUNDS}
    assert len(table) == sum(len(result.paper) for result in ROUNDS)
    for row in table:
        result = by_round[row["round"]]
        assert (row["date"], row["code"], row["language"]) == (
            result.date.isoformat(),
            result.code,
            result.language,
        )
        assert row["finished"] == str(result.finished).lower()
        answer = next((one for one in result.answers if one.question == row["question"]), None)
        if answer is None:
            assert (row["choice"], row["correct"], row["certainty"], row["seconds"]) == ("", "false", "", "")
        else:
            assert (row["choice"], row["correct"]) == (str(answer.choice), str(answer.correct).lower())
            assert (row["certainty"], row["seconds"]) == (str(answer.certainty), str(answer.seconds))


def test_labels_stand_as_they_are() -> None:
    rounds = [replace(ROUNDS[5], label='=1+"2"')]
    table = table_of(answers_of(rounds))
    assert {row["label"] for row in table} == {'=1+"2"'}


def test_for_others_there_are_no_labels_no_ids_and_no_small_groups() -> None:
    rounds = [replace(one, label="4B") for one in ROUNDS]
    written = answers_of(rounds, least=10, shared=True)
    assert "4B" not in written
    assert not [result.id for result in ROUNDS if result.id in written]
    assert {row["round"] for row in table_of(written)} == {str(number) for number in range(1, 13)}
    withheld = report_on(rounds, BANK, least=11, shared=True)
    assert rows_of(answers_of(rounds, least=11, shared=True)) == [list(ANSWER_COLUMNS)]
    assert rows_of(questions_as_csv(withheld)) == [[BYTE_ORDER_MARK + "number", *QUESTION_COLUMNS[1:]]]
