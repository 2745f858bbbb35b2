"""What is said of a round: its name, its score, and how it compares."""

from __future__ import annotations

from collections.abc import Collection

from quiz import i18n
from quiz.game.draw import RoundKind
from quiz.game.round import Round, RoundSource
from quiz.game.score import Tally
from quiz.i18n import _, ngettext


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
    said = _("{right} of {asked}").format(right=tally.right, asked=tally.asked)
    return f"{said} · {i18n.percent(tally.share)}"


def best_line(result: Tally, best: Tally) -> str:
    """How the result of a round compares with the learner's own best before it: better, or not.

    Args:
        result: What the round that was just played came to.
        best: The best earlier round of its kind.
    """
    if result.rank > best.rank:
        return _("New best! Before: {score}").format(score=score_line(best))
    return _("Your best for this kind of round: {score}").format(score=score_line(best))


def corrected_line(corrections: Collection[tuple[str, bool]]) -> str:
    """Of how many false statements the learner knew what is true."""
    right = sum(knew for _question, knew in corrections)
    return _("What makes it false: {right} of {asked} corrected").format(right=right, asked=len(corrections))


def dropped_line(count: int) -> str:
    """That a round that goes on has lost so many questions."""
    return ngettext(
        "{count} question of this round is no longer in the bank. The others go on.",
        "{count} questions of this round are no longer in the bank. The others go on.",
        count,
    ).format(count=count)
