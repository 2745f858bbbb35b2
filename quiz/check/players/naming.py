"""The players that go by the proper names of a bank: by any of them, or by one that stands in many questions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import assert_never

from quiz.bank.model import Kind
from quiz.check.players.rules import Figure, Player, Shown, by, means
from quiz.check.wording import Wording
from quiz.i18n import N_

LEAST_NAMED, LEAST_NAMED_SHARE = 5, 0.08
"""In how many questions of a kind, and in what share, a name stands at least that players go by.

Fewer cannot lift a score by as much as a large bank is allowed to give away.
"""


def naming_players(questions: Sequence[Shown], kind: Kind) -> Iterator[Player]:
    """The players of one kind for the names in its questions; none where no name tells places apart."""
    counts = Counter(name for shown in questions for name in _telling_names(shown))
    if counts:
        yield from _going_by(_named_count, "", kind)
    least = max(LEAST_NAMED, LEAST_NAMED_SHARE * len(questions))
    for name in sorted(name for name, count in counts.items() if count >= least):
        yield from _going_by(_is_named(name), name, kind)


def _telling_names(shown: Shown) -> frozenset[str]:
    """The names in a statement; or those in some choices of a question, and not in all."""
    if not shown.choices:
        return shown.stem.named
    named = [choice.named for choice in shown.choices]
    return frozenset[str]().union(*named) - named[0].intersection(*named)


def _named_count(wording: Wording) -> float:
    return len(wording.named)


def _is_named(name: str) -> Figure:
    return lambda wording: name in wording.named


def _going_by(figure: Figure, name: str, kind: Kind) -> tuple[Player, Player]:
    """The player that takes a figure for right, and the one that takes it for wrong.

    Args:
        figure: How often a text has the name, or any name.
        name: The name; empty for any.
        kind: Which kind of question they play.
    """
    match kind:
        case Kind.TRUE_FALSE:
            for_true = N_("takes “{name}” for true") if name else N_("takes what has a proper name for true")
            for_false = (
                N_("takes “{name}” for false") if name else N_("takes what has a proper name for false")
            )
            return (
                Player(f"name-means-true {name}".strip(), for_true, kind, means(True, figure), name),
                Player(f"name-means-false {name}".strip(), for_false, kind, means(False, figure), name),
            )
        case Kind.MULTIPLE_CHOICE:
            most = (
                N_("picks the choice with “{name}”")
                if name
                else N_("picks the choice with the most proper names")
            )
            least = (
                N_("picks a choice without “{name}”")
                if name
                else N_("picks the choice with the fewest proper names")
            )
            return (
                Player(f"most-names {name}".strip(), most, kind, by(figure), name),
                Player(f"fewest-names {name}".strip(), least, kind, by(figure, -1), name),
            )
        case _:
            assert_never(kind)
