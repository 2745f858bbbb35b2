"""The game by lines: what can be done, and a round from its first question to its result."""

from __future__ import annotations

import io
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TextIO

from quiz import i18n, menu, wording
from quiz.game.draw import Asked, RoundSpec
from quiz.game.round import CERTAINTIES, AskingCertainty, AskingCorrection, Round, ShowingVerdict
from quiz.game.score import score
from quiz.i18n import _, ngettext
from quiz.menu import Entry, Item
from quiz.plain.lines import InputEnded, Lines
from quiz.plain.results import result_lines
from quiz.session import Session


@dataclass(frozen=True, slots=True)
class _Asking:
    """Something that is asked, in the language in use at the time."""

    put: Callable[[], None]
    """Says what is asked and what can be answered."""
    prompt: Callable[[], str]
    """What stands before the answer."""
    keys: Callable[[], str]
    """The keys that answer."""
    place_of: Callable[[str], int | None]
    """The place that was typed, if it is one."""


class PlainGame(Lines):
    """The line front end."""

    def __init__(
        self,
        session: Session,
        source: TextIO,
        out: TextIO,
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Set up the game.

        Args:
            session: What is played.
            source: Where answers are read from, one a line.
            out: Where everything is written to.
            clock: Tells the time in seconds.
        """
        super().__init__(source, out)
        self.session = session
        self.clock = clock

    def run(self, opening: RoundSpec | Item | None) -> None:
        """Play until the learner has had enough.

        Args:
            opening: The round to begin with; None to choose first, where there is someone to choose.
        """
        try:
            self.show_notices()
            self.say(self.session.bank.title.in_language(i18n.language()))
            if isinstance(opening, Item):
                self.begin(opening)
            elif opening is None and self.interactive:
                self.home()
            else:
                self.rounds(self.session.start(opening or RoundSpec()))
        except InputEnded:
            pass
        finally:
            self.show_notices()

    def show_notices(self) -> None:
        """Write what there is to say in passing; what went wrong goes to stderr."""
        for notice in self.session.notices():
            if notice.is_trouble:
                printable = "".join(letter if letter.isprintable() else " " for letter in notice.text)
                print(f"quiz: {printable}", file=sys.stderr)
            else:
                self.say(notice.text)

    # What can be done

    def home(self) -> None:
        """Choose what to do, until the learner leaves."""
        while True:
            items = [item for item in self.session.menu().items if item.entry is not Entry.CHOOSE]
            self.say()
            for number, item in enumerate(items, 1):
                self.say(f"{number}  {_menu_line(item)}", hang=3)
            typed = self.ask(_("Your choice (1-{last}, l: Français, q: quit):").format(last=len(items)))
            place = "123456789".find(typed) if len(typed) == 1 else -1
            if 0 <= place < len(items):
                self.choose(items[place])
            elif typed == "q":
                return
            elif typed == "l":
                self.switch_language()
            else:
                self.say(_("Please type one of the numbers, or l or q."))

    def choose(self, item: Item) -> None:
        """Do what an item of the menu stands for."""
        match item.entry:
            case Entry.READ:
                self.lessons()
            case Entry.PROGRESS:
                self.progress()
            case Entry.CERTAINTY:
                self.session.toggle_certainty()
            case _:
                self.begin(item)
        self.show_notices()

    def begin(self, item: Item) -> None:
        """Play the round that an item of the menu starts."""
        begun = self.session.begin(item)
        self.show_notices()
        if begun is None:
            return
        if begun.answers and not begun.exam:
            so_far = wording.score_line(score(begun).tally)
            self.say(_("Score so far: {score}").format(score=so_far))
        self.rounds(begun)

    def lessons(self) -> None:
        """Every topic's lesson, one after the other."""
        language = i18n.language()
        for topic in self.session.bank.topics.values():
            self.say()
            self.say(topic.title.in_language(language))
            self.say(topic.summary.in_language(language))

    def progress(self) -> None:
        """Say how far the learner has come."""
        from quiz.wording.progress import as_text

        self.say()
        self.say(as_text(self.session.progress()))

    def switch_language(self) -> None:
        """Use the next language; it is kept where a person asked for it."""
        if self.interactive:
            self.session.choose_language(i18n.next_language())
            self.show_notices()
        else:
            i18n.switch(i18n.next_language())

    # A round

    def rounds(self, current: Round) -> None:
        """Play a round, and more of them if the learner wishes."""
        while True:
            self.say()
            self.say(f"{wording.round_title(current)} · {wording.question_count(len(current.paper))}")
            played, leaving = self.play(current)
            if leaving:
                self.session.leave(played)
            else:
                self.session.finish(played)
            self.results(played, leaving=leaving)
            self.show_notices()
            if leaving or not self.interactive:
                return
            following = self.what_next(played)
            if following == "q":
                return
            current = self.session.retry(played) if following == "r" else self.session.again(played)

    def what_next(self, played: Round) -> str:
        """What the learner wants after a round: `r`, `n` or `q`."""
        missed = len(score(played).missed)
        while True:
            if missed:
                retry = ngettext(
                    "r: retry the {count} you missed", "r: retry the {count} you missed", missed
                ).format(count=missed)
                typed = self.ask(f"{retry}, " + _("n: new round, q: done:"))
            else:
                typed = self.ask(_("n: new round, q: done:"))
            if typed in ("n", "q") or (typed == "r" and missed):
                return typed
            if typed == "l":
                self.switch_language()

    def play(self, current: Round) -> tuple[Round, bool]:
        """Play a round to its end; the second value says whether the learner left before it."""
        while (asked := current.question) is not None:
            if isinstance(current.phase, ShowingVerdict):
                self.tell(current)
                current = current.go_on()
                continue
            after = self.step(current, asked)
            if after is None:
                return current.take_back(), True
            current = after
            self.show_notices()
        return current, False

    def step(self, current: Round, asked: Asked) -> Round | None:
        """The round after what it waits for; None when the learner leaves."""
        if isinstance(current.phase, AskingCertainty):
            place = self.place(_Asking(self.say_nothing, self.weighing, lambda: "1-3", _certainty_place))
            return None if place is None else self.session.say_certainty(current, CERTAINTIES[place])
        if isinstance(current.phase, AskingCorrection):
            keys = f"1-{len(wording.correction_texts(asked))}"
            asking = _Asking(
                partial(self.put_corrections, asked),
                lambda: self.answering(keys),
                lambda: keys,
                lambda typed: wording.correction_place(typed, asked),
            )
            asking.put()
            place = self.place(asking)
            return None if place is None else self.session.correct(current, place)
        asking = _Asking(
            partial(self.put, current, asked),
            lambda: self.answering(wording.answer_keys_phrase(asked)),
            lambda: wording.answer_keys_phrase(asked),
            lambda typed: wording.place_of(typed, asked),
        )
        asking.put()
        asked_at = self.clock()
        place = self.place(asking)
        return None if place is None else self.session.answer(current, place, self.clock() - asked_at)

    def put(self, current: Round, asked: Asked) -> None:
        """Put a question."""
        language = i18n.language()
        topic = self.session.bank.topics[asked.question.topic].title.in_language(language)
        where = _("Question {number} of {count}").format(
            number=current.position + 1, count=len(current.paper)
        )
        self.say()
        self.say(f"{where} · {wording.kind_name(asked.question.kind)} · {topic}")
        self.say(asked.question.stem.in_language(language))
        for key, text in zip(wording.choice_keys(asked), wording.choice_texts(asked), strict=True):
            self.say(f"{key}  {text}", hang=3)

    def put_corrections(self, asked: Asked) -> None:
        """Ask what makes a statement true that was rightly called false."""
        self.say()
        self.say(_("Right, it is false. What is true?"))
        for number, text in enumerate(wording.correction_texts(asked), 1):
            self.say(f"{number}  {text}", hang=3)

    def answering(self, keys: str) -> str:
        """What stands before an answer."""
        return _("Your answer ({keys}, ?: help):").format(keys=keys)

    def weighing(self) -> str:
        """What stands before how sure the learner is."""
        return _("How sure are you? 1 not, 2 fairly, 3 very:")

    def say_nothing(self) -> None:
        """The prompt alone says what is asked."""

    def place(self, asking: _Asking) -> int | None:
        """The place of the answer that the learner gives; None when they leave."""
        while True:
            try:
                typed = self.ask(asking.prompt())
            except InputEnded:
                return None
            place = asking.place_of(typed)
            if place is not None:
                return place
            if typed == "q":
                return None
            if typed in ("l", "r"):
                if typed == "l":
                    self.switch_language()
                asking.put()
            elif typed == "?":
                self.say(_("Type {keys} and press Enter to answer.").format(keys=asking.keys()))
                self.say(
                    _("r: read the question again. l: Français. q: leave the round; your answers count.")
                )
            else:
                message = _("That is no answer to this question. Type {keys}, or ? for help.")
                self.say(message.format(keys=asking.keys()))

    def tell(self, current: Round) -> None:
        """Tell the verdict of the last answer; its line begins with its word."""
        verdict = current.verdicts[-1]
        knew = dict(current.corrections).get(verdict.answer.question_id)
        self.say()
        for line in wording.verdict_lines(verdict, self.session.bank, knew=knew):
            self.say(line.text)

    def results(self, played: Round, *, leaving: bool) -> None:
        """Say what the round came to, beside the learner's own best of its kind where there is one.

        On a pipe the best is left out: the same seed and the same lines give the same transcript.
        """
        best = self.session.best_before(played) if self.interactive and not leaving else None
        for text, hang in result_lines(played, self.session.bank, best):
            self.say(text, hang)


def _menu_line(item: Item) -> str:
    """An item of the menu in one line."""
    hint = menu.hint(item)
    return f"{menu.label(item)} · {hint}" if hint else menu.label(item)


def _certainty_place(typed: str) -> int | None:
    certainty = wording.certainty_of(typed)
    return None if certainty is None else CERTAINTIES.index(certainty)


def play(session: Session, opening: RoundSpec | Item | None) -> None:
    """Play on the standard streams."""
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(errors="replace")  # odd bytes are no answer, and no reason to stop
    PlainGame(session, sys.stdin, sys.stdout).run(opening)
    sys.stdout.flush()
