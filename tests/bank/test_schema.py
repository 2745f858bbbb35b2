"""The JSON Schema for editors accepts the same as the reader, as far as a schema can see."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker, ValidationError

from quiz import paths
from quiz.bank import answer_reader, question_reader, reader
from quiz.bank.model import Kind
from quiz.bank.problems import BankError, Problem
from quiz.bank.reader import read_bytes
from quiz.check.rules import RULES
from tests.bank.test_generated import any_field_changed
from tests.bank.test_reader import BILINGUAL, MISTAKES, Mistake
from tests.bank.typed import as_editors_see, compose
from tests.bank_strategies import as_yaml, bank_data
from tests.banks import SMALL, small_with
from tests.effort import EXAMPLES, MANY

ROOT = Path(__file__).resolve().parents[2]
Place = tuple[str | int, ...]
"""The way to a part of a bank, as `("questions", 3)`."""

FIXTURES = sorted((ROOT / "tests" / "fixtures" / "banks").glob("*.yaml"))
SCHEMA: dict[str, Any] = json.loads(Path(paths.BANK_SCHEMA).read_text("utf-8"))

BEYOND_A_SCHEMA = {
    "references from one place of the file to another (S03, S04)": (
        r"there is no (topic|source|misconception) '",
    ),
    "ids that are taken (S01)": (r"this id is taken by",),
    "choices that say the same (M01)": (r"say the same; change one",),
    "languages that the title has, or has not (L01, S03)": (
        r"is missing in the language",
        r"must have a text for each language of the title",
        r"must be a plain text, as the title is one",
        r"has the language '.*', which the title has not",
    ),
    "how the file is written, not what it says (S03)": (
        r"stands twice here",
        r"^a line that begins with %",
        r"^an anchor |^an alias |^a tag |^a tab;",
        r"is not allowed in a bank; delete it",
        r"a second document",
        r"a key must be a plain word",
        r"cannot be read as YAML",
        r"'lesson' has a \* too many or too few",
    ),
    "the size and the encoding of the file": (
        r"byte order mark|is not UTF-8",
        r"is larger than|has more than|nested too deeply|too many problems|no ordinary file",
    ),
}
"""The problems that the reader reports and a schema cannot express, by kind, as patterns of their messages."""

ALSO_REFUSED = {
    "nothing, written out: editors take it for no text at all": ("title: A small bank", "title: ~"),
    "nothing, as a word": ("Rivers run uphill.", "null"),
    "spaces inside the quotes of a word, which the reader cuts off": ("topic: rivers", "topic: ' rivers '"),
}
"""What the reader takes and the schema refuses: one change to the small bank each."""

ALSO_TAKEN = {
    "a number with zeros before it, which editors see without": ("level: 1", "level: 01"),
    "a number with a point": ("format: 1", "format: 1.0"),
    "a number as programmers write it": ("level: 1", "level: 0x1"),
    "a year as programmers write it": ("date: 2026-02", "date: 2e3"),
    "true and false with capitals, which editors see without": ("answer: false", "answer: False"),
    "a short id of digits, which may have been 007": ("id: river-end", "id: 7"),
}
"""What the reader refuses and the schema takes, because editors see another value than was typed."""


NAMES_MAY_BE_NONE = re.compile(r"there is no (topic|source|misconception)|language|as the title is one")
"""Problems beyond a schema that may name what is no id or language code, which a schema can see."""


def problems_of(text: str) -> list[Problem]:
    """The problems that the reader reports."""
    try:
        read_bytes(text.encode("utf-8", "surrogatepass"), "b.yaml")
    except BankError as error:
        return error.problems
    return []


def is_beyond(problem: Problem) -> bool:
    """Can no schema express this problem?"""
    return any(re.search(pattern, problem.message) for kind in BEYOND_A_SCHEMA.values() for pattern in kind)


@cache
def validator() -> Draft202012Validator:
    return Draft202012Validator(SCHEMA, format_checker=FormatChecker())


def takes(value: object) -> bool:
    """Does the schema take what an editor sees?"""
    return validator().is_valid(value)


def assert_same_verdict(text: str, *, beyond_too: bool = True) -> None:
    """The schema refuses what the reader refuses, but for what is beyond a schema, and nothing else.

    Args:
        text: A bank, good or bad.
        beyond_too: Is it sure that there is nothing else wrong where the reader reports what is beyond a schema?
    """
    problems = problems_of(text)
    reported = [problem.message for problem in problems]
    taken = takes(as_editors_see(text))
    if not problems:
        assert taken, "the reader takes it"
    elif not all(map(is_beyond, problems)):
        assert not taken, reported
    elif beyond_too and not NAMES_MAY_BE_NONE.search(" ".join(reported)):
        assert taken, reported


# The schema itself


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_the_schema_lists_the_keys_that_the_reader_accepts() -> None:
    parts = SCHEMA["$defs"]
    assert list(SCHEMA["properties"]) == list(reader.TOP_KEYS)
    assert set(parts["topic"]["properties"]) == set(reader.TOPIC_KEYS)
    assert set(parts["point"]["properties"]) == set(reader.POINT_KEYS)
    assert set(parts["choice"]["properties"]) == set(answer_reader.CHOICE_KEYS)
    assert set(parts["correction"]["properties"]) == set(answer_reader.CORRECTION_KEYS)
    for kind in Kind:
        keys = parts["question"]["properties"].keys() | parts[kind]["properties"].keys()
        assert keys == set(question_reader.KEYS[kind])


def test_the_schema_states_each_key_of_a_question_once() -> None:
    parts = SCHEMA["$defs"]
    common = set(parts["question"]["properties"])
    assert parts["question"]["properties"]["type"]["enum"] == list(Kind)
    for kind in Kind:
        assert common & parts[kind]["properties"].keys() == {"type"}
        assert parts[kind]["properties"]["type"] == {"const": kind.value}


def objects(part: object) -> Iterator[dict[str, Any]]:
    """Every part of the schema that describes keys."""
    if isinstance(part, dict):
        if isinstance(part.get("properties"), dict):
            yield part
        for name, inner in part.items():
            if name not in ("contains", "if", "then"):
                yield from objects(inner)
    elif isinstance(part, list):
        for inner in part:
            yield from objects(inner)


def test_every_key_is_explained_and_no_other_is_taken() -> None:
    described = 0
    of_one_type = [SCHEMA["$defs"][kind] for kind in Kind]  # closed by the question that they are part of
    for part in objects(SCHEMA):
        assert part in of_one_type or part.keys() & {"additionalProperties", "unevaluatedProperties"}, part
        for name, inner in part["properties"].items():
            if name in i18n_codes() or "const" in inner:
                continue
            target = SCHEMA["$defs"].get(str(inner.get("$ref", "")).rpartition("/")[2], {})
            assert inner.get("title") or target.get("title"), name
            assert inner.get("description") or target.get("description"), name
            described += 1
    assert described > 35


def i18n_codes() -> set[str]:
    return set(SCHEMA["$defs"]["text"]["anyOf"][1]["properties"])


def test_an_editor_offers_the_rules_that_a_question_may_break() -> None:
    offered = SCHEMA["$defs"]["question"]["properties"]["allow"]["items"]["anyOf"][0]["enum"]
    assert offered == [rule.id for rule in RULES if rule.can_be_silenced]


def test_patterns_mean_the_same_in_an_editor_as_in_python() -> None:
    """JavaScript has no `Z` for the end, and its digits are those of ASCII."""
    patterns = re.findall(r'"pattern": "((?:[^"\\]|\\.)*)"', Path(paths.BANK_SCHEMA).read_text("utf-8"))
    assert len(patterns) >= 6
    assert not [pattern for pattern in patterns if re.search(r"\\[dDwWbBZA]|\(\?", pattern)]


# Good banks


@pytest.mark.parametrize("text", [SMALL, BILINGUAL, f"---\n{SMALL}"], ids=["small", "bilingual", "marked"])
def test_a_good_bank_is_taken(text: str) -> None:
    assert problems_of(text) == []
    assert takes(as_editors_see(text))


def test_the_shipped_bank_is_taken_and_names_the_schema() -> None:
    text = (ROOT / "questions.yaml").read_text("utf-8")
    assert takes(as_editors_see(text))
    first = text.partition("\n")[0]
    assert first.startswith("# yaml-language-server: $schema=")
    assert (ROOT / first.partition("=")[2]).samefile(paths.BANK_SCHEMA)


@given(bank_data(), st.booleans())
def test_whatever_is_a_bank_to_the_reader_is_one_to_the_schema(data: dict[str, Any], flow: bool) -> None:
    text = as_yaml(data, flow=flow)
    assert problems_of(text) == []
    assert takes(as_editors_see(text))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: A small bank", "title: 1984"),
        ("Rivers run uphill.", "true"),
        ("Rivers run uphill.", "12.5"),
        ("Rivers run uphill.", "1e3"),
        ("Rivers run uphill.", ".inf"),
        ("Rivers run uphill.", "2026-02-05"),
        ("Rivers run uphill.", "No"),
        ("level: 1", "level: '1'"),
        ("format: 1", 'format: "1"'),
        ("answer: false", "answer: 'false'"),
        ("format: 1", "format: 1\nreview_after: 90"),
        ("format: 1", "format: 1\nreview_after: '90'"),
        ("date: 2026-02", "date: 2026"),
        ("date: 2026-02", "date: '2026'"),
        ("date: 2026-02", "date: 2024-02-29"),
        ("id: river-end", "id: 007"),
        ("id: river-end", "id: '007'"),
        ("id: river-end", "id: 1e5"),
        ("id: river-end", "id: true"),
        ("level: 1", "level: 1\n    claims: [1, A2, true]"),
        ("level: 1", "level: 1\n    claims: []"),
        ("level: 1", "level: 1\n    allow: [M04]\n    note: 5"),
        ("level: 1", "level: 1\n    allow: [Z99]\n    note: gone by now"),
        ("correct: true", "correct: 'true'"),
        ("On a peak, why", "On a peak, correct: false, why"),
        ("format: 1", "format: 1\nmisconceptions: {}"),
        ("title: A small bank", "title: '\u200b'"),
    ],
)
def test_a_value_is_taken_as_editors_see_it(old: str, new: str) -> None:
    text = small_with(old, new)
    assert problems_of(text) == []
    assert takes(as_editors_see(text))


# Bad banks


@pytest.mark.parametrize("mistake", MISTAKES.values(), ids=MISTAKES.keys())
def test_a_mistake_is_one_to_both(mistake: Mistake) -> None:
    text = small_with(mistake.old, mistake.new)
    assert problems_of(text)
    try:
        assert_same_verdict(text)
    except yaml.YAMLError:
        assert all(is_beyond(problem) for problem in problems_of(text))


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)
def test_a_file_with_mistakes_is_refused_by_both_in_the_same_places(path: Path) -> None:
    text = path.read_text("utf-8")
    reported = {place_of_line(text, problem.line) for problem in problems_of(text) if not is_beyond(problem)}
    seen = {place_of_error(error) for error in validator().iter_errors(as_editors_see(text))}
    assert seen ^ reported == JUDGED_OTHERWISE.get(path.stem, set())


JUDGED_OTHERWISE: dict[str, set[Place]] = {
    "spreadsheet_habits": {("format",)},  # 1.0, which editors take for 1
    "no_questions": {(), ("topics",)},  # what each question would miss: sources, and a topic
}
"""Places of the fixture files that only one of the two refuses."""


def place_of_error(error: ValidationError) -> Place:
    """The topic, source, misconception or question that an error is in; else the key of the bank."""
    steps: list[Any] = list(error.absolute_path)
    if "propertyNames" in error.absolute_schema_path:
        steps.append(error.instance)
    return tuple(steps[:2])


def place_of_line(text: str, line: int) -> Place:
    """The topic, source, misconception or question in a line of a bank; else the key of the bank."""
    root = compose(text)
    assert isinstance(root, yaml.MappingNode)
    found: Place = ()
    for key, section in root.value:
        if key.start_mark.line < line:
            found = (key.value,) if key.value in SCHEMA["properties"] else ()
        entries: list[tuple[str | int, yaml.Node]] = []
        if isinstance(section, yaml.MappingNode) and key.value != "title":
            entries = [(name.value, name) for name, _entry in section.value]
        elif isinstance(section, yaml.SequenceNode) and key.value == "questions":
            entries = list(enumerate(section.value))
        for name, node in entries:
            if node.start_mark.line < line:
                found = (key.value, name)
    return found


def spots(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:  # noqa: ANN401
    """The way to every value inside a value."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, part in inner:
        yield (*path, step)
        yield from spots(part, (*path, step))


