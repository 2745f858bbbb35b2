"""The choices of a question and the sentences of its follow-up, marked in place once they are answered."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events

from quiz import wording
from quiz.game.draw import Asked
from quiz.game.round import Verdict, corrections_of
from quiz.i18n import _
from quiz.ui.colours import QUIET, RIGHT, WRONG, right_answer
from quiz.ui.text import GAP, Block
from quiz.ui.widgets.rows import NOWHERE, Rows

AIRY_HEIGHT = 32
"""From so many lines of the screen on there is air between the choices."""

ROOMY = 56
"""The least width in cells at which marks are written as whole words."""

GIVEN = "bold"
"""How an answer looks that is given in an exam, where nothing shows whether it is right."""

_GROUNDS = {RIGHT: "on $right-tint", WRONG: "on $wrong-tint", GIVEN: "on $sheet"}
"""What marked choices stand on."""


def choice_rows(
    asked: Asked,
    width: int,
    *,
    verdict: Verdict | None = None,
    given: int | None = None,
    folded: bool = False,
    airy: bool = False,
) -> list[Block]:
    """The choices of a question as rows.

    Args:
        asked: The question.
        width: How many cells there are beside each other.
        verdict: What was answered, once it was and may be marked right or wrong.
        given: The place that an exam has as the answer so far.
        folded: Show only the chosen and the right one?
        airy: Is a line left free between two choices?
    """
    texts = wording.choice_texts(asked)
    if verdict is not None:
        marks = _judged(len(texts), verdict.answer.place, asked.key_place, width)
    else:
        marks = [(_words(width)[0], GIVEN) if place == given else ("", "") for place in range(len(texts))]
    return _rows(
        wording.choice_keys(asked),
        texts,
        marks,
        width,
        answered=verdict is not None,
        folded=folded,
        airy=airy,
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
    texts, order = wording.correction_texts(asked), corrections_of(asked)
    keys = [str(number) for number in range(1, len(texts) + 1)]
    marks = [("", "")] * len(texts)
    if picked is not None:
        marks = _judged(len(texts), order.index(picked), order.index(0), width)
    return _rows(keys, texts, marks, width, answered=picked is not None, folded=folded)


def _rows(
    keys: Sequence[str],
    texts: Sequence[str],
    marks: Sequence[tuple[str, str]],
    width: int,
    *,
    answered: bool,
    folded: bool,
    airy: bool = False,
) -> list[Block]:
    """Rows with their keys and marks; nothing moves when the marks come, for their place is kept free."""
    space = max(len(mark) for mark in _signed(width)) + GAP
    return [
        Block(
            text,
            (right_answer() if style == RIGHT else style) or (QUIET if answered else ""),
            before=f"{key}  ",
            before_style=style or QUIET,
            after=mark,
            after_style=f"bold {style}",
            after_width=space,
            ground=_GROUNDS.get(style, ""),
            below=int(airy and place < len(texts) - 1),
        )
        for place, (key, text, (mark, style)) in enumerate(zip(keys, texts, marks, strict=True))
        if mark or not (folded and answered)
    ]


def _judged(count: int, chosen: int, key: int, width: int) -> list[tuple[str, str]]:
    """The mark of each row and how it looks; both empty where there is none."""
    yours, right, both = _signed(width)
    marks = [("", "")] * count
    marks[chosen] = (yours, WRONG)
    marks[key] = (both if chosen == key else right, RIGHT)
    return marks


def _signed(width: int) -> tuple[str, str, str]:
    """The marks for a wrong choice of mine, the right one, and the right one chosen."""
    wrong_sign, right_sign = wording.wrong_sign(), wording.right_sign()
    yours, right, both = _words(width)
    return f"{wrong_sign} {yours}", f"{right_sign} {right}", f"{right_sign} {both}"


def _words(width: int) -> tuple[str, str, str]:
    """The marks in words: of my choice, of the right one, of the right one chosen."""
    if width >= ROOMY:
        return _("your answer"), _("right answer"), _("your answer")
    return _("yours"), _("right"), _("right")


class ChoiceList(Rows):
    """The choices of the question on the screen."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._asked: Asked | None = None
        self._verdict: Verdict | None = None
        self._given: int | None = None
        self._folded = False

    def put(
        self, asked: Asked, verdict: Verdict | None, *, given: int | None = None, folded: bool = False
    ) -> None:
        """Show the choices of a question.

        Args:
            asked: The question.
            verdict: What was answered, once it was.
            given: The place that an exam has as the answer so far.
            folded: Show only the chosen and the right one, once it was answered?
        """
        new = asked is not self._asked
        self._asked, self._verdict, self._given, self._folded = asked, verdict, given, folded
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
            airy=self.app.size.height >= AIRY_HEIGHT,
        )
