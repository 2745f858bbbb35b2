"""The words of a verdict: right or wrong and why, the right answer, and the source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from itertools import takewhile
from typing import assert_never

from quiz import i18n
from quiz.bank.model import Bank, MultipleChoice, Source, TrueFalse
from quiz.game.draw import Asked
from quiz.game.phase import ShowingVerdict
from quiz.game.round import CERTAINTIES, Round, Verdict
from quiz.i18n import _, ngettext
from quiz.wording.questions import choice_texts, question_as_text
from quiz.wording.rounds import in_a_row
from quiz.wording.signs import right_sign, wrong_sign

LONGEST_NAMES = 106
"""Titles are added to the sources of a question while their names take no more than so many characters."""


class Role(Enum):
    """What a line of a verdict is for."""

    WRONG = auto()
    """What was answered is not right, and why."""
    RIGHT = auto()
    """The right answer, and why."""
    EXPLANATION = auto()
    """The idea behind it."""
    NOTE = auto()
    """A remark: a run of right answers, or that a very sure answer was wrong."""
    SOURCE = auto()
    """The source and its date."""


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph of a verdict."""

    role: Role
    text: str
    lead: str = ""
    """The words at its start that give the verdict; empty where there are none."""

    @property
    def sign(self) -> str:
        """The sign that stands before it."""
        if self.role is Role.WRONG:
            return wrong_sign()
        return right_sign() if self.role is Role.RIGHT else ""


def shown_verdict(played: Round, bank: Bank, *, in_sight: bool = False) -> list[Line]:
    """The verdict that a round shows, as paragraphs; none while it shows none.

    Args:
        played: The round.
        bank: Where the sources stand.
        in_sight: Do the choices and the sentences of the follow-up stay in sight, marked, so that they need not
            be repeated?
    """
    if not isinstance(played.phase, ShowingVerdict):
        return []
    verdict = played.verdicts[-1]
    run = sum(1 for _answer in takewhile(lambda answer: answer.correct, reversed(played.answers)))
    return verdict_lines(verdict, bank, picked=played.phase.picked, run=run, in_sight=in_sight)


def verdict_lines(
    verdict: Verdict, bank: Bank, *, picked: int | None = None, run: int = 0, in_sight: bool = False
) -> list[Line]:
    """A verdict as paragraphs: right or wrong and why, the right answer and why, the idea, the source.

    Args:
        verdict: What was asked and answered.
        bank: Where the sources stand.
        picked: Which correction of a false statement was picked as true, 0 the right one; None where
            nobody asked.
        run: How many right answers in a row it makes.
        in_sight: Do the choices and the sentences of the follow-up stay in sight, marked, so that they need not
            be repeated?
    """
    question = verdict.asked.question
    match question:
        case TrueFalse() if picked:
            lines = _picked_lines(question, picked, repeats=not in_sight)
        case TrueFalse():
            repeats = picked is None or not in_sight
            lines = _statement_lines(question, verdict.correct, repeats=repeats)
        case MultipleChoice():
            lines = _choice_lines(question, verdict, repeats=not in_sight)
        case _:
            assert_never(question)
    if picked == 0:
        lines.insert(1, _led(Role.RIGHT, _("You found the true sentence."), ""))
    lines += [Line(Role.NOTE, note) for note in _notes(verdict, run)]
    explanation = question.explanation.in_language(i18n.language())
    return [*lines, Line(Role.EXPLANATION, explanation), Line(Role.SOURCE, source_line(verdict.asked, bank))]


def _picked_lines(question: TrueFalse, picked: int, *, repeats: bool) -> list[Line]:
    """A statement rightly called false, of which a wrong correction was picked as true."""
    language = i18n.language()
    right = _led(Role.RIGHT, _("Right, it is false."), "")
    lead = _("What you picked is not true:")
    if not repeats:
        return [
            right,
            _led(Role.WRONG, lead, _("it contradicts the one marked {sign}.").format(sign=right_sign())),
        ]
    sentence, true = (question.corrections[place].in_language(language) for place in (picked, 0))
    return [right, _led(Role.WRONG, lead, sentence), _led(Role.RIGHT, _("What is true:"), true)]