FULL = (
    small_with(
        "correction: Rivers run downhill.",
        "correction: {text: Rivers run downhill., choices: [Rivers stand still., Rivers run in rings.]}\n"
        "    misconception: uphill\n    claims: [R1]\n    ideas: [slope]\n    allow: [T05]\n    note: why not",
    )
    .replace("date: 2026-02}", "date: 2026-02, url: 'https://example.org'}")
    .replace("On a peak, why", "On a peak, correct: false, misconception: uphill, why")
    .replace(
        "questions:", "misconceptions:\n  uphill: {belief: Rivers run uphill., reteach: Look.}\nquestions:"
    )
    .replace("format: 1", "format: 1\nreview_after: 90\nnames: [Ottawa, Nile]")
    .replace(
        "summary: Rivers run to the sea.",
        "summary: Rivers run to the sea., lesson: [They run **down**., They end.], "
        "map: [{name: Ottawa, at: [45.4, -75.7]}, {name: Nile, at: ['30', 31.]}]",
    )
)
"""The small bank with everything that may be left out."""

BANKS = {"small": SMALL, "bilingual": BILINGUAL, "full": FULL}
_DATA = {name: yaml.load(text, Loader=yaml.BaseLoader) for name, text in BANKS.items()}
_PLACES = {path: name for name, data in _DATA.items() for path in spots(data) if path[-1] != "fr"}
PLACES = [(name, path) for path, name in _PLACES.items()]
"""Every place of the banks, each in the one that has most; one language stands for both."""


