"""The choices of a question and the sentences of its follow-up, marked in place once they are answered."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

from textual import events
from textual.content import Content
from textual.geometry import Size

from quiz.game.draw import Asked
from quiz.game.round import Verdict, corrections_of
from quiz.i18n import _
from quiz.ui.colours import QUIET, RIGHT, WRONG, right_answer
from quiz.ui.text import GAP, Block, wrap
from quiz.ui.widgets.rows import NOWHERE, SIDES, Rows
from quiz.wording.questions import choice_keys, choice_texts, correction_texts
from quiz.wording.signs import right_sign, wrong_sign


class Spacing(IntEnum):
    """The air between choices and in them."""

    CLOSE = 0
    """A choice a line."""
    AIRY = 1
    """A free line between two choices."""
    CARDS = 2
    """Each choice in the middle of a ground of its own, with a free line between two."""


AIRY_HEIGHT = 32
"""From so many lines of the screen on there is air between the choices."""

CARDS_WIDTH, CARDS_HEIGHT = 100, 38
"""From so many cells and lines of the screen on each choice has a ground of its own."""

ROOMY = 56
"""The least width in cells at which marks are written as whole words."""

GIVEN = "bold"
"""How an answer looks that is given in an exam, where nothing shows whether it is right."""

SHEET = "on $sheet"
"""What an answer given in an exam stands on, and every choice that has a ground of its own."""

KEY_CELLS = 3 + 2 * SIDES
"""The cells of a row that its key, the space after it and both its sides take."""

_GROUNDS = {RIGHT: "on $right-tint", WRONG: "on $wrong-tint", GIVEN: SHEET}
"""What marked choices stand on."""


class MarkWords(NamedTuple):
    """The marks of choices, in words."""

    yours: str
    """Beside what was answered."""
    right: str
    """Beside the right answer."""
    both: str
    """Beside the right answer that was given."""

    @property
    def space(self) -> int:
        """The cells that are kept free for a mark, with its sign and a gap before it."""
        return max(map(len, self)) + 2 + GAP


def spacing_for(size: Size) -> Spacing:
    """The most air that the choices get on a screen."""
    if size.width >= CARDS_WIDTH and size.height >= CARDS_HEIGHT:
        return Spacing.CARDS
    return Spacing.AIRY if size.height >= AIRY_HEIGHT else Spacing.CLOSE


def choice_rows(
    asked: Asked,
    width: int,
    *,
    verdict: Verdict | None = None,
    given: int | None = None,
    folded: bool = False,
    spacing: Spacing = Spacing.CLOSE,
) -> list[Block]:
    """The choices of a question as rows.

    Args:
        asked: The question.
        width: How many cells there are beside each other.
        verdict: What was answered, once it was and may be marked right or wrong.
        given: The place that an exam has as the answer so far.
        folded: Show only the chosen and the right one?
        spacing: The air between the choices and in them.
    """
    texts = choice_texts(asked)
    words = mark_words(texts, width)
    if verdict is not None:
        marks = _judged(len(texts), verdict.answer.place, asked.key_place, words)
    else:
        marks = [(words.yours, GIVEN) if place == given else ("", "") for place in range(len(texts))]
    return _rows(
        choice_keys(asked),
        texts,
        marks,
        width,
        answered=verdict is not None,
        folded=folded,
        spacing=spacing,
    )


def correction_rows(
    asked: Asked, width: int, *, picked: int | None = None, folded: bool = False
) -> list[Block]:
    """The sentences of which one makes a false statement true, as rows.

    Args:
        asked: The statement.
        width: How many cells there are beside each other.
        picked: Which correction was picked, 0 the right one; None while nothing is picked.
        folded: Show only the picked and the right one?
    """
    texts, order = correction_texts(asked), corrections_of(asked)
    keys = [str(number) for number in range(1, len(texts) + 1)]
    marks = [("", "")] * len(texts)
    if picked is not None:
        marks = _judged(len(texts), order.index(picked), order.index(0), mark_words(texts, width))
    return _rows(keys, texts, marks, width, answered=picked is not None, folded=folded)


def _rows(
    keys: Sequence[str],
    texts: Sequence[str],
    marks: Sequence[tuple[str, str]],
    width: int,
    *,
    answered: bool,
    folded: bool,
    spacing: Spacing = Spacing.CLOSE,
) -> list[Block]:
    """Rows with their keys and marks; nothing moves when the marks come, for their place is kept free."""
    space = mark_words(texts, width).space
    return [
        Block(
            text,
            (right_answer() if style == RIGHT else style) or (QUIET if answered else ""),
            before=f"{key}  ",
            before_style=style or QUIET,
            after=mark,
            after_style=f"bold {style}",
            after_width=space,
            ground=_GROUNDS.get(style, SHEET if spacing is Spacing.CARDS else ""),
            pad=int(spacing is Spacing.CARDS),
            below=int(spacing > Spacing.CLOSE and place < len(texts) - 1),
        )
        for place, (key, text, (mark, style)) in enumerate(zip(keys, texts, marks, strict=True))
        if mark or not (folded and answered)
    ]


def _judged(count: int, chosen: int, key: int, words: MarkWords) -> list[tuple[str, str]]:
    """The mark of each row and how it looks; both empty where there is none."""
    marks = [("", "")] * count
    marks[chosen] = (f"{wrong_sign()} {words.yours}", WRONG)
    marks[key] = (f"{right_sign()} {words.both if chosen == key else words.right}", RIGHT)
    return marks


def mark_words(texts: Sequence[str], width: int) -> MarkWords:
    """The words of the marks beside these texts: short where the longer ones would take a line more.

    Args:
        texts: What stands at the left of the marks.
        width: How many cells there are beside each other.
    """
    short = MarkWords(_("yours"), _("right"), _("right"))
    long = MarkWords(_("your answer"), _("right answer"), _("your answer"))
    if width < ROOMY or _breaks_more(tuple(texts), width - long.space, width - short.space):
        return short
    return long


@lru_cache(maxsize=8)
def _breaks_more(texts: Sequence[str], narrow: int, wide: int) -> bool:
    """Do texts beside their keys take more lines in so many cells than in more of them?"""
    return any(_lines(text, narrow) > _lines(text, wide) for text in texts if len(text) > narrow - KEY_CELLS)


def _lines(text: str, width: int) -> int:
    """How many lines a text takes beside its key."""
    return len(wrap(Content(text, strip_control_codes=False), width - KEY_CELLS))


class ChoiceList(Rows):
    """The choices of the question on the screen."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._asked: Asked | None = None
        self._verdict: Verdict | None = None
        self._given: int | None = None
        self._folded = False
        self._spacing: Spacing | None = None

    def put(
        self,
        asked: Asked,
        verdict: Verdict | None,
        *,
        given: int | None = None,
        folded: bool = False,
        spacing: Spacing | None = None,
    ) -> None:
        """Show the choices of a question.

        Args:
            asked: The question.
            verdict: What was answered, once it was.
            given: The place that an exam has as the answer so far.
            folded: Show only the chosen and the right one, once it was answered?
            spacing: The air between the choices and in them; as much as the screen has when None.
        """
        new = asked is not self._asked
        self._asked, self._verdict, self._given = asked, verdict, given
        self._folded, self._spacing = folded, spacing
        self.locked = verdict is not None
        self.show(self._blocks_of(asked), cursor=NOWHERE if new else None)

    def on_resize(self, event: events.Resize) -> None:
        """Fit the marks to the new width."""
        if self._asked is not None:
            self.show(self._blocks_of(self._asked))

    def _blocks_of(self, asked: Asked) -> list[Block]:
        return choice_rows(
            asked,
            self.size.width,
            verdict=self._verdict,
            given=self._given,
            folded=self._folded,
            spacing=spacing_for(self.app.size) if self._spacing is None else self._spacing,
        )
