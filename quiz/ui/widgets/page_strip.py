"""The strip above a report: a segment for each question, the ones to teach again marked."""

from __future__ import annotations

from collections.abc import Iterator

from textual import events

from quiz.classroom.class_report import ClassReport
from quiz.ui.widgets.rows import Chosen
from quiz.ui.widgets.strip import Segment, Strip, segment_at


class PageStrip(Strip):
    """A click on a segment chooses its question."""

    def show_questions(self, report: ClassReport, number: int) -> None:
        """Show the questions of a report, the one with a number, counted from 1, as the one on the screen."""
        self.show(tuple(_segments(report, number)))

    def on_click(self, event: events.Click) -> None:
        """Choose the question under the mouse."""
        place = segment_at(event.x, self.count, self.size.width)
        if place is not None:
            event.stop()
            self.post_message(Chosen(self, place))


def _segments(report: ClassReport, number: int) -> Iterator[Segment]:
    missed = {one.question.id for one in report.most_missed}
    for place, one in enumerate(report.questions, 1):
        if place == number:
            yield Segment.NOW
        else:
            yield Segment.WRONG if one.question.id in missed else Segment.AHEAD
