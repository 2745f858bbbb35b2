"""The menu as data, and the words that name its items.

It imports nothing that reads a bank or a history, so that the first frame can show it before either is read.
"""

from __future__ import annotations

from enum import StrEnum, auto
from typing import TYPE_CHECKING, NamedTuple

from quiz.game.kinds import DEFAULT_LENGTH, RoundKind
from quiz.i18n import _, ngettext

if TYPE_CHECKING:
    from quiz.game.round import Round


class Entry(StrEnum):
    """What a learner can choose."""

    CONTINUE = auto()
    """Go on with the round that was left."""
    QUICK = auto()
    TRUE_FALSE = auto()
    MULTIPLE_CHOICE = auto()
    CHOOSE = auto()
    """Choose topics, length, level and mode."""
    READ = auto()
    """Read the lessons."""
    REVIEW = auto()
    MISSED = auto()
    PROGRESS = auto()
    CERTAINTY = auto()
    """Turn the question for certainty on or off."""


class Item(NamedTuple):
    """An entry of the menu with the parameters of its label."""

    entry: Entry
    questions: int = 0
    """How many questions the round has that it starts; for progress how many are known."""
    total: int = 0
    """For progress, how many questions the bank has."""
    on: bool = False
    """For a switch, is it on?"""
    left: Round | None = None
    """For `CONTINUE`, the round that was left."""
    offered: bool = True
    """Does choosing it lead anywhere? Reviewing nothing does not."""


class Menu(NamedTuple):
    """What a learner can choose now."""

    items: tuple[Item, ...]
    first: int = 0
    """The place of the item that is likeliest now, counted from 0."""


OPENING_MENU = Menu(
    (
        Item(Entry.QUICK, DEFAULT_LENGTH),
        Item(Entry.TRUE_FALSE, DEFAULT_LENGTH),
        Item(Entry.MULTIPLE_CHOICE, DEFAULT_LENGTH),
        Item(Entry.CHOOSE),
        Item(Entry.READ),
    )
)
"""The menu of a bank with enough questions, before the bank and the history are read."""


def label(item: Item) -> str:
    """What an item is called."""
    return {
        Entry.CONTINUE: _("Continue"),
        Entry.QUICK: _("Quick round"),
        Entry.TRUE_FALSE: _("True or false"),
        Entry.MULTIPLE_CHOICE: _("Multiple choice"),
        Entry.CHOOSE: _("Choose topics and length"),
        Entry.READ: _("Read first"),
        Entry.REVIEW: _("Review"),
        Entry.MISSED: _("Missed lately"),
        Entry.PROGRESS: _("Progress"),
        Entry.CERTAINTY: _("Say how sure I am"),
    }[item.entry]


def hint(item: Item) -> str:
    """What an item leads to, in a few words; empty where its name says it all."""
    match item.entry:
        case Entry.CONTINUE:
            return _left_off(item.left) if item.left is not None else ""
        case Entry.QUICK:
            return _("{count}, mixed").format(count=_questions(item.questions))
        case Entry.TRUE_FALSE | Entry.MULTIPLE_CHOICE | Entry.MISSED:
            return _questions(item.questions)
        case Entry.READ:
            return _("short lessons")
        case Entry.REVIEW:
            return ngettext("{count} due", "{count} due", item.questions).format(count=item.questions)
        case Entry.PROGRESS:
            return _("{known} of {count} known").format(known=item.questions, count=item.total)
        case Entry.CERTAINTY:
            return _("on") if item.on else _("off")
        case Entry.CHOOSE:
            return ""


def _left_off(left: Round) -> str:
    """Where a round was left, and what it is."""
    count = len(left.paper)
    where = _("question {number} of {count}").format(number=min(left.position + 1, count), count=count)
    kind = {
        RoundKind.MIXED: _("mixed"),
        RoundKind.TRUE_FALSE: _("true or false"),
        RoundKind.MULTIPLE_CHOICE: _("multiple choice"),
    }[left.spec.kind]
    return f"{where}, {kind}"


def _questions(count: int) -> str:
    return ngettext("{count} question", "{count} questions", count).format(count=count)
