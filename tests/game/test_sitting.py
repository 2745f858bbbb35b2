"""A sitting: which seed and which history each round gets, what is recorded, and what a retry asks."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import islice
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.bank.model import Bank
from quiz.game.draw import MAX_SEED, RoundKind, RoundSpec, Seen, draw
from quiz.game.round import Answer, Phase, Round
from quiz.game.score import score
from quiz.game.sitting import Sitting, seeds
from tests.banks import banks, classroom_bank
from tests.journals import Recorder

SEEN = Seen(datetime(2026, 3, 1, tzinfo=UTC), correct=True)


def play(sitting: Sitting, played: Round, places: list[int]) -> Round:
    """The round after an answer to each question, as many as there are places."""
    for place in places:
        played = sitting.answer(played, place, 0.0).go_on()
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
    learner = Sitting(bank, chance=Random(1), seed=7, journal=Recorder(history=lambda: history))
    assert learner.deal(RoundSpec()).paper == expected


def test_the_rounds_after_a_given_seed_mind_the_history_again() -> None:
    history = {f"choice-{n:02}": SEEN for n in range(15)}
    learner = Sitting(classroom_bank(), chance=Random(1), seed=7, journal=Recorder(history=lambda: history))
    spec = RoundSpec(RoundKind.MULTIPLE_CHOICE, length=5)
    learner.deal(spec)
    assert not history.keys() & {asked.question.id for asked in learner.deal(spec).paper}


def test_a_round_without_a_seed_minds_the_history() -> None:
    history = {f"choice-{n:02}": SEEN for n in range(10)}
    learner = Sitting(classroom_bank(), chance=Random(1), journal=Recorder(history=lambda: history))
    paper = learner.deal(RoundSpec(RoundKind.MULTIPLE_CHOICE)).paper
    assert not history.keys() & {asked.question.id for asked in paper}


@given(st.lists(st.integers(-2, 9), max_size=30))
def test_each_legal_answer_is_recorded_once_and_an_illegal_one_never(places: list[int]) -> None:
    recorded: list[Answer] = []
    sitting = Sitting(classroom_bank(), chance=Random(1), seed=1, journal=Recorder(recorded.append))
    played = sitting.deal(RoundSpec())
    for place in places:
        before = played
        played = sitting.answer(played, place, 1.5)
        assert tuple(recorded) == played.answers
        assert (len(recorded) > len(before.answers)) == (played != before)
        if played.phase is Phase.TELLING:  # a second answer
            sitting.answer(played, 0, 1.5)
            assert tuple(recorded) == played.answers
        played = played.go_on()
    assert all(answer.seconds == 1.5 for answer in recorded)


def test_an_answer_is_recorded_before_anyone_sees_its_verdict() -> None:
    def refuse(answer: Answer) -> None:
        raise OSError("the disk is full")

    sitting = Sitting(classroom_bank(), chance=Random(1), seed=1, journal=Recorder(refuse))
    played = sitting.deal(RoundSpec())
    with pytest.raises(OSError, match="the disk is full"):
        sitting.answer(played, 0, 0.0)
    assert (played.answers, played.verdict) == ((), None)


@given(banks(), st.lists(st.integers(0, 1), max_size=30), st.booleans())
def test_a_retry_asks_just_what_was_missed(bank: Bank, places: list[int], exam: bool) -> None:
    sitting = Sitting(bank, chance=Random(1), seed=1)
    played = play(sitting, sitting.deal(RoundSpec(length=None, exam=exam)), places)
    missed = sorted(verdict.asked.question.id for verdict in score(played).missed)
    again = sitting.retry(played)
    assert sorted(asked.question.id for asked in again.paper) == missed
    assert again.exam == exam
    assert again.phase is (Phase.ASKING if missed else Phase.OVER)


def test_a_retry_shuffles_the_choices_anew() -> None:
    sitting = Sitting(classroom_bank(), chance=Random(1), seed=1)
    played = sitting.deal(RoundSpec(RoundKind.MULTIPLE_CHOICE, length=None))
    wrong = [(asked.key_place + 1) % len(asked.order) for asked in played.paper]
    again = sitting.retry(play(sitting, played, wrong))
    before = {asked.question.id: asked.order for asked in played.paper}
    assert len(again.paper) == 20
    assert sum(asked.order != before[asked.question.id] for asked in again.paper) > 10
