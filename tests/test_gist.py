"""One sentence is not enough: a player that knows no more of the subject than the gist must not do well on the bank."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest
import yaml

from quiz import paths
from quiz.bank.model import Bank, MultipleChoice, Question
from quiz.bank.reader import read_bank

FIXTURE = Path(__file__).parent / "fixtures" / "gist.yaml"
"""What the player answers, by each coder; the head of the file describes how it was coded."""

Answer = bool | str | list[int]
"""A verdict on a statement, "guess" for none, or the choices that the player still considers."""

GUESS = "guess"
MOST, MOST_ON_LEVEL_3 = 0.65, 0.50
"""The greatest share of right answers that the one sentence may give."""

CODED = yaml.safe_load(FIXTURE.read_text("utf-8"))
"""The answers of each coder to each question that it coded, by the coder's name and the question's id."""


@pytest.fixture(scope="module")
def bank() -> Bank:
    return read_bank(paths.packaged_bank())


@pytest.fixture(params=CODED)
def answers(request: pytest.FixtureRequest) -> dict[str, Answer]:
    """What one coder answered."""
    coded: dict[str, Answer] = CODED[request.param]
    return coded


def credit(question: Question, answer: Answer) -> float:
    """How likely the player is right, with an equal chance for all that it considers."""
    if isinstance(question, MultipleChoice):
        assert isinstance(answer, list), question.id
        return (question.key in answer) / len(answer)
    return 0.5 if answer == GUESS else float(answer is question.answer)


def fits(question: Question, answer: Answer) -> bool:
    """Is the answer one that can be given to the question?"""
    if isinstance(question, MultipleChoice):
        places = range(len(question.choices))
        return isinstance(answer, list) and 0 < len(set(answer)) == len(answer) and set(answer) <= set(places)
    return isinstance(answer, bool) or answer == GUESS


def table(scores: dict[str, list[float]]) -> str:
    """The mean credit of each group of questions, a line for each."""
    return "\n".join(
        f"{name:>24} {len(found):4} {mean(found):6.1%}" for name, found in sorted(scores.items())
    )


def mean(found: list[float]) -> float:
    return sum(found) / len(found)


def test_every_question_is_coded_by_someone_who_coded_them_all(bank: Bank) -> None:
    ids = {question.id for question in bank.questions}
    assert [coder for coder, coded in CODED.items() if set(coded) == ids]


def test_a_coder_answers_questions_of_the_bank_as_they_can_be_answered(
    bank: Bank, answers: dict[str, Answer]
) -> None:
    asked = {question.id: question for question in bank.questions}
    assert [id_ for id_ in answers if id_ not in asked] == []
    assert [id_ for id_, answer in answers.items() if not fits(asked[id_], answer)] == []


def test_the_gist_wins_at_most_65_percent_and_half_of_level_3(bank: Bank, answers: dict[str, Answer]) -> None:
    scores: defaultdict[str, list[float]] = defaultdict(list)
    for question in bank.questions:
        if question.id not in answers:
            continue
        right = credit(question, answers[question.id])
        for name in (
            "all",
            f"level {question.level}",
            str(question.kind),
            f"{question.kind} {question.level}",
            f"in {question.topic}",
        ):
            scores[name].append(right)
    report = "\n" + table(scores)
    assert mean(scores["all"]) <= MOST, report
    assert mean(scores["level 3"]) <= MOST_ON_LEVEL_3, report
