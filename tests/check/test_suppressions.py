from __future__ import annotations

import pytest

from quiz.check import Severity, check_bank
from quiz.check.report import report_on
from tests.check.making import TODAY, bank, choice_question, found, statement

MISORDERED = ["Five", "Three", "Seven"]


def test_an_opt_out_silences_its_rule_on_its_question_and_is_counted() -> None:
    silent = choice_question("How many rivers?", MISORDERED, allow=("M07",))
    loud = choice_question("How many lakes?", MISORDERED, name="loud")
    assert [finding.question for finding in found("M07", silent, loud)] == ["loud"]
    report = report_on(bank(silent, loud), TODAY, "x.yaml")
    assert [finding.rule for finding in report.silenced] == ["M07"]
    assert "1 finding silenced" in report.verdict


def test_an_error_can_be_silenced_too() -> None:
    assert not found("T06", statement("Is this a question?", allow=("T06",)))


def test_an_opt_out_leaves_other_rules_alone() -> None:
    question = choice_question("How many rivers?", [*MISORDERED[:2], "None of the above"], allow=("M07",))
    assert found("M03", question)


@pytest.mark.parametrize(
    ("rule", "hint"), [("M7", "did you mean M07?"), ("m07", "did you mean M07?"), ("?!", "--rules")]
)
def test_an_opt_out_of_no_rule_is_reported_with_the_likely_one(rule: str, hint: str) -> None:
    (finding,) = found("A01", statement("Canada decides.", allow=(rule,)))
    assert finding.severity is Severity.WARNING
    assert hint in finding.message
    assert finding.line == 4


@pytest.mark.parametrize("rule", ["S02", "B03", "A01"])
def test_an_opt_out_of_a_rule_that_is_not_for_one_question_is_reported(rule: str) -> None:
    assert "cannot opt out" in found("A01", statement("Canada decides.", allow=(rule,)))[0].message


@pytest.mark.parametrize("rule", ["T04", "M07", "B07"])
def test_an_opt_out_that_is_not_needed_is_reported(rule: str) -> None:
    (finding,) = found("A02", statement("Canada decides.", allow=(rule, rule)))
    assert finding.severity is Severity.ADVICE


def test_opt_outs_that_are_needed_are_not_reported() -> None:
    question = choice_question("How many rivers?", MISORDERED, allow=("M07",))
    plain = statement("Canada decides.")
    assert not [finding for finding in check_bank(bank(question, plain), TODAY) if finding.rule[0] == "A"]
