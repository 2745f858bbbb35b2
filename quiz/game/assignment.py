"""A round that a teacher sets for a class: everyone gets the same paper, whatever they played before."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from quiz.bank.model import Bank
from quiz.game.draw import Paper, RoundSpec, draw, paper_of


@dataclass(frozen=True, slots=True)
class Assignment:
    """The round that a class code stands for."""

    code: str
    """The code, as it is shown."""
    spec: RoundSpec
    """What the round is; for hand-picked questions, how many there are."""
    seed: int
    """The seed that the paper is drawn with."""
    asks_certainty: bool = False
    """Is the learner asked how certain they are?"""
    questions: tuple[str, ...] = ()
    """The ids of hand-picked questions, in the bank's order; drawn from the bank when empty."""

    def paper(self, bank: Bank) -> Paper:
        """The paper, the same for everyone with the same bank.

        Raises:
            NothingToAskError: if no question of the bank fits.
        """
        chance = Random(self.seed)
        if self.questions:
            return paper_of([bank.by_id[question] for question in self.questions], chance)
        return draw(bank, self.spec, chance)
