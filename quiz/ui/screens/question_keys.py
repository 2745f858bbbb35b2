"""The keys of the question screen: those that answer, those of an exam, and those that scroll."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from quiz.game.phase import AskingCertainty
from quiz.game.round import Round
from quiz.i18n import _
from quiz.ui.shortcuts import Shortcut, help_shortcut, language_shortcut

ANSWER_KEYS = "123456789abcdefghitv"
"""Every key that may answer a question; which of them do is the question's to say."""

PAGE = 8
"""The lines that a page key scrolls by."""

SCROLL_KEYS = {"up,k": -1, "down,j": 1, "pageup": -PAGE, "pagedown": PAGE, "home": -1000, "end": 1000}
"""The keys that scroll a verdict, and by how many lines."""

MOVES: Mapping[str, Callable[[Round], Round]] = MappingProxyType(
    {"back": Round.back, "forward": Round.forward, "review": Round.review}
)
"""The moves of an exam, by the names that its keys run them under."""


def _answer_item(number: int) -> Shortcut:
    """What the line of keys shows of one of the ways to answer the question itself."""
    return Shortcut(
        action=f"answer_item({number})",
        label=lambda s: s.answer_item(number)[0],
        words=lambda s: s.answer_item(number)[1],
    )


def _answer_key(key: str) -> Shortcut:
    """A key that answers; with priority it need not travel through every part of the screen first."""
    return Shortcut(key, f"answer('{key}')", when=lambda s: s.place_of(key) is not None, priority=True)


def _scroll_key(keys: str, by: int) -> Shortcut:
    """A key that scrolls the verdict; only page keys scroll a question too."""
    return Shortcut(keys, f"scroll_verdict({by})", when=lambda s: s.shows_verdict or abs(by) == PAGE)


EXAM_KEYS = (
    Shortcut(
        "left,b",
        "exam_move('back')",
        "← b",
        lambda _s: _("back"),
        lambda s: s.can_move and s.round.position > 0,
        spare=3,
    ),
    Shortcut("right,n", "exam_move('forward')", "→ n", lambda _s: _("next"), lambda s: s.can_move, spare=2),
    Shortcut("h", "exam_move('review')", "h", lambda _s: _("hand in"), lambda s: s.can_move),
)
"""The keys of an exam, until it is handed in."""

QUESTION_KEYS: Sequence[Shortcut] = (
    *(_answer_item(number) for number in range(2)),
    Shortcut(label=lambda s: s.more_keys, words=lambda _s: _("answer")),
    Shortcut(
        label=lambda _s: "↑↓ " + _("Enter"),
        words=lambda _s: _("choose"),
        when=lambda s: not s.shows_verdict,
        spare=4,
    ),
    *(_answer_key(key) for key in ANSWER_KEYS),
    Shortcut(
        "enter,space",
        "go_on",
        lambda _s: _("Enter"),
        lambda _s: _("next"),
        lambda s: s.shows_verdict,
        priority=True,
    ),
    *EXAM_KEYS,
    Shortcut("c", "copy", "c", lambda _s: _("copy"), lambda s: s.shows_verdict, spare=4),
    Shortcut(label="↑↓", words=lambda _s: _("scroll"), when=lambda s: s.verdict_scrolls),
    *(_scroll_key(keys, by) for keys, by in SCROLL_KEYS.items()),
    language_shortcut(),
    help_shortcut(),
    Shortcut(
        "escape",
        "leave",
        lambda _s: _("Esc"),
        lambda s: _("think again") if isinstance(s.round.phase, AskingCertainty) else _("leave"),
    ),
)
"""All of them, in the order of the line of keys."""
