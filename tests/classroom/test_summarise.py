"""The report on a class, held to an independent count over its rounds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from statistics import StatisticsError, correlation, covariance, fmean, median, stdev, variance

import pytest

from quiz.bank.model import Bank
from quiz.classroom.class_report import ClassReport
from quiz.classroom.classes import one_class
from quiz.classroom.gather import Gathered
from quiz.classroom.item_checks import Reason
from quiz.classroom.result import Result
from quiz.classroom.statistics import Spread
from quiz.classroom.summarise import summarise
from tests.banks import classroom_bank
from tests.classroom.scripted import ClassPlan, scripted_class

BANK = classroom_bank()


def report_on(
    rounds: Sequence[Result], *, bank: Bank = BANK, least: int = 1, shared: bool = False
) -> ClassReport:
    gathered = Gathered(tuple((f"/share/{result.id}.json", result) for result in rounds), (), 1)
    return summarise(one_class(gathered, bank), bank, least=least, shared=shared)


def test_every_figure_agrees_with_an_independent_count() -> None:
    rounds = scripted_class(BANK, 3, ClassPlan(learners=30, questions=12, left=4, unanswered=0.1))
    report = report_on(rounds)
    finished = [one for one in rounds if one.finished]
    marks = {
        name: [float(any(a.question == name and a.correct for a in one.answers)) for one in finished]
        for name in rounds[0].paper
    }
    totals = [sum(column) for column in zip(*marks.values(), strict=True)]
    shares = [total / 12 for total in totals]
    assert (report.rounds, report.left) == (26, 4)
    assert report.spread.median == pytest.approx(median(shares))
    assert report.spread.mean == pytest.approx(fmean(shares))
    assert report.spread.sd == pytest.approx(stdev(shares))
    alpha = 12 / 11 * (1 - sum(map(variance, marks.values())) / variance(totals))
    assert report.reliability.alpha == pytest.approx(alpha)
    assert report.reliability.standard_error == pytest.approx(stdev(shares) * (1 - alpha) ** 0.5)
    assert [one.question.id for one in report.questions] == list(rounds[0].paper)
    for one in report.questions:
        given = [a for done in finished for a in done.answers if a.question == one.question.id]
        column = marks[one.question.id]
        rest = [total - mark for total, mark in zip(totals, column, strict=True)]
        assert one.asked == 26
        assert one.choices == tuple(
            sum(a.choice == choice for a in given) for choice in range(one.question.choice_count)
        )
        assert one.unanswered == 26 - len(given)
        assert one.sure_and_wrong == sum(a.certainty == 3 and not a.correct for a in given)
        assert one.statistics.facility == pytest.approx(fmean(column))
        try:
            wanted = correlation(column, rest)
        except StatisticsError:
            assert (one.statistics.discrimination, one.statistics.efficiency) == (None, None)
            continue
        assert one.statistics.discrimination == pytest.approx(wanted)
        assert one.statistics.efficiency == pytest.approx(
            covariance(column, rest) / covariance(sorted(column), sorted(rest))
        )


def test_topics_count_what_was_asked_answered_or_not() -> None:
    rounds = scripted_class(BANK, 5, ClassPlan(learners=10, questions=8, unanswered=0.3))
    report = report_on(rounds)
    for one in report.topics:
        names = {question.id for question in BANK.questions if question.topic == one.topic.id}
        assert one.tally.asked == 10 * len(names & set(rounds[0].paper))
        assert one.tally.right == sum(a.correct and a.question in names for r in rounds for a in r.answers)
    assert [one.topic.id for one in report.topics] == [
        topic for topic in BANK.topics if any(one.topic.id == topic for one in report.topics)
    ]


def answered(*rights: int) -> list[Result]:
    """Rounds of ten questions, each with so many right, the first ones."""
    (model,) = scripted_class(BANK, 1, ClassPlan(learners=1, questions=10, skill=99.0))
    assert all(answer.correct for answer in model.answers)
    return [
        replace(model, id=f"{number:08d}", answers=model.answers[:right])
        for number, right in enumerate(rights)
    ]


def test_the_histogram_has_a_bar_for_each_tenth_and_all_right_in_the_last() -> None:
    assert report_on(answered(0, 0, 3, 9, 10)).histogram == (2, 0, 0, 1, 0, 0, 0, 0, 0, 2)


def test_the_three_most_missed_come_first_and_never_one_that_all_have_right() -> None:
    report = report_on(answered(10, 9, 8, 8))
    assert [one.question for one in report.most_missed] == [
        report.questions[9].question,
        report.questions[8].question,
    ]
    assert [round(one.missed_share, 2) for one in report.most_missed] == [0.75, 0.5]
    assert len(report_on(answered(5, 5)).most_missed) == 3


def test_the_wrong_choice_most_taken_is_the_first_of_several_and_none_where_nobody_took_one() -> None:
    (one, *_rest) = report_on(answered(0, 10)).questions
    assert one.wrong_choice is None
    wrong = [choice for choice in range(one.question.choice_count) if choice != one.question.key]
    counts = [0] * one.question.choice_count
    for choice in wrong:
        counts[choice] = 2
    assert replace(one, choices=tuple(counts)).wrong_choice == wrong[0]
    counts[wrong[-1]] = 3
    assert replace(one, choices=tuple(counts)).wrong_choice == wrong[-1]


def test_reasons_to_check_a_question_are_those_of_its_figures() -> None:
    report = report_on(answered(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1))
    assert Reason.TOO_EASY in report.questions[0].reasons
    assert Reason.TOO_HARD in report.questions[1].reasons


def test_one_round_has_no_spread_and_no_reliability() -> None:
    report = report_on(answered(7))
    assert report.spread == Spread(0.7, 0.7, None)
    assert report.reliability.alpha is None


# Rounds without a paper in common


def test_rounds_on_different_papers_are_compared_question_by_question_alone() -> None:
    plan = ClassPlan(learners=6, questions=5, code=None)
    report = report_on([*scripted_class(BANK, 1, plan), *scripted_class(BANK, 2, plan)])
    assert report.rounds == 12
    assert report.reliability.alpha is None
    assert {one.asked for one in report.questions} <= {6, 12}
    assert all(one.statistics.discrimination is None for one in report.questions)
    assert all(one.statistics.facility is not None for one in report.questions)
    order = [question.id for question in BANK.questions]
    places = [order.index(one.question.id) for one in report.questions]
    assert places == sorted(places)


# Small groups


def test_the_figures_of_a_small_group_are_withheld_and_its_size_is_not() -> None:
    report = report_on(answered(3, 4, 5, 6), least=5)
    assert report.is_withheld
    assert (report.rounds, report.questions, report.topics) == (4, (), ())
    assert report.spread == Spread(None, None, None)
    assert sum(report.histogram) == 0
    assert not report_on(answered(3, 4, 5, 6, 7), least=5).is_withheld


def test_labels_are_named_only_for_groups_that_are_large_enough() -> None:
    rounds = [
        replace(one, label=label) for one, label in zip(answered(*range(10)), "AAAAAABBBB", strict=True)
    ]
    assert report_on(rounds, least=5).labels == (("A", 6),)
    assert report_on(rounds, least=4).labels == (("A", 6), ("B", 4))
    assert report_on(rounds, least=4, shared=True).labels == ()


def test_a_report_for_others_names_no_small_group_with_another_code() -> None:
    rounds = answered(*range(10))
    small = [replace(one, id=f"y{place}", code="0000-0000") for place, one in enumerate(rounds[:3])]
    assert [one.rounds for one in report_on([*rounds, *small], least=10).others] == [3]
    assert report_on([*rounds, *small], least=10, shared=True).others == ()
    assert [one.rounds for one in report_on([*rounds, *small], least=3, shared=True).others] == [3]


def test_a_report_for_others_names_no_folder() -> None:
    rounds = [
        *answered(1, 2),
        replace(answered(3)[0], id="x", code="0000-0000", paper=("strange",), answers=()),
    ]
    assert [one.file for one in report_on(rounds).refused] == ["/share/x.json"]
    assert [one.file for one in report_on(rounds, shared=True).refused] == ["x.json"]
