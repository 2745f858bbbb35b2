"""The questions of a Moodle XML file as small trees, one after the other, without what could take time or memory.

A declaration of the document's type, which could define entities, is refused before the file is parsed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from quiz.bank.problems import UnreadableError, short
from quiz.i18n import _

MOST_ELEMENTS = 5_000
"""As many elements as one question may have; one with nine choices has about sixty."""

_BEFORE_ROOT = re.compile(r"(?:\s++|<\?.*?\?>|<!--.*?-->)*+(<!DOCTYPE)?", re.DOTALL)


@dataclass(slots=True)
class Element:
    """An element of a question."""

    name: str
    attributes: dict[str, str]
    line: int
    """Where it begins in the file, from 1."""
    children: list[Element] = field(default_factory=list)
    text: list[str] = field(default_factory=list)

    def whole(self) -> Iterator[Element]:
        """The element and everything inside it."""
        waiting = [self]
        while waiting:
            element = waiting.pop()
            waiting += element.children
            yield element

    def all(self, name: str) -> list[Element]:
        """The elements of this name directly inside it."""
        return [child for child in self.children if child.name == name]

    def first(self, *names: str) -> Element | None:
        """The first element on this path."""
        found: Element | None = self
        for name in names:
            found = next(iter(found.all(name)), None) if found else None
        return found

    def content(self) -> str:
        """Its text, without the blanks at its ends.

        Raises:
            MarkupInTextError: if it holds elements.
        """
        if self.children:
            raise MarkupInTextError
        return "".join(self.text).strip(" \t\n\r\0\x0b")


class MarkupInTextError(Exception):
    """A text holds elements of its own, which Moodle does not take either."""


def each_question(text: str, take: Callable[[Element], None]) -> None:
    """Hand over every question of a file as soon as it is complete.

    Raises:
        UnreadableError: if it is not XML, not of Moodle, or uses of XML what it need not.
    """
    before = _BEFORE_ROOT.match(text)
    if before and before[1]:
        _refuse_type(text.count("\n", 0, before.end()) + 1)
    QuestionParser(take).read(text)


def _refuse_type(line: int) -> None:
    raise UnreadableError(line, _("a <!DOCTYPE ...>; delete it, a file of questions needs none"))


class QuestionParser:
    """Builds one question after the other from the events of the parser."""

    def __init__(self, take: Callable[[Element], None]) -> None:
        self.take = take
        self.outside: list[str] = []
        """The names of the elements around the question that is open, or that are open while none is."""
        self.open: list[Element] = []
        """The elements of the question that are not complete, from the outside in."""
        self.count = 0
        """How many elements the question has so far."""
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.characters
        self.parser.StartDoctypeDeclHandler = lambda *_declared: _refuse_type(self.line)

    @property
    def line(self) -> int:
        """Where the parser is in the file, from 1."""
        return self.parser.CurrentLineNumber

    def read(self, text: str) -> None:
        """Read the whole file."""
        try:
            self.parser.Parse(text, True)  # a str is read as it is, whatever encoding it declares
        except expat.ExpatError as error:
            reason = expat.ErrorString(error.code) or str(error)
            message = _("cannot be read as XML: {reason}").format(reason=reason)
            raise UnreadableError(error.lineno, message) from None

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        if not self.open and self.outside != ["quiz"]:
            self.begin_outside(name)
            return
        if not self.open and name != "question":
            self.outside.append(name)
            return
        self.count = self.count + 1 if self.open else 1
        if self.count > MOST_ELEMENTS:
            raise UnreadableError(self.line, _("a question has too many parts; no program writes so many"))
        element = Element(name, attributes, self.line)
        if self.open:
            self.open[-1].children.append(element)
        self.open.append(element)

    def begin_outside(self, name: str) -> None:
        """An element begins that belongs to no question."""
        if not self.outside and name != "quiz":
            message = _("is XML, but none of Moodle: it begins with <{name}>, and not with <quiz>")
            raise UnreadableError(self.line, message.format(name=short(name)))
        self.outside.append(name)

    def characters(self, data: str) -> None:
        """Text comes; pictures and other files are passed over."""
        if self.open and self.open[-1].name != "file":
            self.open[-1].text.append(data)

    def end(self, name: str) -> None:
        """An element ends."""
        if not self.open:
            self.outside.pop()
            return
        element = self.open.pop()
        if not self.open:
            self.take(element)
