"""GIFT: the reader, which takes a file as Moodle's does.

Blank lines, and lines that are `0`, part the questions; every line loses the blanks at its ends.
Format: https://docs.moodle.org/en/GIFT_format.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from quiz.exchange.found import MULTIRESPONSE, FoundChoice, FoundChoices, FoundCommon, FoundStatement, Reading
from quiz.exchange.moodle import category_names
from quiz.exchange.plain_text import Markup, has_picture, plain_text
from quiz.i18n import _

_BLANKS = " \t\n\r\x0b"
"""What PHP's `trim` takes from the ends of a text, but NUL, which no text has when it is used."""

_ESCAPE = re.compile(r"\\([\\:#={}~n])")
_ESCAPED = re.compile("\0(.)", re.DOTALL)
_HIDDEN = dict(zip("\\:#={}~n", "abcdefgh", strict=True))
"""For each sign that a backslash escapes, the letter that stands for it after a NUL while a question is read."""

_SHOWN = {letter: "\n" if sign == "n" else sign for sign, letter in _HIDDEN.items()}

_CATEGORY = "$CATEGORY:"
_WEIGHT = re.compile(r"%(-*[0-9]{1,2}\.?[0-9]*)%", re.ASCII)
_ID_IN_COMMENT = re.compile(r"\[id:((?:\\\]|[^]]){1,255})\]")
_TAG_IN_COMMENT = re.compile(r"\[tag:((?:\\\]|[^]<>`]){1,255})\]")

_MARKUPS = {
    "plain": Markup.PLAIN,
    "html": Markup.HTML,
    "markdown": Markup.LINES,
    "moodle": Markup.LINES,
}

_STATEMENTS = {"T": True, "TRUE": True, "F": False, "FALSE": False}
"""What stands between the braces after a statement."""


class _Block(NamedTuple):
    """The lines of one question."""

    line: int
    """Where it begins in the file, from 1."""
    text: str
    """Its lines but the comments; a sign that is escaped is hidden."""
    comments: str


def read_gift(text: str) -> Reading:
    """The questions of a file, and what does not come into a bank."""
    reading = Reading()
    category: tuple[str, ...] = ()
    for block in _blocks(text):
        if block.text.startswith(_CATEGORY):
            path, _line_break, rest = block.text.partition("\n")
            category = tuple(category_names(_shown(path.removeprefix(_CATEGORY))))
            block = block._replace(line=block.line + 1, text=rest.strip(_BLANKS))
        if block.text:
            _read_question(block, category, reading)
    return reading


def _blocks(text: str) -> Iterator[_Block]:
    """The questions' lines, by the blank lines between them."""
    lines: list[str] = []
    comments: list[str] = []
    first = 0
    text = text.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")
    for number, raw in enumerate([*text.split("\n"), ""], 1):
        line = raw.strip(_BLANKS)
        if line.startswith("//"):
            comments.append(line)
        elif line not in ("", "0"):
            first = first if lines else number
            lines.append(line)
        elif lines or comments:
            if lines:
                yield _Block(first, _hidden("\n".join(lines)), "\n".join(comments))
            lines, comments = [], []


def _hidden(text: str) -> str:
    """A text in which every escape is hidden from the search for signs."""
    return _ESCAPE.sub(lambda found: f"\0{_HIDDEN[found[1]]}", text)


def _shown(text: str) -> str:
    """A text with the signs that its escapes stand for."""
    return _ESCAPED.sub(lambda found: _SHOWN[found[1]], text).strip(_BLANKS)


def _read_question(block: _Block, category: tuple[str, ...], reading: Reading) -> None:
    name, text = _name_and_rest(block.text)
    start, end = text.find("{"), text.find("}")
    if start < 0 and end < 0:
        reading.skip(block.line, "description")
        return
    if reason := _wrong_braces(text):
        reading.refuse(block.line, reason)
        return
    blank = "" if text.endswith("}") else "_____"
    stem, markup = _text_and_markup(text[:start] + blank + text[end + 1 :], Markup.LINES)
    answers, explanation = _answers_and_explanation(text[start + 1 : end])
    common: FoundCommon = {
        "line": block.line,
        "stem": stem,
        "explanation": _text(explanation, markup),
        "name": name,
        "id": _id_of(block),
        "category": category,
        "tags": _tags_of(block),
    }
    shows_pictures = markup is not Markup.PLAIN and has_picture(block.text)
    if _read_answers(answers, common, markup, reading) and shows_pictures:
        reading.mention_pictures(block.line)


