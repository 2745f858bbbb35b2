"""Each round of a class that is finished or left becomes a result, and nothing else does."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, timezone
from random import Random

import pytest

from quiz import i18n, paths
from quiz.classroom.bank_hash import bank_hash
from quiz.classroom.code import assign
from quiz.classroom.recorder import Recorder
from quiz.classroom.result import Result, ResultAnswer, to_json
from quiz.classroom.result_reader import read_result
from quiz.game.draw import RoundSpec
from quiz.game.kinds import RoundKind
from quiz.game.round import Round
from quiz.menu import Entry, Item
from quiz.session import Session
from quiz.study.history import History, open_history
from quiz.study.settings import Settings
from tests.banks import classroom_bank

BANK = classroom_bank()
NIGHT = datetime(2026, 3, 3, 2, 30, tzinfo=UTC)
"""In Canada the day before."""
TORONTO = timezone(timedelta(hours=-5))
CODE = Item(Entry.CODE, assignment=assign(BANK, RoundSpec(length=5), 42))


@dataclass
class Tray:
    """Takes results, and lists them."""

    results: list[Result] = field(default_factory=list)
    replaced: list[str] = field(default_factory=list)

    def submit(self, result: Result, instead_of: str = "") -> None:
        assert read_result(to_json(result)) == result
        self.results.append(result)
        self.replaced.append(instead_of)

    def news(self) -> str:
        return "the tray is full"


@pytest.fixture
def tray() -> Tray:
    return Tray()


@pytest.fixture
def history() -> Iterator[History]:
    with open_history(paths.history_file(), NIGHT) as opened:
        yield opened


def session_into(tray: Tray, history: History, label: str | None = None) -> Session:
    recorder = Recorder(history, BANK, tray, label=label, zone=TORONTO)
    return Session(
        BANK, history, Settings(), chance=Random(1), clock=lambda: NIGHT, zone=TORONTO, journal=recorder
    )


def begun(session: Session, item: Item = CODE) -> Round:
    played = session.begin(item)
    assert played is not None
    return played


def answered(
    session: Session, played: Round, count: int, *, right: bool = True, seconds: float = 2.6
) -> Round:
    """The round after so many answers, all right or all wrong."""
    for _answer in range(count):
        asked = played.question
        assert asked is not None
        place = asked.key_place if right else (asked.key_place + 1) % len(asked.order)
        played = session.answer(played, place, seconds).go_on()
    return played


def test_a_finished_round_becomes_a_result(tray: Tray, history: History) -> None:
    i18n.switch("fr")
    session = session_into(tray, history, label="Seat 4")
    played = answered(session, begun(session), 5)
    session.finish(played)
    (result,) = tray.results
    assert session.hands_in
    assert result.code == played.code == CODE.assignment.code if CODE.assignment else False
    assert (result.finished, result.label, result.language) == (True, "Seat 4", "fr")
    assert result.date == date(2026, 3, 2)
    assert (result.bank.title, result.bank.hash) == ("A bank for tests", bank_hash(BANK))
    assert result.paper == tuple(asked.question.id for asked in played.paper)
    assert result.answers == tuple(
        ResultAnswer(asked.question.id, asked.question.key, True, None, 3) for asked in played.paper
    )
    assert (result.spec.kind, result.spec.length, result.spec.seed) == (RoundKind.MIXED, 5, 42)


def test_choices_are_counted_in_the_banks_order(tray: Tray, history: History) -> None:
    session = session_into(tray, history)
    played = answered(session, session.start(RoundSpec(RoundKind.MULTIPLE_CHOICE)), 10, right=False)
    session.finish(played)
    (result,) = tray.results
    assert result.code is None
    for asked, answer in zip(played.paper, result.answers, strict=True):
        assert answer.choice == asked.order[(asked.key_place + 1) % len(asked.order)]
        assert not answer.correct


def test_a_left_round_has_its_whole_paper_and_what_was_answered(tray: Tray, history: History) -> None:
    session = session_into(tray, history)
    session.leave(answered(session, begun(session), 2))
    (result,) = tray.results
    assert not result.finished
    assert (len(result.answers), len(result.paper)) == (2, 5)


def test_an_exam_with_gaps_keeps_the_order_of_the_paper_and_the_last_answers(
    tray: Tray, history: History
) -> None:
    session = session_into(tray, history)
    session.preferences.toggle_certainty()
    exam = session.start(RoundSpec(RoundKind.TRUE_FALSE, length=5, exam=True))
    for position, place in ((3, 0), (1, 0), (1, 1)):
        exam = session.say_certainty(session.answer(exam.go_to(position), place, 1.0), 3)
    exam = exam.review().hand_in()
    session.finish(exam)
    (result,) = tray.results
    assert [(result.paper.index(answer.question), answer.choice) for answer in result.answers] == [
        (1, 1),
        (3, 0),
    ]
    assert [answer.certainty for answer in result.answers] == [3, 3]
    assert (result.spec.exam, result.spec.certainty, result.finished) == (True, True, True)


def test_every_round_has_a_new_random_id(tray: Tray, history: History) -> None:
    session = session_into(tray, history)
    for _time in range(2):
        session.finish(answered(session, begun(session), 5))
    one, two = (result.id for result in tray.results)
    assert one != two
    assert tray.replaced == ["", ""]


def test_what_is_a_learners_own_practice_becomes_no_result(tray: Tray, history: History) -> None:
    session = session_into(tray, history)
    missed = answered(session, begun(session), 5, right=False)
    session.finish(missed)
    for own in (session.retry(missed), begun(session, Item(Entry.MISSED))):
        session.finish(answered(session, own, len(own.paper)))
    assert len(tray.results) == 1


def test_a_round_without_an_answer_becomes_a_result_only_if_it_is_handed_in(
    tray: Tray, history: History
) -> None:
    session = session_into(tray, history)
    session.leave(begun(session))
    assert tray.results == []
    session.finish(session.start(RoundSpec(exam=True)).review().hand_in())
    assert [(result.finished, result.answers) for result in tray.results] == [(True, ())]


def test_a_round_that_goes_on_in_the_same_session_has_one_result_in_the_end(
    tray: Tray, history: History
) -> None:
    session = session_into(tray, history)
    session.leave(answered(session, begun(session), 2))
    left = session.menu().items[0].left
    assert left is not None
    session.finish(answered(session, session.resume(left), 3))
    first, last = tray.results
    assert tray.replaced == ["", first.id]
    assert (last.finished, len(last.answers), last.code) == (True, 5, first.code)


def test_a_round_that_goes_on_in_another_session_has_a_result_of_its_own(
    tray: Tray, history: History
) -> None:
    session = session_into(tray, history)
    session.leave(answered(session, begun(session), 2))
    later = session_into(tray, history)
    left = later.menu().items[0].left
    assert left is not None
    later.finish(answered(later, later.resume(left), 3))
    assert [(result.finished, len(result.answers)) for result in tray.results] == [(False, 2), (True, 5)]
    assert tray.replaced == ["", ""]


def test_a_round_that_goes_on_and_is_left_unchanged_has_no_further_result(
    tray: Tray, history: History
) -> None:
    session = session_into(tray, history)
    session.leave(answered(session, begun(session), 2))
    left = session.menu().items[0].left
    assert left is not None
    session.leave(session.resume(left))
    assert len(tray.results) == 1


def test_a_round_that_the_end_of_the_game_cuts_short_counts_as_left(tray: Tray, history: History) -> None:
    session = session_into(tray, history)
    answered(session, begun(session), 1)
    session.close()
    assert [(result.finished, len(result.answers)) for result in tray.results] == [(False, 1)]


def test_the_history_keeps_the_round_as_well_and_both_tell_what_went_wrong(
    tray: Tray, history: History
) -> None:
    session = session_into(tray, history)
    session.finish(answered(session, begun(session), 5))
    assert history.database.rows("SELECT state, code FROM rounds") == [("finished", tray.results[0].code)]
    assert "the tray is full" in [notice.text for notice in session.notices()]
