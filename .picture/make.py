"""Makes the README's picture from the running program: a question, answered, with its explanation.

`.venv/bin/python .picture/make.py` writes `.picture/question.svg`.
"""

from __future__ import annotations

import asyncio
import os
import tempfile
from pathlib import Path
from random import Random

from quiz import i18n, paths
from quiz.bank.reader import read_bank
from quiz.game.draw import RoundSpec
from quiz.game.kinds import RoundKind
from quiz.open_session import open_session
from quiz.ui.app import QuizApp

SEED = 8
"""A round whose first question shows well what the game teaches."""


async def picture() -> str:
    """The screen after a wrong answer, as SVG."""
    session = open_session(read_bank(paths.packaged_bank()), Random(SEED), seed=SEED)
    app = QuizApp(session, RoundSpec(RoundKind.MULTIPLE_CHOICE, frozenset({"limits"})))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        asked = app.question.round.question
        assert asked is not None
        await pilot.press(str((asked.key_place + 1) % len(asked.order) + 1))
        await pilot.pause()
        await pilot.pause()
        return app.export_screenshot(title="quiz")


if __name__ == "__main__":
    i18n.switch("en")
    with tempfile.TemporaryDirectory() as home:
        os.environ["QUIZ_HOME"] = home
        Path(__file__).with_name("question.svg").write_text(asyncio.run(picture()), encoding="utf-8")
