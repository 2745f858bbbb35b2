"""The web server, asked by a client in the same process; a small program stands for the game."""

from __future__ import annotations

import asyncio
import re
import sys
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TypeAlias

import pytest

pytest.importorskip("textual_serve", reason="the extra `web` is not installed")

from aiohttp import ClientWebSocketResponse, WSMsgType, web
from aiohttp.client_exceptions import WSServerHandshakeError
from aiohttp.test_utils import TestClient, TestServer

from quiz import i18n
from quiz.web.page_messages import LARGEST, LARGEST_MESSAGE
from quiz.web.server import GameServer, Offer, content_policy, is_same_host
from tests.ui.stage import scenario

Browser: TypeAlias = TestClient[web.Request, web.Application]
"""What asks the server."""

PATIENCE = 20.0
"""How many seconds to wait for what must come."""

GAME = """
import os, sys
def send(data):
    os.write(1, b"D" + len(data).to_bytes(4, "big") + data)
os.write(1, b"__GANGLION__\\n")
send(f"{os.environ['COLUMNS']}x{os.environ['ROWS']} {os.environ.get('TEXTUAL_DRIVER')}".encode())
while head := sys.stdin.buffer.read(5):
    body = sys.stdin.buffer.read(int.from_bytes(head[1:], "big"))
    if body == b'{"type": "quit"}':
        AT_QUIT
    elif body == b"end":
        sys.exit(1)
    else:
        send(head[:1] + body)
"""
"""Shows its size, then all that it gets, until it is told to quit."""


@asynccontextmanager
async def serving(
    seats: int = 2, at_quit: str = "sys.exit()", closing: float = PATIENCE
) -> AsyncIterator[tuple[GameServer, Browser]]:
    """A server, and a browser that can ask it."""
    command = [sys.executable, "-I", "-S", "-c", GAME.replace("AT_QUIT", at_quit)]
    server = GameServer(Offer(command, "A title <b>", seats), closing=closing)
    async with TestClient(TestServer(server.application())) as client:
        yield server, client
    assert not server.games


async def opened(
    client: Browser,
    query: str = "width=90&height=30",
) -> ClientWebSocketResponse:
    """The socket of a page of this server, with a game that has begun."""
    origin = str(client.make_url("/")).rstrip("/")
    return await client.ws_connect(f"/ws?{query}", headers={"Origin": origin})


async def shown(page: ClientWebSocketResponse) -> str:
    """What the game writes next."""
    drawn: bytes = await page.receive_bytes(timeout=PATIENCE)
    return drawn.decode()


async def until(reached: Callable[[], bool]) -> None:
    """Wait until something is so."""
    end = time.monotonic() + PATIENCE
    while not reached():
        assert time.monotonic() < end
        await asyncio.sleep(0.01)


# Who may open a game


@pytest.mark.parametrize(
    ("origin", "host", "same"),
    [
        ("http://10.0.0.5:8000", "10.0.0.5:8000", True),
        ("https://Quiz.School.example", "quiz.school.example", True),
        ("http://[fe80::1]:8000", "[fe80::1]:8000", True),
        ("http://10.0.0.5:8001", "10.0.0.5:8000", False),
        ("http://elsewhere.example", "10.0.0.5:8000", False),
        ("http://10.0.0.5:8000.elsewhere.example", "10.0.0.5:8000", False),
        ("http://10.0.0.5:8000@elsewhere.example", "10.0.0.5:8000", False),
        ("file://10.0.0.5:8000", "10.0.0.5:8000", False),
        ("null", "10.0.0.5:8000", False),
        ("", "", False),
        ("http://", "", False),
        ("http://a;b", "a;b", False),
    ],
)
def test_only_a_page_of_the_same_host_is_the_servers_own(origin: str, host: str, same: bool) -> None:
    assert is_same_host(origin, host) is same


@scenario
async def test_a_page_elsewhere_opens_no_game() -> None:
    async with serving() as (server, client):
        for headers in ({}, {"Origin": "http://elsewhere.example"}, {"Origin": "null"}):
            with pytest.raises(WSServerHandshakeError) as refused:
                await client.ws_connect("/ws", headers=headers)
            assert refused.value.status == 403
        assert not server.games


@scenario
async def test_whoever_finds_no_seat_is_told_so_in_both_languages_and_gets_the_next_free_one() -> None:
    async with serving(seats=1) as (server, client):
        first = await opened(client)
        i18n.switch("fr")
        answer = await client.get("/")
        assert answer.status == 503
        assert answer.headers["Retry-After"] == "20"
        text = await answer.text()
        assert "Every seat is taken" in text
        assert "Toutes les places" in text
        assert 'http-equiv="refresh"' in text
        with pytest.raises(WSServerHandshakeError) as refused:
            await opened(client)
        assert refused.value.status == 503
        await first.close()
        await until(lambda: not server.games)
        assert (await client.get("/")).status == 200
        second = await opened(client)
        assert await shown(second)


@scenario
async def test_a_request_that_is_no_socket_is_refused_and_takes_no_seat() -> None:
    async with serving() as (server, client):
        answer = await client.get("/ws", headers={"Origin": str(client.make_url("/")).rstrip("/")})
        assert answer.status == 400
        assert not server.games


