"""Rules of what is shown after an answer: a reason of its own for every choice, true in any order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from quiz.bank.placeholder import is_unwritten
from quiz.check.context import LEAST_QUESTIONS, Context, Sheet
from quiz.check.rule import ADVICE, ERROR, WARNING, Breach, choice_rule, each_sheet, whole_bank
from quiz.check.rules.basics import excerpt
from quiz.check.rules.literature import ATTALI, VAN_DER_KLEIJ
from quiz.i18n import N_, _

FEWEST_CHARACTERS = 40
"""The fewest characters in which a reason can be given."""

OPENING, MOST_ALIKE = 3, 0.2
"""How many words are the opening of an explanation, and which part of all may have the same one."""


@each_sheet("E02", WARNING, N_("feedback teaches when it says why, not only that"), VAN_DER_KLEIJ)
def too_short(sheet: Sheet) -> Iterator[Breach]:
    """A text too short to hold a reason."""
    for text in sheet.feedback:
        if text.length < FEWEST_CHARACTERS:
            message = _("“{start}” has {length} characters; say why in {fewest} or more")
            detail = message.format(start=excerpt(text.plain), length=text.length, fewest=FEWEST_CHARACTERS)
            yield Breach(text.line, detail)


@choice_rule(
    "E03",
    ERROR,
    N_("each choice is wrong in its own way, and saying a thing again explains nothing"),
    VAN_DER_KLEIJ,
)
def repeated(sheet: Sheet) -> Iterator[Breach]:
    """Two reasons the same, or a reason that only repeats its choice."""
    seen: dict[str, int] = {}
    for number, (choice, why) in enumerate(zip(sheet.choices, sheet.whys, strict=True), 1):
        folded = why.folded
        if folded in seen:
            message = _("choices {first} and {second} have the same ‘why’; give each its own")
            yield Breach(why.line, message.format(first=seen[folded], second=number))
        elif folded == choice.folded:
            message = _("the ‘why’ of choice {number} only repeats the choice; say why")
            yield Breach(why.line, message.format(number=number))
        seen.setdefault(folded, number)


@each_sheet("E04", ERROR, N_("choices are shuffled, so nothing stands where the file has it"), ATTALI)
def names_a_position(sheet: Sheet) -> Iterator[Breach]:
    """A text that mentions where on the page another stands."""
    if sheet.lexicon is None:
        return
    corrections = [*filter(None, (sheet.correction,)), *sheet.wrong_corrections]
    texts = [sheet.stem, *sheet.choices, *sheet.feedback, *corrections]
    everything = "\n".join([text.plain for text in texts]).casefold()
    if not any(map(everything.__contains__, sheet.lexicon.position_hints)):
        return
    for text in texts:
        found = sheet.lexicon.position.search(text.plain)
        if found:
            message = _("“{words}” points to a place on the page; name what is meant")
            yield Breach(text.line, message.format(words=found[0]))


@whole_bank("E05", ADVICE, N_("what always begins alike is soon passed over"), VAN_DER_KLEIJ)
def alike(context: Context) -> Iterator[Breach]:
    """Explanations many of which begin with the same words."""
    for language in context.bank.languages:
        explanations = [sheet.explanation for sheet in context.sheets_of(None, language)]
        written = [text for text in explanations if not is_unwritten(text.text)]
        counts = Counter(text.words[:OPENING] for text in written)
        opening, count = max(counts.items(), key=lambda item: item[1], default=((), 0))
        if len(written) >= LEAST_QUESTIONS and count > MOST_ALIKE * len(written):
            message = _("{count} of {total} explanations begin with “{words}”; begin in other ways too")
            detail = message.format(count=count, total=len(written), words=" ".join(opening))
            yield Breach(context.line, detail, language=language)
