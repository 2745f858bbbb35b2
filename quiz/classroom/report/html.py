"""A report as one page for a browser and its printer.

Its bars are borders, which browsers print without being told to print grounds, and the right choice differs from the
others by its form, a sign and words, so that the page needs no colour.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import assert_never

from quiz import paths
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
    question_sections,
)
from quiz.documents.html import TICK, page, shown
from quiz.i18n import _

SUMMARY_SECTIONS = 2
"""How many sections of the first page, results and topics, stand side by side."""


def as_html(report: ClassReport) -> str:
    """The report as an HTML document, the same for the same report."""
    title, about, *rest = heading(report)
    body = _body(report, title, [about, *rest])
    return "\n".join([*page(f"{about} · {title}", paths.REPORT_STYLE, body), ""])


def _body(report: ClassReport, title: str, about: Iterable[str]) -> Iterator[str]:
    yield "<header>"
    yield f"<h1>{shown(title)}</h1>"
    yield from (f"<p>{shown(line)}</p>" for line in about)
    yield "</header>"
    yield '<div class="first">'
    for place, section in enumerate(first_page(report)):
        beside = place < SUMMARY_SECTIONS and not report.is_withheld
        yield from _section(section, "summary" if beside else "")
    yield "</div>"
    yield '<div class="questions">'
    for section in (*question_sections(report), *closing(report)):
        yield from _section(section)
    yield "</div>"


def _section(section: Section, kind: str = "") -> Iterator[str]:
    yield f'<section class="{kind}">' if kind else "<section>"
    yield f"<h2>{shown(section.title)}</h2>"
    for block in section.blocks:
        match block:
            case Fact():
                yield _fact(block)
            case Bars():
                yield from _bars(block)
            case Entry():
                yield from _entry(block)
            case _:
                assert_never(block)
    yield "</section>"


def _fact(fact: Fact, kind: str = "") -> str:
    lead = f"<b>{shown(fact.lead)}</b> " if fact.lead else ""
    begin = f'<p class="{kind}">' if kind else "<p>"
    return f"{begin}{lead}{shown(fact.text)}</p>"


def _entry(entry: Entry) -> Iterator[str]:
    """A question; what its figures are stands above its chart, what is to be said of it below."""
    number, _space, words = entry.title.partition(" ")
    yield "<article>"
    yield f"<h3><b>{shown(number)}</b>{shown(words)}</h3>"
    yield from map(_fact, entry.facts[:1])
    if entry.bars is not None:
        yield from _bars(entry.bars)
    kind = "check" if entry.bars is not None else ""
    yield from (_fact(fact, kind) for fact in entry.facts[1:])
    yield "</article>"


def _bars(bars: Bars) -> Iterator[str]:
    yield "<table>"
    yield from map(_row, bars.rows)
    yield "</table>"


def _row(bar: Bar) -> str:
    length = f'<i style="width:{bar.share:.1%}"></i>' if bar.share else ""
    mark = f"{TICK} " if bar.key else ""
    right = _("right answer")
    words = f" <b>({shown(right)})</b>" if bar.key else ""
    kind = ' class="key"' if bar.key else ""
    return (
        f'<tr{kind}><td class="figure">{shown(bar.figure)}</td>'
        f'<td class="chart">{length}</td><th scope="row">{mark}{shown(bar.label)}{words}</th></tr>'
    )
