"""The first screen: what a learner would most likely want, and below it what was met of each topic."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from quiz import menu
from quiz.i18n import _
from quiz.menu import Entry, Item
from quiz.ui.brand import title_block
from quiz.ui.colours import QUIET
from quiz.ui.screens.base import QuizScreen
from quiz.ui.shortcuts import Shortcut, bindings_of, help_shortcut, language_shortcut
from quiz.ui.text import GAP, Block, Prose
from quiz.ui.widgets.bars import TopicGrid, counts_of
from quiz.ui.widgets.keys import KeyLine
from quiz.ui.widgets.rows import NOWHERE, SIDES, Chosen, PastEnd, Rows

USUAL_ROWS, USUAL_TOPICS = 10, 6
"""So many rows and lines of topics are reckoned with until the session is open."""

HEADS = 3
"""The line of the title, and the free lines below it and above the legend."""

FREE_INSIDE, FREE_OUTSIDE = 2, 2
"""The free lines within the page; and those above and below it, where the screen is not short."""


HIGH, TALL = 20, 32
"""From so many lines of the screen on there are free ones around the page, and the page is in the middle."""


class HomeScreen(QuizScreen[None]):
    """Shows the menu, with the topics below it."""

    SHORTCUTS: ClassVar[Sequence[Shortcut]] = (
        Shortcut(label="↑↓", words=lambda _s: _("choose"), spare=2),
        Shortcut(
            action="start",
            label=lambda _s: _("Enter"),
            words=lambda s: s.what_enter_does,
        ),
        language_shortcut(),
        help_shortcut(),
        Shortcut("q", "app.quit", "q", lambda s: _("finish") if s.game.policy.visits else _("quit")),
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings_of(SHORTCUTS)

    def __init__(self) -> None:
        super().__init__()
        self._ready = False
        """Was the cursor put on what is likeliest, once that was known?"""

    def page(self) -> ComposeResult:
        """The title, the menu and the topics."""
        with VerticalScroll(can_focus=False, classes="body"):
            yield Static(id="title")
            yield Rows(id="menu", ends=True)
            yield Static(id="legend")
            yield TopicGrid(id="topics")

    def update_page(self) -> None:
        """Show the title, what can be done, and the topics."""
        width = self.query_one("#title").size.width
        self.update_part("#title", Prose([title_block(self.game.title_text(), self._mark(), width=width)]))
        spare = self._spare_lines()
        legend = self._legend(spare)
        self._update_menu(spare - (len(legend) - 1))
        self._update_topics(legend)

    def _mark(self) -> str:
        """What the teacher calls this terminal, and that the rounds are handed in, where they are."""
        if not self.game.ready:
            return ""
        from quiz.wording.rounds import handed_in_mark  # with the bank, after the first frame

        session = self.game.session
        return handed_in_mark(session.label) if session.hands_in else session.label

    def _update_menu(self, spare: int) -> None:
        """Show the menu; where lines lack, free ones between its groups are worth more than those around the page."""
        items = self.game.menu.items
        rows = self.query_one("#menu", Rows)
        if self.game.ready and not self._ready:
            self._ready = True
            if not rows.cursor:  # the learner has not moved it meanwhile
                rows.cursor = self.game.menu.first
        free = spare + FREE_INSIDE + FREE_OUTSIDE * self._has_margins if spare < 1 else HEADS
        self.set_class(spare < 1, "full")
        self.set_class(free < 1, "joined")
        self.set_class(free < HEADS, "untitled")
        spare = int(free > 1) if spare < 1 else spare
        between = int(spare >= len(items))
        rows.show([self._row(item, between, spare) for item in items])
        if not self.is_on_topic:
            rows.focus()

    @property
    def _has_margins(self) -> bool:
        """Has the screen free lines above and below its page, unless it is full?"""
        return self.size.height >= HIGH

    def _page_lines(self) -> int:
        """The lines between the margins of the page."""
        if self.size.height >= TALL:
            return self.query_one(".body").size.height
        keys = max(1, self.query_one(KeyLine).size.height)
        return self.size.height - keys - FREE_OUTSIDE * self._has_margins

    def _spare_lines(self) -> int:
        """How many lines are left over when the menu has no air and the legend one line; below 0 where they lack."""
        grid = self.query_one(TopicGrid)
        rows, topics = USUAL_ROWS, USUAL_TOPICS
        if self.game.ready:
            rows, topics = (
                len(self.game.menu.items),
                -(-len(self.game.menu.topics) // grid.columns(grid.size.width)),
            )
        return self._page_lines() - HEADS - 1 - rows - topics

    def _row(self, item: Item, between: int, spare: int) -> Block:
        """An item of the menu, its hint at the right, or after its name where both do not fit on a line.

        Args:
            item: The item.
            between: How many lines are left free below it.
            spare: How many lines are left over for more air.
        """
        air = between + int(item.entry is Entry.READ and spare > 0)
        style = "" if item.offered else QUIET
        label, hint = menu.label(item), menu.hint(item)
        width = self.query_one("#menu").size.width
        if width and cell_len(label) + GAP + cell_len(hint) > width - 2 * SIDES:
            return Block(f"{label} · {hint}", style, below=air)
        return Block(label, style, after=hint, after_style=QUIET, below=air)

    def _update_topics(self, legend: list[Block]) -> None:
        topics = self.game.menu.topics
        if not topics:  # before the session is open
            return
        from quiz.wording.topics import topic_title

        self.query_one(TopicGrid).show([(topic_title(bar.topic), counts_of(bar.standing)) for bar in topics])
        self.update_part("#legend", Prose(legend))

    def _legend(self, spare: int) -> list[Block]:
        """How much was met of all topics; at its right, or below where a line is to spare, what was done today."""
        if not self.game.ready:
            return [Block("")]
        from quiz.wording.topics import standing_line, today_line

        standing = standing_line(self.game.menu.topics)
        today = today_line(self.game.session.past.done_today())
        if len(standing) + GAP + len(today) <= self.query_one("#legend").size.width:
            return [Block(standing, QUIET, after=today, after_style=QUIET)]
        return [Block(line, QUIET) for line in (standing, today if spare > 0 else "") if line]

    def on_mount(self) -> None:
        """Keep the line of keys with the cursor; Textual calls the base class's part after this one."""
        self.watch(self.query_one("#menu"), "cursor", self.update_keys, init=False)

    @property
    def what_enter_does(self) -> str:
        """What Enter does where the cursor is."""
        if self.is_on_topic:
            return _("practise")
        items, place = self.game.menu.items, self.query_one("#menu", Rows).cursor
        item = items[place] if 0 <= place < len(items) else None
        match item.entry if item is not None else None:
            case Entry.CHOOSE | Entry.READ | Entry.PROGRESS:
                return _("open")
            case Entry.CERTAINTY:
                return _("turn off") if item is not None and item.on else _("turn on")
            case _:
                return _("start")

    @property
    def is_on_topic(self) -> bool:
        """Is the cursor on a topic?"""
        return self.is_mounted and self.query_one(TopicGrid).has_focus

    @on(PastEnd)
    def _to_the_other_list(self, past: PastEnd) -> None:
        """Let the cursor go on from the menu to the topics, and back."""
        past.stop()
        menu_rows, grid = self.query_one("#menu", Rows), self.query_one(TopicGrid)
        if past.widget is grid or not grid.count:
            grid.cursor = NOWHERE
            menu_rows.cursor = 0 if past.by > 0 else len(self.game.menu.items) - 1
            menu_rows.focus()
        else:
            menu_rows.cursor = NOWHERE
            grid.enter(past.by)
        self.call_after_refresh(self.update_keys)  # the focus has moved by then

    def action_start(self) -> None:
        """Do what the cursor is on."""
        if self.is_on_topic:
            self.query_one(TopicGrid).action_choose()
        else:
            self.query_one("#menu", Rows).action_choose()

    def show_likeliest(self) -> None:
        """Put the cursor on what is likeliest now."""
        self.query_one(TopicGrid).cursor = NOWHERE
        rows = self.query_one("#menu", Rows)
        rows.cursor = self.game.menu.first
        rows.focus()
        self.call_after_refresh(self.update_keys)

    async def do(self, chosen: Chosen) -> None:
        """Do what was chosen."""
        if chosen.widget.id == "topics":
            self.game.practise(self.game.menu.topics[chosen.place].topic.id)
        else:
            self.game.choose(self.game.menu.items[chosen.place])
