"""A kiosk in a real pseudo-terminal: no key, signal, size or paste leads out of it.

`QUIZ_KIOSK_STORM=600` lets the storm of random keys last so many seconds.
"""

from __future__ import annotations

import os
import random
import select
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

pytest.importorskip("pty", reason="there are no pseudo-terminals on this system")

from quiz.bank.reader import read_bank
from quiz.classroom.code import assign
from quiz.classroom.result_reader import read_result
from quiz.game.draw import RoundSpec
from quiz.game.kinds import RoundKind
from quiz.paths import packaged_bank
from quiz.ui.screens.base import ENTER_PAUSE
from tests.terminal.terminal import PATIENCE, Terminal, running

PASSPHRASE = "let me out"
STORM = float(os.environ.get("QUIZ_KIOSK_STORM", "1"))
"""For so many seconds the storm of random keys lasts."""

CONTROL = [bytes([number]) for number in range(32)] + [b"\x7f", b"\x9b", b"\xff"]
ESCAPES = [
    *(b"\x1b[A", b"\x1b[B", b"\x1b[C", b"\x1b[D", b"\x1bOP", b"\x1b[15~", b"\x1b[3~", b"\x1b[5~", b"\x1b[6~"),
    *(
        b"\x1b[H",
        b"\x1b[F",
        b"\x1b[Z",
        b"\x1b[97;5u",
        b"\x1b[113;5u",
        b"\x1b[1;5C",
        b"\x1b\x03",
        b"\x1b[<0;20;9M",
    ),
    *(b"\x1b[<0;20;9m", b"\x1b[<64;5;5M", b"\x1b[I", b"\x1b[O", b"\x1b[200~x\x03\x1b[201~", b"\x1b[99;5u"),
]
KEYS = [
    *CONTROL,
    *ESCAPES,
    *(bytes([number]) for number in range(32, 127)),
    b"\r",
    b"\r",
    b"\x1b",
    b"x",
    b"q",
]


@contextmanager
def kiosk(*arguments: str, **environ: str) -> Iterator[Terminal]:
    """A kiosk with its welcome screen in front."""
    with running(
        "play", "--kiosk", *arguments, environ={"QUIZ_KIOSK_PASS": PASSPHRASE, **environ}
    ) as terminal:
        terminal.wait_for("Begin", "for the teacher")
        yield terminal


def pour(terminal: Terminal, data: bytes) -> None:
    """Type much at once, reading meanwhile what the program writes."""
    os.set_blocking(terminal.fd, False)
    rest = memoryview(data)
    while rest:
        readable, writable, _none = select.select([terminal.fd], [terminal.fd], [], PATIENCE)
        assert readable or writable, "the program takes no more input"
        if readable:
            terminal.read(0)
        if writable:
            rest = rest[os.write(terminal.fd, rest[:2048]) :]
    os.set_blocking(terminal.fd, True)


def settle(terminal: Terminal) -> None:
    """Wait until nothing is written for longer than Enter is refused after a new screen."""
    end = time.monotonic() + PATIENCE
    while terminal.read(ENTER_PAUSE + 0.1):
        assert time.monotonic() < end, "the program writes without end"


def go_to_welcome(terminal: Terminal) -> None:
    """Get to the welcome screen from wherever the game is, in either language."""
    end = time.monotonic() + 2 * PATIENCE
    while time.monotonic() < end:
        settle(terminal)
        shown = terminal.text
        if "for the teacher" in shown or ("personnel enseignant" in shown and "╭" not in shown):
            return
        if ("Leave" in shown and "╭" in shown) or "Quitter cette" in shown:
            terminal.type("\x1b[C\r")
        else:
            terminal.type("q" if "q finish" in shown or "q terminer" in shown else "\x1b")
    raise AssertionError(f"no way to the welcome screen; the screen reads: {terminal.text}")


def end_it(terminal: Terminal) -> None:
    """End the kiosk by its passphrase."""
    terminal.type("x")
    terminal.wait_for("╭", "Esc ")
    terminal.type(f"{PASSPHRASE}\r")
    assert terminal.wait_for_end() == 0
    assert terminal.is_as_it_was()


