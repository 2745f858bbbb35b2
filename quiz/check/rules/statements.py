"""Rules of a true/false statement: one plain claim that a learner can judge."""

from __future__ import annotations

from collections.abc import Iterator

from quiz.check.context import Sheet
from quiz.check.rule import ADVICE, ERROR, Breach, statement_rule
from quiz.check.rules.literature import TRUE_FALSE_GUIDES
from quiz.i18n import N_, _

MOST_WORDS = 25
"""The most words of a statement that is read once."""

_ENDS = (".", "。", "．", "।", "۔", "።")
_QUESTION_MARKS = ("?", "？", "؟", "՞", ";")
_CLOSING = "\"'”’»›)] \u00a0\u202f"


@statement_rule("T04", ERROR, N_("two negations test patience, not knowledge"), TRUE_FALSE_GUIDES)
def double_negation(sheet: Sheet) -> Iterator[Breach]:
    """Two negations in a statement."""
    if sheet.lexicon is None:
        return
    found = [match["neg"] for match in sheet.lexicon.negations(sheet.stem.plain)]
    if len(found) > 1:
        words = ", ".join(f"“{word}”" for word in found)
        message = _("{count} negations in one statement: {words}; say it with one at most")
        yield Breach(sheet.stem.line, message.format(count=len(found), words=words))


@statement_rule("T05", ADVICE, N_("of two claims one can be true and the other false"), TRUE_FALSE_GUIDES)
def two_claims(sheet: Sheet) -> Iterator[Breach]:
    """A sign of two clauses in one statement: its first comma stands before "and", "but" or the like."""
    found = sheet.lexicon.joint.match(sheet.stem.plain) if sheet.lexicon else None
    if found:
        message = _("“{joiner}” may join two claims; make two statements of them, or drop one")
        yield Breach(sheet.stem.line, message.format(joiner=found["joiner"].lstrip(", ")))


@statement_rule("T06", ERROR, N_("only a whole sentence can be true or false"), TRUE_FALSE_GUIDES)
def no_statement(sheet: Sheet) -> Iterator[Breach]:
    """A question, or a text without a full stop, where a statement should be."""
    end = sheet.stem.plain.rstrip(_CLOSING)
    if end.endswith(_QUESTION_MARKS):
        yield Breach(sheet.stem.line, _("the statement is a question; say what is the case"))
    elif not end.endswith(_ENDS):
        message = _("the statement ends in “{end}”, not in a full stop; make it a whole sentence")
        yield Breach(sheet.stem.line, message.format(end=end[-12:].lstrip()))


@statement_rule("T10", ADVICE, N_("a long statement hides what is to be judged"), TRUE_FALSE_GUIDES)
def long_statement(sheet: Sheet) -> Iterator[Breach]:
    """A statement that has to be read twice."""
    count = sum(1 for word in sheet.stem.plain.split() if any(map(str.isalnum, word)))
    if count > MOST_WORDS:
        message = _("the statement has {count} words; {most} are read at one go")
        yield Breach(sheet.stem.line, message.format(count=count, most=MOST_WORDS))
