"""The words of progress and of certainty, in the language in use."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from textwrap import wrap

from quiz import i18n
from quiz.game.kinds import RoundKind
from quiz.game.round import CERTAINTIES, Answer
from quiz.i18n import _, ngettext
from quiz.study.progress import MARKS, Calibration, Fit, Progress, marks_for
from quiz.wording.questions import certainty_name, question_count
from quiz.wording.rounds import round_name, score_line
from quiz.wording.topics import topic_line

WIDTH = 60
"""No line is longer, so that it fits the narrowest terminal in use."""

ROUNDS_SHOWN = 10
"""How many of the last rounds the text lists."""


def as_text(progress: Progress) -> str:
    """The progress in lines of at most `WIDTH` columns, in the language in use."""
    return "\n".join(_lines(progress))


def _lines(progress: Progress) -> Iterator[str]:
    yield from _section(_("Topics"), map(topic_line, progress.topics))
    if not progress.rounds and not any(day.answers for day in progress.calendar):
        yield from ("", _("Nothing has been played yet."))
        return
    sections = (
        (_("Last rounds"), _rounds(progress) or [_("No round has been finished yet.")]),
        (_("Best"), _best(progress)),
        (_("Days practised"), _days(progress)),
        (_("Due for review"), due_lines(progress)),
        (
            _("Beliefs to look at again"),
            [held.misconception.belief.in_language(i18n.language()) for held in progress.held],
        ),
        (_("How well certainty matches truth"), _certainty(progress)),
        (
            _("What makes it false"),
            [score_line(progress.corrections)] if progress.corrections.asked else [],
        ),
    )
    for title, entries in sections:
        if entries:
            yield ""
            yield from _section(title, entries)


def _rounds(progress: Progress) -> list[str]:
    return [
        f"{played.ended_at.astimezone(progress.zone).date().isoformat()}  "
        f"{score_line(played.tally)}  {round_name(played.kind)}"
        for played in progress.rounds[-ROUNDS_SHOWN:]
    ]


def _best(progress: Progress) -> list[str]:
    return [
        _pair(round_name(kind), score_line(progress.best[kind]))
        for kind in RoundKind
        if kind in progress.best
    ]


def _days(progress: Progress) -> list[str]:
    practised = [day for day in progress.calendar[-7:] if day.answers]
    counts = [_pair(day.day.isoformat(), question_count(day.answers)) for day in practised]
    return [days_line(progress), *counts]


def _certainty(progress: Progress) -> list[str]:
    return [
        _pair(certainty_name(level.certainty), calibration_line(level))
        for level in progress.calibration
        if level.tally.asked
    ]


def days_line(progress: Progress) -> str:
    """On how many days of the calendar something was answered."""
    if progress.days_practised == 1 and progress.calendar[-1].answers:
        return _("the first today")
    weeks = -(-len(progress.calendar) // 7)
    return _("{days} in the last {count} weeks").format(days=progress.days_practised, count=weeks)


def due_lines(progress: Progress) -> list[str]:
    """How many questions come back for review: now, later today, tomorrow, and in the days after that."""
    today, tomorrow, *after = progress.due_days
    later, then = today - progress.due_now, sum(after)
    lines = [_("{count} due now").format(count=progress.due_now)] if progress.due_now else []
    if later:
        coming = ngettext("{count} comes back later today", "{count} come back later today", later)
        lines.append(coming.format(count=later))
    if tomorrow:
        lines.append(_("{count} tomorrow").format(count=tomorrow))
    if then:
        coming = ngettext(
            "{count} in the {days} days after that", "{count} in the {days} days after that", then
        )
        lines.append(coming.format(count=then, days=len(after)))
    return lines or [_("Nothing comes back in the next {days} days.").format(days=len(progress.due_days))]


def calibration_line(level: Calibration) -> str:
    """What the answers given with one certainty came to, and what follows from it."""
    line = score_line(level.tally)
    advice = {
        Fit.UNKNOWN: "",
        Fit.TOO_SURE: _("less sure would have been right"),
        Fit.FITS: _("well judged"),
        Fit.TOO_SHY: _("you may be surer"),
    }[level.fit]
    return f"{line}, {advice}" if advice else line


def certainty_lines(answers: Iterable[Answer]) -> list[str]:
    """What saying how sure one is came to in a round, and how well it matched truth; none if nobody was asked."""
    judged = [(answer.correct, answer.certainty) for answer in answers if answer.certainty is not None]
    if not judged:
        return []
    total = _("Certainty: {marks} of {most} marks; very sure and wrong: {count}").format(
        marks=_signed(sum(marks_for(correct, certainty) for correct, certainty in judged)),
        most=len(judged) * MARKS[CERTAINTIES[-1]][0],
        count=sum(certainty == CERTAINTIES[-1] and not correct for correct, certainty in judged),
    )
    levels = []
    for level in reversed(CERTAINTIES):
        marked = [correct for correct, certainty in judged if certainty == level]
        if marked:
            right = _("{right} of {asked}").format(right=sum(marked), asked=len(marked))
            levels.append(_pair(certainty_name(level), right))
    return [total, " · ".join(levels), marks_line()]


def marks_line() -> str:
    """How marks follow from certainty and the answer."""
    rights, wrongs = zip(*(MARKS[level] for level in CERTAINTIES), strict=True)
    return _("Marks from not sure to very sure: right {rights}; wrong {wrongs}").format(
        rights=", ".join(f"+{marks}" for marks in rights), wrongs=", ".join(map(_signed, wrongs))
    )


def _signed(number: int) -> str:
    """A number with the sign for minus that is as wide as a plus."""
    return str(number).replace("-", "\u2212")


def _pair(name: str, figure: str) -> str:
    return _("{name}: {said}").format(name=name, said=figure)


def _section(title: str, entries: Iterable[str]) -> Iterator[str]:
    """A title and below it entries, as indented lines that are not too long."""
    yield title
    for entry in entries:
        yield from wrap(entry, WIDTH, initial_indent="  ", subsequent_indent="    ")
