"""The bank that is made of another program's questions: ids, topics, and what is still to be written."""

from __future__ import annotations

from quiz.bank.model import Bank, MultipleChoice, Text, TrueFalse
from quiz.bank.placeholder import UNKNOWN_DAY, is_placeholder
from quiz.exchange.assembly import UNKNOWN_SOURCE
from tests.exchange.reading import made_into_bank


def said(text: Text | None) -> str:
    return text.in_language("") if text else ""


def statement(gift: str) -> TrueFalse:
    (question,) = made_into_bank(gift).questions
    assert isinstance(question, TrueFalse)
    return question


def test_what_the_file_lacks_is_marked() -> None:
    bank = made_into_bank("Where do rivers end?{=In the sea ~On a peak#Too high.}")
    (question,) = bank.questions
    assert isinstance(question, MultipleChoice)
    assert [said(choice.why) for choice in question.choices] == [
        "??? Say why this is right: In the sea",
        "Too high.",
    ]
    assert is_placeholder(question.explanation)
    assert (question.level, question.sources, question.as_of) == (1, (UNKNOWN_SOURCE,), UNKNOWN_DAY)
    assert is_placeholder(bank.sources[UNKNOWN_SOURCE].title)
    assert is_placeholder(bank.topics[question.topic].title)


def test_a_false_statement_without_feedback_waits_for_its_correction() -> None:
    assert said(statement("Rivers run uphill.{F}").correction) == (
        "??? Write the true statement for: Rivers run uphill."
    )
    assert statement("Rivers run downhill.{T}").correction is None


def test_no_feedback_of_a_statement_is_lost() -> None:
    question = statement("Rivers run uphill.{F#They run down.#Well seen.####Water is heavy.}")
    assert said(question.correction) == "They run down."
    assert said(question.explanation) == "Water is heavy.\nWell seen."
    question = statement("Rivers run downhill.{T#They do.#Well seen.####They do.}")
    assert said(question.explanation) == "They do.\nWell seen."


def ids(gift: str) -> list[str]:
    return [question.id for question in made_into_bank(gift).questions]


def test_ids_are_made_of_the_words_that_name_a_question() -> None:
    assert ids("::Été à Montréal!::A{T}\n\n// [id:Q 12]\nB{T}\n\nDo rivers run downhill?{T}\n\n?!{T}") == [
        "ete-a-montreal",
        "q-12",
        "do-rivers-run-downhill",
        "question",
    ]


def test_no_two_ids_are_the_same_and_those_of_the_file_stay() -> None:
    gift = "::taken::A{T}\n\n::taken::B{T}\n\n// [id:taken]\nC{T}\n\n// [id:taken]\nD{T}\n\n::taken-2::E{T}"
    assert ids(gift) == ["taken-2", "taken-3", "taken", "taken-4", "taken-2-2"]
    long = "x" * 60
    assert ids(f"{long}{{T}}\n\n{long}.{{T}}") == ["x" * 40, "x" * 38 + "-2"]


def topics(bank: Bank) -> dict[str, str]:
    return {name: said(topic.title) for name, topic in bank.topics.items()}


def test_topics_are_the_categories_of_the_file() -> None:
    bank = made_into_bank(
        "$CATEGORY: A/Rivers\n\nA{T}\n\n$CATEGORY: B/Rivers\n\nB{T}\n\n$CATEGORY: A/Rivers\n\nC{T}\n\n"
        "// [tag:topic:rivers]\nD{T}"
    )
    assert topics(bank) == {"rivers-2": "Rivers", "rivers-3": "Rivers", "rivers": "Rivers"}
    assert [question.topic for question in bank.questions] == ["rivers-2", "rivers-3", "rivers-2", "rivers"]


def test_tags_of_other_programs_are_ideas_and_bad_ones_of_ours_are_passed_over() -> None:
    question = statement(
        "// [tag:chapter 3] [tag:level:9] [tag:as-of:soon] [tag:source:No!] [tag:topic:]\nA{T}"
    )
    assert question.ideas == ("chapter 3",)
    assert (question.level, question.sources, question.as_of) == (1, (UNKNOWN_SOURCE,), UNKNOWN_DAY)
