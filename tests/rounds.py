"""Rounds for tests."""

from __future__ import annotations

from quiz.game.draw import Paper, RoundSpec
from quiz.game.round import Round, waiting_phase


def begun(paper: Paper, *, exam: bool = False, asks_certainty: bool = False) -> Round:
    """A round that has just begun."""
    spec = RoundSpec(exam=exam)
    return Round(paper, spec=spec, asks_certainty=asks_certainty, phase=waiting_phase(paper, (), exam=exam))
