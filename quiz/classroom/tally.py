"""What a report on a class needs to know of its rounds: counts, which a program or a database can make."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from quiz.classroom.classes import ClassRounds, OtherCode
from quiz.classroom.gather import Refused
from quiz.classroom.result import Result
from quiz.game.round import CERTAINTIES


@dataclass(slots=True)
class QuestionTally:
    """What was answered to one question in finished rounds; what was not answered counts as not right."""

    pairs: Counter[tuple[int, int]] = field(default_factory=Counter)
    """How many rounds have a mark on it, 1 or 0, together with a number of right answers to the rest of their paper;
    that number is 0 where the rounds have no paper in common."""
    choices: Counter[int] = field(default_factory=Counter)
    """How many took each choice, counted from 0 in the bank's order."""
    sure_and_wrong: int = 0
    """How many were very sure of a wrong answer."""

    @property
    def asked(self) -> int:
        """How many rounds had it on their paper."""
        return self.pairs.total()


@dataclass(slots=True)
class ClassTally:
    """The counts of one class."""

    code: str | None
    """The code of its rounds; None where they were played without."""
    left: int = 0
    """How many rounds were left before their end; every other count but the days is about finished rounds."""
    first_day: date | None = None
    """The day of the first round, finished or left; None where there is none."""
    last_day: date | None = None
    same_paper: bool = False
    """Have all finished rounds one paper?"""
    results: Counter[tuple[int, int]] = field(default_factory=Counter)
    """How many rounds have a number of right answers on a paper of a number of questions."""
    labels: Counter[str] = field(default_factory=Counter)
    """How many rounds have each label."""
    questions: dict[str, QuestionTally] = field(default_factory=dict)
    """What was answered to each question, by its id; in the order of the paper where there is one."""
    certainty_asked: int = 0
    """How many answers came with a certainty."""
    others: tuple[OtherCode, ...] = ()
    """The codes that are left out, the last first."""
    refused: tuple[Refused, ...] = ()
    """What could not be read or counted."""
    owners: int = 0
    """How many accounts own the files that hold rounds."""

    @property
    def finished(self) -> int:
        """How many rounds were finished."""
        return self.results.total()


def tally(played: ClassRounds) -> ClassTally:
    """The counts of the rounds of a class."""
    days = [result.date for result in (*played.finished, *played.left)]
    counts = ClassTally(
        code=played.code,
        left=len(played.left),
        first_day=min(days, default=None),
        last_day=max(days, default=None),
        same_paper=len(played.papers) == 1,
        labels=Counter(result.label for result in played.finished if result.label is not None),
        others=played.others,
        refused=played.refused,
        owners=played.owners,
    )
    for result in played.finished:
        _count_marks(counts, result)
        _count_answers(counts, result)
    return counts


def _count_marks(counts: ClassTally, result: Result) -> None:
    marks = _marks(result)
    total = sum(marks)
    counts.results[total, len(marks)] += 1
    for name, mark in zip(result.paper, marks, strict=True):
        if name not in counts.questions:
            counts.questions[name] = QuestionTally()
        counts.questions[name].pairs[mark, total - mark if counts.same_paper else 0] += 1


def _marks(result: Result) -> Sequence[int]:
    """For each question of the paper 1 if it was answered right, else 0."""
    right = {answer.question for answer in result.answers if answer.correct}
    return [int(question in right) for question in result.paper]


def _count_answers(counts: ClassTally, result: Result) -> None:
    for answer in result.answers:
        question = counts.questions[answer.question]
        question.choices[answer.choice] += 1
        counts.certainty_asked += answer.certainty is not None
        question.sure_and_wrong += answer.certainty == CERTAINTIES[-1] and not answer.correct
