"""A game in a page of `quiz serve`, on a screen in memory: nothing that is typed ends it, and it ends by itself."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from random import Random

from quiz.classroom.idle import WARNING
from quiz.errors import ExitCode
from quiz.game.draw import RoundSpec
from quiz.game.kinds import RoundKind
from quiz.open_session import open_session
from quiz.ui.kiosk import Kiosk
from quiz.ui.page import PageApp, PageDriver
from quiz.ui.screens.still_there import StillThereScreen
from quiz.ui.screens.welcome import WelcomeScreen
from tests.banks import classroom_bank
from tests.ui.stage import scenario
from tests.ui.test_kiosk import IDLE, KioskStage

PAPER = RoundSpec(RoundKind.MULTIPLE_CHOICE, length=2)


@asynccontextmanager
async def page() -> AsyncIterator[KioskStage]:
    """A page that was just opened."""
    bank = classroom_bank()
    app = PageApp(
        Kiosk(
            lambda: open_session(bank, Random(1), seed=7, lasting=False), None, PAPER, questions=2, idle=IDLE
        )
    )
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        stage = KioskStage(app, pilot, [])
        await stage.settle()
        yield stage
    app.session.close()


def ended(stage: KioskStage) -> bool:
    """Has the game ended in order?"""
    return stage.app.ending and stage.app.return_code == ExitCode.DONE


@scenario
async def test_no_passphrase_is_asked_for() -> None:
    async with page() as stage:
        assert stage.app.get_driver_class() is PageDriver
        assert "for the teacher" not in stage.text
        await stage.press("x")
        assert not await stage.app.run_action("passphrase")
        assert isinstance(stage.app.screen, WelcomeScreen)
        await stage.press("enter")
        assert "1 of 2" in stage.text


@scenario
async def test_a_page_that_nobody_touches_frees_its_seat() -> None:
    async with page() as stage:
        assert stage.app._look_again is not None  # the timer that `wait` stands in for
        await stage.wait(IDLE + WARNING - 1)
        assert not stage.app.ending
        await stage.wait(1)
        assert ended(stage)


@scenario
async def test_a_learner_who_leaves_is_warned_and_the_round_is_handed_in() -> None:
    async with page() as stage:
        await stage.press("enter")
        await stage.press(stage.key_of(right=True))
        await stage.wait(IDLE)
        assert isinstance(stage.app.screen, StillThereScreen)
        await stage.press("a")
        assert not isinstance(stage.app.screen, StillThereScreen)
        left = []
        stage.app.session.leave = left.append
        await stage.wait(IDLE + WARNING)
        assert ended(stage)
        assert len(left[0].answers) == 1


@scenario
async def test_finishing_shows_the_welcome_screen_for_another_round() -> None:
    async with page() as stage:
        await stage.press("enter", "escape", "right", "enter", "q")
        assert isinstance(stage.app.screen, WelcomeScreen)
        assert not stage.app.ending
