"""Moodle XML: the reader, which takes a file as Moodle's does and nothing that could take time or memory.

A declaration of the document's type, which could define entities, is refused before the file is parsed.
Format: https://docs.moodle.org/en/Moodle_XML_format.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from quiz.bank.problems import UnreadableError, short
from quiz.exchange.found import MULTIRESPONSE, Found, FoundChoice, FoundChoices, FoundStatement, Reading
from quiz.exchange.moodle import category_names
from quiz.exchange.plain_text import Markup, has_picture, plain_text
from quiz.i18n import _

MOST_ELEMENTS = 5_000
"""As many elements as one question may have; one with nine choices has about sixty."""

_BEFORE_ROOT = re.compile(r"(?:\s++|<\?.*?\?>|<!--.*?-->)*+(<!DOCTYPE)?", re.DOTALL)

_MARKUPS = {
    "plain_text": Markup.PLAIN,
    "html": Markup.HTML,
    "moodle_auto_format": Markup.LINES,
    "markdown": Markup.LINES,
    "wiki_like": Markup.LINES,
}
"""How the formats of Moodle are to be read; one that it does not know counts as HTML."""

_FULL_SCORE = 99.99
"""The per cent from which an answer is right; some programs write 99.99999."""


@dataclass(slots=True)
class _Element:
    """An element of a question."""

    name: str
    attributes: dict[str, str]
    line: int
    """Where it begins in the file, from 1."""
    children: list[_Element] = field(default_factory=list)
    text: list[str] = field(default_factory=list)

    def whole(self) -> Iterator[_Element]:
        """The element and everything inside it."""
        waiting = [self]
        while waiting:
            element = waiting.pop()
            waiting += element.children
            yield element

    def all(self, name: str) -> list[_Element]:
        """The elements of this name directly inside it."""
        return [child for child in self.children if child.name == name]

    def first(self, *names: str) -> _Element | None:
        """The first element on this path."""
        found: _Element | None = self
        for name in names:
            found = next(iter(found.all(name)), None) if found else None
        return found


class _MarkupInTextError(Exception):
    """A text holds elements of its own, which Moodle does not take either."""


def read_moodle_xml(text: str) -> Reading:
    """The questions of a file, and what does not come into a bank.

    Raises:
        UnreadableError: if it is not XML, not of Moodle, or uses of XML what it need not.
    """
    before = _BEFORE_ROOT.match(text)
    if before and before[1]:
        _refuse_type(text.count("\n", 0, before.end()) + 1)
    return _Parser().read(text)


def _refuse_type(line: int) -> None:
    raise UnreadableError(line, _("a <!DOCTYPE ...>; delete it, a file of questions needs none"))


class _Parser:
    """Builds one question after the other from the events of the parser."""

    def __init__(self) -> None:
        self.reading = Reading()
        self.category: tuple[str, ...] = ()
        self.outside: list[str] = []
        """The names of the elements around the question that is open, or that are open while none is."""
        self.open: list[_Element] = []
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

    def read(self, text: str) -> Reading:
        """Read the whole file."""
        try:
            self.parser.Parse(text, True)  # a str is read as it is, whatever encoding it declares
        except expat.ExpatError as error:
            reason = expat.ErrorString(error.code) or str(error)
            message = _("cannot be read as XML: {reason}").format(reason=reason)
            raise UnreadableError(error.lineno, message) from None
        return self.reading

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
        element = _Element(name, attributes, self.line)
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
        if self.open:
            return
        try:
            self.take(element)
        except _MarkupInTextError:
            reason = _("a text holds tags; they belong in <![CDATA[...]]>")
            self.reading.refuse(element.line, reason)

    def take(self, element: _Element) -> None:
        """Read a question that is complete."""
        kind = element.attributes.get("type", "")
        if kind == "category":
            self.category = tuple(category_names(_text_in(element.first("category"))))
        elif kind == "truefalse":
            self.take_found(element, _statement)
        elif kind != "multichoice":
            self.reading.skip(element.line, kind)
        elif _is_single(element):
            self.take_found(element, _question_with_choices)
        else:
            self.reading.skip(element.line, MULTIRESPONSE)

    def take_found(
        self, element: _Element, read: Callable[[_Element, _Common, Reading], Found | None]
    ) -> None:
        """Read a question of a kind that banks have."""
        if any(map(_is_picture, element.whole())):
            self.reading.mention_pictures(element.line)
        common = _common(element, self.category)
        found = read(element, common, self.reading)
        if found:
            self.reading.take(found)


@dataclass(frozen=True, slots=True)
class _Common:
    """What both kinds of question have."""

    stem: str
    explanation: str
    name: str
    id: str
    category: tuple[str, ...]
    tags: tuple[str, ...]
    markup: Markup
    """How the texts are to be read that name no format of their own: as the stem."""


def _common(element: _Element, category: tuple[str, ...]) -> _Common:
    markup = _markup(element.first("questiontext"), Markup.HTML)
    return _Common(
        stem=_formatted(element.first("questiontext"), markup),
        explanation=_formatted(element.first("generalfeedback"), markup),
        name=_text_in(element.first("name")),
        id=_content(element.first("idnumber")),
        category=category,
        tags=tuple(_tags(element)),
        markup=markup,
    )


def _tags(element: _Element) -> Iterable[str]:
    for name in ("tags", "coursetags"):
        for tag in (element.first(name) or element).all("tag"):
            yield _text_in(tag)


def _statement(element: _Element, common: _Common, reading: Reading) -> FoundStatement | None:
    """A true/false question; old files name the answers in their own language, the true one first."""
    answer, feedback = None, {True: "", False: ""}
    for place, choice in enumerate(element.all("answer")):
        word = _text_in(choice)
        says = word == "true" if word in ("true", "false") else place == 0
        answer = says is (_score(choice) >= _FULL_SCORE)
        feedback[says] = _formatted(choice.first("feedback"), common.markup)
    if answer is None:
        reading.refuse(element.line, _("it has no answers"))
        return None
    return FoundStatement(
        line=element.line,
        stem=common.stem,
        explanation=common.explanation,
        name=common.name,
        id=common.id,
        category=common.category,
        tags=common.tags,
        answer=answer,
        if_wrong=feedback[not answer],
        if_right=feedback[answer],
    )


def _question_with_choices(element: _Element, common: _Common, reading: Reading) -> FoundChoices:
    answers = [answer for answer in element.all("answer") if _text_in(answer)]
    if any(0 < _score(answer) < _FULL_SCORE for answer in answers):
        reading.mention(element.line, _("a choice with part of the score counts as wrong"))
    return FoundChoices(
        line=element.line,
        stem=common.stem,
        explanation=common.explanation,
        name=common.name,
        id=common.id,
        category=common.category,
        tags=common.tags,
        choices=tuple(
            FoundChoice(
                _formatted(answer, common.markup),
                _formatted(answer.first("feedback"), common.markup),
                _score(answer) >= _FULL_SCORE,
            )
            for answer in answers
        ),
    )


def _is_picture(element: _Element) -> bool:
    """Does an element hold a picture, or a text that shows one?"""
    is_text = element.name == "text" and any(map(has_picture, element.text))
    return element.name == "file" or is_text


def _is_single(element: _Element) -> bool:
    """May only one choice be picked? So it is where the file does not say."""
    single = element.first("single")
    return single is None or _content(single) not in ("false", "0", "")


def _score(answer: _Element) -> float:
    """The per cent of the score that an answer gets."""
    try:
        return float(answer.attributes.get("fraction", "0"))
    except ValueError:
        return 0.0


def _markup(element: _Element | None, usual: Markup) -> Markup:
    """How a text is to be read: as its format says, or as `usual` where it names none."""
    name = element.attributes.get("format") if element else None
    return usual if name is None else _MARKUPS.get(name.strip(), Markup.HTML)


def _formatted(element: _Element | None, usual: Markup) -> str:
    """What a reader sees of the text in an element."""
    return plain_text(_text_in(element), _markup(element, usual))


def _text_in(element: _Element | None) -> str:
    """What the first <text> in an element holds."""
    return _content(element.first("text") if element else None)


def _content(element: _Element | None) -> str:
    """The text of an element; empty where there is no such element.

    Raises:
        _MarkupInTextError: if it holds elements.
    """
    if element is None:
        return ""
    if element.children:
        raise _MarkupInTextError
    return "".join(element.text).strip(" \t\n\r\0\x0b")
