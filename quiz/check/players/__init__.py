"""Players that know nothing: the score of each shows what the form of the questions gives away."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from math import exp, lgamma, log, sqrt

from quiz.bank.model import Kind
from quiz.check.context import LEAST_QUESTIONS, Context, Sheet
from quiz.check.players.learner import learn
from quiz.check.players.naming import naming_players
from quiz.check.players.rules import PLAYERS, Player, Ratings, Shown

MARGIN, LEARNER_MARGIN = 0.08, 0.12
"""How far above chance a player that follows one rule may score, and one that learns."""

LARGE = 60
"""From how many questions of a kind up a margin holds without an allowance for luck."""

CERTAINTY = 0.95
"""How often the best of all players stays within the limit of a small bank that gives nothing away."""

_NORMAL = 1.959964
"""The standard deviations on either side of the mean that hold 95 % of a normal distribution."""


@dataclass(frozen=True, slots=True)
class PlayerScore:
    """How well a player did on one kind of question in one language."""

    language: str
    kind: Kind
    player: Player
    questions: int
    score: float
    """The share of right answers to be expected: a tie among choices counts as a guess between them."""
    chance: float
    """The share that guessing gets."""
    margin: float
    """How far above chance it may score in a large bank."""
    limit: float
    """The greatest share that the wording may give away; in a small bank luck is allowed for."""

    @property
    def too_good(self) -> bool:
        """Does the wording give the answers away to it?"""
        return self.is_high and self.score > self.limit + 1e-9

    @property
    def is_high(self) -> bool:
        """Would it be too good in a large bank?"""
        return self.questions >= LEAST_QUESTIONS and self.score > self.chance + self.margin + 1e-9

    @property
    def interval(self) -> tuple[float, float]:
        """The 95 % interval of the score over other questions written in the same way (Wilson 1927)."""
        count, square = self.questions, _NORMAL**2
        middle = (self.score + square / (2 * count)) / (1 + square / count)
        spread = sqrt(self.score * (1 - self.score) / count + square / (4 * count**2))
        half = spread * _NORMAL / (1 + square / count)
        return max(0.0, middle - half), min(1.0, middle + half)


@lru_cache(maxsize=1)
def scores(context: Context) -> tuple[PlayerScore, ...]:
    """How well each player does, for each of the bank's languages and each kind."""
    return tuple(
        score
        for language in context.bank.languages
        for kind in Kind
        for score in play(context.sheets_of(kind, language), language, kind)
    )


def play(sheets: Sequence[Sheet], language: str, kind: Kind) -> tuple[PlayerScore, ...]:
    """Let every player of a kind answer the questions of that kind in one language."""
    if not sheets:
        return ()
    shown = [Shown(sheet.stem, sheet.choices) for sheet in sheets]
    keys = [sheet.key for sheet in sheets]
    players = [*(player for player in PLAYERS if player.kind is kind), *naming_players(shown, kind)]
    chance = sum(1 / sheet.question.choice_count for sheet in sheets) / len(sheets)
    results = []
    for player in players:
        rate = player.rate
        ratings = learn(shown, keys) if rate is None else rate(shown)
        margin = LEARNER_MARGIN if rate is None else MARGIN
        results.append(
            PlayerScore(
                language=language,
                kind=kind,
                player=player,
                questions=len(sheets),
                score=_share_right(ratings, keys),
                chance=chance,
                margin=margin,
                limit=_limit(len(sheets), chance, margin, len(players)),
            )
        )
    return tuple(results)


def _share_right(ratings: Iterable[Ratings], keys: Sequence[int]) -> float:
    """The mean credit for picking the place that is rated highest; equals share it."""
    return sum(map(credit, ratings, keys)) / len(keys)


def credit(ratings: Ratings, key: int) -> float:
    """How likely the key is picked from the places that are rated highest."""
    highest = max(ratings) - 1e-9
    best = [place for place, rating in enumerate(ratings) if rating >= highest]
    return 1 / len(best) if key in best else 0.0


def _limit(questions: int, chance: float, margin: float, players: int) -> float:
    """Up to which score a player gives nothing to worry about.

    A small bank lets luck pass: the bound is that of the best of several players (Šidák 1967), for each of
    whom the bank may happen to be easy.
    """
    if questions >= LARGE:
        return chance + margin
    luck = most_by_chance(questions, chance, CERTAINTY ** (1 / players))
    return max(chance + margin, luck / questions)


@cache
def most_by_chance(questions: int, chance: float, certainty: float = CERTAINTY) -> int:
    """The most right answers that guessing gets in so great a part of all cases: the bound of the binomial."""
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
        if reached >= certainty:
            return right
    return questions