def _wrong_braces(text: str) -> str:
    """Why the braces of a question are not one pair; empty if they are.

    Moodle takes what follows the first pair for the end of the sentence: a second question would be lost in it.
    """
    opening, closing = text.find("{"), text.find("}")
    if opening < 0 or closing < opening:
        return _("its braces { } do not match; a blank line would end it, too")
    if text.count("{") > 1 or text.count("}") > 1:
        return _(
            "it has more braces { }; put a blank line between two questions, and a backslash before a brace of a "
            "text"
        )
    return ""


def _answers_and_explanation(inside: str) -> tuple[str, str]:
    """What stands between the braces before the feedback for every answer, and that feedback."""
    before, mark, after = inside.rpartition("####")
    return (before if mark else after).strip(_BLANKS), after if mark else ""


def _name_and_rest(text: str) -> tuple[str, str]:
    """The name between two pairs of colons, empty where there is none, and what follows."""
    end = text.find("::", 2) if text.startswith("::") else -1
    if end < 0:
        return "", text.removeprefix("::")
    return _shown(text[2:end]), text[end + 2 :].strip(_BLANKS)


def _read_answers(answers: str, common: FoundCommon, markup: Markup, reading: Reading) -> bool:
    """Read what stands between the braces, and tell whether it makes a kind of question that banks have."""
    word, wrong, right = (*(part.strip(_BLANKS) for part in answers.split("#", 2)), "", "")[:3]
    if kind := _other_kind(answers, word):
        reading.skip(common["line"], kind)
        return False
    if "~" in answers:
        choices = tuple(_choices(answers, common["line"], markup, reading))
        reading.take(FoundChoices(**common, choices=choices))
    else:
        if_wrong, if_right = _text(wrong, markup), _text(right, markup)
        answer = _STATEMENTS[word]
        reading.take(FoundStatement(**common, answer=answer, if_wrong=if_wrong, if_right=if_right))
    return True


def _other_kind(answers: str, word: str) -> str:
    """The kind of question that banks do not have, as Moodle calls it; empty for one that they have."""
    if not answers:
        return "essay"
    if answers.startswith("#"):
        return "numerical"
    if "~" in answers:
        return "" if "=" in answers else MULTIRESPONSE
    if "=" in answers and "->" in answers:
        return "matching"
    return "" if word in _STATEMENTS else "shortanswer"


def _choices(answers: str, line: int, markup: Markup, reading: Reading) -> Iterator[FoundChoice]:
    """The choices; one without any text is none, as in Moodle."""
    first, *others = answers.replace("=", "~=").split("~")
    for piece in ([] if first.strip(_BLANKS) in ("", "0") else [first]) + others:
        answer = piece.strip(_BLANKS)
        right = answer.startswith("=")
        if not right and (weight := _WEIGHT.match(answer)):
            answer = answer[weight.end() :]
            right = _score(weight[1]) >= 100
            if 0 < _score(weight[1]) < 100:
                reading.mention(line, _("a choice with part of the score counts as wrong"))
        text, _sign, why = answer.removeprefix("=" if right else "").partition("#")
        if text.strip(_BLANKS):
            yield FoundChoice(_text(text, markup), _text(why, markup), right)


def _score(weight: str) -> float:
    """The per cent of the score that a weight stands for."""
    digits = weight.lstrip("-")
    return -float(digits) if weight.startswith("-") else float(digits)


def _text(text: str, markup: Markup) -> str:
    return _text_and_markup(text, markup)[0]


def _text_and_markup(text: str, markup: Markup) -> tuple[str, Markup]:
    """What a reader sees of a text, and how it was to be read: as the format that it begins with, or as `markup`."""
    text = text.strip(_BLANKS)
    name, mark, rest = text[1:].partition("]") if text.startswith("[") else ("", "", "")
    if mark and name in _MARKUPS:
        text, markup = rest, _MARKUPS[name]
    return plain_text(_shown(text), markup), markup


def _id_of(block: _Block) -> str:
    found = _ID_IN_COMMENT.search(block.comments)
    return found[1].replace(r"\]", "]").strip() if found else ""


def _tags_of(block: _Block) -> tuple[str, ...]:
    return tuple(tag.replace(r"\]", "]").strip() for tag in _TAG_IN_COMMENT.findall(block.comments))
