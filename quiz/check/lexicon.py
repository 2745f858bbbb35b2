"""The words by which the rules know a language: what a lexicon holds, which there are, and which fits."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

ANY_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
"""A word in a language that is not known."""

_LEAST_SHARE = 0.12
"""The share of everyday words from which a text counts as written in a language; running text has 0.3 to 0.5."""

CUES = ("hedge", "condition", "canada", "united-states", "police")
"""A word that takes something back; one that opens an exception or a condition; and who is named."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of one language. All patterns are for plain text and do not mind case."""

    code: str
    word: re.Pattern[str]
    """One word of casefolded text."""
    everyday: frozenset[str]
    """Words that no text of some length does without; they tell the language."""
    little_words: frozenset[str]
    """Words of five letters or more that carry no content."""
    names: frozenset[str]
    """Words of agencies' and places' names, casefolded, in the singular."""
    agencies: re.Pattern[str]
    """An agency's or a law's whole name, with its "and"."""
    negation: re.Pattern[str]
    """A negation in its group `neg`; other matches are look-alikes."""
    exception: re.Pattern[str]
    """The words by which a prompt asks for the exception."""
    capitals: re.Pattern[str]
    """A negation in capitals; minds case."""
    power: re.Pattern[str]
    """Says that somebody can (group `can`) or cannot (group `cannot`) do something."""
    absolute: re.Pattern[str]
    """An absolute in its group `abs`; other matches are look-alikes."""
    cues: Mapping[str, re.Pattern[str]]
    """What a player that knows nothing may go by, each under its name in `CUES`."""
    catch_all: re.Pattern[str]
    """A choice such as "all of the above"."""
    labels: re.Pattern[str]
    """A choice that names others by their labels; minds case."""
    position: re.Pattern[str]
    """A word that says where on the page something stands."""
    position_hints: tuple[str, ...]
    """Parts of words of which every such place has one; quick to look for."""
    verdicts: frozenset[str]
    """True, false, yes and no."""
    numbers: Mapping[str, int]
    """Numbers in words."""
    months: Mapping[str, int]
    joiners: frozenset[str]
    """Words that join two clauses, or two words."""
    contrasts: re.Pattern[str]
    """Words that join two clauses or tell the time of one."""
    no_joint: re.Pattern[str]
    """Sayings in which a joiner joins no clauses."""
    subordinators: frozenset[str]
    """Words that open a clause within a clause."""
    reporting: frozenset[str]
    """Verbs whose "that" opens the clause that counts."""
    finite: frozenset[str]
    """Verb forms that need a subject."""
    not_first: frozenset[str]
    """Those of them that are infinitives when they come right after a joiner."""
    plural_verbs: frozenset[str]
    """Verb forms that are finite only after a subject of more than one."""
    subjects: frozenset[str]
    """Pronouns that can only be a subject."""
    weak_subjects: frozenset[str]
    """Pronouns that are a subject when a verb follows."""
    openers: frozenset[str]
    """Words with which a subject of more than one begins."""
    negative_openers: frozenset[str]
    """Negations that make a clause of what follows "but"."""
    not_contrast: frozenset[str]
    """Words after which "while" tells a time."""
    determiners: frozenset[str]
    """Words after which "while" without a comma tells a time too."""
    helpers: frozenset[str]
    """Verbs that are followed by a second verb."""
    interrogatives: frozenset[str]
    """Question words that open a clause of their own when they come later."""
    whys: frozenset[str]
    """Question words after which a negation is no riddle."""
    question_frame: re.Pattern[str]
    """Words that make a question and say nothing."""


@cache
def lexicons() -> Mapping[str, Lexicon]:
    """The languages that are known, by their codes."""
    from quiz.check.english import ENGLISH
    from quiz.check.french import FRENCH

    return {known.code: known for known in (ENGLISH, FRENCH)}


def lexicon_of(language: str) -> Lexicon | None:
    """The lexicon for a language code; that of `fr` serves `fr-CA` too."""
    return lexicons().get(language.split("-", 1)[0])


def guess(texts: Iterable[str]) -> Lexicon | None:
    """The lexicon whose everyday words make up the greatest share of the texts' words.

    None when no share is as large as running text has, or two are the same.
    """
    words = [word for text in texts for word in ANY_WORD.findall(text.casefold().replace("'", " "))]
    shares = sorted(
        ((sum(word in known.everyday for word in words), known.code) for known in lexicons().values()),
        reverse=True,
    )
    if not words or shares[0][0] < _LEAST_SHARE * len(words) or shares[0][0] == shares[1][0]:
        return None
    return lexicons()[shares[0][1]]


def negations(lexicon: Lexicon, plain: str) -> list[re.Match[str]]:
    """Every negation in a plain text."""
    return [found for found in lexicon.negation.finditer(plain) if found["neg"]]


def has_absolute(lexicon: Lexicon, plain: str) -> bool:
    """Does a plain text say always, never, only or the like?"""
    return any(found["abs"] for found in lexicon.absolute.finditer(plain))


def power(lexicon: Lexicon, plain: str) -> bool | None:
    """True where a plain text first says that somebody can, False where that they cannot, else None."""
    found = lexicon.power.search(plain)
    return None if found is None else found["can"] is not None
