"""The results of a school in a PostgreSQL database: loading them, and counting a class of them there.

This is the only module of the classroom with SQL in it; `school.sql` makes and documents the tables. A round is one
row, its answers are arrays in the order of its paper.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from quiz.classroom.gather import Refused
from quiz.classroom.result import Result
from quiz.classroom.school_rows import papers_of, round_columns
from quiz.classroom.school_server import SchoolError, reason_of
from quiz.i18n import _
from quiz.paths import SCHOOL_TABLES

if TYPE_CHECKING:
    from psycopg import Connection

FORMAT = 1
"""The format of the tables."""

_LOCK = 0x7175697A
"""The number of the lock that one load at a time holds: "quiz" in ASCII."""

# Loading

_MAKE_INCOMING = """
    CREATE TEMPORARY TABLE incoming_papers (digest bytea, questions text[]) ON COMMIT DROP;
    CREATE TEMPORARY TABLE incoming (
        id uuid, date date, bank_title text, bank_hash text, code text, spec jsonb, language text, label text,
        finished boolean, digest bytea, choices smallint[], correct boolean[], certainties smallint[],
        seconds integer[]
    ) ON COMMIT DROP
"""
_COPY_PAPERS = "COPY pg_temp.incoming_papers FROM STDIN"
_COPY_ROUNDS = "COPY pg_temp.incoming FROM STDIN"
_STORE_PAPERS = """
    INSERT INTO quiz.papers (digest, questions)
    SELECT digest, questions FROM pg_temp.incoming_papers
    ON CONFLICT DO NOTHING
"""
_STORE_ROUNDS = """
    INSERT INTO quiz.rounds (id, date, bank_title, bank_hash, code, spec, language, label, finished, paper,
                             choices, correct, certainties, seconds)
    SELECT i.id, i.date, i.bank_title, i.bank_hash, i.code, i.spec, i.language, i.label, i.finished, p.id,
           i.choices, i.correct, i.certainties, i.seconds
    FROM pg_temp.incoming i JOIN quiz.papers p USING (digest)
    ON CONFLICT DO NOTHING
"""
_CONTRADICTING = """
    SELECT i.id
    FROM pg_temp.incoming i JOIN quiz.rounds r USING (id) JOIN quiz.papers p ON p.id = r.paper
    WHERE (i.date, i.bank_title, i.bank_hash, i.code, i.spec, i.language, i.label, i.finished, i.digest,
           i.choices, i.correct, i.certainties, i.seconds)
        IS DISTINCT FROM
          (r.date, r.bank_title, r.bank_hash, r.code, r.spec, r.language, r.label, r.finished, p.digest,
           r.choices, r.correct, r.certainties, r.seconds)
    ORDER BY i.id
"""

# Counting

_WANTED = """
        (%(since)s::date IS NULL OR r.date >= %(since)s::date)
    AND (%(label)s::text IS NULL OR r.label = %(label)s::text)
    AND r.id NOT IN (SELECT unnest(%(excluded)s::uuid[]))
"""
_OF_BANK = f"r.bank_hash = %(bank)s AND {_WANTED}"
_OF_CODE = f"{_OF_BANK} AND coalesce(r.code, '') = %(code)s"
_OF_CLASS = f"{_OF_CODE} AND (%(paper)s::bigint IS NULL OR r.paper = %(paper)s)"

PLAN = """
    SET LOCAL enable_sort = off;
    SET LOCAL work_mem = '64MB'
"""
"""Without it a server that has no statistics yet, as after the first load, sorts every answer on the disk."""

OTHER_BANKS = f"""
    SELECT r.bank_title, count(*) FROM quiz.rounds r
    WHERE r.bank_hash <> %(bank)s AND {_WANTED}
    GROUP BY r.bank_title ORDER BY r.bank_title
"""
"""The titles of the other banks, and how many rounds were played with each."""

CODES = f"""
    SELECT r.code, count(*) FILTER (WHERE r.finished), max(r.date) FROM quiz.rounds r
    WHERE {_OF_BANK} GROUP BY r.code
"""
"""The codes: how many rounds of each were finished, and the last day."""

PAPERS = f"""
    SELECT p.id, p.questions, count(*) FROM quiz.rounds r JOIN quiz.papers p ON p.id = r.paper
    WHERE {_OF_CODE} GROUP BY p.id
"""
"""The papers of a code: number, questions, and how many rounds have it."""

ON_OTHER_PAPERS = f"SELECT r.id FROM quiz.rounds r WHERE {_OF_CODE} AND r.paper <> %(paper)s ORDER BY r.id"
"""The rounds of a code that have another paper than the usual one."""

ROUNDS = f"""
    SELECT r.finished, r.label, r.right_count, cardinality(r.choices), count(*), min(r.date), max(r.date),
           min(r.paper), max(r.paper)
    FROM quiz.rounds r WHERE {_OF_CLASS} GROUP BY 1, 2, 3, 4
