"""A round by lines, from its first question to its result."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TextIO, assert_never

from quiz import i18n, wording
from quiz.game.draw import Asked
from quiz.game.phase import Asking, AskingCertainty, AskingCorrection, Over, Reviewing, ShowingVerdict
from quiz.game.round import CERTAINTIES, Round
from quiz.game.score import score
from quiz.i18n import _, ngettext
from quiz.plain.lines import Lines, place_among
from quiz.plain.results import result_lines
from quiz.session import Session


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


class PlainRounds(Lines):
    """Plays rounds by lines."""

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

    def rounds(self, current: Round | None) -> None:
        """Play a round, and more of them if the learner asks for them."""
        while current is not None:
            self.write()
            self.write(f"{wording.round_title(current)} · {wording.question_count(len(current.paper))}")
            played, leaving = self.play(current)
            if leaving:
                self.session.leave(played)
            else:
                self.session.finish(played)
            self.results(played, leaving=leaving)
            self.show_notices()
            current = None if leaving or not self.interactive else self.following(played)

    def following(self, played: Round) -> Round | None:
        """The round that the learner wants after `played`; None when they are done."""
        weak, missed = self.session.past.weakest_topic(), score(played).to_look_at
        while True:
            offered = [_("n: new round"), _("c: result to copy"), _("q: done:")]
            if weak is not None:
                offered.insert(0, _("p: practise {topic}").format(topic=wording.topic_title(weak.topic)))
            if missed:
                retry = ngettext("r: retry the {count} you missed", "r: retry the {count} you missed", missed)
                offered.insert(0, retry.format(count=missed))
            match self.ask(", ".join(offered)):
                case "q":
                    return None
                case "n":
                    return self.session.again(played)
                case "r" if missed:
                    return self.session.retry(played)
                case "p" if weak is not None:
                    return self.session.practise(weak.topic.id)
                case "c":
                    self.write()
                    self.write(self.session.result_to_copy(played))
                case "l":
                    self.switch_language()
                case _:
                    pass

    def play(self, current: Round) -> tuple[Round, bool]:
        """Play a round to its end; the second value is true where the learner left before it."""
        while not isinstance(current.phase, Over):
            after = self.step(current)
            if after is None:
                return current.take_back(), True
            current = after
            self.show_notices()
        return current, False

    def step(self, current: Round) -> Round | None:
        """The round after what it waits for; None when the learner leaves."""
        match current.phase:
            case ShowingVerdict():
                self.write()
                for line in wording.shown_verdict(current, self.session.bank):
                    self.write(line.text)
                return current.go_on()
            case Reviewing():
                return self.reviewed(current)
            case Asking():
                return self.answered(current, current.paper[current.position])
            case AskingCertainty():
                place = self.place(_Asking(lambda: None, _certainty_prompt, lambda: "1-3", _certainty_place))
                return (
                    self.session.say_certainty(current, CERTAINTIES[place])
                    if isinstance(place, int)
                    else None
                )
            case AskingCorrection():
                return self.corrected(current, current.paper[current.position])
            case Over():
                return current
            case _:
                assert_never(current.phase)

    def answered(self, current: Round, asked: Asked) -> Round | None:
        """The round after a question is answered, or in an exam passed over."""
        asking = _Asking(
            partial(self.put, current, asked),
            lambda: _exam_prompt(asked) if current.exam else _prompt(wording.answer_keys_phrase(asked)),
            lambda: wording.answer_keys_phrase(asked),
            lambda typed: wording.place_of(typed, asked, letters=not current.exam),
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
        keys = f"1-{len(wording.correction_texts(asked))}"
        asking = _Asking(
            partial(self.put_corrections, asked),
            lambda: _prompt(keys),
            lambda: keys,
            lambda typed: wording.correction_place(typed, asked),
        )
        asking.put()
        place = self.place(asking)
        return self.session.correct(current, place) if isinstance(place, int) else None

    def reviewed(self, current: Round) -> Round | None:
        """The round after the review of an exam: handed in, or back at a question."""
        while True:
            self.write()
            self.write(wording.answered_line(current))
            self.write(wording.hand_in_line())
            try:
                typed = self.ask(_("h: hand in, a number: go to that question, b: back, q: leave:"))
            except EOFError:
                return None if self.interactive else current.hand_in()
            place = place_among(typed, len(current.paper))
            if place is not None:
                return current.go_to(place)
            match typed:
                case "h":
                    return current.hand_in()
                case "b":
                    return current.back()
                case "q":
                    return None
                case "l":
                    self.switch_language()
                case _:
                    pass

    def put(self, current: Round, asked: Asked) -> None:
        """Write a question."""
        language = i18n.language()
        topic = wording.topic_title(self.session.bank.topics[asked.question.topic])
        where = _("Question {number} of {count}").format(
            number=current.position + 1, count=len(current.paper)
        )
        self.write()
        self.write(f"{where} · {wording.kind_name(asked.question.kind)} · {topic}")
        self.write(asked.question.stem.in_language(language))
        texts = wording.choice_texts(asked)
        for key, text in zip(wording.choice_keys(asked), texts, strict=True):
            self.write(f"{key}  {text}", hang=3)
        if current.given is not None:
            self.write(_("Your answer so far: {answer}").format(answer=texts[current.given.place]))

    def put_corrections(self, asked: Asked) -> None:
        """Ask what makes a statement true that was rightly called false."""
        self.write()
        self.write(_("Right, it is false. What is true?"))
        for number, text in enumerate(wording.correction_texts(asked), 1):
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

    def results(self, played: Round, *, leaving: bool) -> None:
        """Write what the round came to, beside the learner's own best of its kind where there is one.

        On a pipe the best is left out: the same seed and the same lines give the same transcript.
        """
        if leaving and played.exam and played.answers:
            self.write()
            self.write(wording.answered_line(played))
            self.write(_("The exam can be continued; nothing is shown before it is handed in."))
            return
        best = self.session.past.best_before(played) if self.interactive and not leaving else None
        for text, hang in result_lines(played, self.session.bank, best):
            self.write(text, hang)
        weak = self.session.past.weakest_topic() if self.interactive and not leaving else None
        if weak is not None:
            self.write()
            self.write(wording.practise_line(weak))


def _prompt(keys: str) -> str:
    """The prompt before the learner's input, with the keys that answer."""
    return _("Your answer ({keys}, ?: help):").format(keys=keys)


def _exam_prompt(asked: Asked) -> str:
    """The prompt before an answer in an exam, with the keys that answer."""
    return _("Your answer ({keys}, b: back, n: next, h: hand in, ?: help):").format(
        keys=wording.answer_keys_phrase(asked)
    )


def _certainty_prompt() -> str:
    """The prompt for the learner's certainty."""
    return _("How sure are you? 1 not, 2 fairly, 3 very:")


def _certainty_place(typed: str) -> int | None:
    certainty = wording.certainty_of(typed)
    return None if certainty is None else CERTAINTIES.index(certainty)
