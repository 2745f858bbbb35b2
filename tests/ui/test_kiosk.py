"""A kiosk on a screen in memory: visits, warnings, and the one way out."""

from __future__ import annotations

import json
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from random import Random

import pytest
from textual import events

from quiz import i18n
from quiz.classroom.idle import WARNING
from quiz.classroom.passphrase import LONGEST, Passphrase
from quiz.errors import QuizError
from quiz.game.draw import RoundSpec
from quiz.game.kinds import RoundKind
from quiz.game.round import Round
from quiz.menu import Entry
from quiz.open_session import open_session
from quiz.ui.kiosk import Kiosk, KioskApp
from quiz.ui.screens.home import HomeScreen
from quiz.ui.screens.passphrase import OPEN_FOR, PassphraseScreen
from quiz.ui.screens.still_there import StillThereScreen
from quiz.ui.screens.welcome import WelcomeScreen
from quiz.ui.start import MOST_QUICK, QUICK, Crashes
from tests.banks import classroom_bank
from tests.ui.stage import Stage, scenario

IDLE = 60.0
PAPER = RoundSpec(RoundKind.MULTIPLE_CHOICE, length=2)


class KioskStage(Stage):
    """A kiosk as learners see it."""

    app: KioskApp

    async def wait(self, seconds: float) -> None:
        """Let time pass in which nobody presses a key."""
        self.clock.now += seconds
        self.app.look()
        await self.settle()

    async def point(self, kind: type[events.MouseEvent]) -> None:
        """Let the terminal report something of the mouse, in the middle of the screen."""
        button = int(kind is not events.MouseMove)
        self.app.post_message(kind(None, 40, 8, 0, 0, button, False, False, False))
        await self.settle()

    @property
    def welcomes(self) -> bool:
        """Is the screen between two visits in front?"""
        return isinstance(self.app.screen, WelcomeScreen)


@asynccontextmanager
async def kiosk(
    opening: RoundSpec | None = None, *, label: str = "", hands_in: bool = False
) -> AsyncIterator[KioskStage]:
    """A kiosk that waits for its first learner."""
    bank = classroom_bank()
    app = KioskApp(
        Kiosk(
            lambda: open_session(bank, Random(1), seed=7, lasting=False),
            Passphrase("out", cost=2**4),
            opening,
            questions=opening.length or 0 if opening else 0,
            idle=IDLE,
            label=label,
            hands_in=hands_in,
        )
    )
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        stage = KioskStage(app, pilot, [])
        await stage.settle()
        yield stage
    app.session.close()


# Visits


@scenario
async def test_enter_begins_and_finishing_clears_everything() -> None:
    async with kiosk() as stage:
        assert stage.welcomes
        await stage.press("enter")
        assert isinstance(stage.app.screen, HomeScreen)
        await stage.choose("Multiple choice")
        await stage.press(stage.key_of(right=False))
        first = stage.app.session
        await stage.press("escape", "right", "enter")
        assert stage.chosen == "Continue"
        await stage.press("q")
        assert stage.welcomes
        await stage.press("enter")
        assert stage.app.session is not first
        items = {item.entry: item for item in stage.app.menu.items}
        assert Entry.CONTINUE not in items
        assert Entry.MISSED not in items
        assert items[Entry.PROGRESS].amount == 0


@scenario
async def test_enter_starts_the_paper_that_was_asked_for_and_its_results_end_the_visit() -> None:
    async with kiosk(PAPER, label="PC-07", hands_in=True) as stage:
        assert "2 questions" in stage.text
        assert "This terminal: PC-07" in stage.text
        assert "goes to your teacher" in stage.text
        for _learner in range(2):
            await stage.press("enter")
            seen = stage.text
            for _question in range(2):
                await stage.press(stage.key_of(right=False), "enter")
            assert "Round finished" in stage.text
            assert stage.chosen == "Finish"
            await stage.press("enter")
            assert stage.welcomes
            assert stage.question.round.paper == ()
            assert stage.app.results.next_steps() != []
        assert "1 of 2" in seen


@scenario
async def test_a_learner_can_play_on_after_the_results() -> None:
    async with kiosk(PAPER) as stage:
        await stage.press("enter")
        for _question in range(2):
            await stage.press(stage.key_of(right=False), "enter")
        await stage.press("r")
        assert "1 of 2" in stage.text


