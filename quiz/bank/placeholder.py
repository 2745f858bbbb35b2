"""What stands in a bank in the place of a text, a source or a day that its author has still to write."""

from __future__ import annotations

from datetime import date

from quiz.bank.model import PLAIN, Text

MARK = "???"
"""What a placeholder begins with; no text that is finished does."""

UNKNOWN_DAY = date(1900, 1, 1)
"""Stands for the day on which nobody has checked the facts of a question yet."""


def placeholder(request: str) -> Text:
    """A text that asks its author for what belongs in its place."""
    return Text(((PLAIN, f"{MARK} {request}"),))


def is_placeholder(text: Text) -> bool:
    """Has a text still to be written, in whichever language?"""
    return any(is_unwritten(wording) for _language, wording in text.wordings)


def is_unwritten(wording: str) -> bool:
    """Is a text in one language still to be written?"""
    return wording.startswith(MARK)
