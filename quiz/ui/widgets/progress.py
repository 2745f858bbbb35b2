"""A line that fills: how far a round is, or how much of a topic was right."""

from __future__ import annotations

from textual.content import Content
from textual.widget import Widget

from quiz.ui.colours import QUIET, RIGHT

FULL, EMPTY = "━", "─"


def bar(share: float, width: int) -> Content:
    """A line of so many cells, filled for a share from 0 to 1; heavy and light, so that it needs no colour."""
    filled = int(share * width + 0.5)
    return Content.styled(FULL * filled, RIGHT) + Content.styled(EMPTY * (width - filled), QUIET)


class ProgressLine(Widget):
    """How far a round is."""

    def __init__(self) -> None:
        super().__init__()
        self._share = 0.0

    def show(self, share: float) -> None:
        """Show a share from 0 to 1."""
        self._share = share
        self.refresh()

    def render(self) -> Content:
        """The line at the widget's width."""
        return bar(self._share, self.size.width)
