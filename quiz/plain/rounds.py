"""A round by lines, from its first question to its result."""

from __future__ import annotations

from typing import assert_never

from quiz.game.phase import Asking, AskingCertainty, AskingCorrection, Over, Reviewing, ShowingVerdict
from quiz.game.round import Round
from quiz.game.score import score
from quiz.i18n import _, ngettext
from quiz.plain.lines import place_among
from quiz.plain.questions import PlainQuestions
from quiz.plain.results import result_lines
from quiz.study.records import TopicBar
from quiz.wording.questions import question_count
from quiz.wording.rounds import answered_line, hand_in_line, round_title
from quiz.wording.topics import practise_line, topic_title
from quiz.wording.verdicts import shown_verdict


class PlainRounds(PlainQuestions):
    """Plays rounds by lines."""

    def rounds(self, current: Round | None) -> None:
        """Play a round, and more of them if the learner asks for them."""
        while current is not None:
            self.write()
            self.write(f"{round_title(current)} · {question_count(len(current.paper))}")
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
            match self.ask(_steps_prompt(weak, missed)):
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
                for line in shown_verdict(current, self.session.bank):
                    self.write(line.text)
                return current.go_on()
            case Reviewing():
                return self.reviewed(current)
            case Asking():
                return self.answered(current, current.paper[current.position])
            case AskingCertainty():
                return self.made_certain(current)
            case AskingCorrection():
                return self.corrected(current, current.paper[current.position])
            case Over():
                return current
            case _:
                assert_never(current.phase)

    def reviewed(self, current: Round) -> Round | None:
        """The round after the review of an exam: handed in, or back at a question."""
        while True:
            self.write()
            self.write(answered_line(current))
            self.write(hand_in_line())
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

    def results(self, played: Round, *, leaving: bool) -> None:
        """Write what the round came to, beside the learner's own best of its kind where there is one.

        On a pipe the best is left out: the same seed and the same lines give the same transcript.
        """
        if leaving and played.exam and played.answers:
            self.write()
            self.write(answered_line(played))
            self.write(_("The exam can be continued; nothing is shown before it is handed in."))
            return
        best = self.session.past.best_before(played) if self.interactive and not leaving else None
        for text, hang in result_lines(played, self.session.bank, best):
            self.write(text, hang)
        weak = self.session.past.weakest_topic() if self.interactive and not leaving else None
        if weak is not None:
            self.write()
            self.write(practise_line(weak))


def _steps_prompt(weak: TopicBar | None, missed: int) -> str:
    """The prompt after a round, with the keys of what can follow it."""
    steps = [_("n: new round"), _("c: result to copy"), _("q: done:")]
    if weak is not None:
        steps.insert(0, _("p: practise {topic}").format(topic=topic_title(weak.topic)))
    if missed:
        retry = ngettext("r: retry the {count} you missed", "r: retry the {count} you missed", missed)
        steps.insert(0, retry.format(count=missed))
    return ", ".join(steps)
