"""The words of a score in both front ends."""

from __future__ import annotations

import pytest

from quiz import wording
from quiz.game.score import Tally


@pytest.mark.parametrize(
    ("result", "best", "line"),
    [
        (Tally(5, 10), Tally(4, 10), "New best! Before: 4 of 10 · 40%"),
        (Tally(5, 10), Tally(3, 5), "Your best for this kind of round: 3 of 5 · 60%"),
        (Tally(4, 10), Tally(4, 10), "Your best for this kind of round: 4 of 10 · 40%"),
        (Tally(10, 10), Tally(5, 5), "New best! Before: 5 of 5 · 100%"),
        (Tally(5, 5), Tally(10, 10), "Your best for this kind of round: 10 of 10 · 100%"),
    ],
)
def test_a_new_best_is_shown_with_the_one_before_it_and_another_result_with_the_best_that_stands(
    result: Tally, best: Tally, line: str
) -> None:
    assert wording.best_line(result, best) == line
