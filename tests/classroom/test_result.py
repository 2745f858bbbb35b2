"""A result file holds one round; what is no result file is refused with its reason."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker

from quiz import i18n, paths
from quiz.classroom.result import MAX_BYTES, Result, is_label, to_json
from quiz.classroom.result_reader import ResultError, read_result
from tests.classroom.results import EXAMPLE, results

SCHEMA: dict[str, Any] = json.loads(Path(paths.RESULT_SCHEMA).read_text("utf-8"))


def example(**changes: object) -> dict[str, Any]:
    """What the example's file holds, with some of its keys changed."""
    return {**json.loads(to_json(EXAMPLE)), **changes}


def with_answer(**changes: object) -> dict[str, Any]:
    return example(answers=[{**example()["answers"][0], **changes}])


def is_read(values: object) -> bool:
    """Does the reader take it?"""
    try:
        read_result(json.dumps(values))
    except ResultError:
        return False
    return True


@cache
def validator() -> Draft202012Validator:
    return Draft202012Validator(SCHEMA, format_checker=FormatChecker())


def test_the_file_of_a_round_has_the_keys_of_the_format() -> None:
    assert json.loads(to_json(EXAMPLE)) == {
        "format": 1,
        "id": EXAMPLE.id,
        "date": "2026-11-27",
        "bank": {"title": "What ICE can and cannot do in Canada", "hash": "0123456789abcdef" * 4},
        "code": "K7M2-0000",
        "spec": {
            "kind": "mixed",
            "topics": [],
            "level": None,
            "length": 3,
            "exam": False,
            "certainty": False,
            "seed": 7,
        },
        "language": "en",
        "label": "Seat 4",
        "finished": True,
        "answers": [
            {"question": "first-one", "choice": 0, "correct": True, "certainty": None, "seconds": 4},
            {"question": "third-one", "choice": 2, "correct": False, "certainty": 3, "seconds": 0},
        ],
        "paper": ["first-one", "second-one", "third-one"],
    }


def test_a_label_stands_in_the_file_only_if_it_was_given() -> None:
    assert "label" not in json.loads(to_json(replace(EXAMPLE, label=None)))


@given(results())
def test_what_is_written_is_read_as_it_was_and_fits_the_schema(result: Result) -> None:
    text = to_json(result)
    assert read_result(text) == result
    assert read_result(text.encode()) == result
    assert text.count("\n") == 1
    assert validator().is_valid(json.loads(text))


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_the_schema_names_the_keys_that_are_written() -> None:
    written, properties = example(), SCHEMA["properties"]
    assert list(properties) == list(written)
    assert set(properties) - set(SCHEMA["required"]) == {"label"}
    assert list(properties["spec"]["properties"]) == list(written["spec"])
    assert properties["bank"]["required"] == list(written["bank"])
    assert SCHEMA["$defs"]["answer"]["required"] == list(written["answers"][0])


ODD: tuple[object, ...] = (
    None, True, False, 0, 1, 3, 26, -1, 10**18, 10**6, 1.5, "", " ", "a", "\u202e", "x\x1b[0m", "a\nb",
    "first-one", "2026-02-30", "20261127", "mixed", " Seat", "thirteen let.", "K7M2-", [], ["first-one"],
    ["first-one", "first-one"], [1], {}, {"title": "x"},
)  # fmt: skip
"""Values that stand where others should, some of them right somewhere."""

odd = (
    st.sampled_from(ODD)
    | st.text(st.characters(codec="utf-8", exclude_characters="\n"), max_size=15)
    | st.integers()
)


@settings(max_examples=200)
@given(st.sampled_from(sorted(example())), odd)
def test_the_schema_and_the_reader_agree_on_every_key(key: str, value: object) -> None:
    changed = example(**{"answers": [], key: value})  # which questions answers may have, a schema cannot see
    assert is_read(changed) == validator().is_valid(changed)


@settings(max_examples=200)
@given(st.sampled_from(["title", "hash"]), st.sampled_from(sorted(example()["spec"])), odd)
def test_the_schema_and_the_reader_agree_on_bank_and_spec(
    bank_key: str, spec_key: str, value: object
) -> None:
    of_bank = example(bank={**example()["bank"], bank_key: value})
    of_spec = example(spec={spec_key: value})
    for changed in (of_bank, of_spec):
        assert is_read(changed) == validator().is_valid(changed)