"""
"""The rounds of a class, counted: whether finished, label, right answers, questions, how many, first and last day,
lowest and highest number of a paper."""

_EACH_ANSWER = f"""
    SELECT r.id, r.finished, r.right_count, unnest(p.questions) AS question, unnest(r.choices) AS choice,
           unnest(r.correct) AS correct, unnest(r.certainties) AS certainty
    FROM quiz.rounds r JOIN quiz.papers p ON p.id = r.paper WHERE {_OF_CLASS}
"""
ANSWERS = f"""
    SELECT finished, question, choice, correct, certainty,
           CASE WHEN %(same_paper)s THEN right_count - (correct IS TRUE)::int ELSE 0 END, count(*)
    FROM ({_EACH_ANSWER}) AS given
    GROUP BY 1, 2, 3, 4, 5, 6
"""
"""The answers of a class, counted: whether finished, question, choice, correct, certainty, right answers to the rest of
the paper (0 without a common paper), how many."""

IMPOSSIBLE = f"""
    SELECT given.id, bool_or(held.question IS NULL)
    FROM ({_EACH_ANSWER}) AS given
    LEFT JOIN unnest(%(questions)s::text[], %(counts)s::int[], %(keys)s::int[]) AS held (question, choices, key)
        ON held.question = given.question
    WHERE held.question IS NULL
       OR given.choice NOT BETWEEN 0 AND held.choices - 1
       OR given.correct <> (given.choice = held.key)
    GROUP BY given.id ORDER BY given.id
"""
"""The rounds of a code that cannot have been played with the bank, and whether for a question that it lacks."""

QUESTIONS = "SELECT questions FROM quiz.papers WHERE id = ANY(%(papers)s)"
"""The questions of papers."""

STORED = f"""
    SELECT r.id, r.date, r.bank_title, r.bank_hash, r.code, r.spec, r.language, r.label, r.finished, r.paper,
           r.choices, r.correct, r.certainties, r.seconds
    FROM quiz.rounds r WHERE {_OF_CLASS} ORDER BY r.id
"""
"""The rounds of a class."""


class Loaded(NamedTuple):
    """What loading came to."""

    new: int
    """How many rounds the database did not hold yet."""
    known: int
    """How many it did."""
    refused: tuple[Refused, ...]
    """Those of which it holds other answers; these stay."""


def load(connection: Connection, rounds: Sequence[Result]) -> Loaded:
    """Store rounds, each once, in one transaction; loads at the same time wait for each other.

    Raises:
        SchoolError: if that fails; then none of these rounds is stored.
    """
    from psycopg import Error

    again = _("Load the same files again: no round is stored twice.")
    try:
        loaded = _store(connection, rounds)
    except Error as error:
        message = _("None of these results was loaded: {reason}.").format(reason=reason_of(error))
        raise SchoolError(message, again) from None
    try:
        connection.commit()
    except Error as error:
        message = _("Whether these results were loaded is not known: {reason}.").format(
            reason=reason_of(error)
        )
        raise SchoolError(message, again) from None
    return loaded


def _store(connection: Connection, rounds: Sequence[Result]) -> Loaded:
    connection.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])  # held until the transaction ends
    if not has_tables(connection):
        connection.execute(Path(SCHOOL_TABLES).read_bytes())
    connection.execute(_MAKE_INCOMING)
    with connection.cursor() as cursor:
        with cursor.copy(_COPY_PAPERS) as copy:
            for paper in papers_of(rounds):
                copy.write_row(paper)
        with cursor.copy(_COPY_ROUNDS) as copy:
            for result in rounds:
                copy.write_row(round_columns(result))
    connection.execute(_STORE_PAPERS)
    new = connection.execute(_STORE_ROUNDS).rowcount
    known = len(rounds) - new
    differing = connection.execute(_CONTRADICTING).fetchall() if known else []
    reason = _("contradicts what the database holds of the same round")
    return Loaded(
        new, known - len(differing), tuple(Refused(str(identity), reason) for (identity,) in differing)
    )


def has_tables(connection: Connection) -> bool:
    """Does the database hold our tables?

    Raises:
        SchoolError: if a newer version of the game made them.
    """
    if connection.execute("SELECT 1 WHERE to_regclass('quiz.format') IS NULL").fetchone():
        return False
    ((number,),) = connection.execute("SELECT max(number) FROM quiz.format").fetchall()
    if number != FORMAT:
        message = _("The tables in this database were made by another version of the game (format {number}).")
        raise SchoolError(message.format(number=number), _("Use that version."))
    return True
