"""Aiken: what is written, and what is said to be lost."""

from __future__ import annotations

import re

import pytest
from hypothesis import given

from quiz.bank.model import Bank, MultipleChoice
from quiz.exchange.selection import drawn
from quiz.game.draw import RoundSpec
from tests.banks import bank_of, classroom_bank, true_false
from tests.exchange.hazards import hazardous_banks, in_two_languages, with_choices, with_texts
from tests.exchange.writing import exported

LOST = (
    "Aiken has no place for explanations, reasons, corrections, ids and tags: they are left out. "
    "`quiz export gift` keeps them."
)


def test_choices_have_letters_and_the_answer_is_one() -> None:
    text, notes = exported(
        "aiken", bank_of(with_choices("In the sea", "On a\npeak", prompt="Where do\nrivers end?"))
    )
    assert text == "Where do rivers end?\nA. In the sea\nB. On a peak\nANSWER: A\n\n"
    assert notes == [LOST]


@pytest.mark.parametrize(("language", "words"), [("en", "A. True\nB. False"), ("fr", "A. Vrai\nB. Faux")])
def test_a_statement_is_a_choice_of_two_words(language: str, words: str) -> None:
    text, _notes = exported("aiken", in_two_languages(), language)
    assert text.endswith(f".\n{words}\nANSWER: B\n\n")
    assert exported("aiken", bank_of(true_false("downhill")))[0].endswith("ANSWER: A\n\n")


@pytest.mark.parametrize("stem", ["A. Lincoln was a president.", "ANSWER: is a word.", "B) or not", "Q"])
def test_a_question_that_begins_like_another_line_gets_a_dash_and_that_is_said(stem: str) -> None:
    text, notes = exported("aiken", bank_of(with_texts(stem)))
    assert text.startswith(f"– {stem}\n")
    assert notes == [
        LOST,
        "question 'a-statement' begins like another line of the format; a dash is put before it",
    ]


def test_the_order_of_a_seed_is_the_order_on_the_screens() -> None:
    paper = drawn(classroom_bank(), RoundSpec(length=10), 7, "en")
    blocks = exported("aiken", paper)[0].split("\n\n")[:-1]
    for asked, block in zip(paper.paper, blocks, strict=True):
        assert block.startswith(asked.question.stem.in_language("en"))
        assert block.endswith(f"ANSWER: {'ABCDEFGHI'[asked.key_place]}")
        if isinstance(asked.question, MultipleChoice):
            choices = [asked.question.choices[place].text.in_language("en") for place in asked.order]
            assert [line[3:] for line in block.splitlines()[1:-1]] == choices


@given(hazardous_banks())
def test_every_line_is_what_its_beginning_says(bank: Bank) -> None:
    text, _notes = exported("aiken", bank)
    kinds = re.sub(r"[^\n]*\n", lambda line: _kind(line[0]), text)
    wanted = "".join(f"q{'c' * question.choice_count}a-" for question in bank.questions)
    assert kinds == wanted


def _kind(line: str) -> str:
    """What a reader takes a line for."""
    line = line.strip(" \t\r\n")
    if len(line.encode()) < 2:
        return "-"
    return "c" if re.match(r"[A-Z][).]", line) else "a" if line.startswith("ANSWER:") else "q"
