"""Choosing what to play: a topic at once, or several, with the kind, length and level that are chosen."""

from __future__ import annotations

from quiz.bank.model import Kind
from quiz.ui.screens.question import QuestionScreen
from quiz.ui.screens.setup import SetupScreen
from tests.banks import bank_of, multiple_choice, true_false
from tests.ui.stage import Stage, on_stage, scenario

FORM = "Choose topics and length"


def topics_played(stage: Stage) -> set[str]:
    """The topics of the round that is played."""
    assert stage.app.screen is stage.question
    return {asked.question.topic for asked in stage.question.round.paper}


@scenario
async def test_enter_on_a_topic_plays_it_at_once() -> None:
    async with on_stage() as stage:
        await stage.choose(FORM)
        topics = list(stage.app.session.bank.topics)
        assert "Enter play" in stage.text
        await stage.press("down", "enter")
        assert topics_played(stage) == {topics[1]}


@scenario
async def test_several_topics_can_be_ticked_and_none_ticked_means_all() -> None:
    async with on_stage() as stage:
        await stage.choose(FORM)
        topics = list(stage.app.session.bank.topics)
        assert "all topics" in stage.text
        assert "s start" in stage.text
        await stage.press("space", "down", "down", "space", "down", "space", "space")
        assert "2 topics" in stage.text
        assert stage.text.count("[x]") == 2
        await stage.press("end")
        assert "Enter start" in stage.text
        assert "s start" not in stage.text
        await stage.press("s")
        assert topics_played(stage) == {topics[0], topics[2]}


@scenario
async def test_what_is_chosen_holds_for_a_topic_too() -> None:
    async with on_stage() as stage:
        await stage.choose(FORM)
        for _row in range(5):
            await stage.press("up")
        assert stage.chosen == "Kind"
        assert "←→ change" in stage.text
        assert "tick several" not in stage.text
        await stage.press("right", "down", "left", "down", "down", "down", "down", "enter")
        paper = stage.question.round.paper
        assert len(paper) == 5
        assert {asked.question.kind for asked in paper} == {Kind.TRUE_FALSE}
        assert topics_played(stage) == {next(iter(stage.app.session.bank.topics))}


@scenario
async def test_a_topic_without_questions_that_fit_cannot_be_started() -> None:
    bank = bank_of(true_false("one", topic="first"), multiple_choice("two", topic="second"))
    async with on_stage(bank) as stage:
        await stage.choose(FORM)
        await stage.press("up", "up", "up", "up", "up", "right", "end", "up", "enter")
        assert isinstance(stage.app.screen, SetupScreen)
        assert "No question fits" in stage.text
        await stage.press("up", "enter")
        assert isinstance(stage.app.screen, QuestionScreen)
