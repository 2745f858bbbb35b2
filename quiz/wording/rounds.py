"""The words of a round: its name, its score, and how it compares."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from quiz import i18n
from quiz.bank.model import Bank
from quiz.game.kinds import RoundKind, RoundSource
from quiz.game.round import Round
from quiz.game.score import Tally, score
from quiz.i18n import _, ngettext

NOTABLE_RUN = 3
"""The least run of right answers that is shown."""


def round_name(kind: RoundKind) -> str:
    """What a kind of round is called."""
    match kind:
        case RoundKind.MIXED:
            return _("Mixed")
        case RoundKind.TRUE_FALSE:
            return _("True or false")
        case RoundKind.MULTIPLE_CHOICE:
            return _("Multiple choice")


def round_title(played: Round) -> str:
    """What a round is called, by where its questions come from."""
    match played.source:
        case RoundSource.REVIEW:
            return _("Review")
        case RoundSource.MISSED:
            return _("Missed lately")
        case RoundSource.DRAW | RoundSource.RETRY:
            return round_name(played.spec.kind)


def score_line(tally: Tally) -> str:
    """A score as `7 of 10 · 70%`."""
    figure = _("{right} of {asked}").format(right=tally.right, asked=tally.asked)
    return f"{figure} · {i18n.percent(tally.share)}"


def best_line(result: Tally, best: Tally) -> str:
    """How the result of a round compares with the learner's own best before it: better, or not.

    Args:
        result: What the round that was just played came to.
        best: The best earlier round of its kind.
    """
    if result.rank > best.rank:
        return _("A new best. Before: {score}").format(score=score_line(best))
    return _("Your best for this kind of round: {score}").format(score=score_line(best))


def corrected_line(corrections: Collection[tuple[str, bool]]) -> str:
    """For how many of the statements rightly called false the learner knew what is true."""
    right = sum(knew for _question, knew in corrections)
    return ngettext(
        "You found what is true for {right} of {asked} statement you called false.",
        "You found what is true for {right} of {asked} statements you called false.",
        len(corrections),
    ).format(right=right, asked=len(corrections))


def run_line(run: int) -> str:
    """The longest run of right answers in a round; empty where it is not worth saying."""
    return _("Longest run: {count} in a row").format(count=run) if run >= NOTABLE_RUN else ""


def in_a_row(run: int) -> str:
    """The run of right answers that lasts; empty where it is not worth saying."""
    return _("{count} in a row").format(count=run) if run >= NOTABLE_RUN else ""


def paper_name(code: str | None, seed: int) -> str:
    """What names the paper of a round: its class code, or the seed that it was drawn with."""
    return _("code {code}").format(code=code) if code else _("seed {seed}").format(seed=seed)


def answered_line(played: Round) -> str:
    """How many questions of an exam are answered, and which are not."""
    number = len(played.answers)
    line = ngettext("{number} of {count} answered", "{number} of {count} answered", number)
    line = line.format(number=number, count=len(played.paper))
    if not played.unanswered:
        return line
    places = ", ".join(str(place + 1) for place in played.unanswered)
    return _("{answered}; without an answer: {places}").format(answered=line, places=places)


def hand_in_line() -> str:
    """What handing in an exam means."""
    return _("Once it is handed in, no answer can be changed.")


def handed_in_mark(label: str) -> str:
    """That rounds go to the teacher, in few words, to stand on the first screen.

    Args:
        label: What the teacher calls this group or terminal; empty for nothing.
    """
    return _("handed in: {label}").format(label=label) if label else _("rounds are handed in")


def unanswered_line(count: int) -> str:
    """That so many questions of an exam were left unanswered."""
    return ngettext(
        "{count} question was left unanswered and counts as not right.",
        "{count} questions were left unanswered and count as not right.",
        count,
    ).format(count=count)


def result_as_text(played: Round, bank: Bank, day: date) -> str:
    """A result to be copied and handed in; it names no one."""
    result = score(played)
    language = i18n.language()
    exam = [_("Exam")] if played.exam else []
    lines = [
        bank.title.in_language(language),
        " · ".join([*exam, round_title(played), paper_name(played.code, played.seed), day.isoformat()]),
        score_line(result.tally),
    ]
    for topic, tally in result.topics:
        figure = _("{right} of {asked}").format(right=tally.right, asked=tally.asked)
        title = bank.topics[topic].title.in_language(language)
        lines.append(_("{name}: {said}").format(name=title, said=figure))
    return "\n".join(lines)


def dropped_line(count: int) -> str:
    """That a round that goes on has lost so many questions."""
    return ngettext(
        "{count} question of this round is no longer in the bank. The others go on.",
        "{count} questions of this round are no longer in the bank. The others go on.",
        count,
    ).format(count=count)
