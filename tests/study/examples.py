"""A bank, rounds and answers to test the store with."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random

from quiz.bank.model import Bank, Choice, Misconception, MultipleChoice, Question, Text, Topic, TrueFalse
from quiz.game.draw import Asked, RoundSpec, draw
from quiz.game.round import Answer, Round
from quiz.study.history import History
from quiz.study.resume import unfinished_rounds
from quiz.study.rows import from_stamp
from quiz.study.schedule import Memory
from tests.banks import bank_of, multiple_choice, true_false

NOW = datetime(2026, 2, 2, 9, 30, tzinfo=UTC)
"""A Monday morning."""

DAY = timedelta(days=1)

WORDS = Text((("en", "Words."), ("fr", "Des mots.")))


def statement(
    name: str, *, answer: bool = True, topic: str = "topic-0", belief: str | None = None
) -> TrueFalse:
    question = true_false(name, answer, topic=topic)
    return replace(question, statement=WORDS, explanation=WORDS, correction=None, misconception=belief)


def choice_question(
    name: str, *, choices: int = 4, topic: str = "topic-0", belief: str | None = None
) -> MultipleChoice:
    """A question whose first choice is right and whose second shows the belief."""
    return replace(
        multiple_choice(name, topic=topic),
        explanation=WORDS,
        prompt=WORDS,
        choices=tuple(
            Choice(WORDS, correct=place == 0, why=WORDS, misconception=belief if place == 1 else None)
            for place in range(choices)
        ),
    )


def bank_with(questions: Iterable[Question], title: Text = WORDS) -> Bank:
    bank = bank_of(*questions)
    topics = {name: Topic(name, WORDS, WORDS) for name in bank.topics}
    beliefs = {name: Misconception(name, WORDS, WORDS) for name in ("police", "borders")}
    return replace(bank, title=title, topics=topics, misconceptions=beliefs)


def bank_of_size(count: int) -> Bank:
    """A bank of so many questions, half of each kind, in four topics."""
    return bank_with(
        statement(f"q{number}", answer=number % 4 == 1, topic=f"topic-{number % 4}")
        if number % 2
        else choice_question(f"q{number}", topic=f"topic-{number % 4}")
        for number in range(count)
    )


def new_round(bank: Bank, seed: int = 1, spec: RoundSpec | None = None) -> Round:
    spec = spec or RoundSpec()
    return Round(draw(bank, spec, Random(seed)), spec=spec, seed=seed, started_at=NOW)


def begun(store: History, bank: Bank, played: Round, now: datetime = NOW) -> int:
    return store.begin(replace(played, started_at=now), bank)


def answered(played: Round, *, right: bool = True, seconds: float = 5.0) -> tuple[Round, Answer]:
    """The next question answered, right or wrong."""
    going_on = played.go_on()
    asked = going_on.question
    assert asked is not None
    place = asked.key_place if right else (asked.key_place + 1) % len(asked.order)
    after, answer = going_on.answer(place, seconds)
    assert answer is not None
    return after, answer


def play(
    store: History, bank: Bank, rights: Iterable[bool], now: datetime = NOW, seed: int = 1
) -> tuple[int, Round]:
    """A round begun and answered as given, ten seconds an answer."""
    played = new_round(bank, seed)
    round_id = begun(store, bank, played, now)
    for number, right in enumerate(rights):
        played, answer = answered(played, right=right)
        store.record(round_id, answer, now + timedelta(seconds=10 * number))
    return round_id, played


def give(
    store: History, question: Question, now: datetime, *, right: bool = True, choice: int | None = None
) -> None:
    """One answer to one question, in a round of its own."""
    bank = bank_with([question])
    played = Round((Asked(question, tuple(range(question.choice_count))),))
    wrong = (question.key + 1) % question.choice_count
    taken = choice if choice is not None else question.key if right else wrong
    _, answer = played.answer(taken, 5.0)
    assert answer is not None
    round_id = begun(store, bank, played, now)
    store.record(round_id, answer, now)
    store.finish(round_id, now)


def unfinished(store: History, bank: Bank) -> Round | None:
    """The last round of this bank that was left and can go on."""
    return next(iter(unfinished_rounds(store.database, bank)), None)


def memories(store: History) -> dict[str, Memory]:
    """What the schedule has made of the answers to each question."""
    rows = store.database.rows(
        "SELECT question_id, settled_at, due_at, stability, difficulty, misses FROM standings"
        " WHERE settled_through = last_answer"
    )
    return {
        question_id: Memory(from_stamp(at), from_stamp(due_at), stability, difficulty, misses)
        for question_id, at, due_at, stability, difficulty, misses in rows
    }
