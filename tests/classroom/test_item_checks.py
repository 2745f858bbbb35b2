"""Which questions are worth another look after a class."""

from __future__ import annotations

from math import atanh, sqrt, tanh

import pytest

from quiz.classroom.item_checks import Reason, reasons, unused_distractors
from quiz.classroom.statistics import NOTHING, ItemStatistics
from tests.banks import multiple_choice, true_false

CHOICE = multiple_choice("q", 3, key=1)
TAKEN = [5, 20, 5]


def checked(facility: float, discrimination: float | None = 0.4, rounds: int = 30) -> tuple[Reason, ...]:
    """The reasons of a question whose every choice was taken."""
    return reasons(CHOICE, ItemStatistics(facility, 0.4, discrimination, 0.5), TAKEN, rounds)


@pytest.mark.parametrize(
    ("facility", "found"),
    [
        (0.0, (Reason.TOO_HARD,)),
        (0.19, (Reason.TOO_HARD,)),
        (6 / 30, ()),
        (0.95, ()),
        (0.96, (Reason.TOO_EASY,)),
        (1.0, (Reason.TOO_EASY,)),
    ],
)
def test_a_question_is_striking_under_a_fifth_and_over_nineteen_twentieths(
    facility: float, found: tuple[Reason, ...]
) -> None:
    assert checked(facility) == found


def test_a_distractor_that_nobody_takes_is_striking_and_an_unused_key_is_not() -> None:
    assert unused_distractors(CHOICE, [0, 30, 2]) == [0]
    assert unused_distractors(CHOICE, [3, 0, 2]) == []
    statistics = ItemStatistics(0.9, 0.3, 0.2, 0.5)
    assert reasons(CHOICE, statistics, [0, 28, 2], 30) == (Reason.UNUSED_DISTRACTOR,)


def test_a_statement_has_no_distractors() -> None:
    assert unused_distractors(true_false("s"), [30, 0]) == []


@pytest.mark.parametrize(("discrimination", "rounds"), [(-0.31, 30), (-0.2, 100), (-0.999, 5), (-1.0, 4)])
def test_a_negative_discrimination_beyond_chance_is_striking(discrimination: float, rounds: int) -> None:
    assert checked(0.5, discrimination, rounds) == (Reason.NEGATIVE_DISCRIMINATION,)


@pytest.mark.parametrize(
    ("discrimination", "rounds"),
    [(-0.30, 30), (-0.1, 100), (-0.9, 4), (-1.0, 3), (-1.0, 2), (None, 30), (0.0, 30), (0.5, 30), (1.0, 30)],
)
def test_a_discrimination_that_may_be_chance_is_not(discrimination: float | None, rounds: int) -> None:
    assert checked(0.5, discrimination, rounds) == ()


def test_the_bound_is_fishers() -> None:
    for rounds in range(4, 60):
        limit = tanh(-1.645 / sqrt(rounds - 3))
        assert tanh(atanh(limit) + 1.645 / sqrt(rounds - 3)) == pytest.approx(0, abs=1e-12)
        assert checked(0.5, limit - 1e-6, rounds) == (Reason.NEGATIVE_DISCRIMINATION,)
        assert checked(0.5, limit + 1e-6, rounds) == ()


def test_a_question_that_nobody_was_asked_is_never_striking() -> None:
    assert reasons(CHOICE, NOTHING, [0, 0, 0], 0) == ()


def test_reasons_keep_their_names() -> None:
    assert [reason.value for reason in Reason] == [
        "too-hard",
        "too-easy",
        "unused-distractor",
        "negative-discrimination",
    ]
