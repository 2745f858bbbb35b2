"""Paragraphs as they are laid out."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from quiz.ui.text import Block, lay_out, with_key_words

WORDS = "An ICE officer in Calgary shares what U.S. investigators know."


def test_a_ground_reaches_from_edge_to_edge_on_every_line() -> None:
    for line in lay_out(Block(WORDS, before="1  ", ground="on $sheet", sides=1), 30):
        assert line.cell_length == 30
        assert any(
            str(span.style) == "on $sheet" and (span.start, span.end) == (0, 30) for span in line.spans
        )


def test_the_style_of_a_text_lies_over_its_ground() -> None:
    (line,) = lay_out(Block("True", "bold", ground="on $sheet"), 30)
    assert [str(span.style) for span in line.spans] == ["on $sheet", "bold"]


def test_sides_stay_free() -> None:
    for line in lay_out(Block(WORDS, after="10 questions", sides=2), 30):
        assert line.plain.startswith("  ")
        assert line.cell_length <= 28


@given(st.text("ab\u00a0 é日", max_size=80), st.integers(12, 80), st.integers(0, 3), st.booleans())
def test_no_line_is_wider_than_its_place(words: str, width: int, sides: int, grounded: bool) -> None:
    block = Block(words, ground="on $sheet" if grounded else "", sides=sides)
    assert all(line.cell_length <= width for line in lay_out(block, width))


def test_key_words_have_a_style_of_their_own_also_where_a_line_breaks_them() -> None:
    block = with_key_words("ICE has offices in **five Canadian cities** today.", "bold $right")
    assert block.text == "ICE has offices in five Canadian cities today."
    lines = lay_out(block, 26)
    styled = [
        line.plain[span.start : span.end]
        for line in lines
        for span in line.spans
        if str(span.style) == "bold $right"
    ]
    assert " ".join(styled).split() == ["five", "Canadian", "cities"]


def test_brackets_in_a_lesson_are_words_and_not_markup() -> None:
    (line,) = lay_out(with_key_words("A [b]list[/b] of **[red]x[/]**.", "bold"), 60)
    assert line.plain == "A [b]list[/b] of [red]x[/]."


def test_what_stands_at_the_right_goes_below_a_text_that_does_not_fit_beside_it() -> None:
    lines = lay_out(Block("Very sure", after="25 of 44, less sure would be right"), 38)
    assert [line.plain for line in lines] == ["Very sure", "    25 of 44, less sure would be right"]
