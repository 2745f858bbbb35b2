"""What a bank holds: topics, sources, misconceptions and questions, as plain values that never change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property


class Kind(StrEnum):
    """The two kinds of question."""

    TRUE_FALSE = "true_false"
    MULTIPLE_CHOICE = "multiple_choice"


PLAIN = ""
"""Stands for the language of a plain string, which names none."""

TRUE_PLACE, FALSE_PLACE = 0, 1
"""The places of the two answers to a true/false question."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text in each of its languages."""

    wordings: tuple[tuple[str, str], ...]
    """Pairs of language code and wording; a plain string has the one pair with `PLAIN`."""
    line: int = field(default=0, compare=False)
    """Where it begins in its file, from 1; 0 when it comes from no file."""

    def in_language(self, language: str) -> str:
        """The wording in `language`, else the first there is."""
        for code, wording in self.wordings:
            if code == language:
                return wording
        return self.wordings[0][1]

    @property
    def languages(self) -> tuple[str, ...]:
        """The codes of its languages, in the file's order."""
        return tuple(code for code, _ in self.wordings)


@dataclass(frozen=True, slots=True)
class MapPoint:
    """A place on the map of a topic."""

    name: Text
    latitude: float
    """Degrees north of the equator, -90 to 90."""
    longitude: float
    """Degrees east of Greenwich, -180 to 180."""
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Topic:
    """A subject of the bank, with a short lesson."""

    id: str
    title: Text
    summary: Text
    """What the topic is about, in a few sentences."""
    line: int = field(default=0, compare=False)
    lesson: tuple[Text, ...] = ()
    """Two to six paragraphs to read before playing, `**key words**` marked (`quiz.bank.marks`); empty where
    the summary is all there is."""
    map: tuple[MapPoint, ...] = ()
    """The points of the topic's map, in the order of their numbers; empty where it has none."""

    @property
    def lesson_paragraphs(self) -> tuple[Text, ...]:
        """What to read before playing: the lesson, or the summary where there is none."""
        return self.lesson or (self.summary,)


@dataclass(frozen=True, slots=True)
class Source:
    """A publication that a question rests on."""

    id: str
    title: Text
    publisher: Text
    date: str = ""
    """When it was published: `2026`, `2026-02` or `2026-02-05`; empty when not known."""
    url: Text | None = None
    """Where it was found, maybe at another address for each language; printed as a reference, never opened."""
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Misconception:
    """An idea that learners arrive with and that a wrong answer shows."""

    id: str
    belief: Text
    reteach: Text
    """One or two sentences that put the belief right, for a teacher to read aloud."""
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer offered by a multiple-choice question."""

    text: Text
    correct: bool
    """Is it the key?"""
    why: Text
    """Why it is right, or why it is wrong."""
    misconception: str | None = None
    """The id of the belief that it shows, where there is one."""
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Question:
    """What both kinds of question have."""

    id: str
    """Stable for ever: history, results and exports hang on it."""
    topic: str
    level: int
    """One of `quiz.bank.levels.LEVELS`."""
    explanation: Text
    sources: tuple[str, ...]
    as_of: date
    """The day on which the facts were so."""
    claims: tuple[str, ...] = ()
    """Free-form ids of the statements it tests."""
    ideas: tuple[str, ...] = ()
    """Free-form ids of the ideas it tests; a round spreads them as it spreads topics."""
    allow: tuple[str, ...] = ()
    """The ids of the rules that are silenced for it."""
    note: str = ""
    """Why they are."""
    line: int = field(default=0, compare=False)

    @property
    def ideas_tested(self) -> tuple[str, ...]:
        """The ids of the ideas it tests: `ideas`, or `claims` where it names none."""
        return self.ideas or self.claims


@dataclass(frozen=True, slots=True, kw_only=True)
class TrueFalse(_Question):
    """A statement to judge."""

    statement: Text
    answer: bool
    """Is the statement true?"""
    correction: Text | None = None
    """The true statement, for a false one."""
    wrong_corrections: tuple[Text, ...] = ()
    """What a learner might take for the true statement; with them the game asks what makes it false."""
    misconception: str | None = None
    """The id of the belief that a wrong answer shows, where there is one."""

    kind = Kind.TRUE_FALSE

    @property
    def stem(self) -> Text:
        """The text that is asked, statement or prompt."""
        return self.statement

    @property
    def choice_count(self) -> int:
        """How many answers there are."""
        return 2

    @property
    def key(self) -> int:
        """Which answer is right: `TRUE_PLACE` or `FALSE_PLACE`."""
        return TRUE_PLACE if self.answer else FALSE_PLACE

    @property
    def corrections(self) -> tuple[Text, ...]:
        """What is offered to put a false statement right, the right one first; empty where nothing is asked."""
        if self.correction is None or not self.wrong_corrections:
            return ()
        return (self.correction, *self.wrong_corrections)

    def misconception_of(self, choice: int) -> str | None:
        """The id of the misconception that a wrong answer shows, where there is one."""
        return None if choice == self.key else self.misconception


@dataclass(frozen=True, slots=True, kw_only=True)
class MultipleChoice(_Question):
    """A question with one right answer among several."""

    prompt: Text
    choices: tuple[Choice, ...]

    kind = Kind.MULTIPLE_CHOICE

    @property
    def stem(self) -> Text:
        """The text that is asked, statement or prompt."""
        return self.prompt

    @property
    def choice_count(self) -> int:
        """How many answers there are."""
        return len(self.choices)

    @property
    def key(self) -> int:
        """Which answer is right, counted from 0 in the file's order."""
        return next(place for place, choice in enumerate(self.choices) if choice.correct)

    @property
    def corrections(self) -> tuple[Text, ...]:
        """Empty: there is nothing to put right."""
        return ()

    def misconception_of(self, choice: int) -> str | None:
        """The id of the misconception that a choice shows; None where it shows none or there is no such choice."""
        return self.choices[choice].misconception if choice < len(self.choices) else None


Question = TrueFalse | MultipleChoice


@dataclass(frozen=True)
class Bank:
    """The content of one file of questions."""

    title: Text
    topics: Mapping[str, Topic]
    sources: Mapping[str, Source]
    misconceptions: Mapping[str, Misconception]
    questions: tuple[Question, ...]
    review_after: int = 365
    """After how many days the facts of a question need to be checked again."""
    names: tuple[Text, ...] = ()
    """Proper names, such as those of agencies and cities."""

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages every text has; `(PLAIN,)` for a bank of plain strings."""
        return self.title.languages

    @cached_property
    def by_id(self) -> Mapping[str, Question]:
        """The questions by their ids."""
        return {question.id: question for question in self.questions}
