"""Reads the questions of a bank from their nodes."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from datetime import date
from typing import TypedDict, assert_never

from quiz.bank.fields import FieldReader, same
from quiz.bank.model import PLAIN, Choice, Kind, MultipleChoice, Question, Text, TrueFalse
from quiz.bank.problems import Problem, short
from quiz.bank.yaml_tree import Mapping, Node, Sequence
from quiz.i18n import _

MAX_CHOICES = 9
"""As many as there are digit keys."""

MAX_WRONG_CORRECTIONS = 2
"""With the right one there are three to choose from; more would take long to read after every answer."""

COMMON_KEYS = (
    *("id", "type", "topic", "level", "claims", "ideas", "explanation", "sources", "as_of"),
    *("allow", "note"),
)
KEYS = {
    Kind.TRUE_FALSE: (*COMMON_KEYS, "statement", "answer", "correction", "misconception"),
    Kind.MULTIPLE_CHOICE: (*COMMON_KEYS, "prompt", "choices"),
}
CHOICE_KEYS = ("text", "correct", "why", "misconception")
CORRECTION_KEYS = ("text", "choices")


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


class QuestionReader(FieldReader):
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
        super().__init__(problems)
        self.languages = languages
        self.topics = topics
        self.sources = sources
        self.misconceptions = misconceptions
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

    # Answers and corrections

    def answer(self, node: Mapping, where: str) -> bool | None:
        """Is the statement true? None where that is not clear."""
        if "answer" in node.values:
            return self.truth(node.values["answer"], where, "answer")
        self.missing(node, "answer", where, "S02")
        return None

    def corrections(
        self, node: Mapping, where: str, answer: bool | None
    ) -> tuple[Text | None, tuple[Text, ...]]:
        """The correction and the wrong ones; a false statement has one, and a true statement none."""
        if "correction" not in node.values:
            if answer is False:
                message = _("{where}: a false statement needs a 'correction': the statement put right")
                self.report(node.line, message.format(where=where), "T09")
            return None, ()
        found = self.correction(node, where)
        if answer is True:
            message = _("{where}: a true statement has no 'correction'; delete it, or check the answer")
            self.report(node.key_lines["correction"], message.format(where=where), "T09")
        return found

    def correction(self, node: Mapping, where: str) -> tuple[Text, tuple[Text, ...]]:
        """What puts a false statement right: a text alone, or one with wrong ones to choose it from."""
        found = node.values["correction"]
        if not isinstance(found, Mapping) or not found.values.keys() & set(CORRECTION_KEYS):
            return self.text(node, "correction", where, rule="T09"), ()
        where = _("{question}, correction").format(question=where)
        self.mapping(found, where, CORRECTION_KEYS)
        right = self.text(found, "text", where, rule="T09")
        if "choices" not in found.values:
            self.missing(found, "choices", where, "T09")
            return right, ()
        choices = found.values["choices"]
        wrong = self.texts(found, "choices", where, rule="T09")
        if isinstance(choices, Sequence) and not 1 <= len(wrong) <= MAX_WRONG_CORRECTIONS:
            message = _("{where}: 'choices' has {count} wrong corrections; write 1 to {most}")
            filled = message.format(where=where, count=len(wrong), most=MAX_WRONG_CORRECTIONS)
            self.report(found.key_lines["choices"], filled, "T09")
        if twins := self.twins((right, *wrong)):
            message = _("{where}: two of the corrections say the same; change one")
            self.report((right, *wrong)[twins[1] - 1].line, message.format(where=where), "M01")
        return right, wrong

    # Choices

    def choices(self, node: Mapping, where: str) -> tuple[Choice, ...]:
        """The choices of a question: two to nine, exactly one of them right."""
        if "choices" not in node.values:
            self.missing(node, "choices", where, "S02")
            return ()
        line = node.key_lines["choices"]
        items = self.items(node.values["choices"], f"{where}: 'choices'")
        read = tuple(self.choice(item, where, number) for number, item in enumerate(items, 1))
        if not isinstance(node.values["choices"], Sequence):
            return read
        self.one_key(read, line, where)
        if not 2 <= len(read) <= MAX_CHOICES:
            message = _(
                "{where}: the number of choices is {count}; two to {most} can be played, three or four are best"
            )
            self.report(line, message.format(where=where, count=len(read), most=MAX_CHOICES), "M12")
        if twins := self.twins(tuple(choice.text for choice in read)):
            message = _("{where}: choices {first} and {second} say the same; change one")
            filled = message.format(where=where, first=twins[0], second=twins[1])
            self.report(read[twins[1] - 1].text.line, filled, "M01")
        return read

    def one_key(self, choices: tuple[Choice, ...], line: int, where: str) -> None:
        """Report choices of which not exactly one is right."""
        keys = [number for number, choice in enumerate(choices, 1) if choice.correct]
        if not keys:
            message = _("{where}: no choice is marked 'correct: true'; mark one")
            self.report(line, message.format(where=where), "S02")
        elif len(keys) > 1:
            message = _("{where}: choices {numbers} are all marked 'correct: true'; only one may be")
            numbers = ", ".join(map(str, keys))
            self.report(line, message.format(where=where, numbers=numbers), "S02")

    def choice(self, node: Node, question: str, number: int) -> Choice:
        """Read one choice of a question from its node."""
        where = _("{question}, choice {number}").format(question=question, number=number)
        mapping = self.mapping(node, where, CHOICE_KEYS)
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

    def twins(self, texts: tuple[Text, ...]) -> tuple[int, int] | None:
        """The numbers, from 1, of two texts that say the same in some language; None where all differ."""
        for language in self.languages or ():
            seen: dict[str, int] = {}
            for number, text in enumerate(texts, 1):
                wording = same(text.in_language(language))
                if wording and wording in seen:
                    return seen[wording], number
                seen[wording] = number
        return None

    # Fields of both types

    def known_id(
        self, node: Mapping, key: str, where: str, known: Collection[str], message: str
    ) -> str | None:
        """An id that must be there and be a known one; `message` reports one that is not."""
        name = self.word(node, key, where)
        if name is not None and name not in known:
            filled = message.format(where=where, name=short(name))
            self.unknown(node.values[key].line, filled, name, known, "S03")
        return name

    def topic_id(self, node: Mapping, where: str) -> str:
        """The topic of a question."""
        message = _("{where}: there is no topic '{name}'")
        return self.known_id(node, "topic", where, self.topics, message) or ""

    def misconception_id(self, node: Mapping, where: str) -> str | None:
        """The misconception that a wrong answer shows, where one is named."""
        if "misconception" not in node.values:
            return None
        message = _("{where}: there is no misconception '{name}'")
        return self.known_id(node, "misconception", where, self.misconceptions, message)

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
        if value is not None and value not in ("1", "2", "3"):
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
