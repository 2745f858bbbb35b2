"""Pictures of screens, held to those in `__snapshots__`; `pytest --snapshot-update` makes them anew.

They guard the look: look at each new picture before it is kept.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from random import Random

import pytest

from quiz.bank.model import Bank, MapPoint
from quiz.game.draw import RoundKind, RoundSpec
from quiz.session import Session
from quiz.study.settings import Settings
from quiz.ui.app import QuizApp
from quiz.ui.themes import DARK, LIGHT
from tests.banks import classroom_bank, text
from tests.sessions import own_history

SnapCompare = Callable[..., bool]

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
CHOICES = RoundSpec(RoundKind.MULTIPLE_CHOICE, length=5)


@pytest.fixture(autouse=True)
def room_for_pictures(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder for what is compared; the variable that names it is dropped with all others of Textual."""
    monkeypatch.setenv("TEXTUAL_SNAPSHOT_TEMPDIR", str(tmp_path))


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


def test_home(snap_compare: SnapCompare) -> None:
    assert snap_compare(app_at(None), press=[], terminal_size=(80, 24))


@pytest.mark.parametrize("theme", [DARK.name, LIGHT.name])
def test_a_wrong_answer(snap_compare: SnapCompare, theme: str) -> None:
    assert snap_compare(app_at(CHOICES, theme=theme), press=["1"], terminal_size=(80, 24))


def test_results(snap_compare: SnapCompare) -> None:
    keys = ["1", "enter"] * 5
    assert snap_compare(app_at(CHOICES), press=keys, terminal_size=(80, 24))


def test_a_lesson_with_a_map(snap_compare: SnapCompare) -> None:
    keys = ["home", "down", "down", "down", "down", "enter", "enter"]
    assert snap_compare(app_at(None), press=keys, terminal_size=(80, 24))


def test_progress(snap_compare: SnapCompare) -> None:
    keys = [*["1", "enter"] * 5, "escape", "end", "up", "enter"]
    assert snap_compare(app_at(CHOICES), press=keys, terminal_size=(80, 24))
