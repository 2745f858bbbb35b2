"""The lessons: what each topic is about, to read before playing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from quiz import i18n
from quiz.game.draw import RoundSpec
from quiz.i18n import _
from quiz.ui.screens.base import QuizScreen
from quiz.ui.shortcuts import Shortcut, bindings_of, help_shortcut, language_shortcut
from quiz.ui.text import Block, Prose
from quiz.ui.widgets.keys import heading


class LessonScreen(QuizScreen[RoundSpec | None]):
    """One lesson a page; dismissed with the round to play, if the learner wants to."""

    SHORTCUTS: ClassVar[Sequence[Shortcut]] = (
        Shortcut(
            "enter,right,space", "turn(1)", lambda _s: _("Enter"), lambda _s: _("next"), lambda s: s.has_next
        ),
        Shortcut("left", "turn(-1)", "←", lambda _s: _("back"), lambda s: s.has_previous),
        Shortcut("p", "play", "p", lambda _s: _("play this topic")),
        language_shortcut(),
        help_shortcut(),
        Shortcut("escape,q", "close", lambda _s: _("Esc"), lambda _s: _("home")),
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings_of(SHORTCUTS)

    def __init__(self) -> None:
        super().__init__()
        self._page = 0

    def page(self) -> ComposeResult:
        """The lesson's title and text."""
        yield Static(id="place")
        with VerticalScroll(id="reading", classes="body"):
            yield Static(id="lesson")

    def update_page(self) -> None:
        """Show the lesson."""
        topics = list(self.game.session.bank.topics.values())
        topic = topics[self._page]
        number = _("{number} of {count}").format(number=self._page + 1, count=len(topics))
        self.update_part("#place", heading(_("Read first"), number))
        language = i18n.language()
        lesson = [Block(topic.title.in_language(language), "bold"), Block("")]
        lesson.append(Block(topic.summary.in_language(language)))
        self.update_part("#lesson", Prose(lesson))
        reading = self.query_one("#reading", VerticalScroll)
        reading.scroll_home(animate=False)
        reading.focus()

    @property
    def has_next(self) -> bool:
        """Is there a lesson after this one?"""
        return self._page + 1 < len(self.game.session.bank.topics)

    @property
    def has_previous(self) -> bool:
        """Is there a lesson before this one?"""
        return self._page > 0

    def action_turn(self, by: int) -> None:
        """Go to the lesson so many pages on."""
        self._page += by
        self.update_all()

    def action_play(self) -> None:
        """Play a round on this topic."""
        topic = list(self.game.session.bank.topics)[self._page]
        self.dismiss(RoundSpec(topics=frozenset({topic})))

    def action_close(self) -> None:
        """Go back to the first screen."""
        self.dismiss(None)