def _notes(verdict: Verdict, run: int) -> list[str]:
    """The remarks that go with a verdict."""
    if verdict.correct:
        return [in_a_row(run)] if in_a_row(run) else []
    if verdict.answer.certainty == CERTAINTIES[-1]:
        return [_("You were very sure. Such a surprise is worth reading twice; it stays longest.")]
    return []


def _statement_lines(question: TrueFalse, correct: bool, *, repeats: bool) -> list[Line]:
    fact = _("The statement is true.") if question.answer else _("The statement is false.")
    correction = question.correction.in_language(i18n.language()) if question.correction and repeats else ""
    truth = f"{fact} {correction}".strip()
    if correct:
        return [_led(Role.RIGHT, _("Right."), truth)]
    return [_led(Role.WRONG, _("Not right."), ""), Line(Role.RIGHT, truth, fact)]


def _choice_lines(question: MultipleChoice, verdict: Verdict, *, repeats: bool) -> list[Line]:
    language = i18n.language()
    key = question.choices[question.key]
    why = key.why.in_language(language)
    if verdict.correct:
        return [_led(Role.RIGHT, _("Right."), why)]
    chosen = question.choices[verdict.answer.choice]
    answer = key.text.in_language(language)
    stop = "" if answer.endswith((".”", ".\u00a0»", "?", "!")) else "."
    lead = _("Right answer: {answer}").format(answer=answer.removesuffix(".") + stop)
    lead = lead if repeats else _("The right answer:")
    return [_led(Role.WRONG, _("Not right."), chosen.why.in_language(language)), _led(Role.RIGHT, lead, why)]


def _led(role: Role, lead: str, rest: str) -> Line:
    return Line(role, f"{lead} {rest}".strip(), lead)


def source_line(asked: Asked, bank: Bank) -> str:
    """The sources of a question, and the day on which they were checked unless one of them is of that day."""
    sources = [bank.sources[source] for source in asked.question.sources]
    names = _source_names(sources, bank)
    day = asked.question.as_of
    if any(_is_of(source, day) for source in sources):
        label = ngettext("Source: {sources}", "Sources: {sources}", len(names))
        return label.format(sources="; ".join(names))
    label = ngettext("Source: {sources} · as of {day}", "Sources: {sources} · as of {day}", len(names))
    return label.format(sources="; ".join(names), day=day.isoformat())


def _is_of(source: Source, day: date) -> bool:
    """Is a source dated a day, or the month that the day begins?"""
    return source.date == day.isoformat() or (day.day == 1 and source.date == f"{day:%Y-%m}")


def _source_names(sources: Sequence[Source], bank: Bank) -> list[str]:
    """Sources by publisher and date; those by title too whose publisher has more in the bank, while all stays short."""
    language = i18n.language()
    publishers = Counter(source.publisher for source in bank.sources.values())
    names = [_brief_name(source) for source in sources]
    for place, source in enumerate(sources):
        if source.date and publishers[source.publisher] > 1:
            title = f"{source.title.in_language(language)} ({names[place]})"
            longer = [*names[:place], title, *names[place + 1 :]]
            names = longer if len("; ".join(longer)) <= LONGEST_NAMES else names
    return _once_each(names, sources)


def _once_each(names: Sequence[str], sources: Sequence[Source]) -> list[str]:
    """Names of sources, where a publisher just named before stands for the dates that follow."""
    brief = [_brief_name(source) for source in sources]
    return [
        source.date
        if place
        and source.date
        and source.publisher == sources[place - 1].publisher
        and names[place] == brief[place]
        else names[place]
        for place, source in enumerate(sources)
    ]


def _brief_name(source: Source) -> str:
    """A source by its publisher and its date, or its title where the date is not known."""
    language = i18n.language()
    return f"{source.publisher.in_language(language)}, {source.date or source.title.in_language(language)}"


def answer_words(verdict: Verdict) -> tuple[str, str]:
    """What was answered and what is right, as short texts."""
    texts = choice_texts(verdict.asked)
    return texts[verdict.answer.place], texts[verdict.asked.key_place]


def verdict_as_text(verdict: Verdict, bank: Bank) -> str:
    """A question with its choices, what was answered and the whole verdict, to be copied."""
    chosen, _right = answer_words(verdict)
    parts = [question_as_text(verdict.asked), _("Your answer: {answer}").format(answer=chosen)]
    parts += [f"{line.sign} {line.text}".strip() for line in verdict_lines(verdict, bank)]
    return "\n".join(parts)
