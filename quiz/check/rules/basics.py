"""Rules of every question: its facts are fresh, its texts fit the screen, its opt-outs are real."""

from __future__ import annotations

from collections.abc import Iterator

from quiz.bank.placeholder import UNKNOWN_DAY
from quiz.check.context import Context, Sheet
from quiz.check.rule import WARNING, Breach, each_sheet, whole_bank
from quiz.check.rules.literature import FORMAT
from quiz.check.wording import Wording
from quiz.i18n import N_, _, ngettext

MOST_IN_PROMPT = 240
"""The most characters of a prompt or statement that stand on 80x24 together with the choices."""

MOST_IN_CHOICE = 100
"""The most characters of a choice."""

MOST_IN_FEEDBACK = 320
"""The most characters of a text that is shown after the answer."""


@whole_bank("S05", WARNING, N_("facts change; what was true may not be now"), FORMAT, per_question=True)
def stale(context: Context) -> Iterator[Breach]:
    """Facts that need to be checked again."""
    for question in context.bank.questions:
        age = (context.today - question.as_of).days
        if age <= context.bank.review_after or question.as_of == UNKNOWN_DAY:
            continue
        message = ngettext(
            "the facts are as of {day}, {age} day ago, and want a look after {limit}; check them and change ‘as_of’",
            "the facts are as of {day}, {age} days ago, and want a look after {limit}; check them and change ‘as_of’",
            age,
        )
        detail = message.format(day=question.as_of.isoformat(), age=age, limit=context.bank.review_after)
        yield Breach(question.line, detail, question=question.id)


@each_sheet("S08", WARNING, N_("a question and its answer must fit a terminal of 80x24"), FORMAT)
def too_long(sheet: Sheet) -> Iterator[Breach]:
    """Texts that do not fit 80x24."""
    yield from _over(sheet.stem, MOST_IN_PROMPT)
    for choice in sheet.choices:
        yield from _over(choice, MOST_IN_CHOICE)
    for text in sheet.feedback:
        yield from _over(text, MOST_IN_FEEDBACK)
    if sheet.correction:
        yield from _over(sheet.correction, MOST_IN_FEEDBACK)
    for wrong in sheet.wrong_corrections:
        yield from _over(wrong, MOST_IN_FEEDBACK)


def _over(wording: Wording, most: int) -> Iterator[Breach]:
    if len(wording.text) > most and wording.length > most:
        message = _("“{start}” has {length} characters, {most} fit; shorten it")
        yield Breach(
            wording.line, message.format(start=excerpt(wording.plain), length=wording.length, most=most)
        )


@whole_bank("S09", WARNING, N_("an address without https may be changed on its way"), FORMAT)
def no_https(context: Context) -> Iterator[Breach]:
    """Addresses of sources that do not begin with https."""
    for source in context.bank.sources.values():
        for _language, address in source.url.wordings if source.url else ():
            if not address.startswith("https://"):
                message = _("the address “{address}” does not begin with https://; look for one that does")
                where = _("source '{id}'").format(id=source.id)
                yield Breach(source.line, message.format(address=excerpt(address)), where=where)


def excerpt(plain: str) -> str:
    """The beginning of a text, enough to find it."""
    return plain if len(plain) <= 30 else f"{plain[:29].rstrip()}…"