def test_no_control_key_and_no_signal_of_a_key_leads_out_and_the_passphrase_does(isolated: Path) -> None:
    with kiosk() as terminal:
        for keys, place in (("", "Begin"), ("\r", "q finish"), ("\x1b[H\r", "1 of 10"), ("1", "Enter next")):
            terminal.type(keys)
            terminal.wait_for(place)
            for key in CONTROL:
                if key not in (b"\r", b"\n", b"\t", b"\x1b"):  # Ctrl+M, J, I and [ are Enter, Tab and Esc
                    terminal.type(key)
            for number in (signal.SIGINT, signal.SIGQUIT, signal.SIGTSTP):
                os.kill(terminal.pid, number)
            settle(terminal)
            assert place in terminal.text
        go_to_welcome(terminal)
        assert os.waitpid(terminal.pid, os.WNOHANG | os.WUNTRACED) == (0, 0)
        end_it(terminal)
        assert PASSPHRASE.encode() not in terminal.raw
    assert list(isolated.iterdir()) == []


def test_a_storm_of_keys_sizes_and_pastes_leaves_it_playing(isolated: Path) -> None:
    chance = random.Random(int(os.environ.get("QUIZ_KIOSK_SEED", "1")))
    with kiosk("--idle", "60") as terminal:
        pour(terminal, b"\x1b[200~" + b"a1x\r\x03" * 50_000 + b"\x1b[201~")
        end = time.monotonic() + STORM
        while time.monotonic() < end:
            pour(terminal, b"".join(chance.choices(KEYS, k=20)))
            if chance.random() < 0.2:
                terminal.resize(chance.randint(1, 200), chance.randint(1, 60))
            if chance.random() < 0.02:
                pour(terminal, bytes(chance.choices(range(256), k=5000)))
            terminal.read(0.05)
        terminal.type("\x1b[201~")
        terminal.resize(80, 24)
        assert os.waitpid(terminal.pid, os.WNOHANG | os.WUNTRACED) == (0, 0)
        go_to_welcome(terminal)
        os.kill(terminal.pid, signal.SIGTERM)
        assert terminal.wait_for_end() == 130
        assert terminal.is_as_it_was()
        assert b"Traceback" not in terminal.raw
    assert list(isolated.iterdir()) == []


def test_a_crash_shows_the_welcome_screen_again_and_writes_no_file(tmp_path: Path, isolated: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(
        "import quiz.ui.screens.help as help\n"
        "def fail(self, *rest):\n    raise RuntimeError('broken on purpose')\n"
        "help.HelpScreen.update_page = fail\n",
        encoding="utf-8",
    )
    with kiosk("--round", "mixed", PYTHONPATH=f"{tmp_path}:{os.getcwd()}") as terminal:
        terminal.type("\r")
        terminal.wait_for("1 of 10", "Esc leave")
        terminal.type("?" + "z" * 60)  # none of them may hold the new start up
        terminal.wait_without("1 of 10")
        terminal.wait_for("Begin", "for the teacher")
        terminal.type("\x03\x1a\x1c")
        end_it(terminal)
        assert b"broken on purpose" not in terminal.raw
    assert list(isolated.iterdir()) == []


def test_a_class_code_is_played_by_one_after_the_other_and_each_round_is_handed_in(
    tmp_path: Path, isolated: Path
) -> None:
    code = assign(read_bank(packaged_bank()), RoundSpec(RoundKind.TRUE_FALSE, length=5), 7).code
    with kiosk("--code", code, "--results", str(tmp_path), "--label", "PC-07") as terminal:
        assert "PC-07" in terminal.text
        assert "5 questions" in terminal.text
        for count in (1, 2):
            terminal.type("\r")
            terminal.wait_for("1 of 5", "Esc leave")
            terminal.type("t")
            terminal.wait_for("Enter next")
            go_to_welcome(terminal)
            assert len(list(tmp_path.iterdir())) == count
        end_it(terminal)
    results = [read_result(file.read_bytes()) for file in tmp_path.iterdir()]
    assert {(one.code, one.label, one.finished, len(one.answers)) for one in results} == {
        (code, "PC-07", False, 1)
    }
    assert results[0].paper == results[1].paper
    assert list(isolated.iterdir()) == []


def test_the_passphrase_is_asked_for_without_showing_it(isolated: Path) -> None:
    with running("play", "--kiosk") as terminal:
        for prompt in ("Passphrase that ends the kiosk:", "The same again:"):
            terminal.wait_for(prompt)
            terminal.type(f"{PASSPHRASE}\r")
        terminal.wait_for("Begin", "for the teacher")
        assert PASSPHRASE.encode() not in terminal.raw
        os.kill(terminal.pid, signal.SIGHUP)
        assert terminal.wait_for_end() == 130
        assert terminal.is_as_it_was()
