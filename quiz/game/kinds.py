"""Which rounds there are: their kinds, sources and lengths.

It imports nothing heavy, so that help and menu can name them.
"""

from __future__ import annotations

from enum import StrEnum

DEFAULT_LENGTH = 10
"""How many questions a round has unless a learner chooses otherwise."""

LENGTHS: tuple[int | None, ...] = (5, DEFAULT_LENGTH, 20, None)
"""The lengths on offer; None means every question there is."""

TRUE_SHARE = (0.4, 0.6)
"""The least and the greatest share of true statements in a round, wherever the bank allows it."""

MAX_SEED = 999_999
"""The largest seed the program makes up; short enough to read out."""

MOST_SEED_DIGITS = 18
"""A seed of so many digits can be stored whole."""

LARGEST_SEED = 10**MOST_SEED_DIGITS - 1
"""The largest seed that can be asked for."""


class RoundKind(StrEnum):
    """Which kinds of question a round has."""

    MIXED = "mixed"
    TRUE_FALSE = "true-false"
    MULTIPLE_CHOICE = "multiple-choice"


class RoundSource(StrEnum):
    """Where the questions of a round come from."""

    DRAW = "draw"
    """From the bank, as the learner chose."""
    REVIEW = "review"
    """They were due for review."""
    MISSED = "missed"
    """They were missed lately."""
    RETRY = "retry"
    """They were missed in the round before."""
