"""How far a learner has come: topics, rounds, days, beliefs they still hold, what is due, and certainty.

Everything follows from `Facts`, a bank and the time.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from enum import Enum, auto

from quiz.bank.model import Bank, Misconception, Question
from quiz.game.kinds import RoundKind, RoundSource
from quiz.game.score import Tally
from quiz.study.records import Facts, PlayedRound, Standing, TopicBar, TopicStanding
from quiz.study.schedule import due, due_by_day

WEEKS = 8
"""How many weeks the calendar shows, the present one included."""

DAYS_AHEAD = 7
"""For how many days progress lists what falls due, today included."""

MARKS: Mapping[int, tuple[int, int]] = {1: (1, 0), 2: (2, -2), 3: (3, -6)}
"""For each certainty the marks for right and for wrong: certainty-based marking as A. R. Gardner-Medwin
defined it, "Confidence assessment in the teaching of basic science", ALT-J 3(1), 1995."""

THRESHOLDS = (2 / 3, 4 / 5)
"""The shares right from which the next certainty brings more marks. They follow from `MARKS`: 2p - 2(1 - p)
passes p at 2/3, and 3p - 6(1 - p) passes 2p - 2(1 - p) at 4/5."""

ENOUGH = 5
"""How many answers with one certainty it takes to judge whether it is well placed."""


@dataclass(frozen=True, slots=True)
class Day:
    """One day of the calendar."""

    day: date
    answers: int
    """How many questions were answered."""


@dataclass(frozen=True, slots=True)
class Held:
    """A misconception that the last answers show."""

    misconception: Misconception
    questions: tuple[Question, ...]
    """Where it showed, and was not yet corrected by a right answer."""


class Fit(Enum):
    """How well a certainty matches truth."""

    UNKNOWN = auto()
    """There are too few answers to judge."""
    TOO_SURE = auto()
    """A lower certainty would have brought more marks."""
    FITS = auto()
    """No other certainty would have brought more marks."""
    TOO_SHY = auto()
    """A higher certainty would have brought more marks."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """What the answers given with one certainty came to."""

    certainty: int
    """From 1, hardly sure, to 3, quite sure."""
    tally: Tally

    @property
    def marks(self) -> int:
        """The marks they brought."""
        right, wrong = MARKS[self.certainty]
        return right * self.tally.right + wrong * (self.tally.asked - self.tally.right)

    @property
    def fit(self) -> Fit:
        """How well this certainty matches truth."""
        low, high = (0.0, *THRESHOLDS, 1.0)[self.certainty - 1 : self.certainty + 1]
        if self.tally.asked < ENOUGH:
            return Fit.UNKNOWN
        if self.tally.share < low:
            return Fit.TOO_SURE
        return Fit.TOO_SHY if self.tally.share > high else Fit.FITS


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a learner has come with a bank."""

    topics: tuple[TopicBar, ...]
    """Where the learner stands with every topic of the bank, in its order."""
    rounds: tuple[PlayedRound, ...]
    """The finished rounds, the oldest first."""
    best: Mapping[RoundKind, Tally]
    """The best drawn round of each kind that was played."""
    calendar: tuple[Day, ...]
    """Every day from a Monday, `WEEKS` weeks with the present one, up to today."""
    held: tuple[Held, ...]
    """The misconceptions still held, those that showed in most questions first."""
    due_now: int
    """How many questions are due for review."""
    due_days: tuple[int, ...]
    """How many fall due today (all of today, and the overdue) and on each day after."""
    calibration: tuple[Calibration, ...]
    """One for each certainty from 1 to 3; empty when nobody was ever asked."""
    corrections: Tally
    """How often the learner knew what makes a false statement false."""
    zone: tzinfo
    """Where the learner's days begin."""

    @property
    def today(self) -> date:
        """The last day of the calendar."""
        return self.calendar[-1].day

    @property
    def days_practised(self) -> int:
        """On how many days of the calendar something was answered."""
        return sum(day.answers > 0 for day in self.calendar)


