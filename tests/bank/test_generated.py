"""Banks made up by Hypothesis: what is valid is read as it is, and nothing at all makes the reader fall over."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from quiz.bank.model import Bank
from quiz.bank.problems import MAX_PROBLEMS, BankError
from quiz.bank.reader import read_bytes
from tests.bank_strategies import as_bank, as_yaml, bank_data
from tests.banks import SMALL
from tests.effort import MANY

SHIPPED = (Path(__file__).resolve().parents[2] / "questions.yaml").read_text("utf-8")

EXCERPT = "\n".join(SHIPPED[: SHIPPED.index("questions:\n") + 6000].split("\n")[:-1]) + "\n"
"""The shipped bank as far as its first questions; the rest of its topics have none."""


def problems_of(data: bytes) -> list[str]:
    """The lines that the reader reports for some bytes; none where they are a bank."""
    try:
        assert isinstance(read_bytes(data, "bank.yaml"), Bank)
    except BankError as raised:
        error = raised
    else:
        return []
    lines_there = max(1, data.count(b"\n") + (not data.endswith(b"\n")))
    told_in = [problem.line for problem in error.problems]
    assert 0 < len(told_in) <= MAX_PROBLEMS + 1
    assert told_in == sorted(told_in)
    assert all(0 <= line <= lines_there for line in told_in)
    for line in (*error.lines(), str(error)):
        assert line.isprintable()
        assert len(line) < 1000
    return error.lines()


@given(bank_data(), st.booleans())
def test_a_valid_bank_is_read_as_it_was_written(data: dict[str, Any], flow: bool) -> None:
    assert read_bytes(as_yaml(data, flow=flow).encode(), "bank.yaml") == as_bank(data)


@given(bank_data(), st.data())
def test_a_missing_key_is_the_one_problem_of_a_valid_bank(data: dict[str, Any], pick: st.DataObject) -> None:
    question = pick.draw(st.sampled_from(data["questions"]))
    needed = [key for key in question if key not in ("claims", "type")]
    key = pick.draw(st.sampled_from(needed))
    del question[key]
    reported = problems_of(as_yaml(data).encode())
    assert len(reported) == 1
    assert key in reported[0]


_line = st.sampled_from(EXCERPT.split("\n"))
_place = st.integers(0, len(EXCERPT))
_JUNK = (
    *("\t", "\x00", "\x1b[31m", "\u202e", "\ufeff", "\x85", "\u2028", "\ud800", "\r", "\n", "\u200b"),
    *('"', "'", "[", "{", "&a ", "*a", "!!python/object ", "%TAG\n", "#", "<<: ", "=", "~"),
    *("---\n", "...\n", ": ", "- ", "? ", "|\n", ">-\n"),
    *(r'"\x1b"', r'"\ud800"', r'"\U0010FFFF"', r'"a\nb"'),
)
_junk = st.one_of(st.text(min_size=1, max_size=6), st.sampled_from(_JUNK))


@st.composite
def mutations(draw: st.DrawFn) -> Callable[[str], str]:
    """One change to a text: a cut, a copy, a swap of lines, or junk put in."""
    start, length = draw(_place), draw(st.integers(1, 200))
    kind = draw(st.sampled_from(["cut", "copy", "swap", "junk", "lines"]))
    junk, first, second = draw(_junk), draw(_line), draw(_line)

    def change(text: str) -> str:
        end = start + length
        if kind == "cut":
            return text[:start] + text[end:]
        if kind == "copy":
            return text[:end] + text[start:]
        if kind == "junk":
            return text[:start] + junk + text[start:]
        if kind == "swap":
            return text.replace(first, second, 1)
        lines = text.split("\n")
        place = start % len(lines)
        lines.insert(place, lines.pop(end % len(lines)))
        return "\n".join(lines)

    return change


@settings(max_examples=MANY)
@given(st.lists(mutations(), min_size=1, max_size=4))
def test_a_damaged_bank_gives_a_bank_or_clear_lines(changes: list[Callable[[str], str]]) -> None:
    text = EXCERPT
    for change in changes:
        text = change(text)
    problems_of(text.encode("utf-8", "surrogatepass"))


@settings(max_examples=MANY)
@given(st.lists(mutations(), min_size=1, max_size=3), st.integers(0, len(SMALL)))
def test_a_damaged_small_bank_gives_a_bank_or_clear_lines(
    changes: list[Callable[[str], str]], start: int
) -> None:
    text = SMALL
    for change in changes:
        text = change(text)
    problems_of((text[start:] + text[:start]).encode("utf-8", "surrogatepass"))


@settings(max_examples=MANY)
@given(
    st.one_of(
        st.binary(max_size=200), st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace"))
    )
)
@example(b"")
@example(b"\xff\xfe")
@example(b"\x00")
@example(b"? ")
@example(b"? [a]\n: b")
@example(b"- " * 40)
@example(b"%YAML 9.9\n---\na")
@example(b"%FOO bar\n---\nformat: 1")
@example(b'"\\ud800"')
@example(b'"\\U00110000"')
def test_random_bytes_give_clear_lines(data: bytes) -> None:
    assert problems_of(data)


_loose = st.recursive(
    st.one_of(
        st.text(max_size=30), st.sampled_from(["yes", "1.10", "en", "fr", "true", "[", "a\nb", "x" * 300])
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(
            st.one_of(
                st.text(max_size=12), st.sampled_from(["id", "en", "a\nb", "title", "tilte", "y" * 300])
            ),
            inner,
            max_size=5,
        ),
    ),
    max_leaves=12,
)

_FIELDS = (
    *("format", "title", "topics", "sources", "misconceptions", "questions", "review_after"),
    *("id", "type", "topic", "level", "statement", "answer", "correction", "explanation", "as_of", "allow"),
    *("prompt", "choices", "text", "correct", "why", "misconception", "summary", "publisher", "date", "note"),
)


@st.composite
def any_field_changed(draw: st.DrawFn) -> dict[str, Any]:
    """The small bank with any value in one to three of its fields, or in fields that it has not."""
    data: dict[str, Any] = yaml.load(SMALL, Loader=yaml.BaseLoader)
    spots = [data, *data["topics"].values(), *data["sources"].values(), *data["questions"]]
    spots += data["questions"][1]["choices"]
    for _turn in range(draw(st.integers(1, 3))):
        spot = draw(st.sampled_from(spots))
        spot[draw(st.sampled_from(_FIELDS))] = draw(_loose)
    return data


@settings(max_examples=MANY)
@given(any_field_changed())
def test_any_value_in_any_field_gives_a_bank_or_clear_lines(data: dict[str, Any]) -> None:
    problems_of(as_yaml(data).encode())


@pytest.mark.parametrize("seed", range(20))
def test_lines_in_any_order_give_a_bank_or_clear_lines(seed: int) -> None:
    from random import Random

    lines = SMALL.split("\n")
    Random(seed).shuffle(lines)
    assert problems_of("\n".join(lines).encode())
