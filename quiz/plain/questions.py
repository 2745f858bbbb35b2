"""A question by lines: what is asked, what can be typed, and the answer."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TextIO

from quiz import i18n
from quiz.game.draw import Asked
from quiz.game.round import CERTAINTIES, Round
from quiz.i18n import _
from quiz.plain.lines import Lines
from quiz.session import Session
from quiz.wording.questions import (
    answer_keys_phrase,
    certainty_of,
    choice_keys,
    choice_texts,
    correction_place,
    correction_texts,
    kind_name,
    place_of,
)
from quiz.wording.topics import topic_title


@dataclass(frozen=True, slots=True)
class _Asking:
    """Something that is asked, in the language in use at the time."""

    put: Callable[[], None]
    """Writes what is asked and what can be answered."""
    prompt: Callable[[], str]
    """What stands before the answer."""
    keys: Callable[[], str]
    """The keys that answer."""
    place_of: Callable[[str], int | None]
    """The place that was typed, if it is one."""


MOVES = ("b", "n", "h")
"""What can be typed in an exam besides an answer: the question before, the next one, the review."""


class PlainQuestions(Lines):
    """Asks questions by lines."""

    def __init__(
        self,
        session: Session,
        source: TextIO,
        out: TextIO,
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Set up.

        Args:
            session: What is played.
            source: Where answers are read from, one a line.
            out: Where everything is written to.
            clock: Gives the time in seconds.
        """
        super().__init__(source, out)
        self.session = session
        self.clock = clock

    def show_notices(self) -> None:
        """Write the notices; what went wrong goes to stderr."""
        for notice in self.session.notices():
            if notice.is_trouble:
                printable = "".join(letter if letter.isprintable() else " " for letter in notice.text)
                print(f"quiz: {printable}", file=sys.stderr)
            else:
                self.write(notice.text)

    def switch_language(self) -> None:
        """Use the next language; it is kept where a person asked for it."""
        if self.interactive:
            self.session.preferences.choose_language(i18n.next_language())
            self.show_notices()
        else:
            i18n.switch(i18n.next_language())

    def answered(self, current: Round, asked: Asked) -> Round | None:
        """The round after a question is answered, or in an exam passed over."""
        asking = _Asking(
            partial(self.put, current, asked),
            lambda: _exam_prompt(asked) if current.exam else _prompt(answer_keys_phrase(asked)),
            lambda: answer_keys_phrase(asked),
            lambda typed: place_of(typed, asked, letters=not current.exam),
        )
        asking.put()
        asked_at = self.clock()
        place = self.place(asking, exam=current.exam)
        match place:
            case None:
                return None
            case "b":
                return current.back()
            case "n":
                return current.forward()
            case str():
                return current.review()
            case _:
                return self.session.answer(current, place, self.clock() - asked_at)

    def corrected(self, current: Round, asked: Asked) -> Round | None:
        """The round after the learner picked what is true."""
        keys = f"1-{len(correction_texts(asked))}"
        asking = _Asking(
            partial(self.put_corrections, asked),
            lambda: _prompt(keys),
            lambda: keys,
            lambda typed: correction_place(typed, asked),
        )
        asking.put()
        place = self.place(asking)
        return self.session.correct(current, place) if isinstance(place, int) else None

    def made_certain(self, current: Round) -> Round | None:
        """The round after the learner said how certain they are."""
        place = self.place(_Asking(lambda: None, _certainty_prompt, lambda: "1-3", _certainty_place))
        return self.session.say_certainty(current, CERTAINTIES[place]) if isinstance(place, int) else None

    def put(self, current: Round, asked: Asked) -> None:
        """Write a question."""
        language = i18n.language()
        topic = topic_title(self.session.bank.topics[asked.question.topic])
        where = _("Question {number} of {count}").format(
            number=current.position + 1, count=len(current.paper)
        )
        self.write()
        self.write(f"{where} · {kind_name(asked.question.kind)} · {topic}")
        self.write(asked.question.stem.in_language(language))
        texts = choice_texts(asked)
        for key, text in zip(choice_keys(asked), texts, strict=True):
            self.write(f"{key}  {text}", hang=3)
        if current.given is not None:
            self.write(_("Your answer so far: {answer}").format(answer=texts[current.given.place]))

    def put_corrections(self, asked: Asked) -> None:
        """Ask what makes a statement true that was rightly called false."""
        self.write()
        self.write(_("Right, it is false. What is true?"))
        for number, text in enumerate(correction_texts(asked), 1):
            self.write(f"{number}  {text}", hang=3)

    def place(self, asking: _Asking, *, exam: bool = False) -> int | str | None:
        """The place of the answer that the learner gives, or in an exam one of `MOVES`; None when they leave."""
        while True:
            try:
                typed = self.ask(asking.prompt())
            except EOFError:
                return None
            if exam and typed in MOVES:
                return typed
            place = asking.place_of(typed)
            if place is not None or typed == "q":
                return place
            if typed == "l":
                self.switch_language()
            if typed in ("l", "r"):
                asking.put()
            else:
                self.help(typed, asking.keys(), exam=exam)

    def help(self, typed: str, keys: str, *, exam: bool) -> None:
        """Write what can be typed, after `?` or after a line that is no answer."""
        if typed != "?":
            message = _("That is no answer to this question. Type {keys}, or ? for help.")
            self.write(message.format(keys=keys))
            return
        self.write(_("Type {keys} and press Enter to answer.").format(keys=keys))
        if exam:
            self.write(_("b: the question before. n: the next one, without an answer. h: see and hand in."))
        self.write(
            _("r: read the question again. l: {language}. q: leave the round; your answers count.").format(
                language=i18n.next_language_name()
            )
        )


def _prompt(keys: str) -> str:
    """The prompt before the learner's input, with the keys that answer."""
    return _("Your answer ({keys}, ?: help):").format(keys=keys)


def _exam_prompt(asked: Asked) -> str:
    """The prompt before an answer in an exam, with the keys that answer."""
    return _("Your answer ({keys}, b: back, n: next, h: hand in, ?: help):").format(
        keys=answer_keys_phrase(asked)
    )


def _certainty_prompt() -> str:
    """The prompt for the learner's certainty."""
    return _("How sure are you? 1 not, 2 fairly, 3 very:")


def _certainty_place(typed: str) -> int | None:
    certainty = certainty_of(typed)
    return None if certainty is None else CERTAINTIES.index(certainty)
