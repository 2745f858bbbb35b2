"""The bars of topics."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.ui.widgets.bars import GUTTER, TopicGrid, bar, shares

COUNTS = st.lists(st.integers(0, 500), min_size=4, max_size=4)


def test_a_bar_shows_firm_right_met_and_new_in_their_shares() -> None:
    assert bar([3, 2, 1, 4], 10).plain == "███▓▓▒····"


def test_a_topic_never_met_is_an_empty_bar() -> None:
    assert bar([0, 0, 0, 14], 6).plain == "······"
    assert bar([0, 0, 0, 0], 6).plain == "······"


def test_the_first_answer_can_be_seen() -> None:
    assert bar([0, 1, 0, 99], 10).plain == "▓·········"


def test_what_is_new_can_be_seen_until_nothing_is() -> None:
    assert bar([99, 0, 0, 1], 10).plain == "█████████·"
    assert bar([100, 0, 0, 0], 10).plain == "██████████"


@given(COUNTS, st.integers(0, 60))
def test_a_bar_is_as_wide_as_asked(counts: list[int], width: int) -> None:
    assert bar(counts, width).cell_length == width


@given(COUNTS, st.integers(4, 60))
def test_whatever_there_is_has_a_cell_and_whatever_there_is_not_has_none(
    counts: list[int], width: int
) -> None:
    cells = shares(counts, width)
    if any(counts):
        assert [bool(count) for count in counts] == [bool(share) for share in cells]


@pytest.mark.parametrize("width", [40, 72, 106])
def test_no_bar_is_cut(width: int) -> None:
    grid = TopicGrid()
    grid.show([(f"topic {number}", (1, 1, 1, 10)) for number in range(3)])
    for cells in (width, (width - GUTTER) // 2):
        assert grid._cell(0, cells).cell_length == cells


@pytest.mark.parametrize(
    ("title", "cells"), [("short", 10), ("a title of 24 characters", 7), ("long " * 9, 6)]
)
def test_bars_get_shorter_for_long_titles(title: str, cells: int) -> None:
    grid = TopicGrid()
    grid.show([("other", (0, 0, 0, 4)), (title, (0, 0, 0, 4))])
    assert {grid._cell(place, 35).plain.count("·") for place in range(2)} == {cells}