def progress(bank: Bank, facts: Facts, now: datetime, zone: tzinfo) -> Progress:
    """How far a learner has come with a bank; what its questions no longer hold is passed over.

    Args:
        bank: The questions that count.
        facts: What the learner did.
        now: The time.
        zone: Where the learner's days begin.
    """
    standings = {
        question_id: standing
        for question_id, standing in facts.standings.items()
        if question_id in bank.by_id
    }
    due_times = {question_id: standing.due_at for question_id, standing in standings.items()}
    wrong = {name: standing.choice for name, standing in standings.items() if not standing.correct}
    return Progress(
        topics=topic_bars(bank, standings),
        rounds=facts.rounds,
        best=best_rounds(facts.rounds),
        calendar=_calendar(facts.practice, now.astimezone(zone).date(), zone),
        held=beliefs_held(bank, wrong),
        due_now=len(due(due_times, now)),
        due_days=due_by_day(due_times.values(), now, DAYS_AHEAD, zone),
        calibration=_calibration(facts.certainty),
        corrections=facts.corrections,
        zone=zone,
    )


def topic_bars(bank: Bank, standings: Mapping[str, Standing]) -> tuple[TopicBar, ...]:
    """Where the learner stands with each topic, in the bank's order.

    Args:
        bank: The questions that count.
        standings: Where the learner stands with each question that was met, by its id.
    """
    in_topic: dict[str, list[Standing]] = {name: [] for name in bank.topics}
    for question_id, standing in standings.items():
        if question := bank.by_id.get(question_id):
            in_topic[question.topic].append(standing)
    asked = Counter(question.topic for question in bank.questions)
    return tuple(TopicBar(topic, _topic(asked[name], in_topic[name])) for name, topic in bank.topics.items())


def best_rounds(rounds: Iterable[PlayedRound]) -> dict[RoundKind, Tally]:
    """The best drawn round of each kind that was played; the longer among equals."""
    best: dict[RoundKind, Tally] = {}
    for played in rounds:
        tally = played.tally
        if played.source is not RoundSource.DRAW or not tally.asked:
            continue
        so_far = best.get(played.kind)
        if so_far is None or tally.rank > so_far.rank:
            best[played.kind] = tally
    return best


def marks_for(correct: bool, certainty: int) -> int:
    """The marks for one answer; see `MARKS`."""
    right, wrong = MARKS[certainty]
    return right if correct else wrong


def _topic(questions: int, met: Sequence[Standing]) -> TopicStanding:
    """Where the learner stands with a topic of so many questions."""
    right, firm = sum(standing.correct for standing in met), sum(standing.known for standing in met)
    return TopicStanding(questions, len(met), right, firm)


def _calendar(practice: Iterable[tuple[datetime, int]], today: date, zone: tzinfo) -> tuple[Day, ...]:
    answers: Counter[date] = Counter()
    for at, count in practice:
        answers[at.astimezone(zone).date()] += count
    monday = today - timedelta(days=today.weekday(), weeks=WEEKS - 1)
    days = (monday + timedelta(days=number) for number in range((today - monday).days + 1))
    return tuple(Day(day, answers[day]) for day in days)


def beliefs_held(bank: Bank, wrong_choices: Mapping[str, int]) -> tuple[Held, ...]:
    """The misconceptions that the last answers show, those that showed in most questions first.

    Args:
        bank: The questions that count.
        wrong_choices: For each question answered wrong the last time, by its id, which choice was taken.
    """
    shown: dict[str, list[Question]] = {}
    for question in bank.questions:
        choice = wrong_choices.get(question.id)
        if choice is None:
            continue
        misconception = question.misconception_of(choice)
        if misconception is not None and misconception in bank.misconceptions:
            shown.setdefault(misconception, []).append(question)
    held = [Held(bank.misconceptions[name], tuple(questions)) for name, questions in shown.items()]
    return tuple(sorted(held, key=lambda one: -len(one.questions)))


def _calibration(certainty: Mapping[tuple[int, bool], int]) -> tuple[Calibration, ...]:
    if not certainty:
        return ()
    return tuple(
        Calibration(
            level,
            Tally(
                certainty.get((level, True), 0), sum(certainty.get((level, ok), 0) for ok in (True, False))
            ),
        )
        for level in MARKS
    )
