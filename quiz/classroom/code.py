"""Class codes: a short code that gives the same questions, order and choices wherever the bank is the same.

A code is a number (see `spelling`) that holds, from its lowest place up: the form, a mark of the bank, and then what
the form says. A value out of n takes one factor n, so that no bit is lost. The usual round, of all topics and a seed
under 10,000, takes two groups of four characters; one about chosen topics three; five hand-picked questions of
a few hundred three. Topics and questions stand in a code by their place in the bank; the mark protects against
another bank, where the places would be others. It misses one bank in 4,096.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection
from enum import IntEnum
from math import comb

from quiz.bank.levels import LEVELS
from quiz.bank.model import Bank
from quiz.classroom.bank_hash import bank_hash
from quiz.classroom.spelling import CodeError, MistypedError, number_of, spell
from quiz.game.assignment import Assignment
from quiz.game.draw import NothingToAskError, RoundSpec, eligible
from quiz.game.kinds import LARGEST_SEED, LENGTHS, MAX_SEED, RoundKind
from quiz.i18n import _

SHORT_SEEDS = 10_000
"""How many seeds fit the shortest codes: those below this number."""

MAX_PICKED = 50
"""The most questions that can be picked by hand."""

_SEEDS = (SHORT_SEEDS, 10**9, LARGEST_SEED + 1)
"""The bounds below which a seed is kept, the smallest that holds it."""

_MARKS = 16**3
"""How many marks of banks there are: three characters of the hash."""

_KINDS = tuple(RoundKind)
_LEVELS = (None, *LEVELS)


class _Form(IntEnum):
    """What a code holds after its mark. Their order and those of the values are part of the format."""

    USUAL = 0
    """A round of a usual length, on all topics, with a short seed."""
    CHOSEN = 1
    """Any round that is drawn."""
    PICKED = 2
    """Hand-picked questions."""


_FORMS = 4
"""How many forms a code can tell apart; the fourth is for those of later versions."""


class _Figures:
    """A number as values that are put in or taken out, each out of a known count, from the lowest place up."""

    def __init__(self, number: int = 0) -> None:
        self.number = number
        self._scale = 1

    def put(self, value: int, count: int) -> None:
        """Add a value from 0 to `count` - 1."""
        self.number += value * self._scale
        self._scale *= count

    def take(self, count: int) -> int:
        """Remove the lowest value, which is from 0 to `count` - 1."""
        self.number, value = divmod(self.number, count)
        return value


def assign(bank: Bank, spec: RoundSpec, seed: int, *, asks_certainty: bool = False) -> Assignment:
    """A round for a class, drawn from the bank, with its code.

    Raises:
        NothingToAskError: if no question fits.
    """
    if not eligible(bank, spec):
        raise NothingToAskError
    if spec.length is not None and spec.length >= len(bank.questions):
        spec = RoundSpec(spec.kind, spec.topics, spec.level, None, spec.exam)
    usual = not spec.topics and spec.length in LENGTHS and seed < SHORT_SEEDS
    figures = _begun(_Form.USUAL if usual else _Form.CHOSEN, bank)
    _put_mode(figures, exam=spec.exam, asks_certainty=asks_certainty)
    figures.put(_KINDS.index(spec.kind), len(_KINDS))
    figures.put(_LEVELS.index(spec.level), len(_LEVELS))
    if usual:
        figures.put(LENGTHS.index(spec.length), len(LENGTHS))
        figures.put(seed, SHORT_SEEDS)
    else:
        _put_length(figures, spec.length, bank)
        _put_topics(figures, spec.topics, bank)
        _put_seed(figures, seed)
    return Assignment(spell(figures.number), spec, seed, asks_certainty)


def pick(
    bank: Bank, questions: Collection[str], *, exam: bool = False, asks_certainty: bool = False
) -> Assignment:
    """A round of just these questions, given by their ids, with its code; their order is made up by it.

    Raises:
        CodeError: if there are none or too many, or the bank lacks one.
    """
    for question in questions:
        if question not in bank.by_id:
            raise CodeError(_("The bank has no question '{id}'.").format(id=question))
    places = [place for place, question in enumerate(bank.questions) if question.id in set(questions)]
    if not 0 < len(places) <= MAX_PICKED:
        raise CodeError(
            _("A class code holds 1 to {most} hand-picked questions; these are {count}.").format(
                most=MAX_PICKED, count=len(places)
            )
        )
    rank = sum(comb(place, number) for number, place in enumerate(places, 1))
    figures = _begun(_Form.PICKED, bank)
    _put_mode(figures, exam=exam, asks_certainty=asks_certainty)
    figures.put(len(places) - 1, MAX_PICKED)
    figures.put(rank, comb(len(bank.questions), len(places)))
    return _picked(bank, spell(figures.number), places, rank, exam=exam, asks_certainty=asks_certainty)


def read_code(typed: str, bank: Bank) -> Assignment:
    """The round that a code stands for.

    Args:
        typed: The code, however it was typed.
        bank: The bank that is played.

    Raises:
        CodeError: if it is no code, or was made with another bank, another version of it, or a newer game.
    """
    figures = _Figures(number_of(typed))
    form = figures.take(_FORMS)
    if form not in tuple(_Form):
        raise CodeError(
            _("This class code was made by a newer version of the game."),
            _("Install that version on this machine, too."),
        )
    if figures.take(_MARKS) != _mark(bank):
        raise CodeError(
            _("This class code belongs to another bank of questions, or another version of it."),
            _("Both machines need the same bank and version of the game; `quiz where` shows them."),
        )
    try:
        assignment = _taken(_Form(form), figures, bank)
    except (NothingToAskError, CodeError):
        raise MistypedError(typed) from None
    if number_of(assignment.code) != number_of(typed):
        raise MistypedError(typed)  # another spelling of the code that would be written
    return assignment


def _taken(form: _Form, figures: _Figures, bank: Bank) -> Assignment:
    """The round that the figures after the mark hold."""
    exam, asks_certainty = bool(figures.take(2)), bool(figures.take(2))
    match form:
        case _Form.PICKED:
            count = min(figures.take(MAX_PICKED) + 1, len(bank.questions))
            rank = figures.take(comb(len(bank.questions), count))
            ids = [bank.questions[place].id for place in _places(rank, count, len(bank.questions))]
            return pick(bank, ids, exam=exam, asks_certainty=asks_certainty)
        case _Form.USUAL | _Form.CHOSEN:
            kind, level = _KINDS[figures.take(len(_KINDS))], _LEVELS[figures.take(len(_LEVELS))]
            if form is _Form.USUAL:
                length, topics = LENGTHS[figures.take(len(LENGTHS))], frozenset[str]()
                seed = figures.take(SHORT_SEEDS)
            else:
                length, topics = _take_length(figures, bank), _take_topics(figures, bank)
                seed = _take_seed(figures)
            return assign(
                bank, RoundSpec(kind, topics, level, length, exam), seed, asks_certainty=asks_certainty
            )


def _picked(
    bank: Bank, code: str, places: list[int], rank: int, *, exam: bool, asks_certainty: bool
) -> Assignment:
    ids = tuple(bank.questions[place].id for place in places)
    return Assignment(code, RoundSpec(length=len(ids), exam=exam), rank % (MAX_SEED + 1), asks_certainty, ids)


def _places(rank: int, count: int, total: int) -> list[int]:
    """The places, each below `total`, whose rank among all sets of `count` this is.

    The combinatorial number system: D. E. Knuth, The Art of Computer Programming 4A, 7.2.1.3, theorem L.
    """
    places: list[int] = []
    for number in range(count, 0, -1):
        places.insert(0, _highest(rank, number, total))
        rank -= comb(places[0], number)
    return places


def _highest(rank: int, number: int, total: int) -> int:
    """The highest place below `total` of which no more than `rank` sets of `number` lie below."""
    return bisect_right(range(total), rank, key=lambda place: comb(place, number)) - 1


def _mark(bank: Bank) -> int:
    """The mark of a bank: the first characters of its hash."""
    return int(bank_hash(bank)[:3], 16)


def _begun(form: _Form, bank: Bank) -> _Figures:
    """A number that begins with its form and the mark of the bank."""
    figures = _Figures()
    figures.put(form, _FORMS)
    figures.put(_mark(bank), _MARKS)
    return figures


def _put_mode(figures: _Figures, *, exam: bool, asks_certainty: bool) -> None:
    figures.put(exam, 2)
    figures.put(asks_certainty, 2)


def _put_length(figures: _Figures, length: int | None, bank: Bank) -> None:
    """One of the usual lengths, or any other, which is below that of the bank."""
    named = length in LENGTHS
    figures.put(LENGTHS.index(length) if named else len(LENGTHS), len(LENGTHS) + 1)
    if length is not None and not named:
        figures.put(length - 1, len(bank.questions))


def _take_length(figures: _Figures, bank: Bank) -> int | None:
    place = figures.take(len(LENGTHS) + 1)
    return LENGTHS[place] if place < len(LENGTHS) else figures.take(len(bank.questions)) + 1


def _put_topics(figures: _Figures, topics: Collection[str], bank: Bank) -> None:
    """No topic, one by its place, or several by a bit for each topic of the bank."""
    places = [place for place, topic in enumerate(bank.topics) if topic in topics]
    figures.put(min(len(places), 2), 3)
    match places:
        case []:
            return
        case [place]:
            figures.put(place, len(bank.topics))
        case _:
            figures.put(sum(1 << place for place in places), 1 << len(bank.topics))


def _take_topics(figures: _Figures, bank: Bank) -> frozenset[str]:
    ids = list(bank.topics)
    match figures.take(3):
        case 0:
            return frozenset()
        case 1:
            return frozenset({ids[figures.take(len(ids))]})
        case _:
            bits = figures.take(1 << len(ids))
            return frozenset(topic for place, topic in enumerate(ids) if bits >> place & 1)


def _put_seed(figures: _Figures, seed: int) -> None:
    size = next(size for size, bound in enumerate(_SEEDS) if seed < bound)
    figures.put(size, len(_SEEDS))
    figures.put(seed, _SEEDS[size])


def _take_seed(figures: _Figures) -> int:
    return figures.take(_SEEDS[figures.take(len(_SEEDS))])
