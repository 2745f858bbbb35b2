"""The rule of the reading level: how hard the sentences of a bank are to read."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from quiz.check import literature
from quiz.check.lexicon import Lexicon
from quiz.check.proof import LEAST_QUESTIONS, Proof
from quiz.check.rule import N_, Severity, Told, whole_bank
from quiz.check.sheet import Sheet, Wording
from quiz.i18n import _, decimal

HARDEST_GRADE = 9
"""The greatest Flesch-Kincaid grade of English: the school year in which it is read with ease."""

LEAST_EASE = 50
"""The least Flesch score of French after Kandel and Moles; 100 is easiest."""

_DOTTED = re.compile(r"\W*(?:[A-Z]\.){2,}\W*")
_SHORTENED = frozenset({"Mr.", "Mrs.", "Ms.", "Dr.", "St.", "No.", "no.", "M.", "Mme.", "art."})
_SENTENCE_END = re.compile(r"[.!?…]+[\"'”»)]*$")
_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
_ENGLISH_VOWELS = re.compile(r"[aeiouyàâäéèêëîïôöùûü]+")
_FRENCH_VOWELS = re.compile(r"(?:eau|[aeo]u|œu|[aeo]i|ou|[iuy](?=[aeoéèêâô])|[aàâeéèêëiîïoôuùûüyœ])[uiy]?")
_ENGLISH_MUTE_END = re.compile(r"(?<![leiuoy])e$|(?<![td])ed$|(?<![sczghx])es$")
_FRENCH_MUTE_END = re.compile(r"(?<=[^aàâeéèêëiîïoôuùûüyœ])(?:e|es)$")


class Figures(NamedTuple):
    """What a formula of reading level counts."""

    sentences: int
    words: int
    syllables: int


@whole_bank(
    "B08", Severity.WARNING, N_("a quiz on powers must not be a test of reading"), literature.READABILITY
)
def reading_level(proof: Proof) -> Iterator[Told]:
    """A bank that is hard to read, counted over its prompts, reasons and explanations."""
    if len(proof.bank.questions) < LEAST_QUESTIONS:
        return
    for language, lexicon in proof.lexicons.items():
        level = level_of(proof.sheets_of(None, language), lexicon) if lexicon else None
        if lexicon is None or level is None:
            continue
        if lexicon.code == "en" and level > HARDEST_GRADE:
            message = _("reading grade {level} (Flesch-Kincaid), {limit} the most; write shorter sentences")
            told = message.format(level=decimal(level), limit=HARDEST_GRADE)
            yield Told(proof.line, told, language=language)
        elif lexicon.code == "fr" and level < LEAST_EASE:
            message = _("reading ease {level} (Kandel-Moles), {limit} the least; write shorter sentences")
            told = message.format(level=decimal(level), limit=LEAST_EASE)
            yield Told(proof.line, told, language=language)


def level_of(sheets: Iterable[Sheet], lexicon: Lexicon) -> float | None:
    """The reading level of the sentences of some sheets: a grade in English, an ease in French."""
    total = figures(list(_sentences(sheets)), lexicon)
    if not total.words:
        return None
    return _FORMULAS[lexicon.code](total.words / total.sentences, total.syllables / total.words)


_FORMULAS: Mapping[str, Callable[[float, float], float]] = {
    "en": lambda words, syllables: 0.39 * words + 11.8 * syllables - 15.59,
    "fr": lambda words, syllables: 207 - 1.015 * words - 73.6 * syllables,
}
"""From words a sentence and syllables a word to the level."""


def _sentences(sheets: Iterable[Sheet]) -> Iterator[Wording]:
    """The texts that are whole sentences; choices are mostly none."""
    for sheet in sheets:
        yield sheet.stem
        yield from sheet.feedback
        if sheet.correction:
            yield sheet.correction


def figures(wordings: Sequence[Wording], lexicon: Lexicon) -> Figures:
    """How many sentences, words and syllables some texts have; an agency's name is one short word.

    A text ends a sentence, with a full stop or without.
    """
    text = lexicon.agencies.sub("ICE", "\n".join([wording.plain for wording in wordings]))
    sentences = sum(not _SENTENCE_END.search(wording.plain) for wording in wordings)
    words = syllables = 0
    for piece, times in Counter(text.split()).items():
        if _DOTTED.fullmatch(piece):
            counts = [1]
        else:
            counts = [_COUNTERS[lexicon.code](word) for word in _WORD.findall(piece)]
            sentences += times * (bool(_SENTENCE_END.search(piece)) and piece not in _SHORTENED)
        words += times * len(counts)
        syllables += times * sum(counts)
    return Figures(sentences, words, syllables)


def english_syllables(word: str) -> int:
    """About how many syllables an English word has; capitals alone are a short name."""
    if word.isupper() or word.isdigit():
        return 1
    folded = word.casefold().removesuffix("'s")
    return max(1, len(_ENGLISH_VOWELS.findall(folded)) - bool(_ENGLISH_MUTE_END.search(folded)))


def french_syllables(word: str) -> int:
    """About how many syllables a French word has; a mute e at the end is none, an elided word neither."""
    head, elision, tail = word.rpartition("'")
    word = tail if elision and len(head) <= 2 else word
    if word.isupper() or word.isdigit():
        return 1
    parts = [_FRENCH_MUTE_END.sub("", part) or part for part in word.casefold().split("-")]
    return max(1, sum(len(_FRENCH_VOWELS.findall(part)) for part in parts))


_COUNTERS: Mapping[str, Callable[[str], int]] = {"en": english_syllables, "fr": french_syllables}
