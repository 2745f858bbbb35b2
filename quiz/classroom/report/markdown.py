"""A report as Markdown, for a wiki or a message to colleagues."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from quiz.classroom.class_report import ClassReport
from quiz.classroom.report.page import Bars, Entry, Fact, Section, heading, sections
from quiz.documents.markdown import escaped
from quiz.wording.signs import right_sign


def as_markdown(report: ClassReport) -> str:
    """The report as Markdown."""
    title, *rest = map(escaped, heading(report))
    lines = [f"# {title}", "", "  \n".join(rest)]
    for section in sections(report):
        lines += ["", f"## {escaped(section.title)}", *_section(section)]
    return "\n".join(lines) + "\n"


def _section(section: Section) -> Iterator[str]:
    for block in section.blocks:
        yield ""
        match block:
            case Fact():
                yield _fact(block)
            case Bars():
                yield from _bars(block)
            case Entry():
                yield from _entry(block)
            case _:
                assert_never(block)


def _fact(fact: Fact) -> str:
    lead = f"**{escaped(fact.lead)}** " if fact.lead else ""
    return lead + escaped(fact.text)


def _bars(bars: Bars) -> Iterator[str]:
    for row in bars.rows:
        sign = f"{right_sign()} " if row.key else ""
        yield f"- **{escaped(row.figure)}** {sign}{escaped(row.label)}"


def _entry(entry: Entry) -> Iterator[str]:
    yield f"### {escaped(entry.title)}"
    for fact in entry.facts:
        yield from ("", _fact(fact))
    if entry.bars is not None:
        yield from ("", *_bars(entry.bars))
