"""The round: the one place that knows which question is up, what may be done now, and what was answered."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum, auto

from quiz.game.draw import Asked, Paper


class Phase(Enum):
    """What the round waits for."""

    ASKING = auto()
    """An answer."""
    TELLING = auto()
    """The learner, who reads the verdict."""
    OVER = auto()
    """Nothing: every question is answered."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a learner answered, as it is recorded."""

    question_id: str
    place: int
    """The place on the paper, counted from 0."""
    choice: int
    """Which of the question's choices, counted from 0 in the file's order."""
    correct: bool
    """Was it right?"""
    seconds: float = 0.0
    """How long the learner took, in seconds."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """A question with what was answered."""

    asked: Asked
    answer: Answer

    @property
    def correct(self) -> bool:
        """Was it right?"""
        return self.answer.correct


@dataclass(frozen=True, slots=True)
class Round:
    """A paper and how far it is answered. Every step gives a new round; an illegal one gives the same."""

    paper: Paper
    exam: bool = False
    """Do verdicts wait until the end?"""
    answers: tuple[Answer, ...] = ()
    """What was answered, in the order of the paper."""
    telling: bool = False
    """Is the verdict of the last answer being shown?"""

    @property
    def phase(self) -> Phase:
        """What the round waits for."""
        if self.telling:
            return Phase.TELLING
        return Phase.OVER if len(self.answers) == len(self.paper) else Phase.ASKING

    @property
    def position(self) -> int:
        """The place of the question that is up, counted from 0; the paper's length when it is over."""
        return len(self.answers) - self.telling

    @property
    def question(self) -> Asked | None:
        """The question that is up; None when the round is over."""
        return None if self.phase is Phase.OVER else self.paper[self.position]

    @property
    def verdict(self) -> Verdict | None:
        """The verdict that is being shown; None while a question waits for its answer."""
        return self.verdicts[-1] if self.telling else None

    @property
    def verdicts(self) -> tuple[Verdict, ...]:
        """Every answered question with its answer."""
        return tuple(Verdict(asked, answer) for asked, answer in zip(self.paper, self.answers, strict=False))

    def answer(self, place: int, seconds: float = 0.0) -> tuple[Round, Answer | None]:
        """Answer the question that is up with the choice at `place`.

        Returns:
            The round as it is then, and the answer to record; the same round and None when no question
            waits for an answer or it has no such choice.
        """
        asked = self.question
        if self.phase is not Phase.ASKING or asked is None or not 0 <= place < len(asked.order):
            return self, None
        choice = asked.order[place]
        question = asked.question
        answer = Answer(question.id, place, choice, correct=choice == question.key, seconds=seconds)
        return replace(self, answers=(*self.answers, answer), telling=not self.exam), answer

    def go_on(self) -> Round:
        """Leave the verdict for the next question, or for the end."""
        return replace(self, telling=False)
