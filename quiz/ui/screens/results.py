"""The end of a round: the score, then what to do about it."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Digits, Static

from quiz.game.phase import Over
from quiz.game.round import Round
from quiz.game.score import score
from quiz.i18n import _, ngettext
from quiz.study.records import TopicBar
from quiz.ui.results_page import details, figures
from quiz.ui.screens.base import QuizScreen
from quiz.ui.shortcuts import Shortcut, bindings_of, help_shortcut, language_shortcut
from quiz.ui.text import Prose
from quiz.ui.widgets.choices import AIRY_HEIGHT
from quiz.ui.widgets.keys import ActionBar, heading
from quiz.ui.widgets.rows import Chosen
from quiz.ui.widgets.strip import Marks
from quiz.wording.rounds import round_title
from quiz.wording.topics import practise_line

PAGE = 10
"""The lines that a page key scrolls by."""

FAR = 10_000
"""More lines than the results have."""

SCROLL_KEYS = {"up,k": -1, "down,j": 1, "pageup": -PAGE, "pagedown": PAGE, "home": -FAR, "end": FAR}
"""The keys that scroll the results, and by how many lines."""


class NextStep(Enum):
    """What a learner can do after a round."""

    RETRY = auto()
    """The missed questions once more."""
    NEW = auto()
    """Another round of the same kind."""
    PRACTISE = auto()
    """A round about the topic that is weakest now."""
    HOME = auto()
    """The first screen."""


class ResultsScreen(QuizScreen[NextStep]):
    """Shows what a round came to; dismissed with the step the learner chose."""

    SHORTCUTS: ClassVar[Sequence[Shortcut]] = (
        Shortcut(label=lambda _s: "←→ " + _("Enter"), words=lambda _s: _("choose"), spare=3),
        Shortcut(label="↑↓", words=lambda _s: _("scroll"), when=lambda s: s.scrolls),
        *(Shortcut(keys, f"scroll_results({by})") for keys, by in SCROLL_KEYS.items()),
        Shortcut("r", "step('RETRY')", when=lambda s: NextStep.RETRY in s.next_steps()),
        Shortcut("n", "step('NEW')"),
        Shortcut("p", "step('PRACTISE')", when=lambda s: NextStep.PRACTISE in s.next_steps()),
        Shortcut(
            "e",
            "explain",
            "e",
            lambda s: _("shorten") if s.explained else _("explain"),
            lambda s: s.has_missed,
        ),
        Shortcut("c", "copy", "c", lambda _s: _("copy result"), spare=2),
        language_shortcut(),
        help_shortcut(),
        Shortcut("escape", "step('HOME')", lambda _s: _("Esc"), lambda s: s.home_word),
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings_of(SHORTCUTS)

    def __init__(self) -> None:
        super().__init__()
        self._played = Round((), phase=Over())
        self._score = score(self._played)
        self._weakest: TopicBar | None = None
        """The topic to practise next, if one is weak."""
        self._fresh = True
        """Is the result not yet shown?"""
        self._explained = False
        """Are explanations shown with what was missed?"""

    def show(self, played: Round) -> None:
        """Take the round whose result is to be shown from now on."""
        self._played = played
        self._fresh = True
        self._explained = played.exam
        self._score = score(played)
        self._weakest = self.game.session.past.weakest_topic()
        self.pause_enter()
        if self.is_live:
            self.query_one("#results").scroll_home(animate=False)
            self.update_all()

    def page(self) -> ComposeResult:
        """The result, and what can be done next."""
        yield Static(id="place")
        with VerticalScroll(id="results", classes="body", can_focus=False):
            with Horizontal(id="figures"):
                yield Digits(id="figure")
                yield Static(id="beside")
            yield Marks()
            yield Static(id="result")
        yield ActionBar()

    @property
    def weakest(self) -> TopicBar | None:
        """The topic to practise next, if one is weak."""
        return self._weakest

    def next_steps(self) -> list[NextStep]:
        """What the learner can do next, the likeliest first; where others wait, that is to finish."""
        retry = [NextStep.RETRY] if self._score.missed else []
        practise = [NextStep.PRACTISE] if self._weakest is not None else []
        steps = [*retry, NextStep.NEW, *practise]
        return [NextStep.HOME, *steps] if self.game.policy.visits else [*steps, NextStep.HOME]

    def update_page(self) -> None:
        """Show the result and what can be done next."""
        session, played, result = self.game.session, self._played, self._score
        self.update_part(
            "#place",
            heading(_("Exam finished") if played.exam else _("Round finished"), round_title(played)),
        )
        self.query_one("#figure", Digits).update(f"{result.tally.right}/{result.tally.asked}")
        self.update_part("#beside", Prose(figures(played, result, session.past.best_before(played))))
        correct = {answer.question_id: answer.correct for answer in played.answers}
        self.query_one(Marks).show([correct.get(asked.question.id) for asked in played.paper])
        width, airy = self.query_one("#result").size.width, self.app.size.height >= AIRY_HEIGHT
        blocks = details(played, result, session.bank, width=width, explained=self._explained, airy=airy)
        self.update_part("#result", Prose(blocks))
        self._update_actions()
        self.call_after_refresh(self.update_keys)  # whether there is more to scroll to is known by then

    def _update_actions(self) -> None:
        """Show what can be done next; after an exam the cursor does not start anything."""
        bar = self.query_one(ActionBar)
        bar.show([self._name_of(step) for step in self.next_steps()])
        if self._fresh:
            bar.cursor = self.next_steps().index(NextStep.HOME) if self._played.exam else 0
            self._fresh = False
        bar.focus()

    def _name_of(self, step: NextStep) -> str:
        """The label of a step."""
        match step:
            case NextStep.RETRY:
                missed = len(self._score.missed)
                retry = ngettext("Retry the one you missed", "Retry the {count} you missed", missed)
                return retry.format(count=missed)
            case NextStep.NEW:
                return _("New round")
            case NextStep.PRACTISE:
                return practise_line(self._weakest) if self._weakest is not None else ""
            case NextStep.HOME:
                return _("Finish") if self.game.policy.visits else _("Home")

    async def do(self, chosen: Chosen) -> None:
        """End the screen with the step that was chosen."""
        self.dismiss(self.next_steps()[chosen.place])

    def action_step(self, name: str) -> None:
        """End the screen with the step of a key, given by its name."""
        self.dismiss(NextStep[name])

    @property
    def home_word(self) -> str:
        """Where Esc leads, in a word."""
        return _("finish") if self.game.policy.visits else _("home")

    @property
    def has_missed(self) -> bool:
        """Was anything missed?"""
        return bool(self._score.missed)

    @property
    def explained(self) -> bool:
        """Are explanations shown with what was missed?"""
        return self._explained

    @property
    def scrolls(self) -> bool:
        """Is there more than fits the screen?"""
        return self.query_one("#results").max_scroll_y > 0

    def action_explain(self) -> None:
        """Show explanations with what was missed, or no longer."""
        self._explained = not self._explained
        self.update_page()

    def action_copy(self) -> None:
        """Copy a result that can be handed in; it names no one."""
        self.app.copy_to_clipboard(self.game.session.result_to_copy(self._played))
        self.game.show_notice(_("Copied, where the terminal allows it."))

    def action_scroll_results(self, lines: int) -> None:
        """Scroll by so many lines."""
        self.query_one("#results").scroll_relative(y=lines, animate=False)
