"""Both front ends offer the same menu, play the same rounds and show the same words for them."""

from __future__ import annotations

import asyncio
import io
import re
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.bank.model import Bank
from quiz.game.draw import RoundSpec
from quiz.game.kinds import RoundKind
from quiz.game.phase import AskingCorrection
from quiz.game.round import Answer, Round
from quiz.game.score import score
from quiz.paths import history_file
from quiz.plain import PlainGame
from quiz.session import Session
from quiz.study.history import open_history
from quiz.study.settings import Settings
from quiz.ui.app import QuizApp
from quiz.ui.panel import badge
from quiz.wording.rounds import score_line
from quiz.wording.verdicts import shown_verdict
from tests.banks import bank_of, true_false
from tests.effort import EXAMPLES
from tests.sessions import own_history, session_with
from tests.test_plain import Terminal
from tests.ui.stage import Stage, on_stage, shipped_bank

BANK = shipped_bank()


def played_by_lines(spec: RoundSpec, seed: int, keys: list[str]) -> tuple[list[Answer], str]:
    """What was recorded, and everything that was shown."""
    history = own_history()
    session = session_with(BANK, history=history, seed=seed)
    out = io.StringIO()
    PlainGame(session, io.StringIO("".join(f"{key}\n" for key in keys)), out, clock=lambda: 0.0).run(spec)
    return history.recorded, out.getvalue()


