"""Reads a file of questions into a `Bank`, and reports every problem of the file in one pass."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeVar

from quiz.bank import marks
from quiz.bank.fields import FieldReader
from quiz.bank.file import decode, load
from quiz.bank.model import Bank, MapPoint, Misconception, Source, Text, Topic
from quiz.bank.problems import BankError, Problem, UnreadableError, short
from quiz.bank.question_reader import QuestionReader
from quiz.bank.yaml_tree import Mapping, Node, Scalar, Sequence, parse
from quiz.i18n import _

FORMAT = "1"
"""The version of the file format."""

_PARTIAL_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-\d\d)?)?", re.ASCII)

_DEGREES = re.compile(r"[-+]?([0-9]+(\.[0-9]*)?|\.[0-9]+)", re.ASCII)

LESSON_LENGTHS = range(2, 7)
"""How many paragraphs a lesson may have."""

MAP_LENGTHS = range(2, 10)
"""How many points a map may have: each is numbered by one digit."""

TOP_KEYS = (
    *("format", "title", "topics", "sources", "misconceptions", "questions", "review_after"),
    "names",
)
TOPIC_KEYS = ("title", "summary", "lesson", "map")
POINT_KEYS = ("name", "at")

_Entry = TypeVar("_Entry")


def read_bank(path: Path) -> Bank:
    """Read the bank in the file `path`.

    Raises:
        BankError: with every problem found, if the file cannot be used.
    """
    return _read(str(path), lambda: load(path))


def read_bytes(data: bytes, name: str) -> Bank:
    """Read a bank from the bytes of a file that is called `name` in messages.

    Raises:
        BankError: with every problem found, if they cannot be used.
    """
    return _read(name, lambda: decode(data))


def _read(name: str, text: Callable[[], str]) -> Bank:
    problems: list[Problem] = []
    root: Node | None = None
    try:
        root = parse(text(), problems)
        bank = _BankReader(problems).bank(root)
    except UnreadableError as stop:
        problems.append(stop.problem)
    if problems:
        raise BankError(name, problems, is_bank=_is_bank(root, problems[-1]))
    return bank


def _is_bank(root: Node | None, last: Problem) -> bool:
    """Does a file with problems hold a bank, and not something else or nothing?"""
    if root is None:
        return bool(last.rule)  # a tab or a control character in a file that may else be good
    return isinstance(root, Mapping) and bool({"format", "questions"} & root.values.keys())


class _BankReader(FieldReader):
    """Reads everything but the questions; what does not fit goes into `problems` and the reading goes on."""

    def bank(self, root: Node) -> Bank:
        """The bank that the tree holds; only of use when no problem was found."""
        where = _("the bank")
        top = self.mapping(root, where, TOP_KEYS)
        self.check_format(top, where)
        title = self.text(top, "title", where)
        if title.wordings[0][1]:
            self.languages = title.languages
        topics = self.entries(top, "topics", self.topic)
        sources = self.entries(top, "sources", self.source)
        misconceptions = self.entries(top, "misconceptions", self.misconception)
        if "topics" not in top.values:
            self.missing(top, "topics", where)
        questions = QuestionReader(
            self.problems, self.languages, topics=topics, sources=sources, misconceptions=misconceptions
        )
        return Bank(
            title,
            topics,
            sources,
            misconceptions,
            tuple(questions.questions(self.question_nodes(top, where))),
            self.review_after(top),
            self.texts(top, "names", where, loose=True),
        )

    def check_format(self, top: Mapping, where: str) -> None:
        """Report a version of the format that this program does not read."""
        version = self.word(top, "format", where)
        if version is not None and version != FORMAT:
            message = _("the bank: 'format' is \"{version}\"; this program reads format {known}")
            line = top.values["format"].line
            self.report(line, message.format(version=short(version), known=FORMAT))

    def question_nodes(self, top: Mapping, where: str) -> list[Node]:
        """The nodes of the questions; there must be some."""
        if "questions" not in top.values:
            self.missing(top, "questions", where)
            return []
        node = top.values["questions"]
        nodes = self.items(node, "'questions'")
        if not nodes and isinstance(node, Sequence):
            self.report(node.line, _("the bank: 'questions' is empty"))
        return nodes

    def review_after(self, top: Mapping) -> int:
        """After how many days facts need to be checked again."""
        if "review_after" not in top.values:
            return Bank.review_after
        value = self.word(top, "review_after", _("the bank"))
        if value is not None and re.fullmatch(r"[1-9]\d{0,4}", value, re.ASCII):
            return int(value)
        if value is not None:
            message = _("the bank: 'review_after' must be a number of days, not \"{value}\"")
            self.report(top.values["review_after"].line, message.format(value=short(value)))
        return Bank.review_after

    def entries(
        self, top: Mapping, key: str, read: Callable[[str, Mapping, str], _Entry]
    ) -> dict[str, _Entry]:
        """A map of ids to what they stand for."""
        node = top.values.get(key)
        if node is None:
            return {}
        found = {}
        section = self.mapping(node, f"'{key}'")
        for name, value in section.values.items():
            where = f"{key}: '{short(name)}'"
            self.check_id(name, section.key_lines[name], where)
            found[name] = read(name, self.mapping(value, where), where)
        return found

    def topic(self, name: str, node: Mapping, where: str) -> Topic:
        """Read one topic from its node."""
        self.mapping(node, where, TOPIC_KEYS)
        return Topic(
            name,
            self.text(node, "title", where),
            self.text(node, "summary", where),
            node.line,
            self.lesson(node, where),
            self.map(node, where),
        )

    def lesson(self, node: Mapping, where: str) -> tuple[Text, ...]:
        """The paragraphs of a topic's lesson; none where it has no lesson."""
        paragraphs = self.texts(node, "lesson", where)
        for paragraph in paragraphs:
            if not all(marks.is_balanced(wording) for _language, wording in paragraph.wordings):
                message = _("{where}: 'lesson' has a * too many or too few; mark key words **like this**")
                self.report(paragraph.line, message.format(where=where))
        self.count(node, "lesson", where, LESSON_LENGTHS)
        return paragraphs

    def map(self, node: Mapping, where: str) -> tuple[MapPoint, ...]:
        """The points of a topic's map; none where it has no map."""
        items = self.items(node.values.get("map"), f"{where}: 'map'")
        self.count(node, "map", where, MAP_LENGTHS)
        points = [self.point(item, where, number) for number, item in enumerate(items, 1)]
        return tuple(point for point in points if point is not None)

    def point(self, node: Node, topic: str, number: int) -> MapPoint | None:
        """One point of a map, if it is one."""
        where = _("{topic}, point {number} of the map").format(topic=topic, number=number)
        mapping = self.mapping(node, where, POINT_KEYS)
        if not isinstance(node, Mapping):
            return None
        name = self.text(mapping, "name", where, loose=True)
        if "at" not in mapping.values:
            self.missing(node, "at", where)
            return None
        at = mapping.values["at"]
        degrees = at.items if isinstance(at, Sequence) else []
        numbers = [_degrees(item, most) for item, most in zip(degrees, (90, 180), strict=False)]
        if len(degrees) != 2 or None in numbers:
            message = _("{where}: 'at' must be [latitude, longitude] in degrees, such as [49.28, -123.12]")
            self.report(at.line, message.format(where=where))
            return None
        latitude, longitude = (number or 0.0 for number in numbers)
        return MapPoint(name, latitude, longitude, node.line)

    def count(self, node: Mapping, key: str, where: str, allowed: range) -> None:
        """Note a list that has too few items or too many."""
        listed = node.values.get(key)
        if isinstance(listed, Sequence) and len(listed.items) not in allowed:
            message = _("{where}: the number of entries in '{key}' is {count}; write {least} to {most}")
            least, most = allowed[0], allowed[-1]
            filled = message.format(where=where, key=key, count=len(listed.items), least=least, most=most)
            self.report(node.key_lines[key], filled)

    def source(self, name: str, node: Mapping, where: str) -> Source:
        """One source; its title and publisher may be in the language they were published in."""
        self.mapping(node, where, ("title", "publisher", "date", "url"))
        title = self.text(node, "title", where, loose=True)
        publisher = self.text(node, "publisher", where, loose=True)
        published = self.word(node, "date", where) if "date" in node.values else ""
        if published and not _is_partial_date(published):
            message = _("{where}: 'date' must be like 2026, 2026-02 or 2026-02-05, not \"{value}\"")
            self.report(node.values["date"].line, message.format(where=where, value=short(published)), "S04")
        url = self.text(node, "url", where, loose=True) if "url" in node.values else None
        return Source(name, title, publisher, published or "", url, node.line)

    def misconception(self, name: str, node: Mapping, where: str) -> Misconception:
        """Read one misconception from its node."""
        self.mapping(node, where, ("belief", "reteach"))
        belief, reteach = self.text(node, "belief", where), self.text(node, "reteach", where)
        return Misconception(name, belief, reteach, node.line)


def _degrees(node: Node, most: int) -> float | None:
    """The number of degrees that `node` holds, if it is one from -`most` to `most`."""
    if not isinstance(node, Scalar) or not _DEGREES.fullmatch(node.value.strip()):
        return None
    degrees = float(node.value)
    return degrees if abs(degrees) <= most else None


def _is_partial_date(value: str) -> bool:
    if not _PARTIAL_DATE.fullmatch(value):
        return False
    if len(value) < 10:
        return value >= "1000"
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True
