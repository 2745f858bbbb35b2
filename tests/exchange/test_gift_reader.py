"""GIFT: what is read, in files by other programs and by hand."""

from __future__ import annotations

import pytest

from quiz.exchange.found import FoundChoice, FoundChoices
from quiz.exchange.gift_reader import read_gift
from tests.exchange.reading import only_choices, only_statement, read, remarks

MORE_BRACES = (
    "it has more braces { }; put a blank line between two questions, and a backslash before a brace of a text"
)


@pytest.mark.parametrize(("word", "answer"), [("T", True), ("TRUE", True), ("F", False), ("FALSE", False)])
def test_a_statement_is_true_or_false(word: str, answer: bool) -> None:
    found = only_statement(f"Grant is buried in Grant's tomb.{{{word}}}")
    assert (found.stem, found.answer) == ("Grant is buried in Grant's tomb.", answer)


def test_the_first_feedback_of_a_statement_is_for_the_wrong_answer() -> None:
    found = only_statement("Water runs uphill. {\n FALSE # It runs down. # Yes. #### Gravity. }")
    assert (found.if_wrong, found.if_right, found.explanation) == ("It runs down.", "Yes.", "Gravity.")
    found = only_statement("Water runs downhill.{T##Yes.}")
    assert (found.if_wrong, found.if_right, found.explanation) == ("", "Yes.", "")


def test_choices_come_with_their_feedback() -> None:
    found = only_choices("Q?{\n\t~wrong #because\n\t=right#yes\n\t~ other\n\t####everyone\n}")
    assert found.choices == (
        FoundChoice("wrong", "because", right=False),
        FoundChoice("right", "yes", right=True),
        FoundChoice("other", "", right=False),
    )
    assert (found.stem, found.explanation) == ("Q?", "everyone")


def test_answers_inside_a_sentence_leave_a_blank() -> None:
    assert only_choices("Grant is {~buried =entombed ~living} in Grant's tomb.").stem == (
        "Grant is _____ in Grant's tomb."
    )


def test_name_id_tags_and_category_are_read() -> None:
    found = only_statement(
        "$CATEGORY: $course$/top/Rivers and//or lakes/Flow\n\n"
        "// question: 12  name: whatever\n"
        r"// [id:river-1] [tag:one] [tag:a \] b]"
        "\n::The slope\\: down::Water runs downhill.{T}\n"
    )
    assert found.category == ("Rivers and/or lakes", "Flow")
    assert (found.name, found.id, found.tags) == ("The slope: down", "river-1", ("one", "a ] b"))
    assert found.line == 5


def test_a_category_holds_until_the_next_one() -> None:
    gift = "$CATEGORY: one\n\nA{T}\n\nB{T}\n\n$CATEGORY: top/two\nC{T}\n\n$CATEGORY: $system$/three\n\nD{T}"
    categories = [question.category for question in read(gift).questions]
    assert categories == [("one",), ("one",), ("two",), ("three",)]


def test_escapes_stand_for_their_signs() -> None:
    found = only_choices(r"\{a\} \\n b\nc \d{= \= 2 + 3#\# \~ ~ \\}")
    assert found.stem == "{a} \\n b\nc \\d"
    assert found.choices == (
        FoundChoice("= 2 + 3", "# ~", right=True),
        FoundChoice("\\", "", right=False),
    )


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("[html]<p>a&nbsp;\\: b</p><p>c<br>d</p>", "a\u00a0: b\nc\nd"),
        ("[html]one\ntwo", "one two"),
        ("[moodle]one <b>two</b>\nthree &lt; four", "one two\nthree < four"),
        ("[markdown]one **two**\nthree", "one **two**\nthree"),
        ("[plain]a <b> &amp; c", "a <b> &amp; c"),
        ("[none]a <b>b</b>", "[none]a b"),
        ("a <b>b</b> & c < d", "a b & c < d"),
        ("[html", "[html"),
    ],
)
def test_a_text_is_read_as_its_format_says(text: str, shown: str) -> None:
    assert only_statement(text + "{T}").stem == shown


def test_answers_have_the_format_of_the_stem_unless_they_name_their_own() -> None:
    found = only_choices("[plain]Q{=<b>#<i> ~[html]<b>x</b>#[html]&lt; ####<u>}")
    assert found.choices == (FoundChoice("<b>", "<i>", right=True), FoundChoice("x", "<", right=False))
    assert found.explanation == "<u>"


def test_part_of_a_score_is_lost_and_said() -> None:
    reading = read("Q{~%50%half ~%-25%worse =all ~%0%none}")
    (found,) = reading.questions
    assert [remark.message for remark in reading.remarks] == [
        "a choice with part of the score counts as wrong"
    ]
    assert isinstance(found, FoundChoices)
    assert [choice.right for choice in found.choices] == [False, False, True, False]


def test_pictures_are_lost_and_that_is_said() -> None:
    reading = read("[html]Where? <IMG src\\='a.png'>{T}\n\n[plain]What is <img>?{T}")
    assert [found.stem for found in reading.questions] == ["Where?", "What is <img>?"]
    assert [(remark.line, remark.message) for remark in reading.remarks] == [
        (1, "the pictures of the question are lost; check that it can do without")
    ]


