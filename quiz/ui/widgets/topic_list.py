"""The topics one below the other, with wide bars and their figures."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from quiz.i18n import _
from quiz.ui.colours import ON_CURSOR, QUIET, on_fill
from quiz.ui.text import GAP
from quiz.ui.widgets.bars import FIRM, MET, NEW, RIGHT_LAST, TopicGrid, bar
from quiz.ui.widgets.rows import SIDES
from quiz.wording.signs import right_sign

WIDE, NARROW = 16, 8
"""The cells of a bar, on a wide and on a narrow screen."""

ROOMY, FIGURED = 64, 44
"""From so many cells on the bars are wide, and from so many figures stand beside them."""


def legend() -> str:
    """What the signs of a bar stand for; no line ends between a sign and its words."""
    parts = (
        (FIRM, _("firm: right again after a night")),
        (RIGHT_LAST, _("right last time")),
        (MET, _("met")),
        (NEW, _("new")),
    )
    return "   ".join(f"{sign}\u00a0{words}".replace(" ", "\u00a0") for sign, words in parts)


class TopicList(TopicGrid, can_focus=False):
    """Each topic can be chosen; the screen moves the cursor."""

    def columns(self, width: int) -> int:
        """One topic a line at any width."""
        return 1

    def _cell(self, place: int, width: int) -> Content:
        title, counts = self._topics[place]
        chosen = place == self.cursor
        figure = _figure(counts).rjust(self._figure_width) if width >= FIGURED else ""
        after = bar(counts, WIDE if width >= ROOMY else NARROW) + Content.styled(figure, QUIET)
        space = width - after.cell_length - 2 * SIDES - 1
        words = Content.styled(title, on_fill() if chosen else "", strip_control_codes=False)
        words = words.truncate(space, ellipsis=True, pad=True).pad_left(SIDES).pad_right(SIDES)
        return (words.stylize_before(ON_CURSOR) if chosen else words) + Content(" ") + after

    @property
    def _figure_width(self) -> int:
        """The cells of the column of figures, with a gap before it."""
        return GAP + max(len(_figure(counts)) for _title, counts in self._topics)


def _figure(counts: Sequence[int]) -> str:
    """How many questions of a topic were right the last time."""
    right = _("{right} of {asked}").format(right=counts[0] + counts[1], asked=sum(counts))
    return f"{right_sign()} {right}"
