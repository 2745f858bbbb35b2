"""Which questions of a bank leave it, in which order and in which language."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from quiz.bank.model import PLAIN, Bank, Text
from quiz.game.assignment import Assignment
from quiz.game.draw import Asked, NothingToAskError, Paper, RoundSpec, draw, eligible
from quiz.wording.rounds import paper_name


@dataclass(frozen=True, slots=True)
class Selection:
    """Questions to be written in another program's format."""

    bank: Bank
    paper: Paper
    """The questions in their order, with the order of their choices."""
    language: str
    """The code of the language to write them in."""
    name: str = ""
    """What names the paper of a round, its code or its seed; empty for questions in the order of the bank."""

    def wording(self, text: Text) -> str:
        """What a text says in the language of the selection, or in the first that the bank has."""
        return text.in_language(self.language)

    @property
    def is_drawn(self) -> bool:
        """Is the order that of a round, which other programs should keep?"""
        return bool(self.name)

    @property
    def has_language(self) -> bool:
        """Does the bank have its language, or plain strings, which name none?"""
        return bool({self.language, PLAIN} & set(self.bank.languages))


def in_file_order(bank: Bank, spec: RoundSpec, language: str) -> Selection:
    """Every question that a round of this kind may have, as they stand in the file.

    Raises:
        NothingToAskError: if no question fits.
    """
    chosen = eligible(bank, spec)
    if not chosen:
        raise NothingToAskError
    paper = tuple(Asked(question, tuple(range(question.choice_count))) for question in chosen)
    return Selection(bank, paper, language)


def drawn(bank: Bank, spec: RoundSpec, seed: int, language: str) -> Selection:
    """The paper that a round with this seed asks, in the order on its screens.

    Raises:
        NothingToAskError: if no question fits.
    """
    return Selection(bank, draw(bank, spec, Random(seed)), language, paper_name(None, seed))


def assigned(bank: Bank, assignment: Assignment, language: str) -> Selection:
    """The paper that a class code stands for, in the order on its screens.

    Raises:
        NothingToAskError: if no question fits.
    """
    return Selection(bank, assignment.paper(bank), language, paper_name(assignment.code, assignment.seed))
