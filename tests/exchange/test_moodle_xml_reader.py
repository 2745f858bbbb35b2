"""Moodle XML: what is read, and what is refused before it can do harm."""

from __future__ import annotations

import pytest

from quiz.bank.problems import UnreadableError
from quiz.exchange.found import FoundChoice
from quiz.exchange.moodle_xml_parser import QuestionParser
from tests.exchange.reading import only_choices, only_statement, read, remarks


def quiz(*questions: str) -> str:
    return '<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n' + "\n".join(questions) + "\n</quiz>\n"


def question(kind: str, inside: str, stem: str = "<![CDATA[<p>Where?</p>]]>", markup: str = "html") -> str:
    return (
        f'<question type="{kind}"><name><text>A name</text></name>'
        f'<questiontext format="{markup}"><text>{stem}</text></questiontext>{inside}</question>'
    )


def answer(text: str, fraction: str = "0", feedback: str = "") -> str:
    inside = f"<feedback><text>{feedback}</text></feedback>" if feedback else ""
    return f'<answer fraction="{fraction}"><text>{text}</text>{inside}</answer>'


def test_a_question_with_choices_is_read() -> None:
    inside = (
        '<generalfeedback format="html"><text>Because &amp;lt;.</text></generalfeedback><idnumber>q 1</idnumber>'
        + answer("<![CDATA[<b>Here</b>]]>", "100", "Yes")
        + answer("There", "0", "No")
        + "<tags><tag><text>geography</text></tag><tag><text>level:2</text></tag></tags>"
    )
    found = only_choices(quiz(question("multichoice", inside)))
    assert (found.line, found.name, found.id, found.stem) == (3, "A name", "q 1", "Where?")
    assert found.explanation == "Because <."
    assert found.tags == ("geography", "level:2")
    assert found.choices == (FoundChoice("Here", "Yes", right=True), FoundChoice("There", "No", right=False))


def test_a_statement_is_read_whichever_answer_comes_first() -> None:
    answers = [answer("true", "0", "No, down."), answer("false", "100", "Right.")]
    for order in (answers, answers[::-1]):
        found = only_statement(quiz(question("truefalse", "".join(order))))
        assert (found.answer, found.if_wrong, found.if_right) == (False, "No, down.", "Right.")


def test_old_files_name_the_answers_in_their_own_language_true_first() -> None:
    found = only_statement(
        quiz(question("truefalse", answer("Vrai", "100", "Oui") + answer("Faux", "0", "Non")))
    )
    assert (found.answer, found.if_wrong, found.if_right) == (True, "Non", "Oui")


@pytest.mark.parametrize(
    ("markup", "stem", "shown"),
    [
        ("html", "a&amp;nbsp;b\nc", "a\u00a0b c"),
        ("moodle_auto_format", "a &lt;i&gt;b&lt;/i&gt;\nc", "a b\nc"),
        ("plain_text", "a &lt;b&gt; &amp;amp;\nc", "a <b> &amp;\nc"),
        ("markdown", "**a**\nb", "**a**\nb"),
        ("unheard-of", "a &lt;i&gt;b&lt;/i&gt;\nc", "a b c"),
    ],
)
def test_a_text_is_read_as_its_format_says(markup: str, stem: str, shown: str) -> None:
    text = quiz(question("truefalse", answer("true", "100") + answer("false"), stem, markup))
    assert only_statement(text).stem == shown


def test_a_text_without_a_format_has_that_of_the_stem() -> None:
    inside = answer("&lt;b&gt;", "100", "&lt;i&gt;") + answer("b")
    assert only_choices(quiz(question("multichoice", inside, "Q", "plain_text"))).choices[0] == (
        FoundChoice("<b>", "<i>", right=True)
    )


def test_the_category_holds_until_the_next_one() -> None:
    def category(path: str) -> str:
        return f'<question type="category"><category><text>{path}</text></category></question>'

    statement = question("truefalse", answer("true", "100") + answer("false"))
    text = quiz(category("$course$/top/One"), statement, category("Two//Three/Four"), statement, statement)
    categories = [found.category for found in read(text).questions]
    assert categories == [("One",), ("Two/Three", "Four"), ("Two/Three", "Four")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_any_unicode_encoding_is_taken_whatever_the_file_declares(encoding: str) -> None:
    text = quiz(question("truefalse", answer("true", "100") + answer("false"), "Été"))
    assert only_statement(text.encode(encoding)).stem == "Été"


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("essay", "essay"),
        ("match", "matching"),
        ("shortanswer", "short answer"),
        ("cloze", "cloze"),
        ("dd\n", "dd"),
    ],
)
def test_other_kinds_are_left_out_with_a_line_each(kind: str, words: str) -> None:
    assert remarks(quiz(question(kind, ""))) == [
        (3, f"a question of the kind ‘{words}’ is left out; a bank has true/false and multiple-choice", False)
    ]


