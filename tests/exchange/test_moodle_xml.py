"""Moodle XML: what is written."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from hypothesis import given

from quiz.bank.model import Bank, MultipleChoice, Question, TrueFalse
from quiz.exchange.selection import drawn
from quiz.game.draw import RoundSpec
from tests.banks import bank_of, classroom_bank, true_false
from tests.exchange.hazards import hazardous_banks, in_two_languages, with_choices
from tests.exchange.writing import written


def elements(bank: Bank, language: str = "en") -> list[ElementTree.Element]:
    """The questions of the file, without its categories."""
    root = ElementTree.fromstring(written("moodle-xml", bank, language))
    return [element for element in root if element.get("type") != "category"]


def said(element: ElementTree.Element, path: str) -> list[str]:
    """The texts at a path."""
    return [found.text or "" for found in element.findall(path)]


@pytest.mark.parametrize(
    ("language", "correction"), [("en", "Rivers run downhill."), ("fr", "Les rivières descendent la pente.")]
)
def test_a_statement_is_answered_by_true_and_false_in_every_language(language: str, correction: str) -> None:
    (element,) = elements(in_two_languages(), language)
    assert element.get("type") == "truefalse"
    assert [answer.get("fraction") for answer in element.findall("answer")] == ["0", "100"]
    assert said(element, "answer/text") == ["true", "false"]
    assert said(element, "answer/feedback/text") == [correction, correction]


def test_a_true_statement_has_its_explanation_for_everybody() -> None:
    (element,) = elements(bank_of(true_false("downhill")))
    assert [answer.get("fraction") for answer in element.findall("answer")] == ["100", "0"]
    assert said(element, "answer/feedback/text") == ["", ""]
    assert said(element, "generalfeedback/text") == ["explanation of downhill"]


def test_each_choice_has_its_weight_and_its_feedback() -> None:
    (element,) = elements(bank_of(with_choices("In the sea", "On a peak", prompt="Where do rivers end?")))
    assert element.get("type") == "multichoice"
    assert said(element, "questiontext/text") == ["Where do rivers end?"]
    assert said(element, "single") == said(element, "shuffleanswers") == ["true"]
    assert [answer.get("fraction") for answer in element.findall("answer")] == ["100", "0"]
    assert said(element, "answer/text") == ["In the sea", "On a peak"]
    assert said(element, "answer/feedback/text") == ["why 0", "why 1"]


def test_id_and_tags_are_written() -> None:
    (element,) = elements(bank_of(true_false("downhill", ideas=("slope",))))
    assert said(element, "name/text") == said(element, "idnumber") == ["downhill"]
    assert said(element, "tags/tag/text") == [
        *("topic:topic-0", "level:1", "idea:slope", "source:atlas", "as-of:2026-02-05"),
    ]


def test_the_order_of_a_seed_is_not_shuffled_again() -> None:
    paper = drawn(classroom_bank(), RoundSpec(length=10), 7, "en")
    root = ElementTree.fromstring(written("moodle-xml", paper))
    assert set(said(root, "question/shuffleanswers")) == {"false"}
    assert said(root, "question/name/text") == [asked.question.id for asked in paper.paper]
    for asked, element in zip(paper.paper, root.findall("question[name]"), strict=True):
        if isinstance(asked.question, MultipleChoice):
            texts = [f"choice {place} of {asked.question.id}" for place in asked.order]
            assert said(element, "answer/text") == texts


def texts_of(question: Question) -> list[str]:
    """Every text of a question, in the order of the file."""
    match question:
        case TrueFalse():
            correction = question.correction.in_language("") if question.correction else ""
            answers = ["true", correction, "false", correction]
        case MultipleChoice():
            pairs = ((choice.text, choice.why) for choice in question.choices)
            answers = ["", "", "", *(text.in_language("") for pair in pairs for text in pair)]
    return [question.id, question.stem.in_language(""), question.explanation.in_language(""), *answers]


@given(hazardous_banks())
def test_any_text_comes_out_of_an_xml_reader_as_it_went_in(bank: Bank) -> None:
    for question, element in zip(bank.questions, elements(bank), strict=True):
        tags = element.find("tags")
        assert tags is not None
        element.remove(tags)
        assert said(element, ".//text") == texts_of(question)
        formats = {found.get("format") for found in element.iter() if found.find("text") is not None}
        assert formats <= {"plain_text", None}
