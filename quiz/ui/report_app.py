"""The application that shows the report on a class."""

from __future__ import annotations

import time
from collections.abc import Callable

from textual.screen import Screen

from quiz import i18n
from quiz.classroom.class_report import ClassReport
from quiz.i18n import _
from quiz.ui.base_app import BaseApp
from quiz.ui.screens.base import QuizScreen
from quiz.ui.screens.class_report import ClassReportScreen


class ReportApp(BaseApp):
    """One report, from the first page on."""

    def __init__(self, report: ClassReport, clock: Callable[[], float] = time.monotonic) -> None:
        """Set up.

        Args:
            report: What is shown.
            clock: Gives the seconds of a clock that never goes back.
        """
        super().__init__(clock)
        self._report = report

    def get_default_screen(self) -> Screen[None]:
        """The report lies below help."""
        return ClassReportScreen(self._report)

    def title_text(self) -> str:
        """The bank's title in the language in use."""
        return self._report.bank.title.in_language(i18n.language())

    def action_help(self) -> None:
        """Show help on the report."""
        from quiz.ui.screens.report_help import ReportHelpScreen

        if isinstance(self.screen, QuizScreen) and not isinstance(self.screen, ReportHelpScreen):
            self.open(ReportHelpScreen(self.screen))

    def action_help_quit(self) -> None:
        """Ctrl+C copies what is selected, and ends nothing."""
        self.show_notice(_("Esc or q closes the report."))
