"""Text that must stay on one line, and output that lacks a character."""

from __future__ import annotations

import pytest

from quiz.streams import nearest_ascii, one_line


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain, é, ✓, 東京", "plain, é, ✓, 東京"),
        ("70\u00a0%, 1\u202f000", "70\u00a0%, 1\u202f000"),
        ("a\nb\tc\x00", r"a\nb\tc\x00"),
        ("\x1b[31m\x7f", r"\x1b[31m\x7f"),
        ("\x9b31m\x85", r"\x9b31m\x85"),
        ("\u202eabc\u2066\u200b", r"\u202eabc\u2066\u200b"),
        ("a\u2028b", r"a\u2028b"),
        ("b\udcffnk", r"b\udcffnk"),
        ("\U000e0041", r"\U000e0041"),
    ],
)
def test_what_a_terminal_would_not_show_stands_as_an_escape(text: str, shown: str) -> None:
    assert one_line(text) == shown


def test_a_character_that_is_lacking_is_written_as_the_nearest() -> None:
    assert nearest_ascii("«\u00a0Où\u00a0?\u00a0» … ✓ œuf 東") == '" Ou ? " ... + oeuf ?'
