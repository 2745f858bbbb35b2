"""The game by lines: what can be done, and a round from its first question to its result."""

from __future__ import annotations

import io
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TextIO

from quiz import i18n, wording
from quiz.bank.model import Kind, Question
from quiz.game.draw import Asked, RoundKind, RoundSpec
from quiz.game.round import SURENESS, Phase, Round
from quiz.game.score import score
from quiz.game.sitting import RoundSource, Sitting
from quiz.i18n import _, ngettext
from quiz.plain.lines import InputEnded, Lines
from quiz.plain.results import result_lines
from quiz.study.desk import REVIEW_LENGTH, Desk
from quiz.study.saved import SavedRound


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
        sitting: Sitting,
        source: TextIO,
        out: TextIO,
        *,
        desk: Desk | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Set up the game.

        Args:
            sitting: What is played.
            source: Where answers are read from, one a line.
            out: Where everything is written to.
            desk: What the learner did before and the settings that stick; None where there are none.
            clock: Tells the time in seconds.
        """
        super().__init__(source, out)
        self.sitting = sitting
        self.desk = desk
        self.clock = clock

    def run(self, opening: RoundSpec | RoundSource | None) -> None:
        """Play until the learner has had enough.

        Args:
            opening: The round to begin with; None to choose first, where there is someone to choose.
        """
        try:
            self.tell_news()
            self.say(self.sitting.bank.title.in_language(i18n.language()))
            if isinstance(opening, RoundSource):
                self.review()
            elif opening is None and self.interactive:
                self.home()
            else:
                self.begin(opening or RoundSpec())
        except InputEnded:
            pass
        finally:
            self.tell_news()

    def tell_news(self) -> None:
        """Say on stderr what went wrong with the history or the settings."""
        for line in self.desk.news() if self.desk else ():
            told = "".join(letter if letter.isprintable() else " " for letter in line)
            print(f"quiz: {told}", file=sys.stderr)

    # What can be done

    def home(self) -> None:
        """Choose what to do, until the learner leaves."""
        while True:
            wishes = self.wishes()
            self.say()
            for number, (label, _wish) in enumerate(wishes, 1):
                self.say(f"{number}  {label}", hang=3)
            typed = self.ask(_("Your choice (1-{last}, l: Français, q: quit):").format(last=len(wishes)))
            place = "123456789".find(typed) if len(typed) == 1 else -1
            if 0 <= place < len(wishes):
                wishes[place][1]()
            elif typed == "q":
                return
            elif typed == "l":
                self.switch_language()
            else:
                self.say(_("Please type one of the numbers, or l or q."))

    def wishes(self) -> list[tuple[str, Callable[[], None]]]:
        """What can be chosen, what is likeliest first."""
        saved = self.desk.learner.unfinished() if self.desk else None
        found: list[tuple[str, Callable[[], None]]] = []
        if saved is not None:
            count = len(saved.played.paper)
            number = min(saved.played.position + 1, count)
            where = _("question {number} of {count}").format(number=number, count=count)
            found.append((f"{_('Continue')} · {where}", partial(self.resume, saved)))
        found += [
            (_("Quick round"), partial(self.begin, RoundSpec())),
            (_("True or false"), partial(self.begin, RoundSpec(RoundKind.TRUE_FALSE))),
            (_("Multiple choice"), partial(self.begin, RoundSpec(RoundKind.MULTIPLE_CHOICE))),
            (_("Read first"), self.lessons),
        ]
        return [*found, *self.wishes_back(self.desk)] if self.desk else found

    def wishes_back(self, desk: Desk) -> list[tuple[str, Callable[[], None]]]:
        """What can be chosen once something was played, and the switch for certainty."""
        found: list[tuple[str, Callable[[], None]]] = []
        due, missed = len(desk.learner.due()), len(desk.learner.missed())
        if due:
            told = ngettext("{count} due", "{count} due", due).format(count=due)
            found.append((f"{_('Review')} · {told}", self.review))
        if missed:
            found.append((f"{_('Missed lately')} · {wording.question_count(missed)}", self.missed))
        known = _("{known} of {count} known").format(
            known=desk.learner.known(), count=len(desk.bank.questions)
        )
        sure = _("on") if self.sitting.certainty else _("off")
        return [
            *found,
            (f"{_('Progress')} · {known}", self.progress),
            (f"{_('Say how sure I am')} · {sure}", self.switch_certainty),
        ]

    def lessons(self) -> None:
        """Every topic's lesson, one after the other."""
        language = i18n.language()
        for topic in self.sitting.bank.topics.values():
            self.say()
            self.say(topic.title.in_language(language))
            self.say(topic.summary.in_language(language))

    def begin(self, spec: RoundSpec) -> None:
        """Play a round that is drawn as wished for."""
        self.rounds(self.sitting.deal(spec), spec)

    def resume(self, saved: SavedRound) -> None:
        """Go on with a round that was left, in its language."""
        if self.desk is None:
            return
        if saved.language in i18n.LANGUAGES:
            i18n.switch(saved.language)
        if saved.gone:
            self.say(wording.gone_line(saved.gone))
        if not saved.played.exam:
            so_far = wording.score_line(score(saved.played).tally)
            self.say(_("Score so far: {score}").format(score=so_far))
        played = self.sitting.take_up(self.desk.learner.resume(saved))
        self.rounds(played, saved.spec, saved.source)

    def review(self) -> None:
        """Play what is due for review."""
        due = self.desk.learner.due() if self.desk else []
        self.ask_again(due, RoundSource.REVIEW, _("Nothing is due for review now."))

    def missed(self) -> None:
        """Play what was missed lately."""
        missed = self.desk.learner.missed() if self.desk else []
        self.ask_again(missed, RoundSource.MISSED, _("Nothing was missed lately."))

    def ask_again(self, questions: Sequence[Question], source: RoundSource, none: str) -> None:
        """Play questions that were met before."""
        if not questions:
            self.say(none)
            return
        self.rounds(self.sitting.ask(questions[:REVIEW_LENGTH], source), RoundSpec(), source)

    def progress(self) -> None:
        """Tell how far the learner has come."""
        from quiz.study.report import as_text

        if self.desk:
            self.say()
            self.say(as_text(self.desk.learner.progress()))

    def switch_certainty(self) -> None:
        """Ask how sure the learner is, or no longer, from now on."""
        self.sitting.certainty = not self.sitting.certainty
        if self.desk:
            self.desk.keep({"certainty": self.sitting.certainty})
            self.tell_news()

    def switch_language(self) -> None:
        """Speak the other language; from now on, where a person asked for it."""
        i18n.switch(i18n.next_language())
        if self.desk and self.interactive:
            self.desk.keep({"language": i18n.language()})
            self.tell_news()

    # A round

    def rounds(self, current: Round, spec: RoundSpec, source: RoundSource = RoundSource.DRAW) -> None:
        """Play a round, and more of them if the learner wishes."""
        while True:
            self.say()
            self.say(f"{_heading(spec, source)} · {wording.question_count(len(current.paper))}")
            played, leaving = self.play(current)
            if leaving:
                self.sitting.leave(played)
            else:
                self.sitting.finish(played)
            self.results(played, spec.kind if source is RoundSource.DRAW and not leaving else None)
            self.tell_news()
            if leaving or not self.interactive:
                return
            following = self.what_next(played)
            if following == "r":
                current, source = self.sitting.retry(played), RoundSource.RETRY
            elif following == "n":
                current, source = self.sitting.deal(spec), RoundSource.DRAW
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
                self.switch_language()

    def play(self, current: Round) -> tuple[Round, bool]:
        """Play a round to its end; the second value says whether the learner left before it."""
        while (asked := current.question) is not None:
            if current.phase is Phase.TELLING:
                self.tell(current)
                current = current.go_on()
                continue
            after = self.step(current, asked)
            if after is None:
                return current.think_again(), True
            current = after
            self.tell_news()
        return current, False

    def step(self, current: Round, asked: Asked) -> Round | None:
        """The round after what it waits for; None when the learner leaves."""
        if current.phase is Phase.WEIGHING:
            place = self.place(_Asking(self.say_nothing, self.weighing, lambda: "1-3", _sureness_place))
            return None if place is None else self.sitting.weigh(current, SURENESS[place])
        if current.phase is Phase.CORRECTING:
            keys = f"1-{len(wording.correction_texts(asked))}"
            asking = _Asking(
                partial(self.put_corrections, asked),
                lambda: self.answering(keys),
                lambda: keys,
                lambda typed: wording.correction_place(typed, asked),
            )
            asking.put()
            place = self.place(asking)
            return None if place is None else self.sitting.correct(current, place)
        asking = _Asking(
            partial(self.put, current, asked),
            lambda: self.answering(_answer_keys(asked)),
            lambda: _answer_keys(asked),
            lambda typed: wording.place_of(typed, asked),
        )
        asking.put()
        asked_at = self.clock()
        place = self.place(asking)
        return None if place is None else self.sitting.answer(current, place, self.clock() - asked_at)

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
        for line in wording.verdict_lines(verdict, self.sitting.bank, knew=knew):
            self.say(line.text)

    def results(self, played: Round, kind: RoundKind | None) -> None:
        """Tell what the round came to, beside the learner's own best of its kind where there is one.

        On a pipe the best is left out: the same seed and the same lines give the same transcript.
        """
        best = None
        if self.desk and self.interactive and kind is not None and played.id:
            best = self.desk.learner.best(kind, before=played.id)
        for text, hang in result_lines(played, self.sitting.bank, best):
            self.say(text, hang)


def _heading(spec: RoundSpec, source: RoundSource) -> str:
    """What a round is called."""
    if source is RoundSource.REVIEW:
        return _("Review")
    return _("Missed lately") if source is RoundSource.MISSED else wording.round_name(spec.kind)


def _answer_keys(asked: Asked) -> str:
    """The keys that answer a question."""
    keys = wording.choice_keys(asked)
    if asked.question.kind is Kind.TRUE_FALSE:
        return _("{first} or {second}").format(first=keys[0], second=keys[1])
    return f"{keys[0]}-{keys[-1]}"


def _sureness_place(typed: str) -> int | None:
    sureness = wording.sureness_of(typed)
    return None if sureness is None else SURENESS.index(sureness)


def play(desk: Desk, opening: RoundSpec | RoundSource | None) -> None:
    """Play on the standard streams."""
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(errors="replace")  # odd bytes are no answer, and no reason to fall over
    PlainGame(desk.sitting, sys.stdin, sys.stdout, desk=desk).run(opening)
    sys.stdout.flush()