def test_questions_with_several_right_answers_are_another_kind() -> None:
    inside = "<single>false</single>" + answer("a", "50") + answer("b", "50")
    ((_line, message, is_error),) = remarks(quiz(question("multichoice", inside)))
    assert "‘several right answers’" in message
    assert not is_error


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (question("truefalse", ""), "it has no answers"),
        (question("multichoice", answer("a", "100")), "the number of choices is 1; a bank takes two to 9"),
        (
            question("multichoice", answer("a") + answer("b")),
            "the number of right answers is 0; a bank takes one",
        ),
        (question("multichoice", "", "<p>Where?</p>"), "a text holds tags; they belong in <![CDATA[...]]>"),
        (question("truefalse", answer("true", "100"), ""), "it has no text"),
    ],
)
def test_what_cannot_be_read_is_named_with_its_line_and_reason(text: str, reason: str) -> None:
    assert remarks(quiz("", text)) == [(4, f"the question cannot be read: {reason}", True)]


def test_part_of_a_score_is_lost_and_said() -> None:
    reading = read(quiz(question("multichoice", answer("a", "100") + answer("b", "33.33333"))))
    assert len(reading.questions) == 1
    assert [remark.message for remark in reading.remarks] == [
        "a choice with part of the score counts as wrong"
    ]


@pytest.mark.parametrize(
    ("stem", "shown"),
    [
        ('Where?</text><file name="a.png" encoding="base64">aGFsbG8=</file><text>', "Where?"),
        ("<![CDATA[Where? <img src='@@PLUGINFILE@@/a.png' alt='x'>]]>", "Where?"),
    ],
)
def test_pictures_are_lost_and_that_is_said(stem: str, shown: str) -> None:
    reading = read(quiz(question("truefalse", answer("true", "100") + answer("false"), stem)))
    assert [found.stem for found in reading.questions] == [shown]
    assert [remark.message for remark in reading.remarks] == [
        "the pictures of the question are lost; check that it can do without"
    ]


def refusal(text: str | bytes) -> tuple[int, str]:
    """The line and the reason of a file that is refused as a whole."""
    with pytest.raises(UnreadableError) as caught:
        read(text)
    return caught.value.problem.line, caught.value.problem.message


BOMB = (
    '<?xml version="1.0"?>\n<!-- a comment -->\n<!DOCTYPE quiz [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>\n'
    "<quiz>&b;</quiz>"
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_a_declared_type_is_refused_before_the_file_is_parsed(
    encoding: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("quiz.exchange.moodle_xml_parser.QuestionParser", None)
    line, message = refusal(BOMB.encode(encoding))
    assert line == 3
    assert message.startswith("a <!DOCTYPE")


def test_a_declared_type_is_refused_by_the_parser_too() -> None:
    with pytest.raises(UnreadableError, match="<!DOCTYPE"):
        QuestionParser(lambda question: None).read(BOMB)


def test_a_declared_type_inside_a_text_is_only_words() -> None:
    stem = "<![CDATA[<!DOCTYPE html>]]>"
    text = quiz(question("truefalse", answer("true", "100") + answer("false"), stem, "plain_text"))
    assert only_statement(text).stem == "<!DOCTYPE html>"


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("<quiz>\n<question>\n</quiz>", 3, "cannot be read as XML: mismatched tag"),
        ("<?xml version='1.0'?>\n<html></html>", 2, "is XML, but none of Moodle: it begins with <html>"),
        (
            "<questestinterop></questestinterop>",
            1,
            "is XML, but none of Moodle: it begins with <questestinterop>",
        ),
        ("<quiz>&nbsp;</quiz>", 1, "cannot be read as XML: undefined entity"),
        ("<quiz>\x00</quiz>", 1, "cannot be read as XML: not well-formed"),
        (quiz(question("essay", "<a/>" * 5000)), 3, "a question has too many parts"),
    ],
    ids=["tag", "html", "qti", "entity", "nul", "parts"],
)
def test_what_is_no_moodle_xml_is_refused_with_its_line(text: str, line: int, message: str) -> None:
    found, said = refusal(text)
    assert (found, said[: len(message)]) == (line, message)


def test_bytes_that_are_no_unicode_are_refused() -> None:
    line, message = refusal("<quiz>\nÉté</quiz>".encode("latin-1"))
    assert line == 2
    assert message == "byte 0xC9 is not UTF-8; save the file with the encoding UTF-8"


def test_a_hostile_file_takes_no_time() -> None:
    read("<quiz>" + "<a>" * 30_000 + "</a>" * 30_000 + "</quiz>")
    for piece in ("<!--", "<?a ", "<![CDATA[", "<!", "<a ", "&", "]]>"):
        with pytest.raises(UnreadableError):
            read("<?xml version='1.0'?>" + piece * 30_000)
