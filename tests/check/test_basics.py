from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from quiz.bank.model import Text
from quiz.check import Severity
from tests.banks import AS_OF
from tests.check.making import TODAY, choice_question, found, statement


@pytest.mark.parametrize(
    ("age", "stale"), [(366, True), (5000, True), (365, False), (0, False), (-30, False)]
)
def test_facts_older_than_a_year_are_to_be_checked_again(age: int, stale: bool) -> None:
    findings = found("S05", statement("Canada decides."), today=AS_OF + timedelta(days=age))
    assert bool(findings) is stale
    for finding in findings:
        assert finding.severity is Severity.WARNING
        assert f"2026-02-05, {age} days ago" in finding.message


def test_the_age_of_facts_is_reported_once_for_all_languages() -> None:
    old = statement("Canada decides.", as_of=date(2020, 1, 1))
    assert len(found("S05", old, statement("Canada decides.", name="fresh"))) == 1


@pytest.mark.parametrize("letter", ["x", "é"])
@pytest.mark.parametrize("language", ["en", "fr", "de"])
def test_texts_that_fit_a_terminal_are_not_reported(language: str, letter: str) -> None:
    fitting = choice_question(
        letter * 240,
        [letter * 99 + end for end in "abc"],
        language,
        whys=[letter * 319 + end for end in "abc"],
    )
    assert not found("S08", fitting, statement(letter * 240, language), language=language)


@pytest.mark.parametrize("language", ["en", "fr", "de"])
def test_each_text_that_is_too_long_is_reported_with_its_figures(language: str) -> None:
    whys = ["x" * 40, "y" * 40, "z" * 321]
    too_long = choice_question("p" * 241, ["a", "b" * 101, "c"], language, whys=whys)
    findings = found("S08", too_long, language=language)
    figures = [("241", "240", 5), ("101", "100", 7), ("321", "320", 8)]
    assert len(findings) == len(figures)
    for finding, (length, most, line) in zip(findings, figures, strict=True):
        assert f"has {length} characters, {most} fit" in finding.message
        assert finding.line == line
        assert finding.severity is Severity.WARNING


def test_an_accent_of_its_own_takes_no_width() -> None:
    assert not found("S08", statement("e\u0301" * 240, "fr"), language="fr")


def test_a_long_correction_is_reported() -> None:
    question = statement("Canada decides.", answer=False)
    assert not found("S08", question)
    long = Text((("en", "x" * 321),), 9)
    assert [finding.line for finding in found("S08", replace(question, correction=long), today=TODAY)] == [9]
