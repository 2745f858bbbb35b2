"""The application: shows the screens of a session."""

from __future__ import annotations

import asyncio
import gc
import os
import signal
import threading
import traceback
from collections.abc import Callable, Iterable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.command import CommandPalette
from textual.screen import Screen
from textual.theme import ThemeProvider

from quiz import i18n
from quiz.errors import ExitCode, QuizError
from quiz.i18n import _
from quiz.menu import OPENING_MENU, Entry, Item, Menu
from quiz.ui.colours import added_variables
from quiz.ui.screens.base import QuizScreen
from quiz.ui.screens.home import HomeScreen
from quiz.ui.themes import OWN, theme_for
from quiz.ui.widgets.rows import Rows

if TYPE_CHECKING:  # what the home screen can be painted without is imported after the first frame
    from textual.theme import Theme

    from quiz.game.draw import RoundSpec
    from quiz.game.round import Round
    from quiz.session import Session
    from quiz.ui.screens.question import QuestionScreen
    from quiz.ui.screens.results import ResultsScreen, Wish

GRACE = 2.0
"""How many seconds the game has to end once the system says so."""

ENDING_SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT")
"""Signals that end the game; each leaves the terminal as it was found."""


QUESTION, RESULTS = "question", "results"
"""The names of the screens that stay."""


