"""What is said of progress and of certainty, in the language in use."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta
from textwrap import wrap

from quiz import i18n, wording
from quiz.game.draw import RoundKind
from quiz.game.round import CERTAINTIES, Answer
from quiz.i18n import _, ngettext
from quiz.study.progress import MARKS, Calibration, Fit, Progress, marks_for

WIDTH = 60
"""No line is longer, so that it fits the narrowest terminal in use."""

ROUNDS_SHOWN = 10
"""How many of the last rounds the text tells."""


def as_text(progress: Progress) -> str:
    """The progress in lines of at most `WIDTH` columns, in the language in use."""
    return "\n".join(_lines(progress))


def _lines(progress: Progress) -> Iterator[str]:
    yield _("Topics")
    for one in progress.topics:
        counts = _("known {known}, learning {learning}, new {new}").format(
            known=one.known, learning=one.learning, new=one.new
        )
        yield from _entry(_pair(one.topic.title.in_language(i18n.language()), counts))
    if not progress.rounds and not any(day.answers for day in progress.calendar):
        yield from ("", _("Nothing has been played yet."))
        return
    yield from ("", _("Last rounds"))
    for played in progress.rounds[-ROUNDS_SHOWN:]:
        score = wording.score_line(played.tally)
        day = played.ended_at.astimezone(progress.zone).date().isoformat()
        yield from _entry(f"{day}  {score}  {wording.round_name(played.kind)}")
    if not progress.rounds:
        yield from _entry(_("No round has been finished yet."))
    if progress.best:
        yield from ("", _("Best"))
        for kind in RoundKind:
            if kind in progress.best:
                yield from _entry(_pair(wording.round_name(kind), wording.score_line(progress.best[kind])))
    yield from ("", _("Days practised"))
    yield from _entry(
        _("{days} of the last {count}").format(days=progress.days_practised, count=len(progress.calendar))
    )
    for practised in progress.calendar[-7:]:
        if practised.answers:
            yield from _entry(_pair(practised.day.isoformat(), wording.question_count(practised.answers)))
    yield from ("", _("Due for review"))
    for line in due_lines(progress):
        yield from _entry(line)
    if progress.held:
        yield from ("", _("Beliefs to look at again"))
        for held in progress.held:
            yield from _entry(held.misconception.belief.in_language(i18n.language()))
    if progress.calibration:
        yield from ("", _("How well sureness matches truth"))
        for level in progress.calibration:
            if level.tally.asked:
                yield from _entry(_pair(wording.certainty_name(level.sureness), calibration_line(level)))
    if progress.corrections.asked:
        yield from ("", _("What makes it false"))
        yield from _entry(wording.score_line(progress.corrections))


def due_lines(progress: Progress) -> list[str]:
    """How many questions are due now, later today, and on each day after on which any is."""
    now, later = progress.due_now, progress.due_days[0] - progress.due_now
    lines = [_("{count} due now").format(count=now)]
    if later:
        coming = ngettext("{count} comes back later today", "{count} come back later today", later)
        lines.append(coming.format(count=later))
    for ahead, count in enumerate(progress.due_days[1:], 1):
        if count:
            lines.append(_pair((progress.today + timedelta(days=ahead)).isoformat(), str(count)))
    return lines


def calibration_line(level: Calibration) -> str:
    """What the answers given with one sureness came to, and what follows from it."""
    said = wording.score_line(level.tally)
    advice = {
        Fit.UNKNOWN: "",
        Fit.TOO_SURE: _("less sure would have been right"),
        Fit.FITS: _("well judged"),
        Fit.TOO_SHY: _("you may be surer"),
    }[level.fit]
    return f"{said}, {advice}" if advice else said


def certainty_lines(answers: Iterable[Answer]) -> list[str]:
    """What saying how sure one is came to in a round, and how well it matched truth; none if nobody was asked."""
    weighed = [(answer.correct, answer.certainty) for answer in answers if answer.certainty is not None]
    if not weighed:
        return []
    marks = sum(marks_for(correct, sureness) for correct, sureness in weighed)
    told = _("Sureness: {marks} marks of {most}; very sure and wrong: {count}").format(
        marks=str(marks).replace("-", "\u2212"),
        most=len(weighed) * MARKS[CERTAINTIES[-1]][0],
        count=sum(sureness == CERTAINTIES[-1] and not correct for correct, sureness in weighed),
    )
    levels = []
    for level in reversed(CERTAINTIES):
        marked = [correct for correct, sureness in weighed if sureness == level]
        if marked:
            right = _("{right} of {asked}").format(right=sum(marked), asked=len(marked))
            levels.append(_pair(wording.certainty_name(level), right))
    return [told, " · ".join(levels)]


def _pair(name: str, said: str) -> str:
    return _("{name}: {said}").format(name=name, said=said)


def _entry(text: str) -> list[str]:
    """A text as indented lines that are not too long."""
    return wrap(text, WIDTH, initial_indent="  ", subsequent_indent="    ")
