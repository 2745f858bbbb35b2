"""Rounds as rows of a school's database, and back."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import lru_cache
from hashlib import sha256
from typing import Any

from quiz.classroom.result import Result, ResultAnswer, ResultBank, ResultSpec, spec_values
from quiz.classroom.result_reader import read_spec

Column = str | bytes | None
"""What is written for one column; the database reads everything but digests from text."""


def papers_of(rounds: Iterable[Result]) -> list[tuple[Column, ...]]:
    """A row for each paper of these rounds: its digest and its questions."""
    papers = dict.fromkeys(result.paper for result in rounds)
    return [(_digest(paper), _array([f'"{name}"' for name in paper])) for paper in papers]


def round_columns(result: Result) -> tuple[Column, ...]:
    """The row of a round; its arrays have an element for each question of the paper, in its order."""
    given = {answer.question: answer for answer in result.answers}
    answers = [given.get(question) for question in result.paper]
    return (
        result.id,
        result.date.isoformat(),
        result.bank.title,
        result.bank.hash,
        result.code,
        _spec(result.spec),
        result.language,
        result.label,
        str(result.finished),
        _digest(result.paper),
        _array([answer and answer.choice for answer in answers]),
        _array([answer and answer.correct for answer in answers]),
        _array([answer and answer.certainty for answer in answers]),
        _array([answer and answer.seconds for answer in answers]),
    )


def result_of(row: tuple[Any, ...], papers: Mapping[int, tuple[str, ...]]) -> Result:
    """The round of a row.

    Args:
        row: The columns of the round.
        papers: The questions of each paper, by its id.

    Raises:
        ResultError: if the row was not written by us and holds what no round has.
    """
    identity, date, title, bank_hash, code, spec, language, label, finished, number, *answers = row
    paper = papers[number]
    return Result(
        id=str(identity),
        date=date,
        bank=ResultBank(title, bank_hash),
        code=code,
        spec=read_spec(spec),
        language=language,
        label=label,
        finished=finished,
        answers=tuple(
            ResultAnswer(question, choice, correct, certainty, seconds)
            for question, choice, correct, certainty, seconds in zip(paper, *answers, strict=True)
            if choice is not None
        ),
        paper=paper,
    )


@lru_cache(maxsize=64)
def _digest(paper: tuple[str, ...]) -> bytes:
    """What `school.sql` documents as the digest of a paper."""
    return sha256("".join(f"{question}\n" for question in paper).encode()).digest()


@lru_cache(maxsize=64)
def _spec(spec: ResultSpec) -> str:
    return json.dumps(spec_values(spec))


def _array(values: Iterable[object]) -> str:
    """An array as PostgreSQL reads it: https://www.postgresql.org/docs/current/arrays.html#ARRAYS-INPUT."""
    return "{" + ",".join(["NULL" if value is None else str(value) for value in values]) + "}"
