"""A YAML file as a tree of nodes with line numbers, built from parser events.

Every scalar stays the text its author typed, and hostile files are stopped as they come: anchors, aliases and
tags are refused, and so are depth, size and control characters beyond what a bank needs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from quiz.errors import QuizError
from quiz.i18n import _, ngettext

MAX_BYTES = 16 * 1024 * 1024
"""The largest file that is read; 10,000 questions take about 8 MB."""

MAX_DEPTH = 12
"""The deepest nesting that is read; a bank needs six levels."""

MAX_ENTRIES = 1_000_000
"""How many YAML events are read; 10,000 questions make about 800,000."""

MAX_PROBLEMS = 200
"""How many problems of one file are told; a file with more is not a bank."""

_FORBIDDEN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufdd0-\ufdef\ufff9-\ufffb\ufffe\uffff\ud800-\udfff"
    "\U000e0000-\U000e007f]"
)
"""Characters that can move a terminal's cursor, hide text or turn its direction round.

C0 but the line feed, DEL, C1, line and paragraph separators, bidirectional embeddings,
overrides and isolates, the byte order mark, interlinear marks, noncharacters, surrogates, tags.
"""

_LOADER: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Problem(NamedTuple):
    """One thing in a file that keeps it from being used."""

    line: int
    """Where, from 1; 0 for the file as a whole."""
    message: str
    """What is wrong, and what to write."""
    rule: str = ""
    """The rule of good questions that it breaks, where it breaks one."""


class BankError(QuizError):
    """A file that cannot be used as a bank, with every problem found in it."""

    def __init__(self, name: str, problems: list[Problem]) -> None:
        self.name = printable(name)
        """The file, as its user named it."""
        self.problems = sorted(problems, key=lambda problem: problem.line)
        """What is wrong, in the order of the lines."""
        first = self.lines()[0]
        more = len(problems) - 1
        if more:
            hint = ngettext(
                "(and {count} more problem; `quiz check {file}` lists them all)",
                "(and {count} more problems; `quiz check {file}` lists them all)",
                more,
            ).format(count=more, file=self.name)
        else:
            hint = ""
        super().__init__(first, hint)

    def lines(self) -> list[str]:
        """One line for each problem: where, what, and what to do."""
        told = []
        for problem in self.problems:
            where = f"{self.name}:{problem.line}" if problem.line else self.name
            told.append(_("{where}: error: {what}").format(where=where, what=problem.message))
        return told


@dataclass(slots=True)
class Scalar:
    """A text as typed."""

    value: str
    line: int


@dataclass(slots=True)
class Sequence:
    """A list."""

    items: list[Node]
    line: int


@dataclass(slots=True)
class Mapping:
    """Keys with their values; a repeated key keeps its first value and is told as a problem."""

    values: dict[str, Node]
    line: int
    key_lines: dict[str, int] = field(default_factory=dict)


Node = Scalar | Sequence | Mapping


class UnreadableError(Exception):
    """Raised inside this package where reading cannot go on; holds the last problem."""

    def __init__(self, line: int, message: str, rule: str = "") -> None:
        super().__init__(message)
        self.problem = Problem(line, message, rule)


def printable(text: str) -> str:
    """`text` with what cannot be seen, or would break a line, written as its code."""
    return "".join(character if character.isprintable() else f"\\u{ord(character):04x}" for character in text)


def short(value: str) -> str:
    """`value` as far as it fits into a message of one line."""
    flat = printable(" ".join(value[:200].split()))
    return flat if len(flat) <= 40 else f"{flat[:39]}…"


def note(problems: list[Problem], line: int, message: str, rule: str = "") -> None:
    """Add a problem.

    Raises:
        UnreadableError: if there are too many of them to go on.
    """
    if len(problems) >= MAX_PROBLEMS:
        raise UnreadableError(line, _("too many problems; the rest of the file was not read"))
    problems.append(Problem(line, message, rule))


def forbidden_character(text: str) -> str | None:
    """The name of the first character in `text` that no terminal should be sent, as `U+001B`."""
    found = _FORBIDDEN.search(text)
    return f"U+{ord(found.group()):04X}" if found else None


def load(path: Path) -> str:
    """The text of a file.

    Raises:
        UnreadableError: if there is no such file, it may not be read, is too large or is not UTF-8.
    """
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise UnreadableError(0, _("there is no such file")) from None
    except IsADirectoryError:
        raise UnreadableError(0, _("this is a folder; name the file inside it")) from None
    except PermissionError:
        raise UnreadableError(0, _("you may not read this file; ask its owner for permission")) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UnreadableError(0, _("cannot be read: {reason}").format(reason=reason)) from None
    if len(data) > MAX_BYTES:
        limit = MAX_BYTES // 1024 // 1024
        raise UnreadableError(
            0, _("is larger than {limit} MB; split it into several banks").format(limit=limit)
        )
    return decode(data)


def decode(data: bytes) -> str:
    """The text of a file's bytes.

    Raises:
        UnreadableError: if they are not UTF-8 without a byte order mark.
    """
    if data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        raise UnreadableError(1, _("starts with a byte order mark; save the file as UTF-8 without BOM"))
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = _("byte 0x{byte:02X} is not UTF-8; save the file with the encoding UTF-8")
        raise UnreadableError(line, message.format(byte=data[error.start])) from None


def parse(text: str, problems: list[Problem]) -> Node:
    """The tree of a YAML text; what is wrong and does not stop the reading is added to `problems`.

    Raises:
        UnreadableError: if the text is not YAML, or uses of YAML what a bank may not.
    """
    lines = text.split("\n")
    unreadable: list[Problem] = []
    for number, line in enumerate(lines, 1):
        found = _FORBIDDEN.search(line.removesuffix("\r"))
        if found:
            note(unreadable, number, _forbidden(found.group()), "S03")
    if unreadable:
        last = unreadable.pop()
        problems += unreadable
        raise UnreadableError(*last)
    try:
        return _build(yaml.parse(text, Loader=_LOADER), problems)
    except yaml.MarkedYAMLError as error:
        opened = "unexpected end of stream" in (error.problem or "")  # the end tells nobody where to look
        marks = (error.context_mark, error.problem_mark)
        mark = next(filter(None, marks if opened else reversed(marks)), None)
        last_line = len(lines) - (len(lines) > 1 and not lines[-1])
        line_number = min(mark.line + 1, last_line) if mark else 0
        raise UnreadableError(line_number, _yaml_message(error.problem or error.context or "")) from None
    except (yaml.YAMLError, UnicodeError, ValueError, RecursionError) as error:
        reason = str(error).split("\n", 1)[0]
        raise UnreadableError(0, _("cannot be read as YAML: {reason}").format(reason=reason)) from None


def _forbidden(character: str) -> str:
    if character == "\t":
        return _("a tab; use spaces, YAML does not indent with tabs")
    return _("the character U+{code:04X} is not allowed in a bank; delete it").format(code=ord(character))


def _yaml_message(reason: str) -> str:
    """What PyYAML found, with the usual cause where there is one."""
    reason = reason.removeprefix("found ").replace("\n", " ")
    if "mapping values are not allowed" in reason:
        return _("cannot be read as YAML: a text with ': ' in it needs quotes round it")
    if "could not find expected ':'" in reason or "did not find expected" in reason:
        return _("cannot be read as YAML: check quotes and indentation, here and in the line before")
    if "unexpected end of stream" in reason:
        return _("cannot be read as YAML: a quote is opened and never closed")
    if "cannot start any token" in reason:
        return _("cannot be read as YAML: a text that starts with @ ` or % needs quotes round it")
    return _("cannot be read as YAML: {reason}").format(reason=reason)


def _build(events: Iterator[Any], problems: list[Problem]) -> Node:
    """The tree of the one document that `events` tell of."""
    root: Node | None = None
    entries = 0
    stack: list[Sequence | Mapping] = []
    keys: list[tuple[str, int] | None] = []  # for each open mapping, the key that waits for its value
    for event in events:
        line = event.start_mark.line + 1
        entries += 1
        if entries > MAX_ENTRIES:
            raise UnreadableError(
                line,
                _("has more than {count} entries; split it into several banks").format(count=MAX_ENTRIES),
            )
        if isinstance(event, yaml.ScalarEvent):
            _refuse_extras(event, line, problems)
            found = _FORBIDDEN.search(event.value)
            if found:
                note(problems, line, _forbidden(found.group()), "S03")
            node: Node = Scalar(event.value, line)
        elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            _refuse_extras(event, line, problems)
            if len(stack) >= MAX_DEPTH:
                raise UnreadableError(line, _("is nested too deeply; a bank needs six levels"))
            node = Mapping({}, line) if isinstance(event, yaml.MappingStartEvent) else Sequence([], line)
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            stack.pop()
            keys.pop()
            continue
        elif isinstance(event, yaml.AliasEvent):
            raise UnreadableError(line, _("an alias (*name); write the text out, a bank has no references"))
        elif isinstance(event, yaml.DocumentStartEvent) and root is not None:
            raise UnreadableError(line, _("a second document (---); a bank is one"))
        else:
            continue
        if not stack:
            root = node
        elif isinstance(stack[-1], Sequence):
            stack[-1].items.append(node)
        elif (waiting := keys[-1]) is None:
            if not isinstance(node, Scalar):
                raise UnreadableError(line, _("a key must be a plain word"))
            keys[-1] = (node.value, line)
            continue
        else:
            _put(stack[-1], waiting, node, problems)
            keys[-1] = None
        if not isinstance(node, Scalar):
            stack.append(node)
            keys.append(None)
    if root is None:
        raise UnreadableError(0, _("is empty; the README shows a small complete bank"))
    return root


def _put(mapping: Mapping, key: tuple[str, int], node: Node, problems: list[Problem]) -> None:
    name, line = key
    if name in mapping.values:
        message = _("the key '{key}' stands twice here (first in line {line}); delete one")
        note(problems, line, message.format(key=short(name), line=mapping.key_lines[name]), "S03")
        return
    mapping.values[name] = node
    mapping.key_lines[name] = line


def _refuse_extras(event: Any, line: int, problems: list[Problem]) -> None:  # noqa: ANN401 - PyYAML's events have no common type with these
    if event.anchor is not None:
        note(problems, line, _("an anchor (&name); write the text out, a bank has no references"))
    if event.tag is not None:
        note(problems, line, _("a tag (!name); delete it, every text stays as typed"))
