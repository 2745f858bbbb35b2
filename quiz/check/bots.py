"""Players that know nothing: each is shown a question as a learner sees it, never the key, and answers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from math import exp, lgamma, log
from random import Random

from quiz.bank.model import FALSE_PLACE, TRUE_PLACE, Kind
from quiz.check.sheet import Sheet, Wording
from quiz.i18n import _

SHUFFLINGS = 4
"""How often each player plays the whole bank, its choices in a new order each time."""

SEED = 20260205
"""The seed of every player's chance, so that a bank always gets the same scores."""

MARGIN = 0.10
"""How far above chance a player that knows nothing may score."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A question as a learner sees it: texts in one language and shuffled choices."""

    stem: Wording
    choices: tuple[Wording, ...]
    """In the order on the paper; none for a true/false question, which is answered by one of two places."""


Pick = Callable[[Shown, Random], int]
"""Answers a question with a place."""


@dataclass(frozen=True, slots=True)
class Bot:
    """A player and its one idea."""

    id: str
    kind: Kind
    """Which kind of question it plays."""
    pick: Pick

    @property
    def name(self) -> str:
        """What it does, in the language in use."""
        return {
            "always-true": _("always says true"),
            "always-false": _("always says false"),
            "cannot-means-true": _("takes “cannot” for true and “can” for false"),
            "absolute-means-false": _("takes always, never, only and the like for false"),
            "longest": _("picks the longest choice"),
            "shortest": _("picks the shortest choice"),
            "prompt-words": _("picks the choice that repeats the prompt’s words"),
            "most-hedged": _("picks the choice with the most “may”, “some”, “usually”"),
        }[self.id]


@dataclass(frozen=True, slots=True)
class BotScore:
    """How well a player did on one kind of question in one language."""

    language: str
    kind: Kind
    bot: Bot
    questions: int
    score: float
    """The share of right answers over all shufflings."""
    chance: float
    """The share that guessing gets."""
    limit: float
    """The greatest share that is still taken for luck."""

    @property
    def too_good(self) -> bool:
        """Does the wording give the answers away to it?"""
        return self.score > self.limit + 1e-9


def _always(place: int) -> Pick:
    def pick(_shown: Shown, _rng: Random) -> int:
        return place

    return pick


def _by_power(shown: Shown, rng: Random) -> int:
    if shown.stem.power is None:
        return TRUE_PLACE if rng.random() < 0.5 else FALSE_PLACE
    return FALSE_PLACE if shown.stem.power else TRUE_PLACE


def _by_absolute(shown: Shown, rng: Random) -> int:
    if shown.stem.has_absolute:
        return FALSE_PLACE
    return TRUE_PLACE if rng.random() < 0.5 else FALSE_PLACE


def _most(figures: Sequence[int], rng: Random) -> int:
    """The place of the greatest figure; chance decides among equals."""
    most = max(figures)
    places = [place for place, figure in enumerate(figures) if figure == most]
    return places[0] if len(places) == 1 else places[int(rng.random() * len(places))]


def _longest(shown: Shown, rng: Random) -> int:
    return _most([choice.length for choice in shown.choices], rng)


def _shortest(shown: Shown, rng: Random) -> int:
    return _most([-choice.length for choice in shown.choices], rng)


def _echo(shown: Shown, rng: Random) -> int:
    return _most([len(choice.content & shown.stem.content) for choice in shown.choices], rng)


def _most_hedged(shown: Shown, rng: Random) -> int:
    return _most([choice.hedges for choice in shown.choices], rng)


BOTS = (
    Bot("always-true", Kind.TRUE_FALSE, _always(TRUE_PLACE)),
    Bot("always-false", Kind.TRUE_FALSE, _always(FALSE_PLACE)),
    Bot("cannot-means-true", Kind.TRUE_FALSE, _by_power),
    Bot("absolute-means-false", Kind.TRUE_FALSE, _by_absolute),
    Bot("longest", Kind.MULTIPLE_CHOICE, _longest),
    Bot("shortest", Kind.MULTIPLE_CHOICE, _shortest),
    Bot("prompt-words", Kind.MULTIPLE_CHOICE, _echo),
    Bot("most-hedged", Kind.MULTIPLE_CHOICE, _most_hedged),
)
"""Every player there is."""


def play(sheets: Sequence[Sheet], language: str, kind: Kind) -> tuple[BotScore, ...]:
    """Let every player of a kind answer the questions of that kind in one language, several times over."""
    if not sheets:
        return ()
    players = [(bot, Random(SEED)) for bot in BOTS if bot.kind is kind]  # each with a chance of its own
    right = dict.fromkeys((bot.id for bot, _rng in players), 0)
    dealer = Random(SEED)
    for _round in range(SHUFFLINGS):
        for sheet in sheets:
            order = _order(sheet, dealer)
            key_place = order.index(sheet.key)
            shown = Shown(sheet.stem, _on_paper(sheet, order))
            for bot, rng in players:
                right[bot.id] += bot.pick(shown, rng) == key_place
    count = len(sheets)
    chance = sum(1 / sheet.question.choice_count for sheet in sheets) / count
    limit = max(chance + MARGIN, most_by_chance(count, chance) / count)
    return tuple(
        BotScore(language, kind, bot, count, right[bot.id] / (SHUFFLINGS * count), chance, limit)
        for bot, _rng in players
    )


def _on_paper(sheet: Sheet, order: Sequence[int]) -> tuple[Wording, ...]:
    return tuple([sheet.choices[place] for place in order]) if sheet.choices else ()


def _order(sheet: Sheet, rng: Random) -> Sequence[int]:
    """For each place on the paper, which of the question's choices stands there."""
    if not sheet.choices:
        return (TRUE_PLACE, FALSE_PLACE)  # true stands before false, always
    return sorted(range(len(sheet.choices)), key=lambda _place: rng.random())


@cache
def most_by_chance(questions: int, chance: float) -> int:
    """The most right answers that guessing gets 19 times out of 20: the 95 % bound of the binomial."""
    if not 0 < chance < 1:
        return questions if chance else 0
    reached = 0.0
    for right in range(questions + 1):
        reached += exp(
            lgamma(questions + 1)
            - lgamma(right + 1)
            - lgamma(questions - right + 1)
            + right * log(chance)
            + (questions - right) * log(1 - chance)
        )
        if reached >= 0.95:
            return right
    return questions
