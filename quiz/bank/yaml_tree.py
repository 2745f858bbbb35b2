"""A YAML file as a tree of nodes with line numbers, built from parser events.

Every scalar stays the text its author typed, and hostile files are refused before they take time or memory:
directives, anchors, aliases and tags, and depth, size and control characters beyond what a bank needs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from quiz.bank.problems import MAX_PROBLEMS, Problem, UnreadableError, add_problem, short
from quiz.i18n import _
from quiz.streams import UNSAFE

MAX_DEPTH = 12
"""The deepest nesting that is read; a bank needs six levels."""

MAX_LINES = 1_000_000
"""How many lines are read; 10,000 questions in two languages take about 420,000."""

MAX_ENTRIES = 1_000_000
"""How many YAML events are read; 10,000 questions make about 800,000."""

_FORBIDDEN = re.compile(f"[{UNSAFE}]")
"""Characters that no text of a bank has."""

_DIRECTIVE = re.compile(r"^%", re.MULTILINE)
"""The beginning of a line such as `%TAG`; libyaml takes quadratic time for many, and cannot be interrupted."""

_LOADER: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(slots=True)
class Scalar:
    """A scalar node, with its text as typed."""

    value: str
    line: int


@dataclass(slots=True)
class Sequence:
    """A sequence node, with its items in order."""

    items: list[Node]
    line: int


@dataclass(slots=True)
class Mapping:
    """Keys with their values; a repeated key keeps its first value and is reported as a problem."""

    values: dict[str, Node]
    line: int
    key_lines: dict[str, int] = field(default_factory=dict)


Node = Scalar | Sequence | Mapping


def parse(text: str, problems: list[Problem]) -> Node:
    """The tree of a YAML text; what is wrong and does not stop the reading is added to `problems`.

    Raises:
        UnreadableError: if the text is not YAML, or uses of YAML what a bank may not.
    """
    last_line = max(1, text.count("\n") + (not text.endswith("\n")))
    _refuse_at_sight(text, last_line, problems)
    try:
        return _Builder(problems).build(yaml.parse(text, Loader=_LOADER))
    except yaml.MarkedYAMLError as error:
        opened = "unexpected end of stream" in (
            error.problem or ""
        )  # the end of the file is no help to find it
        marks = (error.context_mark, error.problem_mark)
        mark = next(filter(None, marks if opened else reversed(marks)), None)
        line = min(mark.line + 1, last_line) if mark else 0
        raise UnreadableError(line, _yaml_message(error.problem or error.context or "")) from None
    except RecursionError:
        raise UnreadableError(0, _too_deep()) from None
    except (yaml.YAMLError, UnicodeError, ValueError) as error:
        reason = str(error).split("\n", 1)[0]
        raise UnreadableError(0, _("cannot be read as YAML: {reason}").format(reason=reason)) from None


def without_forbidden(text: str) -> str:
    """A text without the characters that a bank may not hold; a tab is a space."""
    return _FORBIDDEN.sub("", text.replace("\t", " "))


def _refuse_at_sight(text: str, lines: int, problems: list[Problem]) -> None:
    """Refuse what can be seen before the text is parsed.

    Raises:
        UnreadableError: if there are too many lines, directives or characters that a bank may not have.
    """
    if lines > MAX_LINES:
        message = _("has more than {count} lines; split it into several banks")
        raise UnreadableError(0, message.format(count=MAX_LINES))
    directive = _DIRECTIVE.search(text)
    if directive:
        message = _("a line that begins with %; delete it, or put quotes round the text and spaces before it")
        raise UnreadableError(text.count("\n", 0, directive.start()) + 1, message)
    lines_with_one = list(_forbidden_lines(text.replace("\r\n", "\n").removesuffix("\r")))
    for line, character in lines_with_one:
        add_problem(problems, line, _forbidden(character), "S03")
    if lines_with_one:
        raise UnreadableError(*problems.pop())


def _forbidden_lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines with a forbidden character, from 1, and the first of each; no more than can be reported."""
    line, counted, start = 1, 0, 0
    for _turn in range(MAX_PROBLEMS + 1):
        found = _FORBIDDEN.search(text, start)
        if not found:
            return
        line += text.count("\n", counted, found.start())
        yield line, found.group()
        counted = found.start()
        start = text.find("\n", counted)
        if start < 0:
            return


def _too_deep() -> str:
    return _("is nested too deeply; a bank needs six levels")


