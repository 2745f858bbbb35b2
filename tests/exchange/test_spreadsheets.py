"""Spreadsheets for Kahoot and Wayground: where what stands, what does not fit, and that nothing is computed."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given, settings

from quiz import i18n
from quiz.bank.model import Bank, Question
from quiz.errors import QuizError
from quiz.exchange import SPREADSHEET_NAMES, fitting, load
from quiz.exchange.kahoot import COLUMNS as KAHOOT
from quiz.exchange.kahoot import HEADER_ROW
from quiz.exchange.selection import Selection, drawn, in_file_order
from quiz.exchange.wayground import COLUMNS as WAYGROUND
from quiz.game.draw import RoundSpec
from tests.banks import bank_of, classroom_bank, multiple_choice, true_false
from tests.exchange.hazards import hazardous_banks, in_two_languages, with_choices, with_texts
from tests.exchange.sheets import Value, cells_of, row_of

Sheet = list[list[Value | None]]


def exported(name: str, bank: Bank | Selection) -> tuple[bytes, list[str]]:
    """The file, and the lines about what it cannot hold."""
    notes: list[str] = []
    selection = in_file_order(bank, RoundSpec(), "en") if isinstance(bank, Bank) else bank
    selection = fitting(name, selection, notes.append)
    return b"".join(load(name).write(selection, notes.append)), notes


def kahoot(bank: Bank | Selection) -> Sheet:
    """The rows of the questions."""
    cells = cells_of(exported("kahoot", bank)[0])
    assert row_of(cells, HEADER_ROW, len(KAHOOT)) == [column or None for column in KAHOOT]
    last = max(int(name.lstrip("ABCDEFGH")) for name in cells)
    return [row_of(cells, number, len(KAHOOT)) for number in range(HEADER_ROW + 1, last + 1)]


def wayground(bank: Bank | Selection) -> Sheet:
    cells = cells_of(exported("wayground", bank)[0])
    assert row_of(cells, 1, len(WAYGROUND)) == list(WAYGROUND)
    last = max(int(name.lstrip("ABCDEFGHIJK")) for name in cells)
    return [row_of(cells, number, len(WAYGROUND)) for number in range(2, last + 1)]


def test_kahoot_finds_the_columns_of_its_template_in_row_8() -> None:
    bank = bank_of(with_choices("In the\nsea", "On a peak"), true_false("uphill", answer=False))
    assert kahoot(bank) == [
        [1, "Which?", "In the sea", "On a peak", None, None, 60, 1],
        [2, "statement of uphill", "True", "False", None, None, 60, 2],
    ]
    assert KAHOOT[6].startswith("Time limit (sec) \u2013 5, 10, 20, 30, 60, 90, 120, or 240 secs")


def test_wayground_finds_the_columns_of_its_template_in_row_1_and_keeps_explanations() -> None:
    bank = bank_of(with_choices("In the sea", "On a peak"), true_false("uphill", answer=False))
    none = None
    assert wayground(bank) == [
        [
            *("Which?", "Multiple Choice", "In the sea", "On a peak", none, none, none),
            *(1, 60, none, "explanation of a-question"),
        ],
        [
            *("statement of uphill", "Multiple Choice", "True", "False", none, none, none),
            *(2, 60, none, "explanation of uphill"),
        ],
    ]


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        (with_texts("s" * 121), "its text has 121 characters, of at most 120"),
        (with_texts("😀" * 61), "its text has 122 characters, of at most 120"),
        (with_choices("right", "w" * 76), "a choice has 76 characters, of at most 75"),
        (multiple_choice("five", 5), "it has 5 choices, of at most 4"),
    ],
)
def test_what_kahoot_does_not_take_is_left_out_with_a_line_and_never_cut(
    question: Question, reason: str
) -> None:
    fits: list[Question] = [with_texts("s" * 120), with_choices("r" * 75, "w", "x", "y", prompt="p" * 120)]
    data, notes = exported("kahoot", bank_of(question, *fits))
    assert notes[:-1] == [f"question '{question.id}' is left out: {reason}"]
    cells = cells_of(data)
    assert (cells["B9"], cells["C10"], cells["A10"]) == ("s" * 120, "r" * 75, 2)
    assert "B11" not in cells


def test_wayground_takes_five_choices_and_texts_as_long_as_a_cell() -> None:
    data, notes = exported("wayground", bank_of(multiple_choice("five", 5), multiple_choice("six", 6)))
    assert notes[0] == "question 'six' is left out: it has 6 choices, of at most 5"
    assert "A3" not in cells_of(data)
    _data, notes = exported("wayground", bank_of(true_false("downhill"), with_texts("s" * 32_768)))
    assert notes[0].endswith("its text has 32768 characters, of at most 32767")


@pytest.mark.parametrize("name", SPREADSHEET_NAMES)
def test_what_a_format_has_no_place_for_is_said_once(name: str) -> None:
    _data, notes = exported(name, bank_of(true_false("downhill"), true_false("uphill", answer=False)))
    assert len(notes) == 1
    assert "are left out" in notes[0]


def test_nothing_is_written_where_nothing_fits() -> None:
    with pytest.raises(QuizError, match="No question fits this format"):
        exported("kahoot", bank_of(with_texts("s" * 121)))


@pytest.mark.parametrize("name", SPREADSHEET_NAMES)
def test_a_missing_library_gets_a_line_that_says_how_to_install_it(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(QuizError) as caught:
        exported(name, bank_of(with_texts("s" * 121)))
    assert str(caught.value) == (
        "A spreadsheet needs the package XlsxWriter, which is not installed. "
        "Install it with: pip install XlsxWriter"
    )


@pytest.mark.parametrize(
    "typed",
    ["=1+1", '=HYPERLINK("http://x")', "http://x.org", "mailto:a@b", "_x0041_", "{=1}", "1", "\u00a0 a"],
)
def test_every_text_stays_a_text(typed: str) -> None:
    bank = bank_of(with_choices(typed, "other", prompt=typed))
    assert [row[1:3] for row in kahoot(bank)] == [[typed, typed]]
    assert [(row[0], row[2]) for row in wayground(bank)] == [(typed, typed)]


@pytest.mark.parametrize("typed", ["<r>b</r>", "<r><t>b</t></r>", "<r>"])
def test_a_text_that_the_library_would_take_for_markup_has_a_space_before_it(typed: str) -> None:
    assert kahoot(bank_of(with_texts(typed)))[0][1] == f"\u00a0{typed}"


def test_true_and_false_are_words_of_the_language_that_is_asked_for() -> None:
    i18n.switch("fr")
    (row,) = kahoot(in_file_order(in_two_languages(), RoundSpec(), "fr"))
    assert row[1:4] == ["Les rivières remontent la pente.", "Vrai", "Faux"]


def test_the_order_of_a_seed_is_the_order_on_the_screens() -> None:
    paper = drawn(classroom_bank(), RoundSpec(length=10), 7, "en")
    rows = kahoot(paper)
    assert [row[1] for row in rows] == [asked.question.stem.in_language("en") for asked in paper.paper]
    assert [row[7] for row in rows] == [asked.key_place + 1 for asked in paper.paper]


@given(hazardous_banks())
@settings(max_examples=30)
def test_any_text_comes_out_of_a_reader_as_it_went_in(bank: Bank) -> None:
    stems = [str(row[0]).removeprefix("\u00a0") for row in wayground(bank)]
    assert stems == [question.stem.in_language("en").removeprefix("\u00a0") for question in bank.questions]
