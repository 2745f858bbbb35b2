"""The choices of a question, marked in place once they are answered."""

from __future__ import annotations

from textual import events

from quiz import wording
from quiz.game.draw import Asked
from quiz.game.round import Verdict
from quiz.i18n import _
from quiz.ui.colours import QUIET, RIGHT, WRONG
from quiz.ui.text import GAP, Block
from quiz.ui.widgets.rows import NOWHERE, Rows

AIRY_HEIGHT = 32
"""From so many lines of the screen on there is air between the choices."""

ROOMY = 56
"""From so many cells of width on there is room for marks in words at full length."""


_TINTS = {RIGHT: "on $right-tint", WRONG: "on $wrong-tint"}
"""What marked choices stand on."""


class ChoiceList(Rows):
    """The choices; nothing moves when the marks come, for their place is kept free."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._asked: Asked | None = None
        self._verdict: Verdict | None = None
        self._cramped = False

    def put(self, asked: Asked, verdict: Verdict | None, *, cramped: bool = False) -> None:
        """Show the choices of a question.

        Args:
            asked: The question.
            verdict: What was answered, once it was.
            cramped: Show only the chosen and the right one, once it was answered?
        """
        new = asked is not self._asked
        self._asked, self._verdict, self._cramped = asked, verdict, cramped
        self.locked = verdict is not None
        self.show(self._rows(asked), cursor=NOWHERE if new else None)

    def on_resize(self, event: events.Resize) -> None:
        """Fit the marks to the new width."""
        if self._asked is not None:
            self.show(self._rows(self._asked))

    def _rows(self, asked: Asked) -> list[Block]:
        keys, texts = wording.choice_keys(asked), wording.choice_texts(asked)
        marks = [self._mark(place, asked) for place in range(len(texts))]
        room = max(len(mark) for mark in self._all_marks())
        airy = self.app.size.height >= AIRY_HEIGHT
        rows = []
        for place, (key, text, (mark, style)) in enumerate(zip(keys, texts, marks, strict=True)):
            if self._cramped and self._verdict is not None and not mark:
                continue
            looks = style or (QUIET if self._verdict is not None else "")
            rows.append(
                Block(
                    text,
                    looks,
                    before=f"{key}  ",
                    before_style=style or QUIET,
                    after=mark,
                    after_style=f"bold {style}",
                    after_width=room + GAP,
                    ground=_TINTS.get(style, ""),
                    below=int(airy and place < len(texts) - 1),
                )
            )
        return rows

    def _mark(self, place: int, asked: Asked) -> tuple[str, str]:
        """The mark of a choice and how it looks; both empty where there is none."""
        if self._verdict is None:
            return "", ""
        yours, right, both = self._all_marks()
        chosen, key = place == self._verdict.answer.place, place == asked.key_place
        if key:
            return (both if chosen else right), RIGHT
        return (yours, WRONG) if chosen else ("", "")

    def _all_marks(self) -> tuple[str, str, str]:
        """The marks for a wrong choice of mine, the right one, and the right one chosen."""
        wrong_sign, right_sign = wording.wrong_sign(), wording.right_sign()
        if self.size.width >= ROOMY:
            words = _("your answer"), _("right answer"), _("your answer")
        else:
            words = _("yours"), _("right"), _("right")
        return f"{wrong_sign} {words[0]}", f"{right_sign} {words[1]}", f"{right_sign} {words[2]}"
