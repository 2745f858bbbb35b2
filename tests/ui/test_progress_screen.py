"""The progress screen: topics to practise, what comes back, and beliefs to look at again."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random

import pytest

from quiz.bank.model import Bank, Misconception
from quiz.game.draw import RoundSpec
from quiz.game.phase import Over
from quiz.paths import history_file
from quiz.session import Session
from quiz.study.history import open_history
from quiz.study.settings import Settings
from quiz.ui.app import QuizApp
from quiz.ui.screens.progress import ProgressScreen
from quiz.ui.screens.question import QuestionScreen
from tests.banks import bank_of, multiple_choice, text
from tests.ui.stage import Stage, scenario

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def bank() -> Bank:
    """Eight questions on two topics; every wrong choice of the first topic shows a belief."""
    questions = []
    for number in range(8):
        asked = multiple_choice(f"choice-{number}", 3, topic=f"topic-{number % 2}")
        if number % 2 == 0:
            asked = replace(
                asked,
                choices=tuple(
                    replace(c, misconception=None if c.correct else "police") for c in asked.choices
                ),
            )
        questions.append(asked)
    belief = Misconception("police", text("They are police."), text("They are not."))
    return replace(bank_of(*questions), misconceptions={"police": belief})


def play(session: Session, answers: Callable[[int], bool]) -> None:
    """Play a round of everything; `answers` holds which are right, from 0 in the bank's order."""
    ids = [question.id for question in session.bank.questions]
    played = session.start(RoundSpec(length=None))
    while not isinstance(played.phase, Over):
        asked = played.question
        assert asked is not None
        right = answers(ids.index(asked.question.id))
        played = session.answer(played, asked.key_place if right else (asked.key_place + 1) % 3, 5.0).go_on()
    session.finish(played)


@asynccontextmanager
async def progress_of(
    answers: Callable[[int], bool] | None, size: tuple[int, int] = (80, 24), *, later: timedelta = timedelta()
) -> AsyncIterator[Stage]:
    """The progress screen after a round with these answers, if any, seen so much later."""
    now = NOON
    session = Session(
        bank(), open_history(history_file(), now), Settings(), chance=Random(3), clock=lambda: now, zone=UTC
    )
    if answers is not None:
        play(session, answers)
    now += later
    app = QuizApp(session)
    async with app.run_test(size=size, notifications=True) as pilot:
        stage = Stage(app, pilot, [])
        await stage.settle()
        await stage.choose("Progress")
        assert isinstance(app.screen, ProgressScreen)
        yield stage
    session.close()


@scenario
async def test_the_bars_and_their_legend_show_what_was_met_right_and_firm() -> None:
    async with progress_of(lambda number: number > 1) as stage:
        for words in ("firm: right again after a night", "right last time", "▒ met", "· new", "8 of 8 met"):
            assert words in stage.text
        line = stage.lines[stage.line_of("title of topic-0")]
        assert line.count("▓") == 12
        assert line.count("▒") == 4
        assert "✓ 3 of 4" in line


@scenario
async def test_what_comes_back_is_shown_and_new_learners_see_how_to_begin() -> None:
    async with progress_of(lambda number: number > 1) as stage:
        assert "Due for review 2 tomorrow · 6 in the 5 days after that" in stage.text
    history_file().unlink()
    async with progress_of(None) as stage:
        assert "Nothing has been played yet. A first round takes three minutes." in stage.text
        assert "b beliefs" not in stage.text


@scenario
async def test_enter_practises_the_topic_under_the_cursor() -> None:
    async with progress_of(lambda number: True) as stage:
        await stage.press("down", "enter")
        assert isinstance(stage.app.screen, QuestionScreen)
        assert {asked.question.topic for asked in stage.question.round.paper} == {"topic-1"}


@pytest.mark.parametrize(
    "keys", [("b",), ("down", "down", "enter"), ("down", "down", "down", "up", "down", "enter")]
)
@scenario
async def test_the_questions_behind_a_belief_can_be_played(keys: tuple[str, ...]) -> None:
    async with progress_of(lambda number: number not in (0, 2)) as stage:
        assert "✗ They are police." in stage.text
        assert "They are not." in stage.text
        await stage.press(*keys)
        assert isinstance(stage.app.screen, QuestionScreen)
        assert {asked.question.id for asked in stage.question.round.paper} == {"choice-0", "choice-2"}


@scenario
async def test_everything_can_be_read_with_the_arrows_alone() -> None:
    wanted = {
        "They are not.",
        "Play the 1 question behind it",
        "Last rounds",
        "Days practised",
        "the first today",
    }
    async with progress_of(lambda number: number > 0, (40, 15)) as stage:
        seen = stage.text
        for _line in range(40):
            if all(words in seen for words in wanted):
                break
            await stage.press("down")
            seen += stage.text
        assert {words for words in wanted if words not in seen} == set()
        assert all(len(line) <= 40 for line in stage.lines)
        for _line in range(40):
            if "firm" in stage.text:
                break
            await stage.press("up")
        assert "firm" in stage.text
        await stage.press("l")
        assert "Progrès" in stage.text


@scenario
async def test_a_page_that_was_scrolled_past_the_cursor_goes_back_line_by_line() -> None:
    async with progress_of(lambda number: True, (40, 12)) as stage:
        await stage.press("down", "end")
        page = stage.app.screen.query_one("#reading")
        end = page.scroll_y
        assert end == page.max_scroll_y > 6
        await stage.press("up")
        assert page.scroll_y == end - 1


@scenario
async def test_a_click_on_a_topic_practises_it() -> None:
    async with progress_of(lambda number: True) as stage:
        line = stage.line_of("title of topic-1")
        await stage.pilot.click(offset=(8, line))
        await stage.settle()
        assert {asked.question.topic for asked in stage.question.round.paper} == {"topic-1"}


@scenario
async def test_home_shows_what_was_done_today() -> None:
    async with progress_of(lambda number: number > 1) as stage:
        await stage.press("escape")
        assert "Today: 8 answers, 6 right." in stage.text
    history_file().unlink()
    async with progress_of(lambda number: True, later=timedelta(days=1)) as stage:
        await stage.press("escape")
        assert "Today" not in stage.text