@settings(max_examples=200)
@given(st.sampled_from(["choice", "correct", "certainty", "seconds", "host"]), odd)
def test_the_schema_and_the_reader_agree_on_answers(key: str, value: object) -> None:
    changed = with_answer(**{key: value})
    assert is_read(changed) == validator().is_valid(changed)


@pytest.mark.parametrize("key", sorted(set(example()) - {"label"}))
def test_a_key_that_is_missing_is_named(key: str) -> None:
    values = example()
    del values[key]
    assert not validator().is_valid(values)
    with pytest.raises(ResultError, match=key if key != "format" else "no result file"):
        read_result(json.dumps(values))


def test_a_key_that_no_result_file_has_is_refused() -> None:
    with pytest.raises(ResultError, match="'host'"):
        read_result(json.dumps(example(host="lab-pc-7")))


def test_what_is_missing_in_the_spec_has_its_usual_value_and_what_is_unknown_is_ignored() -> None:
    read = read_result(json.dumps(example(spec={"mood": "fine", "level": 2})))
    assert (read.spec.level, read.spec.topics, read.spec.exam) == (2, (), False)


def test_a_file_without_a_label_and_one_whose_label_is_null_are_the_same() -> None:
    without = example()
    del without["label"]
    assert read_result(json.dumps(without)) == read_result(json.dumps(example(label=None)))


@pytest.mark.parametrize(
    ("key", "value"), [("choice", True), ("choice", 1.0), ("correct", 1), ("certainty", True)]
)
def test_a_value_that_equals_one_read_before_is_refused_all_the_same(key: str, value: object) -> None:
    assert is_read(with_answer(choice=1, correct=True, certainty=1))
    assert not is_read(with_answer(**{"choice": 1, "correct": True, "certainty": 1, key: value}))


def test_an_answer_must_be_to_a_question_of_the_paper_and_the_only_one() -> None:
    twice = example(answers=[example()["answers"][0]] * 2)
    for values in (with_answer(question="of-another-paper"), twice):
        with pytest.raises(ResultError, match=r"answers\.question"):
            read_result(json.dumps(values))


def test_a_file_of_a_newer_format_is_told_from_one_that_is_none() -> None:
    with pytest.raises(ResultError, match="newer version"):
        read_result(json.dumps(example(format=2)))


@pytest.mark.parametrize(
    "hostile",
    [
        b"",
        b"\xff\xfe{}",
        b"\x00" * 100,
        b"{",
        b"[]",
        b"null",
        b"NaN",
        b"1e999",
        b"9" * 10_000,
        b"[" * 100_000,
        b'{"a":' * 100_000,
        b"\xef\xbb\xbf{}",
        b'{"format": NaN}',
        b'{"format": true}',
        b'{"format": 1.0}',
        b'{"format": 1}',
        b'{"format": 1, "\\ud800\\u001b[2J": 0}',
        b" " * (MAX_BYTES + 1),
    ],
    ids=range(18),
)
def test_a_hostile_file_is_refused_in_one_safe_line(hostile: bytes) -> None:
    for language in ("en", "fr"):
        i18n.switch(language)
        with pytest.raises(ResultError) as refused:
            read_result(hostile)
        assert str(refused.value).isprintable() or "\u00a0" in str(refused.value)
        assert 0 < len(str(refused.value)) < 100


@given(st.binary(max_size=60))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with pytest.raises(ResultError):
        read_result(data)


@given(results(), st.data())
def test_a_damaged_file_is_read_or_refused(result: Result, data: st.DataObject) -> None:
    whole = bytearray(to_json(result).encode())
    at = data.draw(st.integers(0, len(whole) - 1))
    damage: Callable[[], object] = data.draw(
        st.sampled_from([lambda: whole.__setitem__(at, whole[at] ^ 1), lambda: whole.__delitem__(at)])
    )
    damage()
    with suppress(ResultError):
        read_result(bytes(whole))


@pytest.mark.parametrize(
    ("text", "fits"),
    [("Seat 4", True), ("Élève 12", True), ("twelve chars", True), ("thirteen char", False), ("", False),
     (" a", False), ("a\n", False), ("a\x1b", False), ("\u202ea", False)],
)  # fmt: skip
def test_a_label_is_short_and_shows_as_it_is(text: str, fits: bool) -> None:
    assert is_label(text) == fits
