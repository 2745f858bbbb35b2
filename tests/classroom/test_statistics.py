"""The statistics of a class, held to values worked out by hand and to Python's own statistics."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import isclose, sqrt
from statistics import StatisticsError, correlation, covariance, variance

from hypothesis import example, given, settings
from hypothesis import strategies as st

from quiz.classroom.statistics import (
    NOTHING,
    UNKNOWN,
    ItemStatistics,
    Pairs,
    Reliability,
    Spread,
    item_statistics,
    spread,
)
from quiz.classroom.statistics import reliability as reliability_of_pairs

Rows = list[list[int]]

SCALE: Rows = [[1, 1, 1], [1, 1, 0], [1, 0, 0], [0, 0, 0]]
"""Four learners, each right where every better one is: worked out by hand below."""


@st.composite
def classes(draw: st.DrawFn) -> Rows:
    """The marks of a small class, none with fewer than two rounds and two questions."""
    questions = draw(st.integers(2, 6))
    row = st.lists(st.integers(0, 1), min_size=questions, max_size=questions)
    return draw(st.lists(row, min_size=2, max_size=12))


def item(marks: Sequence[int], rest: Sequence[int]) -> ItemStatistics:
    return item_statistics(Counter(zip(marks, rest, strict=True)))


def paired(rows: Rows) -> list[Pairs]:
    """For each question the pairs of its marks and those of the rest of the paper."""
    return [
        Counter((row[place], sum(row) - row[place]) for row in rows)
        for place in range(len(rows[0]) if rows else 0)
    ]


def paper_items(rows: Rows) -> list[ItemStatistics]:
    return [item_statistics(pairs) for pairs in paired(rows)]


def reliability(rows: Rows) -> Reliability:
    return reliability_of_pairs(paired(rows))


def near(found: float | None, wanted: float | None) -> bool:
    if found is None or wanted is None:
        return found is wanted
    return isclose(found, wanted, abs_tol=1e-9)


# By hand


def test_facility_and_deviation_are_the_mean_and_the_sample_deviation_of_the_marks() -> None:
    first, second, third = paper_items(SCALE)
    assert [first.facility, second.facility, third.facility] == [0.75, 0.5, 0.25]
    assert near(second.sd, sqrt(1 / 3))  # four deviations of a half, squared, over three
    assert near(first.sd, 0.5)


def test_discrimination_is_the_correlation_with_the_rest_of_the_paper() -> None:
    # of the second question the marks are 1 1 0 0 and the rest 2 1 1 0: covariance 4/12, variances 4/12 and 8/12
    second = paper_items(SCALE)[1]
    assert near(second.discrimination, sqrt(1 / 2))
    assert near(second.efficiency, 1.0)


def test_efficiency_compares_with_the_marks_in_the_best_order() -> None:
    # marks 0 1 0 1 with a rest of 0 1 2 3: sum of products 4 x 4 - 2 x 6 = 4; in order 4 x 5 - 2 x 6 = 8
    found = item([0, 1, 0, 1], [0, 1, 2, 3])
    assert near(found.efficiency, 0.5)
    assert near(found.discrimination, 4 / sqrt(4 * 20))


def test_efficiency_of_an_uneven_question_may_lie_below_minus_one() -> None:
    assert near(item([1, 0, 0, 0], [0, 3, 3, 3]).efficiency, -3.0)


def test_alpha_error_ratio_and_standard_error() -> None:
    # variances of the questions 1/4, 1/3, 1/4, of the totals 5/3: alpha = 3/2 (1 - 1/2)
    found = reliability(SCALE)
    assert near(found.alpha, 0.75)
    assert near(found.error_ratio, 0.5)
    assert near(found.standard_error, 0.5 * sqrt(5 / 3) / 3)


def test_alpha_of_questions_that_contradict_each_other_is_negative() -> None:
    rows = [[1, 0, 1], [0, 1, 0], [1, 0, 0], [0, 1, 0]]
    found = reliability(rows)
    assert found.alpha is not None
    assert found.alpha < -1
    assert found.error_ratio is not None
    assert found.error_ratio > 1


def test_the_spread_of_results_is_in_shares_of_the_paper() -> None:
    # deviations from the mean, squared, in the order of the shares: 289, 81, 121 and 225 over 1,600
    found = spread([0.2, 0.4, 0.9, 1.0])
    assert (found.median, found.mean) == (0.65, 0.625)
    assert near(found.sd, sqrt(716 / 1600 / 3))


# What is not defined


def test_nothing_is_defined_without_rounds() -> None:
    assert spread([]) == Spread(None, None, None)
    assert paper_items([]) == []
    assert item([], []) == NOTHING
    assert reliability([]) == UNKNOWN


def test_one_round_has_a_facility_and_a_median_alone() -> None:
    assert spread([0.5]) == Spread(0.5, 0.5, None)
    assert paper_items([[1, 0]]) == [
        ItemStatistics(1.0, None, None, None),
        ItemStatistics(0.0, None, None, None),
    ]
    assert reliability([[1, 0]]) == UNKNOWN


def test_a_question_that_everyone_has_right_discriminates_nothing() -> None:
    first, second = paper_items([[1, 1], [1, 0], [1, 0]])
    assert (first.facility, first.sd) == (1.0, 0.0)
    assert (first.discrimination, first.efficiency) == (None, None)
    assert (second.discrimination, second.efficiency) == (None, None)  # its rest never varies


def test_a_class_with_equal_results_has_no_alpha() -> None:
    assert reliability([[1, 0], [0, 1]]) == UNKNOWN


def test_a_paper_of_one_question_has_no_alpha() -> None:
    assert reliability([[1], [0], [1]]) == UNKNOWN


# By an independent way


def by_definition(rows: Rows, place: int) -> tuple[float | None, float | None]:
    """Discrimination and efficiency of a question by Python's own functions."""
    marks = [float(row[place]) for row in rows]
    rest = [float(sum(row) - row[place]) for row in rows]
    try:
        discrimination = correlation(marks, rest)
    except StatisticsError:  # one of them is constant
        return None, None
    return discrimination, covariance(marks, rest) / covariance(sorted(marks), sorted(rest))


@example(SCALE)
@given(classes())
def test_items_agree_with_pythons_correlation_and_covariance(rows: Rows) -> None:
    for place, found in enumerate(paper_items(rows)):
        discrimination, efficiency = by_definition(rows, place)
        assert near(found.discrimination, discrimination)
        assert near(found.efficiency, efficiency)
        assert found.sd is not None
        assert near(found.sd**2, variance([float(row[place]) for row in rows]))


@example(SCALE)
@given(classes())
def test_alpha_agrees_with_pythons_variances(rows: Rows) -> None:
    questions = len(rows[0])
    of_totals = variance([float(sum(row)) for row in rows])
    of_items = sum(variance([float(row[place]) for row in rows]) for place in range(questions))
    found = reliability(rows)
    if of_totals < 1e-12:
        assert found == UNKNOWN
        return
    alpha = questions / (questions - 1) * (1 - of_items / of_totals)
    assert near(found.alpha, alpha)
    assert near(found.standard_error, sqrt(max(0.0, 1 - alpha) * of_totals) / questions)


@settings(max_examples=30)
@given(classes())
def test_the_order_of_the_rounds_changes_nothing(rows: Rows) -> None:
    turned = rows[::-1]
    assert paper_items(turned) == paper_items(rows)
    assert reliability(turned) == reliability(rows)
