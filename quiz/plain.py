"""The game by lines, for screen readers, pipes and simple terminals: text is only ever appended."""

from __future__ import annotations

import io
import shutil
import sys
import textwrap
import time
from collections.abc import Callable
from typing import TextIO

from quiz import i18n, wording
from quiz.bank.model import Kind
from quiz.game.draw import Asked, RoundKind, RoundSpec
from quiz.game.round import Phase, Round
from quiz.game.score import score
from quiz.game.sitting import Sitting
from quiz.i18n import _, ngettext
from quiz.wording import Role

MEASURE = 72
"""The most columns that running text takes."""


class _InputEnded(Exception):  # noqa: N818 - not an error: the learner's input is at its end
    """There is nothing more to read."""


class PlainGame:
    """The line front end."""

    def __init__(
        self,
        sitting: Sitting,
        source: TextIO,
        out: TextIO,
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Set up the game.

        Args:
            sitting: What is played.
            source: Where answers are read from, one a line.
            out: Where everything is written to.
            clock: Tells the time in seconds.
        """
        self.sitting = sitting
        self.source = source
        self.out = out
        self.clock = clock
        self.interactive = source.isatty()
        self.width = min(MEASURE, shutil.get_terminal_size().columns - 1) if out.isatty() else 0

    def run(self, spec: RoundSpec | None) -> None:
        """Play until the learner has had enough.

        Args:
            spec: The round to begin with; None to choose first, where there is someone to choose.
        """
        try:
            self.say(self.sitting.bank.title.in_language(i18n.language()))
            if spec is None and self.interactive:
                self.home()
            else:
                self.rounds(spec or RoundSpec())
        except _InputEnded:
            pass

    # Screens, as it were

    def home(self) -> None:
        """Choose what to do, until the learner leaves."""
        specs = {
            "1": RoundSpec(),
            "2": RoundSpec(RoundKind.TRUE_FALSE),
            "3": RoundSpec(RoundKind.MULTIPLE_CHOICE),
        }
        while True:
            self.say()
            self.say("1  " + _("Quick round"))
            self.say("2  " + _("True or false"))
            self.say("3  " + _("Multiple choice"))
            self.say("4  " + _("Read first"))
            typed = self.ask(_("Your choice (1-4, l: Français, q: quit):"))
            if typed in specs:
                self.rounds(specs[typed])
            elif typed == "4":
                self.lessons()
            elif typed == "q":
                return
            elif typed == "l":
                i18n.switch(i18n.next_language())
            else:
                self.say(_("Please type one of the numbers, or l or q."))

    def lessons(self) -> None:
        """Every topic's lesson, one after the other."""
        language = i18n.language()
        for topic in self.sitting.bank.topics.values():
            self.say()
            self.say(topic.title.in_language(language))
            self.say(topic.summary.in_language(language))

    def rounds(self, spec: RoundSpec) -> None:
        """Play a round, and more of them if the learner wishes."""
        current = self.sitting.deal(spec)
        while True:
            self.say()
            count = wording.question_count(len(current.paper))
            self.say(f"{wording.round_name(spec.kind)} · {count}")
            played, leaving = self.play(current)
            self.results(played)
            if leaving or not self.interactive:
                return
            following = self.what_next(played)
            if following == "r":
                current = self.sitting.retry(played)
            elif following == "n":
                current = self.sitting.deal(spec)
            else:
                return

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
                i18n.switch(i18n.next_language())

    def play(self, current: Round) -> tuple[Round, bool]:
        """Play a round to its end; the second value says whether the learner left before it."""
        while current.phase is not Phase.OVER:
            asked = current.question
            if current.phase is Phase.TELLING or asked is None:
                self.tell(current)
                current = current.go_on()
                continue
            self.put(current, asked)
            asked_at = self.clock()
            place = self.place(current, asked)
            if place is None:
                return current, True
            current = self.sitting.answer(current, place, self.clock() - asked_at)
        return current, False

    def put(self, current: Round, asked: Asked) -> None:
        """Put a question."""
        language = i18n.language()
        topic = self.sitting.bank.topics[asked.question.topic].title.in_language(language)
        where = _("Question {number} of {count}").format(
            number=current.position + 1, count=len(current.paper)
        )
        self.say()
        self.say(f"{where} · {wording.kind_name(asked.question.kind)} · {topic}")
        self.say(asked.question.stem.in_language(language))
        keys, texts = wording.choice_keys(asked), wording.choice_texts(asked)
        for key, text in zip(keys, texts, strict=True):
            self.say(f"{key}  {text}", hang=3)

    def place(self, current: Round, asked: Asked) -> int | None:
        """The place of the answer that the learner gives; None when they leave."""
        while True:
            try:
                typed = self.ask(_("Your answer ({keys}, ?: help):").format(keys=self.keys(asked)))
            except _InputEnded:
                return None
            place = wording.place_of(typed, asked)
            if place is not None:
                return place
            if typed == "q":
                return None
            if typed in ("l", "r"):
                if typed == "l":
                    i18n.switch(i18n.next_language())
                self.put(current, asked)
            elif typed == "?":
                self.help(asked)
            else:
                message = _("That is no answer to this question. Type {keys}, or ? for help.")
                self.say(message.format(keys=self.keys(asked)))

    def keys(self, asked: Asked) -> str:
        """The keys that answer a question."""
        keys = wording.choice_keys(asked)
        if asked.question.kind is Kind.TRUE_FALSE:
            return _("{first} or {second}").format(first=keys[0], second=keys[1])
        return f"{keys[0]}-{keys[-1]}"

    def help(self, asked: Asked) -> None:
        """What can be typed."""
        self.say(_("Type {keys} and press Enter to answer.").format(keys=self.keys(asked)))
        self.say(_("r: read the question again. l: Français. q: leave the round; your answers count."))

    def tell(self, current: Round) -> None:
        """Tell the verdict of the last answer; its line begins with its word."""
        verdict = current.verdicts[-1]
        self.say()
        for line in wording.verdict_lines(verdict, self.sitting.bank):
            self.say(line.text)

    def results(self, played: Round) -> None:
        """Tell what the round came to."""
        result = score(played)
        self.say()
        if not result.tally.asked:
            self.say(_("No question was answered."))
            return
        self.say(_("Score: {score}").format(score=wording.score_line(result.tally)))
        self.say(_("Best run: {count} in a row").format(count=result.best_streak))
        for topic, tally in result.topics:
            title = self.sitting.bank.topics[topic].title.in_language(i18n.language())
            said = _("{right} of {asked}").format(right=tally.right, asked=tally.asked)
            self.say(f"{title}: {said}", hang=2)
        if result.missed:
            self.say()
            self.say(_("To look at again"))
        for verdict in result.missed:
            chosen, _right = wording.answer_words(verdict)
            self.say()
            self.say(verdict.asked.question.stem.in_language(i18n.language()))
            self.say(_("Your answer: {answer}").format(answer=chosen))
            for line in wording.verdict_lines(verdict, self.sitting.bank):
                if line.role is Role.RIGHT or (line.role is Role.EXPLANATION and played.exam):
                    self.say(line.text)

    # Lines in and out

    def say(self, text: str = "", hang: int = 0) -> None:
        """Write one paragraph; lines after its first begin `hang` columns further right."""
        if self.width > 20:
            text = "\n".join(self.wrapped(line, hang) for line in text.split("\n"))
        self.out.write(f"{text}\n")

    def wrapped(self, line: str, hang: int) -> str:
        """A line within the measure; words stay whole, however long."""
        return textwrap.fill(
            line,
            self.width,
            subsequent_indent=" " * hang,
            break_long_words=False,
            break_on_hyphens=False,
        )

    def ask(self, prompt: str) -> str:
        """Ask for a line and give it back in small letters.

        Raises:
            _InputEnded: if there is none.
        """
        self.out.write(f"{prompt} ")
        self.out.flush()
        line = self.source.readline()
        if not line:
            self.out.write("\n")
            raise _InputEnded
        if not self.interactive:  # nobody typed it here: the transcript shows it all the same
            self.out.write(f"{_visible(line)}\n")
        return line.strip().casefold()


def _visible(line: str) -> str:
    """A line of input as it may be shown: no control characters, and not without end."""
    return "".join(character for character in line.strip()[:40] if character.isprintable())


def play(sitting: Sitting, spec: RoundSpec | None) -> None:
    """Play on the standard streams."""
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(errors="replace")  # odd bytes are no answer, and no reason to fall over
    PlainGame(sitting, sys.stdin, sys.stdout).run(spec)
    sys.stdout.flush()
