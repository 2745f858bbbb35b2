"""Rules of a true/false statement: one plain claim that a learner can judge."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from quiz.bank.model import Kind
from quiz.check import literature
from quiz.check.lexicon import Lexicon, negations
from quiz.check.rule import N_, Severity, Told, each_sheet
from quiz.check.sheet import Sheet
from quiz.i18n import _

MOST_WORDS = 25
"""The most words of a statement that is read once."""

_REACH = 8
"""How many words after a joiner the verb of its clause is looked for."""

_PIECE = re.compile(r"[^\W_]+'(?=\w)|[^\W_]+(?:[.'-][^\W_]+)*|[,;:]")
_ENDS = (".", "。", "．", "।", "۔", "።")
_QUESTION_MARKS = ("?", "？", "؟", "՞", ";")
_CLOSING = "\"'”’»›)] \u00a0\u202f"


@each_sheet(
    "T04",
    Severity.ERROR,
    N_("two negations test patience, not knowledge"),
    literature.TRUE_FALSE_GUIDES,
    Kind.TRUE_FALSE,
)
def double_negation(sheet: Sheet) -> Iterator[Told]:
    """Two negations in a statement."""
    if sheet.lexicon is None:
        return
    found = [match["neg"] for match in negations(sheet.lexicon, sheet.stem.plain)]
    if len(found) > 1:
        words = ", ".join(f"“{word}”" for word in found)
        message = _("{count} negations in one statement: {words}; say it with one at most")
        yield Told(sheet.stem.line, message.format(count=len(found), words=words))


@each_sheet(
    "T05",
    Severity.WARNING,
    N_("of two claims one can be true and the other false"),
    literature.TRUE_FALSE_GUIDES,
    Kind.TRUE_FALSE,
)
def two_claims(sheet: Sheet) -> Iterator[Told]:
    """Two clauses joined into one statement."""
    joiner = joined_clauses(sheet.lexicon, sheet.stem.plain) if sheet.lexicon else None
    if joiner:
        message = _("“{joiner}” joins two claims; make two statements of them, or drop one")
        yield Told(sheet.stem.line, message.format(joiner=joiner))


@each_sheet(
    "T06",
    Severity.ERROR,
    N_("only a whole sentence can be true or false"),
    literature.TRUE_FALSE_GUIDES,
    Kind.TRUE_FALSE,
)
def no_statement(sheet: Sheet) -> Iterator[Told]:
    """A question, or a text without a full stop, where a statement should be."""
    end = sheet.stem.plain.rstrip(_CLOSING)
    if end.endswith(_QUESTION_MARKS):
        yield Told(sheet.stem.line, _("the statement is a question; say what is the case"))
    elif not end.endswith(_ENDS):
        message = _("the statement ends in “{end}”, not in a full stop; make it a whole sentence")
        yield Told(sheet.stem.line, message.format(end=end[-12:].lstrip()))


@each_sheet(
    "T10",
    Severity.ADVICE,
    N_("a long statement hides what is to be judged"),
    literature.TRUE_FALSE_GUIDES,
    Kind.TRUE_FALSE,
)
def long_statement(sheet: Sheet) -> Iterator[Told]:
    """A statement that wants reading twice."""
    count = sum(1 for word in sheet.stem.plain.split() if any(map(str.isalnum, word)))
    if count > MOST_WORDS:
        message = _("the statement has {count} words; {most} are read at one go")
        yield Told(sheet.stem.line, message.format(count=count, most=MOST_WORDS))


def joined_clauses(lexicon: Lexicon, plain: str) -> str | None:
    """The word that joins two clauses of a sentence, each with a verb of its own, if one does.

    Told from word lists, and shy: where a clause begins within a clause, or no verb is known, it finds none.
    """
    text = lexicon.no_joint.sub(" ", lexicon.agencies.sub("ICE", plain))
    for contrast in lexicon.contrasts.finditer(text):
        if _is_contrast(lexicon, text[: contrast.start()], text[contrast.end() :]):
            return str(contrast[1])
    words: list[str] = _PIECE.findall(text.casefold())
    start = 0
    for place, word in enumerate(words):
        if word in (";", ":"):
            start = place + 1
        elif word in lexicon.joiners and _joins(lexicon, words[start:place], word, words[place + 1 :]):
            return word
    return None


def _is_contrast(lexicon: Lexicon, before: str, after: str) -> bool:
    """Does "while" set two claims against each other, and not tell a time?"""
    follows = _PIECE.findall(after.casefold())
    if not before.strip(" ,") or len(follows) < 3:
        return False
    times = (
        lexicon.not_contrast if before.rstrip().endswith(",") else lexicon.not_contrast | lexicon.determiners
    )
    return follows[0] not in times and not follows[0].endswith("ing")


def _joins(lexicon: Lexicon, before: Sequence[str], joiner: str, after: Sequence[str]) -> bool:
    """Does the joiner stand between two clauses of the same rank?"""
    if not before or not after or not _is_main_clause(lexicon, before):
        return False
    if joiner in _BUT and after[0] in lexicon.negative_openers:
        return True
    clause = _clause(lexicon, after)
    if not clause:
        return False
    if clause[0] in lexicon.subjects or (clause[0] in lexicon.weak_subjects and _verb(lexicon, clause[1:4])):
        return True
    if clause[0] in lexicon.not_first or clause[:2] == ["ne", "pas"]:
        return False
    return _verb(lexicon, clause[:_REACH]) or _plural_verb(lexicon, before, clause[:_REACH])


_BUT = frozenset({"but", "yet", "mais"})


def _is_main_clause(lexicon: Lexicon, words: Sequence[str]) -> bool:
    """Do the words hold a verb of their own, and is no clause within them still open?"""
    verbs = subordinate = 0
    is_open = False
    for place, word in enumerate(words):
        previous = words[place - 1] if place else ""
        if word == ",":
            is_open = False
        elif word in lexicon.subordinators and previous not in lexicon.reporting:
            subordinate += 1
            is_open = True
        elif _is_verb(lexicon, word, previous) or (
            word in lexicon.plural_verbs and previous not in lexicon.finite and previous not in ("", "to")
        ):
            verbs += 1
    return verbs > subordinate and not is_open


def _is_verb(lexicon: Lexicon, word: str, previous: str) -> bool:
    """Is the word the first of a clause's verbs?"""
    if previous in lexicon.finite or (word == "est" and previous == "l'"):
        return False
    return word in lexicon.finite or word.endswith("n't")


def _clause(lexicon: Lexicon, words: Sequence[str]) -> list[str]:
    """The words up to where another clause begins."""
    clause = []
    for word in words:
        if word in (",", ";", ":") or word in lexicon.subordinators:
            break
        clause.append(word)
    return clause


def _verb(lexicon: Lexicon, words: Sequence[str]) -> bool:
    return any(_is_verb(lexicon, word, words[place - 1] if place else "") for place, word in enumerate(words))


def _plural_verb(lexicon: Lexicon, before: Sequence[str], clause: Sequence[str]) -> bool:
    """Does a clause such as "its officers carry ..." follow?"""
    if clause[0] not in lexicon.openers or any(word in lexicon.helpers for word in before):
        return False
    return any(
        word in lexicon.plural_verbs and place and clause[place - 1] != "to"
        for place, word in enumerate(clause)
    )
