"""The results of a round, as lines."""

from __future__ import annotations

from collections.abc import Iterator

from quiz import i18n
from quiz.bank.model import Bank
from quiz.game.kinds import RoundSource
from quiz.game.round import Round, Verdict
from quiz.game.score import Score, Tally, score
from quiz.i18n import _
from quiz.wording.progress import certainty_lines
from quiz.wording.questions import certainty_name
from quiz.wording.rounds import best_line, corrected_line, paper_name, run_line, score_line, unanswered_line
from quiz.wording.topics import topic_title
from quiz.wording.verdicts import Role, answer_words, verdict_lines


def result_lines(played: Round, bank: Bank, best: Tally | None) -> Iterator[tuple[str, int]]:
    """The paragraphs of a result, each with the columns by which its further lines are set in.

    Args:
        played: The round, as far as it was played.
        bank: Where its topics and sources stand.
        best: The learner's own best before it, if there is one to show.
    """
    result = score(played)
    yield "", 0
    if not result.tally.asked:
        yield _("No question was answered."), 0
        return
    for line in _figures(played, result, best):
        yield line, 0
    for topic, tally in result.topics:
        title = topic_title(bank.topics[topic])
        figure = _("{right} of {asked}").format(right=tally.right, asked=tally.asked)
        yield _("{name}: {said}").format(name=title, said=figure), 2
    if result.missed:
        yield "", 0
        yield _("To look at again"), 0
    for verdict in sorted(result.missed, key=lambda missed: -(missed.answer.certainty or 0)):
        yield "", 0
        for text in _missed(verdict, bank, exam=played.exam):
            yield text, 0


def _figures(played: Round, result: Score, best: Tally | None) -> Iterator[str]:
    """What the whole round came to."""
    yield _("Score: {score}").format(score=score_line(result.tally))
    if played.source is RoundSource.DRAW:
        yield _("Paper: {name}").format(name=paper_name(played.code, played.seed))
    if result.unanswered:
        yield unanswered_line(len(result.unanswered))
    if run := run_line(result.best_streak):
        yield run
    if best is not None:
        yield best_line(result.tally, best)
    yield from certainty_lines(played.answers)
    if played.corrections:
        yield corrected_line(played.corrections)


def _missed(verdict: Verdict, bank: Bank, *, exam: bool) -> Iterator[str]:
    """One missed question: what was asked, answered, and right; after an exam also why."""
    chosen, _right = answer_words(verdict)
    yield verdict.asked.question.stem.in_language(i18n.language())
    answer = _("Your answer: {answer}").format(answer=chosen)
    certainty = verdict.answer.certainty
    yield answer if certainty is None else f"{answer} ({certainty_name(certainty).lower()})"
    for line in verdict_lines(verdict, bank):
        if line.role is Role.RIGHT or (line.role is Role.EXPLANATION and exam):
            yield line.text
