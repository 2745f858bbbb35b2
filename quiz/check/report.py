"""Checks a bank and sums up what was found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from math import ceil
from pathlib import Path

from quiz.bank.model import Bank, Kind
from quiz.bank.problems import BankError, printable
from quiz.bank.reader import read_bank
from quiz.check.context import Context, Sheet
from quiz.check.players import PlayerScore, scores
from quiz.check.rule import ADVICE, ERROR, WARNING, Finding, Severity, kind_name
from quiz.check.rules import BY_ID, RULES
from quiz.check.rules.basics import too_long
from quiz.check.suppressions import sort_out
from quiz.i18n import _, ngettext

WORDS_A_MINUTE = 200
"""How fast a learner reads; adults read 238 words of English a minute in silence (Brysbaert 2019)."""


@dataclass(frozen=True)
class Report:
    """What a check found, and what a teacher wants to know before class."""

    name: str
    """The file, as its user named it."""
    findings: tuple[Finding, ...]
    """What is to be mended, in the order of the lines."""
    silenced: tuple[Finding, ...] = ()
    """What questions have opted out of."""
    scores: tuple[PlayerScore, ...] = ()
    """How well players do that know nothing."""
    kinds: Mapping[Kind, int] = field(default_factory=Counter)
    """How many questions of each kind there are."""
    languages: tuple[str, ...] = ()
    """The codes of the languages; for a bank of plain strings the one that its words show, if any."""
    facts_as_of: date | None = None
    """The day of the oldest facts."""
    minutes: int = 0
    """About how long reading and answering every question takes."""
    fits: bool = True
    """Do all texts fit 80x24, the silenced ones included?"""
    is_readable: bool = True
    """Is the file a bank at all, be it with errors?"""
    has_bank: bool = field(default=True)
    """Was there a bank to hold the rules against, or did the reader refuse the file?"""

    @property
    def questions(self) -> int:
        """How many questions there are."""
        return sum(self.kinds.values())

    def count(self, severity: Severity) -> int:
        """How many findings there are of one severity."""
        return sum(finding.severity is severity for finding in self.findings)

    @property
    def verdict(self) -> str:
        """The bank in one line, as a teacher needs it a minute before class."""
        errors = self.count(ERROR)
        counts = [ngettext("{count} error", "{count} errors", errors).format(count=errors)]
        if not self.has_bank:
            return ", ".join([_("cannot be played"), *counts])
        warnings, advice = self.count(WARNING), self.count(ADVICE)
        counts.append(ngettext("{count} warning", "{count} warnings", warnings).format(count=warnings))
        if advice:
            counts.append(
                ngettext("{count} piece of advice", "{count} pieces of advice", advice).format(count=advice)
            )
        if self.silenced:
            silenced = len(self.silenced)
            counts.append(
                ngettext("{count} finding silenced", "{count} findings silenced", silenced).format(
                    count=silenced
                )
            )
        return ", ".join([self._size(), self._completeness(), *counts, *self._facts()])

    def _size(self) -> str:
        questions = ngettext("{count} question", "{count} questions", self.questions).format(
            count=self.questions
        )
        kinds = ", ".join(f"{self.kinds.get(kind, 0)} {kind_name(kind)}" for kind in Kind)
        return f"{questions} ({kinds})"

    def _completeness(self) -> str:
        named = " + ".join(language for language in self.languages if language)
        return _("{languages} complete").format(languages=named) if named else _("one language")

    def _facts(self) -> list[str]:
        month = f"{self.facts_as_of:%Y-%m}" if self.facts_as_of else "?"
        minutes = ngettext("about {count} minute", "about {count} minutes", self.minutes)
        fits = _("fits 80x24") if self.fits else _("does not fit 80x24")
        return [_("facts as of {month}").format(month=month), minutes.format(count=self.minutes), fits]


def check_file(path: Path, today: date) -> Report:
    """Check the bank in a file. Never raises for a bad one: the problems that the reader names become findings.

    Args:
        path: The file; nothing else is read or written.
        today: The day on which the age of facts is counted.
    """
    try:
        bank = read_bank(path)
    except BankError as error:
        findings = tuple(
            Finding(problem.line, ERROR, problem.rule, problem.message) for problem in error.problems
        )
        return Report(error.name, findings, is_readable=error.is_bank, has_bank=False)
    return report_on(bank, today, printable(str(path)))


def check_bank(bank: Bank, today: date) -> list[Finding]:
    """What is to be mended in a bank, in the order of the lines, without what is silenced."""
    return _findings(Context(bank, today))[0]


def report_on(bank: Bank, today: date, name: str) -> Report:
    """The report on a bank that was read from the file `name`."""
    context = Context(bank, today)
    findings, silenced = _findings(context)
    return Report(
        name=name,
        findings=tuple(findings),
        silenced=tuple(silenced),
        scores=scores(context),
        kinds=Counter(question.kind for question in bank.questions),
        languages=tuple(
            code or (lexicon.code if lexicon else "") for code, lexicon in context.lexicons.items()
        ),
        facts_as_of=min((question.as_of for question in bank.questions), default=None),
        minutes=minutes(context.sheets_of(None, bank.languages[0])),
        fits=not any(finding.rule == too_long.id for finding in (*findings, *silenced)),
    )


def _findings(context: Context) -> tuple[list[Finding], list[Finding]]:
    """What counts and what is silenced, each in the order of the lines."""
    found = (finding for rule in RULES if rule.check for finding in rule.check(context))
    counting, silenced = sort_out(context.bank, found, BY_ID)
    return sorted(counting, key=_order), sorted(silenced, key=_order)


def _order(finding: Finding) -> tuple[int, str, str]:
    return (finding.line, finding.rule, finding.language)


def minutes(sheets: tuple[Sheet, ...]) -> int:
    """About how long it takes to answer questions and to read why, in whole minutes from 1 up.

    A learner reads the question, its choices, the key's reason and the explanation.
    """
    words = 0
    for sheet in sheets:
        read = (sheet.stem, *sheet.choices, *sheet.whys[sheet.key : sheet.key + 1], sheet.explanation)
        words += sum(len(wording.text.split()) for wording in read)
    seconds = 60 * words / WORDS_A_MINUTE + sum(seconds_to_decide(sheet.kind) for sheet in sheets)
    return ceil(seconds / 60)


def seconds_to_decide(kind: Kind) -> int:
    """How long a learner thinks after reading a question."""
    match kind:
        case Kind.TRUE_FALSE:
            return 4
        case Kind.MULTIPLE_CHOICE:
            return 8
