"""The hash of a bank changes with what a paper depends on and asks, and with nothing else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from quiz.bank.model import Bank, MultipleChoice
from quiz.classroom.bank_hash import bank_hash
from tests.banks import bank_of, multiple_choice, text, true_false

STATEMENT = true_false("statement-1", False, wrong=1, ideas=("idea-1",))
CHOICE = multiple_choice("choice-1")
BANK = bank_of(STATEMENT, CHOICE)


def with_statement(**changes: object) -> Bank:
    return bank_of(replace(STATEMENT, **changes), CHOICE)  # type: ignore[arg-type]


def with_choice(**changes: object) -> Bank:
    return bank_of(STATEMENT, replace(CHOICE, **changes))  # type: ignore[arg-type]


def choices_of(question: MultipleChoice, *order: int) -> MultipleChoice:
    return replace(question, choices=tuple(question.choices[place] for place in order))


CHANGES: dict[str, Callable[[], Bank]] = {
    "order of the questions": lambda: bank_of(CHOICE, STATEMENT),
    "a question less": lambda: bank_of(STATEMENT),
    "id": lambda: with_statement(id="statement-2"),
    "level": lambda: with_statement(level=2),
    "topic": lambda: with_statement(topic="topic-1"),
    "ideas": lambda: with_statement(ideas=()),
    "statement": lambda: with_statement(statement=text("another")),
    "answer": lambda: with_statement(answer=True),
    "wrong corrections": lambda: with_statement(wrong_corrections=(text("another"),)),
    "prompt": lambda: with_choice(prompt=text("another")),
    "order of the choices": lambda: bank_of(STATEMENT, choices_of(CHOICE, 0, 1, 3, 2)),
    "key": lambda: bank_of(STATEMENT, multiple_choice("choice-1", key=1)),
    "topics": lambda: replace(BANK, topics={}),
}

NO_CHANGES: dict[str, Callable[[], Bank]] = {
    "nothing": lambda: bank_of(STATEMENT, CHOICE),
    "explanation": lambda: with_statement(explanation=text("another")),
    "sources": lambda: with_choice(sources=()),
    "line": lambda: with_choice(line=7),
    "title": lambda: replace(BANK, title=text("another")),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_another_paper_has_another_hash(change: Callable[[], Bank]) -> None:
    assert bank_hash(change()) != bank_hash(BANK)


@pytest.mark.parametrize("change", NO_CHANGES.values(), ids=NO_CHANGES.keys())
def test_what_no_paper_depends_on_does_not_change_it(change: Callable[[], Bank]) -> None:
    assert bank_hash(change()) == bank_hash(BANK)


def test_it_is_the_same_on_every_machine_and_python() -> None:
    assert bank_hash(BANK) == "8ba824a65f01478299e15c9a3d50111d3d5ec8d32ebcb4287024793219a3ac39"
