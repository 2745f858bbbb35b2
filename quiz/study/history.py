"""What one learner did, in one SQLite file: rounds, answers, and where they stand with each question.

History follows the ids of questions: a text that is edited keeps it, and a question that leaves its bank is
passed over. Nothing here raises when the file cannot be used: see `database`.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from sqlite3 import Connection
from typing import Self

from quiz import paths
from quiz.bank.model import Bank
from quiz.game.draw import RoundKind, RoundSpec
from quiz.game.round import Answer, Round, RoundSource, waiting_phase
from quiz.study import schedule
from quiz.study.database import PATIENCE, Database, Row, from_stamp, to_stamp
from quiz.study.queries import Reading
from quiz.study.records import Removed
from quiz.study.resume import restored, titles_of, written
from quiz.study.round_locks import Playing

UNSAVED = 0
"""Stands for a round that could not be written; its answers still may be."""

_LONGEST = 2**63 - 1
"""More questions than SQLite can count."""

_EARLIEST = schedule.SHORTEST // timedelta(microseconds=1)


def open_history(path: Path, now: datetime, *, patience: float = PATIENCE) -> History:
    """The store in the file at `path`, which is made when there is none; never raises.

    Args:
        path: The file.
        now: The time, aware; it names a damaged file that is set aside.
        patience: For how many seconds to wait while another program writes.
    """
    return History(Database(path, now, patience))


def unsaved_history(now: datetime) -> History:
    """A history in memory for a user who has no folder for one; what to say of it is left to the caller."""
    database = Database(Path(os.devnull, paths.HISTORY_NAME), now)  # no file can be made below that one
    database.trouble = ""
    return History(database)


class History(Reading):
    """What one learner did. Where the file cannot be used it remembers until the game ends."""

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self._told = ""
        self._closed = False
        beside = database.path.with_name(database.path.name + ".playing")
        self._playing = Playing(beside if database.lasting else None)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def trouble(self) -> str:
        """What went wrong last and what was done about it, in one line; empty while all is well."""
        return self._database.trouble

    @property
    def lasting(self) -> bool:
        """Will what is recorded be there next time?"""
        return self._database.lasting

    def news(self) -> str:
        """The trouble, once: empty when there is none or it was told."""
        if self.trouble == self._told:
            return ""
        self._told = self.trouble
        return self.trouble

    def close(self) -> None:
        """Bring the review schedule up to date and let go of the file; a second time does nothing."""
        if self._closed:
            return
        self._closed = True
        self._settle()
        self._playing.close()
        self._database.close()

    def begin(self, played: Round, bank: Bank) -> int:
        """Keep a round that begins.

        Returns:
            Its id; `UNSAVED` when it could not be written.
        """
        spec = played.spec
        row = (
            json.dumps(titles_of(bank)),
            played.source,
            spec.kind,
            json.dumps(sorted(spec.topics)),
            spec.level,
            None if spec.length is None else min(spec.length, _LONGEST),
            played.exam,
            played.asks_certainty,
            str(played.seed),
            played.language,
            written(played.paper),
            to_stamp(played.started_at),
        )
        round_id = self._database.write(
            lambda db: (
                db.execute(
                    "INSERT INTO rounds (bank, source, kind, topics, level, length, exam, certainty, seed,"
                    " language, paper, started_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    row,
                ).lastrowid
            )
        )
        if not round_id:
            return UNSAVED
        self._playing.take(round_id)
        return round_id

    def record(self, round_id: int, answer: Answer, now: datetime) -> None:
        """Keep an answer; it is on the disk when this returns."""
        at = to_stamp(now)
        row = (round_id, answer.question_id, answer.place, answer.choice, answer.correct, answer.seconds)
        right_since = at if answer.correct else None
        due_at = at + _EARLIEST

        def work(db: Connection) -> None:
            answer_id = db.execute(
                "INSERT INTO answers (round_id, question_id, place, choice, correct, seconds, sureness,"
                " answered_at) VALUES ((SELECT id FROM rounds WHERE id = ?), ?, ?, ?, ?, ?, ?, ?)",
                (*row, answer.certainty, at),
            ).lastrowid
            db.execute(
                "INSERT INTO standings (question_id, last_answer, last_at, last_choice, last_correct,"
                " right_since, due_at) VALUES (?, ?, ?, ?, ?, ?, ?)"
                " ON CONFLICT (question_id) DO UPDATE SET last_answer = excluded.last_answer,"
                " last_at = excluded.last_at, last_choice = excluded.last_choice,"
                " last_correct = excluded.last_correct, due_at = excluded.due_at,"
                " right_since = iif(excluded.last_correct, coalesce(right_since, excluded.last_at), NULL)",
                (answer.question_id, answer_id, at, answer.choice, answer.correct, right_since, due_at),
            )

        self._database.write(work, keep=True)

    def record_correction(self, round_id: int, question_id: str, correct: bool, now: datetime) -> None:
        """Keep whether the learner knew what makes a false statement false."""
        self._database.write(
            lambda db: db.execute(
                "INSERT INTO corrections (round_id, question_id, correct, answered_at)"
                " VALUES ((SELECT id FROM rounds WHERE id = ?), ?, ?, ?)",
                (round_id, question_id, correct, to_stamp(now)),
            ),
            keep=True,
        )

    def finish(self, round_id: int, now: datetime) -> None:
        """Keep that a round was played to its end, and what it came to."""
        self._playing.leave(round_id)
        self._database.write(
            lambda db: db.execute(
                "UPDATE rounds SET state = 'finished', ended_at = ?, (right_count, asked_count) ="
                " (SELECT coalesce(sum(correct), 0), count(*) FROM"
                "  (SELECT correct, min(id) FROM answers WHERE round_id = rounds.id GROUP BY question_id))"
                " WHERE id = ?",
                (to_stamp(now), round_id),
            ),
            keep=True,
        )

    def leave(self, round_id: int, now: datetime) -> None:
        """Keep that a round was left, to be offered again."""
        self._playing.leave(round_id)
        self._end(round_id, "left", now)

    def resume(self, round_id: int) -> None:
        """Say that a saved round goes on here, so that no other game offers it."""
        self._playing.take(round_id)
        self._database.write(
            lambda db: db.execute(
                "UPDATE rounds SET state = 'open', ended_at = NULL WHERE id = ? AND state = 'left'",
                (round_id,),
            )
        )

    def forget_unfinished(self, round_id: int, now: datetime) -> None:
        """Offer a round no more, nor those of the same bank that were left before it. Answers stay."""
        self._playing.leave(round_id)
        self._database.write(
            lambda db: db.execute(
                "UPDATE rounds SET state = 'abandoned', ended_at = coalesce(ended_at, ?)"
                " WHERE state IN ('open', 'left') AND id <= ?"
                " AND bank = (SELECT bank FROM rounds WHERE id = ?)",
                (to_stamp(now), round_id, round_id),
            )
        )

    def unfinished(self, bank: Bank) -> Round | None:
        """The last round of this bank that was begun and not finished, if one can go on.

        A round without any answer holds nothing that a new one would not, and is not offered.
        """
        titles = set(titles_of(bank))
        for row in self._database.rows(
            "SELECT id, bank, source, kind, topics, level, length, exam, certainty, seed, language, paper,"
            " state, started_at FROM rounds WHERE state IN ('open', 'left')"
            " AND EXISTS (SELECT 1 FROM answers WHERE round_id = rounds.id) ORDER BY id DESC LIMIT 100"
        ):
            with suppress(ValueError, TypeError, ArithmeticError):  # damaged, or changed by a foreign hand
                if titles.isdisjoint(json.loads(row[1])):
                    continue
                if row[12] == "open" and self._playing.elsewhere(row[0]):
                    continue
                saved = self._saved(row, bank)
                if saved.paper:
                    return saved
        return None

    def forget(self) -> Removed:
        """Remove every round, answer and correction, and the damaged files that were set aside.

        The file stays, empty of history, for another game may be using it.
        """

        def work(db: Connection) -> tuple[int, int, int]:
            db.execute("DELETE FROM standings")
            corrections = db.execute("DELETE FROM corrections").rowcount
            answers = db.execute("DELETE FROM answers").rowcount
            return db.execute("DELETE FROM rounds").rowcount, answers, corrections

        rounds, answers, corrections = self._database.write(work) or (0, 0, 0)
        self._database.shrink()
        files = []
        for path in self._aside():
            with suppress(OSError):
                path.unlink()
                files.append(path.name)
        return Removed(rounds, answers, corrections, tuple(files))

    def _end(self, round_id: int, state: str, now: datetime) -> None:
        self._database.write(
            lambda db: db.execute(
                "UPDATE rounds SET state = ?, ended_at = ? WHERE id = ? AND state = 'open'",
                (state, to_stamp(now), round_id),
            ),
            keep=True,
        )

    def _saved(self, row: Row, bank: Bank) -> Round:
        (round_id, _, source, kind, topics, level, length, exam, certainty, seed, language, paper, _, at) = (
            row
        )
        answers = self._database.rows(
            "SELECT question_id, place, choice, correct, seconds, sureness FROM answers"
            " WHERE round_id = ? ORDER BY id",
            (round_id,),
        )
        corrections = self._database.rows(
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
            id=round_id,
        )


def _answer(
    question_id: str, place: int, choice: int, correct: int, seconds: float, sureness: int | None
) -> Answer:
    return Answer(question_id, place, choice, bool(correct), seconds, sureness)
