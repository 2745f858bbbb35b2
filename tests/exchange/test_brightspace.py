"""The CSV of D2L Brightspace: rows, columns, and texts that could be taken for something else."""

from __future__ import annotations

import csv
from io import StringIO

import pytest
from hypothesis import given

from quiz.bank.model import Bank
from quiz.exchange.selection import drawn
from quiz.game.draw import RoundSpec
from tests.banks import bank_of, classroom_bank, true_false
from tests.exchange.hazards import hazardous_banks, in_two_languages, with_choices, with_texts
from tests.exchange.writing import written


def rows(bank: Bank, language: str = "en") -> list[list[str]]:
    return list(csv.reader(StringIO(written("brightspace", bank, language), newline=""), strict=True))


def test_a_question_with_choices_has_the_rows_of_the_sample_file() -> None:
    assert rows(bank_of(with_choices("In the sea", "On a peak", prompt="Where do rivers end?"))) == [
        ["NewQuestion", "MC", "", "", ""],
        ["ID", "a-question", "", "", ""],
        ["Title", "a-question", "", "", ""],
        ["QuestionText", "Where do rivers end?", "", "", ""],
        ["Points", "1", "", "", ""],
        ["Difficulty", "1", "", "", ""],
        ["Option", "100", "In the sea", "", "why 0"],
        ["Option", "0", "On a peak", "", "why 1"],
        ["Hint", "", "", "", ""],
        ["Feedback", "explanation of a-question", "", "", ""],
        ["", "", "", "", ""],
    ]


@pytest.mark.parametrize(
    ("language", "said"), [("en", "Rivers run downhill."), ("fr", "Les rivières descendent la pente.")]
)
def test_true_and_false_are_words_of_the_format_in_every_language(language: str, said: str) -> None:
    found = rows(in_two_languages(), language)
    assert found[0] == ["NewQuestion", "TF", "", "", ""]
    assert found[6:8] == [["TRUE", "0", said, "", ""], ["FALSE", "100", said, "", ""]]


def test_a_true_statement_is_explained_after_either_answer() -> None:
    found = rows(bank_of(true_false("downhill")))
    assert found[6:8] == [["TRUE", "100", "", "", ""], ["FALSE", "0", "", "", ""]]
    assert found[9][:2] == ["Feedback", "explanation of downhill"]


def test_no_line_of_a_text_is_a_comment() -> None:
    text = written("brightspace", bank_of(with_texts("// one\n//two // three")))
    assert 'QuestionText,"\u00a0// one\n\u00a0//two // three",,,\r\n' in text


def test_a_text_that_a_spreadsheet_would_compute_stays_as_it_is() -> None:
    assert "QuestionText,=1+1,,,\r\n" in written("brightspace", bank_of(with_texts("=1+1")))


def test_the_order_of_a_seed_is_the_order_on_the_screens() -> None:
    paper = drawn(classroom_bank(), RoundSpec(length=10), 7, "en")
    text = written("brightspace", paper)
    places = [text.index(f"\r\nID,{asked.question.id},") for asked in paper.paper]
    assert places == sorted(places)
    for asked in paper.paper:
        options = [text.find(f",choice {place} of {asked.question.id},") for place in asked.order]
        assert options == sorted(options)


@given(hazardous_banks())
def test_any_text_comes_out_of_a_csv_reader_as_it_went_in(bank: Bank) -> None:
    found = rows(bank)
    assert {len(row) for row in found} == {5}
    assert not any(line.startswith("//") for line in written("brightspace", bank).splitlines())
    stems = [row[1].replace("\u00a0//", "//") for row in found if row[0] == "QuestionText"]
    assert stems == [question.stem.in_language("en").replace("\u00a0//", "//") for question in bank.questions]
