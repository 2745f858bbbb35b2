"""What the file of another program holds, question by question, before a bank is made of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, fields, replace
from typing import Any, NamedTuple, TypedDict

from quiz.bank.answer_reader import MAX_CHOICES
from quiz.bank.fields import same
from quiz.bank.problems import short
from quiz.bank.yaml_tree import without_forbidden
from quiz.i18n import N_, _

MULTIRESPONSE = "multiresponse"
"""The kind of question that has several right answers."""

_KINDS = {
    "description": N_("description"),
    "essay": N_("essay"),
    "match": N_("matching"),
    "matching": N_("matching"),
    MULTIRESPONSE: N_("several right answers"),
    "numerical": N_("numerical"),
    "shortanswer": N_("short answer"),
}
"""The words for kinds of question that banks do not have, by Moodle's names for them."""


@dataclass(frozen=True, slots=True)
class FoundChoice:
    """One choice of a question."""

    text: str
    why: str
    """The feedback for it; empty where there is none."""
    right: bool
    """Does it get the full score?"""


class FoundCommon(TypedDict):
    """What a reader says of a question of either kind; see the fields of `FoundStatement`."""

    line: int
    stem: str
    explanation: str
    name: str
    id: str
    category: tuple[str, ...]
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """What both kinds of question have; a text that the file lacks is empty."""

    line: int
    """Where it begins in the file, from 1."""
    stem: str
    explanation: str = ""
    """The feedback for every answer."""
    name: str = ""
    """What teachers see in the list of questions."""
    id: str = ""
    """The id that the file gives it, in whatever form."""
    category: tuple[str, ...] = ()
    """The names of its category, from the outside in."""
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundStatement(_Found):
    """A statement to judge."""

    answer: bool
    """Is it true?"""
    if_wrong: str = ""
    """The feedback for the wrong answer."""
    if_right: str = ""
    """The feedback for the right answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundChoices(_Found):
    """A question with one right answer among several."""

    choices: tuple[FoundChoice, ...]


Found = FoundStatement | FoundChoices


class Remark(NamedTuple):
    """A line for the user about what does not come into the bank."""

    line: int
    """Where, from 1."""
    message: str
    is_error: bool
    """Is it about a question that cannot be read, and not of a kind that banks do not have?"""


@dataclass(slots=True)
class Reading:
    """What was read of a file so far."""

    questions: list[Found] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)

    def take(self, found: Found) -> None:
        """Add a question, or the reason why a bank cannot hold it."""
        cleaned = _each_text(found, lambda text: without_forbidden(text).strip())
        if cleaned != _each_text(found, lambda text: text.replace("\t", " ").strip()):
            self.mention(found.line, _("characters that a bank may not hold are left out of the question"))
        trouble = _trouble(cleaned)
        if trouble:
            self.refuse(found.line, trouble)
        else:
            self.questions.append(cleaned)

    def refuse(self, line: int, reason: str) -> None:
        """Note a question that cannot be read, and why."""
        message = _("the question cannot be read: {reason}").format(reason=reason)
        self.remarks.append(Remark(line, message, is_error=True))

    def skip(self, line: int, kind: str) -> None:
        """Note a question of a kind that banks do not have, given by Moodle's name for it."""
        words = _(_KINDS[kind]) if kind in _KINDS else short(kind)
        message = _("a question of the kind ‘{kind}’ is left out; a bank has true/false and multiple-choice")
        self.remarks.append(Remark(line, message.format(kind=words), is_error=False))

    def mention_pictures(self, line: int) -> None:
        """Note that a question shows pictures, which no bank has."""
        self.mention(line, _("the pictures of the question are lost; check that it can do without"))

    def mention(self, line: int, message: str) -> None:
        """Note what is lost of a question."""
        self.remarks.append(Remark(line, message, is_error=False))


def _each_text(found: Found, change: Callable[[str], str]) -> Found:
    """A question with every text of it changed."""
    changed: dict[str, Any] = {
        part.name: _changed(getattr(found, part.name), change) for part in fields(found)
    }
    return replace(found, **changed)


def _changed(value: object, change: Callable[[str], str]) -> object:
    match value:
        case str():
            return change(value)
        case tuple():
            return tuple(_changed(item, change) for item in value)
        case FoundChoice():
            return FoundChoice(change(value.text), change(value.why), value.right)
    return value


def _trouble(found: Found) -> str:
    """Why a bank cannot hold a question; empty where it can."""
    if not found.stem:
        return _("it has no text")
    return _trouble_with(found.choices) if isinstance(found, FoundChoices) else ""


def _trouble_with(choices: tuple[FoundChoice, ...]) -> str:
    rights = sum(choice.right for choice in choices)
    if not all(choice.text for choice in choices):
        return _("a choice has no text")
    if not 2 <= len(choices) <= MAX_CHOICES:
        message = _("the number of choices is {count}; a bank takes two to {most}")
        return message.format(count=len(choices), most=MAX_CHOICES)
    if rights != 1:
        return _("the number of right answers is {count}; a bank takes one").format(count=rights)
    if len({same(choice.text) for choice in choices}) < len(choices):
        return _("two of its choices say the same")
    return ""
