"""A round that was left, taken up again: its paper and answers as they were, in the bank as it is now."""

from __future__ import annotations

import json
from collections.abc import Iterable

from quiz.bank.model import Bank
from quiz.game.draw import Asked, Paper
from quiz.game.round import Answer


def titles_of(bank: Bank) -> list[str]:
    """The wordings of a bank's title: by them a saved round knows its bank again.

    One wording in common is enough, so that a language may be added; its file may move.
    """
    return [wording for _, wording in bank.title.wordings]


def written(paper: Paper) -> str:
    """The paper as it is kept: question ids with the order of their choices."""
    return json.dumps([[asked.question.id, asked.order] for asked in paper])


def restored(
    paper: str, answers: Iterable[Answer], bank: Bank, *, exam: bool = False
) -> tuple[Paper, tuple[Answer, ...], int]:
    """The paper as it was left, with the questions that still stand in the bank and have as many choices.

    What was answered comes first, even where an answer in the middle could not be written. Of two answers
    to one question the first counts. An exam keeps the order of its paper, and there the last answer counts.

    Args:
        paper: The paper as `written`.
        answers: What was answered, in the order of writing.
        bank: Where the questions stand.
        exam: Could answers be changed and questions be left out?

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
            given[answer.question_id] = answer if exam else given.get(answer.question_id, answer)
    answered = [question_id for question_id in standing if question_id in given]
    waiting = [question_id for question_id in standing if question_id not in given]
    order = standing if exam else (*answered, *waiting)
    return (
        tuple(standing[question_id] for question_id in order),
        tuple(given[question_id] for question_id in answered),
        len(kept) - len(standing),
    )
