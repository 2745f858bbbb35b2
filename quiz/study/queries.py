"""What the store answers: the questions of the home screen, and everything that progress is made of."""

from __future__ import annotations

import json
from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

from quiz.bank.model import Bank, Question
from quiz.game.draw import Seen
from quiz.game.kinds import RoundKind, RoundSource
from quiz.game.score import Tally
from quiz.study import schedule
from quiz.study.database import Database
from quiz.study.records import Done, Facts, PlayedRound, Removed, Standing
from quiz.study.resume import titles_of
from quiz.study.reviews import settle
from quiz.study.rows import Row, each, from_stamp, to_stamp

_MICROSECOND = timedelta(microseconds=1)
_QUARTER_HOUR = timedelta(minutes=15) // _MICROSECOND
_LATEST = 2**63 - 1
"""The id after any other."""

_EARLIEST = -(2**63)
"""The stamp before any other."""

_MISSED = (
    "last_correct = 0 AND NOT EXISTS (SELECT 1 FROM answers JOIN rounds ON rounds.id = answers.round_id"
    " WHERE answers.id = standings.last_answer AND rounds.exam AND rounds.state <> 'finished')"
)
"""Was a question answered wrong the last time? The verdicts of an exam wait until it is handed in."""


def seen(database: Database) -> dict[str, Seen]:
    """The last time each question was met, for `game.draw`."""
    rows = database.rows("SELECT question_id, last_at, last_correct FROM standings")
    return dict(each(rows, _seen))


def due(database: Database, bank: Bank, now: datetime, *, after: datetime | None = None) -> list[Question]:
    """The questions of the bank that are due for review, the longest overdue first.

    Imports fsrs only where a game was killed before it could bring the schedule up to date, and that
    long enough ago for the schedule to matter.

    Args:
        database: What is asked.
        bank: The questions that count.
        now: The time.
        after: What was due at this time already is left out.
    """
    until = to_stamp(schedule.horizon(now))
    since = _EARLIEST if after is None else to_stamp(schedule.horizon(after))
    if database.rows(
        "SELECT 1 FROM standings WHERE settled_through < last_answer AND due_at <= ? LIMIT 1", (until,)
    ):
        settle(database)
    rows = database.rows(
        "SELECT question_id FROM standings WHERE due_at > ? AND due_at <= ? ORDER BY due_at, question_id",
        (since, until),
    )
    return _in_bank(bank, rows)


def missed_lately(database: Database, bank: Bank) -> list[Question]:
    """The questions of the bank that were answered wrong and not yet right since, the last first."""
    rows = database.rows(
        f"SELECT question_id FROM standings WHERE {_MISSED} ORDER BY last_at DESC, question_id"
    )
    return _in_bank(bank, rows)


def wrong_choices(database: Database) -> dict[str, int]:
    """For each question that was answered wrong the last time, by its id, which of its choices was taken."""
    return dict(database.rows(f"SELECT question_id, last_choice FROM standings WHERE {_MISSED}"))


def standings(database: Database) -> dict[str, Standing]:
    """Where the learner stands with each question that was met, by its id."""
    rows = database.rows(
        "SELECT question_id, last_at, last_choice, last_correct, right_since, due_at FROM standings"
    )
    return dict(each(rows, _standing))


def lessons_read(database: Database, bank: Bank) -> frozenset[str]:
    """The topics of the bank whose lesson was read, by their ids."""
    titles = set(titles_of(bank))
    topics = set()
    for title, topic_id in database.rows("SELECT bank, topic_id FROM lessons_read"):
        with suppress(ValueError, TypeError):  # changed by another program
            if not titles.isdisjoint(json.loads(title)):
                topics.add(topic_id)
    return frozenset(topics & set(bank.topics))


def done_since(database: Database, since: datetime) -> Done:
    """What was answered since a time."""
    rows = database.rows(
        "SELECT count(*), coalesce(sum(correct), 0), count(DISTINCT question_id) FROM answers"
        " WHERE answered_at >= ?",
        (to_stamp(since),),
    )
    return Done(*rows[0]) if rows else Done(0, 0, 0)


