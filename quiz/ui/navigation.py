"""From screen to screen: what is opened, what follows it, and the way home."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from textual.screen import Screen

from quiz import i18n
from quiz.menu import Entry, Item
from quiz.ui.base_app import BaseApp
from quiz.ui.opening import Opening
from quiz.ui.screens.home import HomeScreen

if TYPE_CHECKING:  # what the home screen can be painted without is imported after the first frame
    from quiz.game.assignment import Assignment
    from quiz.game.draw import RoundSpec
    from quiz.game.round import Round
    from quiz.session import Session
    from quiz.ui.screens.question import QuestionScreen
    from quiz.ui.screens.results import NextStep, ResultsScreen

QUESTION, RESULTS = "question", "results"
"""The names of the screens that stay."""


class Navigator(BaseApp):
    """The part of the application that shows one screen after the other."""

    def __init__(self, opening: Opening, clock: Callable[[], float]) -> None:
        super().__init__(clock)
        self._opening = opening
        self.menu = opening.menu
        """What the learner can choose on the home screen."""
        self.ready = False
        """Is the session open, so that the home screen can show more?"""

    def get_default_screen(self) -> Screen[None]:
        """The home screen lies below all others."""
        return HomeScreen()

    @property
    def session(self) -> Session:
        """The session that is played."""
        return self._opening.session

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

    def go_home(self) -> None:
        """Show the home screen, whatever lies above it, with the cursor on what is likeliest now."""
        while len(self.screen_stack) > 1:
            self.pop_screen()
        self.update_home()
        home = self.screen
        if isinstance(home, HomeScreen):
            home.show_likeliest()
            home.pause_enter()

    def update_home(self) -> None:
        """See what there is to do now, and notify of what went wrong meanwhile."""
        self.menu = self.session.menu()
        home = self.screen_stack[0]
        if isinstance(home, HomeScreen):
            home.update_all()
        self.show_notices()

    def title_text(self) -> str:
        """The bank's title in the language in use."""
        return self._opening.title()

    def choose(self, item: Item) -> None:
        """Do what an item of the menu stands for."""
        match item.entry:
            case Entry.CHOOSE:
                self._choose_round()
            case Entry.CODE if item.assignment is None:
                self._ask_code()
            case Entry.READ:
                self._read()
            case Entry.PROGRESS:
                self._look_back()
            case Entry.CERTAINTY:
                self.session.preferences.toggle_certainty()
                self.update_home()
            case _:
                self.begin(item)

    def begin(self, item: Item) -> None:
        """Play the round that an item of the menu starts, in the language that it was begun in."""
        language = i18n.language()
        begun = self.session.begin(item)
        if i18n.language() != language:
            self.update_screens()
        if begun is not None:
            self._play(begun)
        self.show_notices()

    def practise(self, topic: str) -> None:
        """Play a round about one topic, given by its id."""
        self._play(self.session.practise(topic))

    def start(self, spec: RoundSpec | None) -> None:
        """Play a new round; nothing happens for None."""
        if spec is not None:
            self._play(self.session.start(spec))

    def _play(self, current: Round) -> None:
        from quiz.game.phase import Over, Reviewing

        playing = not isinstance(current.phase, Over | Reviewing)
        if playing:
            self.question.play(current)
        self.open(self.question)
        if not playing:  # it was answered to its end before it was left
            self.go_past_end(current)

    def go_past_end(self, played: Round) -> None:
        """Show what follows the last question: the review of an exam that is not handed in, else the results."""
        from quiz.game.phase import Reviewing

        if isinstance(played.phase, Reviewing):
            self._review(played)
        else:
            self.show_results(played)

    def _review(self, played: Round) -> None:
        from quiz.ui.screens.review import ReviewScreen

        self.open(ReviewScreen(played), self._reviewed)

    def _reviewed(self, after: Round) -> None:
        """Show the question of an exam that was gone back to, or its results."""
        from quiz.game.phase import Over

        if isinstance(after.phase, Over):
            self.show_results(after)
        else:
            self.question.play(after)

    def _look_back(self) -> None:
        from quiz.ui.screens.progress import ProgressScreen

        self.open(ProgressScreen(self.session.past.progress()))

    def _read(self) -> None:
        from quiz.ui.screens.lessons import LessonsScreen

        self.open(LessonsScreen(), lambda _none: self.update_home())

    def _ask_code(self) -> None:
        from quiz.ui.screens.code import CodeScreen

        self.open(CodeScreen(), self._assigned)

    def _assigned(self, assignment: Assignment | None) -> None:
        if assignment is not None:
            self.begin(Item(Entry.CODE, assignment=assignment))

    def _choose_round(self) -> None:
        from quiz.ui.screens.setup import SetupScreen

        self.open(SetupScreen(self.session.preferences.usual_spec()), self._chosen)

    def _chosen(self, spec: RoundSpec | None) -> None:
        if spec is not None:
            self.session.preferences.keep({"kind": spec.kind.value, "length": spec.length})
            self.start(spec)

    def leave(self, current: Round) -> None:
        """Go home from a round that is not over; it can be continued."""
        self.session.leave(current)
        self.go_home()

    def show_results(self, played: Round) -> None:
        """Show what a round came to."""
        from quiz.ui.screens.results import NextStep

        def then(step: NextStep) -> None:
            match step:
                case NextStep.RETRY:
                    self._play(self.session.retry(played))
                case NextStep.NEW:
                    self._play(self.session.again(played))
                case NextStep.PRACTISE if self.results.weakest is not None:
                    self.practise(self.results.weakest.topic.id)
                case NextStep.PRACTISE | NextStep.HOME:
                    self.go_on_after(played)

        self.session.finish(played)
        self.results.show(played)
        self.open(self.results, then)

    def go_on_after(self, played: Round) -> None:
        """Show what follows the results of a round when the learner starts nothing else."""
        self.go_home()

    # Notices

    def show_notices(self) -> None:
        """Show what the session has to notify of, all of it at once."""
        notices = self.session.notices()
        if notices:
            warning = any(notice.is_trouble for notice in notices)
            self.show_notice("\n".join(notice.text for notice in notices), warning=warning)
