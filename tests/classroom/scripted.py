"""Classes of scripted learners: mixed skill, choices that follow beliefs, all from one seed.

`python -m tests.classroom.scripted FOLDER [--bank FILE] [--code CODE] [--learners 30] [--seed 1]` writes the result
files of such a class, for a report worth looking at.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from math import exp
from pathlib import Path
from random import Random
from uuid import UUID

from quiz.bank.model import Bank, Question
from quiz.bank.reader import read_bank
from quiz.classroom.bank_hash import bank_hash
from quiz.classroom.result import Result, ResultAnswer, ResultBank, ResultSpec, to_json
from quiz.game.draw import RoundSpec, draw
from quiz.paths import packaged_bank

DAY = date(2026, 11, 27)
CODE = "K7M2-9QX4"


@dataclass(frozen=True, slots=True)
class ClassPlan:
    """What a scripted class is like."""

    learners: int = 30
    questions: int = 10
    code: str | None = CODE
    day: date = DAY
    label: str | None = None
    left: int = 0
    """How many of them leave in the middle of the paper."""
    unanswered: float = 0.0
    """The share of answers that are not given in rounds that are finished."""
    certainty: bool = True
    skill: float = 0.4
    """The mean skill; 0 has half of the questions of middling difficulty right."""


def scripted_class(bank: Bank, seed: int, plan: ClassPlan = ClassPlan()) -> list[Result]:
    """The rounds of a class, the same for the same seed."""
    rng = Random(seed)
    paper = [asked.question for asked in draw(bank, RoundSpec(length=plan.questions), rng)]
    difficulty = {question.id: rng.gauss(0, 1) for question in paper}
    identity = ResultBank(bank.title.wordings[0][1], bank_hash(bank))
    return [
        Result(
            id=str(UUID(int=rng.getrandbits(128), version=4)),
            date=plan.day,
            bank=identity,
            code=plan.code,
            spec=ResultSpec(
                length=plan.questions, exam=plan.unanswered > 0, certainty=plan.certainty, seed=seed
            ),
            language=rng.choice(("en", "fr")),
            label=plan.label,
            finished=number >= plan.left,
            answers=tuple(_answers(paper, difficulty, plan, rng, finished=number >= plan.left)),
            paper=tuple(question.id for question in paper),
        )
        for number in range(plan.learners)
    ]


def _answers(
    paper: Sequence[Question], difficulty: dict[str, float], plan: ClassPlan, rng: Random, *, finished: bool
) -> Iterator[ResultAnswer]:
    """The answers of one learner."""
    ability = rng.gauss(plan.skill, 1.1)
    reached = len(paper) if finished else rng.randrange(len(paper))
    for question in paper[:reached]:
        if rng.random() < plan.unanswered:
            continue
        sure = ability - difficulty[question.id]
        choice = question.key if rng.random() < 1 / (1 + exp(-1.3 * sure)) else _taken(question, rng)
        certainty = min(3, max(1, round(2 + 0.6 * sure + rng.gauss(0, 0.7))))
        yield ResultAnswer(
            question=question.id,
            choice=choice,
            correct=choice == question.key,
            certainty=certainty if plan.certainty else None,
            seconds=round(rng.lognormvariate(2.4, 0.5)),
        )


def _taken(question: Question, rng: Random) -> int:
    """What a learner takes who does not know: mostly the choice that shows a belief, sometimes the key."""
    choices = range(question.choice_count)
    weights = [4 if question.misconception_of(choice) else 1 for choice in choices]
    return rng.choices(choices, weights)[0]


def write_class(folder: Path, rounds: Sequence[Result]) -> list[Path]:
    """Write a result file for each round, and return the files."""
    folder.mkdir(parents=True, exist_ok=True)
    files = [folder / f"{result.id}.json" for result in rounds]
    for file, result in zip(files, rounds, strict=True):
        file.write_text(to_json(result), "utf-8")
    return files


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--bank", type=Path, default=packaged_bank())
    parser.add_argument("--code", default=CODE)
    parser.add_argument("--label")
    parser.add_argument("--learners", type=int, default=30)
    parser.add_argument("--questions", type=int, default=10)
    parser.add_argument("--left", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    plan = ClassPlan(
        options.learners, options.questions, options.code, label=options.label, left=options.left
    )
    write_class(options.folder, scripted_class(read_bank(options.bank), options.seed, plan))


if __name__ == "__main__":
    main()
