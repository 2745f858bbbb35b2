"""Which of many rounds belong to one class."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from quiz.classroom.classes import ANY, ClassRounds, OtherCode, Wanted, one_class
from quiz.classroom.gather import Gathered
from quiz.classroom.result import Result
from tests.banks import classroom_bank
from tests.classroom.scripted import CODE, DAY, ClassPlan, scripted_class

BANK = classroom_bank()
OTHER_CODE = "0000-1111"


def played(code: str | None, rounds: int, day: int = 27, **plan: object) -> list[Result]:
    """The rounds of a class on a day of November."""
    usual = ClassPlan(learners=rounds, questions=5, code=code, day=date(2026, 11, day))
    return scripted_class(BANK, 7, replace(usual, **plan))  # type: ignore[arg-type]


def class_of(*rounds: Sequence[Result], wanted: Wanted = ANY) -> ClassRounds:
    """The class that is found, of rounds with names a, b, c ..."""
    distinct = [
        replace(result, id=f"{number:08d}")
        for number, result in enumerate(one for part in rounds for one in part)
    ]
    return one_class(Gathered(tuple((result.id, result) for result in distinct), (), 1), BANK, wanted)


def test_rounds_that_were_left_stand_apart() -> None:
    found = class_of(played(CODE, 10, left=3))
    assert (len(found.finished), len(found.left)) == (7, 3)
    assert not any(result.finished for result in found.left)


def test_without_a_code_it_is_the_one_played_last() -> None:
    found = class_of(played(OTHER_CODE, 20, day=20), played(CODE, 8, day=27))
    assert (found.code, len(found.finished)) == (CODE, 8)
    assert found.others == (OtherCode(OTHER_CODE, 20, date(2026, 11, 20)),)


def test_a_round_or_two_with_a_later_code_do_not_hide_the_class() -> None:
    assert class_of(played(CODE, 8, day=27), played(OTHER_CODE, 2, day=28)).code == CODE


def test_of_two_codes_on_one_day_it_is_the_one_with_more_rounds() -> None:
    assert class_of(played(OTHER_CODE, 6), played(CODE, 8)).code == CODE
    assert class_of(played(CODE, 8), played(OTHER_CODE, 9)).code == OTHER_CODE


def test_rounds_without_a_code_are_taken_where_there_are_no_others() -> None:
    assert class_of(played(None, 9), played(CODE, 1)).code == CODE
    alone = class_of(played(None, 9))
    assert (alone.code, len(alone.finished)) == (None, 9)


def test_a_code_a_day_and_a_label_can_be_asked_for() -> None:
    rounds = [
        *played(CODE, 4, day=20),
        *played(CODE, 3, day=27, label="4B"),
        *played(OTHER_CODE, 9, day=27),
    ]
    assert len(class_of(rounds, wanted=Wanted(code=CODE)).finished) == 7
    assert len(class_of(rounds, wanted=Wanted(code=CODE, since=date(2026, 11, 21))).finished) == 3
    assert len(class_of(rounds, wanted=Wanted(label="4B")).finished) == 3
    assert class_of(rounds, wanted=Wanted(label="4C")).finished == ()


def test_a_code_is_found_however_it_is_typed() -> None:
    assert len(class_of(played("K7M2-0911", 5), wanted=Wanted(code=" k7m2o9iL ")).finished) == 5


def test_a_code_that_nobody_played_gives_no_rounds_and_names_the_others() -> None:
    found = class_of(played(CODE, 5), wanted=Wanted(code=OTHER_CODE))
    assert (found.finished, found.left) == ((), ())
    assert [other.code for other in found.others] == [CODE]


def test_nothing_gives_nothing() -> None:
    found = class_of([])
    assert (found.code, found.finished, found.others) == (None, (), ())


# What does not fit


def refused(*rounds: Sequence[Result]) -> list[str]:
    return [one.reason for one in class_of(*rounds).refused]


def test_a_round_of_another_bank_is_refused_by_its_title() -> None:
    strange = [replace(one, bank=replace(one.bank, hash="0" * 64, title="Rivers")) for one in played(CODE, 1)]
    assert refused(played(CODE, 5), strange) == [
        "was played with another bank, or another version of it: Rivers"
    ]


def test_a_question_that_the_bank_does_not_hold_is_refused() -> None:
    strange = [replace(one, paper=("no-such", *one.paper[1:]), answers=()) for one in played(CODE, 1)]
    assert refused(played(CODE, 5), strange) == ["asks what the bank does not hold"]


def test_answers_that_the_bank_does_not_offer_are_refused() -> None:
    (honest,) = played(CODE, 1, skill=9.0)
    first = honest.answers[0]
    lies = [replace(first, correct=not first.correct), replace(first, choice=9, correct=False)]
    strange = [replace(honest, answers=(lie, *honest.answers[1:])) for lie in lies]
    assert refused(played(CODE, 5), strange) == ["has answers that the bank does not offer"] * 2


def test_a_paper_unlike_the_others_of_its_code_is_refused() -> None:
    strange = [replace(one, paper=one.paper[::-1]) for one in played(CODE, 1)]
    found = class_of(strange, played(CODE, 5))
    assert len(found.finished) == 5
    assert [one.reason for one in found.refused] == ["has another paper than the other rounds of its code"]


def test_without_a_code_papers_may_differ() -> None:
    others = scripted_class(BANK, 8, ClassPlan(learners=5, questions=5, code=None, day=DAY))
    found = class_of(played(None, 5), others)
    assert len(found.finished) == 10
    assert len({result.paper for result in found.finished}) == 2
