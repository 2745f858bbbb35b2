"""Moodle XML: the reader, which takes a file as Moodle's does.

Format: https://docs.moodle.org/en/Moodle_XML_format.
"""

from __future__ import annotations

from collections.abc import Iterable

from quiz.exchange.found import (
    MULTIRESPONSE,
    FoundChoice,
    FoundChoices,
    FoundCommon,
    FoundStatement,
    Reading,
)
from quiz.exchange.moodle import category_names
from quiz.exchange.moodle_xml_parser import Element, MarkupInTextError, each_question
from quiz.exchange.plain_text import Markup, has_picture, plain_text
from quiz.i18n import _

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


def read_moodle_xml(text: str) -> Reading:
    """The questions of a file, and what does not come into a bank.

    Raises:
        UnreadableError: if it is not XML, not of Moodle, or uses of XML what it need not.
    """
    reader = _Reader()
    each_question(text, reader.take)
    return reader.reading


class _Reader:
    """Reads one question after the other."""

    def __init__(self) -> None:
        self.reading = Reading()
        self.category: tuple[str, ...] = ()

    def take(self, element: Element) -> None:
        """Read a question, or note why it cannot be read."""
        try:
            self.take_kind(element, element.attributes.get("type", ""))
        except MarkupInTextError:
            self.reading.refuse(element.line, _("a text holds tags; they belong in <![CDATA[...]]>"))

    def take_kind(self, element: Element, kind: str) -> None:
        """Read a question of a kind that banks have; note one of another kind."""
        if kind == "category":
            self.category = tuple(category_names(_text_in(element.first("category"))))
        elif kind not in ("truefalse", "multichoice"):
            self.reading.skip(element.line, kind)
        elif kind == "multichoice" and not _is_single(element):
            self.reading.skip(element.line, MULTIRESPONSE)
        else:
            if any(map(_is_picture, element.whole())):
                self.reading.mention_pictures(element.line)
            markup = _markup(element.first("questiontext"), Markup.HTML)
            read = self.take_statement if kind == "truefalse" else self.take_choices
            read(element, _common(element, self.category, markup), markup)

    def take_statement(self, element: Element, common: FoundCommon, markup: Markup) -> None:
        """A true/false question; old files name the answers in their own language, the true one first."""
        answer, feedback = None, {True: "", False: ""}
        for place, choice in enumerate(element.all("answer")):
            word = _text_in(choice)
            says = word == "true" if word in ("true", "false") else place == 0
            answer = says is (_score(choice) >= _FULL_SCORE)
            feedback[says] = _formatted(choice.first("feedback"), markup)
        if answer is None:
            self.reading.refuse(element.line, _("it has no answers"))
            return
        wrong, right = feedback[not answer], feedback[answer]
        self.reading.take(FoundStatement(**common, answer=answer, if_wrong=wrong, if_right=right))

    def take_choices(self, element: Element, common: FoundCommon, markup: Markup) -> None:
        """A question with one right answer; a choice without any text is none, as in Moodle."""
        answers = [answer for answer in element.all("answer") if _text_in(answer)]
        if any(0 < _score(answer) < _FULL_SCORE for answer in answers):
            self.reading.mention(element.line, _("a choice with part of the score counts as wrong"))
        choices = tuple(_choice(answer, markup) for answer in answers)
        self.reading.take(FoundChoices(**common, choices=choices))


def _common(element: Element, category: tuple[str, ...], markup: Markup) -> FoundCommon:
    return {
        "line": element.line,
        "stem": _formatted(element.first("questiontext"), markup),
        "explanation": _formatted(element.first("generalfeedback"), markup),
        "name": _text_in(element.first("name")),
        "id": _content(element.first("idnumber")),
        "category": category,
        "tags": tuple(_tags(element)),
    }


def _tags(element: Element) -> Iterable[str]:
    for name in ("tags", "coursetags"):
        for tag in (element.first(name) or element).all("tag"):
            yield _text_in(tag)


def _choice(answer: Element, markup: Markup) -> FoundChoice:
    why = _formatted(answer.first("feedback"), markup)
    return FoundChoice(_formatted(answer, markup), why, _score(answer) >= _FULL_SCORE)


def _is_picture(element: Element) -> bool:
    """Does an element hold a picture, or a text that shows one?"""
    is_text = element.name == "text" and any(map(has_picture, element.text))
    return element.name == "file" or is_text


def _is_single(element: Element) -> bool:
    """May only one choice be picked? So it is where the file does not say."""
    single = element.first("single")
    return single is None or _content(single) not in ("false", "0", "")


def _score(answer: Element) -> float:
    """The per cent of the score that an answer gets."""
    try:
        return float(answer.attributes.get("fraction", "0"))
    except ValueError:
        return 0.0


def _markup(element: Element | None, usual: Markup) -> Markup:
    """How a text is to be read: as its format says, or as `usual` where it names none."""
    name = element.attributes.get("format") if element else None
    return usual if name is None else _MARKUPS.get(name.strip(), Markup.HTML)


def _formatted(element: Element | None, usual: Markup) -> str:
    """What a reader sees of the text in an element."""
    return plain_text(_text_in(element), _markup(element, usual))


def _text_in(element: Element | None) -> str:
    """What the first <text> in an element holds."""
    return _content(element.first("text") if element else None)


def _content(element: Element | None) -> str:
    """The text of an element; empty where there is no such element."""
    return element.content() if element else ""
