from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from quiz.bank.model import Source, Text
from quiz.bank.placeholder import UNKNOWN_DAY, placeholder
from quiz.check import Severity, check_bank
from tests.check.making import TODAY, bank, choice_question, found, statement


def waiting(line: int) -> Text:
    """A text that its author has still to write."""
    return replace(placeholder("Say why."), line=line)


def test_texts_that_are_still_to_be_written_are_reported_once_for_each_question() -> None:
    question = choice_question("Where do rivers end?", ["In the sea", "On a peak"])
    assert not found("S10", question)
    choices = tuple(replace(choice, why=waiting(7)) for choice in question.choices)
    (finding,) = found("S10", replace(question, choices=choices, explanation=waiting(9)))
    assert finding.severity is Severity.ERROR
    assert finding.line == 7
    assert "3 texts begin with ??? and are still to be written" in finding.message


@pytest.mark.parametrize("part", ["statement", "explanation", "correction"])
def test_every_text_of_a_statement_is_looked_at(part: str) -> None:
    parts: dict[str, Any] = {part: waiting(6)}
    question = replace(statement("Rivers run uphill.", answer=False), **parts)
    (finding,) = found("S10", question)
    assert finding.question == "statement"
    assert "1 text begins with ???" in finding.message


def test_a_day_that_nobody_knows_is_reported_and_not_called_old() -> None:
    question = statement("Rivers run downhill.", as_of=UNKNOWN_DAY)
    (finding,) = found("S10", question)
    assert "nobody has checked the facts yet" in finding.message
    assert not found("S05", question)


def test_topics_and_sources_are_looked_at() -> None:
    whole = bank(statement("Rivers run downhill."))
    topics = {"topic": replace(whole.topics["topic"], summary=waiting(3))}
    sources = {"atlas": Source("atlas", waiting(4), waiting(5))}
    findings = [
        finding
        for finding in check_bank(replace(whole, topics=topics, sources=sources), TODAY)
        if finding.rule == "S10"
    ]
    assert [finding.line for finding in findings] == [3, 4]
    assert "topic 'topic': 1 text" in findings[0].message
    assert "source 'atlas': 2 texts" in findings[1].message


def test_question_marks_inside_a_text_are_no_placeholder() -> None:
    assert not found("S10", statement("Is that so???"))


def test_a_text_that_is_still_to_be_written_is_not_measured_too() -> None:
    question = choice_question("Where do rivers end?", ["In the sea", "On a peak"])
    choices = tuple(replace(choice, why=waiting(7)) for choice in question.choices)
    waits = replace(question, choices=choices, explanation=waiting(9))
    assert found("E02", replace(question, explanation=Text((("", "Why."),))))
    assert not found("E02", waits)
    assert not found("E05", *(replace(waits, id=f"question-{number}") for number in range(12)))
