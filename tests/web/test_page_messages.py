"""What a page sends over its socket is read strictly."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.web.page_messages import (
    LARGEST,
    SMALLEST,
    Attention,
    PageMessage,
    Pinged,
    Resized,
    Typed,
    read_message,
)


@pytest.mark.parametrize(
    ("sent", "read"),
    [
        ('["stdin", "é\\r"]', Typed("é\r".encode())),
        ('["stdin", "\\ud800"]', Typed(b"?")),
        ('["resize", {"width": 90, "height": 30}]', Resized(90, 30)),
        ('["resize", {"width": 100000, "height": 100000}]', Resized(*LARGEST)),
        ('["resize", {"width": -1, "height": 0}]', Resized(*SMALLEST)),
        ('["ping", "1700000000"]', Pinged("1700000000")),
        ('["focus"]', Attention.FOCUS),
        ('["blur"]', Attention.BLUR),
    ],
)
def test_what_a_page_says_is_understood_and_sizes_are_clamped(sent: str, read: PageMessage) -> None:
    assert read_message(sent) == read


@pytest.mark.parametrize(
    "sent",
    [
        "",
        "[",
        "{}",
        "[]",
        "null",
        '"stdin"',
        '["stdin"]',
        '["stdin", 1]',
        '["stdin", "a", "b"]',
        '["resize", {"width": 80}]',
        '["resize", {"width": 80.5, "height": 24}]',
        '["resize", {"width": 1e999, "height": 24}]',
        '["resize", {"width": "80", "height": "24"}]',
        '["ping", {"a": 1}]',
        '["quit"]',
        '["deliver_chunk_request", {}]',
        "[" * 60_000,
        f'["resize", {{"width": {"9" * 5000}, "height": 1}}]',
    ],
    ids=lambda sent: sent[:40],
)
def test_what_is_no_message_is_none(sent: str) -> None:
    assert read_message(sent) is None


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)


@given(st.lists(JSON | st.sampled_from(["stdin", "resize", "ping", "focus", "width", "height"]), max_size=3))
def test_anything_can_be_sent(sent: list[object]) -> None:
    message = read_message(json.dumps(sent))
    if isinstance(message, Resized):
        assert SMALLEST <= (message.columns, message.lines) <= LARGEST
