"""Paper as a page: the sheet of questions, and its key."""

from __future__ import annotations

import re

import pytest
from hypothesis import given

from quiz import i18n
from quiz.bank.model import Bank, MultipleChoice
from quiz.classroom.code import assign
from quiz.exchange import load_paper
from quiz.exchange.selection import Selection, assigned, drawn, in_file_order
from quiz.game.draw import RoundSpec
from tests.banks import bank_of, classroom_bank, multiple_choice, true_false
from tests.documents.pages import HOSTILE, Page
from tests.exchange.hazards import hazardous_banks, in_two_languages, with_choices, with_texts

BANK = classroom_bank()
PAPER = drawn(BANK, RoundSpec(length=10), 7, "en")


def sheet(selection: Selection) -> str:
    return b"".join(load_paper("html").write(selection, pytest.fail)).decode()


def key(selection: Selection) -> str:
    return b"".join(load_paper("html").write_key(selection, pytest.fail)).decode()


def whole(bank: Bank, language: str = "en") -> Selection:
    return in_file_order(bank, RoundSpec(), language)


def test_questions_and_choices_stand_in_the_order_on_the_screens() -> None:
    page = Page(sheet(PAPER))
    assert [text.split(" ", 1)[0] for text in page.texts["h2"]] == [f"{n}." for n in range(1, 11)]
    for asked, article in zip(PAPER.paper, page.texts["article"], strict=True):
        assert asked.question.stem.in_language("en") in article
        if isinstance(asked.question, MultipleChoice):
            choices = [asked.question.choices[place].text.in_language("en") for place in asked.order]
            assert article.endswith("".join(f"{a}. {c}" for a, c in zip("ABCDEFGHI", choices, strict=False)))
        else:
            assert article.endswith("TrueFalse")


def test_a_sheet_has_a_box_for_every_choice_and_tells_no_answer() -> None:
    page = Page(sheet(PAPER))
    choices = sum(asked.question.choice_count for asked in PAPER.paper)
    assert [attributes for tag, attributes in page.tags if tag == "i"] == [{"class": "box"}] * choices
    for word in ("explanation of", "why ", "correction of", "✓", "right answer"):
        assert word not in page.texts["main"][0]


def test_a_key_gives_every_answer_with_its_reasons_explanation_and_source() -> None:
    bank = bank_of(with_choices("In the sea", "On a peak"), true_false("uphill", answer=False))
    page = Page(key(whole(bank)))
    assert page.texts["ul"][0] == "1. A2. False"
    first, second = page.texts["article"]
    assert first.startswith("1. Which?✓A. In the sea (right answer)why 0B. On a peakwhy 1explanation of")
    assert "TrueFalse" not in second
    assert "✓False (right answer)correction of uphill" in second
    assert second.endswith("as of 2026-02-05")
    assert "box" not in str(page.tags)


def test_the_answers_at_a_glance_are_those_of_the_paper() -> None:
    answers = Page(key(PAPER)).texts["ul"][0]
    for number, asked in enumerate(PAPER.paper, 1):
        words = "ABCDEFGHI" if isinstance(asked.question, MultipleChoice) else ("True", "False")
        assert f"{number}. {words[asked.key_place]}" in answers


def test_the_code_or_the_seed_stands_on_both_and_below_each_of_their_pages() -> None:
    assignment = assign(BANK, RoundSpec(length=5), 7)
    by_code = assigned(BANK, assignment, "en")
    for page in (sheet(by_code), key(by_code)):
        assert f"5 questions · code {assignment.code}" in Page(page).texts["header"][0]
    in_style = assignment.code.replace("-", r"\2d ")
    assert f'@bottom-left {{ content: "code {in_style}"; ' in sheet(by_code)
    assert f'@bottom-left {{ content: "Answers \\b7  code {in_style}"; ' in key(by_code)
    assert "10 questions · seed 7" in Page(sheet(PAPER)).texts["header"][0]
    assert "@bottom-left" not in sheet(whole(BANK))


def test_a_name_is_written_on_the_sheet_and_on_paper_only() -> None:
    shown, printed = sheet(PAPER).rsplit("@media print", 1)
    assert re.search(r"\.name \{\s*display: none", shown)
    assert re.search(r"\.name \{\s*display: flex", printed)
    assert '<p class="name"><span>Name</span><span>Date</span><span>/ 10</span></p>' in printed
    assert '"name"' not in key(PAPER)


def test_a_page_is_in_the_language_that_is_asked_for() -> None:
    i18n.switch("fr")
    selection = whole(in_two_languages(), "fr")
    for page in map(Page, (sheet(selection), key(selection))):
        assert page.tags[0] == ("html", {"lang": "fr"})
        assert page.texts["h1"][0].startswith("Une banque")
        assert "Les rivières remontent la pente." in page.texts["article"][0]
    assert page.texts["h1"] == ["Une banque · Corrigé"]
    assert "✓Faux (bonne réponse)Les rivières descendent la pente." in page.texts["article"][0]


def test_a_page_needs_nothing_but_itself_and_breaks_no_question() -> None:
    for written in (sheet(PAPER), key(PAPER)):
        page = Page(written)
        assert not {"script", "link", "img", "iframe", "object", "base"} & {tag for tag, _a in page.tags}
        assert not re.search(r"url\(|@import|https?:|src=|href=", written)
        assert "default-src 'none'" in written
        assert re.search(r"article \{[^}]*break-inside: avoid", page.texts["style"][0])
        css = re.sub(r"@media screen.*?\n}\n", "", page.texts["style"][0], flags=re.DOTALL)
        assert set(re.findall(r"background: ([^;]*)", css)) == {"#fff"}


def test_hostile_text_stays_text() -> None:
    tags = {tag for page in (sheet(PAPER), key(PAPER)) for tag, _attributes in Page(page).tags}
    bank = bank_of(with_texts(HOSTILE), with_choices(HOSTILE, HOSTILE + "2"), multiple_choice("third", 2))
    for page in (sheet(whole(bank)), key(whole(bank))):
        assert {tag for tag, _attributes in Page(page).tags} <= tags
        assert "\u202e" not in page
        assert HOSTILE[:60] in Page(page).texts["article"][0]


@given(hazardous_banks())
def test_any_text_is_shown_as_it_is(bank: Bank) -> None:
    selection = whole(bank)
    for page in map(Page, (sheet(selection), key(selection))):
        stems = [text.split(" ", 1)[1] for text in page.texts["h2"]]
        assert stems == [q.stem.in_language("en").replace("\n", "") for q in bank.questions]
