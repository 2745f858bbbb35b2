"""A class in the database of a school, counted there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from quiz.bank.model import Bank
from quiz.classroom import school
from quiz.classroom.bank_hash import bank_hash
from quiz.classroom.classes import (
    NOT_IN_THE_BANK,
    NOT_OFFERED,
    OTHER_PAPER,
    OtherCode,
    Wanted,
    code_of_class,
    other_codes,
    usual_paper,
)
from quiz.classroom.gather import Refused
from quiz.classroom.result import Result, is_label
from quiz.classroom.school_rows import result_of
from quiz.classroom.tally import ClassTally, QuestionTally
from quiz.game.round import CERTAINTIES
from quiz.i18n import _, ngettext
from quiz.streams import one_line

if TYPE_CHECKING:
    from psycopg import Connection

ROWS_AT_A_TIME = 2_000
"""How many rounds are fetched at a time."""


class SchoolClass:
    """A class in the database of a school, seen as it is at one moment."""

    def __init__(self, connection: Connection, bank: Bank, wanted: Wanted) -> None:
        from psycopg import IsolationLevel

        connection.isolation_level = IsolationLevel.REPEATABLE_READ
        connection.read_only = True
        self._connection = connection
        self._choices = {question.id: (question.choice_count, question.key) for question in bank.questions}
        self._wanted = wanted
        self._values: dict[str, Any] = {
            "bank": bank_hash(bank),
            "since": wanted.since,
            # what can be no label may hold what no database can
            "label": wanted.label if wanted.label is None or is_label(wanted.label) else "",
            "excluded": [],
            "code": None,
            "paper": None,
            "same_paper": False,
        }
        self.tally = self._tally()
        """What was counted of it."""

    def rounds(self) -> Iterator[Result]:
        """Its rounds, finished and left, in the order of their ids."""
        if self.tally.first_day is None:
            return
        papers = {number: tuple(questions) for number, questions, _rounds in self._rows(school.PAPERS)}
        with self._connection.cursor(name="rounds", binary=True) as cursor:
            cursor.itersize = ROWS_AT_A_TIME
            for row in cursor.execute(school.STORED, self._values):
                yield result_of(row, papers)

    def _tally(self) -> ClassTally:
        """Count, again without the rounds that cannot have been played with the bank, until there are none."""
        if not school.has_tables(self._connection):
            return ClassTally(self._wanted.code)
        self._connection.execute(school.PLAN)
        refused = [_of_other_bank(title, rounds) for title, rounds in self._rows(school.OTHER_BANKS)]
        while True:
            try:
                counts = self._counted()
            except _ImpossibleError:
                refused += self._exclude_impossible()
                continue
            counts.refused = (*refused, *counts.refused)
            return counts

    def _counted(self) -> ClassTally:
        codes = [
            OtherCode(*row)
            for row in self._rows(school.CODES)
            if row[0] is None or one_line(row[0]) == row[0]
        ]
        code = code_of_class(codes, self._wanted)
        counts = ClassTally(code, others=other_codes(codes, code))
        if code not in {one.code for one in codes}:
            return counts
        self._values |= {"code": code or "", "paper": None}
        if code is not None:
            self._values["paper"] = self._usual_paper()
            on_others = self._rows(school.ON_OTHER_PAPERS)
            counts.refused = tuple(Refused(str(identity), _(OTHER_PAPER)) for (identity,) in on_others)
        self._count_rounds(counts)
        self._count_answers(counts)
        return counts

    def _usual_paper(self) -> int:
        """The paper that most rounds of the code have."""
        papers = {
            tuple(questions): (number, rounds) for number, questions, rounds in self._rows(school.PAPERS)
        }
        usual = usual_paper({questions: rounds for questions, (_number, rounds) in papers.items()})
        return int(papers[usual][0])

    def _count_rounds(self, counts: ClassTally) -> None:
        days: list[date] = []
        papers: set[int] = set()
        for finished, label, right, asked, rounds, first, last, *ends in self._rows(school.ROUNDS):
            days += [first, last]
            if not finished:
                counts.left += rounds
                continue
            papers.update(ends)
            counts.results[right, asked] += rounds
            if label is not None:
                counts.labels[one_line(label)] += rounds
        counts.first_day, counts.last_day = min(days), max(days)
        counts.same_paper = len(papers) == 1
        self._values |= {"same_paper": counts.same_paper, "papers": list(papers)}
        if counts.same_paper:
            ((questions,),) = self._rows(school.QUESTIONS)
            counts.questions = {question: QuestionTally() for question in questions}

    def _count_answers(self, counts: ClassTally) -> None:
        for finished, name, *given, rest, rounds in self._rows(school.ANSWERS):
            self._require_possible(name, *given)
            if finished:
                question = counts.questions.setdefault(name, QuestionTally())
                _count_answer(counts, question, given, rest, rounds)

    def _require_possible(
        self, name: str, choice: int | None, correct: bool | None, _certainty: object
    ) -> None:
        """Raise _ImpossibleError if the bank has no such question, or does not offer such an answer to it."""
        if name not in self._choices:
            raise _ImpossibleError
        count, key = self._choices[name]
        if choice is not None and not (0 <= choice < count and correct == (choice == key)):
            raise _ImpossibleError

    def _exclude_impossible(self) -> list[Refused]:
        """Leave out the rounds of the code that cannot have been played with the bank."""
        held = {
            "questions": list(self._choices),
            "counts": [count for count, _key in self._choices.values()],
            "keys": [key for _count, key in self._choices.values()],
        }
        found = self._connection.execute(
            school.IMPOSSIBLE, {**self._values, **held, "paper": None}
        ).fetchall()
        self._values["excluded"] += [identity for identity, _unknown in found]
        return [
            Refused(str(identity), _(NOT_IN_THE_BANK) if unknown else _(NOT_OFFERED))
            for identity, unknown in found
        ]

    def _rows(self, query: str) -> list[tuple[Any, ...]]:
        return self._connection.execute(query, self._values).fetchall()


class _ImpossibleError(Exception):
    """A round cannot have been played with the bank."""


def _count_answer(
    counts: ClassTally, question: QuestionTally, given: Sequence[Any], rest: int, rounds: int
) -> None:
    """Count what so many rounds answered to a question: choice, correctness and certainty, None where they did not."""
    choice, correct, certainty = given
    question.pairs[int(correct is True), rest] += rounds
    if choice is None:
        return
    question.choices[choice] += rounds
    if certainty is not None:
        counts.certainty_asked += rounds
    if certainty == CERTAINTIES[-1] and not correct:
        question.sure_and_wrong += rounds


def _of_other_bank(title: str, rounds: int) -> Refused:
    text = ngettext(
        "{count} round is of another bank, or another version of it",
        "{count} rounds are of another bank, or another version of it",
        rounds,
    )
    return Refused(one_line(title), text.format(count=rounds))
