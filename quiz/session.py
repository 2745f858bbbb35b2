"""A session: everything a learner can do with a bank now. Both front ends show its menu and call its methods."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, tzinfo
from random import Random
from typing import NamedTuple, assert_never

from quiz import i18n
from quiz.bank.model import Bank, Question
from quiz.game.assignment import Assignment
from quiz.game.draw import Paper, RoundSpec, draw, eligible, paper_of
from quiz.game.kinds import DEFAULT_LENGTH, MAX_SEED, RoundSource
from quiz.game.round import Answer, Round, waiting_phase
from quiz.game.score import score
from quiz.i18n import _
from quiz.menu import QUICK_KINDS, Entry, Item, Menu, likeliest
from quiz.study import queries
from quiz.study.history import History
from quiz.study.journal import Journal
from quiz.study.past import Past
from quiz.study.preferences import Preferences
from quiz.study.settings import Settings
from quiz.wording.rounds import dropped_line, result_as_text

REVIEW_LENGTH = 20
"""The most questions that one round of review, or of what was missed lately, asks."""


def system_time() -> datetime:
    """The time now, in UTC."""
    return datetime.now(UTC)


def seeds(first: int | None, chance: Random) -> Iterator[int]:
    """The seed of each round: the one asked for, if any, then others made up by `chance`."""
    if first is not None:
        yield first
    while True:
        yield int(chance.random() * (MAX_SEED + 1))


class Notice(NamedTuple):
    """Something to say in passing."""

    text: str
    """One line."""
    is_trouble: bool = False
    """Is it about something that went wrong?"""


class Session:
    """What one learner does with one bank, from the first menu to the last."""

    def __init__(
        self,
        bank: Bank,
        history: History,
        settings: Settings | None,
        *,
        chance: Random,
        seed: int | None = None,
        asks_certainty: bool | None = None,
        clock: Callable[[], datetime] = system_time,
        zone: tzinfo | None = None,
        journal: Journal | None = None,
        label: str = "",
    ) -> None:
        """Begin a session.

        Args:
            bank: Where the questions come from.
            history: What was played before.
            settings: The settings as they were kept; None where none are read, and changes are not kept.
            chance: Makes up the seeds of rounds for which none is given.
            seed: The seed of the first round. That round is drawn without regard to history, so that the
                same seed gives everyone the same paper.
            asks_certainty: Is the learner asked how certain they are? As the settings say when None.
            clock: Gives the time, in UTC.
            zone: Where the learner's days begin; as the machine says when None.
            journal: Keeps what is played, and is closed with the session; the history when None.
            label: What the teacher calls this group or terminal.
        """
        self.bank = bank
        self.label = label
        """What the teacher calls this group or terminal, in results and on the first screen; empty for nothing."""
        self.hands_in = journal is not None
        """Does a teacher get the rounds?"""
        self.preferences = Preferences(settings, asks_certainty=asks_certainty)
        """What the learner prefers."""
        self._history = history
        self._journal: Journal = journal or history
        self._clock = clock
        self.past = Past(bank, history.database, clock, zone)
        """What the learner did so far."""
        self._seeds = seeds(seed, chance)
        self._seed_given = seed is not None
        self._notices: list[Notice] = []

    # What can be done

    def menu(self) -> Menu:
        """What the learner can choose now."""
        now, past = self._clock(), self.past
        due, missed = len(past.due()), len(past.missed())
        beliefs, topics = len(past.beliefs()), past.topics()
        met = sum(bar.standing.met for bar in topics)
        lessons = past.lessons()
        items = [
            *(self._continued(left, now) for left in past.unfinished_rounds()),
            *self._quick_items(),
            Item(Entry.CHOOSE, len(topics)),
            Item(Entry.CODE),
            Item(Entry.READ, len(lessons), read=sum(lesson.read for lesson in lessons)),
            Item(Entry.REVIEW, due, past.due_later(), offered=due > 0),
            *([Item(Entry.MISSED, missed)] if missed else []),
            *([Item(Entry.BELIEFS, beliefs)] if beliefs else []),
            Item(Entry.PROGRESS, met, len(self.bank.questions)),
            Item(Entry.CERTAINTY, on=self.preferences.asks_certainty),
        ]
        return Menu(tuple(items), likeliest(items, first_visit=not met), topics)

    def _quick_items(self) -> list[Item]:
        """The rounds of the usual length of which the bank has questions."""
        counts = {entry: len(eligible(self.bank, RoundSpec(kind))) for entry, kind in QUICK_KINDS.items()}
        return [Item(entry, min(DEFAULT_LENGTH, count)) for entry, count in counts.items() if count]

    def _continued(self, left: Round, now: datetime) -> Item:
        begun_on = left.started_at.astimezone(self.past.local).date()
        topics = left.spec.topics
        return Item(
            Entry.CONTINUE,
            left=left,
            topic=self.bank.topics.get(min(topics)) if len(topics) == 1 else None,
            days_ago=max((now.astimezone(self.past.local).date() - begun_on).days, 0),
        )

    def read_lesson(self, topic: str) -> None:
        """Keep that the lesson of a topic was read."""
        self._journal.record_lesson(self.bank, topic, self._clock())

    # Rounds

    def start(self, spec: RoundSpec) -> Round:
        """A new round, drawn from the bank.

        Raises:
            NothingToAskError: if the bank has no question that fits.
        """
        self.preferences.wished = spec
        seed = next(self._seeds)
        history = {} if self._seed_given else queries.seen(self._history.database)
        self._seed_given = False
        paper = draw(self.bank, spec, Random(seed), history)
        return self._begin(self._round(paper, spec, RoundSource.DRAW, seed))

    def begin(self, item: Item) -> Round | None:
        """The round that an item of the menu starts; None where there is none, and a notice says why."""
        match item.entry:
            case Entry.CONTINUE:
                return self.resume(item.left) if item.left is not None else None
            case Entry.QUICK | Entry.TRUE_FALSE | Entry.MULTIPLE_CHOICE:
                return self.start(RoundSpec(QUICK_KINDS[item.entry]))
            case Entry.REVIEW:
                return self._ask(self.past.due(), RoundSource.REVIEW, _("Nothing is due for review now."))
            case Entry.MISSED:
                return self._ask(self.past.missed(), RoundSource.MISSED, _("Nothing was missed lately."))
            case Entry.BELIEFS:
                shown = [question for held in self.past.beliefs() for question in held.questions]
                return self._ask(shown, RoundSource.MISSED, _("No wrong belief shows in the last answers."))
            case Entry.CODE:
                return self.play_assignment(item.assignment) if item.assignment is not None else None
            case Entry.CHOOSE | Entry.READ | Entry.PROGRESS | Entry.CERTAINTY:
                return None
            case _:
                assert_never(item.entry)

    def practise(self, topic: str) -> Round:
        """A round of the usual length about one topic, given by its id."""
        return self.start(RoundSpec(topics=frozenset({topic})))

    def play_assignment(self, assignment: Assignment) -> Round:
        """The round that a teacher set, the same for everyone.

        Raises:
            NothingToAskError: if no question of the bank fits.
        """
        begun = self._round(assignment.paper(self.bank), assignment.spec, RoundSource.DRAW, assignment.seed)
        return self._begin(replace(begun, code=assignment.code, asks_certainty=assignment.asks_certainty))

    def resume(self, left: Round) -> Round:
        """Go on with a round that was left, in its language."""
        if left.language in i18n.LANGUAGES:
            i18n.switch(left.language)
        if left.dropped:
            self._notices.append(Notice(dropped_line(left.dropped)))
        self._journal.resume(left)
        return replace(left, asks_correction=self.preferences.asks_correction)

    def retry(self, played: Round) -> Round:
        """A round of just what was missed or left unanswered in `played`, in the same mode."""
        result = score(played)
        missed = [verdict.asked.question for verdict in result.missed]
        missed += [asked.question for asked in result.unanswered]
        return self._begin_with(missed, played.spec, RoundSource.RETRY)

    def again(self, played: Round) -> Round:
        """Another round as the learner wished for `played`; after a review, the usual one."""
        wished = played.source in (RoundSource.DRAW, RoundSource.RETRY)
        return self.start(played.spec if wished else self.preferences.usual_spec())

    def answer(self, played: Round, place: int, seconds: float) -> Round:
        """The round after the answer at `place`; the answer is kept before anyone sees its verdict."""
        return self._record(*played.answer(place, seconds))

    def say_certainty(self, played: Round, certainty: int) -> Round:
        """The round after the learner said how certain they are; the answer is kept then."""
        return self._record(*played.say_certainty(certainty))

    def correct(self, played: Round, place: int) -> Round:
        """The round after the learner said what is true; that is kept too."""
        after, knew = played.correct(place)
        if knew is not None:
            self._journal.record_correction(played.id, after.corrections[-1][0], knew, self._clock())
        return after

    def finish(self, played: Round) -> None:
        """Keep that a round was played to its end."""
        self._journal.finish(played.id, self._clock())

    def leave(self, played: Round) -> None:
        """Keep that a round was left before its end, to be offered again."""
        self._journal.leave(played.id, self._clock())

    def result_to_copy(self, played: Round) -> str:
        """What a round came to, to be copied and handed in; it names no one."""
        return result_as_text(played, self.bank, played.started_at.astimezone(self.past.local).date())

    # Notices and the end

    @property
    def lasting(self) -> bool:
        """Will what is recorded be there next time?"""
        return self._journal.lasting

    def notify(self, text: str) -> None:
        """Say one line in passing, with the next notices."""
        self._notices.append(Notice(text))

    def notices(self) -> list[Notice]:
        """What there is to say in passing and was not yet said."""
        troubles = [trouble for trouble in (self.preferences.news(), self._journal.news()) if trouble]
        notices, self._notices = self._notices, []
        return [*notices, *(Notice(trouble, is_trouble=True) for trouble in troubles)]

    def close(self) -> None:
        """Close the history and settings files."""
        self._journal.close()

    def _ask(self, questions: list[Question], source: RoundSource, none: str) -> Round | None:
        """A round of the first of these questions; None, and the notice `none`, when there are none."""
        if not questions:
            self._notices.append(Notice(none))
            return None
        asked = questions[:REVIEW_LENGTH]
        return self._begin_with(asked, RoundSpec(length=len(asked)), source)

    def _begin_with(self, questions: Iterable[Question], spec: RoundSpec, source: RoundSource) -> Round:
        seed = next(self._seeds)
        return self._begin(self._round(paper_of(questions, Random(seed)), spec, source, seed))

    def _round(self, paper: Paper, spec: RoundSpec, source: RoundSource, seed: int) -> Round:
        return Round(
            paper,
            spec=spec,
            source=source,
            seed=seed,
            language=i18n.language(),
            started_at=self._clock(),
            asks_certainty=self.preferences.asks_certainty,
            asks_correction=self.preferences.asks_correction,
            phase=waiting_phase(paper, (), exam=spec.exam),
        )

    def _begin(self, begun: Round) -> Round:
        """The round with the journal's id."""
        return replace(begun, id=self._journal.begin(begun, self.bank))

    def _record(self, after: Round, answer: Answer | None) -> Round:
        if answer is not None:
            self._journal.record(after.id, answer, self._clock())
        return after
