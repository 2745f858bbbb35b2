"""A result file: one round of a class as JSON, without anything that names a learner, a machine or an hour.

`result.schema.json` documents the format for other programs; `result_reader` reads it.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date

from quiz.game.kinds import RoundKind
from quiz.streams import UNSAFE

FORMAT = 1
"""The version of the format."""

MAX_BYTES = 2 * 1024 * 1024
"""The largest file that is read; a round of 10,000 questions takes about 1.5 MB."""

MAX_QUESTIONS = 10_000
"""The most questions of a paper."""

MAX_LABEL = 12
"""The most characters of a label."""

MAX_TITLE = 300
"""The most characters of a bank's title."""

MAX_CHOICE = 25
"""The last choice that a question can have, counted from 0."""

MAX_SECONDS = 999_999
"""The longest time that an answer can take, in seconds: eleven days."""

LINE = re.compile(f"[^\n{UNSAFE}]+")
"""Text on one line that a terminal shows as it is."""


@dataclass(frozen=True, slots=True)
class ResultBank:
    """The bank that a round was drawn from."""

    title: str
    """Its title, in the first of its languages."""
    hash: str
    """What tells it from other banks and other versions: see `bank_hash`."""


@dataclass(frozen=True, slots=True)
class ResultSpec:
    """What the round was asked to be."""

    kind: RoundKind = RoundKind.MIXED
    topics: tuple[str, ...] = ()
    """The ids of its topics, in alphabetical order; all topics when empty."""
    level: int | None = None
    """Its level, 1 to 3; all levels when None."""
    length: int | None = None
    """How many questions were asked for; all there are when None."""
    exam: bool = False
    """Did verdicts and explanations wait until the end?"""
    certainty: bool = False
    """Was the learner asked how certain they were?"""
    seed: int = 0
    """The seed that the paper was drawn with."""


@dataclass(frozen=True, slots=True)
class ResultAnswer:
    """An answer of the round."""

    question: str
    """The id of its question."""
    choice: int
    """Which of the question's choices was taken, counted from 0 in the bank's order; of a statement 0 is true."""
    correct: bool
    """Was it right?"""
    certainty: int | None
    """How certain the learner was, 1 to 3; None where it was not asked."""
    seconds: int
    """How long the learner took, in whole seconds."""


@dataclass(frozen=True, slots=True)
class Result:
    """One round as a result file keeps it."""

    id: str
    """A random number (UUID, version 4) made for this file alone."""
    date: date
    """The day on which the round ended, as its terminal counts days."""
    bank: ResultBank
    code: str | None
    """The class code of the round; None where it was played without."""
    spec: ResultSpec
    language: str
    """The language in which the round was begun."""
    label: str | None
    """What the teacher called this group or terminal, at most `MAX_LABEL` characters; None where nothing was given."""
    finished: bool
    """Was it played to its end, or handed in? Otherwise it was left."""
    answers: tuple[ResultAnswer, ...]
    """What was answered, in the order of the paper."""
    paper: tuple[str, ...]
    """The ids of all questions of the paper in its order, answered or not."""


def is_label(text: str) -> bool:
    """Can a result file have this label?"""
    return len(text) <= MAX_LABEL and text.strip() == text and bool(LINE.fullmatch(text))


def to_json(result: Result) -> str:
    """The text of the result file."""
    values: dict[str, object] = {
        "format": FORMAT,
        "id": result.id,
        "date": result.date.isoformat(),
        "bank": {"title": result.bank.title, "hash": result.bank.hash},
        "code": result.code,
        "spec": spec_values(result.spec),
        "language": result.language,
        **({} if result.label is None else {"label": result.label}),
        "finished": result.finished,
        "answers": [
            {
                "question": answer.question,
                "choice": answer.choice,
                "correct": answer.correct,
                "certainty": answer.certainty,
                "seconds": answer.seconds,
            }
            for answer in result.answers
        ],
        "paper": result.paper,
    }
    return json.dumps(values, ensure_ascii=False) + "\n"


def spec_values(spec: ResultSpec) -> dict[str, object]:
    """What stands under the key `spec`."""
    return {
        "kind": spec.kind.value,
        "topics": spec.topics,
        "level": spec.level,
        "length": spec.length,
        "exam": spec.exam,
        "certainty": spec.certainty,
        "seed": spec.seed,
    }
