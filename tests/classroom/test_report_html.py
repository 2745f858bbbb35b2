"""The report as a page for browsers and printers."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from quiz import i18n
from quiz.classroom.class_report import ClassReport
from quiz.classroom.gather import Refused
from quiz.classroom.report.html import as_html
from quiz.classroom.report.page import sections
from tests.banks import bank_of, multiple_choice, text
from tests.classroom.reporting import report_on, shipped_bank
from tests.classroom.scripted import ClassPlan, scripted_class
from tests.documents.pages import HOSTILE, Page

BANK = shipped_bank()


@pytest.fixture(scope="module")
def report() -> ClassReport:
    return report_on(scripted_class(BANK, 1, ClassPlan(left=2, label="4B")), BANK, least=5)


def test_the_page_says_in_which_language_it_is_and_what_it_is_about(report: ClassReport) -> None:
    for language, about in (("en", "Class report"), ("fr", "Bilan de la classe")):
        i18n.switch(language)
        page = Page(as_html(report))
        assert page.tags[0] == ("html", {"lang": language})
        assert page.texts["title"][0].startswith(f"{about} · code K7M2-9QX4")


def test_the_page_has_the_sections_of_the_report_and_each_question_in_one_piece(report: ClassReport) -> None:
    page = Page(as_html(report))
    assert page.texts["h2"] == [section.title for section in sections(report)]
    assert len(page.texts["article"]) == 3 + len(report.questions)
    assert re.search(r"article \{[^}]*break-inside: avoid", page.texts["style"][0])


def test_the_page_needs_nothing_but_itself(report: ClassReport) -> None:
    shown_page = as_html(report)
    page = Page(shown_page)
    assert not {"script", "link", "img", "iframe", "object", "base"} & {tag for tag, _attributes in page.tags}
    assert not re.search(r"url\(|@import|https?:|src=|href=", shown_page)
    assert "default-src 'none'" in shown_page


def test_bars_are_borders_so_that_a_printer_without_grounds_prints_them(report: ClassReport) -> None:
    css = re.sub(r"@media screen.*?\n}\n", "", Page(as_html(report)).texts["style"][0], flags=re.DOTALL)
    assert "border" in "".join(re.findall(r"td\.chart i \{([^}]*)\}", css))
    assert not [rule for rule in re.findall(r"background: ([^;]*)", css) if rule != "#fff"]


def test_the_right_choice_is_marked_by_sign_and_words(report: ClassReport) -> None:
    question = report.questions[0]
    rows = [row for row in Page(as_html(report)).texts["tr"] if "(right answer)" in row]
    assert len(rows) == len(report.questions)
    assert rows[0].startswith(f"{question.right}✓ ")


def test_bars_are_as_long_as_their_share() -> None:
    bank = bank_of(multiple_choice("one", 3, key=0))
    rounds = scripted_class(bank, 1, ClassPlan(learners=8, questions=1, skill=99.0))
    lengths = [
        attributes["style"] for tag, attributes in Page(as_html(report_on(rounds, bank))).tags if tag == "i"
    ]
    assert lengths[-1] == "width:100.0%"


def test_hostile_text_stays_text(report: ClassReport) -> None:
    question = multiple_choice("one", 3)
    question = replace(
        question,
        prompt=text(HOSTILE),
        choices=tuple(replace(choice, text=text(HOSTILE)) for choice in question.choices),
    )
    bank = replace(bank_of(question), title=text(HOSTILE))
    found = report_on(scripted_class(bank, 1, ClassPlan(learners=6, questions=1, code=HOSTILE)), bank)
    found = replace(found, labels=((HOSTILE, 6),), refused=(Refused(HOSTILE, HOSTILE),))
    page = as_html(found)
    allowed = {tag for tag, _attributes in Page(as_html(report)).tags}
    assert {tag for tag, _attributes in Page(page).tags} <= allowed
    assert "\x1b" not in page
    assert "\u202e" not in page
    assert HOSTILE[:60] in Page(page).texts["h1"][0]


def test_the_same_report_gives_the_same_page(report: ClassReport, monkeypatch: pytest.MonkeyPatch) -> None:
    page = as_html(report)
    monkeypatch.setenv("TERM", "linux")
    assert as_html(report) == page


def test_the_figures_of_a_small_group_are_not_on_the_page() -> None:
    found = report_on(scripted_class(BANK, 1, ClassPlan(learners=4)), BANK, least=5)
    page = Page(as_html(found))
    assert "article" not in page.texts
    assert "With fewer than 5 finished rounds" in page.texts["main"][0]
