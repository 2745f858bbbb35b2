"""The list of lessons: what there is to read before playing, and what was read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from quiz.i18n import _
from quiz.study.past import Lesson
from quiz.ui.colours import QUIET, RIGHT
from quiz.ui.screens.base import QuizScreen
from quiz.ui.screens.lesson import LessonScreen, read_mark
from quiz.ui.shortcuts import Shortcut, bindings_of, help_shortcut, language_shortcut
from quiz.ui.text import Block, Prose
from quiz.ui.widgets.keys import heading
from quiz.ui.widgets.rows import Chosen, Rows, spaced
from quiz.wording.topics import article_line, topic_title


class LessonsScreen(QuizScreen[None]):
    """A row a lesson; the cursor begins on the first that was not read."""

    SHORTCUTS: ClassVar[Sequence[Shortcut]] = (
        Shortcut(label="↑↓", words=lambda _s: _("choose"), spare=2),
        Shortcut(label=lambda _s: _("Enter"), words=lambda _s: _("read it")),
        language_shortcut(),
        help_shortcut(),
        Shortcut("escape,q", "close", lambda _s: _("Esc"), lambda _s: _("home")),
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings_of(SHORTCUTS)

    def page(self) -> ComposeResult:
        """What the lessons rest on, and their list."""
        yield Static(id="place")
        with VerticalScroll(can_focus=False, classes="body"):
            yield Static(id="article")
            yield Rows(id="lessons")

    def on_mount(self) -> None:
        """Put the cursor on what to read next; Textual calls the base class's part after this one."""
        unread = (place for place, lesson in enumerate(self.game.session.past.lessons()) if not lesson.read)
        self.query_one(Rows).cursor = next(unread, 0)

    def update_page(self) -> None:
        """Show what was read."""
        lessons = self.game.session.past.lessons()
        read = sum(lesson.read for lesson in lessons)
        figure = _("{read} of {count} read").format(read=read, count=len(lessons))
        self.update_part("#place", heading(_("Read first"), figure))
        article = article_line(self.game.session.bank)
        self.update_part("#article", Prose([Block(article, QUIET, below=1)] if article else []))
        rows = self.query_one(Rows)
        blocks = [_row(number, lesson) for number, lesson in enumerate(lessons, 1)]
        rows.show(
            spaced(blocks, self.query_one(".body").size.height - self.query_one("#article").size.height)
        )
        rows.focus(scroll_visible=False)

    async def do(self, chosen: Chosen) -> None:
        """Open the lesson that was chosen."""
        self.game.open(LessonScreen(chosen.place), self._return_to)

    def _return_to(self, place: int) -> None:
        """Put the cursor on the lesson that was open last."""
        self.query_one(Rows).cursor = place
        self.update_all()

    def action_close(self) -> None:
        """Go back to the first screen."""
        self.dismiss(None)


def _row(number: int, lesson: Lesson) -> Block:
    return Block(
        topic_title(lesson.topic),
        before=f"{number:>2}  ",
        before_style=QUIET,
        after=read_mark() if lesson.read else "",
        after_style=RIGHT,
    )
