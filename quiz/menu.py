"""The menu as data, and the words that name its items.

It imports nothing that reads a bank or a history, so that the first frame can show it before either is read.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum, auto
from typing import TYPE_CHECKING, NamedTuple, assert_never

from quiz import i18n
from quiz.game.kinds import DEFAULT_LENGTH, RoundKind, RoundSource
from quiz.i18n import _, ngettext

if TYPE_CHECKING:
    from quiz.bank.model import Topic
    from quiz.game.assignment import Assignment
    from quiz.game.round import Round
    from quiz.study.records import TopicBar


class Entry(StrEnum):
    """What a learner can choose."""

    CONTINUE = auto()
    """Go on with the round that was left."""
    QUICK = auto()
    TRUE_FALSE = auto()
    MULTIPLE_CHOICE = auto()
    CHOOSE = auto()
    """Choose topics, length, level and mode."""
    CODE = auto()
    """Play the round that a class code stands for."""
    READ = auto()
    """Read the lessons."""
    REVIEW = auto()
    MISSED = auto()
    BELIEFS = auto()
    """Answer the questions again in which a misconception showed."""
    PROGRESS = auto()
    CERTAINTY = auto()
    """Turn the question for certainty on or off."""


class Item(NamedTuple):
    """An entry of the menu with the parameters of its label."""

    entry: Entry
    amount: int = 0
    """How many: questions of the round that it starts, topics, lessons, beliefs, or questions met."""
    total: int = 0
    """For `PROGRESS`, how many questions the bank has; for `REVIEW`, how many come back later today."""
    read: int = 0
    """For `READ`, how many of the lessons were read."""
    on: bool = False
    """For a switch, is it on?"""
    left: Round | None = None
    """For `CONTINUE`, the round that was left."""
    topic: Topic | None = None
    """For `CONTINUE`, the topic of a round about one."""
    days_ago: int = 0
    """For `CONTINUE`, how many days ago it was begun; 0 for today."""
    assignment: Assignment | None = None
    """For `CODE`, the round of a code that was typed already."""
    offered: bool = True
    """Does choosing it lead anywhere? Reviewing nothing does not."""


class Menu(NamedTuple):
    """What a learner can choose now."""

    items: tuple[Item, ...]
    first: int = 0
    """The place of the item that is likeliest now, counted from 0."""
    topics: tuple[TopicBar, ...] = ()
    """Where the learner stands with each topic, in the bank's order."""


QUICK_KINDS = {
    Entry.QUICK: RoundKind.MIXED,
    Entry.TRUE_FALSE: RoundKind.TRUE_FALSE,
    Entry.MULTIPLE_CHOICE: RoundKind.MULTIPLE_CHOICE,
}
"""The entries of the menu that start a round of the usual length, and its kind."""

OPENING_MENU = Menu(
    (
        Item(Entry.QUICK, DEFAULT_LENGTH),
        Item(Entry.TRUE_FALSE, DEFAULT_LENGTH),
        Item(Entry.MULTIPLE_CHOICE, DEFAULT_LENGTH),
        Item(Entry.CHOOSE),
        Item(Entry.CODE),
        Item(Entry.READ),
    )
)
"""The menu of a bank with enough questions, before the bank and the history are read."""


def likeliest(items: Sequence[Item], *, first_visit: bool) -> int:
    """The place of what fits best: going on, the lessons on a first visit, what is due, or a quick round."""
    offered = {item.entry: place for place, item in reversed(list(enumerate(items))) if item.offered}
    wanted = [Entry.CONTINUE, *([Entry.READ] if first_visit else []), Entry.REVIEW, *QUICK_KINDS]
    return next((offered[entry] for entry in wanted if entry in offered), 0)


