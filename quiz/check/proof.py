"""A bank laid out for checking: every question in each of its languages, and every text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from quiz.bank.model import PLAIN, Bank, Kind, Text, TrueFalse
from quiz.check.lexicon import Lexicon, guess, lexicon_of
from quiz.check.players import FEWEST, PlayerScore, play
from quiz.check.sheet import Sheet, lay_out
from quiz.i18n import _

LEAST_QUESTIONS = FEWEST
"""From how many questions of a kind up the rules of the whole bank hold."""

_GUESSED_FROM = 200
"""How many questions are read to tell the language of a bank of plain strings."""


class BankText(NamedTuple):
    """One text of the bank and where it stands."""

    text: Text
    question: str
    """The id of its question; empty for a text of the bank, a topic or a misconception."""
    where: str
    """What it belongs to, where that is no question."""


@dataclass(frozen=True)
class Proof:
    """A bank and everything the rules want to know of it, worked out once."""

    bank: Bank
    today: date

    @cached_property
    def lexicons(self) -> dict[str, Lexicon | None]:
        """For each of the bank's languages, its word lists where there are any.

        A plain string names no language; its language is told from the share of everyday words, once for
        the whole bank.
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
    def sheets(self) -> tuple[Sheet, ...]:
        """Every question in every language, one language after the other for each question."""
        return tuple(
            lay_out(question, code, lexicon)
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

    @cached_property
    def scores(self) -> tuple[PlayerScore, ...]:
        """How well each player that knows nothing does, for each language and kind."""
        return tuple(
            score
            for language in self.bank.languages
            for kind in Kind
            for score in play(self.sheets_of(kind, language), language, kind)
        )

    @property
    def line(self) -> int:
        """Where findings about the whole bank point to: its title."""
        return self.bank.title.line

    def texts(self) -> Iterator[BankText]:
        """Every text that a learner or a teacher reads, but sources, which keep their own language."""
        bank = self.bank
        yield BankText(bank.title, "", _("the bank"))
        for topic in bank.topics.values():
            where = _("topic '{id}'").format(id=topic.id)
            yield BankText(topic.title, "", where)
            yield BankText(topic.summary, "", where)
        for misconception in bank.misconceptions.values():
            where = _("misconception '{id}'").format(id=misconception.id)
            yield BankText(misconception.belief, "", where)
            yield BankText(misconception.reteach, "", where)
        for question in bank.questions:
            yield BankText(question.stem, question.id, "")
            yield BankText(question.explanation, question.id, "")
            if isinstance(question, TrueFalse):
                if question.correction:
                    yield BankText(question.correction, question.id, "")
                for wrong in question.wrong_corrections:
                    yield BankText(wrong, question.id, "")
                continue
            for choice in question.choices:
                yield BankText(choice.text, question.id, "")
                yield BankText(choice.why, question.id, "")
