"""What the screen of a question shows of a round: its strip and figures, and what its keys stand for."""

from __future__ import annotations

from quiz.bank.model import Bank
from quiz.game.draw import Asked
from quiz.game.phase import Asking, AskingCertainty, AskingCorrection, ShowingVerdict
from quiz.game.round import CERTAINTIES, Round
from quiz.game.score import score
from quiz.i18n import _, ngettext
from quiz.ui.colours import QUIET
from quiz.ui.text import Block
from quiz.ui.widgets.choices import ROOMY, correction_rows
from quiz.ui.widgets.strip import Segment
from quiz.wording import questions
from quiz.wording.questions import (
    LETTERS,
    answer_keys,
    certainty_name,
    certainty_of,
    correction_place,
    kind_name,
)
from quiz.wording.rounds import in_a_row
from quiz.wording.topics import topic_title


def segments_of(played: Round) -> list[Segment]:
    """The segments of a round's strip."""
    given = {answer.question_id: answer for answer in played.answers}
    segments = []
    for place, asked in enumerate(played.paper):
        answer = given.get(asked.question.id)
        if place == played.position and played.verdict is None:
            segments.append(Segment.NOW)
        elif answer is None:
            segments.append(Segment.AHEAD)
        elif played.exam:
            segments.append(Segment.ANSWERED)
        else:
            segments.append(Segment.RIGHT if answer.correct else Segment.WRONG)
    return segments


def place_line(played: Round, asked: Asked, bank: Bank, width: int) -> tuple[str, str]:
    """Where in a round the learner is.

    Args:
        played: The round.
        asked: The question that is up.
        bank: Where its topic stands.
        width: How many cells the screen has beside each other.

    Returns:
        What stands at the left of the line, and what at its right.
    """
    roomy = width >= ROOMY
    left = [_("Exam")] if played.exam else []
    if roomy:
        left.append(kind_name(asked.question.kind))
    left.append(topic_title(bank.topics[asked.question.topic]))
    number = _("{number} of {count}").format(number=played.position + 1, count=len(played.paper))
    right = [*_so_far(played), number] if roomy else [number]
    return " · ".join(left), " · ".join(right)


def _so_far(played: Round) -> list[str]:
    """What is right so far; nothing in an exam, which shows it at the end."""
    result = score(played)
    if played.exam or not result.tally.asked:
        return []
    right = result.tally.right
    figures = [ngettext("{count} right", "{count} right", right).format(count=right)]
    if run := in_a_row(result.streak):
        figures.insert(0, run)
    return figures


def place_of(key: str, played: Round) -> int | None:
    """The place that a key stands for in what a round asks now; None if for none."""
    asked, phase = played.question, played.phase
    if asked is None or isinstance(phase, ShowingVerdict):
        return None
    if isinstance(phase, Asking):
        return questions.place_of(key, asked, letters=not played.exam)
    if isinstance(phase, AskingCorrection):
        return correction_place(key, asked)
    certainty = None if played.exam and key in LETTERS else certainty_of(key)
    return None if certainty is None else CERTAINTIES.index(certainty)


def answer_item(played: Round, number: int) -> tuple[str, str, str]:
    """One of the ways to answer the question itself: its keys, its words and the one key it stands for.

    All are empty where there is no such way; the last is for a range of keys.
    """
    asked = played.question
    items = answer_keys(asked) if asked is not None and isinstance(played.phase, Asking) else []
    return items[number] if number < len(items) else ("", "", "")


def asks_more(played: Round) -> bool:
    """Does a round ask something besides the question itself?"""
    return isinstance(played.phase, AskingCertainty | AskingCorrection)


def more_keys(played: Round) -> str:
    """The keys that answer what is asked besides the question itself; empty when nothing is."""
    match played.phase:
        case AskingCertainty():
            return f"1-{len(CERTAINTIES)}"
        case AskingCorrection():
            return f"1-{len(played.paper[played.position].question.corrections)}"
        case _:
            return ""


def correction_question() -> str:
    """What is asked after a statement was rightly called false."""
    return _("Right, it is false. What is true?")


def more_asked(played: Round, asked: Asked, width: int) -> tuple[str, list[Block]]:
    """What is asked besides the question itself, and what can be answered.

    Args:
        played: The round.
        asked: The question that is up.
        width: How many cells there are beside each other.
    """
    if isinstance(played.phase, AskingCorrection):
        return correction_question(), correction_rows(asked, width)
    rows = [
        Block(certainty_name(level), before=f"{number}  ", before_style=QUIET)
        for number, level in enumerate(CERTAINTIES, 1)
    ]
    return _("How sure are you?"), rows
