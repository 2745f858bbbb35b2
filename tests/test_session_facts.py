"""What a session shows of the learner: the likeliest step, topics, lessons, today; and what it holds back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from random import Random

import pytest

from quiz.game.draw import RoundSpec
from quiz.game.kinds import RoundKind
from quiz.game.phase import Asking, AskingCorrection
from quiz.game.round import Round
from quiz.menu import Entry, Item
from quiz.session import REVIEW_LENGTH, Session
from quiz.study.settings import Settings
from tests.banks import bank_of, classroom_bank, true_false
from tests.sessions import own_history, session_with


def play(session: Session, played: Round, *, right: bool) -> Round:
    """The round with every question answered right, or wrong, and finished."""
    for asked in played.paper:
        played = session.answer(played, (asked.key_place + (not right)) % len(asked.order), 1.0)
        if isinstance(played.phase, AskingCorrection):
            played = session.correct(played, 0)
        played = played.go_on()
    played = played.hand_in()
    session.finish(played)
    return played


def likeliest(session: Session) -> Entry:
    menu = session.menu()
    return menu.items[menu.first].entry


def test_the_lessons_come_first_then_a_quick_round_and_what_was_left_before_both() -> None:
    session = session_with(classroom_bank())
    assert likeliest(session) is Entry.READ
    play(session, session.start(RoundSpec(length=5)), right=True)
    assert likeliest(session) is Entry.QUICK
    session.leave(session.answer(session.start(RoundSpec(length=5)), 0, 1.0))
    assert likeliest(session) is Entry.CONTINUE


def test_several_rounds_that_were_left_can_be_continued() -> None:
    session = session_with(classroom_bank())
    left = [session.answer(session.start(RoundSpec(length=5)), 0, 1.0) for _number in range(2)]
    for played in left:
        session.leave(played)
    offered = [item.left.id for item in session.menu().items if item.left is not None]
    assert offered == [left[1].id, left[0].id]


def test_review_counts_what_is_due_now_and_apart_from_it_what_is_due_later_today() -> None:
    times = [datetime(2026, 3, 2, 20, tzinfo=UTC)]
    bank = bank_of(*(true_false(f"question-{number}") for number in range(5)))
    session = Session(bank, own_history(), Settings(), chance=Random(1), clock=lambda: times[-1], zone=UTC)
    play(session, session.start(RoundSpec(length=2)), right=False)
    times.append(times[0] + timedelta(hours=13))  # nothing is due earlier than 16 hours after an answer
    (review,) = (item for item in session.menu().items if item.entry is Entry.REVIEW)
    assert (review.amount, review.total, review.offered) == (0, 2, False)
    times.append(times[0] + timedelta(hours=17))
    (review,) = (item for item in session.menu().items if item.entry is Entry.REVIEW)
    assert (review.amount, review.total, review.offered) == (2, 0, True)


@pytest.mark.parametrize("entry", [Entry.REVIEW, Entry.MISSED])
def test_no_more_than_the_limit_is_asked_of_what_comes_back(
    entry: Entry, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = session_with(classroom_bank())
    play(session, session.start(RoundSpec(length=None)), right=False)
    monkeypatch.setattr(session.past, "due", lambda: list(session.bank.questions))
    begun = session.begin(Item(entry))
    assert begun is not None
    assert len(begun.paper) == REVIEW_LENGTH < len(session.bank.questions)


def test_only_a_round_that_was_drawn_is_held_against_the_best() -> None:
    session = session_with(classroom_bank())
    first = play(session, session.start(RoundSpec(length=5)), right=False)
    retry, missed = session.retry(first), session.begin(Item(Entry.MISSED))
    assert missed is not None
    assert session.past.best_before(retry) is None
    assert session.past.best_before(missed) is None
    assert session.past.best_before(session.start(RoundSpec(length=5))) is not None


def test_a_round_that_goes_on_keeps_to_the_settings() -> None:
    session = session_with(bank_of(*(true_false(f"false-{n}", answer=False, wrong=2) for n in range(3))))
    session.leave(session.answer(session.start(RoundSpec()), 0, 1.0).go_on())
    session.preferences.toggle_correction()
    (left,) = session.past.unfinished_rounds()
    assert not session.resume(left).asks_correction


def test_an_exam_goes_on_with_its_answers_and_replaces_them_in_the_store() -> None:
    history = own_history()
    session = session_with(classroom_bank(), history=history)
    exam = session.start(RoundSpec(RoundKind.MULTIPLE_CHOICE, length=5, exam=True))
    exam = session.answer(session.answer(exam, 0, 1.0), 0, 1.0).back()
    exam = session.answer(exam, 1, 1.0)
    session.leave(exam)
    (left,) = session.past.unfinished_rounds()
    assert (left.paper, left.answers, left.phase) == (exam.paper, exam.answers, Asking(2))


def test_lessons_topics_and_today_show_what_was_done() -> None:
    session = session_with(classroom_bank())
    assert session.past.done_today().answers == 0
    session.read_lesson("topic-1")
    assert [lesson.topic.id for lesson in session.past.lessons() if lesson.read] == ["topic-1"]
    play(session, session.practise("topic-2"), right=False)
    assert (session.past.done_today().answers, session.past.done_today().right) == (10, 0)
    weak = session.past.weakest_topic()
    assert weak is not None
    assert (weak.topic.id, weak.standing.met, weak.standing.right) == ("topic-2", 10, 0)
    play(session, session.practise("topic-2"), right=True)
    assert session.past.weakest_topic() is None


def test_a_result_to_copy_names_kind_seed_score_topics_and_day() -> None:
    session = session_with(classroom_bank(), seed=7)
    played = play(session, session.start(RoundSpec(length=5)), right=True)
    lines = session.result_to_copy(played).splitlines()
    assert lines[1].startswith("Mixed · seed 7 · 20")
    assert lines[2] == "5 of 5 · 100%"
    assert len(lines) > 3
