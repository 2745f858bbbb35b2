"""A question as it stands on paper in one language, its texts cut into words once."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property

from quiz.bank.model import Kind, Question, Text, TrueFalse
from quiz.check.lexicon import ANY_WORD, Lexicon, has_absolute, power

_COMPOUND = re.compile(r"[^\W_]+(?:['.-][^\W_]+)*")
_SPECIFIC = re.compile(r"\d|(?<!^)\b[A-ZÀ-Þ]")


class Wording:
    """One text in one language."""

    def __init__(self, text: str, line: int, lexicon: Lexicon | None) -> None:
        self.text = text
        """As its author typed it."""
        self.line = line
        """Where it begins in its file."""
        self.lexicon = lexicon
        """The words of its language, where they are known."""
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
        """Does it say that somebody can do something (True), or cannot (False)? None for neither."""
        return power(self.lexicon, self.plain) if self.lexicon else None

    @cached_property
    def has_absolute(self) -> bool:
        """Does it say always, never, only or the like?"""
        return self.lexicon is not None and has_absolute(self.lexicon, self.plain)

    def cues(self, name: str) -> int:
        """How often it has one of the lexicon's cues."""
        return sum(1 for _cue in self.lexicon.cues[name].finditer(self.plain)) if self.lexicon else 0

    @cached_property
    def word_lengths(self) -> tuple[int, ...]:
        """How many characters each of its words has; a compound is one word, as a reader sees it."""
        return tuple(map(len, _COMPOUND.findall(self.plain))) or (0,)

    @property
    def average_word(self) -> float:
        """How many characters its words have on average."""
        return sum(self.word_lengths) / len(self.word_lengths)

    @cached_property
    def specifics(self) -> int:
        """How many digits and capitals it has, the capital at its beginning excepted."""
        return len(_SPECIFIC.findall(self.plain))


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 5 and word[-1] in "sx" and word[-2] != "s" else word


@dataclass(frozen=True)
class Sheet:
    """A question in one language."""

    question: Question
    language: str
    """The language's code, as the bank writes it."""
    lexicon: Lexicon | None
    """The language's word lists, where there are any."""
    stem: Wording
    choices: tuple[Wording, ...]
    """In the file's order; none for a true/false question."""
    whys: tuple[Wording, ...]
    """For each choice, why it is right or wrong."""
    explanation: Wording
    correction: Wording | None
    wrong_corrections: tuple[Wording, ...]
    """What a learner might take for the correction."""
    key: int
    """The place of the right answer in the file's order."""

    @property
    def kind(self) -> Kind:
        """Which kind of question it is."""
        return self.question.kind

    @property
    def right_choice(self) -> Wording:
        """The choice that is right, of a multiple-choice question."""
        return self.choices[self.key]

    @cached_property
    def distractors(self) -> tuple[Wording, ...]:
        """The choices that are wrong."""
        return self.choices[: self.key] + self.choices[self.key + 1 :]

    @cached_property
    def feedback(self) -> tuple[Wording, ...]:
        """What is shown after an answer."""
        return (*self.whys, self.explanation)


def lay_out(question: Question, language: str, lexicon: Lexicon | None) -> Sheet:
    """The sheet of a question in one language."""

    def wording(text: Text) -> Wording:
        return Wording(text.in_language(language), text.line, lexicon)

    if isinstance(question, TrueFalse):
        choices: tuple[Wording, ...] = ()
        whys: tuple[Wording, ...] = ()
        correction = wording(question.correction) if question.correction else None
        wrong_corrections = tuple(wording(wrong) for wrong in question.wrong_corrections)
    else:
        choices = tuple(wording(choice.text) for choice in question.choices)
        whys = tuple(wording(choice.why) for choice in question.choices)
        correction, wrong_corrections = None, ()
    return Sheet(
        question=question,
        language=language,
        lexicon=lexicon,
        stem=wording(question.stem),
        choices=choices,
        whys=whys,
        explanation=wording(question.explanation),
        correction=correction,
        wrong_corrections=wrong_corrections,
        key=question.key,
    )
