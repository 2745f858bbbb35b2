"""Reads what a question offers to choose from: choices, corrections, and which of them is right."""

from __future__ import annotations

from collections.abc import Collection

from quiz.bank.fields import FieldReader, same
from quiz.bank.model import PLAIN, Choice, Text
from quiz.bank.problems import Problem, short
from quiz.bank.yaml_tree import Mapping, Node, Sequence
from quiz.i18n import _

MAX_CHOICES = 9
"""As many as there are digit keys."""

MAX_WRONG_CORRECTIONS = 2
"""With the right one there are three to choose from; more would take long to read after every answer."""

CHOICE_KEYS = ("text", "correct", "why", "misconception")
CORRECTION_KEYS = ("text", "choices")


class AnswerReader(FieldReader):
    """Reads answers; what does not fit goes into `problems` and the reading goes on."""

    def __init__(
        self, problems: list[Problem], languages: tuple[str, ...] | None, misconceptions: Collection[str]
    ) -> None:
        super().__init__(problems)
        self.languages = languages
        self.misconceptions = misconceptions

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

    def known_id(
        self, node: Mapping, key: str, where: str, known: Collection[str], message: str
    ) -> str | None:
        """An id that must be there and be a known one; `message` reports one that is not."""
        name = self.word(node, key, where)
        if name is not None and name not in known:
            filled = message.format(where=where, name=short(name))
            self.unknown(node.values[key].line, filled, name, known, "S03")
        return name

    def misconception_id(self, node: Mapping, where: str) -> str | None:
        """The misconception that a wrong answer shows, where one is named."""
        if "misconception" not in node.values:
            return None
        message = _("{where}: there is no misconception '{name}'")
        return self.known_id(node, "misconception", where, self.misconceptions, message)
