"""What makes a question worth another look after a class has answered it."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from math import atanh, sqrt

from quiz.bank.model import MultipleChoice, Question, TrueFalse
from quiz.classroom.statistics import ItemStatistics

LEAST_FACILITY = 0.20
"""Under this share of right answers a question is too hard, or its key is wrong."""

GREATEST_FACILITY = 0.95
"""Over this share of right answers a question tells nothing about the class."""

ONE_SIDED = 1.645
"""The quantile of the normal distribution for a one-sided bound of 95 %."""


class Reason(StrEnum):
    """Why a question is worth another look; the values are what other programs read."""

    TOO_HARD = "too-hard"
    """Fewer than `LEAST_FACILITY` had it right."""
    TOO_EASY = "too-easy"
    """More than `GREATEST_FACILITY` had it right."""
    UNUSED_DISTRACTOR = "unused-distractor"
    """A wrong choice that nobody took."""
    NEGATIVE_DISCRIMINATION = "negative-discrimination"
    """Learners who do well on the rest have it wrong more often than the others, beyond chance."""


def reasons(
    question: Question, statistics: ItemStatistics, choices: Sequence[int], rounds: int
) -> tuple[Reason, ...]:
    """Why a question is worth another look, in the order of `Reason`; empty where nothing is striking.

    Args:
        question: The question.
        statistics: What it came to in the class.
        choices: For each of its choices, in the bank's order, how many took it.
        rounds: How many rounds asked it.
    """
    if statistics.facility is None:
        return ()
    found = {
        Reason.TOO_HARD: statistics.facility < LEAST_FACILITY,
        Reason.TOO_EASY: statistics.facility > GREATEST_FACILITY,
        Reason.UNUSED_DISTRACTOR: bool(unused_distractors(question, choices)),
        Reason.NEGATIVE_DISCRIMINATION: _is_negative(statistics.discrimination, rounds),
    }
    return tuple(reason for reason, holds in found.items() if holds)


def unused_distractors(question: Question, choices: Sequence[int]) -> list[int]:
    """The wrong choices that nobody took, counted from 0 in the bank's order.

    A statement has none: whether anybody took its one wrong answer is what its facility says.
    """
    match question:
        case TrueFalse():
            return []
        case MultipleChoice(key=key):
            return [choice for choice, count in enumerate(choices) if choice != key and count == 0]


def _is_negative(discrimination: float | None, rounds: int) -> bool:
    """Is the upper one-sided 95 % bound of a correlation under 0, by Fisher's transformation?

    The bound is tanh(atanh r + 1.645 / sqrt(n - 3)), which has the sign of what tanh is taken of. In most classes
    of 30 some sound question has r < 0 by chance alone.
    """
    if discrimination is None or rounds <= 3 or discrimination >= 0:
        return False
    return discrimination == -1 or atanh(discrimination) + ONE_SIDED / sqrt(rounds - 3) < 0
