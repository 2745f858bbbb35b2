"""What every paper has, whatever the bank, the spec, the seed and the history."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from heapq import heapreplace
from math import sqrt
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from quiz import paths
from quiz.bank.model import Bank, Kind, MultipleChoice, Question, TrueFalse
from quiz.bank.reader import read_bank
from quiz.game import spread
from quiz.game.draw import NothingToAskError, Paper, RoundSpec, Seen, draw, eligible, paper_of, shuffled
from quiz.game.kinds import RoundKind
from quiz.game.spread import MOST_REPEATS, Tally, Urgency, choose
from tests.bank_strategies import banks
from tests.banks import bank_of, classroom_bank, multiple_choice, true_false

ROOT = Path(__file__).resolve().parents[2]

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)

specs = st.builds(
    RoundSpec,
    kind=st.sampled_from(RoundKind),
    topics=st.frozensets(st.sampled_from([f"topic-{n}" for n in range(4)]), max_size=4),
    level=st.sampled_from([None, 1, 2, 3]),
    length=st.one_of(st.none(), st.integers(1, 25)),
    exam=st.booleans(),
)
seeds = st.integers(0, 10**18)
histories = st.dictionaries(
    st.sampled_from([f"question-{n}" for n in range(30)]),
    st.builds(Seen, st.integers(0, 5).map(lambda days: NOON - timedelta(days=days)), st.booleans()),
)


def is_true(question: Question) -> bool:
    return isinstance(question, TrueFalse) and question.answer


def names(paper: Paper) -> list[str]:
    return [asked.question.id for asked in paper]


def written(paper: Paper) -> str:
    """A paper as one line."""
    return " ".join(f"{asked.question.id}:{''.join(map(str, asked.order))}" for asked in paper)


# Every paper


@given(banks(), specs, seeds, histories)
def test_a_paper_asks_each_question_at_most_once_and_only_what_was_asked_for(
    bank: Bank, spec: RoundSpec, seed: int, history: dict[str, Seen]
) -> None:
    fitting = [
        question.id
        for question in bank.questions
        if (spec.kind is RoundKind.MIXED or spec.kind.value.replace("-", "_") == question.kind.value)
        and (not spec.topics or question.topic in spec.topics)
        and (spec.level is None or question.level == spec.level)
    ]
    assume(fitting)
    asked = names(draw(bank, spec, Random(seed), history))
    assert len(set(asked)) == len(asked)
    assert set(asked) <= set(fitting)
    assert len(asked) == (len(fitting) if spec.length is None else min(spec.length, len(fitting)))


@pytest.mark.parametrize(
    "spec",
    [
        RoundSpec(RoundKind.MULTIPLE_CHOICE),
        RoundSpec(topics=frozenset({"topic-1"})),
        RoundSpec(level=2),
        RoundSpec(length=None, level=3),
    ],
)
def test_a_spec_that_no_question_fits_is_refused(spec: RoundSpec) -> None:
    bank = bank_of(true_false("statement"))
    assert eligible(bank, spec) == []
    with pytest.raises(NothingToAskError, match=r"No question fits .* Choose more of them\."):
        draw(bank, spec, Random(1))


@given(banks(), seeds)
def test_every_choice_stands_on_the_paper_once_and_just_one_is_right(bank: Bank, seed: int) -> None:
    for asked in draw(bank, RoundSpec(length=None), Random(seed)):
        assert sorted(asked.order) == list(range(asked.question.choice_count))
        assert asked.order[asked.key_place] == asked.question.key
        if isinstance(asked.question, MultipleChoice):
            assert [asked.question.choices[choice].correct for choice in asked.order].count(True) == 1
        else:
            assert asked.order == (0, 1)  # true stands before false, always


@given(banks(), specs, seeds, histories)
def test_the_same_seed_gives_the_same_paper(
    bank: Bank, spec: RoundSpec, seed: int, history: dict[str, Seen]
) -> None:
    assume(eligible(bank, spec))
    again = dict(reversed(history.items()))
    assert draw(bank, spec, Random(seed), history) == draw(bank, spec, Random(seed), again)


def test_other_seeds_give_other_papers() -> None:
    bank = classroom_bank()
    assert len({written(draw(bank, RoundSpec(), Random(seed))) for seed in range(100)}) == 100


# The same paper everywhere

PAPER_7 = (
    "choice-10:012 choice-12:210 statement-18:01 statement-09:01 choice-17:3210 "
    "statement-14:01 statement-12:01 choice-08:120 choice-19:3120 statement-15:01"
)
"""What seed 7 draws from the classroom bank. Whoever changes it changes the paper of every class."""


def test_a_seed_gives_the_paper_that_it_always_gave() -> None:
    assert written(draw(classroom_bank(), RoundSpec(), Random(7))) == PAPER_7


def bank_with_ideas() -> Bank:
    """Each question of the classroom bank twice; the two test one idea, which no other tests."""
    small = classroom_bank()
    again = [replace(question, id=f"{question.id}-again") for question in small.questions]
    return bank_of(
        *(
            replace(question, ideas=(f"idea-{number % 40}",))
            for number, question in enumerate([*small.questions, *again])
        )
    )


PAPER_OF_IDEAS = (
    "choice-04-again:102 statement-04-again:01 choice-15:0231 choice-01-again:1023 statement-13:01 "
    "choice-02:201 choice-12:012 statement-19-again:01 statement-15:01 statement-18:01"
)
"""What seed 7 draws from the bank with ideas."""


def test_a_seed_gives_the_paper_of_a_bank_with_ideas_that_it_always_gave() -> None:
    assert written(draw(bank_with_ideas(), RoundSpec(), Random(7))) == PAPER_OF_IDEAS


@pytest.mark.parametrize("hash_seed", ["1", "2"])
def test_a_seed_gives_the_same_paper_in_another_interpreter(hash_seed: str) -> None:
    script = (
        "from random import Random\n"
        "from quiz.game.draw import RoundSpec, draw\n"
        "from tests.banks import classroom_bank\n"
        "from tests.game.test_draw import bank_with_ideas, written\n"
        "topics = frozenset(f'topic-{n}' for n in range(4))\n"
        "print(written(draw(classroom_bank(), RoundSpec(topics=topics), Random(7))))\n"
        "print(written(draw(bank_with_ideas(), RoundSpec(), Random(7))))"
    )
    finished = subprocess.run(
        [sys.executable, "-c", script],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": hash_seed},
        capture_output=True,
        text=True,
        check=True,
    )
    assert finished.stdout.splitlines() == [PAPER_7, PAPER_OF_IDEAS]


# Fairness


def nearest_fair(statements: int, true_there: int, false_there: int) -> set[int]:
    """How many of so many statements may be true: 40 to 60 %, else as near as the bank has them."""
    possible = range(max(0, statements - false_there), min(statements, true_there) + 1)
    fair = [true for true in possible if 2 * statements <= 5 * true <= 3 * statements]
    if fair:
        return set(fair)
    least = min(abs(2 * true - statements) for true in possible)
    return {true for true in possible if abs(2 * true - statements) == least}


@given(banks(max_size=40), specs, seeds, histories)
def test_two_to_three_fifths_of_the_statements_are_true_wherever_the_bank_allows_it(
    bank: Bank, spec: RoundSpec, seed: int, history: dict[str, Seen]
) -> None:
    pool = eligible(bank, spec)
    assume(pool)
    paper = draw(bank, spec, Random(seed), history)
    statements = [asked.question for asked in paper if asked.question.kind is Kind.TRUE_FALSE]
    true_there = sum(map(is_true, pool))
    false_there = sum(question.kind is Kind.TRUE_FALSE for question in pool) - true_there
    assert sum(map(is_true, statements)) in nearest_fair(len(statements), true_there, false_there)


@given(banks(max_size=40), st.integers(1, 25), seeds)
def test_half_of_a_mixed_round_are_statements_wherever_the_bank_allows_it(
    bank: Bank, length: int, seed: int
) -> None:
    paper = draw(bank, RoundSpec(length=length), Random(seed))
    there = sum(question.kind is Kind.TRUE_FALSE for question in bank.questions)
    others = len(bank.questions) - there
    asked = sum(asked.question.kind is Kind.TRUE_FALSE for asked in paper)
    possible = range(max(0, len(paper) - others), min(len(paper), there) + 1)
    assert abs(2 * asked - len(paper)) <= max(1, min(abs(2 * count - len(paper)) for count in possible))


@pytest.mark.parametrize("length", range(1, 16))
def test_a_fair_bank_gives_every_fair_share_of_true_statements_and_no_other(length: int) -> None:
    spec = RoundSpec(RoundKind.TRUE_FALSE, length=length)
    shares = {
        sum(is_true(asked.question) for asked in draw(classroom_bank(), spec, Random(seed)))
        for seed in range(60)
    }
    assert shares == nearest_fair(length, 12, 8)


def test_a_single_statement_is_as_often_true_as_false() -> None:
    spec = RoundSpec(RoundKind.TRUE_FALSE, length=1)
    true = sum(is_true(draw(classroom_bank(), spec, Random(seed))[0].question) for seed in range(1000))
    assert 400 < true < 600


# History


def claim(seen: Seen | None) -> tuple[int, float]:
    """The smaller, the sooner a question should be asked again."""
    if seen is None:
        return 0, 0
    return (1, 0) if not seen.correct else (2, seen.at.timestamp())


@given(banks(), specs, seeds, histories)
def test_unseen_questions_come_first_then_missed_ones_then_those_seen_longest_ago(
    bank: Bank, spec: RoundSpec, seed: int, history: dict[str, Seen]
) -> None:
    pool = eligible(bank, spec)
    assume(pool)
    asked = set(names(draw(bank, spec, Random(seed), history)))
    for kind, answer in ((Kind.MULTIPLE_CHOICE, False), (Kind.TRUE_FALSE, False), (Kind.TRUE_FALSE, True)):
        group = [question for question in pool if question.kind is kind and is_true(question) is answer]
        drawn = [claim(history.get(question.id)) for question in group if question.id in asked]
        left = [claim(history.get(question.id)) for question in group if question.id not in asked]
        assert max(drawn, default=(0, 0.0)) <= min(left, default=(3, 0.0))


def test_rounds_in_a_row_ask_everything_before_they_ask_anything_again() -> None:
    bank, history = classroom_bank(), dict[str, Seen]()
    spec = RoundSpec(RoundKind.MULTIPLE_CHOICE, length=5)
    for turn in range(4):
        paper = names(draw(bank, spec, Random(turn), history))
        assert not history.keys() & set(paper)
        history |= {name: Seen(NOON + timedelta(hours=turn), correct=True) for name in paper}
    first = {name for name, seen in history.items() if seen.at == NOON}
    assert set(names(draw(bank, spec, Random(9), history))) == first


# Topics


@pytest.mark.parametrize("length", [4, 5, 10, 20])
def test_the_topics_are_spread(length: int) -> None:
    for seed in range(50):
        paper = draw(classroom_bank(), RoundSpec(length=length), Random(seed))
        counts = Counter(asked.question.topic for asked in paper)
        assert len(counts) == 4
        assert max(counts.values()) - min(counts.values()) <= 1


def test_a_topic_with_few_questions_is_asked_with_one_that_has_many() -> None:
    rare = [multiple_choice("rare", topic="topic-1")]
    bank = bank_of(*(multiple_choice(f"common-{n}") for n in range(50)), *rare)
    assert all("rare" in names(draw(bank, RoundSpec(length=2), Random(seed))) for seed in range(30))


# Ideas

Ranked = list[tuple[Urgency, Question]]


def repeated(questions: Iterable[Question]) -> set[str]:
    """The ideas that more than one question tests."""
    counts = Counter(idea for question in questions for idea in set(question.ideas_tested))
    return {idea for idea, count in counts.items() if count > 1}


@given(banks(max_size=40, ideas=8), specs, seeds, histories)
def test_a_round_does_not_ask_one_idea_twice_while_other_ideas_are_left(
    bank: Bank, spec: RoundSpec, seed: int, history: dict[str, Seen]
) -> None:
    spec = replace(spec, kind=RoundKind.MULTIPLE_CHOICE)
    pool = eligible(bank, spec)
    assume(pool)
    asked = [asked.question for asked in draw(bank, spec, Random(seed), history)]
    if repeated(asked):
        met = {idea for question in asked for idea in question.ideas_tested}
        assert all(met & set(question.ideas_tested) for question in pool if question not in asked)


@pytest.mark.parametrize("kind", RoundKind)
@pytest.mark.parametrize("length", [1, 5, 10])
def test_a_round_asks_no_idea_twice_where_each_part_of_it_has_ideas_enough(
    kind: RoundKind, length: int
) -> None:
    bank = bank_with_ideas()
    for seed in range(40):
        paper = draw(bank, RoundSpec(kind, length=length), Random(seed))
        assert repeated(asked.question for asked in paper) == set()


def test_the_part_with_the_fewest_ideas_chooses_first() -> None:
    bank = bank_of(
        *(true_false(f"true-{n}", True, ideas=(f"idea-{n}",)) for n in range(9)),
        true_false("false", False, ideas=("idea-0",)),
    )
    for seed in range(40):
        paper = draw(bank, RoundSpec(length=2), Random(seed))
        assert "false" in names(paper)
        assert repeated(asked.question for asked in paper) == set()


def test_an_idea_not_asked_yet_goes_before_a_question_never_seen() -> None:
    bank = bank_of(
        multiple_choice("first", ideas=("one",)),
        multiple_choice("second", ideas=("one",)),
        multiple_choice("seen", ideas=("two",)),
    )
    history = {"seen": Seen(NOON, correct=True)}
    for seed in range(20):
        assert "seen" in names(draw(bank, RoundSpec(length=2), Random(seed), history))


def test_claims_are_spread_where_a_question_names_no_ideas() -> None:
    questions = [replace(multiple_choice(f"question-{n}"), claims=(f"claim-{n % 5}",)) for n in range(25)]
    for seed in range(40):
        paper = draw(bank_of(*questions), RoundSpec(length=5), Random(seed))
        assert repeated(asked.question for asked in paper) == set()


def chosen_one_by_one(ranked: Ranked, quota: int) -> list[Question]:
    """What `choose` should choose, found by looking at every question at every turn."""
    left, chosen = list(ranked), list[Question]()
    while len(chosen) < quota:
        topics = Counter(question.topic for question in chosen)
        ideas = Counter(idea for question in chosen for idea in set(question.ideas_tested))

        def rank(
            entry: tuple[Urgency, Question], topics: Counter[str] = topics, ideas: Counter[str] = ideas
        ) -> tuple[object, ...]:
            urgency, question = entry
            most = max((ideas[idea] for idea in question.ideas_tested), default=0)
            return (min(MOST_REPEATS, most), urgency, topics[question.topic])

        best = min(left, key=rank)
        left.remove(best)
        chosen.append(best[1])
    return chosen


@given(banks(max_size=40, ideas=4), st.lists(st.integers(0, 2), min_size=40, max_size=40), st.integers(0, 40))
def test_each_choice_is_the_one_that_looking_at_every_question_finds(
    bank: Bank, urgencies: list[int], quota: int
) -> None:
    ranked: Ranked = [
        ((urgency, 0.0), question) for urgency, question in zip(urgencies, bank.questions, strict=False)
    ]
    quota = min(quota, len(ranked))
    assert choose(ranked, quota, Tally()) == chosen_one_by_one(ranked, quota)


CROWDS: dict[str, Callable[[int], tuple[str, tuple[str, ...]]]] = {
    "one topic and one idea": lambda n: ("topic", ("idea",)),
    "no ideas": lambda n: (f"topic-{n % 4}", ()),
    "a topic for each question": lambda n: (f"topic-{n}", (f"idea-{n % 75}",)),
    "one idea in all, and one of its own": lambda n: ("topic", ("idea", f"idea-{n}")),
    "two ideas in every mixture": lambda n: (f"topic-{n % 7}", (f"idea-{n % 11}", f"idea-{n % 64}")),
}


@pytest.mark.parametrize("traits_of", CROWDS.values(), ids=CROWDS.keys())
@pytest.mark.parametrize("quota", [10, 500, 1000])
def test_the_work_grows_with_the_bank_and_not_with_its_square(
    traits_of: Callable[[int], tuple[str, tuple[str, ...]]], quota: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps = 0

    def counted(heap: list[Any], entry: object) -> object:
        nonlocal steps
        steps += 1
        return heapreplace(heap, entry)

    monkeypatch.setattr(spread, "heapreplace", counted)
    ranked: Ranked = []
    for number in range(1000):
        topic, ideas = traits_of(number)
        ranked.append(((0, 0.0), multiple_choice(f"question-{number}", topic=topic, ideas=ideas)))
    choose(ranked, quota, Tally())
    assert steps <= 10 * len(ranked)


# Places of the right answer


def chi_square(seen: Counter[int], expected: dict[int, float]) -> float:
    return sum((seen[place] - due) ** 2 / due for place, due in expected.items())


def limit(places: int) -> float:
    """What chi-square passes once in 100,000 times for so many places (Wilson and Hilferty, 1931)."""
    freedom = places - 1
    return float(freedom * (1 - 2 / (9 * freedom) + 4.265 * sqrt(2 / (9 * freedom))) ** 3)


def assert_uniform(papers: Iterable[Paper]) -> None:
    """The right answer stands at each place equally often, for each number of places and over all."""
    seen: dict[int, Counter[int]] = {}
    for paper in papers:
        for asked in paper:
            if asked.question.kind is Kind.MULTIPLE_CHOICE:
                seen.setdefault(len(asked.order), Counter())[asked.key_place] += 1
    assert seen
    pooled = Counter[int]()
    due: dict[int, float] = dict.fromkeys(range(max(seen)), 0.0)
    for places, counts in seen.items():
        fair = counts.total() / places
        # the bound holds from about five of each; the shipped bank has one question of three choices
        assert fair > 25
        assert chi_square(counts, dict.fromkeys(range(places), fair)) < limit(places), (places, counts)
        pooled += counts
        for place in range(places):
            due[place] += fair
    assert chi_square(pooled, due) < limit(max(seen)), pooled


def test_right_answers_of_the_shipped_bank_stand_everywhere_equally_often_over_2000_seeds() -> None:
    bank = read_bank(paths.packaged_bank())
    spec = RoundSpec(RoundKind.MULTIPLE_CHOICE)
    assert_uniform(draw(bank, spec, Random(seed)) for seed in range(2000))


def test_right_answers_stand_everywhere_equally_often_for_any_number_of_choices() -> None:
    questions = [multiple_choice(f"question-{n}", n, key=0) for n in range(2, 10)]
    assert_uniform(paper_of(questions, Random(seed)) for seed in range(2000))


def test_a_question_stands_anywhere_on_the_paper_equally_often() -> None:
    questions = [true_false(f"question-{n}", n % 2 == 0) for n in range(6)]
    places = Counter(
        names(draw(bank_of(*questions), RoundSpec(), Random(seed))).index("question-0")
        for seed in range(2000)
    )
    assert chi_square(places, dict.fromkeys(range(6), 2000 / 6)) < limit(6)


def test_shuffling_gives_every_order_equally_often() -> None:
    orders = Counter("".join(shuffled("abc", Random(seed))) for seed in range(3000))
    assert len(orders) == 6
    assert sum((count - 500) ** 2 / 500 for count in orders.values()) < limit(6)


@given(st.lists(st.integers()), seeds)
def test_shuffling_keeps_every_item(items: list[int], seed: int) -> None:
    before = list(items)
    assert Counter(shuffled(items, Random(seed))) == Counter(items)
    assert items == before


@given(banks(), seeds)
def test_a_paper_of_given_questions_has_just_those(bank: Bank, seed: int) -> None:
    wanted = bank.questions[::2]
    assert sorted(names(paper_of(wanted, Random(seed)))) == sorted(question.id for question in wanted)
