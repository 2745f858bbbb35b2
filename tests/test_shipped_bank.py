"""The bank that comes with the game: it can be read and played fairly, and it covers the whole article."""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest
import yaml

from quiz import paths
from quiz.bank import tree
from quiz.bank.model import Bank, Kind, TrueFalse
from quiz.bank.reader import read_bank
from quiz.game.draw import RoundKind, RoundSpec, draw

CLAIMS = [
    f"{part}{number}"
    for part, count in {"O": 6, "A": 8, "N": 6, "D": 6, "M": 6}.items()
    for number in range(1, count + 1)
]
"""The ids of the article's statements, one for each."""


@pytest.fixture(scope="module")
def bank() -> Bank:
    return read_bank(paths.packaged_bank())


def test_it_has_at_least_thirty_questions_half_of_each_kind(bank: Bank) -> None:
    kinds = Counter(question.kind for question in bank.questions)
    assert kinds[Kind.TRUE_FALSE] >= 15
    assert kinds[Kind.MULTIPLE_CHOICE] >= 15


def test_it_speaks_english_and_french(bank: Bank) -> None:
    assert bank.languages == ("en", "fr")


@pytest.mark.parametrize("claim", CLAIMS)
def test_each_statement_of_the_article_is_tested_by_at_least_two_questions(bank: Bank, claim: str) -> None:
    assert sum(claim in question.claims for question in bank.questions) >= 2


def test_every_topic_has_questions_of_both_kinds(bank: Bank) -> None:
    asked = {(question.topic, question.kind) for question in bank.questions}
    assert asked == {(topic, kind) for topic in bank.topics for kind in Kind}


def test_every_round_of_ten_statements_has_four_to_six_true_ones(bank: Bank) -> None:
    spec = RoundSpec(RoundKind.TRUE_FALSE)
    for seed in range(300):
        paper = draw(bank, spec, Random(seed))
        true = sum(isinstance(asked.question, TrueFalse) and asked.question.answer for asked in paper)
        assert 4 <= true <= 6, seed
        assert len(paper) == 10


def test_the_pure_parser_reads_it_the_same(bank: Bank, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tree, "_LOADER", yaml.SafeLoader)
    assert repr(read_bank(paths.packaged_bank())) == repr(bank)  # the lines too, which `==` passes over
