"""The strip above a question: the story of the round, a segment for every question."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from itertools import groupby

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from quiz.ui.colours import ON_RIGHT, ON_WRONG, QUIET, RIGHT, WRONG, on_fill
from quiz.wording.signs import right_sign, wrong_sign


class Segment(Enum):
    """What became of a question, with the sign and the style of its segment.

    The signs differ in form, so that the strip needs no colour.
    """

    RIGHT = ("━", RIGHT)
    WRONG = ("╍", WRONG)
    ANSWERED = ("━", QUIET)
    """Answered in an exam, which shows no verdict before its end."""
    NOW = ("═", "bold")
    """The question on the screen."""
    AHEAD = ("─", QUIET)

    def __init__(self, sign: str, style: str) -> None:
        self.sign = sign
        self.style = style


GAP = 1
"""The cells between two segments."""

WIDEST = 10
"""The most cells of a segment: a short round does not fill the line."""


def strip(segments: Sequence[Segment], width: int) -> Content:
    """The segments side by side, no wider than `width` cells.

    Where there are more of them than fit with a gap, they touch; where there are more than cells, the line
    shows how large the shares are, in the order of the round.
    """
    if not segments or width <= 0:
        return Content("")
    each = min(WIDEST, (width + GAP) // len(segments) - GAP)
    if each >= 1:
        parts = [Content.styled(segment.sign * each, segment.style) for segment in segments]
        return Content(" " * GAP).join(parts)
    count = min(width, len(segments))
    cells = (segments[cell * len(segments) // count] for cell in range(count))
    runs = ((segment, len(list(run))) for segment, run in groupby(cells))
    return Content("").join(Content.styled(segment.sign * length, segment.style) for segment, length in runs)


MARK = 3 + GAP
"""The cells of a mark with air in it, and of the gap after it."""


def segment_at(cell: int, count: int, width: int) -> int | None:
    """Which of so many segments a cell of a strip belongs to, counted from 0; None beyond the last."""
    each = min(WIDEST, (width + GAP) // max(count, 1) - GAP)
    place = cell // (each + GAP) if each >= 1 else cell * count // max(min(width, count), 1)
    return place if place < count else None


class Strip(Widget):
    """The strip of a round."""

    def __init__(self) -> None:
        super().__init__()
        self._segments: Sequence[Segment] = ()

    def show(self, segments: Sequence[Segment]) -> None:
        """Show these segments, the first question's first."""
        if segments != self._segments:
            self._segments = tuple(segments)
            self.refresh()

    @property
    def count(self) -> int:
        """How many segments there are."""
        return len(self._segments)

    def render(self) -> Content:
        """The strip at the widget's width."""
        return strip(self._segments, self.size.width)


UNANSWERED = "·"
"""The sign of a question without an answer."""


def _mark_of(correct: bool | None) -> tuple[str, str]:
    """The sign and the style of a mark."""
    if correct is None:
        return UNANSWERED, f"{QUIET} on $sheet"
    return (right_sign(), ON_RIGHT) if correct else (wrong_sign(), ON_WRONG)


class Marks(Widget):
    """A mark for every question of a round, filled where it was answered, narrower or none where they do not fit."""

    def __init__(self) -> None:
        super().__init__()
        self._correct: Sequence[bool | None] = ()

    def show(self, correct: Sequence[bool | None]) -> None:
        """Show marks for answers that are right or not, None for no answer, the first question's first."""
        self._correct = tuple(correct)
        self.refresh(layout=True)

    def render(self) -> Content:
        """One mark for each question, right, wrong or without an answer."""
        signs = map(_mark_of, self._correct)
        room = self.size.width or MARK * len(self._correct)
        pad = " " if MARK * len(self._correct) - GAP <= room else ""
        marks = (Content.styled(f"{pad}{sign}{pad}", f"{on_fill()} {style}") for sign, style in signs)
        return Content(" " * GAP).join(marks)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """One line, or none where the marks are wider."""
        return int(0 < len(self._correct) * (1 + GAP) - GAP <= width)
