"""Key words in the paragraphs of a lesson, marked `**like this**`."""

from __future__ import annotations

import re

_MARKED = re.compile(r"\*\*(?=[^\s*])([^*]*[^\s*])\*\*")


def is_balanced(wording: str) -> bool:
    """Does every asterisk belong to a pair of marks around at least one character?"""
    return "*" not in _MARKED.sub("", wording)


def spans(wording: str) -> list[tuple[str, bool]]:
    """The parts of a wording without their marks, each with whether it is marked.

    A wording with an asterisk outside a pair of marks is one part, as typed.
    """
    if not is_balanced(wording):
        return [(wording, False)]
    parts = _MARKED.split(wording)
    return [(part, place % 2 == 1) for place, part in enumerate(parts) if part]


def without_marks(wording: str) -> str:
    """The wording as it reads."""
    return "".join(part for part, _marked in spans(wording))
