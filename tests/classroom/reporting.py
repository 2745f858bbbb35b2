"""Reports for tests of the outputs."""

from __future__ import annotations

from collections.abc import Sequence

from quiz.bank.model import Bank
from quiz.bank.reader import read_bank
from quiz.classroom.class_report import ClassReport
from quiz.classroom.classes import ClassRounds, one_class
from quiz.classroom.gather import Gathered
from quiz.classroom.result import Result
from quiz.classroom.summarise import summarise
from quiz.paths import packaged_bank


def class_of(rounds: Sequence[Result], bank: Bank) -> ClassRounds:
    """The class of these rounds."""
    return one_class(Gathered(tuple((f"{result.id}.json", result) for result in rounds), (), 1), bank)


def report_on(rounds: Sequence[Result], bank: Bank, *, least: int = 1, shared: bool = False) -> ClassReport:
    """The report on the class of these rounds."""
    return summarise(class_of(rounds, bank), bank, least=least, shared=shared)


def shipped_bank() -> Bank:
    """The bank that ships with the game, which has misconceptions and two languages."""
    return read_bank(packaged_bank())
