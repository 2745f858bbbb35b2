"""What a rule of good questions is, and what it finds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial

from quiz.bank.model import Kind
from quiz.check.context import Context, Sheet
from quiz.i18n import _


class Severity(StrEnum):
    """How much a finding matters."""

    ERROR = "error"
    """The question misleads or cannot be used; the check fails."""
    WARNING = "warning"
    """The question is likely to be weaker than it could be; the check fails when it is strict."""
    ADVICE = "advice"
    """Worth a look; the check never fails over it."""

    @property
    def label(self) -> str:
        """The word for it in the language in use."""
        return {"error": _("error"), "warning": _("warning"), "advice": _("advice")}[self.value]


def kind_name(kind: Kind) -> str:
    """The words for a kind of question, in the language in use."""
    match kind:
        case Kind.TRUE_FALSE:
            return _("true/false")
        case Kind.MULTIPLE_CHOICE:
            return _("multiple-choice")


ERROR, WARNING, ADVICE = Severity


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to mend."""

    line: int
    """Where in the file, from 1; 0 for the file as a whole."""
    severity: Severity
    rule: str
    """The id of the rule; empty for a file that breaks the format in a way no rule names."""
    message: str
    """Which question, what is wrong with its figure, what to do, and why it matters."""
    question: str = ""
    """The id of the question; empty where it concerns more than one, or is the reader's."""
    language: str = ""
    """The code of the language it was found in; empty where it concerns all."""

    def row(self, name: str) -> str:
        """The finding in one line, for a file that is called `name`."""
        where = f"{name}:{self.line}" if self.line else name
        what = f"{self.severity.label} {self.rule}".rstrip()
        return _("{where}: {what}: {message}").format(where=where, what=what, message=self.message)


@dataclass(frozen=True, slots=True)
class Breach:
    """What a rule's function has found; the rule adds the rest of the finding."""

    line: int
    message: str
    """What is wrong and what to do, without the question's name."""
    severity: Severity | None = None
    """How much it matters, where it differs from the rule's own severity."""
    question: str = ""
    language: str = ""
    where: str = ""
    """What it concerns, where that is neither a question nor the whole bank."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of good questions."""

    id: str
    severity: Severity
    """How much breaking it matters, as a rule."""
    reason: str
    """Why there is such a rule: a message id, one clause without a full stop."""
    source: str
    """The literature or measurement that the rule rests on."""
    check: Callable[[Context], Iterator[Finding]] | None = None
    """Finds what breaks it; None where the reader does, before there is a bank."""
    per_question: bool = True
    """Does it name the question that breaks it?"""

    @property
    def held_by_reader(self) -> bool:
        """Does the reader refuse every file that breaks it?"""
        return self.check is None

    @property
    def can_be_silenced(self) -> bool:
        """Can one question opt out of it?"""
        return self.per_question and not self.held_by_reader

    def finding(self, breach: Breach) -> Finding:
        """A breach as a finding of this rule."""
        place = breach.where or (
            _("question '{id}'").format(id=breach.question) if breach.question else _("the bank")
        )
        if breach.language:
            place = f"{place} ({breach.language})"
        message = _("{where}: {what} ({reason})").format(
            where=place, what=breach.message, reason=_(self.reason)
        )
        severity = breach.severity or self.severity
        return Finding(breach.line, severity, self.id, message, breach.question, breach.language)


SheetCheck = Callable[[Sheet], Iterable[Breach]]
BankCheck = Callable[[Context], Iterable[Breach]]


def each_sheet(
    rule_id: str, severity: Severity, reason: str, source: str, kind: Kind | None = None
) -> Callable[[SheetCheck], Rule]:
    """Make a function into a rule that looks at every question, or every one of a kind, in each language."""

    def make(look: SheetCheck) -> Rule:
        def check(context: Context) -> Iterator[Finding]:
            for sheet in context.sheets_of(kind):
                for breach in look(sheet):
                    yield rule.finding(replace(breach, question=sheet.question.id, language=sheet.language))

        rule = Rule(rule_id, severity, reason, source, check)
        return rule

    return make


statement_rule = partial(each_sheet, kind=Kind.TRUE_FALSE)
choice_rule = partial(each_sheet, kind=Kind.MULTIPLE_CHOICE)
"""Make a function into a rule that looks at the questions of one kind in each language."""


def whole_bank(
    rule_id: str, severity: Severity, reason: str, source: str, *, per_question: bool = False
) -> Callable[[BankCheck], Rule]:
    """Make a function into a rule that looks at all questions together."""

    def make(look: BankCheck) -> Rule:
        def check(context: Context) -> Iterator[Finding]:
            for breach in look(context):
                yield rule.finding(breach)

        rule = Rule(rule_id, severity, reason, source, check, per_question)
        return rule

    return make
