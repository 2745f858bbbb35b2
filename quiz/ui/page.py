"""The application of a page of `quiz serve`: a kiosk that ends when the page is closed, or nobody is there."""

from __future__ import annotations

import asyncio
import sys
from typing import cast

from textual.app import App
from textual.driver import Driver
from textual.drivers.web_driver import WebDriver

from quiz.classroom.locked_terminal import ENDING
from quiz.errors import ExitCode
from quiz.ui.kiosk import KioskApp

TAKEN = frozenset({"resize", "focus", "blur"})
"""What the server may tell Textual's driver; it would also hand out files in pieces."""


class PageDriver(WebDriver):
    """Exchanges packets with the server, on the standard streams."""

    def __init__(
        self,
        app: App[object],
        *,
        debug: bool = False,
        mouse: bool = True,
        size: tuple[int, int] | None = None,
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        self._page = cast(PageApp, app)
        self._loop_of_page: asyncio.AbstractEventLoop | None = None

    def start_application_mode(self) -> None:
        """Greet the server, and let a signal hand in the round; Textual's handlers would end without."""
        super().start_application_mode()
        self._loop_of_page = asyncio.get_running_loop()
        interruption = self._page.interruption
        if sys.platform == "win32" or interruption is None:
            return
        import signal

        for number in (signal.SIGINT, signal.SIGTERM):
            self._loop_of_page.remove_signal_handler(number)
        interruption.watch_signals(ENDING)

    def run_input_thread(self) -> None:
        """Take what the server sends; end when it has gone."""
        super().run_input_thread()
        if not self.exit_event.is_set() and self._page.interruption is not None:
            self._page.interruption.request()

    def on_meta(self, packet_type: str, payload: dict[str, object]) -> None:
        """Take what is no key: sizes, the focus, and that the page was closed."""
        if packet_type in TAKEN:
            super().on_meta(packet_type, payload)
        elif packet_type == "quit" and self._loop_of_page is not None:
            self._loop_of_page.call_soon_threadsafe(self._page.close_page)


class PageApp(KioskApp):
    """One learner's game in a page."""

    def get_driver_class(self) -> type[Driver]:
        """The driver that draws into a page."""
        return PageDriver

    def on_mount(self) -> None:
        """Watch from the start: a page that nobody touches takes a seat too."""
        self.note_presence()

    def end_visit(self) -> None:
        """End, so that somebody else can have the seat."""
        self.close_page()

    def close_page(self) -> None:
        """Hand in the round, and end in order."""
        self.leave_round()
        self.exit(return_code=ExitCode.DONE)
