"""Choose what to play: kind, length, level, mode and topics; a topic is played at once, or several are ticked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import ClassVar, TypeVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from quiz.bank import levels
from quiz.game.draw import RoundSpec, eligible
from quiz.game.kinds import LENGTHS, RoundKind
from quiz.i18n import _, ngettext
from quiz.ui.colours import QUIET
from quiz.ui.screens.base import QuizScreen
from quiz.ui.shortcuts import Shortcut, bindings_of, help_shortcut, language_shortcut
from quiz.ui.text import GAP, Block
from quiz.ui.widgets.keys import heading
from quiz.ui.widgets.rows import SIDES, Chosen, Rows, spaced
from quiz.wording.questions import length_name, level_name, mode_name, question_count
from quiz.wording.rounds import round_name
from quiz.wording.topics import topic_title

_Option = TypeVar("_Option")

BOX = 5
"""The cells from the left edge of a row to the end of its box."""

OTHER_LINES = 8
"""The lines of the screen besides the rows of settings and topics, with air between its parts."""

KINDS, LEVELS, MODES = tuple(RoundKind), (None, *levels.LEVELS), (False, True)


class FormRows(Rows):
    """The rows of the form; a click on a topic's box ticks it, elsewhere in its row plays it."""

    def on_click(self, event: events.Click) -> None:
        """Tick the topic under the mouse where its box is."""
        place = self.row_at(event.y)
        if event.x >= BOX or place is None or not isinstance(self.screen, SetupScreen):
            return
        self.cursor = place
        if self.screen.topic:
            event.stop()
            event.prevent_default()  # keeps the base class from choosing the row
            self.screen.action_tick()


