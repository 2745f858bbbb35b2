"""The title of what is played, as the first screens show it."""

from __future__ import annotations

from quiz.ui.colours import BRAND, QUIET
from quiz.ui.text import Block

BRAND_SIGN = "◆ "
"""Stands before the title."""


def title_block(title: str, label: str = "") -> Block:
    """A title in one line, what follows its colon in a quieter colour, and at the right what a teacher calls this."""
    name, _colon, rest = (part.strip() for part in title.partition(":"))
    words = f"{name}   {rest}" if rest else name
    return Block(
        words,
        QUIET,
        lead=len(name),
        lead_style=f"bold {BRAND}",
        before=BRAND_SIGN,
        before_style=BRAND,
        after=label,
        after_style=QUIET,
    )
