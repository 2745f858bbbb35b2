"""The statistics of a class: how hard each question was, and how well it tells learners apart.

The formulas are those that Moodle documents for its quiz statistics, where the names of the quantities come
from too: https://docs.moodle.org/dev/Quiz_statistics_calculations. A question gives one mark or none, variances
and covariances are those of a sample (divided by n - 1), and every value is a share where Moodle shows a
percentage. Sums are kept as whole numbers up to the last division, so that a variance of nought is exactly
nought.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from operator import mul
from statistics import fmean, median, stdev


@dataclass(frozen=True, slots=True)
class ItemStatistics:
    """What one question came to in a class, every figure None where it is not defined."""

    facility: float | None
    """The mean mark, 0 to 1: the facility index. Needs one round."""
    sd: float | None
    """The standard deviation of the mark. Needs two rounds."""
    discrimination: float | None
    """The correlation, -1 to 1, of the question's mark with the marks of the rest of the paper: the
    discrimination index. Needs two rounds, and that neither mark is the same for everyone."""
    efficiency: float | None
    """The covariance of the question's mark with the rest, divided by the greatest that the same marks allow:
    the discriminative efficiency. At most 1; on a very uneven question it may be below -1."""


@dataclass(frozen=True, slots=True)
class Spread:
    """How the shares of the paper that learners got right are spread, None where that is not defined."""

    median: float | None
    """0 to 1."""
    mean: float | None
    """0 to 1."""
    sd: float | None
    """The standard deviation, as a share of the paper. Needs two rounds."""


@dataclass(frozen=True, slots=True)
class Reliability:
    """How far a paper's result can be relied on, every figure None where it is not defined."""

    alpha: float | None
    """Cronbach's alpha: the coefficient of internal consistency. At most 1; with questions that contradict each
    other it may be below -1. Needs two rounds, two questions and results that differ."""
    error_ratio: float | None
    """The standard error divided by the standard deviation."""
    standard_error: float | None
    """By how much a result is uncertain, as a share of the paper."""


NOTHING = ItemStatistics(None, None, None, None)
"""The statistics of a question that nobody was asked."""

UNKNOWN = Reliability(None, None, None)
"""The reliability of rounds that have no paper in common."""


def spread(shares: Sequence[float]) -> Spread:
    """The median, mean and standard deviation of results, each a share of the paper from 0 to 1."""
    if not shares:
        return Spread(None, None, None)
    return Spread(median(shares), fmean(shares), stdev(shares) if len(shares) > 1 else None)


def item_statistics(marks: Sequence[int], rest: Sequence[int] | None = None) -> ItemStatistics:
    """The statistics of one question.

    Args:
        marks: For each round, 1 where the question was answered right, else 0.
        rest: For each round, how many of the other questions were answered right, in the same order; None where
            the rounds have no paper in common, so that these numbers cannot be compared.
    """
    count = len(marks)
    if count == 0:
        return NOTHING
    facility = sum(marks) / count
    if count == 1:
        return ItemStatistics(facility, None, None, None)
    variance = _products(marks, marks)
    sd = sqrt(variance / (count * (count - 1)))
    if rest is None:
        return ItemStatistics(facility, sd, None, None)
    discrimination = _correlation(_products(marks, rest), variance, _products(rest, rest))
    return ItemStatistics(facility, sd, discrimination, _efficiency(marks, rest))


def paper_items(rows: Sequence[Sequence[int]]) -> list[ItemStatistics]:
    """The statistics of each question of a paper.

    Args:
        rows: For each round its marks, 1 or 0, in the order of the paper.
    """
    totals = [sum(row) for row in rows]
    return [
        item_statistics(marks, [total - mark for total, mark in zip(totals, marks, strict=True)])
        for marks in zip(*rows, strict=True)
    ]


def reliability(rows: Sequence[Sequence[int]]) -> Reliability:
    """How far the results of a paper can be relied on.

    Args:
        rows: For each round its marks, 1 or 0, in the order of the paper.
    """
    totals = [sum(row) for row in rows]
    variance = _products(totals, totals)
    questions = len(rows[0]) if rows else 0
    if questions < 2 or variance == 0:
        return UNKNOWN
    of_questions = sum(_products(marks, marks) for marks in zip(*rows, strict=True))
    alpha = questions * (variance - of_questions) / ((questions - 1) * variance)
    ratio = sqrt(1 - alpha)
    sd = sqrt(variance / (len(rows) * (len(rows) - 1))) / questions
    return Reliability(alpha, ratio, ratio * sd)


def _products(left: Sequence[int], right: Sequence[int]) -> int:
    """The covariance of two sequences times n (n - 1), a whole number; of a sequence with itself the variance."""
    products: int = sum(map(mul, left, right))
    return len(left) * products - sum(left) * sum(right)


def _correlation(products: int, variance: int, other_variance: int) -> float | None:
    if variance == 0 or other_variance == 0:
        return None
    return max(-1.0, min(1.0, products / sqrt(variance * other_variance)))  # rounding may pass one


def _efficiency(marks: Sequence[int], rest: Sequence[int]) -> float | None:
    greatest = _products(sorted(marks), sorted(rest))
    return _products(marks, rest) / greatest if greatest else None
