"""The words and patterns of each language for the check: one file for each, and the choice of the one that fits."""

from __future__ import annotations

from collections.abc import Iterable

from quiz.check.lexicon.english import ENGLISH
from quiz.check.lexicon.french import FRENCH
from quiz.check.lexicon.lexicon import ANY_WORD, CUES, Lexicon

__all__ = ["ANY_WORD", "CUES", "LEXICONS", "Lexicon", "guess", "lexicon_of"]

LEXICONS = {lexicon.code: lexicon for lexicon in (ENGLISH, FRENCH)}
"""The languages that are known, by their codes."""

_LEAST_SHARE = 0.12
"""The share of everyday words from which a text counts as written in a language; running text has 0.3 to 0.5."""


def lexicon_of(language: str) -> Lexicon | None:
    """The lexicon for a language code; that of `fr` serves `fr-CA` too."""
    return LEXICONS.get(language.split("-", 1)[0])


def guess(texts: Iterable[str]) -> Lexicon | None:
    """The lexicon whose everyday words make up the greatest share of the texts' words.

    None when no share is as large as running text has, or two are the same.
    """
    words = [word for text in texts for word in ANY_WORD.findall(text.casefold().replace("'", " "))]
    counts = {code: sum(word in known.everyday for word in words) for code, known in LEXICONS.items()}
    best = max(counts, key=lambda code: counts[code])
    is_tie = sum(count == counts[best] for count in counts.values()) > 1
    if not words or is_tie or counts[best] < _LEAST_SHARE * len(words):
        return None
    return LEXICONS[best]
