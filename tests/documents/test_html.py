"""The frame of a page, and text on it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from quiz.documents.html import shown
from tests.documents.pages import Page


@given(st.text(max_size=20))
def test_any_text_is_shown_as_it_is_but_for_what_cannot_be_shown(plain: str) -> None:
    page = Page(f"<p>{shown(plain)}</p>")
    assert [tag for tag, _attributes in page.tags] == ["p"] + ["br"] * plain.count("\n")
    read = page.texts["p"][0]
    assert all(
        one == other or other == "\ufffd" for one, other in zip(plain.replace("\n", ""), read, strict=True)
    )
