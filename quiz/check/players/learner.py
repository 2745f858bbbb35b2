"""The player that learns: it has seen nine tenths of the bank with the answers and plays the rest.

Method: a conditional logit. Each place of a question has features; a place is right with a probability in
proportion to exp(weights . features); the weights are learnt by stochastic gradient ascent with an L2 penalty. The
features of a choice are figures of its form, measured against the other choices of the same question (mean 0,
standard deviation 1), the lexicon's cues, and its words and pairs of words, all less what the choices of the
question have on average. Those of a statement are the same, measured against the bank; they belong to the place
"true", and "false" has none: that is logistic regression. The questions are dealt into ten parts by a checksum of
their texts; each part is played with weights learnt on the other nine. Nothing is left to chance, so that a bank
has one score.

Limits: it is a small linear model. It knows no grammar and no meaning, and what it needs two features at once to
see it does not see; a score near chance means that no such player learns much from so many questions, not that no
player could. From fewer than ten questions it learns nothing and guesses. Two questions on one idea may stand in
different parts, as a learner may meet both.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import exp, sqrt
from zlib import crc32

from quiz.check.lexicon import CUES
from quiz.check.players.rules import Ratings, Shown, likeness, repeated_words
from quiz.check.wording import Wording

PARTS = 10
"""Into how many parts the questions are dealt."""

PASSES, RATE, PENALTY = 12, 0.08, 0.01
"""How often the learner goes over the questions, how far a step goes, and how much weights shrink with each."""

_WORD_WEIGHT = 0.7
"""How much a word counts beside a figure of form."""

Features = dict[str, float]


def learn(questions: Sequence[Shown], keys: Sequence[int]) -> list[Ratings]:
    """Rate the places of each question with what was learnt on the others."""
    if len(questions) < PARTS:  # too few to learn from: a guess
        return [[0.0] * max(2, len(shown.choices)) for shown in questions]
    places = _features(questions)
    order = sorted(range(len(questions)), key=lambda number: crc32(questions[number].stem.plain.encode()))
    ratings: list[Ratings] = [()] * len(questions)
    for part in range(PARTS):
        held_out = order[part::PARTS]
        seen = [number for place, number in enumerate(order) if place % PARTS != part]
        weights = _fit([(places[number], keys[number]) for number in seen])
        for number in held_out:
            ratings[number] = [_rating(weights, features) for features in places[number]]
    return ratings


def _fit(seen: Sequence[tuple[Sequence[Features], int]]) -> Features:
    """The weights that make the keys of the questions seen likely."""
    weights: Features = {}
    for turn in range(PASSES):
        step = RATE / (1 + turn / 4)
        keep = 1 - step * PENALTY
        for places, key in seen:
            powers = [exp(min(30.0, max(-30.0, _rating(weights, features)))) for features in places]
            total = sum(powers)
            for place, features in enumerate(places):
                error = (place == key) - powers[place] / total
                for name, value in features.items():
                    weights[name] = weights.get(name, 0.0) * keep + step * error * value
    return weights


def _rating(weights: Features, features: Features) -> float:
    return sum([weights.get(name, 0.0) * value for name, value in features.items()])


def _features(questions: Sequence[Shown]) -> list[list[Features]]:
    """For each question, the features of each of its places."""
    if not questions[0].choices:
        stems = [shown.stem for shown in questions]
        forms = _standardized([_form(stem) for stem in stems])
        return [[form | _naming(stem) | {"true": 1.0}, {}] for form, stem in zip(forms, stems, strict=True)]
    return [_features_of_choices(shown) for shown in questions]


def _features_of_choices(shown: Shown) -> list[Features]:
    forms = [_form(choice) for choice in shown.choices]
    for form, repeated, alike in zip(forms, repeated_words(shown), likeness(shown), strict=True):
        form |= {"repeated": repeated, "alike": alike}
    standardized = _standardized(forms)
    return [form | _naming(choice) for form, choice in zip(standardized, shown.choices, strict=True)]


def _form(wording: Wording) -> Features:
    """Figures of a text's form."""
    return {
        "characters": wording.length,
        "words": wording.word_count,
        "longest word": wording.longest_word,
        "average word": wording.average_word,
        "specifics": wording.specifics,
        "commas": wording.plain.count(","),
        "hedges": wording.cues["hedge"],
    }


def _standardized(forms: Sequence[Features]) -> list[Features]:
    """The figures as standard deviations from their mean; those that are all the same are left out."""
    made: list[Features] = [{} for _form in forms]
    for name in forms[0]:
        figures = [form[name] for form in forms]
        mean = sum(figures) / len(figures)
        deviation = sqrt(sum((figure - mean) ** 2 for figure in figures) / len(figures))
        if deviation:
            for features, figure in zip(made, figures, strict=True):
                features[name] = (figure - mean) / deviation
    return made


def _naming(wording: Wording) -> Features:
    """What a text names: cues, words and pairs of words, each once."""
    named = [f"[{cue}]" for cue in CUES if wording.cues[cue]]
    if wording.has_absolute:
        named.append("[absolute]")
    if wording.power is not None:
        named.append("[can]" if wording.power else "[cannot]")
    named += [f"[{name}]" for name in sorted(wording.named)]
    words = wording.words
    pairs = [f"{first} {second}" for first, second in pairwise(words)]
    return dict.fromkeys(named, 1.0) | dict.fromkeys((*words, *pairs), _WORD_WEIGHT)
