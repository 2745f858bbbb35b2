"""Brings the review schedule in the store up to date with the answers; see `schedule` for the rules."""

from __future__ import annotations

from collections.abc import Iterable

from quiz.study import schedule
from quiz.study.database import Database
from quiz.study.rows import Row, each, from_stamp, to_stamp


def settle(database: Database) -> None:
    """Let the schedule take in the answers that it has not yet taken in; imports fsrs when there are any."""
    unsettled = database.rows(
        "SELECT question_id, settled_through, last_answer, settled_at, due_at, stability, difficulty,"
        " misses FROM standings WHERE settled_through < last_answer"
    )
    settled = list(each(unsettled, lambda *row: _settled(database, row)))
    if settled:  # what another game has settled or answered meanwhile stays as that game wrote it
        database.write(
            lambda db: db.executemany(
                "UPDATE standings SET settled_through = :last, settled_at = :at, stability = :stability,"
                " difficulty = :difficulty, misses = :misses,"
                " due_at = iif(last_answer = :last, :due_at, due_at)"
                " WHERE question_id = :question_id AND settled_through = :through",
                settled,
            )
        )


def _settled(database: Database, row: Row) -> dict[str, object]:
    """What the schedule makes of a question of which it has not yet taken in every answer."""
    question_id, through, last, *memory = row
    answers = database.rows(
        "SELECT answered_at, correct, seconds, certainty FROM answers"
        " WHERE question_id = ? AND id > ? AND id <= ? ORDER BY id",
        (question_id, through, last),
    )
    after = schedule.remembered(_recalls(answers), _memory(*memory) if through else None)
    if after is None:
        raise ValueError("no answers")
    return {
        "question_id": question_id,
        "through": through,
        "last": last,
        "at": to_stamp(after.at),
        "due_at": to_stamp(after.due_at),
        "stability": after.stability,
        "difficulty": after.difficulty,
        "misses": after.misses,
    }


def _recalls(answers: Iterable[Row]) -> Iterable[schedule.Recall]:
    for at, correct, seconds, certainty in answers:
        yield schedule.Recall(from_stamp(at), bool(correct), seconds, certainty)


def _memory(at: int, due_at: int, stability: float, difficulty: float, misses: int) -> schedule.Memory:
    return schedule.Memory(from_stamp(at), from_stamp(due_at), stability, difficulty, misses)
