"""The report for other programs, held to its schema."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from quiz import paths
from quiz.classroom.report.as_json import as_json
from tests.banks import classroom_bank
from tests.classroom.reporting import report_on
from tests.classroom.scripted import ClassPlan, scripted_class

BANK = classroom_bank()
SCHEMA = json.loads(Path(paths.REPORT_SCHEMA).read_text("utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)


def values(plan: ClassPlan) -> dict[str, Any]:
    """What is printed for a scripted class."""
    report = report_on(scripted_class(BANK, 4, plan), BANK)
    printed: dict[str, Any] = json.loads(as_json(report))
    VALIDATOR.validate(printed)
    return printed


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_the_keys_are_those_of_the_contract() -> None:
    printed = values(ClassPlan())
    assert list(printed) == [
        "format",
        "rounds",
        "median",
        "mean",
        "sd",
        "alpha",
        "standard_error",
        "topics",
        "questions",
        "refused",
    ]
    assert list(printed["topics"][0]) == ["id", "right", "asked"]
    assert list(printed["questions"][0]) == [
        "id",
        "asked",
        "facility",
        "discrimination",
        "efficiency",
        "choices",
        "unanswered",
        "check",
    ]


@pytest.mark.parametrize("learners", [0, 1, 2, 3, 30])
def test_classes_of_every_size_fit_the_schema(learners: int) -> None:
    printed = values(ClassPlan(learners=learners))
    assert printed["rounds"] == learners
    assert (printed["median"] is None) == (learners == 0)
    assert (printed["sd"] is None) == (learners < 2)


def test_shares_are_from_nought_to_one_and_counts_are_of_rounds() -> None:
    printed = values(ClassPlan(learners=30, questions=10, unanswered=0.1))
    assert 0 < printed["mean"] < 1
    for one in printed["questions"]:
        assert sum(one["choices"]) + one["unanswered"] == one["asked"] == 30


def test_what_was_refused_is_listed() -> None:
    rounds = scripted_class(BANK, 4, ClassPlan(learners=2))
    other = scripted_class(BANK, 5, ClassPlan(learners=1))
    printed = json.loads(as_json(report_on([*rounds, *other], BANK)))
    VALIDATOR.validate(printed)
    assert printed["refused"] == [
        {"file": f"{other[0].id}.json", "reason": "has another paper than the other rounds of its code"}
    ]
