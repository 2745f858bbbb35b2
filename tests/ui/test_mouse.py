"""Playing on the screen with the mouse alone."""

from __future__ import annotations

import re

from textual import events
from textual.geometry import Offset

from quiz.game.draw import RoundSpec
from quiz.game.kinds import RoundKind
from quiz.ui.screens.home import HomeScreen
from quiz.ui.screens.question import QuestionScreen
from tests.ui.stage import Stage, on_stage, scenario


async def click(stage: Stage, words: str) -> None:
    """Click on these words where they stand on the screen, the last time if more than once."""
    line = max(number for number, line in enumerate(stage.lines) if words in line)
    await stage.pilot.click(offset=(stage.lines[line].rindex(words) + len(words) - 1, line))
    await stage.settle()


@scenario
async def test_a_whole_round_can_be_played_by_mouse() -> None:
    async with on_stage() as stage:
        await click(stage, "Multiple choice")
        for number in range(10):
            assert f"{number + 1} of 10" in stage.text
            await click(stage, f" {stage.asked.key_place + 1}  ")
            assert re.search("✓ (your answer|right)", stage.text)
            await click(stage, "Enter next")
        assert "10 of 10 · 100%" in stage.text
        await click(stage, "Home")
        assert isinstance(stage.app.screen, HomeScreen)


@scenario
async def test_the_dialog_and_the_line_of_keys_answer_to_the_mouse() -> None:
    async with on_stage(spec=RoundSpec(RoundKind.TRUE_FALSE, length=5)) as stage:
        await click(stage, "Français")
        assert "1 sur 5" in stage.text
        await click(stage, "f faux")
        assert stage.recorded[0].place == 1
        await click(stage, "aide")
        assert "Touches de cet écran" in stage.text
        await click(stage, "Échap")
        await click(stage, "quitter")
        await click(stage, "Continuer à jouer")
        assert isinstance(stage.app.screen, QuestionScreen)
        await click(stage, "quitter")
        await click(stage, "   Quitter")
        assert isinstance(stage.app.screen, HomeScreen)


@scenario
async def test_the_form_answers_to_the_mouse() -> None:
    async with on_stage() as stage:
        await click(stage, "Choose topics")
        await click(stage, "Kind")
        assert "True or false" in stage.text
        await click(stage, "[ ]")
        assert stage.text.count("[x]") == 1
        last = list(stage.app.session.bank.topics)[-1]
        await click(stage, "Start")
        assert isinstance(stage.app.screen, QuestionScreen)
        assert {asked.question.topic for asked in stage.question.round.paper} == {last}


@scenario
async def test_a_click_beside_everything_does_nothing() -> None:
    async with on_stage(spec=RoundSpec(RoundKind.TRUE_FALSE, length=5)) as stage:
        before = stage.lines
        for place in ((0, 0), (79, 23), (40, 18), (5, 0)):
            await stage.pilot.click(offset=place)
        await stage.settle()
        assert stage.lines == before
        assert stage.recorded == []


async def click_together(stage: Stage, at: Offset, times: int) -> None:
    """Click several times before the game can react to the first."""
    for _click in range(times):
        for kind in (events.MouseDown, events.MouseUp):
            stage.app.post_message(
                kind(None, at.x, at.y, 0, 0, 1, False, False, False, screen_x=at.x, screen_y=at.y)
            )
    await stage.settle()


@scenario
async def test_three_clicks_on_a_notice_do_no_harm() -> None:
    async with on_stage() as stage:
        stage.app.show_notice("A notice.")
        await stage.settle()
        line = stage.line_of("A notice.")
        await click_together(stage, Offset(stage.lines[line].index("A notice."), line), 3)
        assert "A notice." not in stage.text


@scenario
async def test_a_double_click_on_leave_leaves_once_and_starts_nothing() -> None:
    async with on_stage(spec=RoundSpec(RoundKind.TRUE_FALSE, length=5)) as stage:
        await stage.press("escape")
        line = stage.line_of("Keep playing")
        await click_together(stage, Offset(stage.lines[line].index("Leave"), line), 2)
        assert isinstance(stage.app.screen, HomeScreen)
