"""The words of a round that is set for a class."""

from __future__ import annotations

from quiz import i18n
from quiz.bank.model import Bank
from quiz.game.assignment import Assignment
from quiz.game.draw import eligible
from quiz.i18n import _
from quiz.wording.questions import level_name, question_count
from quiz.wording.rounds import round_name
from quiz.wording.topics import topic_title


def assignment_line(assignment: Assignment, bank: Bank) -> str:
    """What a class plays, as `Mixed · 10 questions · Offices · exam · seed 7`."""
    spec = assignment.spec
    topics = [topic_title(topic) for topic in bank.topics.values() if topic.id in spec.topics]
    parts = [
        _("Hand-picked") if assignment.questions else round_name(spec.kind),
        question_count(_length(assignment, bank)),
        ", ".join(topics),
        level_name(spec.level) if spec.level else "",
        _("exam") if spec.exam else "",
        _("with certainty") if assignment.asks_certainty else "",
        "" if assignment.questions else _("seed {seed}").format(seed=assignment.seed),
    ]
    return " · ".join(filter(None, parts))


def paper_lines(assignment: Assignment, bank: Bank) -> list[str]:
    """The questions that a class is asked, in their order and with their numbers."""
    stems = [asked.question.stem.in_language(i18n.language()) for asked in assignment.paper(bank)]
    return [f"{number}. {stem}" for number, stem in enumerate(stems, 1)]


def _length(assignment: Assignment, bank: Bank) -> int:
    """How many questions its paper has."""
    most = len(assignment.questions) or len(eligible(bank, assignment.spec))
    return most if assignment.spec.length is None else min(most, assignment.spec.length)
