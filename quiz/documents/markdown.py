"""Text in Markdown, escaped as CommonMark has it: https://spec.commonmark.org/0.31.2/#backslash-escapes."""

from __future__ import annotations

import re

_SPECIAL = re.compile(r"[\\`*_{}\[\]<>|~&$#]|^[-+=]|^\d+(?=[.)])", re.MULTILINE)
"""What Markdown would take for a mark: signs anywhere, and what begins a list or a line."""


def escaped(text: str) -> str:
    """Text that Markdown shows as it is."""
    return _SPECIAL.sub(_escape, text)


def _escape(found: re.Match[str]) -> str:
    sign = found.group()
    return f"{sign}\\" if sign.isdigit() else f"\\{sign}"
