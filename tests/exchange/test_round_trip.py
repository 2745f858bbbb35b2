"""What is exported and imported again: the same questions, in a bank that `quiz` reads."""

from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.bank.model import Bank
from quiz.bank.reader import read_bank, read_bytes
from quiz.exchange.assembly import assemble
from quiz.exchange.bank_yaml import bank_yaml
from quiz.exchange.gift_reader import read_gift
from quiz.exchange.moodle_xml_reader import read_moodle_xml
from quiz.exchange.selection import drawn
from quiz.game.draw import RoundSpec
from quiz.paths import packaged_bank
from tests.banks import bank_of, multiple_choice, text, true_false
from tests.exchange.hazards import hazardous, hazardous_banks
from tests.exchange.reading import made_into_bank, read
from tests.exchange.writing import written

FORMATS = pytest.mark.parametrize("name", ["gift", "moodle-xml"])


@FORMATS
@given(bank=hazardous_banks())
def test_the_questions_come_back_as_they_went(name: str, bank: Bank) -> None:
    exported = written(name, bank)
    assert read(exported).remarks == []
    assert made_into_bank(exported).questions == bank.questions


@FORMATS
def test_very_long_texts_come_back(name: str) -> None:
    bank = bank_of(replace(true_false("long"), statement=text("a: # = ~ {b} \\ " * 20_000 + "c")))
    assert made_into_bank(written(name, bank)).questions == bank.questions


@FORMATS
@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_shipped_bank_comes_back(name: str, language: str) -> None:
    shipped = read_bank(packaged_bank())
    back = made_into_bank(written(name, shipped, language))
    assert back.topics.keys() == shipped.topics.keys()
    for question, returned in zip(shipped.questions, back.questions, strict=True):
        assert returned.id == question.id
        assert returned.stem.in_language("") == question.stem.in_language(language)
        assert returned.explanation.in_language("") == question.explanation.in_language(language)
        assert (returned.topic, returned.level, returned.key) == (
            question.topic,
            question.level,
            question.key,
        )
        assert (returned.ideas, returned.claims) == (question.ideas, question.claims)
        assert (returned.sources, returned.as_of) == (question.sources, question.as_of)


@FORMATS
def test_a_drawn_paper_comes_back_in_its_order(name: str) -> None:
    bank = bank_of(*(multiple_choice(f"question-{n}") for n in range(5)))
    paper = drawn(bank, RoundSpec(length=None), 7, "en")
    back = made_into_bank(written(name, paper))
    assert [question.id for question in back.questions] == [asked.question.id for asked in paper.paper]


@given(bank=hazardous_banks())
def test_the_written_bank_is_read_as_it_was(bank: Bank) -> None:
    assert read_bytes(b"".join(bank_yaml(bank)), "bank.yaml").questions == bank.questions


_ANY = st.one_of(hazardous(12), st.text(max_size=30), st.sampled_from(["idea:%1B%0A", "level:2", "topic:a"]))
_GIFT = st.lists(
    st.one_of(
        _ANY,
        st.sampled_from(["{T}", "{F#", "{=", "~", "#", "####", "}", "\n\n", "::", "\n// [tag:%1B%0A]\n"]),
    )
)


@given(pieces=_GIFT)
def test_whatever_is_in_a_file_the_bank_made_of_it_is_read(pieces: list[str]) -> None:
    reading = read_gift("".join(pieces) + "\n\nLast{T}")
    assert reading.questions
    written = b"".join(bank_yaml(assemble(reading.questions, "A bank")))
    assert len(read_bytes(written, "bank.yaml").questions) == len(reading.questions)


@given(stem=_ANY, answers=st.lists(st.tuples(_ANY, _ANY), max_size=4), tag=_ANY)
def test_whatever_is_in_an_xml_file_the_bank_made_of_it_is_read(
    stem: str, answers: list[tuple[str, str]], tag: str
) -> None:
    root = ElementTree.Element("quiz")
    for kind in ("multichoice", "truefalse"):
        question = ElementTree.SubElement(root, "question", type=kind)
        ElementTree.SubElement(ElementTree.SubElement(question, "questiontext"), "text").text = _in_xml(stem)
        tags = ElementTree.SubElement(question, "tags")
        ElementTree.SubElement(ElementTree.SubElement(tags, "tag"), "text").text = _in_xml(tag)
        for words, feedback in answers:
            answer = ElementTree.SubElement(
                question, "answer", fraction="100" if words == answers[0][0] else "0"
            )
            ElementTree.SubElement(answer, "text").text = _in_xml(words)
            said = ElementTree.SubElement(answer, "feedback")
            ElementTree.SubElement(said, "text").text = _in_xml(feedback)
    questions = read_moodle_xml(ElementTree.tostring(root, "unicode")).questions
    if questions:
        written = b"".join(bank_yaml(assemble(questions, "A bank")))
        assert len(read_bytes(written, "bank.yaml").questions) == len(questions)


def _in_xml(words: str) -> str:
    """Words without the characters that XML cannot hold."""
    return "".join(sign for sign in words if sign in "\t\n" or (sign >= " " and sign not in "\ufffe\uffff"))
