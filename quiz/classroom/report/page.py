"""A report as sections of paragraphs, bars and entries, in the language in use, for whatever shows text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from quiz import i18n
from quiz.classroom.class_report import HISTOGRAM_BARS, ClassReport, QuestionReport
from quiz.classroom.classes import OtherCode
from quiz.classroom.gather import Refused
from quiz.classroom.report.question_words import (
    choice_texts,
    figures,
    index,
    numbered,
    right_answer,
    share_right,
    striking,
    wrong_choice,
)
from quiz.i18n import _, ngettext, percent
from quiz.wording.topics import topic_title


@dataclass(frozen=True, slots=True)
class Bar:
    """One line of a chart."""

    figure: str
    """The number that the bar shows."""
    share: float
    """Its length, 0 to 1."""
    label: str
    key: bool = False
    """Is it the right choice?"""


@dataclass(frozen=True, slots=True)
class Bars:
    """A small chart."""

    rows: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """A sentence, with the words at its start that name it; empty where there are none."""

    text: str
    lead: str = ""
    one_line: bool = False
    """Does it stay on one line, however long, such as the name of a file?"""


@dataclass(frozen=True, slots=True)
class Entry:
    """A question, and what there is to be said about it."""

    title: str
    """The question, with a number."""
    facts: tuple[Fact, ...]
    bars: Bars | None = None
    """What was answered."""


Block = Fact | Bars | Entry


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the report."""

    title: str
    blocks: tuple[Block, ...]


def heading(report: ClassReport) -> list[str]:
    """The bank's title, what the report is about, and how many rounds there are; the title first."""
    about = [_("Class report")]
    if report.code is not None:
        about.append(_("code {code}").format(code=report.code))
    days = [day.isoformat() for day in (report.first_day, report.last_day) if day]
    if len(set(days)) > 1:
        about.append(_("{first} to {last}").format(first=days[0], last=days[1]))
    else:
        about += days[:1]
    return [report.bank.title.in_language(i18n.language()), " · ".join(about), _counts(report)]


def sections(report: ClassReport) -> list[Section]:
    """The whole report: the first page, each question, the paper, and what was left out; no section is empty."""
    return [*first_page(report), *question_sections(report), *closing(report)]


def first_page(report: ClassReport) -> list[Section]:
    """What to read five minutes after the bell."""
    if report.is_withheld:
        return [Section(_("Results"), (Fact(withheld_line(report)),))]
    return _filled(
        Section(_("Results"), tuple(_results(report))),
        Section(_("Topics"), _topics(report)),
        Section(_("To teach again"), tuple(_teach_again(report))),
        Section(_("Very sure and wrong"), tuple(_very_sure(report))),
    )


def question_sections(report: ClassReport) -> list[Section]:
    """Every question with its choices, and the figures of the paper."""
    entries = tuple(_entry(number, one) for number, one in enumerate(report.questions, 1))
    return [*_filled(Section(_("Questions"), entries)), *paper_sections(report)]


def paper_sections(report: ClassReport) -> list[Section]:
    """The figures of the paper, and what those of questions mean."""
    if not report.questions:
        return []
    return _filled(
        Section(_("The paper"), tuple(_paper(report))),
        Section(_("What the figures mean"), tuple(_meanings())),
    )


def closing(report: ClassReport) -> list[Section]:
    """Groups and codes that can be looked at alone, and what could not be read."""
    labels = ", ".join(f"{label} ({count})" for label, count in report.labels)
    return _filled(
        Section(_("Labels"), (Fact(labels), Fact(_("`--label TEXT` shows one alone."))) if labels else ()),
        Section(_("Not in this report"), tuple(map(_other, report.others))),
        Section(_("Not read"), tuple(map(_not_read, report.refused))),
    )


def _filled(*sections: Section) -> list[Section]:
    return [section for section in sections if section.blocks]


# The first page


def _counts(report: ClassReport) -> str:
    finished = ngettext("{count} round finished", "{count} rounds finished", report.rounds)
    text = finished.format(count=report.rounds)
    if not report.left:
        return text
    left = ngettext("{count} left early and not counted", "{count} left early and not counted", report.left)
    return f"{text}, {left.format(count=report.left)}"


def withheld_line(report: ClassReport) -> str:
    """That the figures are withheld."""
    return _(
        "With fewer than {least} finished rounds the figures would show who answered what; they are not shown."
    ).format(least=report.least)


def _results(report: ClassReport) -> Iterator[Block]:
    spread = report.spread
    figures = [
        (_("Median {share}"), spread.median),
        (_("mean {share}"), spread.mean),
        (_("standard deviation {share}"), spread.sd),
    ]
    yield Fact(", ".join(text.format(share=percent(value)) for text, value in figures if value is not None))
    counts = report.histogram
    filled = [place for place, count in enumerate(counts) if count]
    yield Bars(
        tuple(
            Bar(str(counts[place]), counts[place] / max(counts), _tenth(place))
            for place in range(filled[0], filled[-1] + 1)
        )
    )
    numbers = [str(number) for number, one in enumerate(report.questions, 1) if one.reasons]
    if numbers:
        text = ngettext("Check question {numbers}.", "Check questions {numbers}.", len(numbers))
        yield Fact(text.format(numbers=", ".join(numbers)))


