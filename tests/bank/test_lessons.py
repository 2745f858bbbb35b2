"""Lessons, maps, proper names, ideas and addresses: how a file states them, and what is wrong with them."""

from __future__ import annotations

import pytest

from quiz.bank import marks
from quiz.bank.model import Bank
from quiz.bank.problems import BankError
from quiz.bank.reader import read_bytes
from tests.bank.test_reader import BILINGUAL
from tests.banks import SMALL, small_with

WHERE = "topics: 'rivers'"
SUMMARY = "summary: Rivers run to the sea."
POINTS = "{name: Ottawa, at: [45.42, -75.7]}, {name: Nile, at: [30, 31]}"


def bank_with(old: str, new: str) -> Bank:
    return read_bytes(small_with(old, new).encode(), "b.yaml")


def problems_with(old: str, new: str) -> list[str]:
    """The problems of the small bank after one change."""
    with pytest.raises(BankError) as caught:
        bank_with(old, new)
    return [f"{problem.line}: {problem.message}" for problem in caught.value.problems]


def test_a_bank_without_the_optional_fields_has_none_of_them() -> None:
    bank = read_bytes(SMALL.encode(), "b.yaml")
    topic, question = bank.topics["rivers"], bank.questions[0]
    assert (bank.names, topic.lesson, topic.map, question.ideas) == ((), (), (), ())
    assert topic.lesson_paragraphs == (topic.summary,)
    assert bank.sources["atlas"].url is None


def test_a_lesson_is_paragraphs_and_a_map_is_points() -> None:
    topic = bank_with(SUMMARY, f"{SUMMARY}, lesson: [They run **down**., They end.], map: [{POINTS}]").topics[
        "rivers"
    ]
    assert [text.in_language("en") for text in topic.lesson] == ["They run **down**.", "They end."]
    assert topic.lesson_paragraphs == topic.lesson
    assert [(point.name.in_language("en"), point.latitude, point.longitude) for point in topic.map] == [
        ("Ottawa", 45.42, -75.7),
        ("Nile", 30.0, 31.0),
    ]


@pytest.mark.parametrize(
    ("paragraphs", "problem"),
    [
        ("[One.]", f"4: {WHERE}: the number of entries in 'lesson' is 1; write 2 to 6"),
        ("[]", f"4: {WHERE}: the number of entries in 'lesson' is 0; write 2 to 6"),
        (
            "[A., B., C., D., E., F., G.]",
            f"4: {WHERE}: the number of entries in 'lesson' is 7; write 2 to 6",
        ),
        ("One.", f"4: {WHERE}: 'lesson': expected a list, one item a line with '- ' before it"),
        ("[One., '']", f"4: {WHERE}: 'lesson' is empty"),
        *(
            (
                f"[One., '{text}']",
                f"4: {WHERE}: 'lesson' has a * too many or too few; mark key words **like this**",
            )
            for text in ("a **b* c", "**a", "a*b", "****", "** a**", "**a **", "***a***", "**a** **")
        ),
    ],
)
def test_a_mistake_in_a_lesson_is_reported_in_its_line(paragraphs: str, problem: str) -> None:
    assert problems_with(SUMMARY, f"{SUMMARY}, lesson: {paragraphs}") == [problem]


def test_asterisks_are_balanced_in_each_language() -> None:
    lesson = "lesson: [{en: A **b**., fr: A **b.}, {en: C., fr: C.}]"
    with pytest.raises(BankError, match=r"'lesson' has a \* too many or too few"):
        read_bytes(BILINGUAL.replace("summary: {en: S", f"{lesson}, summary: {{en: S").encode(), "b.yaml")


AT = f"{WHERE}, point 1 of the map: 'at' must be [latitude, longitude] in degrees, such as [49.28, -123.12]"


