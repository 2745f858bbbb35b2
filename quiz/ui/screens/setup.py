"""Choose what to play: kind, length, level, mode and topics."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import ClassVar, TypeVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from quiz import i18n, wording
from quiz.game.draw import LENGTHS, RoundKind, RoundSpec, eligible
from quiz.i18n import _
from quiz.ui.colours import QUIET
from quiz.ui.screens.base import QuizScreen
from quiz.ui.shortcuts import Shortcut, bindings_of, help_shortcut, language_shortcut
from quiz.ui.text import Block
from quiz.ui.widgets.keys import heading
from quiz.ui.widgets.rows import Chosen, Rows

_Option = TypeVar("_Option")

FORM_LINES = 12
"""The lines of the form besides its topics, with air between its parts."""

KINDS, LEVELS, MODES = tuple(RoundKind), (None, 1, 2, 3), (False, True)


class SetupScreen(QuizScreen[RoundSpec | None]):
    """Dismissed with the round to play, or with None."""

    SHORTCUTS: ClassVar[Sequence[Shortcut]] = (
        Shortcut(label="↑↓", words=lambda _s: _("move")),
        Shortcut(label=lambda _s: "←→ " + _("Enter"), words=lambda _s: _("change")),
        Shortcut("left", "change(-1)"),
        Shortcut("right", "change(1)"),
        Shortcut("s", "start", "s", lambda _s: _("start")),
        language_shortcut(),
        help_shortcut(),
        Shortcut("escape,q", "close", lambda _s: _("Esc"), lambda _s: _("home")),
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings_of(SHORTCUTS)

    def __init__(self, spec: RoundSpec) -> None:
        super().__init__()
        self._spec = spec
        self._ticked: set[str] = set()
        """The topics to draw from."""
        self._changes: list[Callable[[int], None]] = []

    def page(self) -> ComposeResult:
        """One row a wish."""
        yield Static(id="place")
        with VerticalScroll(classes="body", can_focus=False):
            yield Rows(id="wishes")

    def on_mount(self) -> None:
        """Begin with the last round's topics; Textual calls the base class's part after this one."""
        self._ticked = set(self._spec.topics or self.game.session.bank.topics)

    def update_page(self) -> None:
        """Show what is wished for so far."""
        self.update_part("#place", heading(_("Choose topics and length")))
        spec = self._spec
        bank = self.game.session.bank
        length = _("all questions") if spec.length is None else wording.question_count(spec.length)
        mode = _("at the end (exam)") if spec.exam else _("after each answer")
        level = wording.level_name(spec.level)
        truth = _("after a false statement") if self.game.session.asks_correction else _("never")
        air = "\n" if self.app.size.height > len(bank.topics) + FORM_LINES else ""
        rows = [
            self._row(_("Kind"), wording.round_name(spec.kind)),
            self._row(_("Length"), length),
            self._row(_("Level"), level),
            self._row(_("Explanations"), mode),
            self._row(_("Ask what is true"), truth, air),
        ]
        self._changes = [self._kind, self._length, self._level, self._mode, self._truth]
        for name, topic in bank.topics.items():
            box = "[x] " if name in self._ticked else "[ ] "
            count = len(eligible(bank, replace(spec, topics=frozenset({name}))))
            rows.append(
                Block(
                    topic.title.in_language(i18n.language()), before=box, after=str(count), after_style=QUIET
                )
            )
            self._changes.append(self._toggle(name))
        rows[-1] = replace(rows[-1], text=rows[-1].text + air)
        rows.append(
            Block(_("Start"), after=wording.question_count(self._count(self._fitting())), after_style=QUIET)
        )
        self._changes.append(lambda by: self.action_start())
        wishes = self.query_one(Rows)
        wishes.show(rows)
        wishes.focus(scroll_visible=False)

    def _count(self, fitting: int) -> int:
        return fitting if self._spec.length is None else min(fitting, self._spec.length)

    def _row(self, label: str, value: str, air: str = "") -> Block:
        return Block(label + air, after=f"‹ {value} ›")

    async def do(self, chosen: Chosen) -> None:
        """Change the wish in this row, or start."""
        self._change(chosen.place, 1)

    def action_change(self, by: int) -> None:
        """Change the wish under the cursor."""
        place = self.query_one(Rows).cursor
        if place < len(self._changes) - 1:
            self._change(place, by)

    def _change(self, place: int, by: int) -> None:
        self._changes[place](by)
        if self.is_current:
            self.update_all()

    def _kind(self, by: int) -> None:
        self._spec = replace(self._spec, kind=_next(KINDS, self._spec.kind, by))

    def _length(self, by: int) -> None:
        self._spec = replace(self._spec, length=_next(LENGTHS, self._spec.length, by))

    def _level(self, by: int) -> None:
        self._spec = replace(self._spec, level=_next(LEVELS, self._spec.level, by))

    def _mode(self, by: int) -> None:
        self._spec = replace(self._spec, exam=_next(MODES, self._spec.exam, by))

    def _truth(self, by: int) -> None:
        self.game.session.toggle_correction()

    def _toggle(self, topic: str) -> Callable[[int], None]:
        def toggle(by: int) -> None:
            self._ticked ^= {topic}

        return toggle

    def _wish(self) -> RoundSpec:
        """The round that is wished for, when at least one topic is."""
        every = self._ticked == set(self.game.session.bank.topics)
        return replace(self._spec, topics=frozenset() if every else frozenset(self._ticked))

    def _fitting(self) -> int:
        """How many questions fit the wish."""
        return len(eligible(self.game.session.bank, self._wish())) if self._ticked else 0

    def action_start(self) -> None:
        """Play, if there is anything to play."""
        if self._fitting():
            self.dismiss(self._wish())
        else:
            self.game.show_notice(_("No question fits. Choose more topics or levels."))

    def action_close(self) -> None:
        """Go back to the first screen."""
        self.dismiss(None)


def _next(options: Sequence[_Option], current: _Option, by: int) -> _Option:
    place = options.index(current) if current in options else 0
    return options[(place + by) % len(options)]
