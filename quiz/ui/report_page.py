"""What the report on a class shows on the screen: its first page, and the last one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import islice
from typing import assert_never

from textual.content import Content

from quiz.classroom.class_report import ClassReport
from quiz.classroom.report.page import (
    Bar,
    Bars,
    Entry,
    Fact,
    Section,
    closing,
    first_page,
    heading,
    paper_sections,
)
from quiz.i18n import _, ngettext, percent
from quiz.ui.brand import title_block
from quiz.ui.colours import QUIET, RIGHT, WRONG
from quiz.ui.histogram import columns
from quiz.ui.results_page import EDGE, SHEET
from quiz.ui.text import GAP, Block
from quiz.wording.topics import topic_title

FULL, EMPTY = "█", "░"
"""The signs of a bar and of what it lacks."""

LONGEST_TOPIC_BAR = 16
"""The most cells of a topic's bar."""

MOST_LISTED = 100
"""So many facts of a section are laid out; thousands of files that could not be read would take seconds."""

PANEL = partial(Block, edge=EDGE, sides=1, ground=SHEET)
"""A paragraph with a bar at its side."""


def place_line(report: ClassReport) -> str:
    """What the report is about: its code and day."""
    return heading(report)[1]


# The first page


def title_line(report: ClassReport, width: int) -> Iterator[Block]:
    """The bank's title, where it fits, and what the report is about."""
    title, about, _counts = heading(report)
    block = title_block(title, about, width=width)
    fits = len(block.before) + Content(block.text).cell_length + GAP + Content(about).cell_length <= width
    yield block if fits else Block(about, QUIET, one_line=True)


def head(report: ClassReport) -> Iterator[Block]:
    """How many rounds there are."""
    yield Block(heading(report)[2], "bold", below=1)


def results(report: ClassReport, width: int) -> Iterator[Block]:
    """How the results are spread; only why they are not shown where they are withheld."""
    section = first_page(report)[0]
    for block in section.blocks:
        match block:
            case Fact():
                yield Block(block.text)
            case Bars():
                yield from columns(report.histogram, width)
            case Entry():
                yield from _entry(block, answers=True)
            case _:
                assert_never(block)


def topics(report: ClassReport, width: int) -> Iterator[Block]:
    """The topics with their bars."""
    yield Block(_("Topics"), "bold")
    length = min(LONGEST_TOPIC_BAR, width // 4)
    for one in report.topics:
        figure = f"{percent(one.tally.share):>5}"
        yield Block(
            topic_title(one.topic),
            after=f"{bar(one.tally.share, length):{EMPTY}<{length}}{figure}",
            after_style=RIGHT,
        )


def again(report: ClassReport, *, answers: bool) -> Iterator[Block]:
    """What to teach again, and what was very sure and wrong.

    Args:
        report: The report.
        answers: Are the right answers shown?
    """
    for section in first_page(report)[2:]:
        yield Block(section.title, "bold")
        yield from _blocks(section, answers=answers)
        yield Block("")


def _blocks(section: Section, *, answers: bool = True) -> Iterator[Block]:
    """The parts of a section, as far as a screen takes them."""
    more = len(section.blocks) - MOST_LISTED
    for place, block in enumerate(islice(section.blocks, MOST_LISTED)):
        match block:
            case Fact():
                yield fact_block(block)
            case Bars():
                yield from map(_counted, block.rows)
            case Entry():
                yield from [Block("")] if place else []
                yield from _entry(block, answers=answers)
            case _:
                assert_never(block)
    if more > 0:
        yield Block(ngettext("and {count} more", "and {count} more", more).format(count=more), QUIET)


def fact_block(fact: Fact) -> Block:
    """A fact, the words that name it in bold."""
    text = f"{fact.lead} {fact.text}".strip()
    return Block(text, lead=len(fact.lead), lead_style="bold")


def _counted(row: Bar) -> Block:
    """A row with its number before it."""
    return Block(row.label, before=f"{row.figure:>3}  ", before_style=f"bold {WRONG}")


def _entry(entry: Entry, *, answers: bool) -> Iterator[Block]:
    """A question that was missed, and what to say about it."""
    number, _space, words = entry.title.partition(" ")
    indent = f"{number} "
    yield PANEL(words, "bold", before=indent, before_style="bold", edge_style=WRONG)
    for place, fact in enumerate(entry.facts if answers else entry.facts[:1]):
        block, style, before = fact_block(fact), "" if place else QUIET, " " * len(indent)
        yield PANEL(block.text, style, lead=block.lead, lead_style="bold", before=before, edge_style=WRONG)


# The last page


def behind(report: ClassReport) -> Iterator[Block]:
    """The figures of the paper, what they mean, and what was left out."""
    for section in last_sections(report):
        yield Block(section.title, "bold")
        yield from _blocks(section)
        yield Block("")


def last_sections(report: ClassReport) -> Sequence[Section]:
    """What the last page shows; empty where there is no last page."""
    return [*paper_sections(report), *closing(report)]


def bar(share: float, length: int) -> str:
    """A bar for a share of one, `length` cells for all; something is never nothing."""
    return FULL * max(round(share * length), 1 if share else 0)
