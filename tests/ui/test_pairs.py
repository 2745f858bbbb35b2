"""Two keys that arrive in one read, on every screen: none of them ends the game by a mistake.

The suite tries one pair in `SHARE`, always the same ones, and the pairs that once crashed; with `QUIZ_ALL_PAIRS` set
in the environment it tries them all, which takes several minutes.
"""

from __future__ import annotations

import os
from dataclasses import replace
from random import Random

import pytest
from textual import events
from textual.command import CommandPalette

from quiz import i18n
from quiz.bank.model import Bank
from quiz.game.draw import RoundSpec
from quiz.game.kinds import RoundKind
from quiz.ui.app import QuizApp
from tests.banks import bank_of, multiple_choice, text, true_false
from tests.sessions import session_with
from tests.ui.stage import Stage, scenario

KEYS = (
    *("enter", "escape", "space", "tab", "up", "down", "left", "right", "pageup", "pagedown", "home", "end"),
    *("ctrl+p", "question_mark", "l", "q", "1", "t", "c", "s", "n", "p"),
)
SHARE = 300
"""One pair in so many is tried by the suite."""

CRASHED_ONCE = {
    ("enter", "enter"),
    ("enter", "escape"),
    ("q", "question_mark"),
}
CRASHED_IN_PALETTE = {("ctrl+p", "pageup"), ("ctrl+p", "pagedown")}
"""Pairs that crashed in the palette, which takes every key, whatever lies below it."""

OVER = {"home", "question", "help", "palette"}
"""The screens over which the palette is tried with them."""

CHOICES = RoundSpec(RoundKind.MULTIPLE_CHOICE, length=2)
STATEMENTS = RoundSpec(RoundKind.TRUE_FALSE, length=1)


def bank() -> Bank:
    """Few questions of both kinds, one of them with a follow-up."""
    false = replace(
        true_false("rivers", False), wrong_corrections=(text("Rivers stand still."), text("Rivers fly."))
    )
    return bank_of(false, *(multiple_choice(f"choice-{number}", 3) for number in range(3)))


SCREENS: dict[str, tuple[RoundSpec | None, tuple[str, ...]]] = {
    "home": (None, ()),
    "form": (None, ("down", "down", "down", "enter")),
    "lessons": (None, ("down", "down", "down", "down", "enter")),
    "lesson": (None, ("down", "down", "down", "down", "enter", "enter")),
    "progress": (None, ("end", "up", "enter")),
    "help": (None, ("question_mark",)),
    "palette": (None, ("ctrl+p",)),
    "themes": (None, ("ctrl+p", "down", "down", "enter")),
    "notice": (None, ("ctrl+c",)),
    "question": (CHOICES, ()),
    "statement": (STATEMENTS, ()),
    "verdict": (CHOICES, ("1",)),
    "follow-up": (STATEMENTS, ("f",)),
    "leave": (CHOICES, ("escape",)),
    "results": (STATEMENTS, ("t", "enter")),
    "exam": (replace(CHOICES, exam=True), ("1",)),
}


def pairs_of(screen: str) -> list[tuple[str, str]]:
    """The pairs to try on a screen."""
    every = [(first, second) for first in KEYS for second in KEYS]
    if "QUIZ_ALL_PAIRS" in os.environ:
        return every
    chance = Random(screen)
    crashed = CRASHED_ONCE | (CRASHED_IN_PALETTE if screen in OVER else set())
    return [pair for pair in every if pair in crashed or chance.random() < 1 / SHARE]


async def try_pairs(screen: str, pairs: list[tuple[str, str]]) -> list[str]:
    """Try pairs one after the other in one application, and in a new one after each that ended."""
    spec, way = SCREENS[screen]
    crashed: list[str] = []
    waiting = list(pairs)
    while waiting:
        session = session_with(bank())
        i18n.switch("en")
        app = QuizApp(session)
        try:
            async with app.run_test(size=(80, 24), notifications=True) as pilot:
                stage = Stage(app, pilot, [])
                await stage.settle()
                while waiting and not (app.ending or app.crash):
                    await go_to(stage, spec, way)
                    pair = waiting.pop(0)
                    for key in pair:
                        app.post_message(events.Key(key, key if len(key) == 1 else None))
                    await stage.settle()
        except Exception as error:
            crashed.append(f"{screen}: {' '.join(pair)}: {type(error).__name__}: {error}")
        session.close()
    return crashed


async def go_to(stage: Stage, spec: RoundSpec | None, way: tuple[str, ...]) -> None:
    """Go home, and from there to the screen in question."""
    app = stage.app
    app.clear_notifications()
    while CommandPalette.is_open(app) and not app.crash:  # type: ignore[arg-type]
        await stage.press("escape")  # as a learner would: it stops the search first
    app.go_home()
    app.screen.query_one("#menu").cursor = 0  # type: ignore[attr-defined]
    if spec is not None:
        app.start(spec)
    await stage.settle()
    for key in way:
        stage.clock.now += 1
        app.post_message(events.Key(key, key if len(key) == 1 else None))
        await stage.settle()
    stage.clock.now += 1


@pytest.mark.parametrize("screen", SCREENS)
@scenario
async def test_two_keys_at_once_end_no_game_by_a_mistake(screen: str) -> None:
    assert await try_pairs(screen, pairs_of(screen)) == []
