"""Plays the game on a screen in memory: presses keys and reads what is to be seen."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from functools import cache, wraps
from pathlib import Path
from typing import Any, Generic, TypeVar

from textual.app import App
from textual.pilot import Pilot

from quiz.bank.model import Bank
from quiz.bank.reader import read_bank
from quiz.game.draw import Asked, RoundSpec
from quiz.game.round import Answer
from quiz.paths import history_file
from quiz.ui.app import QuizApp
from quiz.ui.results_page import EDGE
from quiz.ui.screens.question import QuestionScreen
from quiz.ui.widgets.keys import ActionBar
from quiz.ui.widgets.rows import Rows
from tests.sessions import ListeningHistory, session_with

SHIPPED = Path(__file__).resolve().parents[2] / "questions.yaml"

Application = TypeVar("Application", bound=App[None])

Scenario = Callable[..., Coroutine[Any, Any, None]]


def scenario(test: Scenario) -> Callable[..., None]:
    """Run an asynchronous test; what it needs is given as usual."""

    @wraps(test)
    def run(*arguments: object, **named: object) -> None:
        asyncio.run(test(*arguments, **named))

    return run


@cache
def shipped_bank() -> Bank:
    """The bank that comes with the program."""
    return read_bank(SHIPPED)


class Clock:
    """A clock that goes on only when a test advances it."""

    def __init__(self) -> None:
        self.now = time.monotonic()

    def __call__(self) -> float:
        return self.now


class Watched(Generic[Application]):
    """An application on a screen in memory, and what is to be seen there."""

    def __init__(self, app: Application, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot

    async def settle(self) -> None:
        """Let the screen settle."""
        await self.pilot.pause()
        await self.pilot.pause()

    @property
    def lines(self) -> list[str]:
        """The lines of the screen."""
        strips = self.app.screen._compositor.render_strips()
        return ["".join(segment.text for segment in strip).rstrip() for strip in strips]

    @property
    def text(self) -> str:
        """All that can be read, with single spaces and without the bars at the side of panels."""
        lines = " ".join(self.lines).replace("\u00a0", " ").replace(EDGE, " ")
        return " ".join(lines.split())


class Stage(Watched[QuizApp]):
    """The game as a learner sees it."""

    def __init__(
        self, app: QuizApp, pilot: Pilot[None], recorded: list[Answer], clock: Clock | None = None
    ) -> None:
        super().__init__(app, pilot)
        self.clock = clock or Clock()
        """The game's clock; a learner takes a second to read before each key."""
        app.clock = self.clock
        self.recorded = recorded
        """Every answer that was recorded."""

    async def press(self, *keys: str) -> None:
        """Press keys, one after the other, and let the screen settle."""
        for key in keys:
            self.clock.now += 1
            await self.pilot.press(key)
            await self.pilot.pause()

    async def choose(self, words: str) -> None:
        """Choose the row with these words, from above downwards."""
        await self.press("home")
        for _row in range(30):
            if self.chosen == words or self.chosen.startswith(f"{words} · "):
                await self.press("enter")
                return
            await self.press("down")
        raise AssertionError(f"no row reads {words!r}")

    @property
    def chosen(self) -> str:
        """The words of the row or action that Enter would choose; empty where there is none."""
        widget = self.app.screen.focused
        if isinstance(widget, Rows) and 0 <= widget.cursor < len(widget.render().blocks):
            return widget.render().blocks[widget.cursor].text.strip()
        if isinstance(widget, ActionBar):
            return widget.items()[widget.cursor].plain.strip()
        return ""

    @property
    def question(self) -> QuestionScreen:
        """The question screen."""
        return self.app.question

    @property
    def asked(self) -> Asked:
        """The question that is up."""
        asked = self.question.round.question
        assert asked is not None
        return asked

    def key_of(self, *, right: bool) -> str:
        """The key that gives a right or a wrong answer to the question that is up."""
        place = self.asked.key_place
        return str(place + 1 if right else (place + 1) % len(self.asked.order) + 1)

    def line_of(self, words: str) -> int:
        """The number of the first line that holds these words."""
        return next(number for number, line in enumerate(self.lines) if words in line)


@asynccontextmanager
async def on_stage(
    bank: Bank | None = None,
    spec: RoundSpec | None = None,
    *,
    size: tuple[int, int] = (80, 24),
    seed: int = 7,
    certainty: bool = False,
) -> AsyncIterator[Stage]:
    """The game on a screen of `size`, at home or in the round that `spec` asks for."""
    history = ListeningHistory(history_file())
    session = session_with(bank or shipped_bank(), history=history, seed=seed, asks_certainty=certainty)
    app = QuizApp(session, spec)
    async with app.run_test(size=size, notifications=True) as pilot:
        stage = Stage(app, pilot, history.recorded)
        await stage.settle()
        yield stage
    session.close()