OTHER_VALUES: tuple[Any, ...] = (
    *("", " ", "x", "River End", "true", "3", "0", "100000", "2026-02-30", "2026-13"),
    *([], {}, ["x"], ["x"] * 3, [[]], {"de": "y"}, {"de": ""}, {"German": "y"}),
)
"""What is put in the place of a value: by turns one half of these and the other."""

ALL_VALUES_FROM = 100
"""From so many examples on, every value is put in every place."""


@pytest.mark.parametrize(
    ("name", "path"), PLACES, ids=[f"{name}:{'/'.join(map(str, path))}" for name, path in PLACES]
)
def test_each_value_lost_misspelt_or_of_another_shape_is_judged_alike(
    name: str, path: tuple[str | int, ...]
) -> None:
    others = (
        OTHER_VALUES if EXAMPLES >= ALL_VALUES_FROM else OTHER_VALUES[PLACES.index((name, path)) % 2 :: 2]
    )
    for change in ("lose", "misspell", "capitals", *others):
        data = copy.deepcopy(_DATA[name])
        *way, last = path
        inner: Any = data
        for step in way:
            inner = inner[step]
        if change == "lose":
            del inner[last]
        elif change == "misspell" and isinstance(last, str):
            inner[f"{last}x"] = inner.pop(last)
        elif change == "capitals" and isinstance(last, str):
            inner[last.upper()] = inner.pop(last)
        elif change not in ("misspell", "capitals"):
            inner[last] = change
        assert_same_verdict(as_yaml(data))


