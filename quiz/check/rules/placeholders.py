"""A rule of banks that were made of another program's file: what is still to be written is written."""

from __future__ import annotations

from collections.abc import Iterator

from quiz.bank.placeholder import MARK, UNKNOWN_DAY, is_placeholder
from quiz.check.context import Context
from quiz.check.rule import ERROR, Breach, whole_bank
from quiz.check.rules.literature import FORMAT
from quiz.i18n import N_, _, ngettext


@whole_bank("S10", ERROR, N_("learners would read what only its author should"), FORMAT, per_question=True)
def unwritten(context: Context) -> Iterator[Breach]:
    """Texts and days that their author has still to write."""
    yield from _unwritten_texts(context)
    for source in context.bank.sources.values():
        texts = [text for text in (source.title, source.publisher) if is_placeholder(text)]
        if texts:
            where = _("source '{id}'").format(id=source.id)
            yield Breach(texts[0].line, _message(len(texts)), where=where)
    for question in context.bank.questions:
        if question.as_of == UNKNOWN_DAY:
            message = _("nobody has checked the facts yet; do, and write the day in ‘as_of’")
            yield Breach(question.line, message, question=question.id)


def _unwritten_texts(context: Context) -> Iterator[Breach]:
    """One breach for each question, topic or other part of the bank that has such texts."""
    lines: dict[tuple[str, str], list[int]] = {}
    for text, question, where in context.texts():
        if is_placeholder(text):
            lines.setdefault((question, where), []).append(text.line)
    for (question, where), found in lines.items():
        yield Breach(min(found), _message(len(found)), question=question, where=where)


def _message(count: int) -> str:
    message = ngettext(
        "{count} text begins with {mark} and is still to be written",
        "{count} texts begin with {mark} and are still to be written",
        count,
    )
    return message.format(count=count, mark=MARK)
