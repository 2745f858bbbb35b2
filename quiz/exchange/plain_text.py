"""Texts of other programs as the plain texts of a bank: without tags, and without what a bank may not hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from html import unescape


class Markup(StrEnum):
    """How a text is to be read."""

    PLAIN = "plain"
    """As it stands."""
    HTML = "html"
    """Tags and entities mean something, line breaks are spaces."""
    LINES = "lines"
    """Tags and entities mean something, and so do line breaks: Moodle's own format, Markdown and wiki text."""


_BREAK, _BLOCK = "\x01", "\x02"
"""Stand for a line break and for the beginning or end of a paragraph while tags are taken out."""

_TAG = re.compile(r"<!--|</?([a-zA-Z][a-zA-Z0-9]*+)[^<>]*+>")
"""The beginning of a comment, or a tag; the quantifiers never give back, so that the search takes linear time."""

_BLOCKS = {
    *(
        "address",
        "article",
        "aside",
        "blockquote",
        "dd",
        "div",
        "dl",
        "dt",
        "figure",
        "footer",
        "header",
        "hr",
    ),
    *(
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "tr",
        "ul",
    ),
}
"""Elements that begin on a line of their own."""

_UNSHOWN = {name: re.compile(f"</{name}", re.IGNORECASE) for name in ("script", "style")}
"""Elements whose content no reader sees, and how they end."""

_CONTROLS = re.compile("[\x00-\x08\x0b\x0e-\x1f]")
_SPACES = re.compile("[ \t\f\r]+")
_AROUND_BLOCKS = re.compile(f" ?{_BLOCK}[ {_BLOCK}]*+")
_AROUND_BREAKS = re.compile(f" ?{_BREAK} ?")


def has_picture(text: str) -> bool:
    """Does a text show a picture where it is read as HTML?"""
    return "<img" in text.lower()


def plain_text(text: str, markup: Markup) -> str:
    """What a reader sees of a text."""
    if markup is Markup.PLAIN:
        return text.strip()
    shown = "".join(_shown(_CONTROLS.sub("", text), markup))
    shown = _AROUND_BREAKS.sub(_BREAK, _AROUND_BLOCKS.sub(_BLOCK, shown)).strip(f" {_BREAK}{_BLOCK}")
    return unescape(shown.replace(_BREAK, "\n").replace(_BLOCK, "\n")).strip()


def _shown(text: str, markup: Markup) -> Iterator[str]:
    """The parts of a text between its tags, entities not yet decoded, with what stands for breaks."""
    place = 0
    while found := _TAG.search(text, place):
        yield _spaced(text[place : found.start()], markup)
        name = (found[1] or "").lower()
        place = found.end()
        if found[0] == "<!--":
            place = _after(text, "-->", place)
        elif name in _UNSHOWN and not found[0].startswith("</"):
            end = _UNSHOWN[name].search(text, place)
            place = end.start() if end else len(text)
        elif name == "br":
            yield _BREAK
        elif name in _BLOCKS:
            yield _BLOCK
    yield _spaced(text[place:], markup)


def _after(text: str, end: str, start: int) -> int:
    """The place after the next `end`, or that after the whole text."""
    place = text.find(end, start)
    return len(text) if place < 0 else place + len(end)


def _spaced(text: str, markup: Markup) -> str:
    """A text with single spaces."""
    return _SPACES.sub(" ", text.replace("\n", _BREAK if markup is Markup.LINES else " "))