@scenario
async def test_the_next_visit_begins_in_the_language_of_the_first() -> None:
    async with kiosk() as stage:
        await stage.press("l", "enter")
        assert "Partie rapide" in stage.text
        await stage.press("q")
        assert "Begin" in stage.text
        assert i18n.language() == "en"
        await stage.press("l")
        assert "Commencer" in stage.text
        await stage.wait(IDLE + WARNING)
        assert stage.welcomes
        assert "Begin" in stage.text


# Who is there


@scenario
async def test_a_warning_counts_down_and_any_key_goes_on_without_doing_more() -> None:
    async with kiosk(PAPER) as stage:
        await stage.press("enter")
        before = stage.lines
        await stage.wait(IDLE - 1)
        assert stage.lines == before
        await stage.wait(1)
        assert "Are you still there?" in stage.text
        assert "In 20 seconds" in stage.text
        await stage.wait(19)
        assert "In 1 second " in stage.text
        await stage.press("1")
        assert stage.lines == before
        assert stage.question.round.answers == ()


@scenario
async def test_a_click_goes_on_too_and_a_mouse_that_moves_does_not() -> None:
    async with kiosk(PAPER) as stage:
        await stage.press("enter")
        await stage.wait(IDLE)
        await stage.point(events.MouseMove)
        assert isinstance(stage.app.screen, StillThereScreen)
        await stage.point(events.MouseDown)
        await stage.point(events.MouseUp)
        assert not isinstance(stage.app.screen, StillThereScreen)
        assert stage.question.round.answers == ()


@scenario
async def test_after_the_warning_the_round_is_left_and_the_welcome_screen_shows_nothing_of_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with kiosk(PAPER) as stage:
        left: list[Round] = []
        await stage.press("enter")
        await stage.press(stage.key_of(right=True), "enter", "escape")
        monkeypatch.setattr(stage.app.session, "leave", left.append)
        await stage.wait(IDLE)
        await stage.wait(WARNING)
        assert stage.welcomes
        assert len(stage.app.screen_stack) == 2
        assert [len(played.answers) for played in left] == [1]


