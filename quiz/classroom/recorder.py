"""Turns the rounds of a class into result files: a journal around another one, such as the history.

A round of the class is one that is drawn from the bank, by a code or not. Reviews and retries are a learner's own
practice with questions that they know, and would spoil the figures of a class; they become no file.

Each round that is finished, or left with an answer, becomes a file with a new random id. A round that is left and
continued in one session has one file in the end, for the later takes the place of the earlier. Continued in another
session, it has a file for each: one that was left, and one that was finished. Reports reckon with finished rounds, so
that no learner counts twice. Nothing that was kept on the machine says which files belong together.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, tzinfo
from functools import cached_property
from typing import Protocol
from uuid import uuid4

from quiz.bank.model import Bank
from quiz.classroom.bank_hash import bank_hash
from quiz.classroom.result import (
    MAX_SECONDS,
    MAX_TITLE,
    Result,
    ResultAnswer,
    ResultBank,
    ResultSpec,
)
from quiz.game.kinds import LARGEST_SEED, RoundSource
from quiz.game.round import Answer, Round
from quiz.study.journal import Journal


class Receiver(Protocol):
    """Takes results to where they are wanted."""

    def submit(self, result: Result, instead_of: str = "") -> None:
        """Take a result, and remove the earlier one with the id `instead_of`; it never waits for a share."""

    def news(self) -> str:
        """What went wrong since the last call, in one line; empty when nothing did."""


@dataclass(slots=True)
class _Played:
    """A round that is played now."""

    round: Round
    """The round as it was begun or taken up."""
    answers: dict[str, Answer]
    """What was answered so far, by the question's id."""
    is_new: bool = False
    """Was anything answered since then?"""


@dataclass(slots=True)
class _Open:
    """The rounds of this session, by the journal's id."""

    played: dict[int, _Played] = field(default_factory=dict)
    """Those that go on."""
    left: dict[int, str] = field(default_factory=dict)
    """The ids of the results of those that were left."""


class Recorder:
    """Keeps what is played in another journal, and submits a result for each round of the class."""

    def __init__(
        self,
        journal: Journal,
        bank: Bank,
        receiver: Receiver,
        *,
        label: str | None,
        zone: tzinfo | None = None,
    ) -> None:
        """Begin to record.

        Args:
            journal: What keeps everything else.
            bank: The bank that is played.
            receiver: Takes the results.
            label: What the teacher calls this group or terminal; None for nothing.
            zone: Where days begin; as the machine says when None.
        """
        self._journal = journal
        self._bank = bank
        self._receiver = receiver
        self._label = label
        self._zone = zone
        self._rounds = _Open()
        self._last: datetime | None = None
        """When something was answered last; None at first."""

    @property
    def lasting(self) -> bool:
        """Will what is recorded be there next time?"""
        return self._journal.lasting

    def news(self) -> str:
        """What went wrong since the last call, in one line; empty when nothing did."""
        return " ".join(filter(None, (self._journal.news(), self._receiver.news())))

    def begin(self, played: Round, bank: Bank) -> int:
        """Keep a round that begins; gives its id."""
        round_id = self._journal.begin(played, bank)
        if played.source is RoundSource.DRAW:
            self._rounds.played[round_id] = _Played(played, {})
        return round_id

    def resume(self, left: Round) -> None:
        """Keep that a round that was left goes on."""
        self._journal.resume(left)
        if left.source is RoundSource.DRAW:
            answers = {answer.question_id: answer for answer in left.answers}
            self._rounds.played[left.id] = _Played(left, answers)

    def record(self, round_id: int, answer: Answer, now: datetime) -> None:
        """Keep an answer before its verdict is shown."""
        self._journal.record(round_id, answer, now)
        self._last = now
        if (played := self._rounds.played.get(round_id)) is not None:
            played.answers[answer.question_id] = answer
            played.is_new = True

    def record_correction(self, round_id: int, question_id: str, correct: bool, now: datetime) -> None:
        """Keep whether the learner knew what makes a false statement false; no result has it."""
        self._journal.record_correction(round_id, question_id, correct, now)

    def record_lesson(self, bank: Bank, topic_id: str, now: datetime) -> None:
        """Keep that the lesson of a topic was read; no result has it."""
        self._journal.record_lesson(bank, topic_id, now)

    def finish(self, round_id: int, now: datetime) -> None:
        """Keep that a round was played to its end, and submit its result."""
        self._journal.finish(round_id, now)
        if (played := self._rounds.played.pop(round_id, None)) is not None:
            self._submit(round_id, played, now, finished=True)

    def leave(self, round_id: int, now: datetime) -> None:
        """Keep that a round was left, and submit its result if there is anything new in it."""
        self._journal.leave(round_id, now)
        played = self._rounds.played.pop(round_id, None)
        if played is not None and played.is_new:
            self._submit(round_id, played, now, finished=False)

    def close(self) -> None:
        """Submit what was not finished as left, and close the other journal."""
        for round_id, played in self._rounds.played.items():
            if played.is_new and self._last is not None:
                self._submit(round_id, played, self._last, finished=False)
        self._rounds = _Open()
        self._journal.close()

    @cached_property
    def _result_bank(self) -> ResultBank:
        """The bank as results name it; hashing a large one takes a quarter of a second."""
        _language, title = self._bank.title.wordings[0]
        return ResultBank(" ".join(title.split())[:MAX_TITLE], bank_hash(self._bank))

    def _submit(self, round_id: int, played: _Played, now: datetime, *, finished: bool) -> None:
        result = result_of(
            played.round,
            played.answers,
            self._result_bank,
            day=now.astimezone(self._zone).date(),
            label=self._label,
            finished=finished,
        )
        self._receiver.submit(result, self._rounds.left.pop(round_id, ""))
        if not finished:
            self._rounds.left[round_id] = result.id


def result_of(
    played: Round,
    answers: Mapping[str, Answer],
    bank: ResultBank,
    *,
    day: date,
    label: str | None,
    finished: bool,
) -> Result:
    """The result of a round, with an id of its own.

    Args:
        played: The round.
        answers: What was answered in it, by the question's id.
        bank: The bank that it was drawn from.
        day: On which day it ended.
        label: What the teacher calls this group or terminal.
        finished: Was it played to its end?
    """
    spec = played.spec
    paper = tuple(asked.question.id for asked in played.paper)
    return Result(
        id=str(uuid4()),
        date=day,
        bank=bank,
        code=played.code or None,
        spec=ResultSpec(
            kind=spec.kind,
            topics=tuple(sorted(spec.topics)),
            level=spec.level,
            length=spec.length,
            exam=spec.exam,
            certainty=played.asks_certainty,
            seed=min(played.seed, LARGEST_SEED),
        ),
        language=played.language,
        label=label,
        finished=finished,
        answers=tuple(_answer(answers[question]) for question in paper if question in answers),
        paper=paper,
    )


def _answer(answer: Answer) -> ResultAnswer:
    seconds = min(max(round(answer.seconds), 0), MAX_SECONDS)
    return ResultAnswer(answer.question_id, answer.choice, answer.correct, answer.certainty, seconds)
