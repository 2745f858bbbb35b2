"""What is known of the past: plain values that never change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from quiz.bank.model import Topic
from quiz.game.kinds import RoundKind, RoundSource
from quiz.game.score import Tally

A_NIGHT = timedelta(hours=12)
"""Two right answers this far apart have a night between them, or at least half a day."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the learner stands with one question."""

    last_at: datetime
    """When it was last answered."""
    choice: int
    """Which of its choices was taken then, from 0 in the bank's order."""
    correct: bool
    """Was that right?"""
    right_since: datetime | None
    """When the run of right answers that still lasts began; None after a wrong one."""
    due_at: datetime
    """When it is due for review."""

    @property
    def known(self) -> bool:
        """Was it right, and right again after a night, with no miss since?"""
        return self.right_since is not None and self.last_at - self.right_since >= A_NIGHT


@dataclass(frozen=True, slots=True)
class PlayedRound:
    """A finished round."""

    id: int
    ended_at: datetime
    kind: RoundKind
    source: RoundSource
    exam: bool
    tally: Tally


@dataclass(frozen=True, slots=True)
class Facts:
    """What the history holds for the progress page."""

    standings: Mapping[str, Standing]
    """Where the learner stands with each question met, by its id."""
    rounds: tuple[PlayedRound, ...]
    """The finished rounds, the oldest first."""
    practice: tuple[tuple[datetime, int], ...]
    """How many answers were given in each quarter of an hour that had any, the oldest first."""
    certainty: Mapping[tuple[int, bool], int]
    """How many answers were given with each certainty and were right or wrong."""
    corrections: Tally
    """How often the learner knew what makes a false statement false."""


@dataclass(frozen=True, slots=True)
class TopicStanding:
    """Where the learner stands with the questions of one topic."""

    questions: int
    """How many there are in the bank."""
    met: int
    """How many were answered at least once."""
    right: int
    """How many were right the last time."""
    firm: int
    """How many were right again after a night, with no miss since."""


@dataclass(frozen=True, slots=True)
class TopicBar:
    """A topic and where the learner stands with it."""

    topic: Topic
    standing: TopicStanding


@dataclass(frozen=True, slots=True)
class Done:
    """How many questions were answered in a span of time, and how many right."""

    answers: int
    """How many answers were given."""
    right: int
    """How many of them were right."""
    questions: int
    """To how many different questions."""


@dataclass(frozen=True, slots=True)
class Removed:
    """What was removed when history was forgotten, or would be."""

    rounds: int
    answers: int
    corrections: int
    files: tuple[str, ...] = ()
    """The names of the damaged files that had been set aside, and of copies of earlier versions."""
    lessons: int = 0
    """How many lessons were noted as read."""
