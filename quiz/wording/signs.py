"""Signs of right and wrong, for the fonts of every terminal."""

from __future__ import annotations

import os


def right_sign() -> str:
    """The sign of a right answer; a plus where the terminal's font has no tick."""
    return "+" if _plain_font() else "✓"


def wrong_sign() -> str:
    """The sign of a wrong answer."""
    return "x" if _plain_font() else "✗"


def _plain_font() -> bool:
    """Is this a Linux console, whose fonts have no signs beyond Latin letters?"""
    return os.environ.get("TERM") == "linux"
