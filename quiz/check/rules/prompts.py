"""The rule of negative prompts: what asks for the exception must mark that in capitals, or better not at all."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quiz.check.context import Sheet
from quiz.check.lexicon import Lexicon
from quiz.check.rule import ERROR, WARNING, Breach, choice_rule
from quiz.check.rules.literature import HALADYNA
from quiz.i18n import N_, _

_QUOTED = re.compile(r"“[^“”]*”|«[^«»]*»|\"[^\"]*\"")
_SENTENCE = re.compile(r"(?<=[.!?…])\s+(?=[(]?[A-ZÀ-Þ0-9])")
_BREAKS = re.compile(r"[,;:()–—]")


@choice_rule("M05", ERROR, N_("readers pass over a small “not” and answer the opposite question"), HALADYNA)
def negative_prompt(sheet: Sheet) -> Iterator[Breach]:
    """A prompt that asks for what is not so; less bad when the negation is in capitals."""
    if sheet.lexicon is None:
        return
    question = asked(sheet.stem.plain)
    found = negative(sheet.lexicon, question)
    if found is None:
        return
    if sheet.lexicon.capitals.search(question):
        message = _("the prompt asks for what is not so (“{word}”); ask for what is so")
        yield Breach(sheet.stem.line, message.format(word=found), WARNING)
    else:
        message = _("the prompt asks for what is not so, and “{word}” is easily missed; ask for what is so")
        yield Breach(sheet.stem.line, message.format(word=found))


def asked(plain: str) -> str:
    """The sentence of a prompt that asks: the last one with a question mark, else the last one.

    What is quoted in it belongs to somebody else, and is left out.
    """
    sentences = _SENTENCE.split(_QUOTED.sub(_quoted_end, plain))
    asking = [sentence for sentence in sentences if "?" in sentence]
    return (asking or sentences)[-1]


def _quoted_end(quoted: re.Match[str]) -> str:
    """The end of a quoted text, where it ends a sentence."""
    last = quoted[0].rstrip('”»" ')[-1:]
    return last if last in (".", "!", "?", "…") else ""


def negative(lexicon: Lexicon, question: str) -> str | None:
    """The word by which a question asks for the exception, if it does.

    A negation within a clause of its own ("why ICE cannot ...", "a person who does not ...") asks for nothing.
    """
    text = lexicon.question_frame.sub("", question)
    if exception := lexicon.exception.search(text):
        return exception[0]
    for found in lexicon.negations(text):
        clause = _BREAKS.split(text[: found.start()])[-1]
        words = lexicon.word.findall(clause.casefold())
        if not _is_within(lexicon, words, text, found.end()):
            return found["neg"].strip()
    return None


def _is_within(lexicon: Lexicon, words: list[str], text: str, end: int) -> bool:
    """Does what stands before a negation put it into a clause of its own, or ask for a reason?"""
    for place, word in enumerate(words):
        if word in lexicon.whys:
            return True
        if word not in lexicon.subordinators:
            continue
        if word not in lexicon.interrogatives or place > 1:
            return True
        if word in lexicon.times and "," in text[end:]:
            return True  # "When Canada does not agree, who ...?"
    return False
