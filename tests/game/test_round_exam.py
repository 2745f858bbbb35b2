"""An exam: forward and back among its questions, answers that can be changed, and the handing in."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.game.draw import Paper, paper_of
from quiz.game.phase import Asking, AskingCertainty, Over, Reviewing
from quiz.game.round import Answer, Round, waiting_phase
from quiz.game.score import Tally, score
from tests.banks import bank_of, multiple_choice, true_false
from tests.rounds import begun

BANK = bank_of(
    *(true_false(f"statement-{n}", n % 2 == 0, topic="topic-1") for n in range(3)),
    *(multiple_choice(f"choice-{n}", topic="topic-2") for n in range(2)),
)
PAPER: Paper = paper_of(BANK.questions, Random(3))

moves = st.lists(
    st.one_of(
        st.tuples(st.just("answer"), st.integers(-1, 3)),
        st.tuples(st.just("go"), st.integers(-2, 8)),
        st.tuples(st.sampled_from(["back", "forward", "review"]), st.just(0)),
    ),
    max_size=60,
)


@given(moves)
def test_an_exam_equals_a_plain_sheet_with_one_place_for_each_answer(
    done: list[tuple[str, int]],
) -> None:
    current, sheet, up = begun(PAPER, exam=True), dict[int, int](), 0
    for move, value in done:
        match move:
            case "answer":
                current, answer = current.answer(value)
                taken = up < len(PAPER) and value in range(len(PAPER[up].order))
                assert (answer is not None) == (taken and sheet.get(up) != value)
                if taken:
                    sheet[up] = value
                    up += 1
            case "go":
                current = current.go_to(value)
                up = min(value, len(PAPER)) if value >= 0 else up
            case "back":
                current, up = current.back(), max(up - 1, 0)
            case "forward":
                current, up = current.forward(), min(up + 1, len(PAPER))
            case _:
                current, up = current.review(), len(PAPER)
        assert current.position == up
        assert current.phase == (Asking(up) if up < len(PAPER) else Reviewing())
        assert (current.given.place if current.given else None) == sheet.get(up)
    assert [(answer.question_id, answer.place) for answer in current.answers] == [
        (PAPER[place].question.id, sheet[place]) for place in sorted(sheet)
    ]
    assert current.unanswered == tuple(place for place in range(len(PAPER)) if place not in sheet)
    right = sum(PAPER[place].key_place == taken for place, taken in sheet.items())
    assert score(current).tally == Tally(right, len(sheet))
    assert score(current.review().hand_in()).tally == Tally(right, len(PAPER))


def test_a_changed_answer_takes_the_place_of_the_earlier_one() -> None:
    current, first = begun(PAPER, exam=True).answer(0, 2.0)
    current, second = current.back().answer(1, 3.0)
    assert first is not None
    assert second is not None
    assert (current.answers, second.place, second.seconds) == ((second,), 1, 3.0)


def test_an_answer_that_stays_is_not_recorded_again() -> None:
    current, first = begun(PAPER, exam=True).answer(0, 2.0)
    again, second = current.back().answer(0, 9.0)
    assert (again.answers, again.phase, second) == ((first,), Asking(1), None)


def test_an_exam_is_handed_in_from_its_review_alone() -> None:
    asking = begun(PAPER, exam=True)
    assert asking.hand_in() == asking
    reviewing = asking.review()
    assert (reviewing.question, reviewing.unanswered) == (None, tuple(range(len(PAPER))))
    over = reviewing.hand_in()
    assert over.phase == Over()
    assert over.back() == over.go_to(0) == over.hand_in() == over
    assert over.answer(0) == (over, None)


def test_what_is_unanswered_counts_as_not_right_once_an_exam_is_handed_in() -> None:
    current = begun(PAPER, exam=True)
    for place in (0, 2):
        current, _answer = current.go_to(place).answer(PAPER[place].key_place)
    before, after = score(current), score(current.review().hand_in())
    assert (before.tally, before.unanswered) == (Tally(2, 2), ())
    assert (after.tally, after.best_streak, after.missed) == (Tally(2, 5), 1, ())
    assert after.unanswered == (PAPER[1], PAPER[3], PAPER[4])
    assert after.to_look_at == 3
    assert sum(tally.asked for _topic, tally in after.topics) == 5


def test_a_learning_round_goes_neither_back_nor_forward() -> None:
    current = begun(PAPER)
    answered, _answer = current.answer(0)
    for learning in (current, answered, answered.go_on()):
        for step in (Round.back, Round.forward, Round.review, Round.hand_in):
            assert step(learning) == learning
        assert learning.go_to(0) == learning


def test_going_back_waits_until_the_certainty_is_given() -> None:
    asking, _none = begun(PAPER, exam=True, asks_certainty=True).go_to(2).answer(0, 4.0)
    assert asking.phase == AskingCertainty(0, 4.0, 2)
    assert asking.back() == asking.review() == asking
    assert asking.take_back().phase == Asking(2)
    certain, answer = asking.say_certainty(2)
    assert certain.phase == Asking(3)
    changed, other = certain.back().answer(0)[0].say_certainty(3)
    assert answer is not None
    assert other is not None
    assert (answer.certainty, changed.answers) == (2, (other,))


@pytest.mark.parametrize(
    ("answered", "position", "phase"),
    [
        ((), None, Asking(0)),
        ((0, 1), None, Asking(2)),
        ((0, 2), None, Asking(1)),
        ((0, 2), 3, Asking(3)),
        (range(5), None, Reviewing()),
        (range(5), 1, Asking(1)),
        ((), 5, Reviewing()),
        ((), 9, Reviewing()),
    ],
)
def test_an_exam_that_goes_on_waits_where_it_was_left_or_at_what_is_unanswered(
    answered: range | tuple[int, ...], position: int | None, phase: Asking | Reviewing
) -> None:
    answers = tuple(Answer(PAPER[place].question.id, 0, 0, correct=True) for place in answered)
    assert waiting_phase(PAPER, answers, exam=True, position=position) == phase
    Round(PAPER, spec=replace(begun(PAPER).spec, exam=True), answers=answers, phase=phase)
