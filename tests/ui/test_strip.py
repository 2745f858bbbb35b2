"""The strip above a question."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from quiz.ui.widgets.strip import Marks, Segment, strip

RIGHT, WRONG, NOW, AHEAD = Segment.RIGHT, Segment.WRONG, Segment.NOW, Segment.AHEAD
ROUND = [RIGHT, WRONG, RIGHT, NOW, AHEAD]


def test_every_question_has_a_segment_of_its_own() -> None:
    assert strip(ROUND, 19).plain == "━━━ ╍╍╍ ━━━ ═══ ───"


def test_a_short_round_does_not_fill_the_line() -> None:
    assert strip([RIGHT, NOW], 80).plain == "━━━━━━━━━━ ══════════"


def test_segments_touch_where_no_space_is_left_between_them() -> None:
    assert strip(ROUND, 7).plain == "━╍━═─"


def test_a_long_round_shows_its_shares_in_order() -> None:
    assert strip([RIGHT] * 100 + [WRONG] * 50 + [AHEAD] * 50, 20).plain == "━━━━━━━━━━╍╍╍╍╍─────"


def test_right_and_wrong_differ_in_form_and_colour() -> None:
    shown = {(segment.sign, segment.style) for segment in (RIGHT, WRONG, NOW, AHEAD)}
    assert len({sign for sign, _ in shown}) == 4
    assert RIGHT.style != WRONG.style


def test_an_exam_gives_nothing_away() -> None:
    assert strip([Segment.ANSWERED] * 2 + [NOW], 11).plain == "━━━ ━━━ ═══"
    assert Segment.ANSWERED.style not in (RIGHT.style, WRONG.style)


@given(st.lists(st.sampled_from(Segment), max_size=300), st.integers(-1, 200))
def test_a_strip_is_never_wider_than_its_place(segments: list[Segment], width: int) -> None:
    assert strip(segments, width).cell_length <= max(width, 0)


@given(st.lists(st.sampled_from(Segment), min_size=1, max_size=300), st.integers(1, 200))
def test_a_strip_begins_with_the_first_question(segments: list[Segment], width: int) -> None:
    assert strip(segments, width).plain[0] == segments[0].sign


def test_a_question_without_an_answer_has_a_mark_of_its_own() -> None:
    marks = Marks()
    marks._correct = (True, None, False)
    assert marks.render().plain == " ✓   ·   ✗ "
