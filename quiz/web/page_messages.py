"""What a page sends over its socket: read strictly, for anybody can send anything."""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import Enum, auto

LARGEST_MESSAGE = 2**16
"""The most bytes of a message; what a page sends by itself has a few dozen, and a paste may have more."""

SMALLEST, LARGEST = (20, 5), (500, 200)
"""The columns and lines that a game is drawn for: at least and at most. Cells cost memory and time."""


@dataclass(frozen=True)
class Typed:
    """Keys, and what the mouse did, as a terminal reports them."""

    data: bytes
    """The bytes, in UTF-8."""


@dataclass(frozen=True)
class Resized:
    """The page has another size."""

    columns: int
    """How many characters fit beside each other."""
    lines: int
    """How many lines fit."""


@dataclass(frozen=True)
class Pinged:
    """The page measures how long an answer takes."""

    stamp: str
    """What it wants to get back."""


class Attention(Enum):
    """Whether keys go to the page."""

    FOCUS = auto()
    """They do from now on."""
    BLUR = auto()
    """They go elsewhere."""


PageMessage = Typed | Resized | Pinged | Attention
"""What a page can say."""


def read_message(text: str) -> PageMessage | None:
    """The message that a page sent; None for what is none."""
    try:
        envelope = json.loads(text)
    except (ValueError, RecursionError):
        return None
    match envelope:
        case ["stdin", str(keys)]:
            return Typed(keys.encode("utf-8", "replace"))
        case ["resize", {"width": int(width), "height": int(height)}]:
            return Resized(*clamped(width, height))
        case ["ping", str(stamp)]:
            return Pinged(stamp)
        case ["focus", *_]:
            return Attention.FOCUS
        case ["blur", *_]:
            return Attention.BLUR
    return None


def clamped(columns: int, lines: int) -> tuple[int, int]:
    """A size, or the nearest that a game is drawn for."""
    return (
        min(max(columns, SMALLEST[0]), LARGEST[0]),
        min(max(lines, SMALLEST[1]), LARGEST[1]),
    )
