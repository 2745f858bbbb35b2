"""The round: the one place that knows which question is up, what may be done now, and what was answered."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import Enum, auto
from random import Random

from quiz.bank.model import TrueFalse
from quiz.game.draw import Asked, Paper, shuffled


class Phase(Enum):
    """What the round waits for."""

    ASKING = auto()
    """An answer."""
    WEIGHING = auto()
    """How sure the learner is of it."""
    CORRECTING = auto()
    """What makes the statement true that was rightly called false."""
    TELLING = auto()
    """The learner, who reads the verdict."""
    OVER = auto()
    """Nothing: every question is answered."""


SURENESS = (1, 2, 3)
"""How sure a learner can be: not, fairly, very. The three levels of certainty-based marking (A. R.
Gardner-Medwin, "Confidence assessment in the teaching of basic science", ALT-J 3(1), 1995)."""


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
    sureness: int | None = None
    """How sure the learner was, one of `SURENESS`; None where nobody asked."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """A question with what was answered."""

    asked: Asked
    answer: Answer

    @property
    def correct(self) -> bool:
        """Was it right?"""
        return self.answer.correct


def corrections_of(asked: Asked) -> tuple[int, ...]:
    """For each place, which correction of a false statement stands there: 0 the right one, then the wrong ones.

    Their order hangs on the question alone, so that it is the same when a round goes on another day.
    """
    question = asked.question
    if not isinstance(question, TrueFalse) or not question.wrong_corrections:
        return ()
    return tuple(shuffled(range(1 + len(question.wrong_corrections)), Random(question.id)))


@dataclass(frozen=True, slots=True)
class Round:
    """A paper and how far it is answered. Every step gives a new round; an illegal one gives the same."""

    paper: Paper
    exam: bool = False
    """Do verdicts wait until the end?"""
    answers: tuple[Answer, ...] = ()
    """What was answered, in the order of the paper."""
    telling: bool = False
    """Is the verdict of the last answer being shown, or what makes it false being asked?"""
    certainty: bool = False
    """Is the learner asked how sure they are, before the verdict?"""
    asks_truth: bool = True
    """Is it asked what is true, after a statement was rightly called false?"""
    weighed: tuple[int, float] | None = None
    """The place that was chosen and the seconds it took, while the learner says how sure they are."""
    correcting: bool = False
    """Is it being asked what makes the last statement false?"""
    corrections: tuple[tuple[str, bool], ...] = ()
    """For each statement of which that was asked, its question's id and whether the learner knew."""
    id: int = field(default=0, compare=False)
    """How the journal knows the round; 0 where it is not kept."""

    @property
    def phase(self) -> Phase:
        """What the round waits for."""
        if self.telling:
            return Phase.CORRECTING if self.correcting else Phase.TELLING
        if self.weighed is not None:
            return Phase.WEIGHING
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
        return self.verdicts[-1] if self.phase is Phase.TELLING else None

    @property
    def verdicts(self) -> tuple[Verdict, ...]:
        """Every answered question with its answer."""
        return tuple(Verdict(asked, answer) for asked, answer in zip(self.paper, self.answers, strict=False))

    def answer(self, place: int, seconds: float = 0.0) -> tuple[Round, Answer | None]:
        """Answer the question that is up with the choice at `place`.

        Returns:
            The round as it is then, and the answer to record. There is none, and the round is the same, when
            no question waits for an answer or it has no such choice; there is none yet when the learner is
            first asked how sure they are.
        """
        asked = self.question
        if self.phase is not Phase.ASKING or asked is None or not 0 <= place < len(asked.order):
            return self, None
        if self.certainty:
            return replace(self, weighed=(place, seconds)), None
        return self._answered(asked, place, seconds, None)

    def weigh(self, sureness: int) -> tuple[Round, Answer | None]:
        """Say how sure the answer is that waits for it.

        Returns:
            As `answer` does.
        """
        asked = self.question
        if self.weighed is None or asked is None or sureness not in SURENESS:
            return self, None
        return replace(self, weighed=None)._answered(asked, *self.weighed, sureness)

    def think_again(self) -> Round:
        """Take back the answer that waits for its sureness."""
        return replace(self, weighed=None)

    def correct(self, place: int) -> tuple[Round, bool | None]:
        """Say which correction makes the statement true that was rightly called false.

        Returns:
            The round as it is then, and whether that is right; the same round and None when nothing of the
            kind is asked or there is no such place. It earns no point and costs none.
        """
        order = corrections_of(self.paper[self.position]) if self.phase is Phase.CORRECTING else ()
        if not 0 <= place < len(order):
            return self, None
        knew = order[place] == 0
        found = (*self.corrections, (self.answers[-1].question_id, knew))
        return replace(self, correcting=False, corrections=found), knew

    def go_on(self) -> Round:
        """Leave the verdict for the next question, or for the end."""
        return replace(self, telling=False) if self.phase is Phase.TELLING else self

    def _answered(
        self, asked: Asked, place: int, seconds: float, sureness: int | None
    ) -> tuple[Round, Answer]:
        choice = asked.order[place]
        question = asked.question
        correct = choice == question.key
        answer = Answer(question.id, place, choice, correct, seconds, sureness)
        asks = self.asks_truth and not self.exam and correct and bool(corrections_of(asked))
        return replace(self, answers=(*self.answers, answer), telling=not self.exam, correcting=asks), answer