@settings(max_examples=max(1, EXAMPLES // 8))
@given(
    kind=st.sampled_from(RoundKind),
    exam=st.booleans(),
    seed=st.integers(0, 999_999),
    keys=st.lists(st.sampled_from("1234tfvacdx9"), min_size=12, max_size=12),
)
def test_both_front_ends_play_the_same_game(kind: RoundKind, exam: bool, seed: int, keys: list[str]) -> None:
    spec = RoundSpec(kind, length=5, exam=exam)

    async def played_on_screen() -> None:
        async with on_stage(BANK, spec, seed=seed, size=(100, 60)) as stage:
            for key in keys:
                if stage.app.screen is stage.app.results:
                    break
                await stage.press(key)
                verdict = stage.question.round.verdict
                if verdict is not None:
                    lines = shown_verdict(stage.question.round, BANK, in_sight=True)
                    for place, line in enumerate(lines):
                        words = line.text if place else line.text.removeprefix(line.lead)
                        assert place or badge(line).strip() in stage.text
                        assert " ".join(words.replace("\u00a0", " ").split()) in stage.text
                    for line in shown_verdict(stage.question.round, BANK):
                        assert line.text in shown
                    await stage.press("enter")
            on_screen.extend(stage.recorded)
            rounds.append(stage.question.round)

    recorded, shown = played_by_lines(spec, seed, keys)
    on_screen: list[Answer] = []
    rounds: list[Round] = []
    asyncio.run(played_on_screen())
    keep = [(answer.question_id, answer.place, answer.choice, answer.correct) for answer in recorded]
    assert keep == [(a.question_id, a.place, a.choice, a.correct) for a in on_screen]
    final = rounds[0]
    if keep and not exam:
        assert score_line(score(final).tally) in shown


ONE_KIND = bank_of(*(true_false(f"statement-{n}", n % 2 == 0) for n in range(12)))
DAY = timedelta(days=1)
MONDAY = datetime(2026, 3, 2, 12, tzinfo=UTC)


def session_on(day: int, bank: Bank = BANK) -> Session:
    """A session with the kept history, on a day counted from the first."""
    now = MONDAY + day * DAY
    return Session(bank, open_history(history_file(), now), Settings(), chance=Random(4), clock=lambda: now)


def play_some(session: Session, spec: RoundSpec, answers: int, *, right: bool) -> Round:
    """A round with so many answers, all right or all wrong."""
    played = session.start(spec)
    for asked in played.paper[:answers]:
        place = asked.key_place if right else (asked.key_place + 1) % len(asked.order)
        played = session.answer(played, place, 1.0)
        if isinstance(played.phase, AskingCorrection):
            played = session.correct(played, 0)
        played = played.go_on()
    return played


def new(session: Session) -> None:
    """Nothing was played."""


def unfinished(session: Session) -> None:
    session.leave(play_some(session, RoundSpec(length=5), 2, right=True))


def unfinished_exam(session: Session) -> None:
    session.leave(play_some(session, RoundSpec(length=5, exam=True), 3, right=False))


def missed(session: Session) -> None:
    session.finish(play_some(session, RoundSpec(length=5), 5, right=False))


def retried(session: Session) -> None:
    played = play_some(session, RoundSpec(length=5), 5, right=False)
    session.finish(played)
    session.leave(session.answer(session.retry(played), 0, 1.0))


def menu_by_lines(session: Session) -> list[tuple[str, str]]:
    """The entries of the menu in plain mode, with their hints."""
    out = Terminal()
    PlainGame(session, Terminal("q\n"), out).run(None)
    lines = re.findall(r"^\d+  (.*)", out.getvalue(), re.MULTILINE)
    return [(label, hint) for label, _dot, hint in (line.partition(" · ") for line in lines)]


def menu_on_screen(session: Session) -> list[tuple[str, str]]:
    """The entries of the menu on the screen, with their hints."""
    rows: list[tuple[str, str]] = []

    async def look() -> None:
        app = QuizApp(session)
        async with app.run_test(size=(100, 40)) as pilot:
            stage = Stage(app, pilot, [])
            await stage.settle()
            menu = app.screen.query_one("#menu").region
            cells = [re.split(r" {3,}", line.strip()) for line in stage.lines[menu.y : menu.bottom]]
            rows.extend((cell[0], cell[1]) for cell in cells if len(cell) == 2)

    asyncio.run(look())
    return rows


@pytest.mark.parametrize(
    ("bank", "days", "before"),
    [
        *((BANK, 0, before) for before in (new, unfinished, unfinished_exam, missed, retried)),
        *((BANK, 2, before) for before in (unfinished, missed)),
        *((ONE_KIND, 0, before) for before in (new, missed)),
    ],
)
def test_both_front_ends_offer_the_same(before: Callable[[Session], None], days: int, bank: Bank) -> None:
    with closing(session_on(0, bank)) as session:
        before(session)
    with closing(session_on(days, bank)) as session:
        by_lines = menu_by_lines(session)
    with closing(session_on(days, bank)) as session:
        assert menu_on_screen(session) == by_lines
    assert ("Continue" in by_lines[0][0]) == (before in (unfinished, unfinished_exam, retried))
    assert ("Multiple choice" in dict(by_lines)) == (bank is BANK)


def session_with_notices() -> Session:
    """A session that has a notice and a trouble to show."""
    settings = Settings({}, "The settings are ignored.")
    session = Session(BANK, open_history(history_file(), MONDAY), settings, chance=Random(4))
    session.notify("The others go on.")
    return session


def test_both_front_ends_show_the_notices_of_a_session(capsys: pytest.CaptureFixture[str]) -> None:
    out, on_screen = Terminal(), list[str]()
    with closing(session_with_notices()) as session:
        PlainGame(session, Terminal("q\n"), out).run(None)

    async def look(session: Session) -> None:
        app = QuizApp(session)
        async with app.run_test(size=(100, 40), notifications=True) as pilot:
            stage = Stage(app, pilot, [])
            await stage.settle()
            on_screen.append(stage.text)

    with closing(session_with_notices()) as session:
        asyncio.run(look(session))
    by_lines = out.getvalue() + capsys.readouterr().err
    for notice in ("The settings are ignored.", "The others go on."):
        assert notice in by_lines
        assert notice in on_screen[0]


CHOICES = RoundSpec(RoundKind.MULTIPLE_CHOICE, length=5)
BEST = re.compile(r"(A new best\. Before|Your best for this kind of round): \d of \d · \d+ ?%")


def keys_for(right: int) -> list[str]:
    """The keys that answer the next round, so many of them right."""
    with closing(session_on(0)) as session:
        paper = session.start(CHOICES).paper
    wrong = [number >= right for number in range(len(paper))]
    return [
        str((asked.key_place + missed) % len(asked.order) + 1)
        for asked, missed in zip(paper, wrong, strict=True)
    ]


def finish_one(right: int) -> None:
    """Finish a round with so many right answers."""
    with closing(session_on(0)) as session:
        played = play_some(session, CHOICES, right, right=True)
        for asked in played.paper[right:]:
            played = session.answer(played, (asked.key_place + 1) % len(asked.order), 1.0).go_on()
        session.finish(played)


def results_by_lines(right: int) -> str:
    out = Terminal()
    typed = Terminal("".join(f"{key}\n" for key in [*keys_for(right), "q"]))
    with closing(session_on(0)) as session:
        PlainGame(session, typed, out).run(CHOICES)
    return " ".join(out.getvalue().split())


def results_on_screen(right: int) -> str:
    seen: list[str] = []

    async def play_on_screen(session: Session) -> None:
        app = QuizApp(session, CHOICES)
        async with app.run_test(size=(100, 60)) as pilot:
            stage = Stage(app, pilot, [])
            await stage.settle()
            for key in keys:
                await stage.press(key, "enter")
            seen.append(stage.text)

    keys = keys_for(right)
    with closing(session_on(0)) as session:
        asyncio.run(play_on_screen(session))
    return seen[0]


@pytest.mark.parametrize(("first", "second"), [(3, 4), (4, 3), (4, 4)], ids=["better", "worse", "equal"])
def test_both_front_ends_hold_a_result_against_the_same_best(
    first: int, second: int, isolated: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = []
    for front_end in (results_by_lines, results_on_screen):
        monkeypatch.setenv("QUIZ_HOME", str(isolated / front_end.__name__))
        finish_one(first)
        found = BEST.search(front_end(second))
        assert found is not None
        shown.append(found.group())
    assert shown[0] == shown[1]
    assert ("A new best" in shown[0]) == (second > first)
