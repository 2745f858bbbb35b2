"""Draws the questions of a round, and the order of their choices, from a bank.

Everything random comes from `random.Random.random()`, the one method whose sequence Python guarantees
for a given seed, so that a seed gives the same paper on every machine and version.
https://docs.python.org/3/library/random.html#notes-on-reproducibility
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto
from math import ceil, floor
from random import Random
from typing import TypeVar, assert_never

from quiz.bank.model import Bank, Kind, MultipleChoice, Question, TrueFalse
from quiz.errors import QuizError
from quiz.game.kinds import DEFAULT_LENGTH, TRUE_SHARE, RoundKind
from quiz.game.spread import Tally, Urgency, choose
from quiz.i18n import _

_Item = TypeVar("_Item")


@dataclass(frozen=True, slots=True)
class RoundSpec:
    """What a learner asks for."""

    kind: RoundKind = RoundKind.MIXED
    topics: frozenset[str] = frozenset()
    """The topics to draw from; all when empty."""
    level: int | None = None
    """The one level to draw from; all when None."""
    length: int | None = DEFAULT_LENGTH
    """How many questions; None for all. A bank with fewer gives as many as it has."""
    exam: bool = False
    """Do verdict and explanation wait until the end?"""


@dataclass(frozen=True, slots=True)
class Seen:
    """The last time a learner met a question."""

    at: datetime
    correct: bool
    """Was it answered right?"""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it stands on a paper."""

    question: Question
    order: tuple[int, ...]
    """For each place on the paper, which of the question's choices stands there."""

    @property
    def key_place(self) -> int:
        """The place at which the right answer stands."""
        return self.order.index(self.question.key)


Paper = tuple[Asked, ...]


class NothingToAskError(QuizError):
    """The bank has no question that fits what was asked for."""

    def __init__(self) -> None:
        super().__init__(
            _("No question fits that choice of topics, kind and level."), _("Choose more of them.")
        )


def admits(round_kind: RoundKind, kind: Kind) -> bool:
    """May a question of this kind be in such a round?"""
    match round_kind:
        case RoundKind.MIXED:
            return True
        case RoundKind.TRUE_FALSE:
            return kind is Kind.TRUE_FALSE
        case RoundKind.MULTIPLE_CHOICE:
            return kind is Kind.MULTIPLE_CHOICE


def eligible(bank: Bank, spec: RoundSpec) -> list[Question]:
    """The questions of the bank that a round of this kind may have."""
    return [
        question
        for question in bank.questions
        if admits(spec.kind, question.kind)
        and (not spec.topics or question.topic in spec.topics)
        and spec.level in (None, question.level)
    ]


class _Part(Enum):
    """The parts of a paper that have a quota each."""

    TRUE = auto()
    FALSE = auto()
    CHOICE = auto()


def draw(bank: Bank, spec: RoundSpec, rng: Random, history: Mapping[str, Seen] | None = None) -> Paper:
    """The paper of one round; no question stands on it twice.

    Half of a mixed round are true/false questions, and of those 40 to 60 % are true, as far as the bank has
    them. Among the true statements, the false ones and the multiple-choice questions, none repeats an idea of
    the paper while there is one that repeats none; questions never seen come first, then those missed the
    last time, then those seen longest ago; among equals the topics are spread.

    Args:
        bank: Where the questions come from.
        spec: What the learner asks for.
        rng: The source of chance; the same seed gives the same paper.
        history: The last time each question was met, by its id.

    Raises:
        NothingToAskError: if no question fits.
    """
    pool = eligible(bank, spec)
    if not pool:
        raise NothingToAskError
    length = len(pool) if spec.length is None else min(spec.length, len(pool))
    parts: dict[_Part, list[Question]] = {part: [] for part in _Part}
    for question in pool:
        parts[_part_of(question)].append(question)
    quotas = _quotas({part: len(group) for part, group in parts.items()}, length, rng)
    chosen = _chosen({part: shuffled(group, rng) for part, group in parts.items()}, quotas, history or {})
    return tuple(_asked(question, rng) for question in shuffled(chosen, rng))


def paper_of(questions: Iterable[Question], rng: Random) -> Paper:
    """A paper of just these questions, in a new order: what was missed, to try again."""
    return tuple(_asked(question, rng) for question in shuffled(list(questions), rng))


def shuffled(items: Sequence[_Item], rng: Random) -> list[_Item]:
    """The items in a random order, each order as likely as any other (Fisher-Yates)."""
    mixed = list(items)
    for last in range(len(mixed) - 1, 0, -1):
        other = _below(last + 1, rng)
        mixed[last], mixed[other] = mixed[other], mixed[last]
    return mixed


def _asked(question: Question, rng: Random) -> Asked:
    places = range(question.choice_count)
    match question:
        case TrueFalse():
            return Asked(question, tuple(places))  # true stands before false, always
        case MultipleChoice():
            return Asked(question, tuple(shuffled(places, rng)))
        case _:
            assert_never(question)


def _below(bound: int, rng: Random) -> int:
    """A whole number from 0 to `bound` - 1."""
    return int(rng.random() * bound)


def _part_of(question: Question) -> _Part:
    match question:
        case TrueFalse():
            return _Part.TRUE if question.answer else _Part.FALSE
        case MultipleChoice():
            return _Part.CHOICE
        case _:
            assert_never(question)


def _chosen(
    parts: Mapping[_Part, Sequence[Question]], quotas: Mapping[_Part, int], history: Mapping[str, Seen]
) -> list[Question]:
    """As many questions of each part as its quota allows; the part with the fewest ideas is filled first."""
    tally = Tally()
    chosen: dict[_Part, list[Question]] = {}
    for part in sorted(parts, key=lambda part: len(_ideas_of(parts[part]))):
        ranked = ((_urgency(history.get(question.id)), question) for question in parts[part])
        chosen[part] = choose(ranked, quotas[part], tally)
    return [question for part in parts for question in chosen[part]]


def _ideas_of(questions: Iterable[Question]) -> set[str]:
    return {idea for question in questions for idea in question.ideas_tested}


def _quotas(sizes: Mapping[_Part, int], length: int, rng: Random) -> dict[_Part, int]:
    """How many questions of each part make up `length`."""
    statements = sizes[_Part.TRUE] + sizes[_Part.FALSE]
    half = length // 2 + (length % 2 and _below(2, rng))
    choices = sizes[_Part.CHOICE]
    true_false = _clamp(half, length - choices, statements) if choices else length
    low, high = ceil(TRUE_SHARE[0] * true_false), floor(TRUE_SHARE[1] * true_false)
    if low > high:  # one or three statements: as near to half as whole numbers come
        low, high = high, low
    true = _clamp(low + _below(high - low + 1, rng), true_false - sizes[_Part.FALSE], sizes[_Part.TRUE])
    return {_Part.TRUE: true, _Part.FALSE: true_false - true, _Part.CHOICE: length - true_false}


def _clamp(value: int, low: int, high: int) -> int:
    return max(low, min(value, high))


def _urgency(seen: Seen | None) -> Urgency:
    if seen is None:
        return (0, 0.0)
    return (2, seen.at.timestamp()) if seen.correct else (1, 0.0)