@pytest.mark.parametrize("lines", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_any_line_ends_and_a_byte_order_mark_are_taken(lines: str, mark: bytes) -> None:
    gift = "// a comment\n\nQ\nR{\n=a\n// a comment inside\n~b\n}\n\n\n"
    found = only_choices(mark + gift.replace("\n", lines).encode())
    assert found.stem == "Q\nR"
    assert [choice.text for choice in found.choices] == ["a", "b"]


def test_utf_16_with_its_mark_is_taken() -> None:
    assert only_statement("Été{T}".encode("utf-16")).stem == "Été"


def test_a_line_that_is_nought_parts_questions_as_in_moodle() -> None:
    assert [question.stem for question in read("A{T}\n0\nB{F}").questions] == ["A", "B"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("What?{}", "essay"),
        ("When?{#1822:1}", "numerical"),
        ("Who?{=no one =nobody}", "short answer"),
        ("Who?{#=1822:0 =%50%1822:2}", "numerical"),
        ("Match.{=Canada -> Ottawa =Italy -> Rome}", "matching"),
        ("Which two?{~%50%a ~%50%b ~c}", "several right answers"),
        ("Only words.", "description"),
        ("It is true.{true}", "short answer"),
    ],
)
def test_other_kinds_are_left_out_with_a_line_each(text: str, kind: str) -> None:
    assert remarks(f"// first line\n\n{text}") == [
        (3, f"a question of the kind ‘{kind}’ is left out; a bank has true/false and multiple-choice", False)
    ]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Q{=a ~b", "its braces { } do not match; a blank line would end it, too"),
        ("Q=a ~b}", "its braces { } do not match; a blank line would end it, too"),
        ("}Q{", "its braces { } do not match; a blank line would end it, too"),
        ("{T}", "it has no text"),
        ("[html]<br>{T}", "it has no text"),
        ("Q{=a}{~b}", MORE_BRACES),
        ("One is true.{T}\nTwo is not.{F}", MORE_BRACES),
        (r"Which is \{ {or {=this ~that}", MORE_BRACES),
        ("Q{=a ~b} and }", MORE_BRACES),
        ("Q{}", ""),
        ("Q{=a =b ~c}", "the number of right answers is 2; a bank takes one"),
        ("Q{=a ~A}", "two of its choices say the same"),
        ("Q{=a ~}", "the number of choices is 1; a bank takes two to 9"),
        ("Q{=a ~b ~c ~d ~e ~f ~g ~h ~i ~j}", "the number of choices is 10; a bank takes two to 9"),
        ("[html]Q{=a ~<br>}", "a choice has no text"),
    ],
)
def test_what_cannot_be_read_is_named_with_its_line_and_reason(text: str, reason: str) -> None:
    if reason:
        assert remarks(f"\n{text}") == [(2, f"the question cannot be read: {reason}", True)]
    else:
        assert [is_error for _line, _message, is_error in remarks(text)] == [False]


def test_characters_that_a_bank_may_not_hold_are_left_out_and_said() -> None:
    reading = read("a\tb\u202ec{=d\x1b[31m ~e}")
    (found,) = reading.questions
    assert found.stem == "a bc"
    assert [remark.message for remark in reading.remarks] == [
        "characters that a bank may not hold are left out of the question"
    ]


EXAMPLES = """\
//-----------------------------------------//
// From the documentation of the format
//-----------------------------------------//

Japanese characters originally came from what country? {
    ~India
    =China
    ~Korea
    ~Egypt}

::Town:: He was born in {
    ~Jerusalem#This was an important city, but the wrong answer.
    =Nazareth#Yes! That's right!}.

Which of the following is no control character? {
   ~ \\~     # \\~ is one.
   ~ \\=     # \\= is one.
   = \\\\     # Right! \\\\ is none. BUT,
              it escapes the others.
}
"""


def test_files_in_the_style_of_the_documentation_are_read() -> None:
    reading = read(EXAMPLES)
    assert reading.remarks == []
    assert [(found.line, found.stem) for found in reading.questions] == [
        (5, "Japanese characters originally came from what country?"),
        (11, "He was born in _____."),
        (15, "Which of the following is no control character?"),
    ]
    last = reading.questions[-1]
    assert isinstance(last, FoundChoices)
    assert [(choice.text, choice.why) for choice in last.choices] == [
        ("~", "~ is one."),
        ("=", "= is one."),
        ("\\", "Right! \\ is none. BUT,\nit escapes the others."),
    ]


PIECES = ["{", "}", "~", "=", "::", "[tag:", "<!--", "<a ", "\\", "//[id:\\]", "%", "&#", "####", "<script>"]


@pytest.mark.parametrize("piece", PIECES)
def test_a_hostile_file_takes_no_time(piece: str) -> None:
    many = piece * 30_000
    for gift in (f"Q {many}", f"[html]{many}{{=a ~b}}", f"// {many}\nQ{{={many}}}"):
        read_gift(gift)
