"""Paper in Markdown: the sheet of questions, and its key."""

from __future__ import annotations

import pytest
from hypothesis import given
from markdown_it import MarkdownIt
from markdown_it.token import Token

from quiz import i18n
from quiz.bank.model import Bank, MultipleChoice
from quiz.exchange import load_paper
from quiz.exchange.selection import Selection, drawn, in_file_order
from quiz.game.draw import RoundSpec
from tests.banks import bank_of, classroom_bank, true_false
from tests.exchange.hazards import hazardous_banks, in_two_languages, with_choices, with_texts

PAPER = drawn(classroom_bank(), RoundSpec(length=10), 7, "en")


def sheet(selection: Selection) -> str:
    return b"".join(load_paper("markdown").write(selection, pytest.fail)).decode()


def key(selection: Selection) -> str:
    return b"".join(load_paper("markdown").write_key(selection, pytest.fail)).decode()


def whole(bank: Bank, language: str = "en") -> Selection:
    return in_file_order(bank, RoundSpec(), language)


def blocks(markdown: str) -> list[str]:
    """The text of each block as it is shown, an item of a list with `- ` before it, its white space single."""
    found: list[str] = []
    item = False
    for token in MarkdownIt("gfm-like", {"linkify": False}).parse(markdown):
        item = item or token.type == "list_item_open"
        if token.type == "inline":
            found.append(("- " if item else "") + " ".join(_shown(token).split()))
            item = False
        assert token.type not in ("fence", "code_block", "html_block", "hr", "table_open", "blockquote_open")
    return found


def _shown(token: Token) -> str:
    parts = token.children or ()
    assert not {part.type for part in parts} & {"html_inline", "link_open", "image", "code_inline"}
    return "".join("\n" if part.type == "hardbreak" else part.content for part in parts)


def one_line(*texts: str) -> str:
    return " ".join(" ".join(texts).split())


def test_a_sheet_has_a_line_for_the_name_and_boxes_to_tick() -> None:
    bank = bank_of(true_false("uphill", answer=False), with_choices("In the sea", "On a\npeak"))
    written = sheet(whole(bank))
    assert blocks(written)[:2] == ["A bank for tests", "2 questions"]
    assert "Name \\_\\_\\_" in written
    assert written.endswith(
        "\n**1.** statement of uphill\n\n- [ ] True\n- [ ] False\n"
        "\n**2.** Which?\n\n- [ ] **A.** In the sea\n- [ ] **B.** On a\\\n  peak\n"
    )


def test_a_key_gives_every_answer_with_its_reasons_explanation_and_source() -> None:
    bank = bank_of(true_false("uphill", answer=False), with_choices("In the sea", "On a peak"))
    shown = blocks(key(whole(bank)))
    assert shown[0] == "A bank for tests · Answers"
    assert shown[2:7] == [
        "1. False · 2. A",
        "1. statement of uphill",
        "- True",
        "- ✓ right answer · False correction of uphill",
        "explanation of uphill",
    ]
    assert shown[7].endswith("as of 2026-02-05")
    assert shown[8:11] == [
        "2. Which?",
        "- ✓ right answer · A. In the sea why 0",
        "- B. On a peak why 1",
    ]


def test_questions_and_choices_stand_in_the_order_on_the_screens() -> None:
    shown = blocks(sheet(PAPER))
    assert shown[1] == "10 questions · seed 7"
    places = []
    for number, asked in enumerate(PAPER.paper, 1):
        place = shown.index(f"{number}. {asked.question.stem.in_language('en')}")
        places.append(place)
        if isinstance(asked.question, MultipleChoice):
            choices = [asked.question.choices[place].text.in_language("en") for place in asked.order]
            lettered = [f"- [ ] {a}. {c}" for a, c in zip("ABCDEFGHI", choices, strict=False)]
            assert shown[place + 1 : place + 1 + len(choices)] == lettered
    assert places == sorted(places)


def test_a_key_is_in_the_language_that_is_asked_for() -> None:
    i18n.switch("fr")
    shown = blocks(key(whole(in_two_languages(), "fr")))
    assert shown[0] == "Une banque · Corrigé"
    assert "- ✓ bonne réponse · Faux Les rivières descendent la pente." in shown


def test_a_line_of_a_text_begins_no_list() -> None:
    written = sheet(whole(bank_of(with_texts("One\n\n- two\n3. three\n# four"))))
    assert blocks(written)[3] == "1. One - two 3. three # four"


@given(hazardous_banks())
def test_any_text_is_shown_as_it_is(bank: Bank) -> None:
    shown = blocks(sheet(whole(bank)))[3:]
    for number, question in enumerate(bank.questions, 1):
        assert shown.pop(0) == one_line(f"{number}.", question.stem.in_language("en"))
        for place in range(question.choice_count):
            choice = shown.pop(0)
            if isinstance(question, MultipleChoice):
                text = question.choices[place].text.in_language("en")
                assert choice == one_line(f"- [ ] {'ABCDE'[place]}.", text)
    assert shown == []
