"""What the store can tell: the questions of the home screen, and everything that progress is made of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

from quiz.bank.model import Bank, Question
from quiz.game.draw import RoundKind, Seen
from quiz.game.round import RoundSource
from quiz.game.score import Tally
from quiz.study import schedule
from quiz.study.database import Database, Row, from_stamp, to_stamp
from quiz.study.records import A_NIGHT, Past, PlayedRound, Removed, Standing

_MICROSECOND = timedelta(microseconds=1)
_QUARTER_HOUR = timedelta(minutes=15) // _MICROSECOND
_LATEST = 2**63 - 1
"""The id after any other."""

_T = TypeVar("_T")


class Reading:
    """What the tables hold, as values. It writes nothing but the review schedule, which follows from them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def history(self) -> dict[str, Seen]:
        """The last time each question was met, for `game.draw`."""
        rows = self._database.rows("SELECT question_id, last_at, last_correct FROM standings")
        return dict(_each(rows, _seen))

    def due(self, bank: Bank, now: datetime) -> list[Question]:
        """The questions of the bank that are due for review, the longest overdue first.

        Imports fsrs only where a game was killed before it could bring the schedule up to date, and that
        long enough ago for the schedule to matter.
        """
        until = to_stamp(schedule.horizon(now))
        if self._database.rows(
            "SELECT 1 FROM standings WHERE settled_through < last_answer AND due_at <= ? LIMIT 1", (until,)
        ):
            self._settle()
        rows = self._database.rows(
            "SELECT question_id FROM standings WHERE due_at <= ? ORDER BY due_at, question_id", (until,)
        )
        return _in_bank(bank, rows)

    def missed_lately(self, bank: Bank) -> list[Question]:
        """The questions of the bank that were answered wrong and not yet right since, the last first."""
        rows = self._database.rows(
            "SELECT question_id FROM standings WHERE last_correct = 0 ORDER BY last_at DESC, question_id"
        )
        return _in_bank(bank, rows)

    def known(self, bank: Bank) -> list[Question]:
        """The questions of the bank that the learner knows; see `past.Standing.known`."""
        rows = self._database.rows(
            "SELECT question_id FROM standings WHERE last_at - right_since >= ?", (A_NIGHT // _MICROSECOND,)
        )
        return _in_bank(bank, rows)

    def best(self, kind: RoundKind, *, before: int | None = None) -> Tally | None:
        """The best finished round of a kind that was drawn from a bank, the longer among equals.

        Args:
            kind: The kind of round.
            before: The id of a round that does not count, nor do any later: the one just played.
        """
        for right, asked in self._database.rows(
            "SELECT right_count, asked_count FROM rounds"
            " WHERE kind = ? AND state = 'finished' AND source = 'draw' AND asked_count > 0 AND id < ?"
            " ORDER BY right_count * 1.0 / asked_count DESC, asked_count DESC LIMIT 1",
            (kind, before or _LATEST),
        ):
            return Tally(right, asked)
        return None

    def review_states(self) -> dict[str, schedule.Memory]:
        """How well each question met sits, by its id; imports fsrs when there are new answers."""
        self._settle()
        rows = self._database.rows(
            "SELECT question_id, settled_at, due_at, stability, difficulty, misses"
            " FROM standings WHERE settled_through = last_answer"
        )
        return dict(_each(rows, lambda question_id, *row: (question_id, _memory(*row))))

    def past(self, now: datetime, reach: timedelta = timedelta(weeks=26)) -> Past:
        """Everything that `progress` is made of; practice goes back as far as `reach`."""
        self._settle()
        standings = self._database.rows(
            "SELECT question_id, last_at, last_choice, last_correct, right_since, due_at FROM standings"
        )
        rounds = self._database.rows(
            "SELECT id, ended_at, kind, source, exam, right_count, asked_count FROM rounds"
            " WHERE state = 'finished' ORDER BY ended_at, id"
        )
        practice = self._database.rows(
            "SELECT answered_at / ?, count(*) FROM answers WHERE answered_at >= ? GROUP BY 1 ORDER BY 1",
            (_QUARTER_HOUR, to_stamp(now - reach)),
        )
        sureness = self._database.rows(
            "SELECT sureness, correct, count(*) FROM answers WHERE sureness IS NOT NULL GROUP BY 1, 2"
        )
        corrections = self._database.rows("SELECT coalesce(sum(correct), 0), count(*) FROM corrections")
        return Past(
            standings=dict(_each(standings, _standing)),
            rounds=tuple(_each(rounds, _played_round)),
            practice=tuple(_each(practice, lambda quarter, n: (from_stamp(quarter * _QUARTER_HOUR), n))),
            sureness={(level, bool(correct)): count for level, correct, count in sureness},
            corrections=Tally(*corrections[0]) if corrections else Tally(0, 0),
        )

    def kept(self) -> Removed:
        """What `forget` would remove."""
        return Removed(*self._counts(), tuple(path.name for path in self._aside()))

    def _aside(self) -> list[Path]:
        """The damaged files that were set aside."""
        path = self._database.path
        return sorted(path.parent.glob(f"{path.name}.damaged-*"))

    def _counts(self) -> tuple[int, int, int]:
        rows = self._database.rows(
            "SELECT (SELECT count(*) FROM rounds), (SELECT count(*) FROM answers),"
            " (SELECT count(*) FROM corrections)"
        )
        rounds, answers, corrections = rows[0] if rows else (0, 0, 0)
        return rounds, answers, corrections

    def _settle(self) -> None:
        """Let the schedule take in the answers that it has not yet taken in."""
        unsettled = self._database.rows(
            "SELECT question_id, settled_through, last_answer, settled_at, due_at, stability, difficulty,"
            " misses FROM standings WHERE settled_through < last_answer"
        )
        settled = list(_each(unsettled, self._settled))
        if settled:  # what another game has settled or answered meanwhile stays as that game wrote it
            self._database.write(
                lambda db: db.executemany(
                    "UPDATE standings SET settled_through = :last, settled_at = :at, stability = :stability,"
                    " difficulty = :difficulty, misses = :misses,"
                    " due_at = iif(last_answer = :last, :due_at, due_at)"
                    " WHERE question_id = :question_id AND settled_through = :through",
                    settled,
                )
            )

    def _settled(self, question_id: str, through: int, last: int, *memory: Any) -> dict[str, object]:  # noqa: ANN401
        """What the schedule makes of a question whose answers up to `through` it has taken in."""
        answers = self._database.rows(
            "SELECT answered_at, correct, seconds, sureness FROM answers"
            " WHERE question_id = ? AND id > ? AND id <= ? ORDER BY id",
            (question_id, through, last),
        )
        recalls = (
            schedule.Recall(from_stamp(at), bool(correct), seconds, sureness)
            for at, correct, seconds, sureness in answers
        )
        after = schedule.remembered(recalls, _memory(*memory) if through else None)
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


def _each(rows: Iterable[Row], make: Callable[..., _T]) -> Iterator[_T]:
    """What `make` makes of each row, without the rows that damage or a foreign hand has made senseless."""
    for row in rows:
        with suppress(ValueError, TypeError, ArithmeticError):
            yield make(*row)


def _memory(at: int, due_at: int, stability: float, difficulty: float, misses: int) -> schedule.Memory:
    return schedule.Memory(from_stamp(at), from_stamp(due_at), stability, difficulty, misses)


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
