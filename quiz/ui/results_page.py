"""What the results of a round show: figures, what was missed, topics; as paragraphs."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from quiz import i18n
from quiz.bank.model import Bank
from quiz.game.kinds import RoundSource
from quiz.game.round import Round, Verdict
from quiz.game.score import Score, Tally
from quiz.i18n import _, ngettext
from quiz.ui.colours import BRAND, QUIET, RIGHT, WRONG
from quiz.ui.text import GAP, Block
from quiz.wording.progress import certainty_lines
from quiz.wording.questions import certainty_name
from quiz.wording.rounds import best_line, corrected_line, paper_name, run_line, score_line, unanswered_line
from quiz.wording.signs import right_sign, wrong_sign
from quiz.wording.topics import topic_title
from quiz.wording.verdicts import Role, answer_words, verdict_lines

SHEET = "on $sheet"
"""What missed questions stand on."""

EDGE = "▌"
"""The bar at the side of a panel."""

MISSED_SHOWN = 20
"""So many missed questions are laid out; thousands would take seconds."""


def figures(played: Round, result: Score, best: Tally | None) -> Iterator[Block]:
    """What stands beside the large figures.

    Args:
        played: The round.
        result: What it came to.
        best: The learner's own best before it, if there is one to show.
    """
    yield Block(score_line(result.tally), "bold")
    if best is not None:
        is_new = result.tally.rank > best.rank
        line = best_line(result.tally, best)
        yield Block(line, f"bold {BRAND}") if is_new else Block(line, QUIET)
    if run := run_line(result.best_streak):
        yield Block(run)
    if result.unanswered:
        yield Block(unanswered_line(len(result.unanswered)))
    if played.source is RoundSource.DRAW:
        yield Block(_("Paper: {name}").format(name=paper_name(played.code, played.seed)), QUIET)


def details(
    played: Round, result: Score, bank: Bank, *, width: int, explained: bool, airy: bool = False
) -> Iterator[Block]:
    """What was missed, above all; then certainty, corrections and topics.

    Args:
        played: The round.
        result: What it came to.
        bank: Where its topics and sources stand.
        width: How many cells there are beside each other.
        explained: Are explanations shown with what was missed?
        airy: Is there place for air in what was missed?
    """
    if result.missed:
        count = len(result.missed)
        yield Block(
            ngettext("{count} to look at again", "{count} to look at again", count).format(count=count),
            "bold",
            below=int(airy),
        )
    elif result.tally.asked and not result.unanswered:
        words = _("Every answer is right. Next: a longer round, or an exam.")
        yield Block(words, "bold", edge=EDGE, edge_style=BRAND, sides=1, ground=SHEET, pad=int(airy), below=1)
    missed = sorted(result.missed, key=lambda verdict: -(verdict.answer.certainty or 0))
    for verdict in missed[:MISSED_SHOWN]:
        free = [Block("", edge=EDGE, edge_style=WRONG, sides=1, ground=SHEET)] * airy
        yield from (*free, *missed_panel(verdict, bank, width=width, explained=explained), *free)
        yield Block("")
    more = len(missed) - MISSED_SHOWN
    if more > 0:
        yield Block(ngettext("and {count} more", "and {count} more", more).format(count=more), QUIET, below=1)
    yield from _besides(played)
    yield from _topics(result, bank)


def missed_panel(verdict: Verdict, bank: Bank, *, width: int, explained: bool) -> Iterator[Block]:
    """One missed question: what was asked, mine, and right; with the reasons where explanations are shown."""
    panel = partial(Block, edge=EDGE, edge_style=WRONG, sides=1, ground=SHEET)
    yield panel(verdict.asked.question.stem.in_language(i18n.language()), "bold")
    chosen, right = answer_words(verdict)
    if verdict.answer.certainty:
        chosen += f" ({certainty_name(verdict.answer.certainty).lower()})"
    mine = f"{wrong_sign()} {chosen}"
    key = f"{right_sign()} {right}"
    if explained:
        yield panel(mine, lead=1, lead_style=f"bold {WRONG}")
        for line in verdict_lines(verdict, bank):
            if line.role in (Role.RIGHT, Role.EXPLANATION):
                text = f"{line.sign} {line.text}".strip()
                yield panel(text, lead=len(line.sign), lead_style=f"bold {RIGHT}")
    elif len(mine) + len(key) + GAP + 3 <= width:
        both = f"{mine}{' ' * (GAP + 1)}{key}"
        start = len(both) - len(key)
        yield panel(
            both,
            lead=1,
            lead_style=f"bold {WRONG}",
            marked=((start, start + 1),),
            marked_style=f"bold {RIGHT}",
        )
    else:
        yield panel(mine, lead=1, lead_style=f"bold {WRONG}")
        yield panel(key, lead=1, lead_style=f"bold {RIGHT}")


def _besides(played: Round) -> Iterator[Block]:
    """How well certainty matched truth, and for how many statements the learner found what is true."""
    lines = certainty_lines(played.answers)
    if played.corrections:
        lines.append(corrected_line(played.corrections))
    for place, line in enumerate(lines, 1):
        yield Block(line, below=int(place == len(lines)))


def _topics(result: Score, bank: Bank) -> Iterator[Block]:
    """How each topic went that was asked more than once."""
    asked = [(topic, tally) for topic, tally in result.topics if tally.asked > 1]
    if asked:
        yield Block(_("Topics"), "bold")
    for topic, tally in asked:
        figure = _("{right} of {asked}").format(right=tally.right, asked=tally.asked)
        yield Block(topic_title(bank.topics[topic]), after=figure, after_style=RIGHT)
