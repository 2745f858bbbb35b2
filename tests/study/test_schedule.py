"""When a question comes back."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.game.round import Answer
from quiz.study.history import UNSAVED, open_history
from quiz.study.reviews import settle
from quiz.study.schedule import (
    LEEWAY,
    LONGEST_DAYS,
    SHORTEST,
    Memory,
    Rating,
    Recall,
    due,
    due_by_day,
    rating,
    remembered,
)
from tests.study.examples import DAY, NOW, memories

RIGHT = Recall(NOW, correct=True, seconds=20.0)
WRONG = Recall(NOW, correct=False, seconds=20.0)

steps = st.lists(
    st.builds(
        lambda hours, correct, seconds, certainty: (timedelta(hours=hours), correct, seconds, certainty),
        st.integers(0, 2000),
        st.booleans(),
        st.sampled_from([0.0, 3.0, 40.0]),
        st.sampled_from([None, 1, 2, 3]),
    ),
    min_size=1,
    max_size=12,
)
"""Answers to one question, each so long after the one before."""


def recalls_of(given_steps: list[tuple[timedelta, bool, float, int | None]]) -> list[Recall]:
    at, recalls = NOW, []
    for pause, correct, seconds, certainty in given_steps:
        at += pause
        recalls.append(Recall(at, correct, seconds, certainty))
    return recalls


def after(*recalls: Recall) -> Memory:
    memory = remembered(recalls)
    assert memory is not None
    return memory


@pytest.mark.parametrize(
    ("recall", "misses", "expected"),
    [
        (WRONG, 0, Rating.AGAIN),
        (WRONG, 1, Rating.AGAIN),
        (replace(WRONG, certainty=3, seconds=2.0), 0, Rating.AGAIN),
        (replace(WRONG, certainty=1), 0, Rating.AGAIN),
        (RIGHT, 0, Rating.GOOD),
        (RIGHT, 1, Rating.GOOD),
        (RIGHT, 2, Rating.HARD),
        (replace(RIGHT, certainty=3, seconds=3.0), 2, Rating.HARD),
        (replace(RIGHT, certainty=1, seconds=3.0), 0, Rating.HARD),
        (replace(RIGHT, certainty=2, seconds=3.0), 0, Rating.GOOD),
        (replace(RIGHT, certainty=3, seconds=3.0), 0, Rating.EASY),
        (replace(RIGHT, certainty=3, seconds=30.0), 0, Rating.GOOD),
        (replace(RIGHT, certainty=3, seconds=0.0), 0, Rating.GOOD),
        (replace(RIGHT, seconds=3.0), 0, Rating.GOOD),
    ],
)
def test_each_answer_has_the_rating_that_its_docstring_gives_it(
    recall: Recall, misses: int, expected: Rating
) -> None:
    assert rating(recall, misses) is expected


def test_the_ratings_are_those_of_fsrs() -> None:
    from fsrs import Rating as FsrsRating

    assert {one.name: one.value for one in Rating} == {one.name.upper(): one.value for one in FsrsRating}


def test_a_missed_question_comes_back_the_next_day() -> None:
    assert after(WRONG).due_at - NOW == DAY


def test_the_surer_a_right_answer_the_later_the_question_comes_back() -> None:
    guessed, plain, easy = (
        after(replace(RIGHT, seconds=3.0, certainty=certainty)).due_at for certainty in (1, 2, 3)
    )
    assert guessed < plain < easy


def test_a_second_miss_makes_the_question_harder_than_the_first() -> None:
    assert after(WRONG, replace(WRONG, at=NOW + DAY)).difficulty > after(WRONG).difficulty


def test_right_answers_over_time_make_the_pauses_longer() -> None:
    memory, pauses = after(RIGHT), [SHORTEST]
    for _ in range(4):
        pauses.append(memory.due_at - memory.at)
        memory = after_more(memory)
    assert pauses == sorted(set(pauses))


def after_more(memory: Memory) -> Memory:
    more = remembered([replace(RIGHT, at=memory.due_at)], memory)
    assert more is not None
    return more


def test_nothing_is_remembered_of_a_question_without_answers() -> None:
    assert remembered([]) is None


@given(steps, st.integers(0, 12))
def test_answers_taken_in_step_by_step_come_to_the_same_as_all_at_once(
    given_steps: list[tuple[timedelta, bool, float, int | None]], cut: int
) -> None:
    recalls = recalls_of(given_steps)
    assert remembered(recalls[cut:], remembered(recalls[:cut])) == remembered(recalls)


@given(steps)
def test_a_question_comes_back_in_a_day_at_the_earliest_and_a_year_at_the_latest(
    given_steps: list[tuple[timedelta, bool, float, int | None]],
) -> None:
    memory = after(*recalls_of(given_steps))
    assert SHORTEST <= memory.due_at - memory.at <= timedelta(days=LONGEST_DAYS)
    assert memory == after(*recalls_of(given_steps))


@settings(max_examples=25, deadline=None)
@given(steps, st.sets(st.integers(0, 12)))
def test_the_store_schedules_as_if_it_had_taken_in_all_answers_at_once(
    given_steps: list[tuple[timedelta, bool, float, int | None]], stops: set[int]
) -> None:
    recalls = recalls_of(given_steps)
    with tempfile.TemporaryDirectory() as folder, open_history(Path(folder) / "history", NOW) as store:
        for number, recall in enumerate(recalls):
            answer = Answer("one", 0, 0, recall.correct, recall.seconds, recall.certainty)
            store.record(UNSAVED, answer, recall.at)
            if number in stops:
                settle(store.database)
        settle(store.database)
        assert memories(store) == {"one": remembered(recalls)}


def test_an_answer_given_while_the_clock_was_wrong_does_no_harm() -> None:
    memory = after(replace(RIGHT, at=NOW + 300 * DAY), RIGHT)
    assert memory.at == NOW
    assert memory.due_at > NOW


def test_times_of_other_zones_are_understood() -> None:
    montreal = timezone(timedelta(hours=-5))
    assert after(replace(RIGHT, at=NOW.astimezone(montreal))) == after(RIGHT)


def test_yesterday_afternoons_question_is_due_this_morning() -> None:
    afternoon = datetime(2026, 2, 2, 16, tzinfo=UTC)
    morning = datetime(2026, 2, 3, 8, tzinfo=UTC)
    due_times = {"missed": after(replace(WRONG, at=afternoon)).due_at}
    assert due(due_times, morning) == ["missed"]
    assert due(due_times, morning - timedelta(minutes=1)) == []


def test_what_is_longest_overdue_comes_first() -> None:
    due_times = {"b": NOW - DAY, "a": NOW, "later": NOW + DAY, "c": NOW - 9 * DAY}
    assert due(due_times, NOW) == ["c", "b", "a"]


def test_the_coming_days_begin_with_all_of_today() -> None:
    zone = timezone(timedelta(hours=-5))  # where it is half past four in the morning
    due_times = [
        NOW - 30 * DAY,
        NOW + LEEWAY,
        NOW + LEEWAY + timedelta(hours=19),
        NOW + LEEWAY + timedelta(hours=20),
        NOW + LEEWAY + 3 * DAY,
        NOW + LEEWAY + 99 * DAY,
    ]
    assert due_by_day(due_times, NOW, 4, zone) == (3, 1, 0, 1)


@given(st.lists(st.timedeltas(-99 * DAY, 99 * DAY)))
def test_what_is_due_now_is_among_what_is_due_today(offsets: list[timedelta]) -> None:
    due_times = {str(number): NOW + offset for number, offset in enumerate(offsets)}
    days = due_by_day(due_times.values(), NOW, 200, UTC)
    assert len(due(due_times, NOW)) <= days[0]
    assert sum(days) == len(offsets)
