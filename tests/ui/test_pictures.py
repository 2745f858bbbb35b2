"""Six screens, held to pictures of them; run with `QUIZ_KEEP_PICTURES=1` to keep new ones.

They guard the look: look at each new picture before it is committed.
"""

from __future__ import annotations

import asyncio
import os
import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from random import Random

import pytest

from quiz.bank.model import Bank, MapPoint
from quiz.game.draw import RoundSpec
from quiz.game.kinds import RoundKind
from quiz.session import Session
from quiz.study.settings import Settings
from quiz.ui.app import QuizApp
from quiz.ui.themes import DARK, LIGHT
from tests.banks import classroom_bank, text
from tests.sessions import own_history

PICTURES = Path(__file__).resolve().parent.parent / "fixtures" / "pictures"
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
CHOICES = RoundSpec(RoundKind.MULTIPLE_CHOICE, length=5)


def shown(app: QuizApp, keys: Iterable[str]) -> str:
    """The screen after some keys, as SVG without what differs from run to run."""

    async def play() -> str:
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            for key in keys:
                await pilot.press(key)
                await pilot.pause()
            await pilot.pause()
            return app.export_screenshot()

    return re.sub(r"terminal-\d+", "terminal", asyncio.run(play()))


def assert_looks_as_kept(name: str, app: QuizApp, *keys: str) -> None:
    """Compare the screen after some keys with the picture that was looked at and kept."""
    kept, seen = PICTURES / f"{name}.svg", shown(app, keys)
    if "QUIZ_KEEP_PICTURES" in os.environ:
        kept.write_text(seen, encoding="utf-8")
    assert seen == kept.read_text(encoding="utf-8"), f"{name} looks different"


def bank_with_a_map() -> Bank:
    """The bank of a class, its first topic with a lesson and two cities on a map."""
    bank = classroom_bank()
    lesson = (text("Two cities have **an office**."), text("Each works with **the local police**."))
    cities = (
        MapPoint(text("Vancouver"), 49.28, -123.12),
        MapPoint(text("Toronto"), 43.65, -79.38),
    )
    first = replace(bank.topics["topic-0"], lesson=lesson, map=cities)
    return replace(bank, topics={**bank.topics, "topic-0": first})


def app_at(opening: RoundSpec | None, *, theme: str = DARK.name) -> QuizApp:
    """The game with the same history, questions and time at every run; Enter is never too early."""
    seconds = count()
    session = Session(
        bank_with_a_map(), own_history(), Settings(), chance=Random(1), seed=1, clock=lambda: NOON, zone=UTC
    )
    app = QuizApp(session, opening, clock=lambda: float(next(seconds)))
    app.theme = theme
    return app


def test_home() -> None:
    assert_looks_as_kept("home", app_at(None))


@pytest.mark.parametrize("theme", [DARK.name, LIGHT.name])
def test_a_wrong_answer(theme: str) -> None:
    assert_looks_as_kept(f"wrong-{theme}", app_at(CHOICES, theme=theme), "2")


def test_results() -> None:
    assert_looks_as_kept("results", app_at(CHOICES), *["1", "enter"] * 5)


def test_a_lesson_with_a_map() -> None:
    keys = ["home", *["down"] * 5, "enter", "enter"]
    assert_looks_as_kept("lesson", app_at(None), *keys)


def test_progress() -> None:
    keys = [*["1", "enter"] * 5, "escape", "end", "up", "enter"]
    assert_looks_as_kept("progress", app_at(CHOICES), *keys)
