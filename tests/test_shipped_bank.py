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
from quiz.game.draw import RoundSpec, draw
from quiz.game.kinds import RoundKind


@pytest.fixture(scope="module")
def bank() -> Bank:
    return read_bank(paths.packaged_bank())


def test_it_is_in_english_and_french(bank: Bank) -> None:
    assert bank.languages == ("en", "fr")


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


def test_each_level_has_its_share(bank: Bank) -> None:
    levels = Counter(question.level for question in bank.questions)
    assert all(0.15 <= levels[level] / levels.total() <= 0.55 for level in (1, 2, 3))


def test_every_address_is_of_a_kind_that_can_be_trusted_on_the_way(bank: Bank) -> None:
    addresses = [url for source in bank.sources.values() if source.url for _, url in source.url.wordings]
    assert all(address.startswith("https://") for address in addresses)


def test_between_forty_and_fifty_five_of_a_hundred_statements_are_true(bank: Bank) -> None:
    answers = [question.answer for question in bank.questions if isinstance(question, TrueFalse)]
    assert 0.40 <= sum(answers) / len(answers) <= 0.55


def test_at_least_twenty_false_statements_ask_what_is_true(bank: Bank) -> None:
    asks = [q for q in bank.questions if isinstance(q, TrueFalse) and q.wrong_corrections]
    assert len(asks) >= 20
    assert not any(question.answer for question in asks)


def test_each_misconception_is_met(bank: Bank) -> None:
    met = {q.misconception for q in bank.questions if isinstance(q, TrueFalse)}
    met |= {c.misconception for q in bank.questions if isinstance(q, MultipleChoice) for c in q.choices}
    assert met - {None} == set(bank.misconceptions)


def test_it_passes_the_strict_check_with_no_more_than_five_findings_silenced() -> None:
    report = check_file(paths.packaged_bank(), date(2026, 11, 25))
    findings = [finding for finding in report.findings if finding.severity is not Severity.ADVICE]
    assert findings == []
    assert len(report.silenced) <= 5
