"""The phases of a round: what it waits for, with what is pending."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Asking:
    """The question that is up waits for its answer."""

    position: int = 0
    """Its place on the paper, counted from 0."""


@dataclass(frozen=True, slots=True)
class AskingCertainty:
    """The learner is asked how certain the answer is that they chose."""

    place: int
    """The place that was chosen, counted from 0."""
    seconds: float
    """How long the choice took, in seconds."""
    position: int = 0
    """The place of the question on the paper, counted from 0."""


@dataclass(frozen=True, slots=True)
class AskingCorrection:
    """The learner is asked what is true, after a statement was rightly called false."""


@dataclass(frozen=True, slots=True)
class ShowingVerdict:
    """The verdict of the last answer is read, until the learner goes on."""

    picked: int | None = None
    """Which of the question's corrections was picked as true, 0 the right one; None where nobody asked."""


@dataclass(frozen=True, slots=True)
class Reviewing:
    """An exam waits to be handed in; until then every answer can be changed."""


@dataclass(frozen=True, slots=True)
class Over:
    """Every question is answered, or the exam is handed in."""


Phase = Asking | AskingCertainty | AskingCorrection | ShowingVerdict | Reviewing | Over
"""What a round waits for, with what is pending."""

BEGINNING = Asking()
"""What a round waits for before anything is answered."""
