"""A paper to print: what stands on its sheet of questions and on its key, in the language in use.

The letters of choices are those that answer on the screens.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import assert_never

from quiz.bank.model import MultipleChoice, TrueFalse
from quiz.exchange.selection import Selection
from quiz.game.draw import Asked
from quiz.wording.questions import LETTERS, choice_texts, question_count
from quiz.wording.verdicts import source_line


@dataclass(frozen=True, slots=True)
class PrintedChoice:
    """An answer on offer."""

    letter: str
    """What stands before it; empty for true and false."""
    text: str
    why: str
    """Why it is right or wrong, for false what is true; empty where the bank does not say."""
    right: bool
    """Is it the right one?"""


@dataclass(frozen=True, slots=True)
class PrintedQuestion:
    """A question with all that its key says of it."""

    number: int
    """Its place on the paper, from 1."""
    stem: str
    choices: tuple[PrintedChoice, ...]
    explanation: str
    source: str
    """Where its facts stand, and the day on which they were so."""

    @property
    def has_letters(self) -> bool:
        """Do letters stand before its choices?"""
        return bool(self.choices[0].letter)

    @property
    def key(self) -> int:
        """The place of the right choice, from 1."""
        return next(place for place, choice in enumerate(self.choices, 1) if choice.right)

    @property
    def answer(self) -> str:
        """The right choice in a word: its letter, or true or false."""
        return next(choice.letter or choice.text for choice in self.choices if choice.right)


def title_of(selection: Selection) -> str:
    """The title of the bank."""
    return selection.wording(selection.bank.title)


def about(selection: Selection) -> str:
    """How many questions there are, and the code or the seed that gives this paper."""
    return " · ".join(filter(None, [question_count(len(selection.paper)), selection.name]))


def printed_questions(selection: Selection) -> Iterator[PrintedQuestion]:
    """The questions in their order."""
    for number, asked in enumerate(selection.paper, 1):
        question = asked.question
        yield PrintedQuestion(
            number,
            selection.wording(question.stem),
            tuple(_choices(asked, selection)),
            selection.wording(question.explanation),
            source_line(asked, selection.bank),
        )


def _choices(asked: Asked, selection: Selection) -> Iterator[PrintedChoice]:
    question = asked.question
    texts = zip(asked.order, choice_texts(asked), strict=True)
    match question:
        case TrueFalse(correction=correction):
            for place, text in texts:
                right = place == question.key
                why = selection.wording(correction) if right and correction else ""
                yield PrintedChoice("", text, why, right)
        case MultipleChoice(choices=choices):
            for letter, (place, text) in zip(LETTERS, texts, strict=False):
                why = selection.wording(choices[place].why)
                yield PrintedChoice(letter.upper(), text, why, choices[place].correct)
        case _:
            assert_never(question)
