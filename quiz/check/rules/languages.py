"""Rules of the languages: every text is in each of them, and French is set as Canada sets it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from quiz.bank.fields import same
from quiz.bank.model import Text
from quiz.check.context import Context
from quiz.check.rule import ERROR, WARNING, Breach, whole_bank
from quiz.check.rules.basics import excerpt
from quiz.check.rules.literature import FORMAT, TYPOGRAPHY
from quiz.i18n import N_, _

_SIGN = re.compile("[«»:%$;?!]")
_FRENCH_SLIP = re.compile(
    r"(?P<open>«(?![\u00a0\u202f]))"
    r"|(?P<close>(?<![\u00a0\u202f])»)"
    r"|(?P<colon>(?<![\u00a0\u202f]):(?=\s|$))"
    r"|(?P<unit>(?:(?<=\d)|(?<=\d ))[%$](?!\w)|(?<![\w$])\$(?=\d))"
    r"|(?P<mark>(?<=\S\s)[;?!])"
)
_LETTERS = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_NAME_PARTS = frozenset({"de", "du", "des", "of", "the", "la", "le", "les"})


@whole_bank("L01", ERROR, N_("a learner reads every text in one language"), FORMAT, per_question=True)
def untranslated(context: Context) -> Iterator[Breach]:
    """A text that is the same in two languages; names, numbers and single words may be."""
    if len(context.bank.languages) < 2:
        return
    for text, question, where in context.texts():
        twins = _twins(text)
        if twins and not _is_name(text.in_language(twins[0])):
            message = _("“{start}” is the same in {first} and {second}; translate it")
            start = excerpt(text.in_language(twins[0]))
            detail = message.format(start=start, first=twins[0], second=twins[1])
            yield Breach(text.line, detail, question=question, where=where)


def _twins(text: Text) -> tuple[str, str] | None:
    """Two languages in which a text is the same."""
    for (first, one), (second, other) in combinations(text.wordings, 2):
        if len(one.split()) == len(other.split()) and same(one) == same(
            other
        ):  # counting is quick, folding is not
            return first, second
    return None


def _is_name(wording: str) -> bool:
    """Does a text hold nothing but a name, numbers or one word?"""
    words = _LETTERS.findall(wording)
    return len(words) < 2 or all(word[0].isupper() or word in _NAME_PARTS for word in words)


@whole_bank(
    "L02",
    WARNING,
    N_("French has its own spaces, and Canada its own use of them"),
    TYPOGRAPHY,
    per_question=True,
)
def french_spaces(context: Context) -> Iterator[Breach]:
    """Spaces at signs that are not as Canadian French has them; one finding a text."""
    french = [code for code, lexicon in context.lexicons.items() if lexicon and lexicon.code == "fr"]
    for language in french:
        for text, question, where in context.texts():
            wording = text.in_language(language)
            signs = _SIGN.finditer(wording)
            slip = next(filter(None, (_FRENCH_SLIP.match(wording, sign.start()) for sign in signs)), None)
            if slip:
                around = wording[max(0, slip.start() - 12) : slip.end() + 12].strip()
                message = _("{what}, at “{around}”").format(what=_advice(slip), around=around)
                yield Breach(text.line, message, question=question, language=language, where=where)


def _advice(slip: re.Match[str]) -> str:
    """What to write at a slip."""
    if slip["mark"]:
        return _("no space before {sign}").format(sign=slip["mark"])
    if slip["open"]:
        return _("a no-break space (U+00A0) after «")
    if slip["close"]:
        return _("a no-break space (U+00A0) before »")
    if slip["colon"]:
        return _("a no-break space (U+00A0) before :")
    message = _("a no-break space (U+00A0) between the number and the {sign} after it")
    return message.format(sign=slip["unit"])
