"""Reads pages as a browser does."""

from __future__ import annotations

from html.parser import HTMLParser

HOSTILE = "</style></title><script>alert(1)</script><img src=//x.org/y onerror='a()'>\" & \u202e\x1b[2J"
"""A text that tries to be more than text."""


class Page(HTMLParser):
    """What a browser finds on a page."""

    VOID = ("meta", "br")

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        """Every element with its attributes."""
        self.texts: dict[str, list[str]] = {}
        """What stands in the elements of each name, in their order."""
        self._open: list[str] = []
        self.feed(page)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self._open.append(tag)
            self.texts.setdefault(tag, []).append("")

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        for tag in set(self._open):
            self.texts[tag][-1] += data
