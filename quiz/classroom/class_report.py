"""The report on a class: one value that every output draws."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from quiz.bank.model import Bank, Misconception, Question, Topic
from quiz.classroom.classes import OtherCode
from quiz.classroom.gather import Refused
from quiz.classroom.item_checks import Reason
from quiz.classroom.statistics import ItemStatistics, Reliability, Spread
from quiz.game.score import Tally

TEACHERS_GROUP = 5
"""How many rounds a group has at least that a teacher's screen shows alone."""

SHARED_GROUP = 10
"""How many rounds a group has at least that is shown to others than its teacher."""

MOST_MISSED = 3
"""How many questions the report names to teach again."""

HISTOGRAM_BARS = 10
"""How many bars the spread of results has."""


@dataclass(frozen=True, slots=True)
class QuestionReport:
    """What one question came to in a class."""

    question: Question
    asked: int
    """How many finished rounds had it on their paper."""
    choices: tuple[int, ...]
    """For each of its choices, in the bank's order, how many took it."""
    statistics: ItemStatistics
    reasons: tuple[Reason, ...]
    """Why it is worth another look."""
    sure_and_wrong: int
    """How many were very sure of a wrong answer."""

    @property
    def right(self) -> int:
        """How many had it right."""
        return self.choices[self.question.key]

    @property
    def unanswered(self) -> int:
        """How many left it unanswered; they count as not right."""
        return self.asked - sum(self.choices)

    @property
    def missed_share(self) -> float:
        """The share that did not have it right, 0 to 1."""
        return 1 - self.right / self.asked if self.asked else 0.0

    @property
    def wrong_choice(self) -> int | None:
        """The wrong choice most taken, counted from 0 in the bank's order; None where nobody took one."""
        wrong = [choice for choice in range(len(self.choices)) if choice != self.question.key]
        most = max(wrong, key=self.choices.__getitem__)  # the first of equals
        return most if self.choices[most] else None


@dataclass(frozen=True, slots=True)
class TopicReport:
    """What the questions on one topic came to in a class."""

    topic: Topic
    tally: Tally
    """How many times they were answered right, of how many times they were asked."""


@dataclass(frozen=True, slots=True)
class ClassReport:
    """What a class came to, with nothing about any one learner."""

    bank: Bank
    code: str | None
    """The class code; None for rounds that were played without."""
    first_day: date | None
    """The day of the first round; None where there is none."""
    last_day: date | None
    rounds: int
    """How many rounds were finished; the figures are about these."""
    left: int
    """How many rounds were left before their end."""
    least: int
    """With fewer finished rounds than this the figures are withheld."""
    spread: Spread
    histogram: tuple[int, ...]
    """How many results lie in each tenth of the way from nothing right to everything right."""
    reliability: Reliability
    topics: tuple[TopicReport, ...]
    """The topics that were asked, in the bank's order."""
    questions: tuple[QuestionReport, ...]
    """The questions that were asked, in the order of the paper, or of the bank where papers differ."""
    certainty_asked: int
    """How many answers came with a certainty."""
    labels: tuple[tuple[str, int], ...]
    """The labels of groups that are large enough to be named, each with its number of finished rounds."""
    others: tuple[OtherCode, ...]
    """The codes that the report leaves out."""
    refused: tuple[Refused, ...]
    """What could not be read or counted."""
    owners: int
    """How many accounts own the files."""

    @property
    def is_withheld(self) -> bool:
        """Are the figures withheld, because they would show who answered what?"""
        return self.rounds < self.least

    @property
    def is_empty(self) -> bool:
        """Is there no round at all, neither finished nor left?"""
        return self.rounds == 0 and self.left == 0

    @property
    def most_missed(self) -> tuple[QuestionReport, ...]:
        """The questions to teach again, the one most missed first."""
        return missed_most(self.questions, MOST_MISSED)

    @property
    def sure_and_wrong(self) -> int:
        """How many answers were very sure and wrong."""
        return sum(one.sure_and_wrong for one in self.questions)

    @property
    def surest_mistakes(self) -> tuple[QuestionReport, ...]:
        """The questions with the most answers that were very sure and wrong, at most as many as `most_missed`."""
        found = [one for one in self.questions if one.sure_and_wrong]
        return tuple(sorted(found, key=lambda one: -one.sure_and_wrong)[:MOST_MISSED])

    def misconception(self, reported: QuestionReport) -> Misconception | None:
        """The belief that the wrong choice most taken shows, where there is one."""
        if reported.wrong_choice is None:
            return None
        shown = reported.question.misconception_of(reported.wrong_choice)
        return None if shown is None else self.bank.misconceptions[shown]


def missed_most(questions: Sequence[QuestionReport], count: int) -> tuple[QuestionReport, ...]:
    """The questions with the greatest share of misses; among equals the order stays, and none is without a miss."""
    missed = [one for one in questions if one.missed_share > 0]
    return tuple(sorted(missed, key=lambda one: -one.missed_share)[:count])
