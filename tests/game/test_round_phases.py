"""What a round asks besides its questions: how sure the learner is, and what makes a statement true."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz import i18n
from quiz.bank.model import TrueFalse
from quiz.game.draw import Paper, paper_of
from quiz.game.phase import Asking, AskingCertainty, AskingCorrection, Over, Phase, Reviewing, ShowingVerdict
from quiz.game.round import CERTAINTIES, Answer, Round, corrections_of
from quiz.game.score import score
from tests.banks import bank_of, multiple_choice, true_false
from tests.rounds import begun

BANK = bank_of(
    *(true_false(f"false-{n}", answer=False, wrong=n % 3) for n in range(9)),
    *(true_false(f"true-{n}") for n in range(3)),
    *(multiple_choice(f"choice-{n}") for n in range(3)),
)

moves = st.lists(
    st.one_of(
        st.tuples(st.just("answer"), st.integers(-1, 4)),
        st.tuples(st.just("certainty"), st.integers(-1, 5)),
        st.tuples(st.just("correct"), st.integers(-1, 4)),
        st.tuples(st.sampled_from(["on", "again", "language"]), st.just(0)),
    ),
    max_size=120,
)
"""What someone may do, in whatever order, whether it is asked or not."""


def made(
    bank_paper: Paper, done: Sequence[tuple[str, int]], *, exam: bool = False, certainty: bool = False
) -> tuple[Round, list[Answer]]:
    """The round after all that was done, and what was to be recorded on the way."""
    current, recorded = begun(bank_paper, exam=exam, asks_certainty=certainty), []
    for move, value in done:
        answer = None
        if move == "answer":
            current, answer = current.answer(value)
        elif move == "certainty":
            current, answer = current.say_certainty(value)
        elif move == "correct":
            current, _knew = current.correct(value)
        elif move == "on":
            current = current.go_on()
        elif move == "again":
            current = current.take_back()
        else:
            i18n.switch(i18n.next_language())
        recorded += [answer] if answer else []
    return current, recorded


def paper(seed: int = 1) -> Paper:
    return paper_of(BANK.questions, Random(seed))


def statement(wrong: int = 2, *, answer: bool = False) -> Paper:
    return paper_of([true_false("statement", answer=answer, wrong=wrong)], Random(1))


@given(moves, st.booleans(), st.booleans())
def test_each_question_is_recorded_once_in_the_order_of_the_paper(
    done: list[tuple[str, int]], exam: bool, certainty: bool
) -> None:
    played, recorded = made(paper(), done, exam=exam, certainty=certainty)
    assert tuple(recorded) == played.answers
    assert [answer.question_id for answer in recorded] == [
        asked.question.id for asked in paper()[: len(recorded)]
    ]
    assert all((answer.certainty in CERTAINTIES) == certainty for answer in recorded)


@given(moves, st.booleans())
def test_each_correction_is_noted_once_and_only_where_it_was_asked(
    done: list[tuple[str, int]], exam: bool
) -> None:
    played, recorded = made(paper(), done, exam=exam)
    noted = [question_id for question_id, _knew in played.corrections]
    assert len(noted) == len(set(noted))
    right = {answer.question_id for answer in recorded if answer.correct}
    for question_id in noted:
        question = BANK.by_id[question_id]
        assert isinstance(question, TrueFalse)
        assert question_id in right
        assert question.wrong_corrections
    assert not (exam and noted)


@given(moves, st.booleans())
def test_a_correction_wins_no_point_and_loses_none(done: list[tuple[str, int]], certainty: bool) -> None:
    always = [(move, 0 if move == "correct" else value) for move, value in done]
    never = [(move, 1 if move == "correct" else value) for move, value in done]
    one, _recorded = made(paper(), always, certainty=certainty)
    other, _recorded = made(paper(), never, certainty=certainty)
    assert one.answers == other.answers
    assert score(one) == score(other)


@given(moves, st.booleans(), st.booleans())
def test_the_language_changes_no_state(done: list[tuple[str, int]], exam: bool, certainty: bool) -> None:
    alone = [move for move in done if move[0] != "language"]
    assert made(paper(), done, exam=exam, certainty=certainty) == made(
        paper(), alone, exam=exam, certainty=certainty
    )


def test_the_certainty_is_asked_before_the_verdict() -> None:
    current, answer = begun(statement(), asks_certainty=True).answer(1, 2.5)
    assert (current.phase, current.position, current.verdict, answer) == (
        AskingCertainty(1, 2.5),
        0,
        None,
        None,
    )
    current, answer = current.say_certainty(2)
    assert answer is not None
    assert (answer.certainty, answer.seconds, answer.correct) == (2, 2.5, True)


@pytest.mark.parametrize("certainty", [-1, 0, 4, 10**9])
def test_a_certainty_that_is_none_changes_nothing(certainty: int) -> None:
    current, _answer = begun(statement(), asks_certainty=True).answer(0)
    assert current.say_certainty(certainty) == (current, None)


def test_no_certainty_is_taken_before_an_answer_nor_without_certainty() -> None:
    waiting = begun(statement(), asks_certainty=True)
    assert waiting.say_certainty(1) == (waiting, None)
    answered, _answer = begun(statement()).answer(0)
    assert answered.say_certainty(1) == (answered, None)


def test_an_answer_that_waits_for_its_certainty_can_be_taken_back_and_changed() -> None:
    before = begun(statement(), asks_certainty=True)
    asking, _none = before.answer(0)
    assert asking.answer(1) == (asking, None)
    assert asking.take_back() == before
    after, answer = asking.take_back().answer(1)[0].say_certainty(3)
    assert answer is not None
    assert (answer.choice, answer.certainty, len(after.answers)) == (1, 3, 1)


def test_taking_back_changes_nothing_else() -> None:
    after, _answer = begun(statement()).answer(0)
    assert after.take_back() == after


@pytest.mark.parametrize(
    ("wrong", "answer", "place", "exam", "asks"),
    [
        (2, False, 1, False, True),
        (1, False, 1, False, True),
        (0, False, 1, False, False),  # nothing to choose from
        (2, False, 0, False, False),  # answered wrong: the verdict shows it
        (2, False, 1, True, False),  # an exam shows it at the end
        (0, True, 0, False, False),
    ],
)
def test_what_makes_it_true_is_asked_of_false_statements_that_were_judged_right(
    wrong: int, answer: bool, place: int, exam: bool, asks: bool
) -> None:
    current, _answer = begun(statement(wrong, answer=answer), exam=exam).answer(place)
    assert isinstance(current.phase, AskingCorrection) == asks


def test_a_choice_of_corrections_returns_whether_it_was_the_right_one() -> None:
    asking, _answer = begun(statement()).answer(1)
    order = corrections_of(asking.paper[0])
    assert sorted(order) == [0, 1, 2]
    assert (asking.verdict, asking.question) == (None, asking.paper[0])
    for place, correction in enumerate(order):
        after, knew = asking.correct(place)
        assert knew == (correction == 0)
        assert (after.phase, after.corrections) == (ShowingVerdict(correction), (("statement", knew),))
        assert after.correct(place) == (after, None)


@pytest.mark.parametrize("place", [-1, 3, 9])
def test_a_correction_that_is_none_changes_nothing(place: int) -> None:
    asking, _answer = begun(statement()).answer(1)
    assert asking.correct(place) == (asking, None)
    assert asking.go_on() == asking


def test_the_order_of_corrections_hangs_on_the_question_alone() -> None:
    orders = {
        corrections_of(asked) for seed in range(20) for asked in paper(seed) if asked.question.id == "false-2"
    }
    assert len(orders) == 1
    first = [corrections_of(asked)[0] for n in range(60) for asked in _one(f"statement-{n:02}")]
    assert set(first) == {0, 1, 2}


def _one(name: str) -> Paper:
    return paper_of([true_false(name, answer=False, wrong=2)], Random(1))


@pytest.mark.parametrize(
    ("phase", "answered", "exam"),
    [
        (ShowingVerdict(), 0, False),  # no verdict before an answer
        (AskingCorrection(), 0, False),
        (ShowingVerdict(), 1, True),  # an exam shows its verdicts at the end
        (Over(), 0, False),
        (Asking(1), 0, False),  # a learning round skips nothing
        (Asking(1), 0, True),
        (Reviewing(), 0, False),
        (AskingCertainty(0, 1.0), 1, False),
    ],
)
def test_a_phase_that_does_not_go_with_the_answers_cannot_be_written_down(
    phase: Phase, answered: int, exam: bool
) -> None:
    after, _answer = begun(statement(), exam=exam).answer(0)
    with pytest.raises(ValueError, match="does not go with"):
        Round(statement(), spec=after.spec, answers=after.answers[:answered], phase=phase)
