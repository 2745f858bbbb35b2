"""Text in Markdown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from quiz.documents.markdown import escaped


@pytest.mark.parametrize(
    ("plain", "shown"),
    [
        ("a_b *c* `d` [e](f) <g> | h ~ & $1 #", r"a\_b \*c\* \`d\` \[e\](f) \<g\> \| h \~ \& \$1 \#"),
        ("- item", r"\- item"),
        ("12. item", r"12\. item"),
        ("1) item", r"1\) item"),
        ("in 2026. Then", "in 2026. Then"),
        ("back\\slash", r"back\\slash"),
        ("one\n- two\n3. four", "one\n\\- two\n3\\. four"),
    ],
)
def test_text_is_escaped_in_markdown(plain: str, shown: str) -> None:
    assert escaped(plain) == shown


@given(st.text(alphabet="ab1 .)(-+=_*`[]<>|~&$#!\\:/@{}^%", min_size=1, max_size=14))
def test_markdown_shows_escaped_text_as_it_is(typed: str) -> None:
    plain = " ".join(typed.split())
    for before in ("", "- ", "### ", "**lead** "):
        blocks = MarkdownIt("gfm-like", {"linkify": False}).parse(before + escaped(plain))
        parts = [part for block in blocks for part in block.children or () if part.type.startswith("text")]
        lead = "lead " if before.startswith("*") else ""
        assert "".join(part.content for part in parts).strip() == (lead + plain).strip()
