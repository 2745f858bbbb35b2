"""The players, each with its one rule of form or naming."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from operator import attrgetter
from statistics import median

from quiz.bank.model import Kind
from quiz.check.wording import Wording
from quiz.i18n import N_, _

Ratings = Sequence[float]
"""A figure for each place on the paper; the highest is picked, and chance decides among equals."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A question as a learner sees it, in one language, without what is right."""

    stem: Wording
    choices: tuple[Wording, ...]
    """None for a true/false question: its two places are true and false."""


Rule = Callable[[Sequence[Shown]], Sequence[Ratings]]
"""Rates the places of every question of a kind."""

Figure = Callable[[Wording], float]
"""Something to count in a text."""


@dataclass(frozen=True, slots=True)
class Player:
    """A player and its rule."""

    id: str
    rule_in_words: str
    """What it does: a message id, with a place for `named`."""
    kind: Kind
    """Which kind of question it plays."""
    rate: Rule | None
    """Its rule; None for the player that learns on the other questions."""
    named: str = ""
    """The proper name that it goes by; empty for none."""

    @property
    def name(self) -> str:
        """What it does, in the language in use."""
        return _(self.rule_in_words).format(name=self.named)


# Rules for the choices of a question


def by(figure: Figure, sign: int = 1) -> Rule:
    """Pick the choice with the greatest figure, or with the sign -1 the one with the least."""
    return lambda questions: [[sign * figure(choice) for choice in shown.choices] for shown in questions]


def _by_all(rate: Callable[[Shown], Ratings], sign: int = 1) -> Rule:
    """Pick by a figure that depends on the prompt or on the other choices."""
    return lambda questions: [[sign * figure for figure in rate(shown)] for shown in questions]


def _cue(name: str) -> Figure:
    return lambda wording: bool(wording.cues[name])


def _middle_length(shown: Shown) -> Ratings:
    lengths = [choice.length for choice in shown.choices]
    mean = sum(lengths) / len(lengths)
    return [-abs(length - mean) for length in lengths]


def repeated_words(shown: Shown) -> Ratings:
    """How many of the prompt's words each choice repeats."""
    return [len(choice.content & shown.stem.content) for choice in shown.choices]


def likeness(shown: Shown) -> Ratings:
    """How much of its words each choice has in common with the others: the sum of the Jaccard indexes."""
    sets = [frozenset(choice.words) for choice in shown.choices]
    return [
        sum(len(one & other) / max(1, len(one | other)) for other in sets if other is not one) for one in sets
    ]


def _sorted_place(shown: Shown) -> Ratings:
    order = sorted(choice.folded for choice in shown.choices)
    return [order.index(choice.folded) for choice in shown.choices]


# Rules for statements


def _verdict(answer: bool | None) -> Ratings:
    """The ratings of true and of false; None is a guess."""
    return (0.5, 0.5) if answer is None else (float(answer), float(not answer))


def _always(answer: bool) -> Rule:
    return lambda questions: [_verdict(answer) for _shown in questions]


def means(answer: bool, cue: Figure) -> Rule:
    """Take a cue for one answer, and guess where there is none."""
    return lambda questions: [_verdict(answer if cue(shown.stem) else None) for shown in questions]


def _cannot_means(answer: bool) -> Rule:
    """Take "cannot" for one answer and "can" for the other, and guess where neither stands."""
    powers = {None: None, False: answer, True: not answer}
    return lambda questions: [_verdict(powers[shown.stem.power]) for shown in questions]


def _long_means(answer: bool, figure: Figure) -> Rule:
    """Take a figure above the median of the bank for one answer, and one below it for the other."""

    def rate(questions: Sequence[Shown]) -> list[Ratings]:
        figures = [figure(shown.stem) for shown in questions]
        middle = median(figures)
        return [_verdict(None if each == middle else (each > middle) is answer) for each in figures]

    return rate


def _hedges(wording: Wording) -> float:
    return wording.cues["hedge"]


