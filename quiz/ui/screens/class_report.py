"""The report on a class, to be walked through page by page, on a projector too."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, VerticalScroll
from textual.widgets import Static

from quiz.classroom.class_report import ClassReport
from quiz.i18n import _
from quiz.ui import report_page, report_question
from quiz.ui.report_question import Air
from quiz.ui.screens.reading import ReadingScreen
from quiz.ui.shortcuts import Shortcut, bindings_of, help_shortcut, language_shortcut
from quiz.ui.text import FittedProse, Prose
from quiz.ui.widgets.keys import heading
from quiz.ui.widgets.page_strip import PageStrip
from quiz.ui.widgets.rows import Chosen

AIRY_HEIGHT, ROOMY_HEIGHT = 32, 44
"""From so many lines of the screen on there is air between the choices, and bars are thick."""


class ClassReportScreen(ReadingScreen[None]):
    """The first page, one page for each question, and a last one with the figures of the paper.

    A question is shown without its right answer first, so that a class can talk about it; the first page is shown
    with the answers, for the teacher reads it before the class does.
    """

    SHORTCUTS: ClassVar[Sequence[Shortcut]] = (
        Shortcut("left,p", "turn(-1)"),
        Shortcut("right,n", "turn(1)", "←→", lambda _s: _("page"), lambda s: s.last > 0),
        Shortcut("home", "go_to(0)"),
        Shortcut("end", "go_to(-1)"),
        Shortcut("a", "answer", "a", lambda s: s.answer_words, lambda s: s.has_answer),
        Shortcut("enter,space,pagedown", "go_on"),
        Shortcut("", "go_on", lambda _s: _("Enter"), lambda s: s.next_words, lambda s: bool(s.next_words)),
        Shortcut("pageup", "go_back"),
        Shortcut("up,k", "scroll_text(-1)"),
        Shortcut("down,j", "scroll_text(1)"),
        language_shortcut(),
        help_shortcut(),
        Shortcut("escape,q", "app.quit", lambda _s: _("Esc"), lambda _s: _("close")),
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings_of(SHORTCUTS)

    def __init__(self, report: ClassReport) -> None:
        super().__init__()
        self._report = report
        self._place = 0
        """Which page is shown: 0 the first, then the questions, then the last."""
        self._answer = True
        """Is the right answer shown?"""

    def page(self) -> ComposeResult:
        """Where one is, the page itself, and a strip of the questions."""
        yield Static(id="place")
        yield PageStrip()
        with VerticalScroll(id="reading", classes="body", can_focus=False):
            yield Static(id="report-head")
            with Container(id="report-body"):
                with Container(id="report-summary"):
                    yield Static(id="report-results")
                    yield Static(id="report-topics")
                yield Static(id="report-text")
                yield Static(id="report-answer")

    # Where one is

    @property
    def last(self) -> int:
        """The place of the last page."""
        return len(self._report.questions) + bool(report_page.last_sections(self._report))

    @property
    def question(self) -> int:
        """The number of the question that is shown; 0 where none is."""
        return self._place if self._place <= len(self._report.questions) else 0

    @property
    def has_answer(self) -> bool:
        """Is there a right answer to hide or show on this page?"""
        return bool(self._report.questions) and (self._place == 0 or self.question > 0)

    @property
    def answer_words(self) -> str:
        """What the key for the answer does now."""
        return _("hide answer") if self._answer else _("show answer")

    @property
    def next_words(self) -> str:
        """What going on does now, besides what another key shows already; empty where that is nothing."""
        if self.has_answer and not self._answer:
            return ""
        if self.scrolls and not self.at_end:
            return _("more")
        return _("next") if self._place < self.last else ""

    # What is shown

    def update_page(self) -> None:
        """Show the page."""
        report, number = self._report, self.question
        is_first = self._place == 0
        self.set_class(is_first, "first")
        self.query_one(PageStrip).show_questions(report, number)
        self.query_one("#report-head").display = self.query_one("#report-summary").display = is_first
        self.query_one("#report-answer").display = number > 0
        if is_first:
            self._update_first()
        elif number:
            self._update_question(number)
        else:
            self.update_part("#place", heading(report_page.place_line(report)))
            self.update_part("#report-text", Prose(report_page.behind(report)))

    def _update_first(self) -> None:
        """Show the first page."""
        report = self._report
        self.update_part("#place", FittedProse(partial(report_page.title_line, report)))
        self.update_part("#report-head", Prose(report_page.head(report)))
        self.update_part("#report-results", FittedProse(partial(report_page.results, report)))
        self.query_one("#report-topics").display = bool(report.topics)
        self.update_part("#report-topics", FittedProse(partial(report_page.topics, report)))
        self.update_part("#report-text", Prose(report_page.again(report, answers=self._answer)))

    def _update_question(self, number: int) -> None:
        """Show a question."""
        report, air, shown = self._report, _air(self.size.height), self._answer
        self.update_part("#place", heading(report_question.question_line(report, number)))
        make = partial(report_question.question, report, number, answer=shown, air=air)
        self.update_part("#report-text", FittedProse(make))
        self.update_part(
            "#report-answer", Prose(report_question.answer(report, number, shown=shown, air=air))
        )

    def _show(self, place: int) -> None:
        """Show another page from its first line; a question without its answer."""
        if place == self._place or not 0 <= place <= self.last:
            return
        self._place = place
        self._answer = place == 0
        self.reading.scroll_home(animate=False)
        self.update_all()

    # Keys and mouse

    def action_turn(self, by: int) -> None:
        """Show the page so many places on."""
        self._show(self._place + by)

    def action_go_to(self, place: int) -> None:
        """Show the page at a place, -1 the last."""
        self._show(place if place >= 0 else self.last)

    def action_answer(self) -> None:
        """Show the right answer, or hide it."""
        self._answer = not self._answer
        self.update_all()

    def action_go_on(self) -> None:
        """Show the answer, then what follows on the page, then the next page."""
        if self.has_answer and not self._answer:
            self.action_answer()
        elif self.scrolls and not self.at_end:
            self.reading.scroll_page_down(animate=False)
        else:
            self.action_turn(1)

    def action_go_back(self) -> None:
        """Show what stands before on the page, then the page before."""
        if self.scrolls and self.reading.scroll_y > 0:
            self.reading.scroll_page_up(animate=False)
        else:
            self.action_turn(-1)

    async def do(self, chosen: Chosen) -> None:
        """Show the question that was clicked on in the strip."""
        self._show(chosen.place + 1)


def _air(height: int) -> Air:
    """How much room a question has on a screen of so many lines."""
    if height >= ROOMY_HEIGHT:
        return Air.ROOMY
    return Air.AIRY if height >= AIRY_HEIGHT else Air.CLOSE
