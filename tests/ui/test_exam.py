"""An exam on the screen: every answer can be changed until it is handed in."""

from __future__ import annotations

import pytest

from quiz.game.draw import RoundSpec
from quiz.game.kinds import RoundKind
from quiz.game.phase import AskingCertainty, Reviewing
from quiz.ui.screens.home import HomeScreen
from quiz.ui.screens.leave import HandInScreen
from quiz.ui.screens.results import ResultsScreen
from quiz.ui.screens.review import ReviewScreen
from tests.ui.stage import Stage, on_stage, scenario

EXAM = RoundSpec(RoundKind.MULTIPLE_CHOICE, length=3, exam=True)


def places(stage: Stage) -> list[int]:
    """The places that are answered, in the order of the paper."""
    return [answer.place for answer in stage.question.round.answers]


def marked(stage: Stage) -> str:
    """The line that is marked as the answer so far; empty where none is."""
    return next((line for line in stage.lines if "your answer" in line), "")


@pytest.mark.parametrize("back", ["left", "b"])
@scenario
async def test_an_answer_is_shown_when_gone_back_to_and_a_new_one_replaces_it(back: str) -> None:
    async with on_stage(spec=EXAM) as stage:
        await stage.press("1")
        assert "2 of 3" in stage.text
        assert not marked(stage)
        await stage.press(back)
        assert "1 of 3" in stage.text
        assert marked(stage).split()[0] == "1"
        assert not {"✓", "✗"} & set(stage.text)
        await stage.press("3", back)
        assert marked(stage).split()[0] == "3"
        assert places(stage) == [2]
        assert [answer.place for answer in stage.recorded] == [0, 2]


@pytest.mark.parametrize("forward", ["right", "n"])
@scenario
async def test_a_question_can_be_passed_over_and_the_review_shows_which(forward: str) -> None:
    async with on_stage(spec=EXAM) as stage:
        await stage.press("2", forward, "2")
        assert isinstance(stage.app.screen, ReviewScreen)
        assert stage.text.count("no answer") == 1
        assert "2 of 3 answered" in stage.text
        assert "1-3 go to" in stage.text
        await stage.press("enter")
        assert "2 of 3" in stage.text
        await stage.press("1")
        assert places(stage) == [1, 0, 1]


@scenario
async def test_letters_answer_nothing_and_the_first_question_has_none_before_it() -> None:
    async with on_stage(spec=EXAM) as stage:
        await stage.press("a", "c", "b")
        assert stage.recorded == []
        assert "1 of 3" in stage.text
        assert "← b back" not in stage.text


@scenario
async def test_handing_in_asks_first_and_the_cursor_stands_on_not_yet() -> None:
    async with on_stage(spec=EXAM) as stage:
        await stage.press("1", "h")
        assert isinstance(stage.app.screen, ReviewScreen)
        await stage.press("h")
        assert "Once it is handed in, no answer can be changed." in stage.text
        assert "1 of 3 answered; without an answer: 2, 3" in stage.text
        await stage.press("enter")
        assert isinstance(stage.app.screen, ReviewScreen)
        await stage.press("h", "right", "enter")
        assert isinstance(stage.app.screen, ResultsScreen)
        assert len(stage.recorded) == 1


@scenario
async def test_enter_pressed_on_and_on_after_the_last_answer_hands_nothing_in() -> None:
    async with on_stage(spec=EXAM) as stage:
        await stage.press("1", "1", "1")
        stage.clock.now -= 1
        await stage.pilot.press("enter")
        assert isinstance(stage.app.screen, ReviewScreen)
        for _time in range(5):
            await stage.press("enter")
        assert isinstance(stage.app.screen, ReviewScreen | HandInScreen)


@scenario
async def test_an_exam_that_was_left_goes_on_with_its_answers_and_in_its_review() -> None:
    async with on_stage(spec=EXAM) as stage:
        await stage.press("1", "2", "left", "4", "escape", "right", "enter")
        assert isinstance(stage.app.screen, HomeScreen)
        await stage.press("enter")
        assert "3 of 3" in stage.text
        assert places(stage) == [0, 3]
        await stage.press("1", "escape", "right", "enter", "enter")
        assert isinstance(stage.app.screen, ReviewScreen)
        assert "no answer" not in stage.text
        await stage.press("b")
        assert marked(stage).split()[0] == "1"


@scenario
async def test_esc_in_an_exam_that_is_answered_asks_and_hands_nothing_in() -> None:
    async with on_stage(spec=EXAM) as stage:
        await stage.press("1", "1", "1", "b", "escape")
        assert "Leave this exam?" in stage.text
        assert "keep playing" not in stage.text.lower()
        await stage.press("escape")
        assert "3 of 3" in stage.text


@scenario
async def test_nothing_moves_while_certainty_is_asked() -> None:
    async with on_stage(spec=EXAM, certainty=True) as stage:
        await stage.press("1", "b", "n", "h", "left", "right")
        assert isinstance(stage.question.round.phase, AskingCertainty)
        await stage.press("3", "left")
        assert marked(stage)


@scenario
async def test_the_review_can_be_read_in_another_language() -> None:
    async with on_stage(spec=EXAM, size=(60, 18)) as stage:
        await stage.press("h", "l")
        assert isinstance(stage.app.screen, ReviewScreen)
        assert isinstance(stage.question.round.phase, Reviewing)
        assert stage.text.count("sans réponse") == 3
