"""The table for spreadsheets: a row for each question, and no text that is computed."""

from __future__ import annotations

import csv
from io import StringIO

import pytest
from hypothesis import given

from quiz import i18n
from quiz.bank.model import Bank
from quiz.documents.cells import BYTE_ORDER_MARK, guarded
from quiz.exchange.csv import COLUMNS
from quiz.exchange.selection import Selection, drawn
from quiz.game.draw import RoundSpec
from tests.banks import bank_of, classroom_bank, multiple_choice, true_false
from tests.exchange.hazards import hazardous_banks, in_two_languages, with_choices, with_texts
from tests.exchange.writing import written


def table(bank: Bank | Selection, language: str = "en") -> list[dict[str, str]]:
    text = written("csv", bank, language)
    assert text.startswith(BYTE_ORDER_MARK)
    reader = csv.reader(StringIO(text.removeprefix(BYTE_ORDER_MARK), newline=""), strict=True)
    header, *rows = reader
    assert tuple(header[: len(COLUMNS)]) == COLUMNS
    return [dict(zip(header, row, strict=True)) for row in rows]


def test_a_question_is_a_row_with_its_choices_and_why() -> None:
    bank = bank_of(with_choices("In the sea", "On a peak"), multiple_choice("five", 5))
    first, second = table(bank)
    assert {name: first[name] for name in ("number", "question", "level", "type", "text", "key")} == {
        "number": "1",
        "question": "a-question",
        "level": "1",
        "type": "multiple_choice",
        "text": "Which?",
        "key": "1",
    }
    assert [first[name] for name in ("choice_1", "why_1", "choice_2", "why_2")] == [
        "In the sea",
        "why 0",
        "On a peak",
        "why 1",
    ]
    assert first["explanation"] == "explanation of a-question"
    assert first["as_of"] in first["source"]
    assert (first["choice_5"], first["why_5"]) == ("", "")
    assert second["choice_5"]


def test_a_statement_has_two_choices_and_the_reason_of_a_false_one_is_what_is_true() -> None:
    first, second = table(bank_of(true_false("downhill"), true_false("uphill", answer=False)))
    assert [row["key"] for row in (first, second)] == ["1", "2"]
    assert (first["choice_1"], first["choice_2"]) == ("True", "False")
    assert (second["why_1"], second["why_2"]) == ("", "correction of uphill")


def test_a_table_is_in_the_language_that_is_asked_for() -> None:
    i18n.switch("fr")
    (row,) = table(in_two_languages(), "fr")
    assert (row["topic"], row["choice_1"]) == ("Rivières", "Vrai")


@pytest.mark.parametrize("typed", ["=1+1", "-1", "@cmd", "＝1", " +1"])
def test_no_text_is_computed(typed: str) -> None:
    (statement, question) = table(bank_of(with_texts(typed), with_choices(typed, "b", prompt=typed)))
    assert statement["text"] == question["text"] == question["choice_1"] == f"'{typed}"


def test_the_order_of_a_seed_is_the_order_on_the_screens() -> None:
    paper = drawn(classroom_bank(), RoundSpec(length=10), 7, "en")
    rows = table(paper)
    assert [row["question"] for row in rows] == [asked.question.id for asked in paper.paper]
    assert [row["key"] for row in rows] == [str(asked.key_place + 1) for asked in paper.paper]


@given(hazardous_banks())
def test_any_text_comes_out_of_a_csv_reader_as_it_went_in(bank: Bank) -> None:
    stems = [guarded(question.stem.in_language("en")) for question in bank.questions]
    assert [row["text"] for row in table(bank)] == stems
