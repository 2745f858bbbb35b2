"""A session: which seed and which history each round gets, what is recorded, and what a retry asks."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import islice
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.bank.model import Bank
from quiz.game.draw import RoundSpec, Seen, draw
from quiz.game.kinds import MAX_SEED, RoundKind
from quiz.game.phase import Asking, Over, ShowingVerdict
from quiz.game.round import Round
from quiz.game.score import score
from quiz.session import Session, seeds
from tests.bank_strategies import banks
from tests.banks import bank_of, classroom_bank, true_false
from tests.sessions import own_history, session_with

SEEN = Seen(datetime(2026, 3, 1, tzinfo=UTC), correct=True)


def play(session: Session, played: Round, places: list[int]) -> Round:
    """The round after an answer to each question, as many as there are places."""
    for place in places:
        played = session.answer(played, place, 0.0).go_on()
    return played


def test_the_seed_asked_for_comes_first_and_then_chance() -> None:
    made_up = list(islice(seeds(7, Random(1)), 50))
    assert made_up[0] == 7
    assert made_up[1:] == list(islice(seeds(None, Random(1)), 49))
    assert len(set(made_up)) > 45
    assert all(0 <= seed <= MAX_SEED for seed in made_up)


def test_a_given_seed_gives_everyone_the_same_paper_whatever_they_have_seen() -> None:
    bank = classroom_bank()
    expected = draw(bank, RoundSpec(), Random(7))
    history = {asked.question.id: SEEN for asked in expected}
    learner = session_with(bank, seed=7, history=own_history(history))
    assert learner.start(RoundSpec()).paper == expected


def test_the_rounds_after_a_given_seed_depend_on_the_history_again() -> None:
    history = {f"choice-{n:02}": SEEN for n in range(15)}
    learner = session_with(classroom_bank(), seed=7, history=own_history(history))
    spec = RoundSpec(RoundKind.MULTIPLE_CHOICE, length=5)
    learner.start(spec)
    assert not history.keys() & {asked.question.id for asked in learner.start(spec).paper}


def test_a_round_without_a_seed_depends_on_the_history() -> None:
    history = {f"choice-{n:02}": SEEN for n in range(10)}
    learner = session_with(classroom_bank(), seed=None, history=own_history(history))
    paper = learner.start(RoundSpec(RoundKind.MULTIPLE_CHOICE)).paper
    assert not history.keys() & {asked.question.id for asked in paper}


@given(st.lists(st.integers(-2, 9), max_size=30))
def test_each_legal_answer_is_recorded_once_and_an_illegal_one_never(places: list[int]) -> None:
    history = own_history()
    session = session_with(classroom_bank(), history=history)
    played = session.start(RoundSpec())
    for place in places:
        before = played
        played = session.answer(played, place, 1.5)
        assert tuple(history.recorded) == played.answers
        assert (len(history.recorded) > len(before.answers)) == (played != before)
        if isinstance(played.phase, ShowingVerdict):  # a second answer
            session.answer(played, 0, 1.5)
            assert tuple(history.recorded) == played.answers
        played = played.go_on()
    assert all(answer.seconds == 1.5 for answer in history.recorded)


def test_an_answer_is_recorded_before_its_verdict_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*arguments: object) -> None:
        raise OSError("the disk is full")

    history = own_history()
    session = session_with(classroom_bank(), history=history)
    played = session.start(RoundSpec())
    monkeypatch.setattr(history, "record", refuse)
    with pytest.raises(OSError, match="the disk is full"):
        session.answer(played, 0, 0.0)
    assert (played.answers, played.verdict) == ((), None)


@given(banks(), st.lists(st.integers(0, 1), max_size=30), st.booleans())
def test_a_retry_asks_just_what_was_missed(bank: Bank, places: list[int], exam: bool) -> None:
    session = session_with(bank)
    played = play(session, session.start(RoundSpec(length=None, exam=exam)), places)
    missed = sorted(verdict.asked.question.id for verdict in score(played).missed)
    again = session.retry(played)
    assert sorted(asked.question.id for asked in again.paper) == missed
    assert again.exam == exam
    assert again.phase == (Asking() if missed else Over())


def test_a_retry_shuffles_the_choices_anew() -> None:
    session = session_with(classroom_bank())
    played = session.start(RoundSpec(RoundKind.MULTIPLE_CHOICE, length=None))
    wrong = [(asked.key_place + 1) % len(asked.order) for asked in played.paper]
    again = session.retry(play(session, played, wrong))
    before = {asked.question.id: asked.order for asked in played.paper}
    assert len(again.paper) == 20
    assert sum(asked.order != before[asked.question.id] for asked in again.paper) > 10


STATEMENTS = bank_of(*(true_false(f"false-{n}", answer=False, wrong=n % 3) for n in range(9)))


@given(
    st.lists(st.sampled_from(["answer", "certainty", "correct", "on", "back"]), max_size=60), st.booleans()
)
def test_each_answer_and_each_correction_is_kept_once(moves: list[str], certainty: bool) -> None:
    history = own_history()
    session = session_with(STATEMENTS, history=history, asks_certainty=certainty)
    played = session.start(RoundSpec(length=None))
    for number, move in enumerate(moves):
        match move:
            case "answer":
                played = session.answer(played, number % 3, 1.0)
            case "certainty":
                played = session.say_certainty(played, number % 4)
            case "correct":
                played = session.correct(played, number % 3)
            case "on":
                played = played.go_on()
            case _:
                played = played.take_back()
        assert tuple(history.recorded) == played.answers
        assert tuple(history.corrections) == played.corrections
