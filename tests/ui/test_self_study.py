"""Coming back: what was left, what is due, how sure, what makes it false, how far."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import pytest
from textual.color import Color

from quiz import i18n
from quiz.bank.model import Bank
from quiz.game.draw import RoundSpec
from quiz.game.kinds import RoundKind
from quiz.game.phase import Asking, ShowingVerdict
from quiz.open_session import open_session
from quiz.paths import history_file, settings_file
from quiz.session import Session
from quiz.study.history import open_history
from quiz.study.settings import Settings, read_settings
from quiz.ui.app import QuizApp
from quiz.ui.screens.home import HomeScreen
from quiz.ui.themes import LIGHT
from tests.banks import bank_of, classroom_bank, text, true_false
from tests.ui.stage import Stage, on_stage, scenario, shipped_bank

MULTIPLE_CHOICE = RoundSpec(RoundKind.MULTIPLE_CHOICE, length=5)


async def start(bank: Bank | None = None) -> QuizApp:
    """The game as the command starts it: everything is opened after the first frame."""
    return QuizApp(lambda: open_session(bank or shipped_bank(), Random(3)))


@scenario
async def test_a_round_left_yesterday_goes_on_where_it_was() -> None:
    async with on_stage(spec=MULTIPLE_CHOICE) as stage:
        await stage.press("1", "enter", "2", "enter", "l")
        left = stage.question.round
    i18n.switch("en")
    app = await start()
    async with app.run_test(size=(80, 24)) as pilot:
        stage = Stage(app, pilot, [])
        await stage.settle()
        assert stage.chosen == "Continue"
        assert "question 3 of 5" in stage.text
        await stage.press("enter")
        assert stage.question.round == left
        assert "3 of 5" in stage.text or "3 sur 5" in stage.text
        app.session.close()


@scenario
async def test_a_question_that_is_gone_is_notified_and_the_round_goes_on() -> None:
    bank = classroom_bank()
    async with on_stage(bank, MULTIPLE_CHOICE) as stage:
        await stage.press("1", "enter")
        gone = stage.question.round.paper[3].question.id
    smaller = replace(bank, questions=tuple(q for q in bank.questions if q.id != gone))
    app = QuizApp(lambda: open_session(smaller, Random(3)))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        stage = Stage(app, pilot, [])
        await stage.settle()
        await stage.press("enter")
        assert "longer in the bank" in stage.text
        assert (stage.question.round.position, len(stage.question.round.paper)) == (1, 4)
        app.session.close()


def session_at(now: datetime, bank: Bank) -> Session:
    """A session whose clock stands still."""
    history = open_history(history_file(), now)
    return Session(bank, history, Settings(), chance=Random(3), clock=lambda: now)


@scenario
async def test_what_was_missed_is_due_and_can_be_reviewed() -> None:
    bank, day = classroom_bank(), datetime(2026, 3, 1, 12, tzinfo=UTC)
    session = session_at(day, bank)
    played = session.start(MULTIPLE_CHOICE)
    for asked in played.paper:
        played = session.answer(played, (asked.key_place + 1) % 3, 5.0).go_on()
    session.finish(played)
    session.close()
    app = QuizApp(session_at(day + timedelta(days=2), bank))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        stage = Stage(app, pilot, [])
        await stage.settle()
        assert "Review 5 due now" in stage.text
        assert "Missed lately 5 questions" in stage.text
        assert stage.chosen == "Review"
        await stage.press("enter")
        assert "1 of 5" in stage.text
        ids = {asked.question.id for asked in stage.question.round.paper}
        assert ids == {asked.question.id for asked in played.paper}
        for _number in range(5):
            await stage.press(stage.key_of(right=True), "enter")
        await stage.press("escape")
        assert "Review nothing due today" in stage.text
        assert "Missed lately" not in stage.text
        app.session.close()


@scenario
async def test_nothing_due_is_notified() -> None:
    async with on_stage() as stage:
        await stage.choose("Review")
        assert "Nothing is due" in stage.text
        assert isinstance(stage.app.screen, HomeScreen)


@pytest.mark.parametrize(("key", "certainty"), [("1", 1), ("3", 3), ("b", 2)])
@scenario
async def test_certainty_is_asked_before_the_verdict_and_kept(key: str, certainty: int) -> None:
    async with on_stage(spec=MULTIPLE_CHOICE, certainty=True) as stage:
        await stage.press("2")
        assert "How sure are you?" in stage.text
        assert "ight." not in stage.text
        assert stage.recorded == []
        await stage.press(key)
        assert [answer.certainty for answer in stage.recorded] == [certainty]
        assert stage.question.round.phase == ShowingVerdict()


@scenario
async def test_an_answer_can_be_thought_over_while_certainty_is_asked() -> None:
    async with on_stage(spec=MULTIPLE_CHOICE, certainty=True) as stage:
        await stage.press("2", "escape")
        assert stage.question.round.phase == Asking()
        await stage.press("1", "down", "down", "enter")
        assert [(answer.place, answer.certainty) for answer in stage.recorded] == [(0, 2)]


@scenario
async def test_the_results_show_sure_and_wrong_first() -> None:
    async with on_stage(spec=MULTIPLE_CHOICE, certainty=True, size=(80, 50)) as stage:
        await stage.press(stage.key_of(right=False), "1", "enter")
        stem = stage.asked.question.stem.in_language("en")
        await stage.press(stage.key_of(right=False), "3", "enter")
        for _number in range(3):
            await stage.press(stage.key_of(right=True), "2", "enter")
        assert "Certainty: 0 of 15 marks; very sure and wrong: 1" in stage.text
        assert "Very sure: 0 of 1 · Fairly sure: 3 of 3 · Not sure: 0 of 1" in stage.text
        again = stage.text[stage.text.index("to look at again") :]
        assert again.startswith(f"to look at again {stem[:30]}")


def statement_with_corrections() -> Bank:
    """One false statement with two wrong corrections."""
    statement = replace(
        true_false("rivers", False), wrong_corrections=(text("Rivers stand still."), text("Rivers fly."))
    )
    return bank_of(statement)


@pytest.mark.parametrize("knows", [True, False])
@scenario
async def test_what_makes_it_false_is_asked_and_costs_nothing(knows: bool) -> None:
    async with on_stage(statement_with_corrections(), RoundSpec()) as stage:
        await stage.press("f")
        assert "What is true?" in stage.text
        for words in ("correction of rivers", "Rivers stand still.", "Rivers fly."):
            assert words in stage.text
        wanted = "correction of rivers" if knows else "Rivers fly."
        line = next(line for line in stage.lines if wanted in line)
        await stage.press(line.split(wanted)[0].split()[-1])
        assert ("You found the true sentence" in stage.text) is knows
        assert [answer.correct for answer in stage.recorded] == [True]
        await stage.press("enter")
        assert "1 of 1 · 100%" in stage.text
        assert f"You found what is true for {int(knows)} of 1 statement you called false." in stage.text


@scenario
async def test_a_wrong_answer_is_not_asked_what_makes_it_false() -> None:
    async with on_stage(statement_with_corrections(), RoundSpec()) as stage:
        await stage.press("t")
        assert stage.question.round.phase == ShowingVerdict()


@scenario
async def test_settings_stick() -> None:
    async with on_stage() as stage:
        await stage.press("end", "enter", "l")
        assert "activé" in stage.text
        stage.app.theme = "nord"
        await stage.settle()
    kept = read_settings(settings_file()).values
    assert kept["certainty"] is True
    assert kept["language"] == "fr"
    assert kept["theme"] == "nord"
    i18n.switch("en")
    app = await start()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.pause()
        assert app.theme == "nord"
        assert app.session.preferences.asks_certainty
        app.session.close()


@scenario
async def test_the_first_theme_is_known_before_a_stylesheet_is_parsed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLORFGBG", "0;15")
    parsed_again: list[bool] = []
    monkeypatch.setattr(QuizApp, "refresh_css", lambda _app, animate=True: parsed_again.append(animate))
    async with on_stage() as stage:
        assert stage.app.current_theme.name == "quiz-light"
        assert stage.app.has_class("-light-mode")
        assert stage.app.screen.styles.background == Color.parse(LIGHT.background)
        assert parsed_again == []


@scenario
async def test_a_damaged_history_is_notified_in_one_line_and_the_game_plays_on(isolated: Path) -> None:
    history_file().write_bytes(b"this is no history" * 100)
    app = await start()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        stage = Stage(app, pilot, [])
        await stage.settle()
        assert "The history was damaged" in stage.text
        await stage.press("enter", "1")
        assert len(stage.question.round.answers) <= 1
        app.session.close()
    assert any("damaged" in path.name for path in isolated.iterdir())


@scenario
async def test_two_troubles_at_once_are_both_notified() -> None:
    history_file().write_bytes(b"this is no history" * 100)
    settings_file().write_text("{", encoding="utf-8")
    app = await start()
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        stage = Stage(app, pilot, [])
        await stage.settle()
        assert "The history was damaged" in stage.text
        assert "The settings in" in stage.text
        app.session.close()


@scenario
async def test_a_drawn_round_taken_up_again_is_still_held_against_the_best() -> None:
    bank = classroom_bank()
    first = session_at(datetime(2026, 3, 1, 12, tzinfo=UTC), bank)
    played = first.start(MULTIPLE_CHOICE)
    for asked in played.paper:
        played = first.answer(played, asked.key_place, 5.0).go_on()
    first.finish(played)
    left = first.start(MULTIPLE_CHOICE)
    left = first.answer(left, 0, 5.0).go_on()
    first.leave(left)
    first.close()
    app = QuizApp(session_at(datetime(2026, 3, 2, 12, tzinfo=UTC), bank))
    async with app.run_test(size=(80, 40)) as pilot:
        stage = Stage(app, pilot, [])
        await stage.settle()
        await stage.press("enter")
        for _number in range(4):
            await stage.press("1", "enter")
        assert "Your best for this kind of round: 5 of 5" in stage.text
        app.session.close()
