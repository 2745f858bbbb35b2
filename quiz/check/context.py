"""What the rules look at: every question in each of its languages, every text, and the bank as a whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from quiz.bank.model import PLAIN, Bank, Choice, Kind, MultipleChoice, Question, Text, TrueFalse
from quiz.bank.placeholder import is_unwritten
from quiz.check.lexicon import Lexicon, guess, lexicon_of
from quiz.check.wording import Names, Wording
from quiz.i18n import _

LEAST_QUESTIONS = 10
"""From how many questions of a kind up the rules of the whole bank hold."""

_GUESSED_FROM = 200
"""How many questions are read to guess the language of a bank of plain strings."""


@dataclass(frozen=True)
class Sheet:
    """A question in one language."""

    question: Question
    language: str
    """The language's code, as the bank writes it."""
    lexicon: Lexicon | None
    """The language's word lists, where there are any."""
    names: Names
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
        """What is shown after an answer, as far as it is written."""
        return tuple(text for text in (*self.whys, self.explanation) if not is_unwritten(text.text))


def lay_out(question: Question, language: str, lexicon: Lexicon | None, names: Names) -> Sheet:
    """The sheet of a question in one language."""

    def wording(text: Text) -> Wording:
        return Wording(text.in_language(language), text.line, lexicon, names)

    choices, correction, wrong_corrections = _answers_of(question)
    return Sheet(
        question=question,
        language=language,
        lexicon=lexicon,
        names=names,
        stem=wording(question.stem),
        choices=tuple(wording(choice.text) for choice in choices),
        whys=tuple(wording(choice.why) for choice in choices),
        explanation=wording(question.explanation),
        correction=wording(correction) if correction else None,
        wrong_corrections=tuple(map(wording, wrong_corrections)),
        key=question.key,
    )


class BankText(NamedTuple):
    """One text of the bank and where it stands."""

    text: Text
    question: str
    """The id of its question; empty for a text of the bank, a topic or a misconception."""
    where: str
    """What it belongs to, where that is no question."""


@dataclass(frozen=True, eq=False)
class Context:
    """A bank and everything that the rules need to know of it, worked out once."""

    bank: Bank
    today: date

    @cached_property
    def lexicons(self) -> dict[str, Lexicon | None]:
        """For each of the bank's languages, its word lists where there are any.

        A plain string names no language; its language is guessed from the share of everyday words, once
        for the whole bank.
        """
        return {
            code: self._guessed_lexicon() if code == PLAIN else lexicon_of(code)
            for code in self.bank.languages
        }

    def _guessed_lexicon(self) -> Lexicon | None:
        sample = self.bank.questions[:_GUESSED_FROM]
        return guess(
            text.in_language(PLAIN) for question in sample for text in (question.stem, question.explanation)
        )

    @cached_property
    def names(self) -> dict[str, Names]:
        """The bank's proper names in each of its languages."""
        return {
            code: Names([Wording(name.in_language(code), name.line, lexicon) for name in self.bank.names])
            for code, lexicon in self.lexicons.items()
        }

    @cached_property
    def sheets(self) -> tuple[Sheet, ...]:
        """Every question in every language, one language after the other for each question."""
        return tuple(
            lay_out(question, code, lexicon, self.names[code])
            for question in self.bank.questions
            for code, lexicon in self.lexicons.items()
        )

    @cached_property
    def _sheets_by_kind(self) -> dict[Kind, tuple[Sheet, ...]]:
        return {kind: tuple(sheet for sheet in self.sheets if sheet.kind is kind) for kind in Kind}

    def sheets_of(self, kind: Kind | None, language: str | None = None) -> tuple[Sheet, ...]:
        """The sheets of one kind, or of both, in one language, or in all."""
        sheets = self.sheets if kind is None else self._sheets_by_kind[kind]
        if language is None:
            return sheets
        return tuple(sheet for sheet in sheets if sheet.language == language)

    def full_sets(self, kind: Kind) -> Iterator[tuple[str, tuple[Sheet, ...]]]:
        """The sheets of one kind for each language, if they are enough for the rules of the whole bank."""
        for language in self.bank.languages:
            sheets = self.sheets_of(kind, language)
            if len(sheets) >= LEAST_QUESTIONS:
                yield language, sheets

    @cached_property
    def statements(self) -> tuple[TrueFalse, ...]:
        """The true/false questions."""
        return tuple(question for question in self.bank.questions if isinstance(question, TrueFalse))

    @property
    def line(self) -> int:
        """Where findings about the whole bank point to: its title."""
        return self.bank.title.line

    def texts(self) -> Iterator[BankText]:
        """Every text that a learner or a teacher reads, but sources, which keep their own language."""
        yield BankText(self.bank.title, "", _("the bank"))
        for topic in self.bank.topics.values():
            where = _("topic '{id}'").format(id=topic.id)
            yield from (BankText(text, "", where) for text in (topic.title, topic.summary, *topic.lesson))
        for misconception in self.bank.misconceptions.values():
            where = _("misconception '{id}'").format(id=misconception.id)
            yield from (BankText(text, "", where) for text in (misconception.belief, misconception.reteach))
        for question in self.bank.questions:
            yield from (BankText(text, question.id, "") for text in _texts_of(question))


def _texts_of(question: Question) -> Iterator[Text]:
    choices, correction, wrong_corrections = _answers_of(question)
    yield from (question.stem, question.explanation)
    yield from filter(None, (correction, *wrong_corrections))
    for choice in choices:
        yield from (choice.text, choice.why)


def _answers_of(question: Question) -> tuple[tuple[Choice, ...], Text | None, tuple[Text, ...]]:
    """The choices of a question, its correction and its wrong corrections, as far as it has them."""
    match question:
        case TrueFalse():
            return (), question.correction, question.wrong_corrections
        case MultipleChoice():
            return question.choices, None, ()
