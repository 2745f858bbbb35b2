"""The rule of near-duplicates: two prompts with nearly the same words, found without comparing all pairs."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from math import ceil

from quiz.bank.model import Kind
from quiz.check.context import Context, Sheet
from quiz.check.rule import WARNING, Breach, whole_bank
from quiz.check.rules.literature import HALADYNA
from quiz.i18n import N_, _, percent

NEARLY_SAME = 0.8
"""The Jaccard index of two prompts' words from which they count as nearly the same."""


@whole_bank("B07", WARNING, N_("who has seen the one has seen the other"), HALADYNA, per_question=True)
def near_duplicates(context: Context) -> Iterator[Breach]:
    """Prompts of one kind with nearly the same words; each is reported once, with the first it is like."""
    reported: set[str] = set()
    for kind in Kind:
        for language, sheets in context.full_sets(kind):
            for first, second, index in nearly_same(sheets):
                if second.question.id in reported:
                    continue
                reported.add(second.question.id)
                message = _("asks in nearly the same words as '{id}' ({share} of them); change or drop one")
                text = message.format(id=first.question.id, share=percent(index))
                yield Breach(second.stem.line, text, question=second.question.id, language=language)


def nearly_same(sheets: Sequence[Sheet]) -> Iterator[tuple[Sheet, Sheet, float]]:
    """Pairs of sheets with nearly the same words in their stems, each with the first it is like.

    Two sets with a Jaccard index of t or more share one of their n - ceil(t * n) + 1 rarest words, so only
    sheets with such a word in common are compared (Bayardo, Ma & Srikant 2007, Scaling up all pairs
    similarity search).
    """
    sets = [frozenset(sheet.stem.words) for sheet in sheets]
    frequency = Counter(word for words in sets for word in words)
    by_rare_word: defaultdict[str, list[int]] = defaultdict(list)
    for place, words in enumerate(sets):
        if not words:
            continue
        rarest = sorted(words, key=lambda word: (frequency[word], word))
        prefix = rarest[: len(rarest) - ceil(NEARLY_SAME * len(rarest) - 1e-9) + 1]
        likely = sorted({other for word in prefix for other in by_rare_word[word]})
        twin = next((other for other in likely if _jaccard(sets[other], words) >= NEARLY_SAME), None)
        if twin is not None:
            yield sheets[twin], sheets[place], _jaccard(sets[twin], words)
            continue  # the first of the likes stands for all of them
        for word in prefix:
            by_rare_word[word].append(place)


def _jaccard(one: frozenset[str], other: frozenset[str]) -> float:
    if min(len(one), len(other)) < NEARLY_SAME * max(len(one), len(other)):
        return 0.0
    shared = len(one & other)
    return shared / (len(one) + len(other) - shared)
