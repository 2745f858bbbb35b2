"""Writes down what one learner did, in one SQLite file: the journal of a session.

History follows the ids of questions: a text that is edited keeps it, and a question that leaves its bank is
passed over. Nothing here raises when the file cannot be used: see `database`. What is read stands in `queries`
and `resume`.
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
from quiz.game.round import Answer, Round
from quiz.study import schedule
from quiz.study.database import BUSY_TIMEOUT, Database
from quiz.study.queries import files_beside
from quiz.study.records import Removed
from quiz.study.resume import titles_of, written
from quiz.study.reviews import settle
from quiz.study.rows import to_stamp

UNSAVED = 0
"""Stands for a round that could not be written; its answers still may be."""

_LONGEST = 2**63 - 1
"""More questions than SQLite can count."""

_EARLIEST = schedule.SHORTEST // timedelta(microseconds=1)


def open_history(path: Path, now: datetime, *, timeout: float = BUSY_TIMEOUT) -> History:
    """The history in the file at `path`, which is made when there is none; never raises.

    Args:
        path: The file.
        now: The time, aware; it names a damaged file that is set aside.
        timeout: For how many seconds to wait while another program writes.
    """
    return History(Database(path, now, timeout))


def unsaved_history(now: datetime) -> History:
    """A history in memory for a user who has no folder for one; the caller reports it."""
    database = Database(Path(os.devnull, paths.HISTORY_NAME), now)  # no file can be made below that one
    database.trouble = ""
    return History(database)


class History:
    """What one learner did. Where the file cannot be used, answers are kept in memory until the game ends."""

    def __init__(self, database: Database) -> None:
        self.database = database
        """What `queries` read."""
        self._reported = ""
        self._closed = False
        self._file_of: dict[int, int] = {}
        """In which file each round was begun or resumed, by its id: another file gives the same ids again."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def trouble(self) -> str:
        """What went wrong last and what was done about it, in one line; empty while all is well."""
        return self.database.trouble

    @property
    def lasting(self) -> bool:
        """Will what is recorded be there next time?"""
        return self.database.lasting

    def news(self) -> str:
        """The trouble, once: empty when there is none or it was given before."""
        if self.trouble == self._reported:
            return ""
        self._reported = self.trouble
        return self.trouble

    def close(self) -> None:
        """Bring the review schedule up to date and close the file; a second time does nothing."""
        if self._closed:
            return
        self._closed = True
        if self.database.in_place:  # a history that was removed is not begun again just to end
            settle(self.database)
        self.database.close()

    def begin(self, played: Round, bank: Bank) -> int:
        """Keep a round that begins.

        Returns:
            Its id; `UNSAVED` when it could not be written.
        """
        row = _columns(played, bank)
        round_id = self.database.write(
            lambda db: (
                db.execute(
                    "INSERT INTO rounds (bank, source, kind, topics, level, length, exam, certainty, seed,"
                    " language, paper, started_at, code) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    row,
                ).lastrowid
            )
        )
        if not round_id:
            return UNSAVED
        self._take(round_id)
        return round_id

    def record(self, round_id: int, answer: Answer, now: datetime) -> None:
        """Keep an answer; it is on the disk when this returns.

        It replaces an earlier answer to the same question of the round, which then counts nowhere.
        """
        at = to_stamp(now)

        def work(db: Connection) -> None:
            replaced = db.execute(
                "DELETE FROM answers WHERE round_id = ? AND question_id = ?",
                (self._id(round_id), answer.question_id),
            ).rowcount
            _insert(db, self._id(round_id), answer, at)
            if replaced:
                _reckon_again(db, answer.question_id)

        self.database.write(work, keep=True)

    def record_correction(self, round_id: int, question_id: str, correct: bool, now: datetime) -> None:
        """Keep whether the learner knew what makes a false statement false."""
        self.database.write(
            lambda db: db.execute(
                "INSERT INTO corrections (round_id, question_id, correct, answered_at)"
                " VALUES ((SELECT id FROM rounds WHERE id = ?), ?, ?, ?)",
                (self._id(round_id), question_id, correct, to_stamp(now)),
            ),
            keep=True,
        )

    def record_lesson(self, bank: Bank, topic_id: str, now: datetime) -> None:
        """Keep that the lesson of a topic was read to its end."""
        self.database.write(
            lambda db: db.execute(
                "INSERT INTO lessons_read (bank, topic_id, read_at) VALUES (?, ?, ?)"
                " ON CONFLICT (bank, topic_id) DO UPDATE SET read_at = excluded.read_at",
                (json.dumps(titles_of(bank)), topic_id, to_stamp(now)),
            ),
            keep=True,
        )

    def finish(self, round_id: int, now: datetime) -> None:
        """Keep that a round was played to its end, and what it came to.

        What is left unanswered in an exam counts as not right.
        """
        self.database.locks.release(round_id)
        self.database.write(
            lambda db: db.execute(
                "UPDATE rounds SET state = 'finished', ended_at = ?, (right_count, asked_count) ="
                " (SELECT coalesce(sum(correct), 0), iif(exam, json_array_length(paper), count(*))"
                "  FROM answers WHERE round_id = rounds.id) WHERE id = ?",
                (to_stamp(now), self._id(round_id)),
            ),
            keep=True,
        )

    def leave(self, round_id: int, now: datetime) -> None:
        """Keep that a round was left, to be offered again."""
        self.database.locks.release(round_id)
        self.database.write(
            lambda db: db.execute(
                "UPDATE rounds SET state = 'left', ended_at = ? WHERE id = ? AND state = 'open'",
                (to_stamp(now), self._id(round_id)),
            ),
            keep=True,
        )

    def resume(self, left: Round) -> None:
        """Keep that a saved round goes on here, so that no other game offers it."""
        self._take(left.id)
        self.database.write(
            lambda db: db.execute(
                "UPDATE rounds SET state = 'open', ended_at = NULL WHERE id = ? AND state = 'left'",
                (self._id(left.id),),
            ),
            keep=True,
        )

    def forget(self) -> Removed:
        """Remove everything that was recorded, and the files of earlier histories beside it.

        The file stays, empty of history, for another game may be using it.
        """

        def work(db: Connection) -> tuple[int, int, int, int]:
            db.execute("DELETE FROM standings")
            lessons = db.execute("DELETE FROM lessons_read").rowcount
            corrections = db.execute("DELETE FROM corrections").rowcount
            answers = db.execute("DELETE FROM answers").rowcount
            return db.execute("DELETE FROM rounds").rowcount, answers, corrections, lessons

        rounds, answers, corrections, lessons = self.database.write(work) or (0, 0, 0, 0)
        self.database.shrink()
        files = []
        for path in files_beside(self.database):
            with suppress(OSError):
                path.unlink()
                files.append(path.name)
        return Removed(rounds, answers, corrections, tuple(files), lessons)

    def _take(self, round_id: int) -> None:
        """Hold a round as one that is played here."""
        self._file_of[round_id] = self.database.files
        self.database.locks.take(round_id)

    def _id(self, round_id: int) -> int:
        """The id of a round in the file in use; `UNSAVED` when it was begun in one that is gone."""
        file = self._file_of.get(round_id, self.database.files)
        return round_id if file == self.database.files else UNSAVED