class QuizApp(App[None]):
    """The game on a full screen."""

    CSS_PATH = Path(__file__).with_name("app.tcss")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("l", "next_language", show=False),
        Binding("question_mark", "help", show=False),
    ]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (66, "-wide")]  # noqa: RUF012 - Textual declares them so
    VERTICAL_BREAKPOINTS = [(0, "-short"), (20, "-high"), (32, "-tall")]  # noqa: RUF012

    def __init__(
        self, session: Session | Callable[[], Session], opening: RoundSpec | Item | None = None
    ) -> None:
        """Set up the game.

        Args:
            session: What is played; or what gives it, called once, after the first frame if
                it was not needed before: reading a bank takes as long as a fifth of the way to that frame.
            opening: The round to begin with; None for the home screen.
        """
        super().__init__()
        for theme in OWN:
            self.register_theme(theme)
        self.theme = theme_for(os.environ)
        self._open_session = session if callable(session) else lambda: session
        self._session_given = not callable(session)
        self.menu: Menu = OPENING_MENU
        """What the learner can choose on the home screen."""
        self.trouble: QuizError | None = None
        """What ended the game and is for the user to mend, such as a bank with errors."""
        self.crash: str = ""
        """The details of an error that ended the game; empty while there is none."""
        self.ready = False
        """Is the session open, so that the home screen can say more?"""
        self._opening = opening

    def get_default_screen(self) -> Screen[None]:
        """The home screen lies below all others."""
        return HomeScreen()

    @cached_property
    def session(self) -> Session:
        """What is played."""
        return self._open_session()

    @cached_property
    def question(self) -> QuestionScreen:
        """The screen of questions, which stays for the whole session.

        Textual remembers how the widgets of a screen looked for long after the screen is gone; what is shown
        again and again is therefore kept and brought up to date, and memory stays flat.
        """
        from quiz.ui.screens.question import QuestionScreen

        screen = QuestionScreen()
        self.install_screen(screen, QUESTION)
        return screen

    @cached_property
    def results(self) -> ResultsScreen:
        """The screen of results, which stays too."""
        from quiz.ui.screens.results import ResultsScreen

        screen = ResultsScreen()
        self.install_screen(screen, RESULTS)
        return screen

    def on_mount(self) -> None:
        """Watch for signals, and begin the round that was asked for."""
        self._watch_signals()
        self.app_resume_signal.subscribe(self, lambda _app: self.refresh(layout=True))
        if self._opening is not None:
            self._open(self._opening)
        self.call_after_refresh(self._settle)

    def _open(self, opening: RoundSpec | Item) -> None:
        if isinstance(opening, Item):
            self.begin(opening)
        else:
            self.start(opening)

    def _settle(self) -> None:
        """After the first frame: open the session if that is not done, and let the collector work again."""
        try:
            theme = self.session.settings.get("theme")
            self.question  # noqa: B018 - making it ready is the point
        except QuizError as error:
            self.trouble = error
            self.exit(return_code=error.exit_code)
            return
        finally:
            gc.freeze()
            gc.enable()
        if isinstance(theme, str) and theme in self.available_themes:
            self.theme = theme
        self.theme_changed_signal.subscribe(self, self._keep_theme)
        self.ready = True
        self.come_home()

    def _keep_theme(self, theme: Theme) -> None:
        if self.session.settings.get("theme") != theme.name:
            self.session.keep({"theme": theme.name})

    def come_home(self, *, afresh: bool = False) -> None:
        """See what there is to do now, and tell what went wrong meanwhile.

        Args:
            afresh: Does the cursor go to what is likeliest now, wherever it was?
        """
        self.menu = self.session.menu()
        home = self.screen_stack[0]
        if isinstance(home, HomeScreen):
            home.tell_all()
            if afresh:
                home.query_one(Rows).cursor = self.menu.first
        self.tell_news()

    def tell_news(self) -> None:
        """Show what there is to say in passing, all of it at once."""
        notices = self.session.notices()
        if notices:
            warning = any(notice.is_trouble for notice in notices)
            self.tell("\n".join(notice.text for notice in notices), warning=warning)

    # From screen to screen

    def title_text(self) -> str:
        """The bank's title in the language in use; only the shipped bank is read after the first frame."""
        if self._session_given:
            return self.session.bank.title.in_language(i18n.language())
        return _("ICE in Canada: what it can and cannot do")

    def choose(self, item: Item) -> None:
        """Do what an item of the menu stands for."""
        match item.entry:
            case Entry.CHOOSE:
                self.choose_round()
            case Entry.READ:
                self.read()
            case Entry.PROGRESS:
                self.look_back()
            case Entry.CERTAINTY:
                self.session.toggle_certainty()
                self.come_home()
            case _:
                self.begin(item)

    def begin(self, item: Item) -> None:
        """Play the round that an item of the menu starts, in the language that it was begun in."""
        language = i18n.language()
        begun = self.session.begin(item)
        if i18n.language() != language:
            self._repaint()
        if begun is not None:
            self._play(begun)
        self.tell_news()

    def start(self, spec: RoundSpec | None) -> None:
        """Play a new round; nothing happens when there is no wish."""
        if spec is not None:
            self._play(self.session.start(spec))

    def look_back(self) -> None:
        """Show how far the learner has come."""
        from quiz.ui.screens.progress import ProgressScreen

        self.push_screen(ProgressScreen())

    def _play(self, current: Round) -> None:
        from quiz.game.round import Over

        current = current.hand_in()
        over = isinstance(current.phase, Over)
        if not over:
            self.question.play(current)
        if self.question not in self.screen_stack:
            self.push_screen(QUESTION)
        if over:  # it was answered to its end, and its results were never shown
            self.show_results(current)

    def choose_round(self) -> None:
        """Let the learner choose what to play."""
        from quiz.ui.screens.setup import SetupScreen

        self.push_screen(SetupScreen(self.session.usual_spec()), self._chosen)

    def _chosen(self, spec: RoundSpec | None) -> None:
        if spec is not None:
            self.session.keep({"kind": spec.kind.value, "length": spec.length})
            self.start(spec)

    def read(self) -> None:
        """Show the lessons."""
        from quiz.ui.screens.lesson import LessonScreen

        self.push_screen(LessonScreen(), self.start)

    def leave(self, current: Round) -> None:
        """Go home from a round that is not over; it can be continued."""
        self.session.leave(current)
        self.pop_screen()
        self.come_home(afresh=True)

    def show_results(self, played: Round) -> None:
        """Show what a round came to."""
        from quiz.ui.screens.results import Wish

        def then(wish: Wish | None) -> None:
            if wish is Wish.RETRY:
                self._play(self.session.retry(played))
            elif wish is Wish.NEW:
                self._play(self.session.again(played))
            else:
                self.pop_screen()
                self.come_home(afresh=True)

        self.session.finish(played)
        self.results.show(played)
        self.push_screen(RESULTS, then)

    def get_css_variables(self) -> dict[str, str]:
        """The theme's colours, and the game's own made from them."""
        variables = super().get_css_variables()
        return {**variables, **added_variables(variables, dark=self.current_theme.dark)}

    # Everywhere

    def tell(self, message: str, *, warning: bool = False) -> None:
        """Tell something in passing; what was told before makes room for it."""
        self.clear_notifications()
        self.notify(message, markup=False, severity="warning" if warning else "information", timeout=5)

    def action_help_quit(self) -> None:
        """Ctrl+C copies what is selected, and ends nothing."""
        self.tell(_("Esc leaves a round; q on the first screen ends the game."))

    def action_command_palette(self) -> None:
        """Offer colours and language."""
        if not isinstance(self.screen, CommandPalette):
            self.push_screen(CommandPalette(placeholder=_("Theme or language…"), id="--command-palette"))

    def search_themes(self) -> None:
        """Offer every theme."""
        self.push_screen(CommandPalette(providers=[ThemeProvider], placeholder=_("Name of a theme…")))

    def action_next_language(self) -> None:
        """Say everything in the other language, from now on."""
        self._choose_language(i18n.next_language())

    def _choose_language(self, language: str) -> None:
        if self.ready:
            self.session.choose_language(language)
        else:
            i18n.switch(language)
        self._repaint()

    def _repaint(self) -> None:
        """Show every open screen in the language in use."""
        for screen in self.screen_stack:
            if isinstance(screen, QuizScreen):
                screen.tell_all()

    def action_help(self) -> None:
        """Show help on the screen in front."""
        from quiz.ui.screens.help import HelpScreen

        if isinstance(self.screen, QuizScreen) and not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(self.screen))

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """What the command palette offers: colours and language."""
        yield SystemCommand(_("Theme"), _("Choose the colours"), self.action_change_theme)
        for code, language in i18n.LANGUAGES.items():
            yield SystemCommand(language.name, _("Speak this language"), self._speaker(code))

    def _speaker(self, language: str) -> Callable[[], None]:
        return lambda: self._choose_language(language)

    # Ends

    def _watch_signals(self) -> None:
        loop = asyncio.get_running_loop()
        for name in ENDING_SIGNALS:
            number = getattr(signal, name, None)
            if number is None:
                continue
            try:
                loop.add_signal_handler(number, self.interrupt)
            except (NotImplementedError, RuntimeError):  # Windows, or not in the main thread as in tests
                return

    def input_ended(self) -> None:
        """The terminal is gone; called by the thread that reads it."""
        self._loop.call_soon_threadsafe(self.interrupt) if self._loop is not None else None

    def interrupt(self) -> None:
        """End the game because the system says so.

        Where the terminal is gone, Textual's closing words can wait for ever to be written; the process then
        ends without them. Every answer is on the disk by now.
        """
        last_resort = threading.Timer(GRACE, os._exit, [ExitCode.INTERRUPTED])
        last_resort.daemon = True
        last_resort.start()
        self.exit(return_code=ExitCode.INTERRUPTED)

    def _fatal_error(self) -> None:
        """Keep the details of a crash for the log; the terminal gets one line once it is itself again.

        Textual's own would print every local variable, the right answers among them.
        """
        self.crash = traceback.format_exc()
        self._close_messages_no_wait()