@settings(max_examples=MANY)
@given(any_field_changed())
def test_any_value_in_any_field_is_judged_alike(data: dict[str, Any]) -> None:
    assert_same_verdict(as_yaml(without_outer_spaces(data)), beyond_too=False)


def without_outer_spaces(value: Any) -> Any:  # noqa: ANN401
    """The value with its texts as the reader cuts them."""
    if isinstance(value, dict):
        return {key: without_outer_spaces(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [without_outer_spaces(inner) for inner in value]
    return value.strip()


@pytest.mark.parametrize("section", ["topics", "sources"])
def test_what_every_question_needs_is_asked_for_before_there_is_one(section: str) -> None:
    data = copy.deepcopy(_DATA["small"])
    data[section] = {}
    assert not takes(data)
    del data[section]
    assert not takes(data)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("format: 1", "format: 1\nreview_after: 0"),
        ("format: 1", "format: 1\nreview_after: -3"),
        ("format: 1", "format: 1\nreview_after: 100000"),
        ("format: 1", "format: 1\nreview_after: 1.5"),
        ("date: 2026-02", "date: 999"),
        ("date: 2026-02", "date: '0999'"),
        ("date: 2026-02", "date: 20260"),
        ("date: 2026-02", "date: 2026-2"),
        ("date: 2026-02", "date: 2023-02-29"),
        ("as_of: 2026-02-05", "as_of: 2026"),
        ("as_of: 2026-02-05", "as_of: 2026-02-05T10:00:00"),
        ("as_of: 2026-02-05", "as_of: 20260205"),
        ("id: river-end", "id: -12"),
        ("id: river-end", "id: -river"),
        ("id: river-end", f"id: {'r' * 41}"),
        ("level: 1", "level: 4"),
        ("level: 1", "level: '01'"),
        ("format: 1", "format: 2"),
        ("format: 1", "format: true"),
        ("answer: false", "answer: 0"),
        ("answer: false", "answer: true"),
        ("answer: false", "answer: 'true'"),
        ("answer: false\n    correction: Rivers run downhill.", "answer: 'false'"),
        ("level: 1", "level: 1\n    allow: [M04]"),
        ("level: 2", "level: 2\n    allow: [M04]"),
        ("level: 1", "level: 1\n    claims: ['']"),
        ("On a peak, why", "On a peak, correct: 'true', why"),
        ("correct: true", "correct: false"),
        (
            "- {text: On a peak",
            "- {text: x, why: y}\n" + "      - {text: x, why: y}\n" * 6 + "      - {text: On a peak",
        ),
    ],
)
def test_a_value_is_refused_as_editors_see_it(old: str, new: str) -> None:
    text = small_with(old, new)
    assert not all(map(is_beyond, problems_of(text)))
    assert not takes(as_editors_see(text))


# Where they differ


@pytest.mark.parametrize(("old", "new"), ALSO_REFUSED.values(), ids=ALSO_REFUSED.keys())
def test_the_schema_also_refuses(old: str, new: str) -> None:
    text = small_with(old, new)
    assert problems_of(text) == []
    assert not takes(as_editors_see(text))


@pytest.mark.parametrize(("old", "new"), ALSO_TAKEN.values(), ids=ALSO_TAKEN.keys())
def test_the_schema_also_takes(old: str, new: str) -> None:
    text = small_with(old, new)
    assert len(problems_of(text)) == 1
    assert takes(as_editors_see(text))


def test_every_kind_of_problem_beyond_a_schema_is_one_that_the_reader_reports() -> None:
    changed = [small_with(mistake.old, mistake.new) for mistake in MISTAKES.values()]
    reported = {problem.message for text in changed for problem in problems_of(text)}
    for kind, patterns in BEYOND_A_SCHEMA.items():
        if "encoding" not in kind and "languages" not in kind:
            assert any(re.search(pattern, message) for pattern in patterns for message in reported), kind
