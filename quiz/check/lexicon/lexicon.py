"""What a lexicon holds: the words and patterns that the rules use for one language."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

ANY_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
"""A word in a language that is not known."""

CUES = ("hedge", "condition")
"""A word that takes something back, and one that opens an exception or a condition."""


def words(text: str) -> frozenset[str]:
    """The words of a list that is separated by spaces."""
    return frozenset(text.split())


def numbered(text: str, first: int) -> dict[str, int]:
    """The words of a list, numbered from `first` up."""
    return {word: number for number, word in enumerate(text.split(), first)}


@dataclass(frozen=True, slots=True)
class Readability:
    """A formula of how hard a text is to read."""

    name: str
    """Who made it."""
    level: Callable[[float, float], float]
    """From words a sentence and syllables a word to the level."""
    syllables: Callable[[str], int]
    """About how many syllables a word has; a name in capitals has one."""
    bank_limit: float
    """The hardest level of all questions together."""
    lesson_limit: float
    """The hardest level of a lesson."""
    is_ease: bool
    """Is a higher level easier to read?"""

    def is_harder(self, level: float, limit: float) -> bool:
        """Is a level past a limit?"""
        return level < limit if self.is_ease else level > limit


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of one language. All patterns are for plain text and ignore case where nothing else is stated."""

    code: str
    word: re.Pattern[str]
    """One word of casefolded text."""
    everyday: frozenset[str]
    """Words that no text of some length does without; they show the language."""
    little_words: frozenset[str]
    """Words of five letters or more that carry no content."""
    negation: re.Pattern[str]
    """A negation in its group `neg`; other matches are look-alikes."""
    exception: re.Pattern[str]
    """The words by which a prompt asks for the exception."""
    capitals: re.Pattern[str]
    """A negation in capitals; the pattern does not ignore case."""
    power: re.Pattern[str]
    """States that somebody can (group `can`) or cannot (group `cannot`) do something."""
    absolute: re.Pattern[str]
    """An absolute in its group `abs`; other matches are look-alikes."""
    cues: Mapping[str, re.Pattern[str]]
    """What a player that knows nothing may go by, each under its name in `CUES`."""
    catch_all: re.Pattern[str]
    """A choice such as "all of the above"."""
    labels: re.Pattern[str]
    """A choice that names others by their labels; the pattern does not ignore case."""
    position: re.Pattern[str]
    """A word for where on the page something stands."""
    position_hints: tuple[str, ...]
    """Parts of words of which every such place has one; quick to look for."""
    verdicts: frozenset[str]
    """True, false, yes and no."""
    numbers: Mapping[str, int]
    """Numbers in words."""
    months: Mapping[str, int]
    joint: re.Pattern[str]
    """From the beginning of a sentence to what joins a second clause to the first, in its group `joiner`."""
    subordinators: frozenset[str]
    """Words that open a clause within a clause."""
    interrogatives: frozenset[str]
    """Question words that open a clause of their own when they come later."""
    whys: frozenset[str]
    """Question words after which a negation is no riddle."""
    times: frozenset[str]
    """Question words that open a clause of time or place when a comma follows."""
    question_frame: re.Pattern[str]
    """Words that form a question and carry no content."""
    readability: Readability

    def negations(self, plain: str) -> list[re.Match[str]]:
        """Every negation in a plain text."""
        return [found for found in self.negation.finditer(plain) if found["neg"]]

    def has_absolute(self, plain: str) -> bool:
        """Does a plain text contain always, never, only or the like?"""
        return any(found["abs"] for found in self.absolute.finditer(plain))

    def power_of(self, plain: str) -> bool | None:
        """True where a plain text first states that somebody can, False where that they cannot, else None."""
        found = self.power.search(plain)
        return None if found is None else found["can"] is not None
