"""The terminal's input, mended."""

from __future__ import annotations

import asyncio
import inspect
import os
import threading
from collections.abc import Iterator
from importlib import import_module

import pytest
from rich.traceback import Traceback
from textual._xterm_parser import XTermParser
from textual.driver import Driver
from textual.events import Key, Resize
from textual.geometry import Size

from quiz.ui import base_app as application
from quiz.ui import ending
from quiz.ui import textual_patches as terminal
from quiz.ui.base_app import LARGEST, clamped
from quiz.ui.guarded import GuardedScreen
from quiz.ui.text import printable
from tests.ui.stage import on_stage, scenario


@pytest.fixture(autouse=True)
def driver(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The driver as Textual made it, again after the test."""
    module = import_module(terminal.DRIVER)
    monkeypatch.setattr(module, "getincrementaldecoder", module.getincrementaldecoder)
    monkeypatch.setattr(terminal, "PAUSE", 0)
    return iter([None])


def test_the_driver_still_decodes_by_the_name_that_is_mended() -> None:
    source = inspect.getsource(import_module(terminal.DRIVER))
    assert 'getincrementaldecoder("utf-8")().decode' in source


def test_what_is_no_utf8_becomes_a_replacement_and_the_rest_stays() -> None:
    terminal.mend_input(lambda: None)
    decode = import_module(terminal.DRIVER).getincrementaldecoder("utf-8")().decode
    assert decode(b"1\xff2", final=False) == "1\ufffd2"
    assert decode(b"\xc3", final=False) + decode(b"\xa9", final=False) == "é"


def test_the_end_of_input_is_reported_and_a_final_call_is_no_end() -> None:
    calls: list[bool] = []
    terminal.mend_input(lambda: calls.append(True))
    decode = import_module(terminal.DRIVER).getincrementaldecoder("utf-8")().decode
    decode(b"", final=True)
    assert calls == []
    decode(b"", final=False)
    assert calls == [True]


@pytest.mark.parametrize("report", ["\x1b[97;1:3u", "\x1b[1114112u"])
def test_a_report_of_a_key_that_is_unknown_is_ignored(report: str) -> None:
    terminal.mend_key_reports()
    keys = [event for event in XTermParser().feed(f"{report}2") if isinstance(event, Key)]
    assert [event.key for event in keys] == ["2"]


@scenario
async def test_an_error_in_the_input_thread_is_a_crash_without_local_variables() -> None:
    async with on_stage() as stage:
        the_right_answer = "SECRET"
        try:
            {the_right_answer: 0}["broken on purpose"]
        except KeyError:
            stage.app.panic(Traceback())
        assert "broken on purpose" in stage.app.crash
        assert "SECRET" not in stage.app.crash.replace('the_right_answer = "SECRET"', "")


def test_a_size_beyond_reason_is_cut() -> None:
    assert clamped(Size(99_999, 99_999)) == LARGEST
    assert clamped(Size(80, 24)) == Size(80, 24)


def test_control_characters_of_a_path_are_not_shown() -> None:
    assert printable("a\x9b31m\x1bb\nc\u00a0d") == "a 31m b\nc\u00a0d"


def test_an_interruption_ends_the_process_where_the_loop_does_not(monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[object] = []
    exited = threading.Event()

    def leave(code: int) -> None:
        done.append(code)
        exited.set()

    monkeypatch.setattr(ending, "GRACE", 0)
    monkeypatch.setattr(os, "_exit", leave)
    interruption = ending.Interruption(lambda: None, lambda: done.append("restored"))
    interruption.request()
    interruption.request()
    assert exited.wait(20)
    assert done == ["restored", 130]


def test_input_that_comes_faster_than_it_is_taken_is_dropped(monkeypatch: pytest.MonkeyPatch) -> None:
    class Application:
        message_queue_size = terminal.MOST_WAITING

        def __init__(self) -> None:
            self.taken: list[object] = []

        async def _post_message(self, message: object) -> None:
            self.taken.append(message)

    class Terminal:
        def __init__(self) -> None:
            self._app, self._loop = Application(), asyncio.new_event_loop()

    monkeypatch.setattr(Driver, "send_message", Driver.send_message)
    terminal.mend_floods()
    driver = Terminal()
    for _time in range(3):
        Driver.send_message(driver, Key("a", "a"))  # type: ignore[arg-type]
    driver._loop.run_until_complete(asyncio.sleep(0))
    driver._loop.run_until_complete(asyncio.sleep(0))
    Driver.send_message(driver, Key("b", "b"))  # type: ignore[arg-type]
    driver._loop.run_until_complete(asyncio.sleep(0))
    driver._loop.run_until_complete(asyncio.sleep(0))
    driver._loop.close()
    assert [key.key for key in driver._app.taken if isinstance(key, Key)] == ["a", "b"]


@scenario
async def test_two_sizes_in_the_queue_of_a_screen_do_not_alternate_for_ever(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # as where other messages stand between two of them, so that neither takes the place of the other
    monkeypatch.setattr(Resize, "can_replace", lambda _first, _second: False)
    async with on_stage() as stage:
        screen, laid_out = stage.app.screen, 0
        lay_out = screen._refresh_layout

        def count(size: Size | None = None, scroll: bool = False) -> None:
            nonlocal laid_out
            laid_out += 1
            if laid_out < 10:  # it would go on for ever, and the game would not end
                lay_out(size, scroll)

        screen._refresh_layout = count  # type: ignore[method-assign]
        for size in (Size(60, 18), Size(80, 24)):
            screen.post_message(Resize(size, size))
        for _turn in range(300):
            await asyncio.sleep(0)
        assert laid_out < 10


@scenario
async def test_after_a_crash_no_key_waits_for_the_screen_that_crashed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(application, "BUILD_PATIENCE", 60)
    async with on_stage() as stage:
        screen = stage.app.screen
        assert isinstance(screen, GuardedScreen)
        screen.composed.clear()
        stage.app._end_after_crash("broken on purpose")
        await asyncio.wait_for(stage.app.on_event(Key("a", "a")), 5)
