"""Reads the files of other programs, as `quiz import` does."""

from __future__ import annotations

from quiz.bank.model import Bank
from quiz.bank.reader import read_bytes
from quiz.exchange.assembly import assemble
from quiz.exchange.bank_yaml import bank_yaml
from quiz.exchange.found import Found, FoundChoices, FoundStatement, Reading
from quiz.exchange.incoming import read_questions


def read(text: str | bytes) -> Reading:
    """What a file holds."""
    return read_questions(text.encode() if isinstance(text, str) else text)


def only(text: str | bytes) -> Found:
    """The only question of a file, of which nothing is left out."""
    reading = read(text)
    assert reading.remarks == []
    (question,) = reading.questions
    return question


def only_statement(text: str | bytes) -> FoundStatement:
    question = only(text)
    assert isinstance(question, FoundStatement)
    return question


def only_choices(text: str | bytes) -> FoundChoices:
    question = only(text)
    assert isinstance(question, FoundChoices)
    return question


def remarks(text: str | bytes) -> list[tuple[int, str, bool]]:
    """The lines about a file of which no question can come into a bank."""
    reading = read(text)
    assert reading.questions == []
    return [(remark.line, remark.message, remark.is_error) for remark in reading.remarks]


def made_into_bank(text: str | bytes) -> Bank:
    """The bank that `quiz` reads after a file was imported."""
    reading = read(text)
    return read_bytes(b"".join(bank_yaml(assemble(reading.questions, "A bank"))), "imported.yaml")
