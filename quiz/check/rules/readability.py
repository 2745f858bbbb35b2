"""Rules of the reading level: how hard the sentences of a bank and of its lessons are to read."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from quiz.bank.marks import without_marks
from quiz.bank.model import Topic
from quiz.check.context import LEAST_QUESTIONS, Context, Sheet
from quiz.check.lexicon import Lexicon
from quiz.check.lexicon.lexicon import Readability
from quiz.check.rule import WARNING, Breach, whole_bank
from quiz.check.rules.literature import READABILITY
from quiz.check.wording import Names, Wording
from quiz.i18n import N_, _, decimal

FEWEST_WORDS, MOST_WORDS = 40, 160
"""From how many words up the level of a lesson means something, and how many words a lesson has at most."""

_DOTTED = re.compile(r"\W*(?:[A-Z]\.){2,}\W*")
_SHORTENED = frozenset({"Mr.", "Mrs.", "Ms.", "Dr.", "St.", "No.", "no.", "M.", "Mme.", "art."})
_SENTENCE_END = re.compile(r"[.!?…]+[\"'”»)]*$")
_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")


class Figures(NamedTuple):
    """What a formula of reading level counts."""

    sentences: int
    words: int
    syllables: int

    def level(self, readability: Readability) -> float:
        """The reading level."""
        return readability.level(self.words / self.sentences, self.syllables / self.words)


@whole_bank("B08", WARNING, N_("a quiz on powers must not be a test of reading"), READABILITY)
def reading_level(context: Context) -> Iterator[Breach]:
    """A bank that is hard to read, counted over its prompts, reasons and explanations."""
    if len(context.bank.questions) < LEAST_QUESTIONS:
        return
    for language, lexicon in context.lexicons.items():
        if lexicon is None:
            continue
        sentences = [text for sheet in context.sheets_of(None, language) for text in _sentences(sheet)]
        total = figures(sentences, lexicon, context.names[language])
        hard = total.words and _too_hard(total, lexicon.readability, lexicon.readability.bank_limit)
        if hard:
            yield Breach(context.line, hard, language=language)


@whole_bank("B10", WARNING, N_("a lesson is read before it is known"), READABILITY)
def lesson_level(context: Context) -> Iterator[Breach]:
    """A lesson that is long or hard to read."""
    for topic in context.bank.topics.values():
        for language, lexicon in context.lexicons.items():
            for message in _lesson_faults(topic, language, lexicon, context.names[language]):
                where = _("topic '{id}'").format(id=topic.id)
                yield Breach(topic.line, message, language=language, where=where)


def _lesson_faults(topic: Topic, language: str, lexicon: Lexicon | None, names: Names) -> Iterator[str]:
    paragraphs = [text.in_language(language) for text in topic.lesson_paragraphs]
    count = sum(bool(_WORD.search(piece)) for paragraph in paragraphs for piece in paragraph.split())
    if count > MOST_WORDS:
        message = _("the lesson has {count} words, {most} the most; shorten it")
        yield message.format(count=count, most=MOST_WORDS)
    if lexicon and count >= FEWEST_WORDS:
        wordings = [Wording(without_marks(paragraph), topic.line, lexicon) for paragraph in paragraphs]
        total = figures(wordings, lexicon, names)
        hard = total.words and _too_hard(total, lexicon.readability, lexicon.readability.lesson_limit)
        if hard:
            yield hard


def _too_hard(total: Figures, readability: Readability, limit: float) -> str:
    """What is wrong with a reading level, if it is past a limit; else nothing."""
    level = total.level(readability)
    if not readability.is_harder(level, limit):
        return ""
    message = (
        _("reading ease {level} ({formula}), {limit} the least; write shorter sentences and words")
        if readability.is_ease
        else _("reading grade {level} ({formula}), {limit} the most; write shorter sentences and words")
    )
    return message.format(level=decimal(level), formula=readability.name, limit=decimal(limit))


def _sentences(sheet: Sheet) -> Iterator[Wording]:
    """The texts that are whole sentences; choices are mostly none."""
    yield sheet.stem
    yield from sheet.feedback
    if sheet.correction:
        yield sheet.correction


def figures(wordings: Sequence[Wording], lexicon: Lexicon, names: Names) -> Figures:
    """How many sentences, words and syllables some texts have; a proper name is one short word.

    A text ends a sentence, with a full stop or without.
    """
    text = names.shortened("\n".join([wording.plain for wording in wordings]))
    sentences = sum(not _SENTENCE_END.search(wording.plain) for wording in wordings)
    words = syllables = 0
    for piece, times in Counter(text.split()).items():
        if _DOTTED.fullmatch(piece):
            counts = [1]
        else:
            counts = [lexicon.readability.syllables(word) for word in _WORD.findall(piece)]
            sentences += times * (bool(_SENTENCE_END.search(piece)) and piece not in _SHORTENED)
        words += times * len(counts)
        syllables += times * sum(counts)
    return Figures(sentences, words, syllables)
