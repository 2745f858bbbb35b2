"""Enter never answers what nobody can have read, and typed answers work at once."""

from __future__ import annotations

import pytest
from textual import events

from quiz.game.draw import RoundSpec
from quiz.game.kinds import RoundKind
from quiz.ui.screens.base import ENTER_PAUSE
from quiz.ui.screens.home import HomeScreen
from quiz.ui.screens.results import ResultsScreen
from tests.ui.stage import Stage, on_stage, scenario

CHOICES = RoundSpec(RoundKind.MULTIPLE_CHOICE, length=5)


async def hammer(stage: Stage, *keys: str, apart: float) -> None:
    """Press keys so many seconds apart by the game's clock."""
    for key in keys:
        stage.clock.now += apart
        stage.app.post_message(events.Key(key, key if len(key) == 1 else None))
        await stage.pilot.pause()


@scenario
async def test_no_choice_is_preselected() -> None:
    async with on_stage(spec=CHOICES) as stage:
        assert ">" not in stage.text
        await stage.press("enter", "space")
        assert stage.recorded == []


@pytest.mark.parametrize(("count", "apart"), [(2, 0.08), (14, 0.04)])
@scenario
async def test_enter_pressed_again_and_again_from_home_answers_nothing(count: int, apart: float) -> None:
    async with on_stage() as stage:
        await stage.press("home")
        await hammer(stage, *["enter"] * count, apart=apart)
        assert "1 of 10" in stage.text
        assert stage.recorded == []


@scenario
async def test_a_new_question_refuses_enter_for_a_moment_and_nothing_else() -> None:
    async with on_stage(spec=CHOICES) as stage:
        await stage.press("1", "enter")
        await hammer(stage, "down", "enter", apart=0.01)
        assert len(stage.recorded) == 1
        await hammer(stage, "enter", apart=ENTER_PAUSE + 0.01)
        assert len(stage.recorded) == 2
        await hammer(stage, "enter", "2", apart=0.01)
        assert len(stage.recorded) == 3


@scenario
async def test_one_enter_too_many_at_the_end_starts_nothing() -> None:
    async with on_stage(spec=RoundSpec(RoundKind.MULTIPLE_CHOICE, length=1)) as stage:
        await stage.press("1", "enter")
        await hammer(stage, *["enter"] * 14, apart=0.04)
        assert isinstance(stage.app.screen, ResultsScreen)
        await stage.press("escape")
        await hammer(stage, "enter", "enter", apart=0.08)
        assert isinstance(stage.app.screen, HomeScreen)


@scenario
async def test_letters_of_true_or_false_do_nothing_on_a_choice() -> None:
    async with on_stage(spec=CHOICES) as stage:
        await stage.press("t", "v")
        assert stage.recorded == []
