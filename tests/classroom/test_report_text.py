"""The report as text and as Markdown."""

from __future__ import annotations

from dataclasses import replace

import pytest

from quiz import i18n
from quiz.bank.model import Bank, Misconception, MultipleChoice
from quiz.classroom.class_report import ClassReport
from quiz.classroom.classes import OtherCode
from quiz.classroom.gather import Refused
from quiz.classroom.report.markdown import as_markdown
from quiz.classroom.report.page import sections
from quiz.classroom.report.question_words import index
from quiz.classroom.report.text import as_text
from quiz.classroom.result import Result
from quiz.classroom.statistics import UNKNOWN, Reliability, Spread
from tests.banks import bank_of, multiple_choice, text, true_false
from tests.classroom.reporting import report_on, shipped_bank
from tests.classroom.scripted import DAY, ClassPlan, scripted_class


def small_bank() -> Bank:
    """A statement and a question one of whose choices shows a belief."""
    question = multiple_choice("river", 3, key=1)
    wrong = replace(question.choices[2], misconception="uphill")
    question = replace(question, choices=(*question.choices[:2], wrong))
    bank = bank_of(true_false("stone", answer=False), question)
    belief = Misconception("uphill", text("Rivers run uphill."), text("Pour water on a slope."))
    return replace(bank, misconceptions={"uphill": belief})


BANK = small_bank()
SHIPPED = shipped_bank()


def small_class() -> list[Result]:
    """Five rounds: the question is right in one, and three take the choice that shows the belief, very sure."""
    rounds = scripted_class(BANK, 1, ClassPlan(learners=5, questions=2, skill=99.0))
    wrong_choices = {0: 0, 1: 2, 2: 2, 3: 2}
    return [
        replace(
            result,
            answers=tuple(
                replace(answer, choice=wrong_choices[number], correct=False, certainty=3)
                if answer.question == "river" and number in wrong_choices
                else replace(answer, certainty=2)
                for answer in result.answers
            ),
        )
        for number, result in enumerate(rounds)
    ]


@pytest.fixture
def report() -> ClassReport:
    return report_on(small_class(), BANK, least=5)


def part(shown: str, title: str) -> list[str]:
    """The lines below a title, up to the next empty line but one."""
    lines = shown.split("\n")
    begin = lines.index(title) + 2
    ends = [place for place in range(begin, len(lines) - 1) if set(lines[place + 1]) == {"-"}]
    return [line for line in lines[begin : ends[0] if ends else None] if line]


def test_the_first_page_says_how_many_and_how_results_are_spread(report: ClassReport) -> None:
    shown = as_text(report)
    assert shown.startswith(
        f"A bank for tests\nClass report · code K7M2-9QX4 · {DAY}\n5 rounds finished\n\nResults\n-------\n"
        "Median 50%, mean 60%, standard deviation 22%\n"
        "4 ████████████████ 50 to 59% right\n"
        "0                  60 to 69% right\n"
        "0                  70 to 79% right\n"
        "0                  80 to 89% right\n"
        "1 ████             90 to 100% right\n"
    )


def test_topics_are_shown_with_their_share(report: ClassReport) -> None:
    assert part(as_text(report), "Topics") == ["60% ██████████       title of topic-0 (6 of 10)"]


def test_what_to_teach_again_comes_with_the_belief_and_what_to_say(report: ClassReport) -> None:
    number = [one.question.id for one in report.questions].index("river") + 1
    assert part(as_text(report), "To teach again") == [
        f"{number}. prompt of river",
        "  20% right (1 of 5)",
        "  Right answer: choice 1 of river",
        "  Most taken instead: choice 2 of river (3 of 5)",
        "  Belief behind it: Rivers run uphill.",
        "  To say: Pour water on a slope.",
    ]


def test_where_no_belief_is_known_the_explanation_stands() -> None:
    bank = bank_of(true_false("stone", answer=False), true_false("rock"))
    rounds = scripted_class(bank, 1, ClassPlan(learners=5, questions=2, skill=-99.0))
    wrong = [
        replace(
            one,
            answers=tuple(
                replace(a, choice=1 - bank.by_id[a.question].key, correct=False) for a in one.answers
            ),
        )
        for one in rounds
    ]
    shown = part(as_text(report_on(wrong, bank)), "To teach again")
    assert "  Right answer: False. correction of stone" in shown
    assert "  Right answer: True" in shown
    assert "  Explanation: explanation of stone" in shown
    assert "  Most taken instead: True (5 of 5)" in shown


def test_very_sure_and_wrong_is_counted(report: ClassReport) -> None:
    first, *rows = part(as_text(report), "Very sure and wrong")
    assert first == "4 of 10 answers were given very sure and were wrong."
    assert [row.split(".")[1] for row in rows] == [" prompt of river"]


def test_nothing_is_said_of_certainty_where_it_was_not_asked() -> None:
    rounds = scripted_class(BANK, 1, ClassPlan(learners=6, questions=2, certainty=False))
    assert "ery sure" not in as_text(report_on(rounds, BANK))


