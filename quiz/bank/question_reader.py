"""Reads the questions of a bank from their nodes."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from datetime import date
from typing import TypedDict, assert_never

from quiz.bank.answer_reader import AnswerReader
from quiz.bank.levels import LEVELS
from quiz.bank.model import Kind, MultipleChoice, Question, Text, TrueFalse
from quiz.bank.problems import Problem, short
from quiz.bank.yaml_tree import Mapping, Node, Sequence
from quiz.i18n import _

COMMON_KEYS = (
    *("id", "type", "topic", "level", "claims", "ideas", "explanation", "sources", "as_of"),
    *("allow", "note"),
)
KEYS = {
    Kind.TRUE_FALSE: (*COMMON_KEYS, "statement", "answer", "correction", "misconception"),
    Kind.MULTIPLE_CHOICE: (*COMMON_KEYS, "prompt", "choices"),
}


class _Common(TypedDict):
    """What questions of every type have."""

    id: str
    topic: str
    level: int
    explanation: Text
    sources: tuple[str, ...]
    as_of: date
    claims: tuple[str, ...]
    ideas: tuple[str, ...]
    allow: tuple[str, ...]
    note: str
    line: int


class QuestionReader(AnswerReader):
    """Reads questions; what does not fit goes into `problems` and the reading goes on."""

    def __init__(
        self,
        problems: list[Problem],
        languages: tuple[str, ...] | None,
        *,
        topics: Collection[str],
        sources: Collection[str],
        misconceptions: Collection[str],
    ) -> None:
        super().__init__(problems, languages, misconceptions)
        self.topics = topics
        self.sources = sources
        self.id_lines: dict[str, int] = {}
        """The ids read so far, and the line of each."""

    def questions(self, nodes: list[Node]) -> Iterator[Question]:
        """Every question that can be read."""
        for number, node in enumerate(nodes, 1):
            question = self.question(node, _("question {number}").format(number=number))
            if question is not None:
                yield question

    def question(self, node: Node, where: str) -> Question | None:
        """One question, if it is clear of which type it is."""
        mapping = self.mapping(node, where)
        if not isinstance(node, Mapping):
            return None
        name = self.word(mapping, "id", where, "S01")
        if name is not None:
            where = _("question '{id}'").format(id=short(name))
            self.note_id(name, mapping.values["id"].line, where)
        kind = self.kind(mapping, where)
        if kind is None:
            return None
        self.mapping(mapping, where, KEYS[kind])
        match kind:
            case Kind.TRUE_FALSE:
                return self.true_false(mapping, name or "", where)
            case Kind.MULTIPLE_CHOICE:
                return self.multiple_choice(mapping, name or "", where)
            case _:
                assert_never(kind)

    def note_id(self, name: str, line: int, where: str) -> None:
        """Keep the id of a question; report one that is badly written or taken."""
        if self.check_id(name, line, where) and name in self.id_lines:
            message = _("{where}: this id is taken by the question in line {line}")
            self.report(line, message.format(where=where, line=self.id_lines[name]), "S01")
        self.id_lines.setdefault(name, line)

    def kind(self, node: Mapping, where: str) -> Kind | None:
        """The type of a question, if it is a known one."""
        kinds = {kind.value: kind for kind in Kind}
        name = self.known_id(node, "type", where, kinds, _("{where}: there is no question type '{name}'"))
        return kinds.get(name or "")

    # Types

    def true_false(self, node: Mapping, name: str, where: str) -> TrueFalse:
        """A statement to judge."""
        answer = self.answer(node, where)
        correction, wrong_corrections = self.corrections(node, where, answer)
        return TrueFalse(
            statement=self.text(node, "statement", where),
            answer=bool(answer),
            correction=correction,
            wrong_corrections=wrong_corrections,
            misconception=self.misconception_id(node, where),
            **self.common(node, name, where),
        )

    def multiple_choice(self, node: Mapping, name: str, where: str) -> MultipleChoice:
        """A question with choices."""
        return MultipleChoice(
            prompt=self.text(node, "prompt", where),
            choices=self.choices(node, where),
            **self.common(node, name, where),
        )

    def common(self, node: Mapping, name: str, where: str) -> _Common:
        """The fields that questions of every type have."""
        return {
            "id": name,
            "topic": self.topic_id(node, where),
            "level": self.level(node, where),
            "explanation": self.text(node, "explanation", where),
            "sources": self.source_ids(node, where),
            "as_of": self.as_of(node, where),
            "claims": self.words(node, "claims", where),
            "ideas": self.words(node, "ideas", where),
            "allow": self.words(node, "allow", where),
            "note": self.note(node, where),
            "line": node.line,
        }

    # Fields of both types

    def topic_id(self, node: Mapping, where: str) -> str:
        """The topic of a question."""
        message = _("{where}: there is no topic '{name}'")
        return self.known_id(node, "topic", where, self.topics, message) or ""

    def source_ids(self, node: Mapping, where: str) -> tuple[str, ...]:
        """The sources of a question: at least one, each of them known."""
        names = self.words(node, "sources", where)
        listed = node.values.get("sources")
        if listed is None or (isinstance(listed, Sequence) and not listed.items):
            line = node.key_lines.get("sources", node.line)
            message = _("{where}: needs at least one of the bank's sources: 'sources: [name]'")
            self.report(line, message.format(where=where), "S04")
        for name in names:
            if name not in self.sources:
                message = _("{where}: there is no source '{name}'").format(where=where, name=short(name))
                self.unknown(node.values["sources"].line, message, name, self.sources, "S04")
        return names

    def level(self, node: Mapping, where: str) -> int:
        """The level of a question: 1, 2 or 3."""
        value = self.word(node, "level", where)
        if value is not None and value not in map(str, LEVELS):
            message = _("{where}: 'level' must be 1 (recall), 2 (understand) or 3 (apply), not \"{value}\"")
            self.report(node.values["level"].line, message.format(where=where, value=short(value)))
            return 1
        return int(value or 1)

    def as_of(self, node: Mapping, where: str) -> date:
        """The day on which a question's facts were as filled."""
        value = self.word(node, "as_of", where, "S04")
        if value is None:
            return date.min
        if re.fullmatch(r"\d{4}-\d\d-\d\d", value, re.ASCII):
            try:
                return date.fromisoformat(value)
            except ValueError:
                pass
        message = _("{where}: 'as_of' must be a day such as 2026-02-05, not \"{value}\"")
        self.report(node.values["as_of"].line, message.format(where=where, value=short(value)), "S04")
        return date.min

    def note(self, node: Mapping, where: str) -> str:
        """Why rules are silenced; needed where they are."""
        if "note" in node.values:
            return self.word(node, "note", where) or ""
        if "allow" in node.values:
            message = _("{where}: 'allow' needs a 'note' that says why")
            self.report(node.key_lines["allow"], message.format(where=where))
        return ""
