"""The frame of a page for browsers and printers: no script, nothing from outside, every text escaped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path

from quiz import i18n, paths
from quiz.streams import UNSAFE

BEGIN = "<!DOCTYPE html>"
"""What every page begins with."""

POLICY = "default-src 'none'; style-src 'unsafe-inline'"
"""What a browser may load for a page: nothing; only the page's own styles are used.

https://www.w3.org/TR/CSP3/
"""

TICK = "✓"
"""The sign of a right choice; every browser has it, whatever this terminal's font lacks."""

_UNSHOWN = re.compile(f"[{UNSAFE}]")


def page(title: str, style: str, body: Iterable[str], foot: str = "") -> Iterator[str]:
    """The lines of a page in the language in use.

    Args:
        title: What the browser shows as its name.
        style: The name of the file with the look of what this page has and others have not.
        body: The lines in its main part.
        foot: What stands below every page of paper, beside its number.
    """
    yield BEGIN
    yield f'<html lang="{i18n.language()}">'
    yield "<head>"
    yield '<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{shown(title)}</title>"
    yield "<style>"
    yield from (Path(name).read_text("utf-8").rstrip() for name in (paths.PAGE_STYLE, style))
    if foot:
        yield f"@page {{ @bottom-left {{ content: {_css_string(foot)}; font: 9pt sans-serif; }} }}"
    yield "</style>"
    yield "</head>"
    yield "<body>"
    yield "<main>"
    yield from body
    yield "</main>"
    yield "</body>"
    yield "</html>"


def shown(text: str) -> str:
    """Text as HTML shows it: no character of it is a mark, and none turns its direction round or is no character."""
    lines = _UNSHOWN.sub("\ufffd", text).split("\n")
    return "<br>".join(escape(line) for line in lines)


def _css_string(text: str) -> str:
    """Text as a string of a style sheet, all but letters, digits and spaces escaped.

    https://www.w3.org/TR/css-syntax-3/#escaping
    """
    return '"' + re.sub(r"[^\w ]", lambda found: f"\\{ord(found[0]):x} ", text) + '"'
