"""Rules of what is shown after an answer: a reason of its own for every choice, true in any order."""

from __future__ import annotations

from collections.abc import Iterator

from quiz.bank.model import Kind
from quiz.check import literature
from quiz.check.basics import excerpt
from quiz.check.rule import N_, Severity, Told, each_sheet
from quiz.check.sheet import Sheet
from quiz.i18n import _

FEWEST_CHARACTERS = 40
"""The fewest characters in which a reason can be given."""


@each_sheet(
    "E02",
    Severity.WARNING,
    N_("feedback teaches when it says why, not only that"),
    literature.VAN_DER_KLEIJ,
)
def too_short(sheet: Sheet) -> Iterator[Told]:
    """A text that has no room for a reason."""
    for text in sheet.feedback:
        if text.length < FEWEST_CHARACTERS:
            message = _("“{start}” has {length} characters; say why in {fewest} or more")
            told = message.format(start=excerpt(text.plain), length=text.length, fewest=FEWEST_CHARACTERS)
            yield Told(text.line, told)


@each_sheet(
    "E03",
    Severity.ERROR,
    N_("each choice is wrong in its own way, and saying a thing again explains nothing"),
    literature.VAN_DER_KLEIJ,
    Kind.MULTIPLE_CHOICE,
)
def repeated(sheet: Sheet) -> Iterator[Told]:
    """Two reasons the same, or a reason that only repeats its choice."""
    seen: dict[str, int] = {}
    for number, (choice, why) in enumerate(zip(sheet.choices, sheet.whys, strict=True), 1):
        folded = why.folded
        if folded in seen:
            message = _("choices {first} and {second} have the same ‘why’; give each its own")
            yield Told(why.line, message.format(first=seen[folded], second=number))
        elif folded == choice.folded:
            message = _("the ‘why’ of choice {number} only repeats the choice; say why")
            yield Told(why.line, message.format(number=number))
        seen.setdefault(folded, number)


@each_sheet(
    "E04",
    Severity.ERROR,
    N_("choices are shuffled, so nothing stands where the file has it"),
    literature.ATTALI,
)
def names_a_position(sheet: Sheet) -> Iterator[Told]:
    """A text that says where on the page another stands."""
    if sheet.lexicon is None:
        return
    corrections = [*filter(None, (sheet.correction,)), *sheet.wrong_corrections]
    texts = [sheet.stem, *sheet.choices, *sheet.feedback, *corrections]
    everything = "\n".join([text.plain for text in texts]).casefold()
    if not any([hint in everything for hint in sheet.lexicon.position_hints]):  # noqa: C419 - quicker than a generator
        return
    for text in texts:
        found = sheet.lexicon.position.search(text.plain)
        if found:
            message = _("“{words}” points to a place on the page; name what is meant")
            yield Told(text.line, message.format(words=found[0]))
