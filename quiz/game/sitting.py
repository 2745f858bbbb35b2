"""One sitting at the game: deals round after round from a bank and hands every answer on to be recorded."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from random import Random

from quiz.bank.model import Bank
from quiz.game.draw import MAX_SEED, Paper, RoundSpec, Seen, draw, paper_of
from quiz.game.round import Answer, Round
from quiz.game.score import score


def seeds(first: int | None, chance: Random) -> Iterator[int]:
    """The seed of each round: the one asked for, if any, then others made up by `chance`."""
    if first is not None:
        yield first
    while True:
        yield int(chance.random() * (MAX_SEED + 1))


class Sitting:
    """What a front end plays with; it knows of no database and no screen."""

    def __init__(
        self,
        bank: Bank,
        *,
        chance: Random,
        seed: int | None = None,
        record: Callable[[Answer], None] | None = None,
        history: Callable[[], Mapping[str, Seen]] = dict,
    ) -> None:
        """Sit down.

        Args:
            bank: Where the questions come from.
            chance: Makes up the seeds of rounds for which none is given.
            seed: The seed of the first round. That round is drawn without regard to history, so that the
                same seed gives everyone the same paper.
            record: Takes each answer as it is given, before its verdict is shown.
            history: Tells the last time each question was met.
        """
        self.bank = bank
        self._seeds = seeds(seed, chance)
        self._seed_given = seed is not None
        self._record = record
        self._history = history

    def deal(self, spec: RoundSpec) -> Round:
        """A new round.

        Raises:
            NothingToAskError: if the bank has no question that fits.
        """
        rng = Random(next(self._seeds))
        history = {} if self._seed_given else self._history()
        self._seed_given = False
        return Round(draw(self.bank, spec, rng, history), exam=spec.exam)

    def retry(self, played: Round) -> Round:
        """A round of just what was missed in `played`, in the same mode."""
        return Round(self._missed_paper(played), exam=played.exam)

    def answer(self, played: Round, place: int, seconds: float) -> Round:
        """The round after the answer at `place`; the answer is recorded before anyone sees its verdict."""
        after, answer = played.answer(place, seconds)
        if answer is not None and self._record is not None:
            self._record(answer)
        return after

    def _missed_paper(self, played: Round) -> Paper:
        missed = [verdict.asked.question for verdict in score(played).missed]
        return paper_of(missed, Random(next(self._seeds)))
