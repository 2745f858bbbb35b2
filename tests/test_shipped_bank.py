"""The bank that comes with the game: it can be read and played fairly, and it covers the whole article."""

from __future__ import annotations

from collections import Counter
from datetime import date
from random import Random

import pytest
import yaml

from quiz import paths
from quiz.bank import yaml_tree
from quiz.bank.model import Bank, Kind, MultipleChoice, TrueFalse
from quiz.bank.reader import read_bank
from quiz.check import Severity, check_file
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


def test_it_has_at_least_sixty_questions_of_each_kind(bank: Bank) -> None:
    kinds = Counter(question.kind for question in bank.questions)
    assert kinds[Kind.TRUE_FALSE] >= 60
    assert kinds[Kind.MULTIPLE_CHOICE] >= 60


def test_it_is_in_english_and_french(bank: Bank) -> None:
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
    monkeypatch.setattr(yaml_tree, "_LOADER", yaml.SafeLoader)
    assert repr(read_bank(paths.packaged_bank())) == repr(bank)  # the lines too, which `==` passes over


def test_at_least_eighty_questions_rest_on_the_article_alone(bank: Bank) -> None:
    assert sum(question.sources == ("article",) for question in bank.questions) >= 80


@pytest.mark.parametrize("kind", Kind)
def test_a_third_of_each_kind_recalls_a_third_understands_and_a_third_decides(bank: Bank, kind: Kind) -> None:
    levels = Counter(question.level for question in bank.questions if question.kind is kind)
    for level in (1, 2, 3):
        assert 0.25 <= levels[level] / levels.total() <= 0.42, level


def test_between_forty_and_fifty_five_of_a_hundred_statements_are_true(bank: Bank) -> None:
    answers = [question.answer for question in bank.questions if isinstance(question, TrueFalse)]
    assert 0.40 <= sum(answers) / len(answers) <= 0.55


def test_at_least_twenty_false_statements_ask_what_is_true(bank: Bank) -> None:
    asks = [q for q in bank.questions if isinstance(q, TrueFalse) and q.wrong_corrections]
    assert len(asks) >= 20
    assert not any(question.answer for question in asks)


def test_it_holds_eight_to_fifteen_misconceptions_and_each_is_met(bank: Bank) -> None:
    assert 8 <= len(bank.misconceptions) <= 15
    met = {q.misconception for q in bank.questions if isinstance(q, TrueFalse)}
    met |= {c.misconception for q in bank.questions if isinstance(q, MultipleChoice) for c in q.choices}
    assert met >= set(bank.misconceptions)


def test_it_passes_the_strict_check_with_no_more_than_five_findings_silenced() -> None:
    report = check_file(paths.packaged_bank(), date(2026, 11, 22))
    findings = [finding for finding in report.findings if finding.severity is not Severity.ADVICE]
    assert findings == []
    assert len(report.silenced) <= 5
