"""Reads a file of questions into a `Bank`, and tells every problem of the file in one pass."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeVar

from quiz.bank import marks
from quiz.bank.fields import Shapes, same
from quiz.bank.model import (
    PLAIN,
    Bank,
    Choice,
    Kind,
    MapPoint,
    Misconception,
    MultipleChoice,
    Question,
    Source,
    Text,
    Topic,
    TrueFalse,
)
from quiz.bank.yaml_tree import (
    BankError,
    Mapping,
    Node,
    Problem,
    Scalar,
    Sequence,
    UnreadableError,
    decode,
    load,
    parse,
    short,
)
from quiz.i18n import _

FORMAT = "1"
"""The version of the file format."""

MAX_CHOICES = 9
"""As many as there are digit keys."""

MAX_WRONG_CORRECTIONS = 2
"""With the right one there are three to choose from; more would take long to read after every answer."""

_ID = re.compile(r"[a-z0-9][a-z0-9-]{2,39}")
_PARTIAL_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-\d\d)?)?", re.ASCII)

_DEGREES = re.compile(r"[-+]?([0-9]+(\.[0-9]*)?|\.[0-9]+)", re.ASCII)

LESSON_LENGTHS = range(2, 7)
"""How many paragraphs a lesson may have."""

MAP_LENGTHS = range(2, 10)
"""How many points a map may have: each is numbered by one digit."""

_TOP_KEYS = (
    *("format", "title", "topics", "sources", "misconceptions", "questions", "review_after"),
    "names",
)
_COMMON_KEYS = (
    *("id", "type", "topic", "level", "claims", "ideas", "explanation", "sources", "as_of"),
    *("allow", "note"),
)
_TOPIC_KEYS = ("title", "summary", "lesson", "map")
_POINT_KEYS = ("name", "at")
_QUESTION_KEYS = {
    Kind.TRUE_FALSE: (*_COMMON_KEYS, "statement", "answer", "correction", "misconception"),
    Kind.MULTIPLE_CHOICE: (*_COMMON_KEYS, "prompt", "choices"),
}
_CHOICE_KEYS = ("text", "correct", "why", "misconception")
_CORRECTION_KEYS = ("text", "choices")

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
    try:
        bank = _Reader(problems).bank(parse(text(), problems))
    except UnreadableError as stop:
        problems.append(stop.problem)
    if problems:
        raise BankError(name, problems)
    return bank


class _Reader(Shapes):
    """Walks one tree; what does not fit goes into `problems` and the walk goes on."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(problems)
        self.topics: dict[str, Topic] = {}
        self.sources: dict[str, Source] = {}
        self.misconceptions: dict[str, Misconception] = {}

    # The bank

    def bank(self, root: Node) -> Bank:
        """The bank that the tree holds; only of use when no problem was found."""
        where = _("the bank")
        top = self.mapping(root, where, _TOP_KEYS)
        version = self.word(top, "format", where)
        if version is not None and version != FORMAT:
            message = _("the bank: 'format' is \"{version}\"; this program reads format {known}")
            line = top.values["format"].line
            self.tell(line, message.format(version=short(version), known=FORMAT))
        title = self.text(top, "title", where)
        if title.wordings[0][1]:
            self.languages = title.languages
        self.topics = self.entries(top, "topics", self.topic)
        self.sources = self.entries(top, "sources", self.source)
        self.misconceptions = self.entries(top, "misconceptions", self.misconception)
        if "topics" not in top.values:
            self.tell(top.line, _("{where}: '{key}' is missing").format(where=where, key="topics"))
        questions = self.questions(top)
        return Bank(
            title,
            self.topics,
            self.sources,
            self.misconceptions,
            tuple(questions),
            self.review_after(top),
            self.texts(top, "names", where, loose=True),
        )

    def review_after(self, top: Mapping) -> int:
        """After how many days facts want another look."""
        if "review_after" not in top.values:
            return Bank.review_after
        value = self.word(top, "review_after", _("the bank"))
        if value is not None and re.fullmatch(r"[1-9]\d{0,4}", value, re.ASCII):
            return int(value)
        if value is not None:
            message = _("the bank: 'review_after' must be a number of days, not \"{value}\"")
            self.tell(top.values["review_after"].line, message.format(value=short(value)))
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
            if not _ID.fullmatch(name):
                self.bad_id(section.key_lines[name], where, name)
            found[name] = read(name, self.mapping(value, where), where)
        return found

    def topic(self, name: str, node: Mapping, where: str) -> Topic:
        """One topic."""
        self.mapping(node, where, _TOPIC_KEYS)
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
                self.tell(paragraph.line, message.format(where=where))
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
        mapping = self.mapping(node, where, _POINT_KEYS)
        if not isinstance(node, Mapping):
            return None
        name = self.text(mapping, "name", where, loose=True)
        if "at" not in mapping.values:
            self.tell(node.line, _("{where}: '{key}' is missing").format(where=where, key="at"))
            return None
        at = mapping.values["at"]
        degrees = at.items if isinstance(at, Sequence) else []
        numbers = [_degrees(item, most) for item, most in zip(degrees, (90, 180), strict=False)]
        if len(degrees) != 2 or None in numbers:
            message = _("{where}: 'at' must be [latitude, longitude] in degrees, such as [49.28, -123.12]")
            self.tell(at.line, message.format(where=where))
            return None
        latitude, longitude = (number or 0.0 for number in numbers)
        return MapPoint(name, latitude, longitude, node.line)

    def count(self, node: Mapping, key: str, where: str, allowed: range) -> None:
        """Note a list that has too few items or too many."""
        listed = node.values.get(key)
        if isinstance(listed, Sequence) and len(listed.items) not in allowed:
            message = _("{where}: the number of entries in '{key}' is {count}; write {least} to {most}")
            least, most = allowed[0], allowed[-1]
            told = message.format(where=where, key=key, count=len(listed.items), least=least, most=most)
            self.tell(node.key_lines[key], told)

    def source(self, name: str, node: Mapping, where: str) -> Source:
        """One source; its title and publisher may be in the language they were published in."""
        self.mapping(node, where, ("title", "publisher", "date", "url"))
        title = self.text(node, "title", where, loose=True)
        publisher = self.text(node, "publisher", where, loose=True)
        published = self.word(node, "date", where) if "date" in node.values else ""
        if published and not _is_partial_date(published):
            message = _("{where}: 'date' must be like 2026, 2026-02 or 2026-02-05, not \"{value}\"")
            self.tell(node.values["date"].line, message.format(where=where, value=short(published)), "S04")
        url = self.text(node, "url", where, loose=True) if "url" in node.values else None
        return Source(name, title, publisher, published or "", url, node.line)

    def misconception(self, name: str, node: Mapping, where: str) -> Misconception:
        """One misconception."""
        self.mapping(node, where, ("belief", "reteach"))
        belief, reteach = self.text(node, "belief", where), self.text(node, "reteach", where)
        return Misconception(name, belief, reteach, node.line)

    def questions(self, top: Mapping) -> list[Question]:
        """Every question that could be read."""
        if "questions" not in top.values:
            self.tell(top.line, _("{where}: '{key}' is missing").format(where=_("the bank"), key="questions"))
            return []
        nodes = self.items(top.values["questions"], "'questions'")
        if not nodes and isinstance(top.values["questions"], Sequence):
            self.tell(top.values["questions"].line, _("the bank: 'questions' is empty"))
        first_lines: dict[str, int] = {}
        questions = []
        for number, node in enumerate(nodes, 1):
            question = self.question(node, number, first_lines)
            if question is not None:
                questions.append(question)
        return questions

    # One question

    def question(self, node: Node, number: int, first_lines: dict[str, int]) -> Question | None:
        """One question, if it is clear of which kind it is."""
        where = _("question {number}").format(number=number)
        mapping = self.mapping(node, where)
        if not isinstance(node, Mapping):
            return None
        name = self.word(mapping, "id", where, "S01")
        if name is not None:
            where = _("question '{id}'").format(id=short(name))
            line = mapping.values["id"].line
            if not _ID.fullmatch(name):
                self.bad_id(line, where, name)
            elif name in first_lines:
                message = _("{where}: this id is taken by the question in line {line}")
                self.tell(line, message.format(where=where, line=first_lines[name]), "S01")
            first_lines.setdefault(name, line)
        type_name = self.word(mapping, "type", where)
        if type_name is None:
            return None
        try:
            kind = Kind(type_name)
        except ValueError:
            line = mapping.values["type"].line
            message = _("{where}: there is no question type '{type}'")
            told = message.format(where=where, type=short(type_name))
            self.unknown(line, told, type_name, [known.value for known in Kind], "S03")
            return None
        self.mapping(mapping, where, _QUESTION_KEYS[kind])
        if kind is Kind.TRUE_FALSE:
            return self.true_false(mapping, name or "", where)
        return self.multiple_choice(mapping, name or "", where)

    def true_false(self, node: Mapping, name: str, where: str) -> TrueFalse:
        """A statement to judge."""
        answer = None
        if "answer" in node.values:
            answer = self.truth(node.values["answer"], where, "answer")
        else:
            self.tell(node.line, _("{where}: '{key}' is missing").format(where=where, key="answer"), "S02")
        correction: Text | None = None
        wrong_corrections: tuple[Text, ...] = ()
        if "correction" in node.values:
            correction, wrong_corrections = self.correction(node, where)
            if answer is True:
                message = _("{where}: a true statement has no 'correction'; delete it, or check the answer")
                self.tell(node.key_lines["correction"], message.format(where=where), "T09")
        elif answer is False:
            message = _("{where}: a false statement needs a 'correction': the statement put right")
            self.tell(node.line, message.format(where=where), "T09")
        return TrueFalse(
            id=name,
            statement=self.text(node, "statement", where),
            answer=bool(answer),
            correction=correction,
            wrong_corrections=wrong_corrections,
            misconception=self.misconception_id(node, where),
            topic=self.topic_id(node, where),
            level=self.level(node, where),
            explanation=self.text(node, "explanation", where),
            sources=self.source_ids(node, where),
            as_of=self.as_of(node, where),
            claims=self.words(node, "claims", where),
            ideas=self.words(node, "ideas", where),
            allow=self.words(node, "allow", where),
            note=self.note(node, where),
            line=node.line,
        )

    def correction(self, node: Mapping, where: str) -> tuple[Text, tuple[Text, ...]]:
        """What puts a false statement right: a text alone, or one with wrong ones to choose it from."""
        found = node.values["correction"]
        if not isinstance(found, Mapping) or not found.values.keys() & set(_CORRECTION_KEYS):
            return self.text(node, "correction", where, rule="T09"), ()
        where = _("{question}, correction").format(question=where)
        self.mapping(found, where, _CORRECTION_KEYS)
        right = self.text(found, "text", where, rule="T09")
        if "choices" not in found.values:
            self.tell(found.line, _("{where}: '{key}' is missing").format(where=where, key="choices"), "T09")
            return right, ()
        choices = found.values["choices"]
        wrong = self.texts(found, "choices", where, rule="T09")
        if isinstance(choices, Sequence) and not 1 <= len(wrong) <= MAX_WRONG_CORRECTIONS:
            message = _("{where}: 'choices' has {count} wrong corrections; write 1 to {most}")
            told = message.format(where=where, count=len(wrong), most=MAX_WRONG_CORRECTIONS)
            self.tell(found.key_lines["choices"], told, "T09")
        self.no_twin_corrections((right, *wrong), where)
        return right, wrong

    def no_twin_corrections(self, corrections: tuple[Text, ...], where: str) -> None:
        """Two corrections that say the same are a problem, in whichever language."""
        for language in self.languages or ():
            seen: set[str] = set()
            for text in corrections:
                wording = same(text.in_language(language))
                if wording and wording in seen:
                    message = _("{where}: two of the corrections say the same; change one")
                    self.tell(text.line, message.format(where=where), "M01")
                    return
                seen.add(wording)

    def multiple_choice(self, node: Mapping, name: str, where: str) -> MultipleChoice:
        """A question with choices."""
        return MultipleChoice(
            id=name,
            prompt=self.text(node, "prompt", where),
            choices=self.choices(node, where),
            topic=self.topic_id(node, where),
            level=self.level(node, where),
            explanation=self.text(node, "explanation", where),
            sources=self.source_ids(node, where),
            as_of=self.as_of(node, where),
            claims=self.words(node, "claims", where),
            ideas=self.words(node, "ideas", where),
            allow=self.words(node, "allow", where),
            note=self.note(node, where),
            line=node.line,
        )

    def choices(self, node: Mapping, where: str) -> tuple[Choice, ...]:
        """The choices of a question: two to nine, exactly one of them right."""
        if "choices" not in node.values:
            self.tell(node.line, _("{where}: '{key}' is missing").format(where=where, key="choices"), "S02")
            return ()
        line = node.key_lines["choices"]
        items = self.items(node.values["choices"], f"{where}: 'choices'")
        read = tuple(self.choice(item, where, number) for number, item in enumerate(items, 1))
        if not isinstance(node.values["choices"], Sequence):
            return read
        keys = [number for number, choice in enumerate(read, 1) if choice.correct]
        if not keys:
            message = _("{where}: no choice is marked 'correct: true'; mark one")
            self.tell(line, message.format(where=where), "S02")
        elif len(keys) > 1:
            message = _("{where}: choices {numbers} are all marked 'correct: true'; only one may be")
            numbers = ", ".join(map(str, keys))
            self.tell(line, message.format(where=where, numbers=numbers), "S02")
        if not 2 <= len(read) <= MAX_CHOICES:
            message = _(
                "{where}: the number of choices is {count}; two to {most} can be played, three or four are best"
            )
            self.tell(line, message.format(where=where, count=len(read), most=MAX_CHOICES), "M12")
        self.no_twins(read, where)
        return read

    def choice(self, node: Node, question: str, number: int) -> Choice:
        """One choice."""
        where = _("{question}, choice {number}").format(question=question, number=number)
        mapping = self.mapping(node, where, _CHOICE_KEYS)
        if not isinstance(node, Mapping):
            blank = Text(((PLAIN, ""),), node.line)
            return Choice(blank, correct=False, why=blank, line=node.line)
        correct = False
        if "correct" in mapping.values:
            correct = bool(self.truth(mapping.values["correct"], where, "correct"))
        return Choice(
            self.text(mapping, "text", where, rule="M01"),
            correct,
            self.text(mapping, "why", where, rule="E01"),
            self.misconception_id(mapping, where),
            node.line,
        )

    def no_twins(self, choices: tuple[Choice, ...], where: str) -> None:
        """Two choices that say the same are a problem, in whichever language."""
        for language in self.languages or ():
            seen: dict[str, int] = {}
            for number, choice in enumerate(choices, 1):
                wording = same(choice.text.in_language(language))
                if wording and wording in seen:
                    message = _("{where}: choices {first} and {second} say the same; change one")
                    told = message.format(where=where, first=seen[wording], second=number)
                    self.tell(choice.text.line, told, "M01")
                    return
                seen[wording] = number

    # Fields of both kinds

    def topic_id(self, node: Mapping, where: str) -> str:
        """The topic of a question."""
        name = self.word(node, "topic", where)
        if name is not None and name not in self.topics:
            message = _("{where}: there is no topic '{name}'").format(where=where, name=short(name))
            self.unknown(node.values["topic"].line, message, name, self.topics, "S03")
        return name or ""

    def misconception_id(self, node: Mapping, where: str) -> str | None:
        """The misconception that a wrong answer shows, where one is named."""
        if "misconception" not in node.values:
            return None
        name = self.word(node, "misconception", where)
        if name is not None and name not in self.misconceptions:
            message = _("{where}: there is no misconception '{name}'")
            told = message.format(where=where, name=short(name))
            self.unknown(node.values["misconception"].line, told, name, self.misconceptions, "S03")
        return name

    def source_ids(self, node: Mapping, where: str) -> tuple[str, ...]:
        """The sources of a question: at least one, each of them known."""
        names = self.words(node, "sources", where)
        listed = node.values.get("sources")
        if listed is None or (isinstance(listed, Sequence) and not listed.items):
            line = node.key_lines.get("sources", node.line)
            message = _("{where}: needs at least one of the bank's sources: 'sources: [name]'")
            self.tell(line, message.format(where=where), "S04")
        for name in names:
            if name not in self.sources:
                message = _("{where}: there is no source '{name}'").format(where=where, name=short(name))
                self.unknown(node.values["sources"].line, message, name, self.sources, "S04")
        return names

    def level(self, node: Mapping, where: str) -> int:
        """The level of a question: 1, 2 or 3."""
        value = self.word(node, "level", where)
        if value is not None and value not in ("1", "2", "3"):
            message = _("{where}: 'level' must be 1 (recall), 2 (understand) or 3 (apply), not \"{value}\"")
            self.tell(node.values["level"].line, message.format(where=where, value=short(value)))
            return 1
        return int(value or 1)

    def as_of(self, node: Mapping, where: str) -> date:
        """The day on which a question's facts were as told."""
        value = self.word(node, "as_of", where, "S04")
        if value is None:
            return date.min
        if re.fullmatch(r"\d{4}-\d\d-\d\d", value, re.ASCII):
            try:
                return date.fromisoformat(value)
            except ValueError:
                pass
        message = _("{where}: 'as_of' must be a day such as 2026-02-05, not \"{value}\"")
        self.tell(node.values["as_of"].line, message.format(where=where, value=short(value)), "S04")
        return date.min

    def note(self, node: Mapping, where: str) -> str:
        """Why rules are silenced; needed where they are."""
        if "note" in node.values:
            return self.word(node, "note", where) or ""
        if "allow" in node.values:
            message = _("{where}: 'allow' needs a 'note' that says why")
            self.tell(node.key_lines["allow"], message.format(where=where))
        return ""

    def bad_id(self, line: int, where: str, name: str) -> None:
        """Note an id that is not written as ids are."""
        message = _('{where}: an id has 3 to 40 small letters a-z, digits and hyphens, not "{name}"')
        self.tell(line, message.format(where=where, name=short(name)), "S01")


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
