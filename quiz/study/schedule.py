"""When a question should come back: spaced repetition by FSRS, from the answers given so far.

FSRS keeps two numbers for each question and learner: its stability, the days after which nine learners in
ten would still know it, and its difficulty. Each answer is a rating that moves both.
https://github.com/open-spaced-repetition/py-fsrs
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from enum import IntEnum
from functools import cache
from typing import TYPE_CHECKING

from quiz.game.round import CERTAINTIES

if TYPE_CHECKING:
    from fsrs import Card, Scheduler

RETENTION = 0.9
"""The share of questions that should still be known when they come back; the value FSRS recommends."""

SHORTEST = timedelta(days=1)
"""The shortest time until a question comes back."""

LONGEST_DAYS = 365
"""The longest, in days: after a year the facts themselves need to be checked again."""

LEEWAY = timedelta(hours=8)
"""How much early a question may come back, so that yesterday afternoon's is due this morning."""

QUICK_SECONDS = 10.0
"""An answer this quick was known from the stem: a new question, some sixty words, takes fifteen to read."""

SHAKY_AFTER = 2
"""After so many misses in a row the next right answer does not count in full."""

CERTAIN, GUESSED = CERTAINTIES[-1], CERTAINTIES[0]
"""The highest and the lowest certainty."""


class Rating(IntEnum):
    """What an answer shows about the learner's memory, in the terms of FSRS."""

    AGAIN = 1
    """It was forgotten, or never known."""
    HARD = 2
    """It was remembered, but only just."""
    GOOD = 3
    """It was remembered."""
    EASY = 4
    """It was remembered without effort."""


@dataclass(frozen=True, slots=True)
class Recall:
    """One answer, as far as it matters to the schedule."""

    at: datetime
    """When it was given; aware, in UTC."""
    correct: bool
    """Was it right?"""
    seconds: float = 0.0
    """How long the learner took; 0 where it was not measured."""
    certainty: int | None = None
    """How certain the learner was, from 1 to 3; None where it was not asked."""


@dataclass(frozen=True, slots=True)
class Memory:
    """How well a question is remembered after the last answer to it."""

    at: datetime
    """When the last answer was given."""
    due_at: datetime
    """When the question should come back."""
    stability: float
    """The days after which nine learners in ten would still know it."""
    difficulty: float
    """How hard it is for this learner, from 1 to 10."""
    misses: int
    """How many wrong answers in a row there were last."""


def rating(recall: Recall, misses: int) -> Rating:
    """What an answer that follows `misses` wrong ones in a row shows about memory.

    - **Wrong is always `AGAIN`**, the second miss as the first, and a wrong guess as a wrong certainty:
      every other rating means to FSRS that it was remembered. A second miss needs no rating of its own, since
      each `AGAIN` also raises the difficulty, from which all later intervals are shorter.
    - **Right after two misses or more is `HARD`**: the explanation was read twice and did not stick before,
      and the right choice may now be recognised rather than known; the interval grows, but slowly.
    - **Right and called a guess is `HARD`**: half of all guesses at a true/false question are right.
    - **Right, quick and certain is `EASY`**. Both are needed: a quick answer may be a guess, a certain one may
      have been worked out. Without certainty nothing is `EASY`.
    - **Right otherwise is `GOOD`**.
    """
    if not recall.correct:
        return Rating.AGAIN
    if misses >= SHAKY_AFTER or recall.certainty == GUESSED:
        return Rating.HARD
    if recall.certainty == CERTAIN and 0 < recall.seconds <= QUICK_SECONDS:
        return Rating.EASY
    return Rating.GOOD


def remembered(recalls: Iterable[Recall], memory: Memory | None = None) -> Memory | None:
    """The memory of a question after these answers, the oldest first; imports fsrs when there are any.

    The first step and the rest give the same as all at once. The memory is None when there is no answer.

    Args:
        recalls: The answers that are new.
        memory: What the answers before them came to.
    """
    for recall in recalls:
        memory = _after(memory, recall)
    return memory


def horizon(now: datetime) -> datetime:
    """What is due by this time counts as due at `now`."""
    return now + LEEWAY


def due(due_times: Mapping[str, datetime], now: datetime) -> list[str]:
    """The ids of what is due, the longest overdue first."""
    ready = [(due_at, question_id) for question_id, due_at in due_times.items() if due_at <= horizon(now)]
    return [question_id for _, question_id in sorted(ready)]


def due_by_day(due_times: Iterable[datetime], now: datetime, days: int, zone: tzinfo) -> tuple[int, ...]:
    """How many questions fall due today and on each day after; today's are the overdue and all of today's.

    Args:
        due_times: When each question is due.
        now: The time.
        days: For how many days, today included.
        zone: Where the learner's days begin.
    """
    today = now.astimezone(zone).date()
    counts = [0] * days
    for due_at in due_times:
        day = max(0, ((due_at - LEEWAY).astimezone(zone).date() - today).days)
        if day < days:
            counts[day] += 1
    return tuple(counts)


@cache
def _scheduler() -> Scheduler:
    """FSRS with its published weights, whole days only and no chance.

    Without steps of minutes, for within the day the results offer the missed questions again; without
    fuzzing, for the same answers must give the same days.
    """
    from fsrs import Scheduler

    return Scheduler(
        desired_retention=RETENTION,
        learning_steps=(),
        relearning_steps=(),
        maximum_interval=LONGEST_DAYS,
        enable_fuzzing=False,
    )


def _after(memory: Memory | None, recall: Recall) -> Memory:
    from fsrs import Rating as FsrsRating

    misses = memory.misses if memory else 0
    at = recall.at.astimezone(UTC)
    reviewed, _ = _scheduler().review_card(_card(memory, at), FsrsRating(rating(recall, misses)), at)
    if reviewed.stability is None or reviewed.difficulty is None:
        raise AssertionError("a reviewed card has both")
    return Memory(
        at=at,
        due_at=reviewed.due,
        stability=reviewed.stability,
        difficulty=reviewed.difficulty,
        misses=0 if recall.correct else misses + 1,
    )


def _card(memory: Memory | None, at: datetime) -> Card:
    """The memory of a question as fsrs keeps it; without an id fsrs waits a millisecond to make one up."""
    from fsrs import Card, State

    if memory is None:
        return Card(card_id=0, due=at)
    return Card(
        card_id=0,
        state=State.Review,
        stability=memory.stability,
        difficulty=memory.difficulty,
        due=memory.due_at,
        last_review=memory.at,
    )
