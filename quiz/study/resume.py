"""A round that was left, taken up again: its paper and answers as they were, in the bank as it is now."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import islice

from quiz.bank.model import Bank
from quiz.game.draw import Asked, Paper, RoundSpec
from quiz.game.kinds import RoundKind, RoundSource
from quiz.game.round import Answer, Round, waiting_phase
from quiz.study.database import Database
from quiz.study.rows import Row, from_stamp

MOST_OFFERED = 3
"""How many rounds are offered to go on with."""

_MOST_READ = 100
"""How many unfinished rounds, also of other banks, are looked at for them."""


def titles_of(bank: Bank) -> list[str]:
    """The wordings of a bank's title: a saved round is matched to its bank by them.

    One wording in common is enough, so that a language may be added; its file may move.
    """
    return [wording for _, wording in bank.title.wordings]


def written(paper: Paper) -> str:
    """The paper as it is kept: question ids with the order of their choices."""
    return json.dumps([[asked.question.id, asked.order] for asked in paper])


def unfinished_rounds(database: Database, bank: Bank) -> list[Round]:
    """The last rounds of this bank that were begun and not finished and can go on, the newest first."""
    return list(islice(_unfinished(database, bank), MOST_OFFERED))


def restored(
    paper: str, answers: Iterable[Answer], bank: Bank, *, exam: bool = False
) -> tuple[Paper, tuple[Answer, ...], int]:
    """The paper as it was left, with the questions that still stand in the bank and have as many choices.

    What was answered comes first, even where an answer in the middle could not be written; an exam keeps
    the order of its paper.

    Args:
        paper: The paper as `written`.
        answers: What was answered, one answer to a question.
        bank: Where the questions stand.
        exam: Could questions be left out?

    Returns:
        The paper, the answers in its order, and how many of its questions were dropped.

    Raises:
        ValueError, TypeError: if the paper is not one that was `written`.
    """
    kept = [(question_id, tuple(order)) for question_id, order in json.loads(paper)]
    standing = {
        question_id: Asked(bank.by_id[question_id], order)
        for question_id, order in kept
        if question_id in bank.by_id and sorted(order) == list(range(bank.by_id[question_id].choice_count))
    }
    given: dict[str, Answer] = {}
    for answer in answers:
        asked = standing.get(answer.question_id)
        if asked is not None and answer.choice in asked.order:
            given[answer.question_id] = answer
    answered = [question_id for question_id in standing if question_id in given]
    waiting = [question_id for question_id in standing if question_id not in given]
    order = standing if exam else (*answered, *waiting)
    return (
        tuple(standing[question_id] for question_id in order),
        tuple(given[question_id] for question_id in answered),
        len(kept) - len(standing),
    )


def _unfinished(database: Database, bank: Bank) -> Iterator[Round]:
    """As `unfinished_rounds`. A round without any answer holds nothing that a new one would not."""
    titles = set(titles_of(bank))
    for round_id, title, state, *row in database.rows(
        "SELECT id, bank, state, source, kind, topics, level, length, exam, certainty, seed, language, paper,"
        " started_at, code FROM rounds WHERE state IN ('open', 'left')"
        " AND EXISTS (SELECT 1 FROM answers WHERE round_id = rounds.id) ORDER BY id DESC LIMIT ?",
        (_MOST_READ,),
    ):
        with suppress(ValueError, TypeError, ArithmeticError):  # damaged, or changed by another program
            if titles.isdisjoint(json.loads(title)):
                continue
            if state == "open" and database.locks.is_locked(round_id):
                continue
            saved = _saved(database, bank, round_id, tuple(row))
            if saved.paper:
                yield saved


def _saved(database: Database, bank: Bank, round_id: int, row: Row) -> Round:
    source, kind, topics, level, length, exam, certainty, seed, language, paper, at, code = row
    answers = database.rows(
        "SELECT question_id, place, choice, correct, seconds, certainty FROM answers"
        " WHERE round_id = ? ORDER BY id",
        (round_id,),
    )
    corrections = database.rows(
        "SELECT question_id, correct FROM corrections WHERE round_id = ? ORDER BY id", (round_id,)
    )
    paper_now, given, dropped = restored(
        paper, (_answer(*answer) for answer in answers), bank, exam=bool(exam)
    )
    return Round(
        paper_now,
        spec=RoundSpec(RoundKind(kind), frozenset(json.loads(topics)), level, length, bool(exam)),
        source=RoundSource(source),
        seed=int(seed),
        language=language,
        started_at=from_stamp(at),
        asks_certainty=bool(certainty),
        answers=given,
        corrections=tuple((question_id, bool(correct)) for question_id, correct in corrections),
        phase=waiting_phase(paper_now, given, exam=bool(exam)),
        dropped=dropped,
        code="" if dropped else code,  # what is left is not the paper of the code
        id=round_id,
    )


def _answer(
    question_id: str, place: int, choice: int, correct: int, seconds: float, certainty: int | None
) -> Answer:
    return Answer(question_id, place, choice, bool(correct), seconds, certainty)
