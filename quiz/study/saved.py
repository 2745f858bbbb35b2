"""A round that was left, taken up again: its paper and answers as they were, in the bank as it is now."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from quiz.bank.model import Bank
from quiz.game.draw import Asked, Paper, RoundSpec
from quiz.game.round import Answer, Round
from quiz.game.sitting import RoundSource


@dataclass(frozen=True, slots=True)
class SavedRound:
    """A round that was left, as far as it can go on."""

    id: int
    played: Round
    """The round: what was answered comes first, and the next question waits; no verdict is being shown."""
    gone: int
    """How many of its questions the bank no longer has, or has with other choices."""
    spec: RoundSpec
    """What the learner had wished for."""
    source: RoundSource
    seed: int
    language: str
    """The language it was begun in."""
    started_at: datetime


def titles_of(bank: Bank) -> list[str]:
    """The wordings of a bank's title: by them a saved round knows its bank again.

    One wording in common is enough, so that a language may be added; its file may move.
    """
    return [wording for _, wording in bank.title.wordings]


def written(paper: Paper) -> str:
    """The paper as it is kept: question ids with the order of their choices."""
    return json.dumps([[asked.question.id, asked.order] for asked in paper])


def rebuilt(paper: str, answers: Iterable[Answer], exam: bool, bank: Bank) -> tuple[Round, int]:
    """The round as it was left, with the questions that still stand in the bank and have as many choices.

    What was answered comes first, even where an answer in the middle could not be written. Of two answers
    to one question the first counts.

    Args:
        paper: The paper as `written`.
        answers: What was answered, in the order of writing.
        exam: Do verdicts wait until the end?
        bank: Where the questions stand.

    Returns:
        The round, and how many questions are gone.

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
            given.setdefault(answer.question_id, answer)
    answered = [question_id for question_id in standing if question_id in given]
    waiting = [question_id for question_id in standing if question_id not in given]
    played = Round(
        paper=tuple(standing[question_id] for question_id in (*answered, *waiting)),
        exam=exam,
        answers=tuple(given[question_id] for question_id in answered),
    )
    return played, len(kept) - len(standing)
