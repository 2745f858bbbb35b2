"""What is exported and imported again: the same questions, in a bank that `quiz` reads."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from quiz.bank.model import Bank
from quiz.bank.reader import read_bank, read_bytes
from quiz.exchange.bank_yaml import bank_yaml
from quiz.exchange.selection import drawn
from quiz.game.draw import RoundSpec
from quiz.paths import packaged_bank
from tests.banks import bank_of, multiple_choice, text, true_false
from tests.exchange.hazards import hazardous_banks
from tests.exchange.reading import made_into_bank, read
from tests.exchange.writing import written

FORMATS = pytest.mark.parametrize("name", ["gift", "moodle-xml"])


@FORMATS
@given(bank=hazardous_banks())
def test_the_questions_come_back_as_they_went(name: str, bank: Bank) -> None:
    exported = written(name, bank)
    assert read(exported).remarks == []
    assert made_into_bank(exported).questions == bank.questions


@FORMATS
def test_very_long_texts_come_back(name: str) -> None:
    bank = bank_of(replace(true_false("long"), statement=text("a: # = ~ {b} \\ " * 20_000 + "c")))
    assert made_into_bank(written(name, bank)).questions == bank.questions


@FORMATS
@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_shipped_bank_comes_back(name: str, language: str) -> None:
    shipped = read_bank(packaged_bank())
    back = made_into_bank(written(name, shipped, language))
    assert back.topics.keys() == shipped.topics.keys()
    for question, returned in zip(shipped.questions, back.questions, strict=True):
        assert returned.id == question.id
        assert returned.stem.in_language("") == question.stem.in_language(language)
        assert returned.explanation.in_language("") == question.explanation.in_language(language)
        assert (returned.topic, returned.level, returned.key) == (
            question.topic,
            question.level,
            question.key,
        )
        assert (returned.ideas, returned.claims) == (question.ideas, question.claims)
        assert (returned.sources, returned.as_of) == (question.sources, question.as_of)


@FORMATS
def test_a_drawn_paper_comes_back_in_its_order(name: str) -> None:
    bank = bank_of(*(multiple_choice(f"question-{n}") for n in range(5)))
    paper = drawn(bank, RoundSpec(length=None), 7, "en")
    back = made_into_bank(written(name, paper))
    assert [question.id for question in back.questions] == [asked.question.id for asked in paper.paper]


@given(bank=hazardous_banks())
def test_the_written_bank_is_read_as_it_was(bank: Bank) -> None:
    assert read_bytes(b"".join(bank_yaml(bank)), "bank.yaml").questions == bank.questions