@scenario
async def test_a_round_that_waits_for_its_results_counts_as_finished(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with kiosk(PAPER) as stage:
        finished: list[Round] = []
        await stage.press("enter")
        monkeypatch.setattr(stage.app.session, "finish", finished.append)
        await stage.press(stage.key_of(right=True), "enter", stage.key_of(right=True))
        await stage.wait(IDLE + WARNING)
        assert stage.welcomes
        assert len(finished) == 1


@scenario
async def test_a_signal_leaves_the_round_that_is_being_played(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with kiosk(PAPER) as stage:
        left: list[Round] = []
        await stage.press("enter")
        monkeypatch.setattr(stage.app.session, "leave", left.append)
        stage.app.interrupt()
        assert len(left) == 1
        assert stage.app.return_code == 130


# What can be done


@scenario
async def test_keys_of_control_do_nothing() -> None:
    async with kiosk() as stage:
        for keys in ([], ["enter"], ["end"]):
            await stage.press(*keys)
            before, screens = stage.lines, list(stage.app.screen_stack)
            for key in ("ctrl+q", "ctrl+c", "ctrl+p", "ctrl+z", "ctrl+d", "ctrl+backslash", "f1", "f5"):
                await stage.press(key)
            assert stage.lines == before
            assert stage.app.screen_stack == screens
        assert stage.app.return_code is None


@scenario
async def test_actions_of_textual_are_out_of_reach_even_by_a_link() -> None:
    async with kiosk() as stage:
        await stage.press("enter")
        for action in ("screenshot", "suspend_process", "command_palette", "toggle_dark", "screen.copy_text"):
            assert not await stage.app.run_action(action)


@scenario
async def test_nothing_can_be_copied() -> None:
    async with kiosk(PAPER) as stage:
        await stage.press("enter")
        await stage.press(stage.key_of(right=True), "c")
        assert "copy" not in stage.text
        await stage.press("enter")
        await stage.press(stage.key_of(right=True), "enter", "c")
        assert "Round finished" in stage.text
        assert "copy" not in stage.text
        stage.app.copy_to_clipboard("secret")
        assert stage.app.clipboard == ""


@scenario
async def test_help_names_no_key_that_does_nothing() -> None:
    async with kiosk() as stage:
        await stage.press("enter", "question_mark")
        assert "Everywhere" in stage.text
        assert "Ctrl+P" not in stage.text


@scenario
async def test_leaving_a_round_promises_no_more_than_the_visit() -> None:
    async with kiosk(PAPER) as stage:
        await stage.press("enter")
        await stage.press(stage.key_of(right=True), "enter", "escape")
        assert "continue from the first screen until" in stage.text


@scenario
async def test_settings_are_neither_read_nor_written_and_no_file_is_made() -> None:
    home = Path(os.environ["QUIZ_HOME"])
    kept = {"language": "fr", "theme": "nord", "certainty": True, "length": 5}
    (home / "settings.json").write_text(json.dumps(kept), encoding="utf-8")
    async with kiosk() as stage:
        assert stage.app.theme != "nord"
        await stage.press("enter", "l", "l")
        assert not stage.app.session.preferences.asks_certainty
        await stage.choose("Say how sure I am")
        await stage.choose("Choose topics and length")
        await stage.press("right", "end", "enter", "1")
        await stage.wait(IDLE + WARNING)
        await stage.press("enter")
        assert not stage.app.session.preferences.asks_certainty
    assert [file.name for file in home.iterdir()] == ["settings.json"]
    assert json.loads((home / "settings.json").read_text("utf-8")) == kept


# The way out


@scenario
async def test_only_the_welcome_screen_asks_for_the_passphrase() -> None:
    async with kiosk() as stage:
        await stage.press("enter", "x")
        assert isinstance(stage.app.screen, HomeScreen)
        assert not await stage.app.run_action("passphrase")


@scenario
async def test_the_passphrase_ends_the_kiosk_and_is_never_shown() -> None:
    async with kiosk() as stage:
        await stage.press("x", *"out")
        assert "out" not in stage.text
        await stage.press("enter")
        await stage.settle()
        assert stage.app.return_code == 0


@scenario
async def test_a_wrong_try_makes_the_next_wait_and_the_wait_outlives_the_dialog() -> None:
    async with kiosk() as stage:
        await stage.press("x", "o", "enter")
        await stage.settle()
        assert "That is not it. Wait 2 seconds." in stage.text
        stage.clock.now -= 3  # the keys below take no time
        await stage.press(*"out")
        await stage.press("escape", "x")
        stage.clock.now -= 5
        assert isinstance(stage.app.screen, PassphraseScreen)
        await stage.press(*"out")
        stage.clock.now -= 3
        await stage.press("enter")
        assert stage.app.return_code is None
        assert "Wait" in stage.text
        stage.clock.now += 10
        await stage.press(*"out", "enter")
        await stage.settle()
        assert stage.app.return_code == 0


@scenario
async def test_the_dialog_closes_when_nobody_types() -> None:
    async with kiosk() as stage:
        await stage.press("x")
        stage.clock.now += OPEN_FOR - 2
        await stage.press("o")
        dialog = stage.app.screen
        assert isinstance(dialog, PassphraseScreen)
        stage.clock.now += OPEN_FOR - 1
        dialog.tick()
        await stage.settle()
        assert not stage.welcomes
        stage.clock.now += 1
        dialog.tick()
        await stage.settle()
        assert stage.welcomes


@scenario
async def test_a_megabyte_pasted_into_the_dialog_is_cut() -> None:
    async with kiosk() as stage:
        await stage.press("x")
        stage.app.post_message(events.Paste("y" * 1_000_000))
        await stage.settle()
        dialog = stage.app.screen
        assert isinstance(dialog, PassphraseScreen)
        assert len(dialog.line.value) <= LONGEST


# After a crash


def test_a_kiosk_gives_up_only_after_several_quick_crashes_in_a_row() -> None:
    crashes = Crashes()
    for _time in range(3):
        for _quick in range(MOST_QUICK - 1):
            crashes.note("RuntimeError: x", after=QUICK - 1)
        crashes.note("RuntimeError: x", after=QUICK + 1)
    for _quick in range(MOST_QUICK - 1):
        crashes.note("RuntimeError: x", after=0.0)
    with pytest.raises(QuizError, match="RuntimeError: broken"):
        crashes.note("Traceback\n  line\nRuntimeError: broken\n", after=0.0)
