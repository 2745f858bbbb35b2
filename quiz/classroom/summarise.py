"""Makes the report on a class out of its rounds, or of what was counted of them."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Mapping, Sequence

from quiz.bank.model import Bank
from quiz.classroom.class_report import HISTOGRAM_BARS, ClassReport, QuestionReport, TopicReport
from quiz.classroom.classes import ClassRounds
from quiz.classroom.gather import Refused
from quiz.classroom.item_checks import reasons
from quiz.classroom.statistics import UNKNOWN, item_statistics, reliability, spread
from quiz.classroom.tally import ClassTally, QuestionTally, tally
from quiz.game.score import Tally


def summarise(played: ClassRounds, bank: Bank, *, least: int = 1, shared: bool = False) -> ClassReport:
    """The report on the rounds of a class; see `report_on` for the arguments."""
    return report_on(tally(played), bank, least=least, shared=shared)


def report_on(counted: ClassTally, bank: Bank, *, least: int = 1, shared: bool = False) -> ClassReport:
    """The report on what was counted of a class.

    Args:
        counted: The counts.
        bank: The bank that its rounds were played with.
        least: With fewer finished rounds than this the figures are withheld.
        shared: Is it for others than the teacher? Then it has no labels, no names of folders, and no other code that
            fewer than `least` finished.
    """
    shown = counted if counted.finished >= least else ClassTally(counted.code)
    shares = [right / asked for (right, asked), rounds in shown.results.items() for _round in range(rounds)]
    questions = _questions(shown, bank)
    pairs = [one.pairs for one in shown.questions.values()]
    return ClassReport(
        bank=bank,
        code=counted.code,
        first_day=counted.first_day,
        last_day=counted.last_day,
        rounds=counted.finished,
        left=counted.left,
        least=least,
        spread=spread(shares),
        histogram=_histogram(shown.results),
        reliability=reliability(pairs) if shown.same_paper else UNKNOWN,
        topics=_topics(questions, bank),
        questions=questions,
        certainty_asked=shown.certainty_asked,
        labels=() if shared else _labels(counted.labels, least),
        others=tuple(one for one in counted.others if not shared or one.rounds >= least),
        refused=tuple(map(_without_folder, counted.refused)) if shared else counted.refused,
        owners=counted.owners,
    )


def _questions(counted: ClassTally, bank: Bank) -> tuple[QuestionReport, ...]:
    """What each question came to, in the order of the paper, or of the bank where papers differ."""
    names = list(counted.questions)
    if not counted.same_paper:
        names = [one.id for one in bank.questions if one.id in counted.questions]
    return tuple(_question(name, counted.questions[name], bank) for name in names)


def _question(name: str, counted: QuestionTally, bank: Bank) -> QuestionReport:
    question, statistics = bank.by_id[name], item_statistics(counted.pairs)
    choices = tuple(counted.choices[choice] for choice in range(question.choice_count))
    found = reasons(question, statistics, choices, counted.asked)
    return QuestionReport(question, counted.asked, choices, statistics, found, counted.sure_and_wrong)


def _topics(questions: Sequence[QuestionReport], bank: Bank) -> tuple[TopicReport, ...]:
    asked: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for one in questions:
        asked[one.question.topic] += one.asked
        right[one.question.topic] += one.right
    return tuple(
        TopicReport(topic, Tally(right[topic.id], asked[topic.id]))
        for topic in bank.topics.values()
        if asked[topic.id]
    )


def _histogram(results: Mapping[tuple[int, int], int]) -> tuple[int, ...]:
    """How many results lie in each of `HISTOGRAM_BARS` equal parts; all right belongs to the last."""
    bars: Counter[int] = Counter()
    for (right, asked), rounds in results.items():
        bars[min(right * HISTOGRAM_BARS // asked, HISTOGRAM_BARS - 1)] += rounds
    return tuple(bars[place] for place in range(HISTOGRAM_BARS))


def _labels(labels: Mapping[str, int], least: int) -> tuple[tuple[str, int], ...]:
    """The labels of groups that are large enough to be named."""
    return tuple((label, count) for label, count in sorted(labels.items()) if count >= least)


def _without_folder(refused: Refused) -> Refused:
    return refused._replace(file=os.path.basename(refused.file))