def _columns(played: Round, bank: Bank) -> tuple[object, ...]:
    """What is kept of a round that begins."""
    spec = played.spec
    return (
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
        played.code,
    )


def _insert(db: Connection, round_id: int, answer: Answer, at: int) -> None:
    """Add an answer, and bring where the learner stands with its question up to it."""
    given = (answer.place, answer.choice, answer.correct, answer.seconds, answer.certainty)
    answer_id = db.execute(
        "INSERT INTO answers (round_id, question_id, place, choice, correct, seconds, certainty,"
        " answered_at) VALUES ((SELECT id FROM rounds WHERE id = ?), ?, ?, ?, ?, ?, ?, ?)",
        (round_id, answer.question_id, *given, at),
    ).lastrowid
    right_since = at if answer.correct else None
    db.execute(
        "INSERT INTO standings (question_id, last_answer, last_at, last_choice, last_correct,"
        " right_since, due_at) VALUES (?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (question_id) DO UPDATE SET last_answer = excluded.last_answer,"
        " last_at = excluded.last_at, last_choice = excluded.last_choice,"
        " last_correct = excluded.last_correct, due_at = excluded.due_at,"
        " right_since = iif(excluded.last_correct, coalesce(right_since, excluded.last_at), NULL)",
        (answer.question_id, answer_id, at, answer.choice, answer.correct, right_since, at + _EARLIEST),
    )


def _reckon_again(db: Connection, question_id: str) -> None:
    """Free a standing from an answer that was replaced: the schedule takes in all that are left from the first."""
    db.execute(
        "UPDATE standings SET settled_through = 0, settled_at = NULL, stability = NULL, difficulty = NULL,"
        " misses = 0, right_since = (SELECT min(answered_at) FROM answers WHERE question_id = :question_id"
        "  AND id > (SELECT coalesce(max(id), 0) FROM answers WHERE question_id = :question_id"
        "   AND NOT correct)) WHERE question_id = :question_id",
        {"question_id": question_id},
    )
