"""What every application of the program has, whatever it shows: themes, guarded input, notices and its end."""

from __future__ import annotations

import asyncio
import contextlib
import os
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
from quiz.ui.colours import added_variables
from quiz.ui.ending import Interruption
from quiz.ui.guarded import GuardedScreen
from quiz.ui.policy import Policy
from quiz.ui.screens.base import QuizScreen
from quiz.ui.text import printable
from quiz.ui.textual_patches import QuietCrash, mend_resizing, mend_toasts
from quiz.ui.themes import OWN, theme_for

if TYPE_CHECKING:
    from textual.theme import Theme

Result = TypeVar("Result")

LARGEST = Size(500, 200)
"""The largest terminal that is drawn for; a size beyond it is a mistake, and would take gigabytes."""

BUILD_PATIENCE = 2.0
"""For so many seconds input is held back for a screen that is being built."""

WIDTHS = [(0, "-narrow"), (66, "-wide"), (100, "-broad"), (140, "-vast")]
HEIGHTS = [(0, "-short"), (20, "-high"), (32, "-tall")]
"""From how many columns and lines each class of the stylesheet holds."""


class BaseApp(QuietCrash):
    """An application that shows screens in the look of the game."""

    CSS_PATH = paths.STYLESHEET
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("l", "next_language", show=False),
        Binding("question_mark", "help", show=False),
        Binding("enter", "refuse_enter", show=False, priority=True),
    ]
    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS

    POLICY: ClassVar[Policy] = Policy()
    """What whoever sits at the terminal may do."""

    theme: Reactive[str] = Reactive(lambda: theme_for(os.environ))
    """The name of the theme. Its first value is the right one, so that the stylesheets are parsed only once."""

    _theme: Theme | None = None
    """The theme that was used last."""

    def __init__(self, clock: Callable[[], float]) -> None:
        """Set up.

        Args:
            clock: Gives the seconds of a clock that never goes back.
        """
        super().__init__()
        mend_resizing()
        mend_toasts()
        self.clock = clock
        """Gives the seconds of a clock that never goes back."""
        self.policy = self.POLICY
        """What whoever sits at the terminal may do."""
        self.ending = False
        """Does the application end, so that nothing more is to be shown?"""
        self.trouble: QuizError | None = None
        """What ended it and is for the user to mend, such as a bank with errors."""
        self.interruption: Interruption | None = None
        """What the system uses to end it; set by whoever runs it in a terminal."""

    def on_mount(self) -> None:
        """Attend to the system from now on; Textual calls this after what a subclass does."""
        if self.interruption is not None:
            self.interruption.attach()
        self.app_resume_signal.subscribe(self, lambda _app: self.refresh(layout=True))

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

    # Screens

    def open(self, screen: GuardedScreen[Result], then: Callable[[Result], object] | None = None) -> None:
        """Put a screen in front; `then` gets its result."""
        if self.ending or screen in self.screen_stack:
            return
        screen.then = then
        self.push_screen(screen)

    def show_notice(self, message: str, *, warning: bool = False) -> None:
        """Show a message for a moment, in place of the one before."""
        if self.ending:
            return
        self.clear_notifications()
        text = printable(message)
        self.notify(text, markup=False, severity="warning" if warning else "information", timeout=5)

    def update_screens(self) -> None:
        """Show every open screen in the language in use."""
        for screen in self.screen_stack:
            if isinstance(screen, QuizScreen):
                screen.update_all()

    # Everywhere

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

        return offers(self.action_change_theme, self.choose_language)

    def action_next_language(self) -> None:
        """Show everything in the next language, from now on."""
        self.choose_language(i18n.next_language())

    def choose_language(self, language: str) -> None:
        """Show everything in another language, from now on."""
        self.use_language(language)
        self.clear_notifications()  # they are in the language before
        self.update_screens()

    def use_language(self, language: str) -> None:
        """Use a language from now on."""
        i18n.switch(language)

    def get_css_variables(self) -> dict[str, str]:
        """The theme's colours, and the game's own made from them."""
        variables = super().get_css_variables()
        return {**variables, **added_variables(variables, dark=self.current_theme.dark)}

    # The end

    def interrupt(self) -> None:
        """End at the system's request."""
        self.exit(return_code=ExitCode.INTERRUPTED)

    def _end_after_crash(self, details: str) -> None:
        """Take no more input: each key that waits for the screen that crashed would hold the end up."""
        self.ending = True
        super()._end_after_crash(details)

    def exit(self, result: None = None, return_code: int = 0, message: object = None) -> None:
        """End; nothing is shown from now on."""
        self.ending = True
        super().exit(result, return_code)


def clamped(size: Size) -> Size:
    """A size, or the largest that is drawn for."""
    return Size(min(size.width, LARGEST.width), min(size.height, LARGEST.height))
