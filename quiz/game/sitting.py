"""One sitting at the game: deals round after round from a bank and hands every answer on to be recorded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from enum import StrEnum
from random import Random
from typing import Protocol

from quiz.bank.model import Bank, Question
from quiz.game.draw import MAX_SEED, Paper, RoundSpec, Seen, draw, paper_of
from quiz.game.round import Answer, Round
from quiz.game.score import score


class RoundSource(StrEnum):
    """Where the questions of a round come from."""

    DRAW = "draw"
    """From the bank, as the learner wished."""
    REVIEW = "review"
    """They were due for review."""
    MISSED = "missed"
    """They were missed lately."""
    RETRY = "retry"
    """They were missed in the round before."""


def seeds(first: int | None, chance: Random) -> Iterator[int]:
    """The seed of each round: the one asked for, if any, then others made up by `chance`."""
    if first is not None:
        yield first
    while True:
        yield int(chance.random() * (MAX_SEED + 1))


class Journal(Protocol):
    """Keeps what a learner does, wherever that may be. It never raises: a game goes on without it."""

    def begin(self, played: Round, spec: RoundSpec, seed: int, source: RoundSource) -> int:
        """Keep a round that begins, and give the id it is known by from then on."""

    def record(self, round_id: int, answer: Answer) -> None:
        """Keep an answer; it is safe when this returns."""

    def record_correction(self, round_id: int, question_id: str, correct: bool) -> None:
        """Keep whether the learner knew what makes a false statement false."""

    def finish(self, round_id: int) -> None:
        """Keep that a round was played to its end."""

    def leave(self, round_id: int) -> None:
        """Keep that a round was left before its end."""

    def history(self) -> Mapping[str, Seen]:
        """The last time each question was met."""


class NoJournal:
    """Keeps nothing."""

    def begin(self, played: Round, spec: RoundSpec, seed: int, source: RoundSource) -> int:
        """The id of a round that is not kept."""
        return 0

    def record(self, round_id: int, answer: Answer) -> None:
        """Nothing is kept."""

    def record_correction(self, round_id: int, question_id: str, correct: bool) -> None:
        """Nothing is kept."""

    def finish(self, round_id: int) -> None:
        """Nothing is kept."""

    def leave(self, round_id: int) -> None:
        """Nothing is kept."""

    def history(self) -> Mapping[str, Seen]:
        """Nothing was ever met."""
        return {}


class Sitting:
    """What a front end plays with; it knows of no database and no screen."""

    def __init__(
        self,
        bank: Bank,
        *,
        chance: Random,
        seed: int | None = None,
        journal: Journal | None = None,
        certainty: bool = False,
        asks_truth: bool = True,
    ) -> None:
        """Sit down.

        Args:
            bank: Where the questions come from.
            chance: Makes up the seeds of rounds for which none is given.
            seed: The seed of the first round. That round is drawn without regard to history, so that the
                same seed gives everyone the same paper.
            journal: Keeps what is played; nothing is kept when None.
            certainty: Is the learner asked how sure they are?
            asks_truth: Is the learner asked what is true, after rightly calling a statement false?
        """
        self.bank = bank
        self.certainty = certainty
        """Is the learner asked how sure they are, in rounds that begin from now on?"""
        self.asks_truth = asks_truth
        """Is the learner asked what is true, in rounds that begin from now on?"""
        self._seeds = seeds(seed, chance)
        self._seed_given = seed is not None
        self._journal = journal or NoJournal()

    def deal(self, spec: RoundSpec) -> Round:
        """A new round.

        Raises:
            NothingToAskError: if the bank has no question that fits.
        """
        seed = next(self._seeds)
        history = {} if self._seed_given else self._journal.history()
        self._seed_given = False
        return self._begin(draw(self.bank, spec, Random(seed), history), spec, seed, RoundSource.DRAW)

    def retry(self, played: Round) -> Round:
        """A round of just what was missed in `played`, in the same mode."""
        missed = [verdict.asked.question for verdict in score(played).missed]
        return self.ask(missed, RoundSource.RETRY, exam=played.exam)

    def ask(self, questions: Iterable[Question], source: RoundSource, *, exam: bool = False) -> Round:
        """A round of just these questions."""
        seed = next(self._seeds)
        paper = paper_of(questions, Random(seed))
        return self._begin(paper, RoundSpec(length=len(paper), exam=exam), seed, source)

    def take_up(self, played: Round) -> Round:
        """A round that was left, as it goes on in this sitting."""
        return replace(played, asks_truth=self.asks_truth)

    def answer(self, played: Round, place: int, seconds: float) -> Round:
        """The round after the answer at `place`; the answer is kept before anyone sees its verdict."""
        return self._record(*played.answer(place, seconds))

    def weigh(self, played: Round, sureness: int) -> Round:
        """The round after the learner said how sure they are; the answer is kept then."""
        return self._record(*played.weigh(sureness))

    def correct(self, played: Round, place: int) -> Round:
        """The round after the learner said what makes a statement false."""
        after, knew = played.correct(place)
        if knew is not None:
            self._journal.record_correction(played.id, after.corrections[-1][0], knew)
        return after

    def finish(self, played: Round) -> None:
        """The round is over and its result is shown."""
        self._journal.finish(played.id)

    def leave(self, played: Round) -> None:
        """The round is left before its end."""
        self._journal.leave(played.id)

    def _begin(self, paper: Paper, spec: RoundSpec, seed: int, source: RoundSource) -> Round:
        played = Round(paper, exam=spec.exam, certainty=self.certainty, asks_truth=self.asks_truth)
        return replace(played, id=self._journal.begin(played, spec, seed, source))

    def _record(self, after: Round, answer: Answer | None) -> Round:
        if answer is not None:
            self._journal.record(after.id, answer)
        return after
