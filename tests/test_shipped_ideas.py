"""The bank that comes with the game is broad, and a round of it does not go over one idea again and again."""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest

from quiz import paths
from quiz.bank.model import Bank, Kind
from quiz.bank.reader import read_bank
from quiz.game.draw import RoundSpec, draw
from quiz.game.kinds import RoundKind

# fmt: off
CLAIMS = [
    "O1", "O2", "O3", "O4", "O5", "O6",
    "A1", "A2", "A3", "A4", "A5", "A6", "A7", "A8",
    "N1", "N2", "N3", "N4", "N5", "N6",
    "D1", "D2", "D3", "D4", "D5", "D6",
    "M1", "M2", "M3", "M4", "M5", "M6",
]
# fmt: on
"""The ids of the article's statements, one for each."""

SEEDS = range(300)
"""The rounds to draw of each kind and length."""


@pytest.fixture(scope="module")
def bank() -> Bank:
    return read_bank(paths.packaged_bank())


@pytest.fixture(scope="module")
def ideas(bank: Bank) -> Counter[str]:
    """How many questions carry each idea."""
    return Counter(idea for question in bank.questions for idea in set(question.ideas))


def test_it_has_at_least_160_questions_and_75_of_each_kind(bank: Bank) -> None:
    kinds = Counter(question.kind for question in bank.questions)
    assert kinds.total() >= 160
    assert min(kinds[kind] for kind in Kind) >= 75


def test_it_holds_at_least_75_ideas_and_none_in_more_than_four_questions(ideas: Counter[str]) -> None:
    assert len(ideas) >= 75
    assert {idea: count for idea, count in ideas.items() if count > 4} == {}


def test_every_question_names_the_idea_that_it_tests(bank: Bank) -> None:
    assert [question.id for question in bank.questions if not question.ideas] == []


def test_each_of_the_32_statements_of_the_article_is_tested_by_two_questions_or_more(bank: Bank) -> None:
    tested = Counter(claim for question in bank.questions for claim in set(question.claims))
    assert len(CLAIMS) == 32
    assert set(tested) == set(CLAIMS)
    assert [claim for claim in CLAIMS if tested[claim] < 2] == []


@pytest.mark.parametrize("kind", RoundKind)
@pytest.mark.parametrize(("length", "most"), [(10, 1), (30, 2)])
def test_a_round_of_ten_asks_an_idea_once_and_one_of_thirty_at_most_twice(
    bank: Bank, kind: RoundKind, length: int, most: int
) -> None:
    spec = RoundSpec(kind, length=length)
    for seed in SEEDS:
        paper = draw(bank, spec, Random(seed))
        assert len(paper) == length
        asked = Counter(idea for each in paper for idea in each.question.ideas)
        assert max(asked.values()) <= most, (seed, asked.most_common(3))
