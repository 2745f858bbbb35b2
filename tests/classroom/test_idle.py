"""Whether anybody is there, by the time since the last key."""

from __future__ import annotations

from quiz.classroom.idle import WARNING, IdleWatch, Presence


def test_after_the_limit_comes_the_warning_and_then_the_end() -> None:
    watch = IdleWatch(60, now=0.0)
    assert watch.presence(59.9) is Presence.HERE
    assert watch.presence(60.0) is Presence.DOUBTFUL
    assert watch.presence(60 + WARNING - 0.1) is Presence.DOUBTFUL
    assert watch.presence(60 + WARNING) is Presence.GONE


def test_a_key_begins_the_time_anew() -> None:
    watch = IdleWatch(60, now=0.0)
    watch.touch(70.0)
    assert watch.presence(129.9) is Presence.HERE
    assert watch.left(70.0) == 60 + WARNING


def test_the_next_look_is_at_the_warning_and_then_each_second() -> None:
    watch = IdleWatch(60, now=0.0)
    assert watch.next_look(0.0) == 60
    assert watch.next_look(45.0) == 15
    assert watch.next_look(60.0) == 1
    assert watch.next_look(60 + WARNING - 0.25) == 0.25
    assert watch.next_look(60 + WARNING + 5) == 0