def best(database: Database, kind: RoundKind, *, before: int | None = None) -> Tally | None:
    """The best finished round of a kind that was drawn from a bank, the longer among equals.

    Args:
        database: What is asked.
        kind: The kind of round.
        before: The id of a round that does not count, nor do any later: the one just played.
    """
    for right, asked in database.rows(
        "SELECT right_count, asked_count FROM rounds"
        " WHERE kind = ? AND state = 'finished' AND source = 'draw' AND asked_count > 0 AND id < ?"
        " ORDER BY right_count * 1.0 / asked_count DESC, asked_count DESC LIMIT 1",
        (kind, before or _LATEST),
    ):
        return Tally(right, asked)
    return None


def facts(database: Database, now: datetime, reach: timedelta = timedelta(weeks=26)) -> Facts:
    """Everything that `progress` is made of; practice goes back as far as `reach`."""
    settle(database)
    rounds = database.rows(
        "SELECT id, ended_at, kind, source, exam, right_count, asked_count FROM rounds"
        " WHERE state = 'finished' ORDER BY ended_at, id"
    )
    practice = database.rows(
        "SELECT answered_at / ?, count(*) FROM answers WHERE answered_at >= ? GROUP BY 1 ORDER BY 1",
        (_QUARTER_HOUR, to_stamp(now - reach)),
    )
    certainty = database.rows(
        "SELECT certainty, correct, count(*) FROM answers WHERE certainty IS NOT NULL GROUP BY 1, 2"
    )
    corrections = database.rows("SELECT coalesce(sum(correct), 0), count(*) FROM corrections")
    return Facts(
        standings=standings(database),
        rounds=tuple(each(rounds, _played_round)),
        practice=tuple(each(practice, lambda quarter, n: (from_stamp(quarter * _QUARTER_HOUR), n))),
        certainty={(level, bool(correct)): count for level, correct, count in certainty},
        corrections=Tally(*corrections[0]) if corrections else Tally(0, 0),
    )


def kept(database: Database) -> Removed:
    """What `History.forget` would remove."""
    rows = database.rows(
        "SELECT (SELECT count(*) FROM rounds), (SELECT count(*) FROM answers),"
        " (SELECT count(*) FROM corrections), (SELECT count(*) FROM lessons_read)"
    )
    rounds, answers, corrections, lessons = rows[0] if rows else (0, 0, 0, 0)
    files = tuple(path.name for path in files_beside(database))
    return Removed(rounds, answers, corrections, files, lessons)


def files_beside(database: Database) -> list[Path]:
    """The damaged files that were set aside, and copies that an upgrade did not get to remove."""
    path = database.path
    return sorted(
        found for kind in ("damaged", "version") for found in path.parent.glob(f"{path.name}.{kind}-*")
    )


def _seen(question_id: str, at: int, correct: int) -> tuple[str, Seen]:
    return question_id, Seen(from_stamp(at), bool(correct))


def _standing(
    question_id: str, at: int, choice: int, correct: int, since: int | None, due_at: int
) -> tuple[str, Standing]:
    return question_id, Standing(
        last_at=from_stamp(at),
        choice=choice,
        correct=bool(correct),
        right_since=None if since is None else from_stamp(since),
        due_at=from_stamp(due_at),
    )


def _played_round(
    round_id: int, at: int, kind: str, source: str, exam: int, right: int, asked: int
) -> PlayedRound:
    return PlayedRound(
        round_id, from_stamp(at), RoundKind(kind), RoundSource(source), bool(exam), Tally(right, asked)
    )


def _in_bank(bank: Bank, rows: Iterable[Row]) -> list[Question]:
    """The questions with these ids, without those that the bank no longer has."""
    return [bank.by_id[question_id] for (question_id,) in rows if question_id in bank.by_id]
