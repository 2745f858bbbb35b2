"""Rules of choices: the key must not stand out, and each choice must stand on its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from quiz.bank.model import MultipleChoice
from quiz.check.context import Context, Sheet
from quiz.check.lexicon import Lexicon
from quiz.check.rule import ERROR, WARNING, Breach, choice_rule, whole_bank
from quiz.check.rules.basics import excerpt
from quiz.check.rules.literature import HALADYNA, RODRIGUEZ
from quiz.check.rules.quantities import amounts
from quiz.check.wording import Wording
from quiz.i18n import N_, _, ngettext

LONGER, MUCH_LONGER = 1.25, 1.6
"""How many times as long as the longest distractor the key stands out, and gives itself away."""

SHORTER = 0.5
"""Below which part of the shortest distractor's length the key stands out."""

FEWEST, MOST = 3, 5
"""How many choices a question has at least and at most."""

UNEVEN, ALL_SHORT = 3, 25
"""How many times as long as the shortest the longest choice may be, and up to which length none of it matters."""


@choice_rule("M02", WARNING, N_("learners pick the choice whose length is not like the others"), HALADYNA)
def key_sticks_out(sheet: Sheet) -> Iterator[Breach]:
    """A key that is much longer, or much shorter, than every distractor."""
    key = sheet.right_choice
    lengths = [distractor.length for distractor in sheet.distractors]
    longest, shortest = max(lengths), min(lengths)
    if key.length > LONGER * longest and len(key.words) > 1:
        message = _(
            "the key sticks out: key {key} characters, longest distractor {longest}; shorten the key or fill out"
            " a distractor"
        )
        severity = ERROR if key.length > MUCH_LONGER * longest else WARNING
        yield Breach(key.line, message.format(key=key.length, longest=longest), severity)
    elif key.length < SHORTER * shortest:
        message = _(
            "the key sticks out: key {key} characters, shortest distractor {shortest}; fill out the key or"
            " shorten a distractor"
        )
        yield Breach(key.line, message.format(key=key.length, shortest=shortest))


@choice_rule(
    "M03",
    ERROR,
    N_("such a choice is right or wrong by logic, and shuffling moves what it points to"),
    HALADYNA,
)
def catch_all(sheet: Sheet) -> Iterator[Breach]:
    """All, none or both of the other choices."""
    for choice in sheet.choices:
        if sheet.lexicon and sheet.lexicon.catch_all.search(choice.plain):
            message = _("the choice “{choice}” is about the other choices; give a choice of its own")
            yield Breach(choice.line, message.format(choice=excerpt(choice.plain)))


@choice_rule("M04", WARNING, N_("learners pick the choice that repeats the prompt"), HALADYNA)
def echo(sheet: Sheet) -> Iterator[Breach]:
    """A word that the prompt shares with the key alone."""
    if sheet.lexicon is None:
        return
    shared = (sheet.stem.content & sheet.right_choice.content) - sheet.names.content
    shared = shared.difference(*(distractor.content for distractor in sheet.distractors))
    if shared:
        message = ngettext(
            "of all choices only the key repeats the prompt’s word {words}; use it in a distractor too, or not"
            " at all",
            "of all choices only the key repeats the prompt’s words {words}; use them in a distractor too, or"
            " not at all",
            len(shared),
        )
        detail = message.format(words=", ".join(f"“{word}”" for word in sorted(shared)))
        yield Breach(sheet.right_choice.line, detail)


@choice_rule(
    "M07", WARNING, N_("numbers out of order slow reading down and make errors that say nothing"), HALADYNA
)
def out_of_order(sheet: Sheet) -> Iterator[Breach]:
    """Numbers or dates that go up and down."""
    values = amounts([choice.folded for choice in sheet.choices], sheet.lexicon)
    if values and list(values) not in (sorted(values), sorted(values, reverse=True)):
        message = _("the choices are numbers or dates and out of order ({choices}); put them in order")
        detail = message.format(choices=", ".join(excerpt(choice.plain) for choice in sheet.choices))
        yield Breach(sheet.choices[0].line, detail)


@choice_rule("M08", WARNING, N_("a question of yes or no is a true/false question in disguise"), HALADYNA)
def yes_or_no(sheet: Sheet) -> Iterator[Breach]:
    """Two choices or more that consist of true, false, yes or no alone."""
    if sheet.lexicon is None:
        return
    bare = [choice for choice in sheet.choices if choice.folded.strip(" .!") in sheet.lexicon.verdicts]
    if len(bare) > 1:
        message = _("the choices say {choices}; make it a true/false question, or say in each what is so")
        detail = message.format(choices=", ".join(f"“{choice.plain}”" for choice in bare))
        yield Breach(bare[0].line, detail)


@choice_rule("M11", ERROR, N_("shuffling moves what such a choice points to"), HALADYNA)
def combines(sheet: Sheet) -> Iterator[Breach]:
    """A choice made of other choices, such as “A and C”."""
    if sheet.lexicon is None:
        return
    combining = [
        choice
        for choice in sheet.choices
        if choice.length < 40 and _is_combination(sheet.lexicon, choice, len(sheet.choices))
    ]
    if len(combining) == len(sheet.choices) or _all_numeric(sheet.choices):
        return  # pairs of numbers that are the answers themselves
    for choice in combining:
        message = _("the choice “{choice}” combines other choices; say what it means")
        yield Breach(choice.line, message.format(choice=excerpt(choice.plain)))


def _is_combination(lexicon: Lexicon, choice: Wording, count: int) -> bool:
    found = lexicon.labels.fullmatch(choice.plain)
    if not found:
        return False
    labels = re.findall(r"\b[A-Ia-i1-9]\b", found["labels"])
    return all(_place(label) <= count for label in labels)


def _place(label: str) -> int:
    return int(label) if label.isdigit() else ord(label.casefold()) - ord("a") + 1


def _all_numeric(choices: Sequence[Wording]) -> bool:
    return all(any(map(str.isdigit, choice.plain)) for choice in choices)


@whole_bank("M12", WARNING, N_("three or four choices measure best"), RODRIGUEZ, per_question=True)
def choice_count(context: Context) -> Iterator[Breach]:
    """Too few choices, or too many. More than there are keys the reader refuses."""
    for question in context.bank.questions:
        if isinstance(question, MultipleChoice) and not FEWEST <= len(question.choices) <= MOST:
            message = _("has {count} choices; {fewest} to {most} are good")
            detail = message.format(count=len(question.choices), fewest=FEWEST, most=MOST)
            yield Breach(question.choices[0].line or question.line, detail, question=question.id)


@choice_rule("M14", WARNING, N_("choices of one length class leave the content to decide"), HALADYNA)
def uneven(sheet: Sheet) -> Iterator[Breach]:
    """A choice that is many times as long as another."""
    lengths = [choice.length for choice in sheet.choices]
    longest, shortest = max(lengths), min(lengths)
    if longest > UNEVEN * shortest and longest >= ALL_SHORT:
        message = _("longest choice {longest} characters, shortest {shortest}; bring them nearer together")
        line = sheet.choices[lengths.index(longest)].line
        yield Breach(line, message.format(longest=longest, shortest=shortest))
