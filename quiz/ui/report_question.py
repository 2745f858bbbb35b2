"""A question of the report on a class as the screen shows it: what was taken, and what its answer is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import TypedDict, assert_never

from textual.content import Content

from quiz import i18n
from quiz.bank.model import MultipleChoice, TrueFalse
from quiz.classroom.class_report import ClassReport, QuestionReport
from quiz.classroom.report.page import Fact, to_say
from quiz.classroom.report.question_words import choice_texts, figures, right_answer, striking
from quiz.i18n import _, percent
from quiz.ui.colours import QUIET, RIGHT, WRONG
from quiz.ui.report_page import PANEL, bar, fact_block
from quiz.ui.text import GAP, Block
from quiz.wording.signs import right_sign
from quiz.wording.topics import topic_title

LETTERS = "ABCDEFGHI"
"""What a class calls the choices while it talks about them; the numbers of the game are mixed anew for each paper."""

INDENT = 3
"""The cells before a choice: its letter and air."""

SHORTEST_BAR = 18
"""With fewer cells for a bar and its figure beside the choices it stands below its choice."""


class Air(IntEnum):
    """How much room a question has."""

    CLOSE = 0
    """No free lines between choices, and bars beside short ones."""
    AIRY = 1
    """A free line after each choice."""
    ROOMY = 2
    """Bars of two lines as well."""


def question_line(report: ClassReport, number: int) -> str:
    """Which question is shown, counted from 1, and its topic."""
    question = report.questions[number - 1].question
    place = _("Question {number} of {count}").format(number=number, count=len(report.questions))
    return f"{place} · {topic_title(report.bank.topics[question.topic])}"


def question(report: ClassReport, number: int, width: int, *, answer: bool, air: Air) -> Iterator[Block]:
    """A question with what was taken.

    Args:
        report: The report.
        number: Which question, counted from 1.
        width: How many cells there are beside each other.
        answer: Is the right answer shown?
        air: How much room there is.
    """
    one = report.questions[number - 1]
    yield Block(one.question.stem.in_language(i18n.language()), "bold", below=1)
    yield from _choices(one, width, answer=answer, air=air)


def _choices(one: QuestionReport, width: int, *, answer: bool, air: Air) -> Iterator[Block]:
    """The choices with their bars, each on one line where all of them are short."""
    rows = [
        _Row(_letter(one, choice), text, count, one.asked, is_key=answer and choice == one.question.key)
        for choice, (text, count) in enumerate(zip(choice_texts(one.question), one.choices, strict=True))
    ]
    if one.unanswered:
        rows.append(_Row("", _("(no answer)"), one.unanswered, one.asked))
    longest = max(Content(row.text).cell_length for row in rows)
    beside = width - INDENT - longest - 2 * GAP - len(_mark())
    for row in rows:
        if beside >= SHORTEST_BAR and not air:
            yield row.on_one_line(longest, beside)
        else:
            yield from row.on_lines(width, air)
    if not air:
        yield Block("")


@dataclass(frozen=True, slots=True)
class _Row:
    """A choice with how many took it."""

    letter: str
    """What the class calls it; empty where it has a name of its own."""
    text: str
    count: int
    """How many took it."""
    asked: int
    """How many were asked."""
    is_key: bool = False
    """Is it shown as the right one?"""

    def on_one_line(self, longest: int, length: int) -> Block:
        """The choice and its bar side by side.

        Args:
            longest: The cells of the longest choice.
            length: The cells of the bar and its figure.
        """
        words = self.text.replace("\n", " ") + " " * (longest - Content(self.text).cell_length + GAP)
        drawn, figure = self._chart(length)
        return Block(
            f"{words}{drawn}{figure}".replace(" ", i18n.NO_BREAK_SPACE),
            lead=len(words),
            lead_style=self._style,
            marked=((len(words), len(words) + len(drawn)),),
            marked_style=self._bar_style,
            **self._margins,
        )

    def on_lines(self, width: int, air: Air) -> Iterator[Block]:
        """The choice, and its bar below it."""
        yield Block(self.text, self._style, **self._margins)
        drawn, figure = self._chart(width - INDENT)
        for line in range(2 if air is Air.ROOMY and drawn else 1):
            words = drawn if line else drawn + figure
            yield Block(
                words.replace(" ", i18n.NO_BREAK_SPACE),
                lead=len(drawn),
                lead_style=self._bar_style,
                before=" " * INDENT,
            )
        yield from [Block("")] if air else []

    def _chart(self, length: int) -> tuple[str, str]:
        """The bar, and how many that is."""
        share = self.count / self.asked
        figure = f"{self.count} ({percent(share)})"
        drawn = bar(share, length - len(f" {self.asked} ({percent(1)})"))
        return drawn, f" {figure}" if drawn else figure

    @property
    def _style(self) -> str:
        return f"bold {RIGHT}" if self.is_key else ""

    @property
    def _bar_style(self) -> str:
        return RIGHT if self.is_key else QUIET

    @property
    def _margins(self) -> _Margins:
        return {
            "before": f"{self.letter:<{INDENT}}",
            "before_style": self._style or "bold",
            "after": _mark() if self.is_key else "",
            "after_style": self._style,
        }


def _mark() -> str:
    """Stands beside the right answer."""
    right = _("right answer")
    return f"{right_sign()} {right}"


class _Margins(TypedDict):
    """What stands before a choice and after it."""

    before: str
    before_style: str
    after: str
    after_style: str


def _letter(one: QuestionReport, choice: int) -> str:
    """What a class calls a choice; true and false have names of their own."""
    match one.question:
        case TrueFalse():
            return ""
        case MultipleChoice():
            return LETTERS[choice]
        case _:
            assert_never(one.question)


def answer(report: ClassReport, number: int, *, shown: bool, air: Air) -> Iterator[Block]:
    """What a question came to, what is true, what to say about it, and what is striking.

    Args:
        report: The report.
        number: Which question, counted from 1.
        shown: Is the right answer shown?
        air: How much room there is.
    """
    if not shown:
        yield Block(_("The right answer is hidden."), QUIET)
        return
    one = report.questions[number - 1]
    yield Block(figures(one), QUIET, below=int(air > Air.CLOSE))
    right = right_answer(one.question)
    says_more = right != choice_texts(one.question)[one.question.key]
    true = [Fact(right, _("Right answer:"))] if says_more else []
    yield from _panel([*true, *to_say(report, one)], RIGHT, air=air)
    if (reasons := striking(one)) is not None:
        yield Block("")
        yield from _panel([Fact(reasons, _("Check this question:"))], WRONG, air=air)


def _panel(facts: Sequence[Fact], color: str, *, air: Air) -> Iterator[Block]:
    """Facts with a bar at their side."""
    for place, fact in enumerate(facts):
        if place and air:
            yield PANEL("", edge_style=color)
        block = fact_block(fact)
        yield PANEL(block.text, lead=block.lead, lead_style=f"bold {color}", edge_style=color)