@pytest.mark.parametrize(
    ("points", "problem"),
    [
        ("[{name: Ottawa, at: [45.42, -75.7]}]", f"{WHERE}: the number of entries in 'map' is 1; write 2 to 9"),
        (f"[{', '.join([POINTS] * 5)}]", f"{WHERE}: the number of entries in 'map' is 10; write 2 to 9"),
        ("[Ottawa, Nile]", f"{WHERE}, point 1 of the map: expected keys with values here"),
        (f"[{{name: Ottawa}}, {POINTS}]", f"{WHERE}, point 1 of the map: 'at' is missing"),
        (f"[{{at: [1, 2]}}, {POINTS}]", f"{WHERE}, point 1 of the map: 'name' is missing"),
        *(
            (f"[{{name: Ottawa, at: {at}}}, {POINTS}]", AT)
            for at in ("45", "[45]", "[1, 2, 3]", "[-75.7, 245]", "[90.1, 0]", "[0, -180.5]", "[north, 0]",
                       "['', 0]", "[nan, 0]", "[1e1, 0]", "[[45], 0]", "[٤, 0]")
        ),
    ],
)  # fmt: skip
def test_a_mistake_in_a_map_is_reported_in_its_line(points: str, problem: str) -> None:
    assert problems_with(SUMMARY, f"{SUMMARY}, map: {points}")[0] == f"4: {problem}"


@pytest.mark.parametrize("at", ["[90, 180]", "[-90.0, -180]", "['+45.', ' .5 ']", "[0045, 000]"])
def test_every_place_on_earth_may_stand_on_a_map(at: str) -> None:
    assert bank_with(SUMMARY, f"{SUMMARY}, map: [{{name: A, at: {at}}}, {{name: B, at: [1, 2]}}]")


def test_names_may_be_plain_or_in_each_language() -> None:
    bank = read_bytes(
        BILINGUAL.replace("format: 1", "format: 1\nnames: [ICE, {en: Quebec, fr: Québec}]").encode(), "b.yaml"
    )
    assert [name.in_language("fr") for name in bank.names] == ["ICE", "Québec"]
    assert problems_with("format: 1", "format: 1\nnames: [ICE, '']") == ["2: the bank: 'names' is empty"]
    assert problems_with("format: 1", "format: 1\nnames: ICE")[0].startswith(
        "2: the bank: 'names': expected a list"
    )


def test_a_source_may_have_another_address_in_each_language() -> None:
    addresses = "url: {en: https://example.org/en, fr: https://example.org/fr}"
    source = read_bytes(BILINGUAL.replace("date: 2026-02", addresses).encode(), "b.yaml").sources["atlas"]
    assert source.url is not None
    assert source.url.in_language("fr") == "https://example.org/fr"
    one = read_bytes(BILINGUAL.replace("date: 2026-02", "url: https://example.org").encode(), "b.yaml")
    assert one.sources["atlas"].url is not None
    assert one.sources["atlas"].url.in_language("fr") == "https://example.org"


def test_claims_count_as_ideas_where_there_are_none() -> None:
    claims = bank_with("level: 1", "level: 1\n    claims: [C1]").questions[0]
    assert (claims.ideas, claims.ideas_tested) == ((), ("C1",))
    ideas = bank_with("level: 1", "level: 1\n    claims: [C1]\n    ideas: [slope, sea]").questions[0]
    assert (ideas.claims, ideas.ideas_tested) == (("C1",), ("slope", "sea"))


@pytest.mark.parametrize(
    ("wording", "spans"),
    [
        ("a **b c** d **e**", [("a ", False), ("b c", True), (" d ", False), ("e", True)]),
        ("plain", [("plain", False)]),
        ("**all**", [("all", True)]),
        ("5 * 4 **b**", [("5 * 4 **b**", False)]),
    ],
)
def test_marked_words_are_kept_apart(wording: str, spans: list[tuple[str, bool]]) -> None:
    assert marks.spans(wording) == spans
    assert marks.without_marks(wording) == "".join(part for part, _marked in spans)
