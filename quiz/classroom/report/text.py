"""A report as plain text."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap
from typing import assert_never

from quiz.classroom.class_report import ClassReport
from quiz.classroom.report.page import Bars, Entry, Fact, Section, heading, sections
from quiz.wording.signs import right_sign

WIDTH = 78
"""How many columns a line takes at most where nothing else is known."""

BAR_WIDTH = 16
"""How many columns the longest bar takes."""

INDENT = "  "


def as_text(report: ClassReport, width: int = WIDTH, block: str = "█") -> str:
    """The report in lines.

    Args:
        report: The report.
        width: How many columns a line takes at most.
        block: The character that bars are made of.
    """
    drawn = [wrap(line, width) for line in heading(report)]
    lines = [line for wrapped in drawn for line in wrapped]
    for section in sections(report):
        lines += ["", *_section(section, width, block)]
    return "\n".join(lines) + "\n"


def _section(section: Section, width: int, block: str) -> Iterator[str]:
    yield section.title
    yield "-" * len(section.title)
    for number, part in enumerate(section.blocks):
        match part:
            case Fact():
                yield from _fact(part, "", width)
            case Bars():
                yield from _bars(part, "", width, block)
            case Entry():
                yield from [""] if number else []
                yield from _entry(part, width, block)
            case _:
                assert_never(part)


def _fact(fact: Fact, indent: str, width: int) -> list[str]:
    text = f"{fact.lead} {fact.text}".strip()
    if fact.one_line:
        return [indent + text]
    return wrap(text, width, initial_indent=indent, subsequent_indent=indent + INDENT)


def _bars(bars: Bars, indent: str, width: int, block: str) -> Iterator[str]:
    """The rows of a chart: figure, bar, and then the label, which may take several lines."""
    figures = max(len(row.figure) for row in bars.rows)
    has_key = any(row.key for row in bars.rows)
    for row in bars.rows:
        length = max(round(row.share * BAR_WIDTH), 1 if row.share else 0)
        sign = (right_sign() if row.key else " ") + " " if has_key else ""
        start = f"{indent}{row.figure:>{figures}} {block * length:<{BAR_WIDTH}} "
        yield from wrap(
            row.label, width, initial_indent=start + sign, subsequent_indent=" " * len(start + sign)
        )


def _entry(entry: Entry, width: int, block: str) -> Iterator[str]:
    yield from wrap(entry.title, width, subsequent_indent=" " * (entry.title.index(" ") + 1))
    for fact in entry.facts[:1]:
        yield from _fact(fact, INDENT, width)
    if entry.bars is not None:
        yield from _bars(entry.bars, INDENT, width, block)
    for fact in entry.facts[1:]:
        yield from _fact(fact, INDENT, width)
