"""The words of a score in both front ends."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from quiz import i18n
from quiz.bank.model import Source
from quiz.game.draw import Asked
from quiz.game.score import Tally
from quiz.menu import Entry, Item, answered_count, hint
from quiz.wording.rounds import best_line
from quiz.wording.verdicts import source_line
from tests.banks import bank_of, text, true_false


@pytest.mark.parametrize(
    ("result", "best", "line"),
    [
        (Tally(5, 10), Tally(4, 10), "A new best. Before: 4 of 10 · 40%"),
        (Tally(5, 10), Tally(3, 5), "Your best for this kind of round: 3 of 5 · 60%"),
        (Tally(4, 10), Tally(4, 10), "Your best for this kind of round: 4 of 10 · 40%"),
        (Tally(10, 10), Tally(5, 5), "A new best. Before: 5 of 5 · 100%"),
        (Tally(5, 5), Tally(10, 10), "Your best for this kind of round: 10 of 10 · 100%"),
    ],
)
def test_a_new_best_is_shown_with_the_one_before_it_and_another_result_with_the_best_that_stands(
    result: Tally, best: Tally, line: str
) -> None:
    assert best_line(result, best) == line


@pytest.mark.parametrize(
    ("publishers", "title", "line"),
    [
        (("Laws", "Wire"), "Act", "Laws, 2026-01; Wire, 2026-01"),
        (("Laws", "Laws"), "Act", "Act one (Laws, 2026-01); Act two (Laws, 2026-01)"),
        (("Laws", "Laws"), "Act " * 30, "Laws, 2026-01; 2026-01 · as of 2026-02-05"),
    ],
)
def test_sources_of_one_publisher_are_told_apart_by_their_titles_while_these_are_short(
    publishers: tuple[str, str], title: str, line: str
) -> None:
    sources = {
        number: Source(number, text(f"{title.strip()} {number}"), text(publisher), "2026-01")
        for number, publisher in zip(("one", "two"), publishers, strict=True)
    }
    question = replace(true_false("first"), sources=("one", "two"))
    bank = replace(bank_of(question), sources=sources)
    assert line in source_line(Asked(question, (0, 1)), bank)


@pytest.mark.parametrize(
    ("dated", "checked", "line"),
    [
        ("2026-02-05", date(2026, 2, 5), "Source: Laws, 2026-02-05"),
        ("2026-02", date(2026, 2, 1), "Source: Laws, 2026-02"),
        ("2026-02", date(2026, 2, 5), "Source: Laws, 2026-02 · as of 2026-02-05"),
    ],
)
def test_the_day_of_the_check_is_left_out_where_the_source_bears_it(
    dated: str, checked: date, line: str
) -> None:
    question = replace(true_false("first"), sources=("one",), as_of=checked)
    bank = replace(bank_of(question), sources={"one": Source("one", text("Act"), text("Laws"), dated)})
    assert source_line(Asked(question, (0, 1)), bank) == line


@pytest.mark.parametrize(
    ("read", "line"), [(0, "12 leçons"), (1, "12 leçons, 1 lue"), (2, "12 leçons, 2 lues")]
)
def test_the_french_menu_counts_the_lessons_read_in_singular_and_plural(read: int, line: str) -> None:
    i18n.switch("fr")
    assert hint(Item(Entry.READ, 12, read=read)) == line


@pytest.mark.parametrize(
    ("answers", "line"), [(0, "0 réponse sur 2"), (1, "1 réponse sur 2"), (2, "2 réponses sur 2")]
)
def test_the_french_count_of_answers_has_its_singular(answers: int, line: str) -> None:
    i18n.switch("fr")
    assert answered_count(answers, 2) == line
