"""Reads the questions in the bytes of another program's file, of whichever format it is."""

from __future__ import annotations

import codecs
import re

from quiz.bank import file
from quiz.exchange.found import Reading
from quiz.exchange.gift_reader import read_gift
from quiz.exchange.moodle_xml_reader import read_moodle_xml

MAX_BYTES = 64 * 1024 * 1024
"""The largest file that is read; 10,000 questions in Moodle XML take about 18 MB, pictures more."""

_XML_BEGINS = re.compile(r"<(?:\?xml|!DOCTYPE|!--|quiz\b)")

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"<\0", "utf-16-le"),
    (b"\0<", "utf-16-be"),
)
"""How files begin that are marked with their encoding, or are XML in one that takes two bytes for each sign."""


def read_questions(data: bytes) -> Reading:
    """The questions of a file, and what does not come into a bank.

    Raises:
        UnreadableError: if it is not in a format that can be read.
    """
    text = _decoded(data)
    return read_moodle_xml(text) if _is_xml(text.strip()) else read_gift(text)


def _is_xml(text: str) -> bool:
    """Is a text XML? GIFT can begin with a tag too, but has braces or does not end with one."""
    if _XML_BEGINS.match(text):
        return True
    return text.startswith("<") and text.endswith(">") and "{" not in text


def _decoded(data: bytes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            rest = data.removeprefix(mark) if "<" not in mark.decode("latin-1") else data
            if encoding != "utf-8":
                return rest.decode(encoding, errors="replace")
            data = rest
            break
    return file.decode(data)
