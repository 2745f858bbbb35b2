"""The round: the one value that holds which question is up, what may be done now, and what was answered."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from random import Random
from typing import assert_never

from quiz.game.draw import Asked, Paper, RoundSpec, shuffled
from quiz.game.kinds import RoundSource
from quiz.game.phase import (
    BEGINNING,
    Asking,
    AskingCertainty,
    AskingCorrection,
    Over,
    Phase,
    Reviewing,
    ShowingVerdict,
)

CERTAINTIES = (1, 2, 3)
"""How certain a learner can be: not sure, fairly, very. The three levels of certainty-based marking (A. R.
Gardner-Medwin, "Confidence assessment in the teaching of basic science", ALT-J 3(1), 1995)."""

USUAL = RoundSpec()
"""The round of a learner who asks for nothing in particular."""

EPOCH = datetime.fromtimestamp(0, UTC)
"""Stands for a time that nobody noted."""


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
    certainty: int | None = None
    """How certain the learner was, one of `CERTAINTIES`; None where nobody asked."""


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

    Their order depends on the question alone, so that it is the same when a round goes on another day.
    """
    question = asked.question
    return tuple(shuffled(range(len(question.corrections)), Random(question.id)))


@dataclass(frozen=True, slots=True)
class Round:
    """A paper and how far it is answered. Every step gives a new round; an illegal one gives the same.

    Raises:
        ValueError: if the phase does not go with the answers, such as a verdict before the first answer.
    """

    paper: Paper
    spec: RoundSpec = USUAL
    """What the learner chose; a retry has that of the round it repeats."""
    source: RoundSource = RoundSource.DRAW
    seed: int = 0
    """The seed that the paper was drawn with."""
    code: str = ""
    """The class code that it is played by; empty without one."""
    language: str = "en"
    """The language it was begun in."""
    started_at: datetime = EPOCH
    """When it was begun."""
    asks_certainty: bool = False
    """Is the learner asked how certain they are, before each verdict?"""
    asks_correction: bool = True
    """Is the learner asked what is true, after a statement was rightly called false?"""
    answers: tuple[Answer, ...] = ()
    """What was answered, in the order of the paper; in an exam there may be gaps."""
    corrections: tuple[tuple[str, bool], ...] = ()
    """For each statement whose correction was asked, its question's id and whether the learner knew."""
    phase: Phase = BEGINNING
    """What the round waits for."""
    dropped: int = 0
    """How many of its questions the bank no longer had when it was read back."""
    id: int = field(default=0, compare=False)
    """The journal's id of the round; 0 where it is not kept."""

    def __post_init__(self) -> None:
        answered, asked = len(self.answers), len(self.paper)
        match self.phase:
            case Asking(position) | AskingCertainty(position=position):
                legal = 0 <= position < asked and (self.exam or position == answered)
            case AskingCorrection() | ShowingVerdict():
                legal = 0 < answered <= asked and not self.exam
            case Reviewing():
                legal = self.exam and asked > 0
            case Over():
                legal = self.exam or answered == asked
            case _:
                assert_never(self.phase)
        if not legal:
            raise ValueError(f"{self.phase} does not go with {answered} of {asked} answers")

    @property
    def exam(self) -> bool:
        """Do verdicts wait until the end?"""
        return self.spec.exam

    @property
    def position(self) -> int:
        """The place of the question that is up, counted from 0; the paper's length when none is."""
        match self.phase:
            case Asking(position) | AskingCertainty(position=position):
                return position
            case AskingCorrection() | ShowingVerdict():
                return len(self.answers) - 1
            case Reviewing() | Over():
                return len(self.paper)

    @property
    def question(self) -> Asked | None:
        """The question that is up; None when all of an exam is reviewed or the round is over."""
        position = self.position
        return self.paper[position] if position < len(self.paper) else None

    @property
    def given(self) -> Answer | None:
        """What was answered to the question that is up; None while it is not answered."""
        asked = self.question
        if asked is None:
            return None
        return next((one for one in self.answers if one.question_id == asked.question.id), None)

    @property
    def unanswered(self) -> tuple[int, ...]:
        """The places on the paper, counted from 0, of the questions that are not answered."""
        answered = {answer.question_id for answer in self.answers}
        return tuple(place for place, asked in enumerate(self.paper) if asked.question.id not in answered)

    @property
    def verdict(self) -> Verdict | None:
        """The verdict that is being shown; None while a question waits for its answer."""
        return self.verdicts[-1] if isinstance(self.phase, ShowingVerdict) else None

    @property
    def verdicts(self) -> tuple[Verdict, ...]:
        """Every answered question with its answer."""
        given = {answer.question_id: answer for answer in self.answers}
        return tuple(
            Verdict(asked, given[asked.question.id]) for asked in self.paper if asked.question.id in given
        )

    def answer(self, place: int, seconds: float = 0.0) -> tuple[Round, Answer | None]:
        """Answer the question that is up with the choice at `place`; in an exam this replaces an earlier answer.

        Returns:
            The round as it is then, and the answer to record. There is none, and the round is the same, when
            no question waits for an answer or it has no such choice; there is none yet when the learner is
            first asked how certain they are, and none when an exam's answer stays what it was.
        """
        asked = self.question
        if not isinstance(self.phase, Asking) or asked is None or not 0 <= place < len(asked.order):
            return self, None
        if self.asks_certainty:
            return replace(self, phase=AskingCertainty(place, seconds, self.position)), None
        return self._answered(asked, place, seconds, None)

    def say_certainty(self, certainty: int) -> tuple[Round, Answer | None]:
        """State how certain the learner is of the answer that waits for it.

        Returns:
            As `answer` does.
        """
        asked, pending = self.question, self.phase
        if not isinstance(pending, AskingCertainty) or asked is None or certainty not in CERTAINTIES:
            return self, None
        return self._answered(asked, pending.place, pending.seconds, certainty)

    def take_back(self) -> Round:
        """Take back the choice that waits for its certainty."""
        return replace(self, phase=Asking(self.position)) if isinstance(self.phase, AskingCertainty) else self

    def correct(self, place: int) -> tuple[Round, bool | None]:
        """State which correction makes the statement true that was rightly called false.

        Returns:
            The round as it is then, and whether that is right; the same round and None when nothing of the
            kind is asked or there is no such place. It earns no point and costs none.
        """
        asking = isinstance(self.phase, AskingCorrection)
        order = corrections_of(self.paper[self.position]) if asking else ()
        if not 0 <= place < len(order):
            return self, None
        knew = order[place] == 0
        corrections = (*self.corrections, (self.answers[-1].question_id, knew))
        return replace(self, phase=ShowingVerdict(order[place]), corrections=corrections), knew

    def go_on(self) -> Round:
        """Leave the verdict for the next question, or for the end."""
        if not isinstance(self.phase, ShowingVerdict):
            return self
        return replace(self, phase=waiting_phase(self.paper, self.answers))

    # An exam, until it is handed in

    def go_to(self, position: int) -> Round:
        """Show another question of an exam; past the last one stands the review."""
        if not self.exam or not isinstance(self.phase, Asking | Reviewing) or position < 0:
            return self
        return replace(self, phase=Asking(position) if position < len(self.paper) else Reviewing())

    def back(self) -> Round:
        """Go back to the question before, from the review to the last."""
        return self.go_to(self.position - 1)

    def forward(self) -> Round:
        """Go on to the question after, answered or not, and after the last to the review."""
        return self.go_to(self.position + 1)

    def review(self) -> Round:
        """See what is unanswered before an exam is handed in."""
        return self.go_to(len(self.paper))

    def hand_in(self) -> Round:
        """End an exam from its review; what is unanswered then counts as not right."""
        return replace(self, phase=Over()) if isinstance(self.phase, Reviewing) else self

    def _answered(
        self, asked: Asked, place: int, seconds: float, certainty: int | None
    ) -> tuple[Round, Answer | None]:
        choice, question, before = asked.order[place], asked.question, self.given
        answer = Answer(question.id, place, choice, choice == question.key, seconds, certainty)
        if before is None:
            answers = (*self.answers, answer)
        elif (before.place, before.certainty) == (place, certainty):
            return replace(self, phase=self._phase_after(asked, before)), None
        else:
            answers = tuple(answer if one is before else one for one in self.answers)
        if self.exam:
            places = {asked.question.id: position for position, asked in enumerate(self.paper)}
            answers = tuple(sorted(answers, key=lambda one: places[one.question_id]))
        return replace(self, answers=answers, phase=self._phase_after(asked, answer)), answer

    def _phase_after(self, asked: Asked, answer: Answer) -> Phase:
        """What the round waits for after an answer."""
        if self.exam:
            following = self.position + 1
            return Asking(following) if following < len(self.paper) else Reviewing()
        if self.asks_correction and answer.correct and corrections_of(asked):
            return AskingCorrection()
        return ShowingVerdict()


def waiting_phase(
    paper: Paper, answers: tuple[Answer, ...], *, exam: bool = False, position: int | None = None
) -> Phase:
    """What a round waits for when no verdict is shown: the next answer, an exam's handing in, or nothing.

    Args:
        paper: The questions.
        answers: What was answered of them.
        exam: Is it an exam?
        position: Where the exam was left; at its first unanswered question when None.
    """
    if not exam or not paper:
        return Asking(len(answers)) if len(answers) < len(paper) else Over()
    if position is None:
        answered = {answer.question_id for answer in answers}
        waiting = (place for place, asked in enumerate(paper) if asked.question.id not in answered)
        position = next(waiting, len(paper))
    return Asking(position) if position < len(paper) else Reviewing()
