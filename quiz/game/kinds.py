"""Which rounds there are: their kinds and lengths. It imports nothing heavy, so that help and menu can name them."""

from __future__ import annotations

from enum import StrEnum

DEFAULT_LENGTH = 10
"""How many questions a round has unless a learner chooses otherwise."""

LENGTHS: tuple[int | None, ...] = (5, DEFAULT_LENGTH, 20, None)
"""The lengths on offer; None means every question there is."""

MAX_SEED = 999_999
"""The largest seed the program makes up; short enough to read out."""


class RoundKind(StrEnum):
    """Which kinds of question a round has."""

    MIXED = "mixed"
    TRUE_FALSE = "true-false"
    MULTIPLE_CHOICE = "multiple-choice"
