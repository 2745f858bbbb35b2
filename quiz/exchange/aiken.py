"""Aiken, the plainest of formats: a question, its choices with letters, and the letter of the right one.

Format: https://docs.moodle.org/en/Aiken_format. Every text stands on one line. A reader takes any line that begins
with a capital and a full stop for a choice, and one that begins with `ANSWER:` for the answer.
"""

from __future__ import annotations

import re
from string import ascii_uppercase
from typing import assert_never

from quiz import i18n
from quiz.i18n import N_, _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from quiz.exchange import Note
    from quiz.exchange.selection import Selection
    from quiz.game.draw import Asked

NAME = "aiken"
HELP = N_("Aiken, for many programs: questions and letters only")
SUFFIX = ".txt"

_TAKEN_FOR_ANOTHER = re.compile(r"[A-Z][.)]|ANSWER:|.?\Z")
"""How a line begins that is taken for a choice or an answer, or that is too short to be taken for anything."""

_DASH = "– "
"""What is put before a question that would be taken for another line."""


def write(selection: Selection, note: Note) -> Iterator[bytes]:
    """The questions; what the format has no place for is said in a line."""
    note(
        _(
            "Aiken has no place for explanations, reasons, corrections, ids and tags: they are left out. "
            "`quiz export gift` keeps them."
        )
    )
    for asked in selection.paper:
        stem = _one_line(selection.wording(asked.question.stem))
        if _TAKEN_FOR_ANOTHER.match(stem):
            message = _("question '{id}' begins like another line of the format; a dash is put before it")
            note(message.format(id=asked.question.id))
            stem = _DASH + stem
        yield _question(stem, _choices(asked, selection), asked.key_place).encode()


def _question(stem: str, choices: Iterable[str], key: int) -> str:
    lines = [
        f"{letter}. {_one_line(choice)}" for letter, choice in zip(ascii_uppercase, choices, strict=False)
    ]
    return "\n".join([stem, *lines, f"ANSWER: {ascii_uppercase[key]}"]) + "\n\n"


def _choices(asked: Asked, selection: Selection) -> list[str]:
    """The choices in their order; those of a statement are the words for true and false."""
    from quiz.bank.model import MultipleChoice, TrueFalse

    question = asked.question
    match question:
        case TrueFalse():
            language = i18n.LANGUAGES[selection.language]
            return [language.true[1].capitalize(), language.false[1].capitalize()]
        case MultipleChoice():
            return [selection.wording(question.choices[place].text) for place in asked.order]
        case _:
            assert_never(question)


def _one_line(wording: str) -> str:
    return " ".join(wording.split("\n"))
