"""The end of a round: the score, then what to do about it."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from quiz import i18n, wording
from quiz.game.round import Over, Round, Verdict
from quiz.game.score import score
from quiz.i18n import _, ngettext
from quiz.ui.colours import QUIET, RIGHT, WRONG
from quiz.ui.screens.base import QuizScreen
from quiz.ui.shortcuts import Shortcut, bindings_of, help_shortcut, language_shortcut
from quiz.ui.text import Block, Prose
from quiz.ui.widgets.choices import ROOMY
from quiz.ui.widgets.keys import ActionBar, heading
from quiz.ui.widgets.progress import EMPTY, FULL
from quiz.ui.widgets.rows import Chosen
from quiz.wording import Role
from quiz.wording.progress import certainty_lines

BAR_WIDTH = 10
"""The cells of a topic's bar."""


PAGE = 10
"""The lines that a page key scrolls by."""

SCROLL_KEYS = {"up,k": -1, "down,j": 1, "pageup": -PAGE, "pagedown": PAGE}
"""The keys that scroll the results, and by how many lines."""


MISSED_SHOWN = 20
"""So many missed questions are laid out; thousands would take seconds."""


class Wish(Enum):
    """What a learner wants after a round."""

    RETRY = auto()
    """The missed questions once more."""
    NEW = auto()
    """Another round of the same kind."""
    HOME = auto()
    """The first screen."""


class ResultsScreen(QuizScreen[Wish]):
    """Shows what a round came to; dismissed with what the learner wants next."""

    SHORTCUTS: ClassVar[Sequence[Shortcut]] = (
        Shortcut(label=lambda _s: "←→ " + _("Enter"), words=lambda _s: _("choose")),
        Shortcut(label="↑↓", words=lambda _s: _("scroll")),
        *(Shortcut(keys, f"scroll_results({by})") for keys, by in SCROLL_KEYS.items()),
        Shortcut("r", "wish('RETRY')", when=lambda s: Wish.RETRY in s.wishes()),
        Shortcut("n", "wish('NEW')"),
        language_shortcut(),
        help_shortcut(),
        Shortcut("escape", "wish('HOME')", lambda _s: _("Esc"), lambda _s: _("home")),
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings_of(SHORTCUTS)

    def __init__(self) -> None:
        super().__init__()
        self._played = Round((), phase=Over())
        self._score = score(self._played)
        self._fresh = True
        """Is the result not yet shown?"""

    def show(self, played: Round) -> None:
        """Take the round whose result is to be shown from now on."""
        self._played = played
        self._fresh = True
        self._score = score(played)
        self.pause_enter()
        if self.is_live:
            self.query_one("#results").scroll_home(animate=False)
            self.update_all()

    def page(self) -> ComposeResult:
        """The result, and what can be done next."""
        yield Static(id="place")
        with VerticalScroll(id="results", classes="body", can_focus=False):
            yield Static(id="result")
        yield ActionBar()

    def wishes(self) -> list[Wish]:
        """What can be wished for, the likeliest first."""
        return [Wish.RETRY, Wish.NEW, Wish.HOME] if self._score.missed else [Wish.NEW, Wish.HOME]

    def update_page(self) -> None:
        """Show the result and what can be done next."""
        self.update_part("#place", heading(_("Results")))
        self.update_part("#result", Prose(self._blocks()))
        missed = len(self._score.missed)
        names = {
            Wish.RETRY: ngettext(
                "Retry the {count} you missed", "Retry the {count} you missed", missed
            ).format(count=missed),
            Wish.NEW: _("New round"),
            Wish.HOME: _("Home"),
        }
        bar = self.query_one(ActionBar)
        bar.show([names[wish] for wish in self.wishes()])
        if (
            not bar.has_focus or self._fresh
        ):  # an exam ends with its last answer: a quick Enter must not start a round
            bar.cursor = len(self.wishes()) - 1 if self._played.exam else 0
            self._fresh = False
        bar.focus()

    def _blocks(self) -> list[Block]:
        result = self._score
        run = _("Best run: {count} in a row").format(count=result.best_streak)
        if not result.best_streak:
            run = ""
        blocks = [Block(wording.score_line(result.tally), "bold", after=run, after_style=QUIET)]
        blocks.append(Block(self._comment()))
        blocks += self._besides()
        blocks.append(Block(""))
        for topic, tally in result.topics:
            title = self.game.session.bank.topics[topic].title.in_language(i18n.language())
            filled = int(tally.share * BAR_WIDTH + 0.5)
            bar = FULL * filled + EMPTY * (BAR_WIDTH - filled)
            figure = _("{right} of {asked}").format(right=tally.right, asked=tally.asked)
            roomy = self.app.size.width >= ROOMY
            blocks.append(Block(title, after=f"{bar}  {figure:>8}" if roomy else figure, after_style=RIGHT))
        if result.missed:
            blocks += [Block(""), Block(_("To look at again"), "bold")]
        missed = sorted(result.missed, key=lambda missed: -(missed.answer.certainty or 0))
        for verdict in missed[:MISSED_SHOWN]:
            blocks += self._missed(verdict)
        more = len(missed) - MISSED_SHOWN
        if more > 0:
            text = ngettext("and {count} more", "and {count} more", more).format(count=more)
            blocks += [Block(""), Block(text, QUIET)]
        return blocks

    def _besides(self) -> list[Block]:
        """The learner's best before, how well certainty matched truth, and what makes things false."""
        blocks = []
        best = self.game.session.best_before(self._played)
        if best is not None:
            blocks.append(Block(wording.best_line(self._score.tally, best), QUIET))
        blocks += [Block(line) for line in certainty_lines(self._played.answers)]
        if self._played.corrections:
            blocks.append(Block(wording.corrected_line(self._played.corrections)))
        return blocks

    def _comment(self) -> str:
        if not self._score.missed:
            return _("Every answer is right. Well done!")
        return _("What you missed is below, with the right answers. A second try helps most.")

    def _missed(self, verdict: Verdict) -> list[Block]:
        """One missed question: what was asked, answered, and right, and why."""
        number = self._played.verdicts.index(verdict) + 1
        chosen, _right = wording.answer_words(verdict)
        yours = _("Your answer: {answer}").format(answer=chosen)
        if verdict.answer.certainty:
            yours += f" ({wording.certainty_name(verdict.answer.certainty).lower()})"
        blocks = [
            Block(""),
            Block(
                verdict.asked.question.stem.in_language(i18n.language()),
                before=f"{number:>2}  ",
                before_style=QUIET,
            ),
            Block(yours, before=f"  {wording.wrong_sign()} ", before_style=WRONG),
        ]
        for line in wording.verdict_lines(verdict, self.game.session.bank):
            if line.role is Role.RIGHT:
                blocks.append(Block(line.text, before=f"  {line.sign} ", before_style=RIGHT))
            elif line.role is Role.EXPLANATION and self._played.exam:
                blocks.append(Block(line.text, before="    "))
        return blocks

    async def do(self, chosen: Chosen) -> None:
        """Do what was chosen."""
        self.dismiss(self.wishes()[chosen.place])

    def action_wish(self, name: str) -> None:
        """Do what a key stands for."""
        self.dismiss(Wish[name])

    def action_scroll_results(self, lines: int) -> None:
        """Scroll by so many lines."""
        self.query_one("#results").scroll_relative(y=lines, animate=False)
