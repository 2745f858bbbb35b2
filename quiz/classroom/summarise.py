"""Makes the report on a class out of its rounds."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from quiz.bank.model import Bank
from quiz.classroom.class_report import HISTOGRAM_BARS, ClassReport, QuestionReport, TopicReport
from quiz.classroom.classes import ClassRounds
from quiz.classroom.gather import Refused
from quiz.classroom.item_checks import reasons
from quiz.classroom.result import Result
from quiz.classroom.statistics import (
    UNKNOWN,
    ItemStatistics,
    item_statistics,
    paper_items,
    reliability,
    spread,
)
from quiz.game.round import CERTAINTIES
from quiz.game.score import Tally

Rows = Sequence[Sequence[int]]
"""For each round its marks, 1 or 0, in the order of its paper; what was not answered counts as 0."""


def summarise(played: ClassRounds, bank: Bank, *, least: int = 1, shared: bool = False) -> ClassReport:
    """The report on the rounds of a class.

    Args:
        played: The rounds.
        bank: The bank that they were played with.
        least: With fewer finished rounds than this the figures are withheld.
        shared: Is it for others than the teacher? Then it has no labels and no names of folders.
    """
    days = [result.date for result in (*played.finished, *played.left)]
    rounds = played.finished if len(played.finished) >= least else ()
    rows = [_marks(result) for result in rounds]
    same_paper = len({result.paper for result in rounds}) == 1
    counts = _count(rounds, rows)
    questions = _questions(
        counts, _statistics(counts, rows, same_paper=same_paper), bank, same_paper=same_paper
    )
    return ClassReport(
        bank=bank,
        code=played.code,
        first_day=min(days, default=None),
        last_day=max(days, default=None),
        rounds=len(played.finished),
        left=len(played.left),
        least=least,
        spread=spread([sum(row) / len(row) for row in rows]),
        histogram=_histogram(rows),
        reliability=reliability(rows) if same_paper else UNKNOWN,
        topics=_topics(questions, bank),
        questions=questions,
        certainty_asked=counts.certainty_asked,
        labels=() if shared else _labels(played.finished, least),
        others=played.others,
        refused=tuple(map(_without_folder, played.refused)) if shared else played.refused,
        owners=played.owners,
    )


def _marks(result: Result) -> list[int]:
    right = {answer.question for answer in result.answers if answer.correct}
    return [int(question in right) for question in result.paper]


@dataclass(slots=True)
class _Counts:
    """What was answered to each question, by its id."""

    marks: dict[str, list[int]] = field(default_factory=dict)
    choices: Counter[tuple[str, int]] = field(default_factory=Counter)
    sure_and_wrong: Counter[str] = field(default_factory=Counter)
    certainty_asked: int = 0


def _count(rounds: Sequence[Result], rows: Rows) -> _Counts:
    counts = _Counts()
    for result, row in zip(rounds, rows, strict=True):
        for name, mark in zip(result.paper, row, strict=True):
            counts.marks.setdefault(name, []).append(mark)
        for answer in result.answers:
            counts.choices[answer.question, answer.choice] += 1
            counts.certainty_asked += answer.certainty is not None
            if answer.certainty == CERTAINTIES[-1] and not answer.correct:
                counts.sure_and_wrong[answer.question] += 1
    return counts


def _statistics(counts: _Counts, rows: Rows, *, same_paper: bool) -> dict[str, ItemStatistics]:
    """The statistics of each question; without a paper in common none is compared with the rest."""
    if same_paper:
        return dict(zip(counts.marks, paper_items(rows), strict=True))
    return {name: item_statistics(marks) for name, marks in counts.marks.items()}


def _questions(
    counts: _Counts, statistics: Mapping[str, ItemStatistics], bank: Bank, *, same_paper: bool
) -> tuple[QuestionReport, ...]:
    """What each question came to, in the order of the paper, or of the bank where papers differ."""
    names = counts.marks if same_paper else [one.id for one in bank.questions if one.id in counts.marks]
    reported = []
    for name in names:
        question, asked = bank.by_id[name], len(counts.marks[name])
        choices = tuple(counts.choices[name, choice] for choice in range(question.choice_count))
        found = reasons(question, statistics[name], choices, asked)
        reported.append(
            QuestionReport(question, asked, choices, statistics[name], found, counts.sure_and_wrong[name])
        )
    return tuple(reported)


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


def _histogram(rows: Rows) -> tuple[int, ...]:
    """How many results lie in each of `HISTOGRAM_BARS` equal parts; all right belongs to the last."""
    bars = Counter(min(sum(row) * HISTOGRAM_BARS // len(row), HISTOGRAM_BARS - 1) for row in rows)
    return tuple(bars[place] for place in range(HISTOGRAM_BARS))


def _labels(rounds: Sequence[Result], least: int) -> tuple[tuple[str, int], ...]:
    """The labels of groups that are large enough to be named."""
    counts = Counter(result.label for result in rounds if result.label is not None)
    return tuple((label, count) for label, count in sorted(counts.items()) if count >= least)


def _without_folder(refused: Refused) -> Refused:
    return refused._replace(file=os.path.basename(refused.file))
