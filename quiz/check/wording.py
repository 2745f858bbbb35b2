"""A text as the rules look at it, and the proper names of a bank that may stand in it."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import cached_property

from quiz.check.lexicon import ANY_WORD, Lexicon

_COMPOUND = re.compile(r"[^\W_]+(?:['.-][^\W_]+)*")
_SHORT_NAME = "NN"
"""Stands for a proper name where words and syllables are counted."""

_LEAST_LENGTH_DERIVED_FROM = 6
"""How many letters a name has at least of which other words are derived; shorter ones begin too many."""

_SPECIFIC = re.compile(r"\d|(?<!^)\b[A-ZÀ-Þ]")


class Wording:
    """One text in one language."""

    def __init__(self, text: str, line: int, lexicon: Lexicon | None, names: Names | None = None) -> None:
        self.text = text
        """As its author typed it."""
        self.line = line
        """Where it begins in its file."""
        self.lexicon = lexicon
        """The words of its language, where they are known."""
        self._names = names
        self.plain = " ".join(unicodedata.normalize("NFC", text).replace("’", "'").split())
        """The text in NFC, with straight apostrophes and single ordinary spaces; its case is kept."""
        self.length = len(self.plain)
        """How many characters a reader sees."""

    @cached_property
    def folded(self) -> str:
        """The plain text without case."""
        return self.plain.casefold()

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Its words, without case; an elided article or pronoun (l', qu') is one of its own."""
        pattern = self.lexicon.word if self.lexicon else ANY_WORD
        return tuple(pattern.findall(self.folded))

    @cached_property
    def content(self) -> frozenset[str]:
        """What it is about: its words of five letters or more, without endings of the plural."""
        little = self.lexicon.little_words if self.lexicon else frozenset()
        long = {word.removesuffix("'s") for word in self.words if len(word) >= 5 and word not in little}
        return frozenset(_singular(word) for word in long if len(word) >= 5 and word.isalpha())

    @cached_property
    def power(self) -> bool | None:
        """Does it state that somebody can do something (True), or cannot (False)? None for neither."""
        return self.lexicon.power_of(self.plain) if self.lexicon else None

    @cached_property
    def has_absolute(self) -> bool:
        """Does it contain always, never, only or the like?"""
        return self.lexicon is not None and self.lexicon.has_absolute(self.plain)

    @cached_property
    def cues(self) -> Counter[str]:
        """How often it has each of the lexicon's cues."""
        known = self.lexicon.cues.items() if self.lexicon else ()
        return Counter({name: sum(1 for _cue in cue.finditer(self.plain)) for name, cue in known})

    @cached_property
    def named(self) -> frozenset[str]:
        """Which of the bank's proper names stand in it."""
        return self._names.named_in(self.plain) if self._names else frozenset()

    @cached_property
    def word_lengths(self) -> tuple[int, ...]:
        """How many characters each of its words has; a compound is one word, as a reader sees it."""
        return tuple(map(len, _COMPOUND.findall(self.plain))) or (0,)

    @property
    def word_count(self) -> int:
        """How many words it has."""
        return len(self.word_lengths)

    @property
    def longest_word(self) -> int:
        """How many characters its longest word has."""
        return max(self.word_lengths)

    @property
    def average_word(self) -> float:
        """How many characters its words have on average."""
        return sum(self.word_lengths) / self.word_count

    @cached_property
    def specifics(self) -> int:
        """How many digits and capitals it has, the capital at its beginning excepted."""
        return len(_SPECIFIC.findall(self.plain))


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 5 and word[-1] in "sx" and word[-2] != "s" else word


class Names:
    """The bank's proper names in one language."""

    def __init__(self, names: Iterable[Wording]) -> None:
        named = sorted(names, key=lambda name: -name.length)
        self.all = tuple(dict.fromkeys(name.plain for name in named))
        """Each of them once, the longest first."""
        self.content = frozenset(word for name in named for word in name.content)
        """Their words of five letters or more, which give no answer away."""
        self._pattern = re.compile(rf"\b(?:{'|'.join(re.escape(name.plain) for name in named)})(?!\w)")
        self._patterns = {name: _with_derived_words(name) for name in self.all}

    def shortened(self, plain: str) -> str:
        """A plain text with one short word for each name."""
        return self._pattern.sub(_SHORT_NAME, plain) if self.all else plain

    def named_in(self, plain: str) -> frozenset[str]:
        """Those that stand in a plain text, alone, within others, or in words derived from them."""
        return frozenset(name for name, pattern in self._patterns.items() if pattern.search(plain))


def _with_derived_words(name: str) -> re.Pattern[str]:
    """Matches a name; and where it is a longer word, the words derived from it, as Canadian is from Canada."""
    if name.isalpha() and len(name) >= _LEAST_LENGTH_DERIVED_FROM and not name.isupper():
        return re.compile(rf"\b{name[:-1]}", re.IGNORECASE)
    return re.compile(rf"\b{re.escape(name)}(?!\w)")
