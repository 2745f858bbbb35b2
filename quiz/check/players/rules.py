"""The players, each with its one rule of form or naming."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from quiz.bank.model import Kind
from quiz.check.sheet import Wording
from quiz.i18n import _

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
    kind: Kind
    """Which kind of question it plays."""
    rate: Rule | None
    """Its rule; None for the player that learns on the other questions."""

    @property
    def name(self) -> str:
        """What it does, in the language in use."""
        return {
            "always-true": _("always says true"),
            "always-false": _("always says false"),
            "cannot-means-true": _("takes “cannot” for true and “can” for false"),
            "cannot-means-false": _("takes “cannot” for false and “can” for true"),
            "absolute-means-false": _("takes always, never, only and the like for false"),
            "absolute-means-true": _("takes always, never, only and the like for true"),
            "hedge-means-true": _("takes “may”, “some”, “usually” for true"),
            "condition-means-true": _("takes “unless”, “until”, “if” for true"),
            "canada-means-true": _("takes what names Canada for true"),
            "us-means-true": _("takes what names the U.S. for true"),
            "us-means-false": _("takes what names the U.S. for false"),
            "police-means-true": _("takes what names the police for true"),
            "number-means-true": _("takes what has numbers for true"),
            "long-means-true": _("takes long statements for true and short ones for false"),
            "short-means-true": _("takes short statements for true and long ones for false"),
            "long-words-mean-true": _("takes statements of long words for true, of short words for false"),
            "learns": _("learns on the other questions"),
            "longest": _("picks the longest choice"),
            "shortest": _("picks the shortest choice"),
            "middle-length": _("picks the choice of middling length"),
            "most-words": _("picks the choice with the most words"),
            "fewest-words": _("picks the choice with the fewest words"),
            "longest-word": _("picks the choice with the longest word"),
            "no-long-word": _("picks the choice whose longest word is shortest"),
            "longest-average-word": _("picks the choice with the longest words on average"),
            "shortest-average-word": _("picks the choice with the shortest words on average"),
            "condition": _("picks the choice with “unless”, “until”, “if”"),
            "no-condition": _("picks a choice without “unless”, “until”, “if”"),
            "names-canada": _("picks the choice that names Canada"),
            "no-canada": _("picks a choice that does not name Canada"),
            "names-us": _("picks the choice that names the U.S."),
            "no-us": _("picks a choice that does not name the U.S."),
            "names-police": _("picks the choice that names the police"),
            "no-police": _("picks a choice that does not name the police"),
            "most-specific": _("picks the choice with the most numbers and names"),
            "least-specific": _("picks the choice with the fewest numbers and names"),
            "prompt-words": _("picks the choice that repeats the prompt’s words"),
            "odd-one-out": _("picks the choice least like the others"),
            "most-alike": _("picks the choice most like the others"),
            "first-sorted": _("picks the first choice of the alphabet"),
            "last-sorted": _("picks the last choice of the alphabet"),
            "most-hedged": _("picks the choice with the most “may”, “some”, “usually”"),
            "no-absolute": _("picks a choice without always, never, only and the like"),
        }[self.id]


# Rules for the choices of a question


def _by(figure: Figure, sign: int = 1) -> Rule:
    """Pick the choice with the greatest figure, or with the sign -1 the one with the least."""
    return lambda questions: [[sign * figure(choice) for choice in shown.choices] for shown in questions]


def _by_all(rate: Callable[[Shown], Ratings], sign: int = 1) -> Rule:
    """Pick by a figure that depends on the prompt or on the other choices."""
    return lambda questions: [[sign * figure for figure in rate(shown)] for shown in questions]


def _cue(name: str) -> Figure:
    return lambda wording: bool(wording.cues(name))


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


def _means(answer: bool, cue: Figure) -> Rule:
    """Take a cue for one answer, and guess where there is none."""
    return lambda questions: [_verdict(answer if cue(shown.stem) else None) for shown in questions]


def _cannot_means(answer: bool) -> Rule:
    """Take "cannot" for one answer and "can" for the other, and guess where neither stands."""
    powers = {None: None, False: answer, True: not answer}
    return lambda questions: [_verdict(powers[shown.stem.power]) for shown in questions]


def _above_median_means(answer: bool, figure: Figure) -> Rule:
    """Take a figure above the median of the bank for one answer, and one below it for the other."""

    def rate(questions: Sequence[Shown]) -> list[Ratings]:
        figures = [figure(shown.stem) for shown in questions]
        middle = median(figures)
        return [_verdict(None if each == middle else (each > middle) is answer) for each in figures]

    return rate


def _length(wording: Wording) -> float:
    return wording.length


def _words(wording: Wording) -> float:
    return len(wording.word_lengths)


def _longest_word(wording: Wording) -> float:
    return max(wording.word_lengths)


def _average_word(wording: Wording) -> float:
    return wording.average_word


def _specifics(wording: Wording) -> float:
    return wording.specifics


def _hedges(wording: Wording) -> float:
    return wording.cues("hedge")


def _absolute(wording: Wording) -> float:
    return wording.has_absolute


def _number(wording: Wording) -> float:
    return any(map(str.isdigit, wording.plain))


_OF_STATEMENTS: Mapping[str, Rule | None] = {
    "learns": None,
    "always-true": _always(True),
    "always-false": _always(False),
    "cannot-means-true": _cannot_means(True),
    "cannot-means-false": _cannot_means(False),
    "absolute-means-false": _means(False, _absolute),
    "absolute-means-true": _means(True, _absolute),
    "hedge-means-true": _means(True, _hedges),
    "condition-means-true": _means(True, _cue("condition")),
    "canada-means-true": _means(True, _cue("canada")),
    "us-means-true": _means(True, _cue("united-states")),
    "us-means-false": _means(False, _cue("united-states")),
    "police-means-true": _means(True, _cue("police")),
    "number-means-true": _means(True, _number),
    "long-means-true": _above_median_means(True, _length),
    "short-means-true": _above_median_means(False, _length),
    "long-words-mean-true": _above_median_means(True, _average_word),
}
_OF_CHOICES: Mapping[str, Rule | None] = {
    "learns": None,
    "longest": _by(_length),
    "shortest": _by(_length, -1),
    "middle-length": _by_all(_middle_length),
    "most-words": _by(_words),
    "fewest-words": _by(_words, -1),
    "longest-word": _by(_longest_word),
    "no-long-word": _by(_longest_word, -1),
    "longest-average-word": _by(_average_word),
    "shortest-average-word": _by(_average_word, -1),
    "condition": _by(_cue("condition")),
    "no-condition": _by(_cue("condition"), -1),
    "names-canada": _by(_cue("canada")),
    "no-canada": _by(_cue("canada"), -1),
    "names-us": _by(_cue("united-states")),
    "no-us": _by(_cue("united-states"), -1),
    "names-police": _by(_cue("police")),
    "no-police": _by(_cue("police"), -1),
    "most-specific": _by(_specifics),
    "least-specific": _by(_specifics, -1),
    "prompt-words": _by_all(repeated_words),
    "odd-one-out": _by_all(likeness, -1),
    "most-alike": _by_all(likeness),
    "first-sorted": _by_all(_sorted_place, -1),
    "last-sorted": _by_all(_sorted_place),
    "most-hedged": _by(_hedges),
    "no-absolute": _by(_absolute, -1),
}
PLAYERS = (
    *(Player(name, Kind.TRUE_FALSE, rule) for name, rule in _OF_STATEMENTS.items()),
    *(Player(name, Kind.MULTIPLE_CHOICE, rule) for name, rule in _OF_CHOICES.items()),
)
"""Every player there is."""
