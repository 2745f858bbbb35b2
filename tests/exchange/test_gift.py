"""GIFT, the text format of Moodle: what is written."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given

from quiz.bank.model import Bank
from quiz.exchange.selection import drawn
from quiz.game.draw import RoundSpec, draw
from tests.banks import bank_of, classroom_bank, text, true_false
from tests.exchange.hazards import hazardous_banks, in_two_languages, with_choices, with_texts
from tests.exchange.writing import written


def answers(bank: Bank) -> list[str]:
    """The lines between the braces of the only question, without their indentation."""
    gift = written("gift", bank)
    return gift[gift.index("{\n") + 2 : gift.rindex("}")].replace("\t", "").splitlines()


def test_a_false_statement_gives_its_correction_to_whoever_is_wrong_and_right() -> None:
    gift = written("gift", bank_of(true_false("uphill", answer=False)))
    assert gift.endswith(
        "::uphill::[plain]statement of uphill"
        "{FALSE#correction of uphill#correction of uphill####explanation of uphill}\n\n"
    )


def test_a_true_statement_has_its_explanation_for_everybody() -> None:
    gift = written("gift", bank_of(true_false("downhill")))
    assert gift.endswith("::downhill::[plain]statement of downhill{TRUE####explanation of downhill}\n\n")


def test_true_and_false_stay_english_in_french() -> None:
    gift = written("gift", in_two_languages(), "fr")
    assert "{FALSE#Les rivières descendent la pente.#" in gift
    assert "####L’eau suit la pente\u00a0\\: elle descend.}" in gift
    assert "/Une banque/Rivières\n" in gift


def test_each_choice_has_its_sign_and_its_feedback() -> None:
    assert answers(bank_of(with_choices("In the sea", "On a peak"))) == [
        "=In the sea#why 0",
        "~On a peak#why 1",
        "####explanation of a-question",
    ]


def test_id_and_tags_stand_in_the_comment_that_moodle_reads() -> None:
    question = true_false("downhill", ideas=("slope", "a,b]<c>"), level=2)
    assert written("gift", bank_of(question)).splitlines()[2] == (
        "// [id:downhill] [tag:topic:topic-0] [tag:level:2] [tag:idea:slope] [tag:idea:a%2Cb%5D%3Cc%3E]"
        " [tag:source:atlas] [tag:as-of:2026-02-05]"
    )


def test_signs_with_a_meaning_are_escaped() -> None:
    gift = written("gift", bank_of(with_texts(r"a \ b # c = d ~ e { f } g : h")))
    assert r"[plain]a \\ b \# c \= d \~ e \{ f \} g \: h{TRUE" in gift


def test_a_line_break_is_written_as_an_escape() -> None:
    gift = written("gift", bank_of(with_texts("one\n\n0\n// two")))
    assert r"[plain]one\n\n0\n// two{TRUE" in gift


@pytest.mark.parametrize("wording", ["%50% of them", "[html] is a mark", "[", "%"])
def test_a_choice_that_begins_like_a_weight_or_a_format_is_marked_as_plain(wording: str) -> None:
    lines = answers(bank_of(with_choices(wording, f"{wording} or not")))
    assert lines[0] == f"=[plain]{wording}#why 0"
    assert lines[1] == f"~[plain]{wording} or not#why 1"


def test_what_moodle_uses_as_a_stand_in_is_written_as_html() -> None:
    gift = written("gift", bank_of(with_texts("a &&058; <b>\nc  d")))
    assert "::[html]a &amp;&amp;058; &lt;b&gt;<br>c&\\#32;&\\#32;d{TRUE####[plain]explanation" in gift


def test_a_category_line_stands_wherever_the_topic_changes() -> None:
    topics = ["one", "one", "two", "one"]
    bank = bank_of(*(true_false(f"statement-{n}", topic=topic) for n, topic in enumerate(topics)))
    lines = [line for line in written("gift", bank).splitlines() if line.startswith("$")]
    path = "$CATEGORY: $course$/top/A bank for tests/title of"
    assert lines == [f"{path} one", f"{path} two", f"{path} one"]


def test_slashes_in_a_category_are_doubled_and_its_length_is_what_moodle_holds() -> None:
    bank = bank_of(true_false("statement"))
    titled = replace(bank, title=text("either/or"), topics={"topic-0": replace(bank.topics["topic-0"])})
    assert "$course$/top/either//or/title of topic-0\n" in written("gift", titled)
    long = replace(bank, title=text("x" * 300))
    assert f"/{'x' * 255}/" in written("gift", long)


@given(hazardous_banks())
def test_no_line_can_be_taken_for_another(bank: Bank) -> None:
    """Questions end only where they should, and no line begins like a comment or a category that is none."""
    for block in written("gift", bank).split("\n\n")[:-1]:
        lines = [line.strip() for line in block.split("\n")]
        if lines[0].startswith("$CATEGORY: "):
            assert len(lines) == 1
            continue
        assert lines[0].startswith("// [id:")
        assert lines[1].startswith("::")
        assert lines[-1].endswith("}")
        assert all(line[0] in "=~#}" for line in lines[2:])


def test_the_order_of_a_seed_is_the_order_on_the_screens() -> None:
    bank, spec = classroom_bank(), RoundSpec(length=10)
    gift = written("gift", drawn(bank, spec, 7, "en"))
    places = []
    for asked in draw(bank, spec, Random(7)):
        places.append(gift.index(f"::{asked.question.id}::"))
        texts = [gift.find(f"choice {place} of {asked.question.id}#") for place in asked.order]
        assert texts == sorted(texts)
    assert places == sorted(places)
    assert gift.count("[id:") == 10
