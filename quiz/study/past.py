"""What a learner did so far, read for the menu and for the screens that show it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta, tzinfo
from typing import NamedTuple

from quiz.bank.model import Bank, Question, Topic
from quiz.game.kinds import RoundSource
from quiz.game.round import Round
from quiz.game.score import Tally
from quiz.study import queries
from quiz.study.database import Database
from quiz.study.progress import Held, Progress, beliefs_held, progress, topic_bars
from quiz.study.records import Done, TopicBar
from quiz.study.resume import unfinished_rounds

WEAK_FROM = 3
"""So many questions of a topic have to be met before it can be called weak."""

WEAK_BELOW = 0.8
"""A topic is weak when a smaller share of the questions met was right the last time."""


class Lesson(NamedTuple):
    """The lesson of a topic."""

    topic: Topic
    read: bool
    """Was it read?"""


class Past:
    """What one learner did with one bank, as the history has it at each call."""

    def __init__(
        self, bank: Bank, database: Database, clock: Callable[[], datetime], zone: tzinfo | None
    ) -> None:
        """Read from a history.

        Args:
            bank: What is played.
            database: What was played.
            clock: Gives the time, in UTC.
            zone: Where the learner's days begin; as the machine says when None.
        """
        self._bank = bank
        self._database = database
        self._clock = clock
        self._zone = zone

    def unfinished_rounds(self) -> list[Round]:
        """The rounds that were left and can go on, the last first."""
        return unfinished_rounds(self._database, self._bank)

    def topics(self) -> tuple[TopicBar, ...]:
        """Where the learner stands with each topic, in the bank's order."""
        return topic_bars(self._bank, queries.standings(self._database))

    def weakest_topic(self) -> TopicBar | None:
        """The topic of which the smallest share was right the last time; None where none is weak."""
        weak = [
            bar
            for bar in self.topics()
            if bar.standing.met >= WEAK_FROM and bar.standing.right < bar.standing.met * WEAK_BELOW
        ]
        return min(weak, key=lambda bar: bar.standing.right / bar.standing.met, default=None)

    def beliefs(self) -> tuple[Held, ...]:
        """The misconceptions that the last answers show, those that showed in most questions first."""
        return beliefs_held(self._bank, queries.wrong_choices(self._database))

    def lessons(self) -> tuple[Lesson, ...]:
        """The lesson of each topic, in the bank's order, and whether it was read."""
        read = queries.lessons_read(self._database, self._bank)
        return tuple(Lesson(topic, name in read) for name, topic in self._bank.topics.items())

    def due(self) -> list[Question]:
        """What is due for review, the longest overdue first."""
        return queries.due(self._database, self._bank, self._clock())

    def due_later(self) -> int:
        """How many questions will be due later today."""
        return len(queries.due(self._database, self._bank, self._midnight(days=1), after=self._clock()))

    def missed(self) -> list[Question]:
        """What was missed lately."""
        return queries.missed_lately(self._database, self._bank)

    def done_today(self) -> Done:
        """What was answered today."""
        return queries.done_since(self._database, self._midnight())

    def progress(self) -> Progress:
        """How far the learner has come."""
        now = self._clock()
        return progress(self._bank, queries.facts(self._database, now), now, self.local)

    @property
    def local(self) -> tzinfo:
        """Where the learner's days begin."""
        return self._zone or self._clock().astimezone().tzinfo or UTC

    def _midnight(self, days: int = 0) -> datetime:
        """When today began; when a day begins that is so many days off."""
        today = self._clock().astimezone(self.local).date() + timedelta(days=days)
        return datetime.combine(today, time(), self.local)

    def best_before(self, played: Round) -> Tally | None:
        """The best round of the same kind before `played`; None where there is none or `played` does not count.

        Only rounds that were drawn from the bank count: a retry asks what was just explained.
        """
        if played.source is not RoundSource.DRAW or not played.id:
            return None
        return queries.best(self._database, played.spec.kind, before=played.id)
