"""The application of a kiosk: one learner after the other, and no way out but the teacher's passphrase, if any."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.binding import BindingType
from textual.timer import Timer

from quiz import i18n
from quiz.classroom.idle import IdleWatch, Presence
from quiz.classroom.locked_terminal import ignore_signals
from quiz.classroom.passphrase import Passphrase, Tries
from quiz.errors import ExitCode
from quiz.menu import Item
from quiz.ui.app import QuizApp
from quiz.ui.opening import Opening
from quiz.ui.policy import Policy
from quiz.ui.screens.base import QuizScreen
from quiz.ui.screens.passphrase import PassphraseScreen
from quiz.ui.screens.still_there import StillThereScreen
from quiz.ui.screens.welcome import WelcomeScreen

if TYPE_CHECKING:
    from quiz.game.draw import RoundSpec
    from quiz.game.round import Round
    from quiz.session import Session

WELCOME = "welcome"
"""The name of the screen between two visits, which stays."""

REFUSED = frozenset({"copy", "copy_text", "command_palette"})
"""Actions of screens that a kiosk lacks: the clipboard of a shared terminal would outlive the visit."""

ALLOWED = frozenset(
    {"next_language", "help", "refuse_enter", "quit", "passphrase", "focus_next", "focus_previous"}
)
"""The only actions of the application that a key or a click runs; Textual has others, such as for screenshots."""

SIGNS_OF_LIFE = (events.Key, events.MouseDown, events.MouseUp, events.MouseScrollDown, events.MouseScrollUp)
"""What a learner does. A mouse that moves is none: some report moves that nobody makes."""

LEAST_PAUSE = 0.05
"""The least seconds until the next look at who is there; a timer may fire a little early."""


@dataclass(frozen=True)
class Kiosk:
    """What a kiosk was started with, and what outlives a crash of its application."""

    new_session: Callable[[], Session]
    """Gives each visit a session of its own, of which nothing is kept."""
    passphrase: Passphrase | None
    """What ends the kiosk; None where nothing that is typed does."""
    opening: RoundSpec | Item | None = None
    """The round that Enter begins; None where the learner chooses on the first screen."""
    questions: int = 0
    """How many questions that round has; 0 where the learner chooses."""
    idle: float = 180.0
    """After so many seconds without a key comes the warning."""
    label: str = ""
    """What the terminal is called in its results; empty where it has no name."""
    hands_in: bool = False
    """Does a teacher get the results?"""
    language: str = "en"
    """The language in which each visit begins."""
    tries: Tries = field(default_factory=Tries)
    """The wrong passphrases so far."""


class KioskApp(QuizApp, inherit_bindings=False):
    """The game between a welcome screen and the next, with none of Textual's own keys."""

    ENABLE_COMMAND_PALETTE = False
    ALLOW_SELECT = False
    POLICY = Policy(REFUSED, visits=True)
    BINDINGS: ClassVar[list[BindingType]] = QuizApp.BINDINGS

    def __init__(self, kiosk: Kiosk) -> None:
        i18n.switch(kiosk.language)
        super().__init__(kiosk.new_session())
        self._kiosk = kiosk
        self._idle = IdleWatch(kiosk.idle, self.clock())
        self._look_again: Timer | None = None
        """Fires when the warning or the end of the visit may be due; None while nobody is there."""

    @cached_property
    def welcome(self) -> WelcomeScreen:
        """The screen between two visits, which stays: memory stays flat, however many learners come."""
        kiosk = self._kiosk
        screen = WelcomeScreen(
            questions=kiosk.questions,
            label=kiosk.label,
            hands_in=kiosk.hands_in,
            can_be_ended=kiosk.passphrase is not None,
        )
        self.install_screen(screen, WELCOME)
        return screen

    def on_mount(self) -> None:
        """Show the welcome screen; Textual calls the base class's part after this one."""
        ignore_signals()  # Textual's driver has just installed a handler that suspends
        self.open(self.welcome, self._begin)

    # Visits

    def _begin(self, _none: None) -> None:
        """Let whoever pressed Enter play."""
        if isinstance(self._kiosk.opening, Item):
            self.begin(self._kiosk.opening)
        else:
            self.start(self._kiosk.opening)
        home = self.screen_stack[0]
        if isinstance(home, QuizScreen):
            home.pause_enter()

    def new_visit(self) -> None:
        """Show the welcome screen, with nothing left of whoever was here."""
        self.leave_round()
        self.session.close()
        i18n.switch(self._kiosk.language)
        self._opening = Opening(self._kiosk.new_session())
        self._clear_screens()
        self.clear_notifications()
        self.go_home()
        self.open(self.welcome, self._begin)
        self.welcome.update_all()
        self.welcome.pause_enter()

    def leave_round(self) -> None:
        """Hand in the round that is being played, if one is."""
        played = self._in_play()
        if played is None:
            return
        if not played.exam and len(played.answers) == len(played.paper):
            self.session.finish(played)
        else:
            self.session.leave(played)

    def _in_play(self) -> Round | None:
        """The round that was begun and has no results yet."""
        stack = self.screen_stack
        playing = self.question in stack and self.results not in stack
        return self.question.round if playing else None

    def _clear_screens(self) -> None:
        """Let the screens that stay hold no round."""
        from quiz.game.phase import Over
        from quiz.game.round import Round

        self.question.round = Round((), phase=Over())
        self.results.show(Round((), phase=Over()))

    def go_on_after(self, played: Round) -> None:
        """End the visit: the results were seen."""
        self.new_visit()

    async def action_quit(self) -> None:
        """End the visit, not the game."""
        self.new_visit()

    # Who is there

    async def on_event(self, event: events.Event) -> None:
        """Note every sign of life; the one that answers the warning does nothing else."""
        if isinstance(event, events.InputEvent | events.Paste) and not event.is_forwarded:
            if isinstance(event, (*SIGNS_OF_LIFE, events.Paste)):
                self.note_presence()
            if isinstance(self.screen, StillThereScreen):
                if isinstance(event, events.Key | events.MouseUp):
                    self.screen.dismiss(None)
                return
        await super().on_event(event)

    def note_presence(self) -> None:
        """Note that somebody is there, and watch from now on."""
        now = self.clock()
        self._idle.touch(now)
        if self._look_again is None:
            self._look_later(now)

    def _look_later(self, now: float) -> None:
        self._look_again = self.set_timer(max(self._idle.next_look(now), LEAST_PAUSE), self.look)

    def look(self) -> None:
        """See whether anybody is there: warn, count down, or end the visit."""
        if self._look_again is not None:
            self._look_again.stop()
            self._look_again = None
        now = self.clock()
        presence = self._idle.presence(now)
        if presence is Presence.GONE:
            self.end_visit()
            return
        if presence is Presence.DOUBTFUL:
            self._warn(self._idle.left(now))
        elif isinstance(self.screen, StillThereScreen):
            self.screen.dismiss(None)
        self._look_later(now)

    def end_visit(self) -> None:
        """Clear everything: whoever was here has gone."""
        self.new_visit()

    def _warn(self, left: float) -> None:
        """Warn that the visit ends; between two visits there is nothing to lose."""
        if isinstance(self.screen, StillThereScreen):
            self.screen.show(left)
        elif not isinstance(self.screen, WelcomeScreen | PassphraseScreen):
            self.open(StillThereScreen(left))

    # What can be done

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what a learner needs can be run."""
        if action == "passphrase":
            asks = self._kiosk.passphrase is not None and isinstance(self.screen, WelcomeScreen)
            return asks and not self.ending
        return action in ALLOWED and super().check_action(action, parameters)

    def copy_to_clipboard(self, text: str) -> None:
        """Copy nothing: the clipboard of a shared terminal would outlive the visit."""

    # The end

    def action_passphrase(self) -> None:
        """Ask for the passphrase, if there is one."""
        if self._kiosk.passphrase is not None:
            self.open(PassphraseScreen(self._kiosk.passphrase, self._kiosk.tries), self._end)

    def _end(self, right: bool) -> None:
        """End the kiosk if the passphrase was right."""
        if right:
            self.exit(return_code=ExitCode.DONE)

    def interrupt(self) -> None:
        """End the kiosk at the request of whoever started it."""
        self.leave_round()
        super().interrupt()
