"""A lesson: what a topic is about, to read before playing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from quiz import i18n
from quiz.bank.model import Topic
from quiz.i18n import _
from quiz.study.past import Lesson
from quiz.ui.colours import QUIET, RIGHT
from quiz.ui.screens.reading import SCROLL_KEYS, ReadingScreen
from quiz.ui.shortcuts import Shortcut, bindings_of, help_shortcut, language_shortcut
from quiz.ui.text import Block, Prose, with_key_words
from quiz.ui.widgets.map import CanadaMap
from quiz.wording.signs import right_sign
from quiz.wording.topics import topic_title

KEY_WORDS = f"bold {RIGHT}"
"""How key words look."""


READING_TIME = 5.0
"""Whoever goes back from a lesson that fits the screen after fewer seconds has not read it."""


def read_mark() -> str:
    """Stands beside a lesson that was read."""
    word = _("read")
    return f"{right_sign()} {word}"


class LessonScreen(ReadingScreen[int]):
    """One lesson after the other; dismissed with the place of the one that was open last.

    A lesson counts as read once its end was on the screen and the learner goes on, or was there for a while.
    """

    SHORTCUTS: ClassVar[Sequence[Shortcut]] = (
        *SCROLL_KEYS,
        Shortcut("n,right", "turn(1)", "→ n", lambda _s: _("next"), lambda s: s.has_next, spare=2),
        Shortcut("left", "turn(-1)", "←", lambda _s: _("back"), lambda s: s.has_previous, spare=3),
        Shortcut(
            "enter,space",
            "go_on",
            lambda _s: _("Enter"),
            lambda s: _("play it") if s.end_seen else _("read on"),
        ),
        language_shortcut(),
        help_shortcut(),
        Shortcut("escape,q", "close", lambda _s: _("Esc"), lambda _s: _("lessons")),
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings_of(SHORTCUTS)

    def __init__(self, place: int) -> None:
        """Set up.

        Args:
            place: Which lesson is open first, counted from 0.
        """
        super().__init__()
        self._place = place
        self._end_seen = False
        self._opened_at = 0.0

    def page(self) -> ComposeResult:
        """The lesson's title, map and text."""
        yield Static(id="place")
        with VerticalScroll(id="reading", classes="body", can_focus=False):
            yield CanadaMap()
            yield Static(id="lesson")

    def on_mount(self) -> None:
        """Let nobody start a round with the Enter that opened the lesson."""
        self.pause_enter()
        self._opened_at = self.game.clock()

    @property
    def _lessons(self) -> Sequence[Lesson]:
        return self.game.session.past.lessons()

    @property
    def end_seen(self) -> bool:
        """Was the end of the lesson on the screen?"""
        return self._end_seen

    @property
    def has_next(self) -> bool:
        """Is there a lesson after this one?"""
        return self._place + 1 < len(self.game.session.bank.topics)

    @property
    def has_previous(self) -> bool:
        """Is there a lesson before this one?"""
        return self._place > 0

    def update_page(self) -> None:
        """Show the lesson."""
        lessons = self._lessons
        lesson = lessons[self._place]
        number = _("Lesson {number} of {count}").format(number=self._place + 1, count=len(lessons))
        self.update_part("#place", _heading(number, lesson))
        self.query_one(CanadaMap).show(lesson.topic)
        self.update_part("#lesson", Prose(_paragraphs(lesson.topic)))

    def scrolled(self) -> None:
        """Take note of the end of the lesson once it is on the screen."""
        self._end_seen = self._end_seen or self.at_end
        super().scrolled()

    def action_turn(self, by: int) -> None:
        """Go to the lesson so many places on."""
        self._keep_read(goes_on=by > 0)
        self._place += by
        self._end_seen = False
        self._opened_at = self.game.clock()
        self.reading.scroll_home(animate=False)
        self.pause_enter()
        self.update_all()

    def action_go_on(self) -> None:
        """Go on reading; at the end, play a round about the topic."""
        self.pause_enter()
        if not self._end_seen:
            self.reading.scroll_page_down(animate=False)
            return
        self._keep_read(goes_on=True)
        self.game.practise(self._lessons[self._place].topic.id)

    def action_close(self) -> None:
        """Go back to the list of lessons."""
        self._keep_read(goes_on=False)
        self.dismiss(self._place)

    def _keep_read(self, *, goes_on: bool) -> None:
        """Keep that the lesson was read, if it was: whoever goes back must have scrolled to its end or had time."""
        had_time = self.scrolls or self.game.clock() - self._opened_at >= READING_TIME
        if self._end_seen and (goes_on or had_time):
            self.game.session.read_lesson(self._lessons[self._place].topic.id)


def _heading(number: str, lesson: Lesson) -> Prose:
    """The number of a lesson, its title, and whether it was read."""
    before, after = f"{number} · ", read_mark() if lesson.read else ""
    text = f"{before}{topic_title(lesson.topic)}"
    return Prose(
        [
            Block(
                text, "bold", lead=len(before), lead_style=f"not bold {QUIET}", after=after, after_style=RIGHT
            )
        ]
    )


def _paragraphs(topic: Topic) -> list[Block]:
    """The paragraphs of a lesson, with air between them."""
    language = i18n.language()
    blocks: list[Block] = []
    for paragraph in topic.lesson_paragraphs:
        if blocks:
            blocks.append(Block(""))
        blocks.append(with_key_words(paragraph.in_language(language), KEY_WORDS))
    return blocks
