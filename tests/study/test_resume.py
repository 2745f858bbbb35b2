"""A round that was left is where it was left, whatever became of the bank meanwhile."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.bank.model import Bank, Text
from quiz.game.draw import RoundSpec, draw
from quiz.game.kinds import RoundKind, RoundSource
from quiz.game.phase import Asking, Over
from quiz.game.round import Round
from quiz.game.score import Tally
from quiz.study import queries
from quiz.study.history import History, open_history
from quiz.study.resume import MOST_OFFERED, unfinished_rounds
from tests.study.examples import (
    NOW,
    WORDS,
    answered,
    bank_of_size,
    bank_with,
    begun,
    choice_question,
    new_round,
    play,
    unfinished,
)

specs = st.builds(
    RoundSpec,
    kind=st.sampled_from(RoundKind),
    topics=st.frozensets(st.sampled_from([f"topic-{number}" for number in range(4)])),
    length=st.sampled_from([1, 5, 10, None]),
    exam=st.booleans(),
)
"""Specs that the bank can fulfil at least in part."""


def left_in(store: History, bank: Bank) -> Round:
    left = unfinished(store, bank)
    assert left is not None
    return left


@settings(max_examples=60, deadline=None)
@given(
    spec=specs,
    seed=st.integers(0, 999_999),
    marks=st.lists(st.booleans(), min_size=1),
    certainty=st.booleans(),
)
def test_a_round_taken_up_again_equals_the_round_that_was_left(
    spec: RoundSpec, seed: int, marks: list[bool], certainty: bool
) -> None:
    bank = bank_of_size(40)
    if spec.kind is not RoundKind.MIXED:  # the example bank has one kind of question in each topic
        spec = replace(spec, topics=frozenset())
    begun_round = Round(
        draw(bank, spec, Random(seed)),
        spec=spec,
        source=RoundSource.REVIEW,
        seed=seed,
        language="fr",
        started_at=NOW,
        asks_certainty=certainty,
    )
    played = replace(begun_round, asks_certainty=False)  # a certainty is neither asked nor kept here
    with tempfile.TemporaryDirectory() as folder, open_history(Path(folder) / "history", NOW) as store:
        round_id = store.begin(begun_round, bank)
        for right in marks[: len(played.paper)]:
            played, answer = answered(played, right=right, seconds=1 / 3)
            store.record(round_id, answer, NOW)
        left = left_in(store, bank)
    assert left == replace(played.go_on(), asks_certainty=certainty)
    assert left.id == round_id


def test_a_round_goes_on_under_its_own_id(store: History, bank: Bank) -> None:
    round_id, _ = play(store, bank, [True, False])
    store.leave(round_id, NOW)
    left = left_in(store, bank)
    store.resume(left)
    played = left
    while played.phase != Over():
        played, answer = answered(played)
        store.record(left.id, answer, NOW)
        played = played.go_on()
    store.finish(left.id, NOW)
    assert unfinished(store, bank) is None
    (finished,) = queries.facts(store.database, NOW).rounds
    assert (finished.tally.right, finished.tally.asked) == (9, 10)


def test_the_last_round_begun_is_offered(store: History, bank: Bank) -> None:
    older, _ = play(store, bank, [True])
    newer, _ = play(store, bank, [True])
    assert left_in(store, bank).id == newer
    store.finish(newer, NOW)
    assert left_in(store, bank).id == older


def test_a_round_without_an_answer_is_not_offered(store: History, bank: Bank) -> None:
    begun(store, bank, new_round(bank))
    assert unfinished(store, bank) is None


def test_a_round_answered_to_its_end_but_never_shown_its_results_is_offered(
    store: History, bank: Bank
) -> None:
    play(store, bank, [True] * 10)
    assert left_in(store, bank).phase == Over()


def test_rounds_that_were_left_are_offered_with_the_newest_first_and_not_all(
    store: History, bank: Bank
) -> None:
    ids = [play(store, bank, [True])[0] for _ in range(MOST_OFFERED + 2)]
    store.finish(ids[-1], NOW)
    offered = [left.id for left in unfinished_rounds(store.database, bank)]
    assert offered == ids[-2:0:-1]
    assert left_in(store, bank).id == offered[0]


def test_a_round_that_goes_on_is_open_again(store: History, bank: Bank) -> None:
    round_id, _ = play(store, bank, [True])
    store.leave(round_id, NOW)
    store.resume(left_in(store, bank))
    assert store.database.rows("SELECT state, ended_at FROM rounds") == [("open", None)]


def test_a_round_goes_on_with_the_questions_that_still_stand(store: History, bank: Bank) -> None:
    round_id, played = play(store, bank, [True, False, True])
    gone = {played.paper[0].question.id, played.paper[5].question.id}
    smaller = bank_with(question for question in bank.questions if question.id not in gone)
    left = left_in(store, smaller)
    assert left.id == round_id
    assert left.dropped == 2
    assert left.paper == tuple(asked for asked in played.paper if asked.question.id not in gone)
    assert left.answers == played.answers[1:]


def test_a_question_with_another_number_of_choices_no_longer_stands(store: History) -> None:
    before = bank_with([choice_question("changed"), choice_question("same")])
    play(store, before, [True])
    after = bank_with([choice_question("changed", choices=3), choice_question("same")])
    left = left_in(store, after)
    assert left.dropped == 1
    assert [asked.question.id for asked in left.paper] == ["same"]


def test_a_round_of_which_nothing_stands_is_not_offered(store: History, bank: Bank) -> None:
    play(store, bank, [True])
    assert unfinished(store, bank_with([choice_question("other")])) is None


def test_an_edited_text_changes_nothing(store: History, bank: Bank) -> None:
    play(store, bank, [True])
    edited = replace(
        bank, questions=tuple(replace(one, explanation=Text((("", "!"),))) for one in bank.questions)
    )
    assert left_in(store, edited).dropped == 0


def test_a_round_of_another_bank_is_not_offered(store: History, bank: Bank) -> None:
    play(store, bank, [True])
    other = replace(bank, title=Text((("en", "Another bank"),)))
    assert unfinished(store, other) is None


def test_a_bank_that_gained_a_language_is_the_same_bank(store: History, bank: Bank) -> None:
    play(store, bank, [True])
    more = replace(bank, title=Text((*WORDS.wordings, ("iu", "ᐅᖃᐅᓯᑦ"))))
    assert unfinished(store, more) is not None


def test_an_answer_missing_in_the_middle_is_asked_again_at_the_end(store: History, bank: Bank) -> None:
    played = new_round(bank)
    round_id = begun(store, bank, played)
    for number in range(3):
        played, answer = answered(played)
        if number != 1:
            store.record(round_id, answer, NOW)
    first, lost, third, *rest = played.paper
    left = left_in(store, bank)
    assert left.paper == (first, third, lost, *rest)
    assert left.position == 2


def test_the_last_answer_to_a_question_of_a_round_counts(store: History, path: Path, bank: Bank) -> None:
    round_id, played = play(store, bank, [True, True])
    with open_history(path, NOW) as another:
        _, second = answered(replace(played, answers=(), phase=Asking()), right=False)
        another.record(round_id, second, NOW)
    assert left_in(store, bank).answers == (second, played.answers[1])
    store.finish(round_id, NOW)
    assert queries.facts(store.database, NOW).rounds[0].tally == Tally(1, 2)


def test_what_is_left_unanswered_in_an_exam_counts_as_not_right(store: History, bank: Bank) -> None:
    played = new_round(bank, spec=RoundSpec(length=5, exam=True))
    round_id = begun(store, bank, played)
    store.record(round_id, answered(played)[1], NOW)
    store.finish(round_id, NOW)
    assert queries.best(store.database, RoundKind.MIXED) == Tally(1, 5)


def test_corrections_are_taken_up_again(store: History, bank: Bank) -> None:
    round_id, _ = play(store, bank, [True, True])
    store.record_correction(round_id, "q1", True, NOW)
    store.record_correction(round_id, "q3", False, NOW)
    assert dict(left_in(store, bank).corrections) == {"q1": True, "q3": False}


@pytest.mark.parametrize("paper", ["7", "[7]", '[["q1"]]', '[["q1", 7]]', "{}", '[["q1", [true, "x"]]]'])
def test_a_row_that_was_tampered_with_is_passed_over(store: History, bank: Bank, paper: str) -> None:
    round_id, _ = play(store, bank, [True])
    store.database.write(lambda db: db.execute("UPDATE rounds SET paper = ? WHERE id = ?", (paper, round_id)))
    assert unfinished(store, bank) is None
