"""The title of what is played, as the first screens show it."""

from __future__ import annotations

from quiz.ui.colours import BRAND, QUIET
from quiz.ui.text import GAP, Block

BRAND_SIGN = "◆ "
"""Stands before the title."""


SUBTITLE_GAP = 3
"""The cells between a title and what follows its colon."""


def title_block(title: str, label: str = "", *, width: int = 0) -> Block:
    """A title in one line, what follows its colon in a quieter colour, and at the right what a teacher calls this.

    Args:
        title: The title.
        label: What a teacher calls this terminal; empty for nothing.
        width: How many cells there are; what follows the colon is left out where it does not fit. 0 when not known.
    """
    name, _colon, rest = (part.strip() for part in title.partition(":"))
    words = f"{name}{' ' * SUBTITLE_GAP}{rest}" if rest else name
    kept = len(label) + GAP if label else 0
    if name and 0 < width < len(BRAND_SIGN) + len(words) + kept:
        words = name
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
