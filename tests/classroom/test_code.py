"""A class code gives everyone the same paper, and is told from that of another bank."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from quiz.bank.model import Bank
from quiz.classroom.code import MAX_PICKED, assign, pick, read_code
from quiz.classroom.spelling import CodeError, MistypedError, number_of, spell
from quiz.game.assignment import Assignment
from quiz.game.draw import NothingToAskError, RoundSpec, eligible
from quiz.game.kinds import RoundKind
from tests.bank_strategies import banks
from tests.banks import bank_of, classroom_bank, multiple_choice, true_false

BANK = classroom_bank()
OTHER_VERSION = replace(BANK, questions=BANK.questions[1:])

SPECS = st.builds(
    RoundSpec,
    kind=st.sampled_from(RoundKind),
    topics=st.frozensets(st.sampled_from(sorted(BANK.topics)), max_size=3),
    level=st.sampled_from([None, 1, 2, 3]),
    length=st.sampled_from([5, 10, 20, None]) | st.integers(1, 60),
    exam=st.booleans(),
)

GOLDEN = {
    "the usual round": (RoundSpec(), 0, False, "000R-9KR8"),
    "an exam of the highest short seed": (RoundSpec(exam=True), 9999, False, "X9DR-SKR8"),
    "twenty choices with certainty": (RoundSpec(RoundKind.MULTIPLE_CHOICE, length=20), 7, True, "00PN-9KR2"),
    "one topic": (RoundSpec(topics=frozenset({"topic-2"})), 42, False, "5J10-9KSX"),
    "two topics, a level and an odd length": (
        RoundSpec(topics=frozenset({"topic-0", "topic-3"}), level=2, length=7), 1234, False, "00SD-HYQW-9KSK"),
    "a long seed": (RoundSpec(RoundKind.TRUE_FALSE, length=None), 10**18 - 1, False, "00X8-R0P5-X8PX-ZZQ2-9KS0"),
}  # fmt: skip
"""Rounds of the bank above and their codes, which must stay what they are."""

TICKET = ("choice-19", "statement-00", "choice-03", "statement-11", "choice-07")


def ids_of(assignment: Assignment, bank: Bank = BANK) -> list[tuple[str, tuple[int, ...]]]:
    return [(asked.question.id, asked.order) for asked in assignment.paper(bank)]


@pytest.mark.parametrize(("spec", "seed", "certainty", "code"), GOLDEN.values(), ids=GOLDEN.keys())
def test_golden_codes(spec: RoundSpec, seed: int, certainty: bool, code: str) -> None:
    assignment = assign(BANK, spec, seed, asks_certainty=certainty)
    assert assignment.code == code
    assert read_code(code, BANK) == assignment
    assert (assignment.spec, assignment.seed, assignment.asks_certainty) == (spec, seed, certainty)


def test_a_golden_code_of_hand_picked_questions() -> None:
    ticket = pick(BANK, TICKET, exam=True)
    assert ticket.code == "001R-R6EW-SKTX"
    assert read_code(ticket.code, BANK) == ticket
    assert ticket.spec == RoundSpec(length=5, exam=True)
    assert [name for name, _order in ids_of(ticket)] == [
        "statement-11",
        "choice-19",
        "statement-00",
        "choice-03",
        "choice-07",
    ]


def test_the_paper_of_a_code_is_what_it_was() -> None:
    assert ids_of(read_code("00N0-9KRT", BANK)) == [
        ("choice-05", (3, 1, 0, 2)),
        ("choice-07", (0, 1, 3, 2)),
        ("statement-01", (0, 1)),
        ("statement-06", (0, 1)),
        ("choice-08", (2, 1, 0)),
    ]


@given(SPECS, st.integers(0, 20_000) | st.integers(0, 10**18 - 1), st.booleans())
def test_a_code_is_read_as_the_round_that_it_was_made_for(
    spec: RoundSpec, seed: int, certainty: bool
) -> None:
    assume(eligible(BANK, spec))
    assignment = assign(BANK, spec, seed, asks_certainty=certainty)
    assert read_code(assignment.code, BANK) == assignment
    assert ids_of(assignment) == ids_of(Assignment("", spec, seed))
    usual = spec.length in (5, 10, 20, None) and not spec.topics and seed < 10_000
    assert len(assignment.code) == 9 or not usual


@given(st.sets(st.sampled_from([question.id for question in BANK.questions]), min_size=1), st.booleans())
def test_a_code_holds_any_hand_picked_questions(questions: set[str], certainty: bool) -> None:
    ticket = pick(BANK, questions, asks_certainty=certainty)
    assert read_code(ticket.code, BANK) == ticket
    assert {name for name, _order in ids_of(ticket)} == questions
    assert ids_of(ticket) == ids_of(pick(BANK, sorted(questions, reverse=True)))


@given(banks(max_size=12), st.data())
def test_codes_of_any_bank(bank: Bank, data: st.DataObject) -> None:
    topics = data.draw(st.frozensets(st.sampled_from(sorted(bank.topics))))
    spec = RoundSpec(topics=topics, length=data.draw(st.integers(1, 15)))
    code = assign(bank, spec, 3).code
    assert ids_of(read_code(code, bank), bank) == ids_of(Assignment("", spec, 3), bank)


def test_five_hand_picked_questions_of_a_large_bank_take_three_groups() -> None:
    large = bank_of(*(multiple_choice(f"question-{number}", 2) for number in range(169)))
    code = pick(large, [f"question-{number}" for number in range(164, 169)]).code
    assert len(code.split("-")) == 3


def test_the_paper_of_a_code_is_the_same_in_another_interpreter() -> None:
    program = (
        "from quiz.classroom.code import read_code\nfrom tests.banks import classroom_bank\n"
        "bank = classroom_bank()\n"
        "print([(a.question.id, a.order) for a in read_code({code!r}, bank).paper(bank)])"
    )
    assignment = assign(BANK, RoundSpec(topics=frozenset(BANK.topics)), 5)
    for hash_seed in ("1", "2"):
        ran = subprocess.run(
            [sys.executable, "-c", program.format(code=assignment.code)],
            capture_output=True,
            text=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": hash_seed},
        )
        assert ran.stdout.strip() == str(ids_of(assignment))


# What is refused


def test_another_version_of_the_bank_is_told_from_a_mistyped_code() -> None:
    code = assign(BANK, RoundSpec(), 7).code
    with pytest.raises(CodeError, match="another bank") as refused:
        read_code(code, OTHER_VERSION)
    assert not isinstance(refused.value, MistypedError)
    assert "quiz where" in refused.value.hint
    with pytest.raises(MistypedError):
        read_code(code[:-1] + ("0" if code[-1] != "0" else "1"), BANK)


def test_a_code_of_a_later_version_is_told_from_a_mistyped_one() -> None:
    with pytest.raises(CodeError, match="newer version"):
        read_code(spell(number_of(assign(BANK, RoundSpec(), 7).code) | 3), BANK)


@given(st.integers(0, 32**15 - 1), st.sampled_from([0, 1, 2]))
def test_any_number_is_the_one_code_of_its_round_or_is_refused(number: int, form: int) -> None:
    mark = number_of(assign(BANK, RoundSpec(), 0).code) & (4 * 4096 - 1)
    number = number >> 14 << 14 | mark | form
    try:
        read = read_code(spell(number), BANK)
    except MistypedError:
        return
    assert number_of(read.code) == number
    assert read.paper(BANK)


def test_a_round_without_questions_has_no_code() -> None:
    bank = bank_of(true_false("statement-1"))
    with pytest.raises(NothingToAskError):
        assign(bank, RoundSpec(RoundKind.MULTIPLE_CHOICE), 1)


@pytest.mark.parametrize(
    ("questions", "reason"),
    [
        ((), "1 to 50"),
        (("no-such",), "'no-such'"),
        ([f"q-{n}" for n in range(MAX_PICKED + 1)], "these are 51"),
    ],
    ids=["none", "unknown", "too many"],
)
def test_hand_picked_questions_must_be_there_and_not_too_many(questions: list[str], reason: str) -> None:
    bank = bank_of(*(true_false(f"q-{number}") for number in range(MAX_PICKED + 1)))
    with pytest.raises(CodeError, match=reason):
        pick(bank, questions)
