"""Starts the application, and ends it so that the terminal is as it was."""

from __future__ import annotations

import contextlib
import sys
import time
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from quiz.crash_log import write_crash_log
from quiz.errors import ExitCode, NoDataFolderError, QuizError
from quiz.i18n import _

if TYPE_CHECKING:
    from quiz.classroom.class_report import ClassReport
    from quiz.game.draw import RoundSpec
    from quiz.menu import Item
    from quiz.session import Session
    from quiz.ui.base_app import BaseApp
    from quiz.ui.kiosk import Kiosk

SWITCH_INTERVAL = 0.0005
"""After so many seconds the thread that computes lets the one that writes to the terminal have its turn.

With Python's own 5 ms a painted verdict would lie ready for longer than it took to paint."""


def prepare() -> None:
    """Import what a screen needs."""
    from quiz.ui.opening import first_stage

    first_stage()


def run(session: Session | Callable[[], Session], opening: RoundSpec | Item | None) -> ExitCode:
    """Play on the screen until the learner has had enough.

    Args:
        session: What is played, or what gives it.
        opening: The round to begin with; None for the home screen.

    Raises:
        QuizError: if the bank cannot be used, or the game crashed; the details are in the crash log by then.
    """
    from quiz.ui.app import QuizApp
    from quiz.ui.ending import ENDING_SIGNALS

    app = QuizApp(session, opening)
    _run(app, ENDING_SIGNALS, _restorer())
    if app.crash:
        message = _("The game stopped because of a mistake in it. Your answers are kept.")
        raise QuizError(message, write_crash_log(app.crash))
    return ExitCode(app.return_code or 0)


def run_kiosk(kiosk: Kiosk, unlock: Callable[[], None]) -> ExitCode:
    """Let one learner after the other play, until the passphrase or a signal ends it.

    After a crash the application starts anew in the same process, for there is nobody to start it again. No details
    of it are written: a kiosk leaves no file.

    Args:
        kiosk: What it was started with.
        unlock: Gives the terminal back its modes; called if the end does not come in time.

    Raises:
        QuizError: if it crashed again and again.
    """
    from quiz.classroom.locked_terminal import ENDING
    from quiz.ui.kiosk import KioskApp

    crashes = Crashes()
    while True:
        app = KioskApp(kiosk)
        began = time.monotonic()
        try:
            _run(app, ENDING, unlock)
        finally:
            app.session.close()
        if not app.crash:
            return ExitCode(app.return_code or 0)
        crashes.note(app.crash, after=time.monotonic() - began)


def run_report(report: ClassReport) -> ExitCode:
    """Show a report until the teacher closes it, in the colours that were chosen for the game.

    Raises:
        QuizError: if it crashed; the details are in the crash log by then.
    """
    from quiz.ui.ending import ENDING_SIGNALS
    from quiz.ui.report_app import ReportApp

    app = ReportApp(report)
    theme = _kept_theme()
    if theme in app.available_themes:
        app.theme = theme
    _run(app, ENDING_SIGNALS, _restorer())
    if app.crash:
        raise QuizError(
            _("The report stopped because of a mistake in the program."), write_crash_log(app.crash)
        )
    return ExitCode(app.return_code or 0)


def _kept_theme() -> str:
    """The name of the theme that was chosen last; empty where none was, or the settings cannot be read."""
    from quiz.paths import settings_file
    from quiz.study.settings import read_settings

    try:
        return str(read_settings(settings_file()).values.get("theme", ""))
    except NoDataFolderError:
        return ""


def run_page(kiosk: Kiosk) -> ExitCode:
    """Let one learner play in a page, until it is closed or nobody is there.

    After a crash the server closes the page, and the learner can open it again. No details are written, as in a kiosk.

    Args:
        kiosk: What it was started with.

    Raises:
        QuizError: if it crashed.
    """
    from quiz.classroom.locked_terminal import ENDING
    from quiz.ui.page import PageApp

    app = PageApp(kiosk)
    try:
        _run(app, ENDING, restore=lambda: None)
    finally:
        app.session.close()
    if app.crash:
        raise _stopped(app.crash)
    return ExitCode(app.return_code or 0)


def _stopped(details: str) -> QuizError:
    """The error that says how a kiosk crashed, in a line."""
    return QuizError(
        _("The kiosk stopped because of a mistake in the game."), details.strip().rpartition("\n")[2]
    )


QUICK = 5.0
"""A crash within so many seconds of the start is a quick one."""

MOST_QUICK = 5
"""After so many quick crashes in a row a kiosk ends; whoever started it logs its user out."""


class Crashes:
    """Counts the crashes of a kiosk, and gives up where starting anew does not help."""

    def __init__(self) -> None:
        self._quick = 0

    def note(self, details: str, *, after: float) -> None:
        """Note a crash, so many seconds after the start.

        Raises:
            QuizError: if the last `MOST_QUICK` were all quick.
        """
        self._quick = self._quick + 1 if after < QUICK else 0
        if self._quick >= MOST_QUICK:
            raise _stopped(details)


def _run(app: BaseApp, signals: Iterable[str], restore: Callable[[], None]) -> None:
    """Run an application until it ends.

    Args:
        app: The application.
        signals: The names of the signals that end it.
        restore: Restores the terminal's modes; called if the end does not come in time.

    Raises:
        QuizError: if the bank cannot be used.
    """
    from quiz.ui.ending import Interruption
    from quiz.ui.textual_patches import mend_input

    sys.setswitchinterval(SWITCH_INTERVAL)
    app.interruption = Interruption(app.interrupt, restore)
    app.interruption.watch_signals(signals)
    mend_input(app.interruption.request)
    app.run()
    if app.trouble is not None:
        raise app.trouble


def _restorer() -> Callable[[], None]:
    """What restores the terminal's modes to what they are now."""
    try:
        import termios
    except ImportError:  # Windows has none
        return lambda: None
    terminal = sys.__stdin__.fileno() if sys.__stdin__ is not None else 0
    try:
        modes = termios.tcgetattr(terminal)
    except termios.error:
        return lambda: None

    def restore() -> None:
        with contextlib.suppress(termios.error):
            termios.tcsetattr(terminal, termios.TCSANOW, modes)

    return restore
