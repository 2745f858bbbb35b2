"""How far the learner has come: topics to practise, beliefs to look at again, what comes back, rounds and days."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from quiz.i18n import _
from quiz.menu import Entry, Item
from quiz.study.progress import Progress
from quiz.ui.colours import QUIET
from quiz.ui.progress_page import beliefs, coming_back, look_again, looking_back
from quiz.ui.screens.reading import PAGE_KEYS, ReadingScreen
from quiz.ui.shortcuts import Shortcut, bindings_of, help_shortcut, language_shortcut
from quiz.ui.text import Block, Prose
from quiz.ui.widgets.bars import counts_of
from quiz.ui.widgets.keys import ActionBar, heading
from quiz.ui.widgets.rows import NOWHERE, Chosen
from quiz.ui.widgets.topic_list import TopicList, legend
from quiz.wording.topics import topic_title


class ProgressScreen(ReadingScreen[None]):
    """A topic can be practised, and what shows wrong beliefs answered again.

    The cursor moves over the topics and on to the beliefs; past both the same keys scroll.
    """

    SHORTCUTS: ClassVar[Sequence[Shortcut]] = (
        Shortcut("up,k", "move(-1)"),
        Shortcut("down,j", "move(1)", "↑↓", lambda _s: _("choose"), spare=3),
        *PAGE_KEYS,
        Shortcut("enter,space", "practise", lambda _s: _("Enter"), lambda _s: _("practise")),
        Shortcut("b", "beliefs", "b", lambda _s: _("beliefs"), lambda s: s.holds_beliefs, spare=2),
        language_shortcut(),
        help_shortcut(),
        Shortcut("escape,q", "close", lambda _s: _("Esc"), lambda _s: _("home")),
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings_of(SHORTCUTS)

    def __init__(self, progress: Progress) -> None:
        super().__init__()
        self._progress = progress
        self._place = 0
        """Where the cursor is: on a topic, or past them all on the beliefs."""

    def page(self) -> ComposeResult:
        """The topics, and what there is to read below them."""
        yield Static(id="place")
        with VerticalScroll(id="reading", classes="body", can_focus=False):
            yield Static(id="legend")
            yield TopicList()
            yield Static(id="coming")
            yield Static(id="beliefs")
            yield ActionBar()
            yield Static(id="back")

    def on_mount(self) -> None:
        """Leave all keys to the screen; Textual calls the base class's part after this one."""
        self.query_one(ActionBar).can_focus = False

    @property
    def holds_beliefs(self) -> bool:
        """Are there beliefs to look at again?"""
        return bool(self._progress.held)

    def update_page(self) -> None:
        """Show how far the learner has come."""
        progress = self._progress
        met = sum(one.standing.met for one in progress.topics)
        questions = sum(one.standing.questions for one in progress.topics)
        figure = _("{met} of {count} met").format(met=met, count=questions)
        self.update_part("#place", heading(_("Progress"), figure))
        self.update_part("#legend", Prose([Block(legend(), QUIET)]))
        topics = [(topic_title(one.topic), counts_of(one.standing)) for one in progress.topics]
        self.query_one(TopicList).show(topics)
        for selector, part in (("#coming", coming_back), ("#beliefs", beliefs), ("#back", looking_back)):
            self.update_part(selector, Prose(part(progress)))
        bar = self.query_one(ActionBar)
        bar.display = self.holds_beliefs
        bar.show([look_again(progress)])
        self._put(self._place)

    # The cursor

    def _put(self, place: int) -> None:
        """Put the cursor on a topic, or on the beliefs."""
        topics, bar = self.query_one(TopicList), self.query_one(ActionBar)
        self._place = place
        on_topic = place < topics.count
        topics.cursor = place if on_topic else NOWHERE
        bar.cursor = NOWHERE if on_topic else 0

    def _cursor_line(self) -> int:
        """The line of the page that the cursor is on."""
        topics, bar = self.query_one(TopicList), self.query_one(ActionBar)
        if self._place < topics.count:
            return topics.virtual_region.y + self._place
        return bar.virtual_region.y

    def action_move(self, by: int) -> None:
        """Move the cursor; scroll where it is out of sight or at its last place."""
        last = self.query_one(TopicList).count - (not self.holds_beliefs)
        if by < 0 and self._cursor_line() < self.reading.scroll_y:
            self.action_scroll_text(by)
        elif 0 <= self._place + by <= last:
            self._put(self._place + by)
            if not self._place:
                self.reading.scroll_home(animate=False)
            elif self._place == self.query_one(TopicList).count:
                self.query_one(ActionBar).scroll_visible(animate=False)
        else:
            self.action_scroll_text(by)

    # What follows

    def action_practise(self) -> None:
        """Play a round about the topic with the cursor, or about the beliefs."""
        topics = self._progress.topics
        if self._place < len(topics):
            self.game.practise(topics[self._place].topic.id)
        else:
            self.action_beliefs()

    def action_beliefs(self) -> None:
        """Play the questions in which a wrong belief showed."""
        self.game.choose(Item(Entry.BELIEFS))

    async def do(self, chosen: Chosen) -> None:
        """Play what was clicked on."""
        self._put(chosen.place if isinstance(chosen.widget, TopicList) else len(self._progress.topics))
        self.action_practise()

    def action_close(self) -> None:
        """Go back to the first screen."""
        self.dismiss(None)
