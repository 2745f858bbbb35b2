"""The round as the one place that knows what is legal now, and the score against a plain count."""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz import i18n
from quiz.bank.model import Bank
from quiz.game.draw import Paper, RoundSpec, draw, paper_of
from quiz.game.phase import Asking, Over, ShowingVerdict
from quiz.game.round import Answer, Round
from quiz.game.score import Tally, score
from tests.bank_strategies import banks
from tests.banks import classroom_bank, multiple_choice, true_false
from tests.rounds import begun

moves = st.lists(st.one_of(st.integers(-3, 10), st.just("on"), st.just("language")), max_size=80)
"""What someone may press: places, good and bad, `on` after a verdict, and the language."""


def paper_from(bank: Bank, seed: int = 1) -> Paper:
    return draw(bank, RoundSpec(length=None), Random(seed))


def play(paper: Paper, pressed: list[int | str], *, exam: bool = False) -> tuple[Round, list[Answer]]:
    """The round after all that was pressed, and what was to be recorded on the way."""
    current, recorded = begun(paper, exam=exam), []
    for move in pressed:
        if move == "on":
            current = current.go_on()
        elif move == "language":
            i18n.switch(i18n.next_language())
        else:
            assert isinstance(move, int)
            current, answer = current.answer(move)
            recorded += [answer] if answer else []
    return current, recorded


def naive(paper: Paper, pressed: list[int | str], *, exam: bool) -> list[tuple[str, int, bool]]:
    """The same game, kept as a plain list of question, place and right or wrong."""
    given: list[tuple[str, int, bool]] = []
    reading = False
    for move in pressed:
        if move == "on":
            reading = False
        elif isinstance(move, int) and not reading and len(given) < len(paper):
            asked = paper[len(given)]
            if move in range(len(asked.order)):
                given.append((asked.question.id, move, move == asked.key_place))
                reading = not exam
    return given


@given(banks(max_size=12), moves, st.booleans())
def test_a_round_equals_a_plain_list_of_answers(bank: Bank, pressed: list[int | str], exam: bool) -> None:
    paper = paper_from(bank)
    played, recorded = play(paper, pressed, exam=exam)
    expected = naive(paper, pressed, exam=exam)
    assert [(answer.question_id, answer.place, answer.correct) for answer in played.answers] == expected
    assert tuple(recorded) == played.answers
    for asked, answer in zip(paper, played.answers, strict=False):
        assert answer.choice == asked.order[answer.place]
        assert answer.correct == (answer.choice == asked.question.key)


@given(banks(max_size=12), moves, st.booleans())
def test_the_score_equals_a_plain_count(bank: Bank, pressed: list[int | str], exam: bool) -> None:
    paper = paper_from(bank)
    played, _recorded = play(paper, pressed, exam=exam)
    marks = [right for _name, _place, right in naive(paper, pressed, exam=exam)]
    result = score(played)
    run = best = 0
    for right in marks:
        run = run + 1 if right else 0
        best = max(best, run)
    assert result.tally == Tally(sum(marks), len(marks))
    assert (result.streak, result.best_streak) == (run, best)
    assert [verdict.asked.question.id for verdict in result.missed] == [
        asked.question.id for asked, right in zip(paper, marks, strict=False) if not right
    ]
    topics: dict[str, list[bool]] = {}
    for asked, right in zip(paper, marks, strict=False):
        topics.setdefault(asked.question.topic, []).append(right)
    assert list(result.topics) == [(topic, Tally(sum(marks), len(marks))) for topic, marks in topics.items()]


@given(banks(max_size=8), moves, st.booleans())
def test_switching_the_language_changes_no_state(bank: Bank, pressed: list[int | str], exam: bool) -> None:
    paper = paper_from(bank)
    alone = [move for move in pressed if move != "language"]
    assert play(paper, pressed, exam=exam) == play(paper, alone, exam=exam)


def test_an_answer_waits_for_on_in_a_learning_round() -> None:
    paper = paper_from(classroom_bank())
    current = Round(paper)
    assert (current.phase, current.position, current.verdict) == (Asking(), 0, None)
    current, _answer = current.answer(0)
    assert (current.phase, current.position) == (ShowingVerdict(), 0)
    assert current.verdict is not None
    assert current.question == current.verdict.asked == paper[0]
    current = current.go_on()
    assert (current.phase, current.position, current.question) == (Asking(1), 1, paper[1])


def test_an_exam_goes_on_at_once() -> None:
    paper = paper_from(classroom_bank())
    current, _answer = begun(paper, exam=True).answer(0)
    assert (current.phase, current.question, current.verdict) == (Asking(1), paper[1], None)


def test_a_second_answer_changes_nothing() -> None:
    once, first = Round(paper_from(classroom_bank())).answer(0)
    assert first is not None
    for place in range(2):
        again, second = once.answer(place)
        assert again is once
        assert second is None


@pytest.mark.parametrize("place", [-1, 2, 3, 9, 10**9])
def test_a_place_that_is_none_changes_nothing(place: int) -> None:
    current = Round(paper_of([true_false("statement")], Random(1)))
    assert current.answer(place) == (current, None)
    assert current.answer(place)[0] is current


def test_nothing_can_be_answered_after_the_end() -> None:
    played, _recorded = play(paper_of([multiple_choice("choice")], Random(1)), [0, "on"])
    assert (played.phase, played.question, played.verdict) == (Over(), None, None)
    assert played.answer(0) == (played, None)
    assert played.go_on() == played


def test_on_changes_nothing_while_a_question_waits() -> None:
    current = Round(paper_from(classroom_bank()))
    assert current.go_on() == current


def test_a_step_leaves_the_round_before_it_as_it_was() -> None:
    current = Round(paper_from(classroom_bank()))
    after, _answer = current.answer(0)
    assert current.answers == ()
    assert len(after.answers) == 1
    with pytest.raises(FrozenInstanceError):
        current.phase = Over()  # type: ignore[misc]


def test_an_answer_holds_how_long_it_took() -> None:
    _after, answer = Round(paper_from(classroom_bank())).answer(0, 2.5)
    assert answer is not None
    assert answer.seconds == 2.5


def test_a_round_without_answers_scores_nothing_of_nothing() -> None:
    result = score(Round(paper_from(classroom_bank())))
    assert (result.tally, result.tally.share, result.topics, result.missed) == (Tally(0, 0), 0.0, (), ())