def test_every_question_shows_its_choices_and_what_is_striking(report: ClassReport) -> None:
    shown = part(as_text(report), "Questions")
    begin = next(place for place, line in enumerate(shown) if line.endswith("prompt of river"))
    assert shown[begin + 1 : begin + 5] == [
        "  20% right (1 of 5)",
        "  1 ███                choice 0 of river",
        "  1 ███              ✓ choice 1 of river",
        "  3 ██████████         choice 2 of river",
    ]
    assert "  Check this question: nearly everyone had it right." in shown


def test_the_paper_has_its_reliability_where_it_is_defined(report: ClassReport) -> None:
    known = replace(report, reliability=Reliability(0.75, 0.5, 0.11))
    assert part(as_text(known), "The paper") == [
        "Cronbach’s alpha 0.75, error ratio 50%, standard error 11% of the paper"
    ]
    assert "The paper" not in as_text(replace(report, reliability=UNKNOWN)).splitlines()


def test_unanswered_questions_have_a_bar_of_their_own() -> None:
    rounds = [replace(one, answers=()) if number < 2 else one for number, one in enumerate(small_class())]
    assert "  2 ██████             (no answer)" in as_text(report_on(rounds, BANK))


def test_an_unused_distractor_is_quoted() -> None:
    rounds = scripted_class(BANK, 1, ClassPlan(learners=5, questions=2, skill=99.0))
    shown = " ".join(as_text(report_on(rounds, BANK)).split())
    assert "nobody took “choice 0 of river”, “choice 2 of river”." in shown


def test_the_figures_of_a_small_group_are_not_shown() -> None:
    report = report_on(small_class()[:4], BANK, least=5)
    for shown in (as_text(report), as_markdown(report)):
        assert "4 rounds finished" in shown
        assert "With fewer than 5 finished rounds" in " ".join(shown.split())
        assert "river" not in shown


def test_what_was_left_out_is_named_last(report: ClassReport) -> None:
    full = replace(
        report,
        left=1,
        labels=(("4B", 5),),
        others=(OtherCode("0000-1111", 1, DAY), OtherCode(None, 3, DAY)),
        refused=(Refused("a.json", "is no result file of this game"),),
    )
    shown = as_text(full)
    assert "5 rounds finished, 1 left early and not counted" in shown
    assert part(shown, "Labels") == ["4B (5)", "`--label TEXT` shows one alone."]
    assert part(shown, "Not in this report") == [
        f"code 0000-1111: 1 round finished, the last on {DAY}",
        f"without a code: 3 rounds finished, the last on {DAY}",
    ]
    assert part(shown, "Not read") == ["a.json: is no result file of this game"]


@pytest.mark.parametrize("language", i18n.LANGUAGES)
@pytest.mark.parametrize("width", [40, 78])
def test_no_line_is_wider_than_asked_or_ends_in_space(language: str, width: int) -> None:
    i18n.switch(language)
    rounds = scripted_class(SHIPPED, 4, ClassPlan(questions=20, left=2, unanswered=0.05))
    lines = as_text(report_on(rounds, SHIPPED, least=5), width).split("\n")
    assert max(map(len, lines)) <= width
    assert not [line for line in lines if line != line.rstrip()]


def test_one_of_many_still_has_a_bar_and_none_has_none() -> None:
    report = report_on(small_class(), BANK)
    shown = as_text(replace(report, rounds=900, histogram=(899, 1, 0, 1, 0, 0, 0, 0, 0, 0)))
    lines = [" ".join(line.split()) for line in shown.splitlines()]
    assert "1 █ 10 to 19% right" in lines
    assert "0 20 to 29% right" in lines


def test_bars_are_of_ascii_where_they_must() -> None:
    assert "█" not in as_text(report_on(small_class(), BANK), block="#")


def test_french_is_french_throughout() -> None:
    i18n.switch("fr")
    report = report_on(scripted_class(SHIPPED, 4, ClassPlan(left=2)), SHIPPED, least=5)
    report = replace(report, spread=Spread(0.7, 0.688, 0.18))
    shown = as_text(report)
    assert "Médiane 70\u00a0%, moyenne 69\u00a0%, écart type 18\u00a0%" in shown
    assert not [word for word in ("right", "taken", "mean", "Check") if word in shown.split()]


def test_an_index_is_written_as_each_language_does_and_nought_without_a_minus() -> None:
    assert [index(value) for value in (0.354, -0.05, -0.001, 1.0)] == ["0.35", "−0.05", "0.00", "1.00"]
    i18n.switch("fr")
    assert index(-0.05) == "−0,05"


# Markdown


def test_markdown_has_the_same_parts_as_the_text(report: ClassReport) -> None:
    shown = as_markdown(report)
    assert shown.startswith("# A bank for tests\n\n")
    titles = [line.removeprefix("## ") for line in shown.split("\n") if line.startswith("## ")]
    assert titles == [section.title for section in sections(report)]
    assert "- **1** ✓ choice 1 of river" in shown
    assert "**To say:** Pour water on a slope." in shown


def test_a_class_of_many_kinds_of_question_shows_each() -> None:
    kinds = {type(one.question) for one in report_on(small_class(), BANK).questions}
    assert MultipleChoice in kinds
    assert len(kinds) == 2
