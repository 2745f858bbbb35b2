"""The game of one page: a process of its own, and the packets that it exchanges with its page."""

from __future__ import annotations

import asyncio
import os
from asyncio.subprocess import PIPE, Process
from collections.abc import Sequence
from contextlib import suppress

from aiohttp.web import WebSocketResponse
from textual_serve.app_service import AppService
from textual_serve.download_manager import DownloadManager

GREETING = b"__GANGLION__\n"
"""The line after which Textual's driver for pages sends packets."""

DATA = b"D"
"""The kind of a packet that is to be drawn."""


class GameProcess(AppService):
    """Runs the game of a page, and leaves no process behind.

    What it does in another way than textual-serve, and why:

    - It starts the program without a shell, from a list of arguments; a name of a file may hold anything.
    - Its environment has no `TEXTUAL_*` variable, which could make the game import modules or write files.
    - A game that ends or crashes closes its page; textual-serve leaves the page blank.
    - Packets that would open an address or hand out a file are dropped, for the game has no such thing.
    - What the game writes to stderr goes to the server's stderr, and nothing of it to stdout.
    - A game that does not end in time is killed; textual-serve waits without an end.
    """

    def __init__(self, arguments: Sequence[str], page: WebSocketResponse) -> None:
        """Set up.

        Args:
            arguments: The program and its arguments.
            page: The socket of the page.
        """
        super().__init__(
            "",
            write_bytes=page.send_bytes,
            write_str=page.send_str,
            close=self._close_page,
            download_manager=DownloadManager(),
        )
        self._arguments = arguments
        self._page = page

    async def _close_page(self) -> None:
        with suppress(RuntimeError):  # it never was open
            await self._page.close()

    def _build_environment(self, width: int = 80, height: int = 24) -> dict[str, str]:
        """The environment of the game: the server's, and a terminal of that size with all colours."""
        inherited = {name: value for name, value in os.environ.items() if not name.startswith("TEXTUAL_")}
        return {
            **inherited,
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            "COLUMNS": str(width),
            "ROWS": str(height),
        }

    async def _open_app_process(self, width: int = 80, height: int = 24) -> Process:
        """Start the game.

        Raises:
            OSError: if the system has no room for another process.
        """
        self._process = await asyncio.create_subprocess_exec(
            *self._arguments,
            stdin=PIPE,
            stdout=PIPE,
            env=self._build_environment(width, height),
            start_new_session=True,  # a Ctrl+C in the server's terminal is the server's
        )
        self._stdin = self._process.stdin
        return self._process

    async def run(self) -> None:
        """Bring packets to the page until the game ends; then close the page."""
        assert self._process is not None
        assert self._process.stdout is not None
        with suppress(asyncio.IncompleteReadError, asyncio.LimitOverrunError, ValueError):
            if await self._process.stdout.readline() == GREETING:
                await self._pass_packets(self._process.stdout)
        await self._process.wait()
        await self._close_page()

    async def _pass_packets(self, packets: asyncio.StreamReader) -> None:
        """Bring packets to the page.

        They are read on where the page has gone, or the game would wait for ever to get rid of them.

        Raises:
            IncompleteReadError: at the end of the game.
        """
        while True:
            kind = await packets.readexactly(1)
            size = int.from_bytes(await packets.readexactly(4), "big")
            payload = await packets.readexactly(size)
            if kind == DATA and not self._page.closed:
                with suppress(ConnectionError, RuntimeError):
                    await self.on_data(payload)

    async def end(self, patience: float) -> None:
        """End the game, by force where it does not end in time.

        Args:
            patience: How many seconds it has to hand in its round.
        """
        if self._process is None:
            return
        with suppress(TimeoutError):
            async with asyncio.timeout(patience):
                await self.send_meta({"type": "quit"})
                await self._process.wait()
        self.kill()
        await self._process.wait()

    def kill(self) -> None:
        """End the process at once, if it has not ended."""
        if self._process is not None and self._process.returncode is None:
            with suppress(ProcessLookupError):
                self._process.kill()
