"""The web server of `quiz serve`: textual-serve's, with what a class network needs."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import aiohttp_jinja2
import jinja2
import textual_serve
from aiohttp import WSMsgType, web
from textual_serve.app_service import AppService
from textual_serve.server import Server, to_int

from quiz import i18n, paths
from quiz.streams import report_error
from quiz.web.game_process import GameProcess
from quiz.web.page_messages import (
    LARGEST_MESSAGE,
    Attention,
    Pinged,
    Resized,
    Typed,
    clamped,
    read_message,
)

HEARTBEAT = 15.0
"""After so many seconds of silence a page is asked whether it is still there."""

CLOSING = 5.0
"""How many seconds a game has to hand in its round after its page was closed."""

STOPPING = 1.2
"""How many seconds all games have to do so when the server stops."""

FAREWELL = 0.3
"""How many seconds a page has to confirm that it is closed."""

RETRY = 20
"""After so many seconds a page that found no seat tries again."""

HOST = re.compile(r"[\w.\-]+(:\d+)?|\[[0-9A-Fa-f:.]+\](:\d+)?")
"""A name or address, and a port, as it may stand in a header."""

TERMINAL = Path(textual_serve.__file__).parent / "static"
"""What textual-serve brings for browsers: the terminal and its font."""

HEADERS = {
    "Cache-Control": "no-cache",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
"""What every answer says to browsers, besides its content policy."""


@dataclass(frozen=True)
class Offer:
    """What is served."""

    command: Sequence[str]
    """The program that plays in a page, and its arguments."""
    title: str
    """The title of the page, in the language in which games begin."""
    seats: int
    """How many games there can be at a time."""


class GameServer(Server):
    """Serves pages in each of which a game is played.

    What it does in another way than textual-serve, and why:

    - Only pages of this server open a socket: without a look at its origin any page elsewhere could.
    - There are only so many games at a time; whoever comes when all seats are taken gets a page that says so.
    - Sizes are clamped, long messages refused and malformed ones passed over; one message could take gigabytes.
    - Its own pages link to nothing outside this server, have a title and a language, and fit small screens.
    - Addresses are relative, for the name under which a browser finds the server is known to the browser only.
    - No downloads and no lists of files; no banner and no log, for nothing of a learner is to be kept.
    - It ends all games, in order and in time, when it is stopped.
    """

    def __init__(self, offer: Offer, *, closing: float = CLOSING) -> None:
        """Set up.

        Args:
            offer: What is served.
            closing: How many seconds a game has to hand in its round after its page was closed.
        """
        super().__init__(
            "", title=offer.title, statics_path=paths.WEB_PAGE, templates_path=paths.WEB_TEMPLATES
        )
        self.offer = offer
        self.games: set[GameProcess] = set()
        """The games whose processes have not ended; each takes a seat."""
        self._full = _in_each_language(_full)
        self._playing: set[asyncio.Task[None]] = set()
        """What runs the games."""
        self._closing = closing
        self._stops = False
        """Is no game to be started any more?"""

    @property
    def is_full(self) -> bool:
        """Is every seat taken?"""
        return len(self.games) >= self.offer.seats

    def application(self) -> web.Application:
        """The application for aiohttp."""
        app = web.Application()
        aiohttp_jinja2.setup(app, loader=jinja2.FileSystemLoader(self.templates_path))
        app.add_routes(
            [
                web.get("/", self.handle_index),
                web.get("/ws", self.handle_websocket),
                web.static("/page", self.statics_path),
                web.static("/terminal", TERMINAL),
            ]
        )
        app.on_response_prepare.append(_add_headers)
        app.on_shutdown.append(self.on_shutdown)
        return app

    async def handle_index(self, request: web.Request) -> web.Response:
        """The page with a game, or the one that says that every seat is taken."""
        if self.is_full:
            context: dict[str, object] = {"language": i18n.language(), "spoken": self._full, "retry": RETRY}
            response = aiohttp_jinja2.render_template("full.html", request, context, status=503)
            response.headers["Retry-After"] = str(RETRY)
            return response
        context = {"language": i18n.language(), "title": self.title, "words": _words()}
        return aiohttp_jinja2.render_template("game.html", request, context)

    async def handle_websocket(self, request: web.Request) -> web.WebSocketResponse:
        """Run a game for a page until one of both ends.

        Raises:
            HTTPForbidden: if the page is not this server's.
            HTTPServiceUnavailable: if every seat is taken.
        """
        if not is_same_host(request.headers.get("Origin", ""), request.host):
            raise web.HTTPForbidden
        if self.is_full or self._stops:
            raise web.HTTPServiceUnavailable
        page = web.WebSocketResponse(
            heartbeat=HEARTBEAT, max_msg_size=LARGEST_MESSAGE, timeout=FAREWELL, compress=False
        )
        game = GameProcess(self.offer.command, page)
        self.games.add(game)
        playing = asyncio.create_task(self._play(request, page, game))
        self._playing.add(playing)
        playing.add_done_callback(self._playing.discard)
        # a request that is cancelled while its game starts would leave the process
        await asyncio.shield(playing)
        return page

    async def _play(self, request: web.Request, page: web.WebSocketResponse, game: GameProcess) -> None:
        """Run a game for a page until one of both ends."""
        try:
            await page.prepare(request)
            if await _starts(game, *_size(request)) and not self._stops:
                with suppress(ConnectionError):  # the page has gone while something was written to it
                    await self._process_messages(page, game)
        finally:
            try:
                await game.end(self._closing)
            finally:
                game.kill()
                self.games.discard(game)

    async def _process_messages(self, websocket: web.WebSocketResponse, app_service: AppService) -> None:
        """Bring what a page sends to its game, until the page is closed."""
        async for sent in websocket:
            message = read_message(sent.data) if sent.type is WSMsgType.TEXT else None
            match message:
                case Typed(data):
                    await app_service.send_bytes(data)
                case Resized(columns, lines):
                    await app_service.set_terminal_size(columns, lines)
                case Pinged(stamp):
                    await websocket.send_json(["pong", stamp])
                case Attention.FOCUS:
                    await app_service.focus()
                case Attention.BLUR:
                    await app_service.blur()
                case None:
                    pass

    async def on_shutdown(self, app: web.Application) -> None:
        """End all games."""
        self._stops = True
        self._closing = STOPPING
        await asyncio.gather(*(game.end(STOPPING) for game in self.games))
        await asyncio.gather(*self._playing, return_exceptions=True)


def is_same_host(origin: str, host: str) -> bool:
    """Is a page with this origin one of the server that is asked for by this host?

    Args:
        origin: The header `Origin`, such as `http://10.0.0.5:8000`; empty where there was none.
        host: The header `Host`.
    """
    scheme, separator, origin_host = origin.partition("://")
    return (
        bool(separator)
        and scheme in ("http", "https")
        and bool(HOST.fullmatch(host))
        and origin_host.lower() == host.lower()
    )


def content_policy(host: str) -> str:
    """The content policy of a page: everything from this server, and nothing in a frame.

    The library that draws the terminal writes styles of its own. Some browsers count sockets as this server's only
    where their scheme is named.
    """
    sockets = f" ws://{host} wss://{host}" if HOST.fullmatch(host) else ""
    return (
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'; "
        f"img-src 'self' data:; connect-src 'self'{sockets}; base-uri 'none'; form-action 'none'; "
        "frame-ancestors 'none'"
    )


async def _starts(game: GameProcess, columns: int, lines: int) -> bool:
    """Start a game; False, and a line on stderr, where the system has no room for another process."""
    try:
        await game.start(columns, lines)
    except OSError as error:
        report_error(str(error))
        return False
    return True


def _size(request: web.Request) -> tuple[int, int]:
    """The size with which a page asks for its game."""
    return clamped(to_int(request.query.get("width", ""), 80), to_int(request.query.get("height", ""), 24))


async def _add_headers(request: web.Request, response: web.StreamResponse) -> None:
    response.headers.update(HEADERS)
    response.headers["Content-Security-Policy"] = content_policy(request.host)


def _in_each_language(words: Callable[[], dict[str, str]]) -> dict[str, dict[str, str]]:
    """Words in every language of the interface, by its code; the language in use comes first and stays in use."""
    own = i18n.language()
    spoken = {}
    for code in sorted(i18n.LANGUAGES, key=lambda code: code != own):
        i18n.switch(code)
        spoken[code] = words()
    i18n.switch(own)
    return spoken


def _words() -> dict[str, str]:
    """The words of the page around a game."""
    _ = i18n._
    return {
        "loading": _("The game is coming…"),
        "scripts": _("This page needs JavaScript."),
        "ended": _("This game has ended: the page was left alone for a while, or the connection was lost."),
        "again": _("Play"),
        "keyboard": _("Keyboard"),
    }


def _full() -> dict[str, str]:
    """The words of the page that says that every seat is taken."""
    _ = i18n._
    return {
        "title": _("Every seat is taken"),
        "why": _("As many people are playing as this machine can serve."),
        "hint": _("Leave this page open: it tries again by itself."),
    }
