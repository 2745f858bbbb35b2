"""The statistics of a class: how hard each question was, and how well it tells learners apart.

The formulas are those that Moodle documents for its quiz statistics, where the names of the quantities come
from too: https://docs.moodle.org/dev/Quiz_statistics_calculations. A question gives one mark or none, variances
and covariances are those of a sample (divided by n - 1), and every value is a share where Moodle shows a
percentage. Sums are kept as whole numbers up to the last division, so that a variance of nought is exactly
nought.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import fmean, median, stdev

Pairs = Mapping[tuple[int, int], int]
"""How many rounds have a pair of whole numbers: the mark on a question, 1 or 0, and the sum of the other marks on the
paper. All statistics of a question follow from these counts, whether a program or a database makes them."""


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


def item_statistics(pairs: Pairs) -> ItemStatistics:
    """The statistics of one question.

    Args:
        pairs: For each mark, 1 or 0, and each number of other questions that were answered right, how many rounds
            have both. Where the rounds have no paper in common, so that these numbers cannot be compared, they are 0.
    """
    count = sum(pairs.values())
    if count == 0:
        return NOTHING
    marks, rest = _marks(pairs), _rest(pairs)
    facility = marks[1] / count
    if count == 1:
        return ItemStatistics(facility, None, None, None)
    products, variance = _products(pairs), _variance(marks)
    discrimination = _correlation(products, variance, _variance(rest))
    greatest = _products(_in_order(marks, rest))
    efficiency = products / greatest if greatest else None
    return ItemStatistics(facility, sqrt(variance / (count * (count - 1))), discrimination, efficiency)


def reliability(paper: Sequence[Pairs]) -> Reliability:
    """How far the results of a paper can be relied on.

    Args:
        paper: For each of its questions what `item_statistics` takes, about the same rounds.
    """
    totals: Counter[int] = Counter()
    for (mark, rest), rounds in paper[0].items() if paper else ():
        totals[mark + rest] += rounds
    variance, count, questions = _variance(totals), totals.total(), len(paper)
    if questions < 2 or variance == 0:
        return UNKNOWN
    of_questions = sum(_variance(_marks(pairs)) for pairs in paper)
    alpha = questions * (variance - of_questions) / ((questions - 1) * variance)
    ratio = sqrt(1 - alpha)
    sd = sqrt(variance / (count * (count - 1))) / questions
    return Reliability(alpha, ratio, ratio * sd)


def _marks(pairs: Pairs) -> Counter[int]:
    counts: Counter[int] = Counter()
    for (mark, _rest), rounds in pairs.items():
        counts[mark] += rounds
    return counts


def _rest(pairs: Pairs) -> Counter[int]:
    counts: Counter[int] = Counter()
    for (_mark, rest), rounds in pairs.items():
        counts[rest] += rounds
    return counts


def _in_order(marks: Mapping[int, int], rest: Mapping[int, int]) -> Pairs:
    """The same marks and rests, the lower with the lower: the pairs of which the covariance is greatest."""
    pairs: dict[tuple[int, int], int] = {}
    without = marks[0]
    for value, rounds in sorted(rest.items()):
        low = min(rounds, without)
        pairs[0, value], pairs[1, value] = low, rounds - low
        without -= low
    return pairs


def _products(pairs: Pairs) -> int:
    """The covariance of the numbers of the pairs times n (n - 1), a whole number."""
    count = products = left_sum = right_sum = 0
    for (left, right), rounds in pairs.items():
        count += rounds
        products += rounds * left * right
        left_sum += rounds * left
        right_sum += rounds * right
    return count * products - left_sum * right_sum


def _variance(counts: Mapping[int, int]) -> int:
    """The variance of numbers times n (n - 1), a whole number."""
    return _products({(value, value): rounds for value, rounds in counts.items()})


def _correlation(products: int, variance: int, other_variance: int) -> float | None:
    if variance == 0 or other_variance == 0:
        return None
    return max(-1.0, min(1.0, products / sqrt(variance * other_variance)))  # rounding may pass one
