"""The application: shows the screens of a session."""

from __future__ import annotations

import asyncio
import contextlib
import os
import time
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, ClassVar, TypeVar, cast

from textual import events
from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.command import CommandPalette
from textual.geometry import Size
from textual.reactive import Reactive
from textual.screen import Screen

from quiz import i18n, paths
from quiz.errors import ExitCode, QuizError
from quiz.i18n import _
from quiz.menu import Item
from quiz.ui.colours import added_variables
from quiz.ui.ending import Interruption
from quiz.ui.guarded import GuardedScreen
from quiz.ui.navigation import Navigator
from quiz.ui.opening import Opening
from quiz.ui.screens.base import QuizScreen
from quiz.ui.textual_patches import mend_resizing, mend_toasts
from quiz.ui.themes import OWN, theme_for

if TYPE_CHECKING:  # what the home screen can be painted without is imported after the first frame
    from textual.theme import Theme

    from quiz.game.draw import RoundSpec
    from quiz.session import Session

Result = TypeVar("Result")

LARGEST = Size(500, 200)
"""The largest terminal that is drawn for; a size beyond it is a mistake, and would take gigabytes."""

BUILD_PATIENCE = 2.0
"""For so many seconds input is held back for a screen that is being built."""


class QuizApp(Navigator):
    """The game on a full screen; `quiz.ui.game.Game` to its screens."""

    CSS_PATH = paths.STYLESHEET
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("l", "next_language", show=False),
        Binding("question_mark", "help", show=False),
        Binding("enter", "refuse_enter", show=False, priority=True),
    ]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (66, "-wide"), (100, "-broad"), (140, "-vast")]  # noqa: RUF012 - Textual declares them so
    VERTICAL_BREAKPOINTS = [(0, "-short"), (20, "-high"), (32, "-tall")]  # noqa: RUF012

    theme: Reactive[str] = Reactive(lambda: theme_for(os.environ))
    """The name of the theme. Its first value is the right one, so that the stylesheets are parsed only once."""

    _theme: Theme | None = None
    """The theme that was used last."""

    def __init__(
        self,
        session: Session | Callable[[], Session],
        opening: RoundSpec | Item | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Set up the game.

        Args:
            session: What is played; or what gives it, called once, after the first frame if it was not needed
                before.
            opening: The round to begin with; None for the home screen.
            clock: Gives the seconds of a clock that never goes back.
        """
        super().__init__(Opening(session), clock)
        self._first = opening
        mend_resizing()
        mend_toasts()
        self.trouble: QuizError | None = None
        """What ended the game and is for the user to mend, such as a bank with errors."""
        self.interruption: Interruption | None = None
        """What the system uses to end the game; set by whoever runs it in a terminal."""

    @property
    def available_themes(self) -> dict[str, Theme]:
        """The game's own themes, known before Textual asks for the colours of the first one, and Textual's."""
        return {**{theme.name: theme for theme in OWN}, **super().available_themes}

    @property
    def current_theme(self) -> Theme:
        """The theme in use, kept: Textual asks for it several times for each widget that it paints."""
        if self._theme is None or self._theme.name != self.theme:
            self._theme = super().current_theme
        return self._theme

    @property
    def size(self) -> Size:
        """The size of the terminal, or the largest that is drawn for."""
        return clamped(super().size)

    # The start

    def on_mount(self) -> None:
        """Begin the round that was asked for, and open the session after the first frame."""
        if self.interruption is not None:
            self.interruption.attach()
        self.app_resume_signal.subscribe(self, lambda _app: self.refresh(layout=True))
        if isinstance(self._first, Item):
            self.begin(self._first)
        else:
            self.start(self._first)
        self.call_after_refresh(self._settle)

    def _settle(self) -> None:
        """After the first frame: open the session if that is not done, and show what it adds."""
        if self.ending:
            return
        try:
            theme = self._opening.second_stage().preferences.values.get("theme")
        except QuizError as error:
            self.trouble = error
            self.exit(return_code=error.exit_code)
            return
        self.question  # noqa: B018 - making it ready is the point
        if isinstance(theme, str) and theme in self.available_themes:
            self.theme = theme
        self.theme_changed_signal.subscribe(self, self._keep_theme)
        self.ready = True
        self.update_home()

    def _keep_theme(self, theme: Theme) -> None:
        if self.session.preferences.values.get("theme") != theme.name:
            self.session.preferences.keep({"theme": theme.name})

    # Input

    async def on_event(self, event: events.Event) -> None:
        """Hold input back until the screen in front is built, and keep sizes within what can be drawn."""
        if isinstance(event, events.Resize):
            event = events.Resize(clamped(event.size), clamped(event.virtual_size), event.container_size)
        elif isinstance(event, events.InputEvent | events.Paste) and not event.is_forwarded:
            if self.ending:
                return
            if isinstance(self.screen, GuardedScreen):
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(self.screen.composed.wait(), BUILD_PATIENCE)
        await super().on_event(event)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing can be done once the game ends, and Enter is refused only where a screen does so."""
        if action == "refuse_enter":
            return isinstance(self.screen, QuizScreen) and self.screen.refuses_enter()
        return not self.ending

    def action_refuse_enter(self) -> None:
        """Drop an Enter that comes too early, and wait on from now."""
        if isinstance(self.screen, QuizScreen):
            self.screen.pause_enter()

    # Everywhere

    def action_help(self) -> None:
        """Show help on the screen in front."""
        from quiz.ui.screens.help import HelpScreen

        if isinstance(self.screen, QuizScreen) and not isinstance(self.screen, HelpScreen):
            self.open(HelpScreen(self.screen))

    def action_help_quit(self) -> None:
        """Ctrl+C copies what is selected, and ends nothing."""
        self.show_notice(_("Esc leaves a round; q on the first screen ends the game."))

    def action_command_palette(self) -> None:
        """Open the palette with themes and languages."""
        from quiz.ui.palette import commands

        self._open_palette(commands())

    def search_themes(self) -> None:
        """Open the palette with every theme to choose from."""
        from quiz.ui.palette import themes

        self._open_palette(themes())

    def _open_palette(self, palette: GuardedScreen[None]) -> None:
        if not CommandPalette.is_open(cast("App[object]", self)):
            self.open(palette)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """What the command palette offers: colours and language."""
        from quiz.ui.palette import offers

        return offers(self.action_change_theme, self._choose_language)

    def action_next_language(self) -> None:
        """Show everything in the next language, from now on."""
        self._choose_language(i18n.next_language())

    def _choose_language(self, language: str) -> None:
        if self.ready:
            self.session.preferences.choose_language(language)
        else:
            i18n.switch(language)
        self.clear_notifications()  # they are in the language before
        self._update_screens()

    def get_css_variables(self) -> dict[str, str]:
        """The theme's colours, and the game's own made from them."""
        variables = super().get_css_variables()
        return {**variables, **added_variables(variables, dark=self.current_theme.dark)}

    # The end

    def interrupt(self) -> None:
        """End the game at the system's request."""
        self.exit(return_code=ExitCode.INTERRUPTED)


def clamped(size: Size) -> Size:
    """A size, or the largest that is drawn for."""
    return Size(min(size.width, LARGEST.width), min(size.height, LARGEST.height))
