"""What tells a bank from other banks and from other versions of itself: a hash over what a paper depends on."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import assert_never

from quiz.bank.model import Bank, MultipleChoice, Question, Text, TrueFalse


def bank_hash(bank: Bank) -> str:
    """SHA-256, in hexadecimal, over what a paper depends on and what it asks.

    That is the topics' ids, and of each question its id, kind, topic, level, ideas, what is asked and what can
    be answered, in every language and in the file's order. Two banks with the same hash give the same papers,
    and a choice with the same number is the same answer in both. Titles, lessons, explanations and sources do
    not count, so that they can be mended at any time.
    """
    content = [list(bank.topics), [_question(question) for question in bank.questions]]
    return sha256(json.dumps(content, separators=(",", ":")).encode()).hexdigest()


def _question(question: Question) -> list[object]:
    return [
        question.id,
        question.kind.value,
        question.topic,
        question.level,
        question.ideas_tested,
        _wordings(question.stem),
        *_answers(question),
    ]


def _answers(question: Question) -> list[object]:
    """What can be answered, the key, and the corrections that are offered after it."""
    match question:
        case TrueFalse():
            return [question.answer, [_wordings(text) for text in question.corrections]]
        case MultipleChoice():
            return [question.key, [_wordings(choice.text) for choice in question.choices]]
        case _:
            assert_never(question)


def _wordings(text: Text) -> list[tuple[str, str]]:
    """The wordings by language, in an order that does not depend on the file's."""
    return sorted(text.wordings)