# What a page and its game say to each other


@scenario
async def test_keys_and_sizes_reach_the_game_and_sizes_are_clamped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TEXTUAL_DRIVER", "elsewhere:Driver")
    async with serving() as (_server, client):
        page = await opened(client)
        assert await shown(page) == "90x30 None"
        await page.send_json(["stdin", "é"])
        assert await shown(page) == "Dé"
        await page.send_json(["resize", {"width": 10**5, "height": 10**5}])
        assert await shown(page) == 'M{"type": "resize", "width": 500, "height": 200}'
        await page.send_json(["focus"])
        assert await shown(page) == 'M{"type": "focus"}'
        await page.send_json(["ping", "7"])
        assert await page.receive_json(timeout=PATIENCE) == ["pong", "7"]


@pytest.mark.parametrize(
    "query", ["width=99999&height=99999", f"width={'9' * 5000}&height=1e9", "", "width=x"]
)
@scenario
async def test_the_first_size_is_clamped_too(query: str) -> None:
    async with serving() as (_server, client):
        width, height = (await shown(await opened(client, query))).split()[0].split("x")
        assert (int(width), int(height)) in (LARGEST, (80, 24))


@scenario
async def test_malformed_messages_are_passed_over() -> None:
    async with serving() as (_server, client):
        page = await opened(client)
        await shown(page)
        for text in ("", "[", "[]", "null", '["stdin"]', '["resize", {"width": "x"}]', "[" * 60_000):
            await page.send_str(text)
        await page.send_bytes(b"\xff\x00")
        await page.send_json(["stdin", "still there"])
        assert await shown(page) == "Dstill there"


@scenario
async def test_a_message_that_is_too_long_closes_the_page_and_ends_its_game() -> None:
    async with serving() as (server, client):
        page = await opened(client)
        await shown(page)
        await page.send_json(["stdin", "x" * LARGEST_MESSAGE])
        assert (await page.receive(timeout=PATIENCE)).type is WSMsgType.CLOSE
        assert page.close_code == 1009
        await until(lambda: not server.games)


# How a game ends


@scenario
async def test_a_game_that_ends_closes_its_page() -> None:
    async with serving() as (server, client):
        page = await opened(client)
        await shown(page)
        await page.send_json(["stdin", "end"])
        assert (await page.receive(timeout=PATIENCE)).type is WSMsgType.CLOSE
        await until(lambda: not server.games)


@scenario
async def test_a_game_whose_page_has_gone_is_read_to_its_end(tmp_path: Path) -> None:
    handed_in = tmp_path / "handed in"
    lots = f"[send(b'x' * 100_000) for _ in range(10)]; open({str(handed_in)!r}, 'w').close(); sys.exit()"
    async with serving(at_quit=lots) as (server, client):
        page = await opened(client)
        await page.close()
        await until(lambda: not server.games)
        assert handed_in.exists()


@scenario
async def test_a_game_that_does_not_end_is_killed() -> None:
    async with serving(at_quit="pass", closing=0.05) as (server, client):
        page = await opened(client)
        await shown(page)
        (game,) = server.games
        await page.close()
        await until(lambda: not server.games)
        assert game._process is not None
        assert game._process.returncode == -9


@scenario
async def test_a_program_that_cannot_be_started_closes_the_page(capsys: pytest.CaptureFixture[str]) -> None:
    async with serving() as (server, client):
        server.offer = Offer(["/nowhere/quiz"], "", 1)
        page = await opened(client)
        assert (await page.receive(timeout=PATIENCE)).type is WSMsgType.CLOSE
        assert "/nowhere/quiz" in capsys.readouterr().err


# The pages


@pytest.mark.parametrize("full", [False, True])
@scenario
async def test_a_page_needs_nothing_but_this_server_and_says_its_language_and_title(full: bool) -> None:
    i18n.switch("fr")
    async with serving(seats=0 if full else 1) as (_server, client):
        text = await (await client.get("/")).text()
        assert '<html lang="fr">' in text
        assert ("Toutes les places" if full else "A title &lt;b&gt;") in text.split("<title>")[1]
        parts = re.findall(r'(?:src|href)="([^"]+)"', text)
        style = await (await client.get("/page/page.css")).text()
        parts += [f"page/{name}" for name in re.findall(r'url\("([^"]+)"\)', style)]
        assert len(parts) >= 4
        for part in parts:
            if part != "data:,":
                assert "//" not in part
                assert (await client.get(f"/{part}")).status == 200, part


@scenario
async def test_browsers_are_told_to_load_nothing_from_elsewhere() -> None:
    async with serving() as (_server, client):
        answer = await client.get("/")
        policy = answer.headers["Content-Security-Policy"]
        assert policy.startswith("default-src 'none'; script-src 'self';")
        assert f"ws://{client.host}:{client.port} " in policy
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "elsewhere" not in content_policy("a; script-src elsewhere")


@pytest.mark.parametrize(
    "path", ["/download/key", "/terminal/", "/page/", "/page/../server.py", "/static/", "/x"]
)
@scenario
async def test_nothing_else_is_served(path: str) -> None:
    async with serving() as (_server, client):
        assert (await client.get(path)).status in (403, 404)