def _tenth(place: int) -> str:
    """The results that one bar of the histogram counts."""
    width = 100 // HISTOGRAM_BARS
    last = 100 if place == HISTOGRAM_BARS - 1 else (place + 1) * width - 1
    return _("{first} to {last} right").format(first=place * width, last=percent(last / 100))


def _topics(report: ClassReport) -> tuple[Bars, ...]:
    rows = tuple(
        Bar(
            percent(one.tally.share),
            one.tally.share,
            _("{topic} ({right} of {asked})").format(
                topic=topic_title(one.topic), right=one.tally.right, asked=one.tally.asked
            ),
        )
        for one in report.topics
    )
    return (Bars(rows),)


def _teach_again(report: ClassReport) -> Iterator[Entry]:
    numbers = {one.question.id: number for number, one in enumerate(report.questions, 1)}
    for one in report.most_missed:
        facts = [Fact(share_right(one)), Fact(right_answer(one.question), _("Right answer:"))]
        if one.wrong_choice is not None:
            facts.append(Fact(wrong_choice(one, one.wrong_choice), _("Most taken instead:")))
        facts += to_say(report, one)
        yield Entry(numbered(numbers[one.question.id], one.question), tuple(facts))


def to_say(report: ClassReport, one: QuestionReport) -> list[Fact]:
    """The belief behind the wrong choice most taken and what puts it right, or else the question's explanation."""
    language = i18n.language()
    belief = report.misconception(one)
    if belief is None:
        return [Fact(one.question.explanation.in_language(language), _("Explanation:"))]
    return [
        Fact(belief.belief.in_language(language), _("Belief behind it:")),
        Fact(belief.reteach.in_language(language), _("To say:")),
    ]


def _very_sure(report: ClassReport) -> Iterator[Block]:
    if not report.certainty_asked:
        return
    yield Fact(
        ngettext(
            "{count} of {all} answers was given very sure and was wrong.",
            "{count} of {all} answers were given very sure and were wrong.",
            report.sure_and_wrong,
        ).format(count=report.sure_and_wrong, all=report.certainty_asked)
    )
    numbers = {one.question.id: number for number, one in enumerate(report.questions, 1)}
    rows = tuple(
        Bar(
            str(one.sure_and_wrong),
            one.sure_and_wrong / one.asked,
            numbered(numbers[one.question.id], one.question),
        )
        for one in report.surest_mistakes
    )
    if rows:
        yield Bars(rows)


# Question by question


def _entry(number: int, one: QuestionReport) -> Entry:
    texts = choice_texts(one.question)
    rows = [
        Bar(str(count), count / one.asked, text, choice == one.question.key)
        for choice, (count, text) in enumerate(zip(one.choices, texts, strict=True))
    ]
    if one.unanswered:
        rows.append(Bar(str(one.unanswered), one.unanswered / one.asked, _("(no answer)")))
    facts = [Fact(figures(one))]
    if (reasons := striking(one)) is not None:
        facts.append(Fact(reasons, _("Check this question:")))
    return Entry(numbered(number, one.question), tuple(facts), Bars(tuple(rows)))


def _paper(report: ClassReport) -> Iterator[Fact]:
    found = report.reliability
    if found.alpha is None or found.error_ratio is None or found.standard_error is None:
        return
    yield Fact(
        _("Cronbach’s alpha {alpha}, error ratio {ratio}, standard error {share} of the paper").format(
            alpha=index(found.alpha), ratio=percent(found.error_ratio), share=percent(found.standard_error)
        )
    )


def _meanings() -> Iterator[Fact]:
    yield Fact(
        _("from −1 to 1, how far those who did well on the other questions had this one right."),
        _("Discrimination:"),
    )
    yield Fact(
        _("the same, measured against the most that these marks would allow."),
        _("Efficiency:"),
    )
    yield Fact(_("up to 1, how far all questions measure the same thing."), _("Cronbach’s alpha:"))
    yield Fact(_("how much of the standard deviation is chance."), _("Error ratio:"))
    yield Fact(_("by how much the result of one learner is uncertain."), _("Standard error:"))


# What was left out


def _other(other: OtherCode) -> Fact:
    rounds = ngettext("{count} round finished", "{count} rounds finished", other.rounds).format(
        count=other.rounds
    )
    name = _("without a code") if other.code is None else _("code {code}").format(code=other.code)
    last = _("{rounds}, the last on {day}").format(rounds=rounds, day=other.last_day.isoformat())
    return Fact(_named(name, last))


def _not_read(refused: Refused) -> Fact:
    return Fact(_named(refused.file, refused.reason), one_line=True)


def _named(name: str, said: str) -> str:
    return _("{name}: {said}").format(name=name, said=said)