class SetupScreen(QuizScreen[RoundSpec | None]):
    """Dismissed with the round to play, or with None."""

    SHORTCUTS: ClassVar[Sequence[Shortcut]] = (
        Shortcut(label="↑↓", words=lambda _s: _("move"), spare=2),
        Shortcut("left", "change(-1)", when=lambda s: s.on_setting),
        Shortcut("right", "change(1)", "←→", lambda _s: _("change"), lambda s: s.on_setting),
        Shortcut(
            "enter", "play", lambda _s: _("Enter"), lambda _s: _("play"), lambda s: s.topic, priority=True
        ),
        Shortcut(
            "space",
            "tick",
            lambda _s: _("Space"),
            lambda _s: _("tick several"),
            lambda s: s.topic,
            priority=True,
        ),
        Shortcut(
            action="start",
            label=lambda _s: _("Enter"),
            words=lambda _s: _("start"),
            when=lambda s: s.on_start,
        ),
        Shortcut("s", "start"),
        Shortcut(action="start", label="s", words=lambda _s: _("start"), when=lambda s: not s.on_start),
        language_shortcut(),
        help_shortcut(),
        Shortcut("escape,q", "close", lambda _s: _("Esc"), lambda _s: _("home")),
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings_of(SHORTCUTS)

    def __init__(self, spec: RoundSpec) -> None:
        super().__init__()
        self._spec = spec
        self._ticked: set[str] = set()
        """The topics to draw from; all of them where none is ticked."""
        self._fresh = True
        """Is the cursor still to be put on the first topic?"""
        self._changes: list[Callable[[int], None]] = []

    def page(self) -> ComposeResult:
        """One row for each setting and topic."""
        yield Static(id="place")
        with VerticalScroll(classes="body", can_focus=False):
            yield FormRows(id="form")

    def on_mount(self) -> None:
        """Begin with the last round's topics; Textual calls the base class's part after this one."""
        self._ticked = set(self._spec.topics & self.game.session.bank.topics.keys())
        self.watch(self.query_one(Rows), "cursor", self.update_keys, init=False)

    def update_page(self) -> None:
        """Show what is chosen so far."""
        self.update_part("#place", heading(_("Choose topics and length")))
        settings, topics = self._settings(), self._topics()
        airy = int(self.app.size.height > len(settings) + len(topics) + OTHER_LINES)
        settings[-1], topics[-1] = replace(settings[-1], below=airy), replace(topics[-1], below=airy)
        chosen = question_count(self._count(self._fitting()))
        ticked = len(self._ticked)
        scope = (
            ngettext("{count} topic", "{count} topics", ticked).format(count=ticked)
            if ticked
            else _("all topics")
        )
        start = Block(_("Start"), after=f"{scope} · {chosen}", after_style=QUIET)
        rows = self.query_one(Rows)
        lines = self.query_one(".body").size.height
        rows.show(spaced([*settings, *topics, start], lines), cursor=len(settings) if self._fresh else None)
        self._fresh = False
        rows.focus(scroll_visible=False)
        self.call_after_refresh(rows.show_cursor)

    def _settings(self) -> list[Block]:
        """The rows of what can be changed, in the order of `_changes`."""
        self._changes = [self._kind, self._length, self._level, self._mode, self._truth]
        truth = _("after a false statement") if self.game.session.preferences.asks_correction else _("never")
        return [
            self._row(_("Kind"), round_name(self._spec.kind)),
            self._row(_("Length"), length_name(self._spec.length)),
            self._row(_("Level"), level_name(self._spec.level)),
            self._row(_("Explanations"), mode_name(exam=self._spec.exam)),
            self._row(_("Ask what is true"), truth),
        ]

    def _topics(self) -> list[Block]:
        """The rows of the topics, with how many questions of each fit."""
        bank = self.game.session.bank
        counts = {name: len(eligible(bank, self._about(name))) for name in bank.topics}
        return [
            Block(
                topic_title(topic),
                before="[x] " if name in self._ticked else "[ ] ",
                before_style=QUIET,
                after=str(counts[name]),
                after_style=QUIET,
            )
            for name, topic in bank.topics.items()
        ]

    def _about(self, topic: str) -> RoundSpec:
        """The round that is chosen, about one topic alone."""
        return replace(self._spec, topics=frozenset({topic}))

    @property
    def on_setting(self) -> bool:
        """Is the cursor on something that can be changed?"""
        return 0 <= self.query_one(Rows).cursor < len(self._changes)

    @property
    def on_start(self) -> bool:
        """Is the cursor on the row that starts?"""
        return self.query_one(Rows).cursor == len(self._changes) + len(self.game.session.bank.topics)

    @property
    def topic(self) -> str:
        """The topic under the cursor; empty where it is on none."""
        topics, place = list(self.game.session.bank.topics), self.query_one(Rows).cursor - len(self._changes)
        return topics[place] if 0 <= place < len(topics) else ""

    def _count(self, fitting: int) -> int:
        return fitting if self._spec.length is None else min(fitting, self._spec.length)

    def _row(self, label: str, value: str) -> Block:
        """A setting with its value at the right, or after it where both do not fit on a line."""
        shown, width = f"‹ {value} ›", self.query_one(Rows).size.width
        if width and len(label) + GAP + len(shown) > width - 2 * SIDES:
            return Block(f"{label} · {shown}")
        return Block(label, after=shown)

    async def do(self, chosen: Chosen) -> None:
        """Change the setting of this row, play its topic, or start."""
        if self.on_setting:
            self.action_change(1)
        elif self.topic:
            self.action_play()
        else:
            self.action_start()

    def action_change(self, by: int) -> None:
        """Change the setting under the cursor."""
        self._changes[self.query_one(Rows).cursor](by)
        self.update_all()

    def action_tick(self) -> None:
        """Tick the topic under the cursor, or no longer."""
        self._ticked ^= {self.topic}
        self.update_all()

    def action_play(self) -> None:
        """Play the topic under the cursor at once, whatever is ticked."""
        self._start(self._about(self.topic))

    def _kind(self, by: int) -> None:
        self._spec = replace(self._spec, kind=_next(KINDS, self._spec.kind, by))

    def _length(self, by: int) -> None:
        self._spec = replace(self._spec, length=_next(LENGTHS, self._spec.length, by))

    def _level(self, by: int) -> None:
        self._spec = replace(self._spec, level=_next(LEVELS, self._spec.level, by))

    def _mode(self, by: int) -> None:
        self._spec = replace(self._spec, exam=_next(MODES, self._spec.exam, by))

    def _truth(self, by: int) -> None:
        self.game.session.preferences.toggle_correction()

    def _chosen(self) -> RoundSpec:
        """The round that is chosen, with every topic where none is ticked."""
        every = self._ticked == set(self.game.session.bank.topics)
        return replace(self._spec, topics=frozenset() if every else frozenset(self._ticked))

    def _fitting(self) -> int:
        """How many questions fit what is chosen."""
        return len(eligible(self.game.session.bank, self._chosen()))

    def action_start(self) -> None:
        """Play what is ticked, or every topic."""
        self._start(self._chosen())

    def _start(self, spec: RoundSpec) -> None:
        """Play, if there is anything to play."""
        if eligible(self.game.session.bank, spec):
            self.dismiss(spec)
        else:
            self.game.show_notice(_("No question fits. Choose more topics or levels."))

    def action_close(self) -> None:
        """Go back to the first screen."""
        self.dismiss(None)


def _next(options: Sequence[_Option], current: _Option, by: int) -> _Option:
    place = options.index(current) if current in options else 0
    return options[(place + by) % len(options)]
