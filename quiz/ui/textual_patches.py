"""Everything of Textual's private parts that the program touches, each with its reason.

The driver and parser of the terminal's input, toasts, the command palette, and how an application ends after an error.
"""

from __future__ import annotations

import asyncio
import contextlib
import time
import traceback
from codecs import IncrementalDecoder, getincrementaldecoder
from collections.abc import Callable
from importlib import import_module
from io import StringIO

from rich.console import Console, RenderableType
from textual._xterm_parser import XTermParser
from textual.app import App
from textual.command import CommandPalette
from textual.driver import Driver
from textual.events import InputEvent, Key
from textual.geometry import Size
from textual.keys import Keys
from textual.message import Message
from textual.screen import Screen
from textual.widgets._toast import Toast

DRIVER = "textual.drivers.linux_driver"
"""The part of Textual that reads the terminal, on everything but Windows."""

PAUSE = 0.05
"""How many seconds the reading thread rests when there is nothing left to read."""


def mend_input(ended: Callable[[], None]) -> None:
    """Make the reading of the terminal forgiving, and have it call `ended` when the input is at its end.

    A byte that is not UTF-8 would stop the game with exit code 0, and a terminal that is gone would keep the
    reading thread busy for ever: https://github.com/Textualize/textual/issues/6690
    """
    mend_key_reports()
    mend_floods()

    def get_decoder(encoding: str) -> Callable[[], IncrementalDecoder]:
        return lambda: _Decoder(getincrementaldecoder(encoding)(errors="replace"), ended)

    try:
        import_module(DRIVER).getincrementaldecoder = get_decoder  # type: ignore[attr-defined]
    except ImportError:  # Windows reads its console in another way
        return


class _Decoder(IncrementalDecoder):
    """Decodes what it can, and notices the end."""

    def __init__(self, decoder: IncrementalDecoder, ended: Callable[[], None]) -> None:
        super().__init__()
        self._decoder = decoder
        self._ended = ended

    def decode(self, data: bytes, final: bool = False) -> str:  # type: ignore[override]
        """The text of `data`; no data before the end is final means that the terminal is gone."""
        if not data and not final:
            self._ended()
            time.sleep(PAUSE)
        return self._decoder.decode(data, final)


_parse_extended_key = XTermParser._parse_extended_key


def _parse_known_key(parser: XTermParser, sequence: str) -> list[Key] | None:
    """The keys of a report, as Textual reads it; a key to be ignored where Textual stumbles over it."""
    try:
        return _parse_extended_key(parser, sequence)
    except (ValueError, OverflowError):
        return [Key(Keys.Ignore, sequence)]


def mend_key_reports() -> None:
    """Ignore reports of keys that Textual does not define.

    Terminals with Kitty's protocol may report the release of a key (`ESC[97;1:3u`) or a number that is no
    character (`ESC[1114112u`); either would stop the thread that reads the terminal.
    """
    XTermParser._parse_extended_key = _parse_known_key  # type: ignore[method-assign, assignment]


MOST_WAITING = 200
"""While so many messages wait to be taken, input is dropped: nobody types so far ahead."""


_send_message = Driver.send_message


class _Posts:
    """How much of what the reading thread has sent is not yet in the queue of the application.

    Each thread writes one of the counts, and both may read them.
    """

    def __init__(self) -> None:
        self.sent = 0
        self.queued = 0

    async def post(self, app: App[object], message: Message) -> None:
        """Put a message into the queue."""
        try:
            await app._post_message(message)
        finally:
            self.queued += 1


def mend_floods() -> None:
    """Drop input that comes faster than it is taken.

    Textual queues every key without bound: a megabyte pasted into a terminal that does not mark pastes would take
    a gigabyte and hold up the next key for minutes.
    """
    posts = _Posts()

    def send_unless_flooded(driver: Driver, message: Message) -> None:
        app = driver._app
        if isinstance(message, InputEvent):
            if posts.sent - posts.queued + app.message_queue_size > MOST_WAITING:
                return
            posts.sent += 1
            asyncio.run_coroutine_threadsafe(posts.post(app, message), loop=driver._loop)
        else:
            _send_message(driver, message)

    Driver.send_message = send_unless_flooded  # type: ignore[method-assign, assignment]


_lay_out_at = Screen._screen_resized


def mend_resizing() -> None:
    """Lay screens out at the size that the terminal has now, whatever an event of a resize says.

    A screen that is laid out at a size other than before posts a resize to itself. With two sizes in its queue it
    would change from one to the other for ever.
    """

    def lay_out(screen: Screen[object], _size: Size) -> None:
        _lay_out_at(screen, screen.app.size)

    Screen._screen_resized = lay_out  # type: ignore[method-assign, assignment]


def mend_toasts() -> None:
    """Let no text of a toast be selected.

    A toast goes at the first click, and stays where the mouse finds it until the next frame: a second click in
    between would look for the start of a selection in the parent that the toast no longer has.
    """
    Toast.ALLOW_SELECT = False


class SteadyPalette(CommandPalette):
    """Textual's palette, where a page key may come before its list is laid out.

    The list looks up the line of the option under the cursor, and has no lines until it was painted once.
    """

    def _action_command_list(self, action: str) -> None:
        with contextlib.suppress(KeyError):
            super()._action_command_list(action)


class QuietCrash(App[None]):
    """An application whose crash goes to a log: the terminal gets one line once it is itself again.

    Textual's own report would print every local variable, the right answers among them; and an error in the thread
    that reads the terminal would end the process with exit code 0.
    """

    crash: str = ""
    """The details of an error that ended the game; empty while there is none."""

    def panic(self, *renderables: RenderableType) -> None:
        """End because of an error outside the event loop, such as in the thread that reads the terminal."""
        written = StringIO()
        console = Console(file=written, width=100, color_system=None)
        for renderable in renderables:
            console.print(renderable)
        self._end_after_crash(written.getvalue())

    def _fatal_error(self) -> None:
        """End because of the error that is being handled."""
        self._end_after_crash(traceback.format_exc())

    def _end_after_crash(self, details: str) -> None:
        self.crash = self.crash or details
        self._close_messages_no_wait()