def _forbidden(character: str) -> str:
    if character == "\t":
        return _("a tab; use spaces, YAML does not indent with tabs")
    return _("the character U+{code:04X} is not allowed in a bank; delete it").format(code=ord(character))


def _yaml_message(reason: str) -> str:
    """What PyYAML found, with the usual cause where there is one."""
    reason = reason.removeprefix("found ").replace("\n", " ")
    if "nesting depth" in reason:  # some versions of libyaml have a limit of their own
        return _too_deep()
    if "mapping values are not allowed" in reason:
        return _("cannot be read as YAML: a text with ': ' in it needs quotes round it")
    if "could not find expected ':'" in reason or "did not find expected" in reason:
        return _("cannot be read as YAML: check quotes and indentation, here and in the line before")
    if "unexpected end of stream" in reason:
        return _("cannot be read as YAML: a quote is opened and never closed")
    if "cannot start any token" in reason:
        return _("cannot be read as YAML: a text that starts with @ ` or % needs quotes round it")
    return _("cannot be read as YAML: {reason}").format(reason=reason)


class _Builder:
    """Builds the tree of one document."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        self.root: Node | None = None
        self.open: list[Sequence | Mapping] = []
        """The lists and maps that are not complete, from the outside in."""
        self.keys: list[tuple[str, int] | None] = []
        """For each of them the key that waits for its value, and its line."""

    def build(self, events: Iterator[Any]) -> Node:
        """The tree that `events` describe."""
        for number, event in enumerate(events, 1):
            line = event.start_mark.line + 1
            if number > MAX_ENTRIES:
                message = _("has more than {count} entries; split it into several banks")
                raise UnreadableError(line, message.format(count=MAX_ENTRIES))
            if isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
                self.open.pop()
                self.keys.pop()
            elif (node := self.node(event, line)) is not None:
                self.place(node, line)
        if self.root is None:
            raise UnreadableError(0, _("is empty; the README shows a small complete bank"))
        return self.root

    def node(self, event: yaml.Event, line: int) -> Node | None:
        """The node that an event begins, if it begins one."""
        if isinstance(event, yaml.ScalarEvent):
            self.refuse_extras(event, line)
            found = _FORBIDDEN.search(event.value)
            if found:
                add_problem(self.problems, line, _forbidden(found.group()), "S03")
            return Scalar(event.value, line)
        if isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            self.refuse_extras(event, line)
            if len(self.open) >= MAX_DEPTH:
                raise UnreadableError(line, _too_deep())
            return Mapping({}, line) if isinstance(event, yaml.MappingStartEvent) else Sequence([], line)
        if isinstance(event, yaml.AliasEvent):
            raise UnreadableError(line, _("an alias (*name); write the text out, a bank has no references"))
        if isinstance(event, yaml.DocumentStartEvent) and self.root is not None:
            raise UnreadableError(line, _("a second document (---); a bank is one"))
        return None

    def place(self, node: Node, line: int) -> None:
        """Put a node where it belongs."""
        parent = self.open[-1] if self.open else None
        match parent:
            case None:
                self.root = node
            case Sequence():
                parent.items.append(node)
            case Mapping():
                waiting = self.keys[-1]
                if waiting is None:
                    if not isinstance(node, Scalar):
                        raise UnreadableError(line, _("a key must be a plain word"))
                    self.keys[-1] = (node.value, line)
                    return
                self.put(parent, waiting, node)
                self.keys[-1] = None
        if not isinstance(node, Scalar):
            self.open.append(node)
            self.keys.append(None)

    def put(self, mapping: Mapping, key: tuple[str, int], node: Node) -> None:
        """Enter a value under its key, unless there is one already."""
        name, line = key
        if name in mapping.values:
            message = _("the key '{key}' stands twice here (first in line {line}); delete one")
            filled = message.format(key=short(name), line=mapping.key_lines[name])
            add_problem(self.problems, line, filled, "S03")
            return
        mapping.values[name] = node
        mapping.key_lines[name] = line

    def refuse_extras(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent, line: int) -> None:
        """Report an anchor or a tag."""
        if event.anchor is not None:
            message = _("an anchor (&name); write the text out, a bank has no references")
            add_problem(self.problems, line, message)
        if event.tag is not None:
            add_problem(self.problems, line, _("a tag (!name); delete it, every text stays as typed"))
