"""Notes for Anki: what they hold, what they are recognized by, and texts that Anki could take for more."""

from __future__ import annotations

import csv
import re
from dataclasses import replace
from html import unescape
from io import StringIO

import pytest
from hypothesis import given

from quiz import i18n
from quiz.bank.model import Bank, Text, TrueFalse
from quiz.exchange.selection import drawn
from quiz.game.draw import RoundSpec
from tests.banks import bank_of, classroom_bank, text, true_false
from tests.exchange.hazards import hazardous_banks, in_two_languages, with_choices, with_texts
from tests.exchange.writing import written

GUID, DECK, FRONT, BACK, TAGS = range(5)


def notes(exported: str) -> list[list[str]]:
    """The rows below the lines that tell Anki what they are."""
    rows = [line for line in exported.splitlines(keepends=True) if not line.startswith("#")]
    return list(csv.reader(StringIO("".join(rows), newline=""), delimiter="\t", strict=True))


def test_anki_is_told_what_the_columns_are() -> None:
    head = written("anki", bank_of(true_false("downhill"))).splitlines()[:-1]
    assert head == [
        "#separator:tab",
        "#html:true",
        "#notetype:Basic",
        "#if matches:update current",
        f"#guid column:{GUID + 1}",
        f"#deck column:{DECK + 1}",
        f"#tags column:{TAGS + 1}",
    ]


def test_a_note_asks_with_all_choices_and_answers_with_all_reasons_and_the_explanation() -> None:
    (note,) = notes(written("anki", bank_of(with_choices("In the sea", "On a\npeak"))))
    assert note[FRONT] == "Which?<br><br>A. In the sea<br>B. On a<br>peak"
    right, wrong, explanation, source = note[BACK].split("<br><br>")
    assert right == "<b>A. In the sea</b><br>why 0"
    assert wrong == "B. On a<br>peak<br>why 1"
    assert explanation == "explanation of a-question"
    assert source.startswith("<small>Source: ")
    assert note[TAGS].split()[:2] == ["topic:topic-0", "level:1"]


def test_a_statement_is_answered_with_what_is_true() -> None:
    (note,) = notes(written("anki", bank_of(true_false("uphill", answer=False))))
    assert note[FRONT] == "statement of uphill<br><br>True / False"
    assert note[BACK].startswith("<b>False</b><br>correction of uphill<br><br>explanation of uphill<br>")


def test_the_next_edition_has_the_same_identifiers() -> None:
    bank = in_two_languages()
    (question,) = bank.questions
    assert isinstance(question, TrueFalse)
    edited = replace(question, statement=Text((("en", "No river runs uphill."), ("fr", "Aucune."))))
    editions = [notes(written("anki", edition)) for edition in (bank, replace(bank, questions=(edited,)))]
    assert [note[GUID] for (note,) in editions] == ["river-runs-en"] * 2
    assert editions[0] != editions[1]


def test_two_languages_are_notes_and_decks_of_their_own() -> None:
    (english,) = notes(written("anki", in_two_languages(), "en"))
    i18n.switch("fr")
    (french,) = notes(written("anki", in_two_languages(), "fr"))
    assert [note[GUID] for note in (english, french)] == ["river-runs-en", "river-runs-fr"]
    assert [note[DECK] for note in (english, french)] == ["A bank::Rivers", "Une banque::Rivières"]
    assert french[FRONT].endswith("<br><br>Vrai / Faux")


def test_decks_of_a_bank_with_one_title_for_two_languages_are_told_apart() -> None:
    bank = replace(in_two_languages(), title=Text((("en", "ICE"), ("fr", "ICE"))))
    decks = [notes(written("anki", bank, language))[0][DECK] for language in ("en", "fr")]
    assert decks == ["ICE (en)::Rivers", "ICE (fr)::Rivières"]


def test_a_bank_in_no_named_language_has_one_note_whatever_the_language_in_use() -> None:
    bank = bank_of(true_false("downhill"))
    assert {notes(written("anki", bank, language))[0][GUID] for language in ("en", "fr")} == {"downhill"}


@pytest.mark.parametrize(
    ("title", "deck"),
    [("Acts: a :: list", "Acts: a : list"), (":::", "-"), ('A "bank"\ton\nlines', 'A "bank" on lines')],
)
def test_a_title_is_one_deck(title: str, deck: str) -> None:
    (note,) = notes(written("anki", replace(bank_of(true_false("downhill")), title=text(title))))
    assert note[DECK].split("::")[:-1] == [deck]


def test_a_tag_has_no_space() -> None:
    question = replace(true_false("downhill"), ideas=("two words",))
    assert "idea:two_words" in notes(written("anki", bank_of(question)))[0][TAGS].split(" ")


@pytest.mark.parametrize(
    "typed", ["[sound:a.mp3]", "[latex]x[/latex]", "[$]x[/$]", "{{c1::x}}", r"\(x\)", "\\[x]"]
)
def test_what_anki_would_take_for_more_stays_text(typed: str) -> None:
    front = notes(written("anki", bank_of(with_texts(typed))))[0][FRONT]
    assert not re.search(r"\[|\{|\\", front)
    assert typed in unescape(re.sub("<span></span>", "", front))


def test_the_order_of_a_seed_is_the_order_on_the_screens() -> None:
    paper = drawn(classroom_bank(), RoundSpec(length=10), 7, "en")
    found = notes(written("anki", paper))
    assert [note[GUID] for note in found] == [asked.question.id for asked in paper.paper]


@given(hazardous_banks())
def test_any_text_is_on_its_note_as_it_is(bank: Bank) -> None:
    found = notes(written("anki", bank))
    assert {len(note) for note in found} == {5}
    for note, question in zip(found, bank.questions, strict=True):
        fields = note[FRONT] + note[BACK]
        assert set(re.findall(r"<[^>]*>", fields)) <= {
            "<br>",
            "<b>",
            "</b>",
            "<small>",
            "</small>",
            "<span>",
            "</span>",
        }
        shown = unescape(re.sub("</?span>", "", note[FRONT]).replace("<br>", "\n"))
        assert shown.startswith(question.stem.in_language("en") + "\n\n")