def label(item: Item) -> str:
    """What an item is called."""
    return {
        Entry.CONTINUE: _("Continue"),
        Entry.QUICK: _("Quick round"),
        Entry.TRUE_FALSE: _("True or false"),
        Entry.MULTIPLE_CHOICE: _("Multiple choice"),
        Entry.CHOOSE: _("Choose topics and length"),
        Entry.CODE: _("Class code"),
        Entry.READ: _("Read first"),
        Entry.REVIEW: _("Review"),
        Entry.MISSED: _("Missed lately"),
        Entry.BELIEFS: _("Beliefs to look at again"),
        Entry.PROGRESS: _("Progress"),
        Entry.CERTAINTY: _("Say how sure I am"),
    }[item.entry]


def hint(item: Item) -> str:
    """What an item leads to, in a few words; empty where its name is enough."""
    match item.entry:
        case Entry.CONTINUE:
            return _left_off(item)
        case Entry.QUICK:
            return _("{count}, mixed").format(count=_questions(item.amount))
        case Entry.TRUE_FALSE | Entry.MULTIPLE_CHOICE | Entry.MISSED:
            return _questions(item.amount)
        case Entry.CHOOSE:
            return _topics(item.amount) if item.amount else ""
        case Entry.CODE:
            return _("from your teacher")
        case Entry.READ:
            return _lessons(item)
        case Entry.REVIEW:
            return due_hint(item.amount, item.total)
        case Entry.BELIEFS:
            return ngettext("{count} belief", "{count} beliefs", item.amount).format(count=item.amount)
        case Entry.PROGRESS:
            return _("{met} of {count} met").format(met=item.amount, count=item.total)
        case Entry.CERTAINTY:
            return _("on") if item.on else _("off")
        case _:
            assert_never(item.entry)


def due_hint(now: int, later: int) -> str:
    """How many questions come back for review: now, or else later today."""
    if now:
        return _("{count} due now").format(count=now)
    if later:
        return ngettext("{count} comes back later today", "{count} come back later today", later).format(
            count=later
        )
    return _("nothing due today")


def _lessons(item: Item) -> str:
    if not item.amount:
        return _("short lessons")
    count = ngettext("{count} lesson", "{count} lessons", item.amount).format(count=item.amount)
    if not item.read:
        return count
    read = ngettext("{count}, {read} read", "{count}, {read} read", item.read)
    return read.format(count=count, read=item.read)


def answered_count(number: int, count: int) -> str:
    """How many of the questions of an exam are answered."""
    line = ngettext("{number} of {count} answered", "{number} of {count} answered", number)
    return line.format(number=number, count=count)


def _left_off(item: Item) -> str:
    """What round was left, where, and when."""
    left = item.left
    if left is None:
        return ""
    count = len(left.paper)
    where = (
        answered_count(len(left.answers), count)
        if left.exam
        else _("question {number} of {count}").format(number=min(left.position + 1, count), count=count)
    )
    if item.days_ago > 1:
        when = ngettext("{count} day ago", "{count} days ago", item.days_ago).format(count=item.days_ago)
    else:
        when = _("yesterday") if item.days_ago else _("today")
    exam = [_("exam")] if left.exam else []
    return ", ".join([*exam, _what(item, left), where, when])


def _what(item: Item, left: Round) -> str:
    """What the questions of a round have in common."""
    match left.source:
        case RoundSource.REVIEW:
            return _("review")
        case RoundSource.MISSED:
            return _("missed lately")
        case RoundSource.RETRY:
            return _("second try")
        case RoundSource.DRAW:
            return _drawn_from(item, left)


def _drawn_from(item: Item, left: Round) -> str:
    """The topics of a round that was drawn, or its kind where every topic counts."""
    if item.topic is not None:
        return item.topic.title.in_language(i18n.language())
    if left.spec.topics:
        return _topics(len(left.spec.topics))
    return {
        RoundKind.MIXED: _("mixed"),
        RoundKind.TRUE_FALSE: _("true or false"),
        RoundKind.MULTIPLE_CHOICE: _("multiple choice"),
    }[left.spec.kind]


def _topics(count: int) -> str:
    return ngettext("{count} topic", "{count} topics", count).format(count=count)


def _questions(count: int) -> str:
    return ngettext("{count} question", "{count} questions", count).format(count=count)
