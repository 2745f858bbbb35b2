"""What a round came to: points, runs, topics, and what to look at again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from quiz.game.draw import Asked
from quiz.game.phase import Over
from quiz.game.round import Round, Verdict


@dataclass(frozen=True, slots=True)
class Tally:
    """How many answers were right, of how many questions."""

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
    unanswered: tuple[Asked, ...] = ()
    """What an exam that is handed in leaves unanswered; it counts as not right."""

    @property
    def to_look_at(self) -> int:
        """How many questions were not right."""
        return len(self.missed) + len(self.unanswered)


def score(played: Round) -> Score:
    """The result of a round: of the answered questions, once an exam is handed in of all."""
    verdicts = played.verdicts
    unanswered = _unanswered(played)
    correct = {verdict.answer.question_id: verdict.correct for verdict in verdicts}
    correct |= {asked.question.id: False for asked in unanswered}
    marks = [
        (asked.question.topic, correct[asked.question.id])
        for asked in played.paper
        if asked.question.id in correct
    ]
    runs = [(right, len(list(run))) for right, run in groupby(right for _topic, right in marks)]
    topics: dict[str, list[bool]] = {}
    for topic, right in marks:
        topics.setdefault(topic, []).append(right)
    return Score(
        tally=_tally(right for _topic, right in marks),
        streak=runs[-1][1] if runs and runs[-1][0] else 0,
        best_streak=max((length for right, length in runs if right), default=0),
        topics=tuple((topic, _tally(given)) for topic, given in topics.items()),
        missed=tuple(verdict for verdict in verdicts if not verdict.correct),
        unanswered=unanswered,
    )


def _unanswered(played: Round) -> tuple[Asked, ...]:
    if not played.exam or not isinstance(played.phase, Over):
        return ()
    return tuple(played.paper[place] for place in played.unanswered)


def _tally(marks: Iterable[bool]) -> Tally:
    counted = list(marks)
    return Tally(sum(counted), len(counted))
