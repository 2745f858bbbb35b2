"""The lessons: what each topic is about, to read before playing."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from quiz import i18n
from quiz.game.draw import RoundSpec
from quiz.i18n import _
from quiz.ui.screens.base import QuizScreen, help_key, language_key
from quiz.ui.text import Block, Prose
from quiz.ui.widgets.keys import Key, heading


class LessonScreen(QuizScreen[RoundSpec | None]):
    """One lesson a page; dismissed with the round to play, if the learner wants to."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,right,space", "turn(1)", show=False),
        Binding("left", "turn(-1)", show=False),
        Binding("p", "play", show=False),
        Binding("escape,q", "close", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._page = 0

    def page(self) -> ComposeResult:
        """The lesson's title and text."""
        yield Static(id="place")
        with VerticalScroll(id="reading", classes="body"):
            yield Static(id="lesson")

    def retell(self) -> None:
        """Say the lesson."""
        topics = list(self.game.session.bank.topics.values())
        topic = topics[self._page]
        number = _("{number} of {count}").format(number=self._page + 1, count=len(topics))
        self.say("#place", heading(_("Read first"), number))
        language = i18n.language()
        lesson = [Block(topic.title.in_language(language), "bold"), Block("")]
        lesson.append(Block(topic.summary.in_language(language)))
        self.say("#lesson", Prose(lesson))
        reading = self.query_one("#reading", VerticalScroll)
        reading.scroll_home(animate=False)
        reading.focus()

    def keys(self) -> list[Key]:
        """The keys of a lesson."""
        more = self._page + 1 < len(self.game.session.bank.topics)
        turn = [Key(_("Enter"), _("next"), "screen.turn(1)")] if more else []
        back = [Key("←", _("back"), "screen.turn(-1)")] if self._page else []
        close = Key(_("Esc"), _("home"), "screen.close")
        return [
            *turn,
            *back,
            Key("p", _("play this topic"), "screen.play"),
            language_key(),
            help_key(),
            close,
        ]

    def action_turn(self, by: int) -> None:
        """Go to the lesson so many pages on; from the last one home."""
        page = self._page + by
        if page >= len(self.game.session.bank.topics):
            return
        self._page = max(0, page)
        self.tell_all()

    def action_play(self) -> None:
        """Play a round on this topic."""
        topic = list(self.game.session.bank.topics)[self._page]
        self.dismiss(RoundSpec(topics=frozenset({topic})))

    def action_close(self) -> None:
        """Go back to the first screen."""
        self.dismiss(None)
