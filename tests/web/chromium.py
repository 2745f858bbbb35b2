"""A Chromium without a window, told what to do by its own protocol, and the terminal that a page of the game draws.

https://chromedevtools.github.io/devtools-protocol/
"""

from __future__ import annotations

import asyncio
import base64
import itertools
import json
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pyte
from aiohttp import ClientSession, ClientWebSocketResponse

PATIENCE = 30.0
"""How many seconds to wait for what must come."""

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--remote-debugging-port=0",
)
"""A browser that needs no screen and calls nobody by itself."""

CELL = """(() => {
  const box = document.querySelector('.xterm-screen').getBoundingClientRect();
  return [box.x, box.y, box.width, box.height];
})()"""
"""Where the terminal stands on the page."""


class Tab:
    """A page in the browser."""

    def __init__(self, socket: ClientWebSocketResponse, *, touch: bool) -> None:
        self._socket = socket
        self._touch = touch
        self._numbers = itertools.count(1)
        self._answers: dict[int, asyncio.Future[dict[str, Any]]] = {}
        self.screen = pyte.Screen(80, 24)
        """What the game has drawn."""
        self._stream = pyte.ByteStream(self.screen)
        self.requested: list[str] = []
        """The addresses that the page has asked for."""
        self.complaints: list[str] = []
        """The errors of scripts and of the content policy."""

    async def listen(self) -> None:
        """Take in what the browser says, until it is closed."""
        async for message in self._socket:
            said = json.loads(message.data)
            if "id" in said:
                self._answers.pop(said["id"]).set_result(said)
            else:
                self._note(said["method"], said["params"])

    def _note(self, event: str, facts: dict[str, Any]) -> None:
        match event:
            case "Network.requestWillBeSent":
                self.requested.append(facts["request"]["url"])
            case "Network.webSocketCreated":
                self.requested.append(facts["url"])
            case "Network.webSocketFrameSent":
                sent = json.loads(facts["response"]["payloadData"])
                if sent[0] == "resize":
                    self.screen.resize(sent[1]["height"], sent[1]["width"])
            case "Network.webSocketFrameReceived" if facts["response"]["opcode"] == 2:
                self._stream.feed(base64.b64decode(facts["response"]["payloadData"]))
            case "Log.entryAdded" if "WebGL" not in facts["entry"]["text"]:  # it has no graphics card
                self.complaints.append(facts["entry"]["text"])
            case "Runtime.exceptionThrown":
                self.complaints.append(facts["exceptionDetails"]["text"])

    async def tell(self, method: str, **facts: object) -> dict[str, Any]:
        """Tell the browser to do something; gives what comes of it."""
        number = next(self._numbers)
        answer = self._answers[number] = asyncio.get_running_loop().create_future()
        await self._socket.send_json({"id": number, "method": method, "params": facts})
        said = await asyncio.wait_for(answer, PATIENCE)
        assert "error" not in said, said
        result: dict[str, Any] = said["result"]
        return result

    async def evaluate(self, script: str) -> Any:  # noqa: ANN401 - whatever the script gives
        """Run a script in the page."""
        result = await self.tell("Runtime.evaluate", expression=script, returnByValue=True)
        return result["result"].get("value")

    @property
    def text(self) -> str:
        """What can be read, with single spaces."""
        return " ".join(" ".join(self.screen.display).replace("\u00a0", " ").split())

    async def wait_for(self, *words: str) -> str:
        """Wait until one of these words is to be read; gives it."""
        end = time.monotonic() + PATIENCE
        while True:
            for word in words:
                if word in self.text:
                    return word
            assert time.monotonic() < end, f"waited in vain for {words}; the page reads: {self.text}"
            await asyncio.sleep(0.02)

    async def press(self, key: str) -> None:
        """Press a key: a character, or Enter."""
        enter = key == "Enter"
        code = 13 if enter else ord(key.upper())
        text = "\r" if enter else key
        await self.tell(
            "Input.dispatchKeyEvent", type="keyDown", key=key, text=text, windowsVirtualKeyCode=code
        )
        await self.tell("Input.dispatchKeyEvent", type="keyUp", key=key, windowsVirtualKeyCode=code)

    async def place_of(self, words: str) -> tuple[float, float]:
        """Where words stand last on the page, in its pixels."""
        line, column = [
            (number, line.index(words)) for number, line in enumerate(self.screen.display) if words in line
        ][-1]
        x, y, width, height = await self.evaluate(CELL)
        return (
            x + (column + 0.5) * width / self.screen.columns,
            y + (line + 0.5) * height / self.screen.lines,
        )

    async def click(self, words: str) -> None:
        """Click on words, or tap on them where the screen is touched."""
        x, y = await self.place_of(words)
        if self._touch:
            await self.tell("Input.dispatchTouchEvent", type="touchStart", touchPoints=[{"x": x, "y": y}])
            await self.tell("Input.dispatchTouchEvent", type="touchEnd", touchPoints=[])
            return
        for kind in ("mousePressed", "mouseReleased"):
            await self.tell("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    async def swipe(self, words: str, lines: int) -> None:
        """Move a finger up from words, by so many lines."""
        x, y = await self.place_of(words)
        await self.tell("Input.dispatchTouchEvent", type="touchStart", touchPoints=[{"x": x, "y": y}])
        for step in range(1, lines + 1):
            point = {"x": x, "y": y - 20 * step}
            await self.tell("Input.dispatchTouchEvent", type="touchMove", touchPoints=[point])
        await self.tell("Input.dispatchTouchEvent", type="touchEnd", touchPoints=[])

    async def picture(self, file: Path) -> None:
        """Write what the page looks like."""
        await asyncio.sleep(0.4)  # the picture is for people; the last frame may not be painted yet
        shot = await self.tell("Page.captureScreenshot")
        file.write_bytes(base64.b64decode(shot["data"]))


@asynccontextmanager
async def chromium() -> AsyncIterator[str]:
    """A browser; gives the address of its protocol."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        browser = await asyncio.create_subprocess_exec(
            "chromium",
            *FLAGS,
            f"--user-data-dir={profile}",
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.PIPE,
        )
        try:
            yield await asyncio.wait_for(_protocol_of(browser), PATIENCE)
        finally:
            browser.terminate()
            await browser.wait()


async def _protocol_of(browser: asyncio.subprocess.Process) -> str:
    assert browser.stderr is not None
    while line := await browser.stderr.readline():
        _said, found, address = line.decode().partition("DevTools listening on ")
        if found:
            return address.strip().removeprefix("ws://").partition("/")[0]
    raise AssertionError("Chromium does not start")


@asynccontextmanager
async def tab(protocol: str, width: int, height: int, *, touch: bool) -> AsyncIterator[Tab]:
    """An empty page of that size, in pixels."""
    async with ClientSession() as session:
        answer = await session.put(f"http://{protocol}/json/new?about:blank")
        facts = await answer.json()
        async with session.ws_connect(facts["webSocketDebuggerUrl"], max_msg_size=0) as socket:
            page = Tab(socket, touch=touch)
            listening = asyncio.create_task(page.listen())
            for domain in ("Page", "Network", "Log", "Runtime"):
                await page.tell(f"{domain}.enable")
            await page.tell(
                "Emulation.setDeviceMetricsOverride",
                width=width,
                height=height,
                deviceScaleFactor=1,
                mobile=touch,
            )
            await page.tell("Emulation.setTouchEmulationEnabled", enabled=touch)
            yield page
            listening.cancel()
        await session.get(f"http://{protocol}/json/close/{facts['id']}")
