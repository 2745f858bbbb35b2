"""The lessons on the screen: their list, what counts as read, the map, and the round that follows."""

from __future__ import annotations

from dataclasses import replace

import pytest

from quiz.bank.model import Bank, MapPoint, Text
from quiz.ui.screens.home import HomeScreen
from quiz.ui.screens.lesson import LessonScreen
from quiz.ui.screens.lessons import LessonsScreen
from quiz.ui.screens.question import QuestionScreen
from quiz.ui.widgets.map import CanadaMap
from tests.banks import bank_of, multiple_choice, text
from tests.ui.stage import Stage, on_stage, scenario

LONG = "Much can be said of **rivers** and of [b]lakes[/b]. " * 60


def bank() -> Bank:
    """Three topics: one with a map and a long lesson, one with a short lesson, one with a summary alone."""
    asked = [multiple_choice(f"choice-{number}", 3) for number in range(6)]
    three = bank_of(*(replace(one, topic=f"topic-{number % 3}") for number, one in enumerate(asked)))
    points = (
        MapPoint(Text((("en", "Vancouver"), ("fr", "Vancouver"))), 49.28, -123.12),
        MapPoint(Text((("en", "Montreal"), ("fr", "Montréal"))), 45.5, -73.57),
    )
    topics = three.topics
    return replace(
        three,
        topics={
            "topic-0": replace(topics["topic-0"], lesson=(text(LONG), text("The end.")), map=points),
            "topic-1": replace(topics["topic-1"], lesson=(text("Some **key words** here."),)),
            "topic-2": topics["topic-2"],
        },
    )


async def open_list(stage: Stage) -> None:
    """Open the list of lessons from home."""
    await stage.choose("Read first")
    assert isinstance(stage.app.screen, LessonsScreen)


def read(stage: Stage) -> list[str]:
    """The topics whose lessons were read."""
    return [lesson.topic.id for lesson in stage.app.session.past.lessons() if lesson.read]


@scenario
async def test_the_list_names_the_article_once_and_what_was_read() -> None:
    async with on_stage(bank()) as stage:
        stage.app.session.read_lesson("topic-0")
        await open_list(stage)
        assert stage.text.count("The atlas, A. Mapmaker, 2026-02") == 1
        assert "1 of 3 read" in stage.text
        assert "✓ read" in stage.lines[stage.line_of("title of topic-0")]
        assert stage.text.count("✓ read") == 1
        await stage.press("enter")
        assert "Lesson 2 of 3 · title of topic-1" in stage.text, "the cursor begins on what was not read"
        assert "Some key words here." in stage.text


@pytest.mark.parametrize("key", ["n", "enter"])
@scenario
async def test_a_lesson_whose_end_was_on_the_screen_counts_as_read_when_the_learner_goes_on(key: str) -> None:
    async with on_stage(bank()) as stage:
        await open_list(stage)
        await stage.press("down", "enter")
        assert read(stage) == []
        await stage.press(key)
        assert read(stage) == ["topic-1"]


@scenario
async def test_a_lesson_that_was_not_read_to_its_end_does_not_count() -> None:
    async with on_stage(bank()) as stage:
        await open_list(stage)
        await stage.press("enter", "n", "n", "left", "left", "escape")
        assert read(stage) == ["topic-1"]
        await stage.press("enter", "end", "home", "escape")
        assert read(stage) == ["topic-0", "topic-1"]
        assert "2 of 3 read" in stage.text
        await stage.press("escape")
        assert isinstance(stage.app.screen, HomeScreen)
        assert "3 lessons, 2 read" in stage.text


@pytest.mark.parametrize("seconds", [0, 10])
@scenario
async def test_a_lesson_that_was_only_looked_at_does_not_count(seconds: int) -> None:
    async with on_stage(bank()) as stage:
        await open_list(stage)
        await stage.press("down", "enter")
        stage.clock.now += seconds
        await stage.press("escape")
        assert read(stage) == (["topic-1"] if seconds else [])


@scenario
async def test_enter_reads_on_and_plays_the_topic_at_the_end() -> None:
    async with on_stage(bank()) as stage:
        await open_list(stage)
        await stage.press("enter")
        pressed = 0
        while "Enter read on" in stage.text:
            assert "↑↓ scroll" in stage.text
            await stage.press("enter")
            pressed += 1
        assert pressed > 1
        assert "Enter play it" in stage.text
        assert isinstance(stage.app.screen, LessonScreen)
        assert "The end." in stage.text
        await stage.press("enter")
        assert isinstance(stage.app.screen, QuestionScreen)
        assert {asked.question.topic for asked in stage.question.round.paper} == {"topic-0"}
        await stage.press("escape", "left", "enter")
        assert isinstance(stage.app.screen, HomeScreen)


@scenario
async def test_one_enter_too_many_plays_nothing() -> None:
    async with on_stage(bank()) as stage:
        await open_list(stage)
        await stage.press("down", "enter")
        await stage.pilot.press("enter")
        await stage.settle()
        assert isinstance(stage.app.screen, LessonScreen)


@scenario
async def test_only_keys_that_do_something_are_shown() -> None:
    async with on_stage(bank()) as stage:
        await open_list(stage)
        await stage.press("end", "enter")
        assert "Lesson 3 of 3" in stage.text
        for words in ("scroll", "n next"):
            assert words not in stage.text
        assert "← back" in stage.text
        await stage.press("n", "left")
        assert "Lesson 2 of 3" in stage.text


@pytest.mark.parametrize(
    ("size", "columns"), [((80, 24), 52), ((60, 18), 36), ((120, 40), 72), ((40, 15), 0), ((20, 8), 0)]
)
@scenario
async def test_the_map_is_as_large_as_leaves_space_for_text(size: tuple[int, int], columns: int) -> None:
    async with on_stage(bank(), size=size) as stage:
        await open_list(stage)
        await stage.press("enter")
        drawn = stage.app.screen.query_one(CanadaMap).render().plain
        assert any("\u2800" < character <= "\u28ff" for character in drawn) == (columns > 0)
        for words in ("1 Vancouver", "2 Montreal") if size >= (40, 15) else ():
            assert words in stage.text
        assert ("On the map of Canada" in " ".join(drawn.split())) == (columns == 0)
        if columns:
            rows = [line for line in drawn.split("\n") if any("\u2800" < cell <= "\u28ff" for cell in line)]
            assert len(rows) == {52: 14, 36: 10, 72: 20}[columns]
            assert "Much can be said of rivers and of [b]lakes[/b]." in stage.text
        await stage.press("n", "n")
        assert not stage.app.screen.query_one(CanadaMap).display


@scenario
async def test_the_map_has_no_braille_on_a_linux_console_and_is_in_the_language_in_use(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("TERM", "linux")
    async with on_stage(bank()) as stage:
        await open_list(stage)
        await stage.press("enter", "l")
        drawn = stage.app.screen.query_one(CanadaMap).render().plain
        assert "####" in drawn
        assert "2 Montréal" in drawn
        assert drawn.replace("é", "").isascii()
