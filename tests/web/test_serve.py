"""`quiz serve` as it is: a process of its own, games in further processes, a page at the other end of a socket."""

from __future__ import annotations

import asyncio
import os
import select
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

pytest.importorskip("textual_serve", reason="the extra `web` is not installed")

from aiohttp import ClientSession, ClientWebSocketResponse, WSMsgType

from quiz.bank.reader import read_bank
from quiz.classroom.code import assign
from quiz.classroom.result_reader import read_result
from quiz.cli import main
from quiz.game.draw import RoundSpec
from quiz.game.kinds import RoundKind
from quiz.paths import packaged_bank
from tests.ui.stage import scenario

PATIENCE = 20.0
"""How many seconds to wait for what must come."""

AT_ONCE = 10.0
"""How many seconds to wait for what is not to wait for the silence after which a page counts as gone."""

needs_linux = pytest.mark.skipif(sys.platform != "linux", reason="the processes are found in /proc")


@contextmanager
def serve(*options: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """`quiz serve` on a free port, and its address."""
    command = [sys.executable, "-m", "quiz", "serve", "--port", "0", *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        try:
            yield server, server.stdout.readline().strip().rstrip("/")
        finally:
            server.kill()


class Page:
    """The page of a learner."""

    def __init__(self, socket: ClientWebSocketResponse) -> None:
        self.socket = socket
        self.drawn = b""
        """All that the game has drawn."""

    async def wait_for(self, words: str) -> None:
        """Wait until the game draws these words."""
        end = time.monotonic() + PATIENCE
        while words.encode() not in self.drawn:
            message = await self.socket.receive(timeout=end - time.monotonic())
            assert message.type is WSMsgType.BINARY, message
            self.drawn += message.data

    async def press(self, key: str) -> None:
        """Press a key."""
        self.drawn = b""
        await self.socket.send_json(["stdin", key])


async def opened(session: ClientSession, address: str) -> Page:
    """A page in which the game has begun."""
    page = Page(await session.ws_connect(f"{address}/ws?width=80&height=24", headers={"Origin": address}))
    await page.wait_for("Begin")
    return page


def games_of(server: subprocess.Popen[str]) -> list[int]:
    """The processes that the server has started."""
    return [int(pid) for pid in Path(f"/proc/{server.pid}/task/{server.pid}/children").read_text().split()]


def wait_for_end(pids: list[int]) -> None:
    """Wait until none of these processes runs."""
    end = time.monotonic() + PATIENCE
    while any(runs(pid) for pid in pids):
        assert time.monotonic() < end, "a game runs on"
        time.sleep(0.01)


def runs(pid: int) -> bool:
    """Does a process run, and is not only waiting to be noticed?"""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@needs_linux
@scenario
async def test_a_page_plays_a_code_and_its_rounds_are_handed_in_however_it_ends(
    tmp_path: Path, isolated: Path
) -> None:
    code = assign(read_bank(packaged_bank()), RoundSpec(RoundKind.TRUE_FALSE, length=5), 7).code
    with serve("--code", code, "--results", str(tmp_path), "--label", "4B") as (server, address):
        async with ClientSession() as session:
            left, stays = await asyncio.gather(opened(session, address), opened(session, address))
            for page in (left, stays):
                await page.press("x")
                await page.press("\r")
                await page.wait_for("1 of 5")
                await page.press("t")
                await page.wait_for("next")
            games = games_of(server)
            assert len(games) == 2
            await left.socket.close()
            end = time.monotonic() + PATIENCE
            while len(games_of(server)) == 2:
                assert time.monotonic() < end
                await asyncio.sleep(0.01)
            assert len(list(tmp_path.iterdir())) == 1
            server.send_signal(signal.SIGTERM)
            while (last := await stays.socket.receive(timeout=AT_ONCE)).type is WSMsgType.BINARY:
                pass
            assert last.type is WSMsgType.CLOSE
        assert server.wait(PATIENCE) == 130
        assert not any(runs(pid) for pid in games)
        assert server.stderr is not None
        assert server.stderr.read() == "40 people can play at a time. Ctrl+C ends every game.\n"
    results = [read_result(file.read_bytes()) for file in tmp_path.iterdir()]
    assert [(one.code, one.label, len(one.answers)) for one in results] == [(code, "4B", 1)] * 2
    assert list(isolated.iterdir()) == []


@needs_linux
@scenario
async def test_no_game_outlives_a_server_that_is_killed() -> None:
    with serve() as (server, address):
        async with ClientSession() as session:
            await opened(session, address)
            games = games_of(server)
            assert len(games) == 1
            os.kill(games[0], signal.SIGSTOP)  # one that hangs, and one that does not
            await opened(session, address)
            games = games_of(server)
            server.kill()
            os.kill(games[0], signal.SIGCONT)
            wait_for_end(games)


def test_a_game_ends_where_the_server_has_gone_without_a_word(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "quiz", "play", "--page", "--round", "true-false", "--count", "3"]
    command += ["--results", str(tmp_path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as game:
        assert game.stdin is not None
        assert game.stdout is not None
        drawn = b""
        for words, key in ((b"Begin", b"\r"), (b"1 of 3", b"t"), (b"next", b"")):
            while words not in drawn:
                assert select.select([game.stdout], [], [], PATIENCE)[0], drawn[-200:]
                drawn += os.read(game.stdout.fileno(), 65536)
            if key:
                game.stdin.write(b"D" + len(key).to_bytes(4, "big") + key)
                game.stdin.flush()
        game.stdin.close()
        assert game.wait(PATIENCE) == 130
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        (["--host", "a..b"], "'a..b' is no address of this machine."),
        (["--code", "nonsense"], "class code"),
        (["--bank", "/nowhere/bank.yaml"], "/nowhere/bank.yaml"),
        (["--label", "4B"], "--label goes with --results."),
        (["--seats", "0"], "from 1 to 500"),
        (["--port", "65536"], "from 0 to 65535"),
        (["--idle", "1"], "from 10 to 86400"),
    ],
)
def test_what_cannot_be_is_refused_in_one_line(
    options: list[str], reason: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["serve", "--port", "0", *options]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert reason in printed.err
    assert len(printed.err.splitlines()) == 1


def test_a_port_in_use_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert main(["serve", "--port", str(port)]) == 2
    assert capsys.readouterr().err == (
        f"quiz: Port {port} is in use by another program. Choose another --port.\n"
    )


def test_where_textual_serve_is_missing_it_says_how_to_install_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("quiz.web.hosting", "quiz.web.server", "quiz.web.game_process"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    monkeypatch.setitem(sys.modules, "textual_serve", None)
    assert main(["serve"]) == 2
    assert "pip install 'textual-serve" in capsys.readouterr().err
