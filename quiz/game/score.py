"""What a round came to: points, runs, topics, and what to look at again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from quiz.game.round import Round, Verdict


@dataclass(frozen=True, slots=True)
class Tally:
    """So many right of so many."""

    right: int
    asked: int

    @property
    def share(self) -> float:
        """The share that is right, from 0 to 1; 0 when nothing was asked."""
        return self.right / self.asked if self.asked else 0.0

    @property
    def rank(self) -> tuple[float, int]:
        """Orders tallies: the larger share is better, and among equal shares the longer round."""
        return self.share, self.asked


@dataclass(frozen=True, slots=True)
class Score:
    """The result of a round, as far as it was played. One point a question, and nothing for speed."""

    tally: Tally
    streak: int
    """How many of the last answers in a row are right."""
    best_streak: int
    """The longest run of right answers."""
    topics: tuple[tuple[str, Tally], ...]
    """Each topic that was asked, in the order of its first question."""
    missed: tuple[Verdict, ...]
    """What was answered wrong."""


def score(played: Round) -> Score:
    """The result of a round, of the answered questions alone."""
    verdicts = played.verdicts
    runs = [(right, len(list(run))) for right, run in groupby(verdict.correct for verdict in verdicts)]
    topics = dict.fromkeys(verdict.asked.question.topic for verdict in verdicts)
    return Score(
        tally=_tally(verdicts),
        streak=runs[-1][1] if runs and runs[-1][0] else 0,
        best_streak=max((length for right, length in runs if right), default=0),
        topics=tuple(
            (topic, _tally(verdict for verdict in verdicts if verdict.asked.question.topic == topic))
            for topic in topics
        ),
        missed=tuple(verdict for verdict in verdicts if not verdict.correct),
    )


def _tally(verdicts: Iterable[Verdict]) -> Tally:
    marks = [verdict.correct for verdict in verdicts]
    return Tally(sum(marks), len(marks))
