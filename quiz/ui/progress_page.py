"""The text of the progress screen: what comes back, beliefs, rounds, days and certainty."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from quiz import i18n
from quiz.game.kinds import RoundKind
from quiz.i18n import _, ngettext
from quiz.study.progress import Held, Progress
from quiz.ui.colours import QUIET, RIGHT, WRONG
from quiz.ui.results_page import EDGE, SHEET
from quiz.ui.text import Block
from quiz.wording.progress import calibration_line, days_line, due_lines, marks_line
from quiz.wording.questions import certainty_name
from quiz.wording.rounds import round_name, score_line
from quiz.wording.signs import wrong_sign

HEIGHTS = "▁▂▃▄▅▆▇█"
"""The signs of a round's score, from none right to all right."""

ROUNDS_SHOWN = 40
"""How many of the last rounds the line of scores shows."""

BELIEFS_SHOWN = 3
"""How many beliefs are shown at once."""

PRACTISED, IDLE = "■", "·"
"""The signs of a day on which something was answered, and of another."""


def is_new(progress: Progress) -> bool:
    """Has the learner answered no question yet?"""
    return not progress.rounds and not any(day.answers for day in progress.calendar)


def coming_back(progress: Progress) -> Iterator[Block]:
    """What comes back for review; for someone new, how to begin."""
    if is_new(progress):
        yield Block(_("Nothing has been played yet. A first round takes three minutes."))
    else:
        yield _title(_("Due for review"), below=0)
        yield Block(" · ".join(due_lines(progress)))


def beliefs(progress: Progress) -> Iterator[Block]:
    """The beliefs that showed in most questions, each with what is true."""
    if not progress.held:
        return
    yield _title(_("Beliefs to look at again"), below=1)
    for held in progress.held[:BELIEFS_SHOWN]:
        yield from _belief(held)
    more = len(progress.held) - BELIEFS_SHOWN
    if more > 0:
        yield Block(ngettext("and {count} more", "and {count} more", more).format(count=more), QUIET, below=1)


def _belief(held: Held) -> Iterator[Block]:
    panel = partial(Block, edge=EDGE, edge_style=WRONG, sides=1, ground=SHEET)
    language, sign = i18n.language(), f"{wrong_sign()} "
    belief, truth = held.misconception.belief, held.misconception.reteach
    yield panel(belief.in_language(language), "bold", before=sign, before_style=f"bold {WRONG}")
    yield panel(truth.in_language(language), before=" " * len(sign), below=1)


def look_again(progress: Progress) -> str:
    """What plays the questions in which the beliefs showed."""
    count = sum(len(held.questions) for held in progress.held)
    return ngettext(
        "Play the {count} question behind it", "Play the {count} questions behind them", count
    ).format(count=count)


def looking_back(progress: Progress) -> Iterator[Block]:
    """Rounds, days and certainty."""
    if is_new(progress):
        return
    yield from _rounds(progress)
    yield from _days(progress)
    yield from _certainty(progress)


def _title(words: str, *, below: int = 0) -> Block:
    return Block(words, "bold", below=below)


def _rounds(progress: Progress) -> Iterator[Block]:
    yield _title(_("Last rounds"))
    if not progress.rounds:
        yield Block(_("No round has been finished yet."))
        return
    shown = progress.rounds[-ROUNDS_SHOWN:]
    line = "".join(HEIGHTS[int(one.tally.share * (len(HEIGHTS) - 1) + 0.5)] for one in shown)
    yield Block(line, RIGHT, after=score_line(shown[-1].tally), after_style=QUIET)
    for kind in RoundKind:
        if kind in progress.best:
            best = score_line(progress.best[kind])
            name = _("Best, {kind}").format(kind=round_name(kind).lower())
            yield Block(name, after=best, after_style=QUIET)


def _days(progress: Progress) -> Iterator[Block]:
    yield Block("")
    yield Block(_("Days practised"), "bold", after=days_line(progress), after_style=QUIET)
    weeks = [progress.calendar[start : start + 7] for start in range(0, len(progress.calendar), 7)]
    days = ("".join(PRACTISED if day.answers else IDLE for day in week) for week in weeks)
    yield Block("  ".join(days), RIGHT)


def _certainty(progress: Progress) -> Iterator[Block]:
    if progress.calibration:
        yield Block("")
        yield _title(_("How well certainty matches truth"))
        for level in progress.calibration:
            if level.tally.asked:
                name = certainty_name(level.certainty)
                yield Block(name, after=calibration_line(level), after_style=QUIET)
        yield Block(marks_line(), QUIET)
    if progress.corrections.asked:
        yield Block("")
        score = score_line(progress.corrections)
        yield Block(_("What makes it false"), "bold", after=score, after_style=QUIET)
