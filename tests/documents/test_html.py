"""The frame of a page, and text on it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from quiz import paths
from quiz.documents.html import page, shown
from tests.documents.pages import Page


@given(st.text(max_size=20))
def test_any_text_is_shown_as_it_is_but_for_what_cannot_be_shown(plain: str) -> None:
    page = Page(f"<p>{shown(plain)}</p>")
    assert [tag for tag, _attributes in page.tags] == ["p"] + ["br"] * plain.count("\n")
    read = page.texts["p"][0]
    assert all(
        one == other or other == "\ufffd" for one, other in zip(plain.replace("\n", ""), read, strict=True)
    )


def test_what_stands_below_a_page_cannot_end_its_style() -> None:
    written = "\n".join(page("A title", paths.PAPER_STYLE, [], foot='</style>"; } \\'))
    assert written.count("</style>") == 1
    assert r'content: "\3c \2f style\3e \22 \3b  \7d  \5c "' in written
