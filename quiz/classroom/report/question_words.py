"""The words of one question and what a class answered to it, in the language in use."""

from __future__ import annotations

from typing import assert_never

from quiz import i18n
from quiz.bank.model import MultipleChoice, Question, TrueFalse
from quiz.classroom.class_report import QuestionReport
from quiz.classroom.item_checks import Reason, unused_distractors
from quiz.game.draw import Asked
from quiz.i18n import _, percent
from quiz.wording import questions


def share_right(one: QuestionReport) -> str:
    """Which share had it right, and how many."""
    share = percent(one.right / one.asked)
    return _("{share} right ({right} of {asked})").format(share=share, right=one.right, asked=one.asked)


def wrong_choice(one: QuestionReport, choice: int) -> str:
    """A wrong choice, and how many took it."""
    return _("{answer} ({count} of {asked})").format(
        answer=choice_texts(one.question)[choice], count=one.choices[choice], asked=one.asked
    )


def choice_texts(question: Question) -> list[str]:
    """The choices of a question in the bank's order."""
    return questions.choice_texts(Asked(question, tuple(range(question.choice_count))))


def right_answer(question: Question) -> str:
    """The right answer; of a false statement also what is true."""
    right = choice_texts(question)[question.key]
    match question:
        case MultipleChoice():
            return right
        case TrueFalse(correction=correction):
            return right if correction is None else f"{right}. {correction.in_language(i18n.language())}"
        case _:
            assert_never(question)


def numbered(number: int, question: Question) -> str:
    """What is asked, with its number on the paper."""
    return f"{number}. {question.stem.in_language(i18n.language())}"


def figures(one: QuestionReport) -> str:
    """The figures of a question in one line; those that are not defined are left out."""
    figures = [share_right(one)]
    if one.statistics.discrimination is not None:
        figures.append(_("discrimination {index}").format(index=index(one.statistics.discrimination)))
    if one.statistics.efficiency is not None:
        figures.append(_("efficiency {index}").format(index=index(one.statistics.efficiency)))
    return " · ".join(figures)


def index(value: float) -> str:
    """An index such as `0.35`, with the sign for minus that is as wide as a plus."""
    hundredths = round(value, 2) + 0.0  # else what rounds to nought from below would have a minus
    return i18n.decimal(hundredths, 2).replace("-", "\u2212")


def striking(one: QuestionReport) -> str | None:
    """Why a question is worth another look, as a sentence after a colon; None where nothing is striking."""
    reasons = "; ".join(_reason_text(reason, one) for reason in one.reasons)
    return f"{reasons}." if reasons else None


def _reason_text(reason: Reason, one: QuestionReport) -> str:
    """Why a question is worth another look, as part of a sentence."""
    match reason:
        case Reason.TOO_HARD:
            return _("fewer than one in five had it right")
        case Reason.TOO_EASY:
            return _("nearly everyone had it right")
        case Reason.UNUSED_DISTRACTOR:
            texts, unused = choice_texts(one.question), unused_distractors(one.question, one.choices)
            quoted = [_("“{text}”").format(text=texts[choice]) for choice in unused]
            return _("nobody took {choices}").format(choices=", ".join(quoted))
        case Reason.NEGATIVE_DISCRIMINATION:
            return _("those who did well on the other questions missed it more often: its key may be wrong")
