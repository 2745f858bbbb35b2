"""The application: shows the screens of a session."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from quiz.errors import QuizError
from quiz.i18n import _
from quiz.menu import Item
from quiz.ui.navigation import Navigator
from quiz.ui.opening import Opening
from quiz.ui.screens.base import QuizScreen

if TYPE_CHECKING:  # what the home screen can be painted without is imported after the first frame
    from textual.theme import Theme

    from quiz.game.draw import RoundSpec
    from quiz.session import Session


class QuizApp(Navigator):
    """The game on a full screen; `quiz.ui.game.Game` to its screens."""

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

    # The start

    def on_mount(self) -> None:
        """Begin the round that was asked for, and open the session after the first frame."""
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

    # Everywhere

    def action_help(self) -> None:
        """Show help on the screen in front."""
        from quiz.ui.screens.help import HelpScreen

        if isinstance(self.screen, QuizScreen) and not isinstance(self.screen, HelpScreen):
            self.open(HelpScreen(self.screen))

    def action_help_quit(self) -> None:
        """Ctrl+C copies what is selected, and ends nothing."""
        self.show_notice(_("Esc leaves a round; q on the first screen ends the game."))

    def use_language(self, language: str) -> None:
        """Use a language from now on, and keep the choice once the session is open."""
        if self.ready:
            self.session.preferences.choose_language(language)
        else:
            super().use_language(language)
