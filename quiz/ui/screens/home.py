"""The first screen: what a learner would most likely want, one line each."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from quiz.i18n import _, ngettext
from quiz.ui.colours import QUIET
from quiz.ui.screens.base import QuizScreen, help_key, language_key
from quiz.ui.text import Block, Prose
from quiz.ui.widgets.keys import Key
from quiz.ui.widgets.rows import Rows

AIRY_HEIGHT = 20
"""From so many lines on there is air between what to play and what to look back on."""


class HomeScreen(QuizScreen[None]):
    """What to do."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("q", "app.quit", show=False)]

    def __init__(self) -> None:
        super().__init__()
        self._wishes: list[Callable[[], None]] = []
        self._offered = False
        """Is a round offered to be continued?"""

    def page(self) -> ComposeResult:
        """The title and the menu."""
        with VerticalScroll(can_focus=False, classes="body"):
            yield Static(id="title")
            yield Rows(id="menu")

    def retell(self) -> None:
        """Say the title and what can be done."""
        title, colon, rest = self.game.title_text().partition(":")
        lines = [Block(title.strip() if colon else title, "bold")]
        if rest.strip():
            told = rest.strip()
            lines.append(Block(told[0].upper() + told[1:], QUIET))
        self.say("#title", Prose(lines))
        self._tell_menu()

    def _tell_menu(self) -> None:
        game = self.game
        rows: list[tuple[str, str, Callable[[], None]]] = []
        saved = game.unfinished
        air = "\n" if game.ready and game.size.height >= AIRY_HEIGHT else ""
        if saved is not None:
            where = _("question {number} of {count}").format(
                number=min(saved.played.position + 1, len(saved.played.paper)), count=len(saved.played.paper)
            )
            kind = {
                "mixed": _("mixed"),
                "true-false": _("true or false"),
                "multiple-choice": _("multiple choice"),
            }[saved.spec.kind.value]
            rows.append((_("Continue"), f"{where}, {kind}", game.resume))
        rows += [
            (_("Quick round"), self._length("mixed", _("10 questions, mixed")), lambda: game.quick("mixed")),
            (
                _("True or false"),
                self._length("true-false", _("10 questions")),
                lambda: game.quick("true-false"),
            ),
            (
                _("Multiple choice"),
                self._length("multiple-choice", _("10 questions")),
                lambda: game.quick("multiple-choice"),
            ),
            (_("Choose topics and length"), "", game.choose),
            (_("Read first") + air, _("short lessons"), game.read),
        ]
        if game.ready:
            rows += self._looking_back()
        self._wishes = [wish for _label, _hint, wish in rows]
        menu = self.query_one("#menu", Rows)
        if saved is not None and not self._offered:  # what is likeliest comes first, under the cursor
            menu.cursor = 0
        self._offered = saved is not None
        menu.show([Block(label, after=hint, after_style=QUIET) for label, hint, _wish in rows])
        menu.focus()

    def _length(self, kind: str, usual: str) -> str:
        """What a quick round of a kind comes to: the `usual`, unless the bank has fewer questions."""
        if not self.game.ready:
            return usual
        from quiz.game.draw import DEFAULT_LENGTH, RoundKind, RoundSpec, eligible

        count = len(eligible(self.game.desk.bank, RoundSpec(RoundKind(kind))))
        if count >= DEFAULT_LENGTH:
            return usual
        return ngettext("{count} question", "{count} questions", count).format(count=count)

    def _looking_back(self) -> list[tuple[str, str, Callable[[], None]]]:
        """What there is to do once something was played."""
        game = self.game
        learner = game.desk.learner
        due, missed, count = len(learner.due()), len(learner.missed()), len(game.desk.bank.questions)
        known = _("{known} of {count} known").format(known=learner.known(), count=count)
        rows = [(_("Review"), ngettext("{count} due", "{count} due", due).format(count=due), game.review)]
        if missed:
            told = ngettext("{count} question", "{count} questions", missed).format(count=missed)
            rows.append((_("Missed lately"), told, game.missed))
        sure = _("on") if game.sitting.certainty else _("off")
        rows += [
            (_("Progress"), known, game.look_back),
            (_("Say how sure I am"), sure, game.switch_certainty),
        ]
        return rows

    def keys(self) -> list[Key]:
        """The keys of a menu."""
        up_down = "↑↓"
        return [
            Key(up_down, _("choose")),
            Key(_("Enter"), _("start"), "screen.start"),
            language_key(),
            help_key(),
            Key("q", _("quit"), "app.quit"),
        ]

    def action_start(self) -> None:
        """Do what the cursor is on."""
        self.query_one("#menu", Rows).action_choose()

    @on(Rows.Chosen)
    def do(self, chosen: Rows.Chosen) -> None:
        """Do what was chosen."""
        self._wishes[chosen.place]()