def _number(wording: Wording) -> float:
    return any(map(str.isdigit, wording.plain))


_length, _words, _specifics, _absolute = map(
    attrgetter, ("length", "word_count", "specifics", "has_absolute")
)
_longest_word, _average_word = map(attrgetter, ("longest_word", "average_word"))
_condition = _cue("condition")

_OF_STATEMENTS: tuple[tuple[str, str, Rule | None], ...] = (
    ("learns", N_("learns on the other questions"), None),
    ("always-true", N_("always says true"), _always(True)),
    ("always-false", N_("always says false"), _always(False)),
    ("cannot-means-true", N_("takes “cannot” for true and “can” for false"), _cannot_means(True)),
    ("cannot-means-false", N_("takes “cannot” for false and “can” for true"), _cannot_means(False)),
    (
        "absolute-means-false",
        N_("takes always, never, only and the like for false"),
        means(False, _absolute),
    ),
    ("absolute-means-true", N_("takes always, never, only and the like for true"), means(True, _absolute)),
    ("hedge-means-true", N_("takes “may”, “some”, “usually” for true"), means(True, _hedges)),
    ("condition-means-true", N_("takes “unless”, “until”, “if” for true"), means(True, _condition)),
    ("number-means-true", N_("takes what has numbers for true"), means(True, _number)),
    (
        "long-means-true",
        N_("takes long statements for true and short ones for false"),
        _long_means(True, _length),
    ),
    (
        "short-means-true",
        N_("takes short statements for true and long ones for false"),
        _long_means(False, _length),
    ),
    (
        "long-words-mean-true",
        N_("takes long words for true and short ones for false"),
        _long_means(True, _average_word),
    ),
)
_OF_CHOICES: tuple[tuple[str, str, Rule | None], ...] = (
    ("learns", N_("learns on the other questions"), None),
    ("longest", N_("picks the longest choice"), by(_length)),
    ("shortest", N_("picks the shortest choice"), by(_length, -1)),
    ("middle-length", N_("picks the choice of middling length"), _by_all(_middle_length)),
    ("most-words", N_("picks the choice with the most words"), by(_words)),
    ("fewest-words", N_("picks the choice with the fewest words"), by(_words, -1)),
    ("longest-word", N_("picks the choice with the longest word"), by(_longest_word)),
    ("no-long-word", N_("picks the choice whose longest word is shortest"), by(_longest_word, -1)),
    ("longest-average-word", N_("picks the choice with the longest words on average"), by(_average_word)),
    (
        "shortest-average-word",
        N_("picks the choice with the shortest words on average"),
        by(_average_word, -1),
    ),
    ("condition", N_("picks the choice with “unless”, “until”, “if”"), by(_condition)),
    ("no-condition", N_("picks a choice without “unless”, “until”, “if”"), by(_condition, -1)),
    ("most-specific", N_("picks the choice with the most numbers and names"), by(_specifics)),
    ("least-specific", N_("picks the choice with the fewest numbers and names"), by(_specifics, -1)),
    ("prompt-words", N_("picks the choice that repeats the prompt’s words"), _by_all(repeated_words)),
    ("odd-one-out", N_("picks the choice least like the others"), _by_all(likeness, -1)),
    ("most-alike", N_("picks the choice most like the others"), _by_all(likeness)),
    ("first-sorted", N_("picks the first choice of the alphabet"), _by_all(_sorted_place, -1)),
    ("last-sorted", N_("picks the last choice of the alphabet"), _by_all(_sorted_place)),
    ("most-hedged", N_("picks the choice with the most “may”, “some”, “usually”"), by(_hedges)),
    ("no-absolute", N_("picks a choice without always, never, only and the like"), by(_absolute, -1)),
)
PLAYERS = (
    *(Player(name, words, Kind.TRUE_FALSE, rule) for name, words, rule in _OF_STATEMENTS),
    *(Player(name, words, Kind.MULTIPLE_CHOICE, rule) for name, words, rule in _OF_CHOICES),
)
"""The players of every bank."""
