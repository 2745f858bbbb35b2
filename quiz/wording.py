"""What both front ends say of a question, a verdict and a score, in the language in use."""

from __future__ import annotations

import os
from collections.abc import Collection
from dataclasses import dataclass
from enum import Enum, auto
from typing import assert_never

from quiz import i18n
from quiz.bank.model import FALSE_PLACE, TRUE_PLACE, Bank, Kind, MultipleChoice, Source, TrueFalse
from quiz.game.draw import Asked, RoundKind
from quiz.game.round import CERTAINTIES, Round, RoundSource, Verdict, corrections_of
from quiz.game.score import Tally
from quiz.i18n import _, ngettext

LETTERS = "abcdefghi"
"""The letters that answer like the digits 1 to 9: on some keyboards digits need Shift."""

TRUE_KEYS, FALSE_KEYS = ("t", "v"), ("f",)
"""The keys for true and false, English and French alike."""


class Role(Enum):
    """What a line of a verdict is for."""

    WRONG = auto()
    """What was answered is not right, and why."""
    RIGHT = auto()
    """The right answer, and why."""
    EXPLANATION = auto()
    """The idea behind it."""
    SOURCE = auto()
    """Who says so, and when."""


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph of a verdict."""

    role: Role
    text: str
    lead: str = ""
    """The words that it begins with and that tell the verdict; empty where there are none."""

    @property
    def sign(self) -> str:
        """The sign that stands before it."""
        if self.role is Role.WRONG:
            return wrong_sign()
        return right_sign() if self.role is Role.RIGHT else ""


def right_sign() -> str:
    """The sign of a right answer; a plus where the terminal's font has no tick."""
    return "+" if _plain_font() else "✓"


def wrong_sign() -> str:
    """The sign of a wrong answer."""
    return "x" if _plain_font() else "✗"


def _plain_font() -> bool:
    """Is this a Linux console, whose fonts have no signs beyond Latin letters?"""
    return os.environ.get("TERM") == "linux"


def kind_name(kind: Kind) -> str:
    """What a kind of question is called."""
    match kind:
        case Kind.TRUE_FALSE:
            return _("True or false")
        case Kind.MULTIPLE_CHOICE:
            return _("Multiple choice")


def round_name(kind: RoundKind) -> str:
    """What a kind of round is called."""
    match kind:
        case RoundKind.MIXED:
            return _("Mixed")
        case RoundKind.TRUE_FALSE:
            return _("True or false")
        case RoundKind.MULTIPLE_CHOICE:
            return _("Multiple choice")


def round_title(played: Round) -> str:
    """What a round is called, by where its questions come from."""
    match played.source:
        case RoundSource.REVIEW:
            return _("Review")
        case RoundSource.MISSED:
            return _("Missed lately")
        case RoundSource.DRAW | RoundSource.RETRY:
            return round_name(played.spec.kind)


def level_name(level: int | None) -> str:
    """What a level is called."""
    return {None: _("All levels"), 1: _("Recall"), 2: _("Understand"), 3: _("Apply")}[level]


def certainty_name(certainty: int) -> str:
    """What a certainty is called."""
    return {1: _("Not sure"), 2: _("Fairly sure"), 3: _("Very sure")}[certainty]


def question_count(count: int) -> str:
    """So many questions."""
    return ngettext("{count} question", "{count} questions", count).format(count=count)


def choice_texts(asked: Asked) -> list[str]:
    """The answers on offer, in the order of the paper."""
    match asked.question:
        case TrueFalse():
            return [_("True"), _("False")]
        case MultipleChoice(choices=choices):
            return [choices[choice].text.in_language(i18n.language()) for choice in asked.order]


def correction_texts(asked: Asked) -> list[str]:
    """What might be true in place of a false statement, in the order in which it is asked."""
    texts = [text.in_language(i18n.language()) for text in asked.question.corrections]
    return [texts[correction] for correction in corrections_of(asked)]


def choice_keys(asked: Asked) -> list[str]:
    """The key to press for each answer: `1`, `2` ...; or `t` and `f`, in French `v` and `f`."""
    match asked.question:
        case TrueFalse():
            return [_("t"), _("f")]
        case MultipleChoice():
            return [str(place) for place in range(1, len(asked.order) + 1)]


def answer_keys(asked: Asked) -> list[tuple[str, str, str]]:
    """How the keys that answer a question are named in the line of keys.

    Returns:
        For each item its label, what it does, and the one key that it stands for; empty for a range of keys.
    """
    keys = choice_keys(asked)
    match asked.question:
        case TrueFalse():
            words = [text.lower() for text in choice_texts(asked)]
            return [(key, word, key) for key, word in zip(keys, words, strict=True)]
        case MultipleChoice():
            return [(f"{keys[0]}-{keys[-1]}", _("answer"), "")]


def answer_keys_phrase(asked: Asked) -> str:
    """The keys that answer a question, as part of a sentence."""
    labels = [label for label, _words, _key in answer_keys(asked)]
    return (
        labels[0] if len(labels) == 1 else _("{first} or {second}").format(first=labels[0], second=labels[1])
    )


def place_of(typed: str, asked: Asked) -> int | None:
    """The place of the answer that a learner typed as a digit, letter or word; None if it is none."""
    word = typed.strip().casefold()
    match asked.question:
        case TrueFalse() if word in (*TRUE_KEYS, "true", "vrai"):
            return TRUE_PLACE
        case TrueFalse() if word in (*FALSE_KEYS, "false", "faux"):
            return FALSE_PLACE
        case TrueFalse() | MultipleChoice():
            return _place_among(word, len(asked.order))


def correction_place(typed: str, asked: Asked) -> int | None:
    """The place of the correction that a learner typed as a digit or letter; None if it is none."""
    return _place_among(typed.strip().casefold(), len(corrections_of(asked)))


def certainty_of(typed: str) -> int | None:
    """The certainty that a learner typed as a digit or letter; None if it is none."""
    place = _place_among(typed.strip().casefold(), len(CERTAINTIES))
    return None if place is None else CERTAINTIES[place]


def _place_among(word: str, count: int) -> int | None:
    if len(word) != 1:
        return None
    place = "123456789".find(word) if word.isascii() and word.isdigit() else LETTERS.find(word)
    return place if 0 <= place < count else None


def verdict_lines(verdict: Verdict, bank: Bank, *, knew: bool | None = None) -> list[Line]:
    """A verdict as paragraphs: right or wrong and why, the right answer and why, the idea, who says so.

    Args:
        verdict: What was asked and answered.
        bank: Where the sources stand.
        knew: Did the learner know what makes the statement false? None where nobody asked.
    """
    question = verdict.asked.question
    match question:
        case TrueFalse():
            lines = _statement_lines(question, verdict.correct)
        case MultipleChoice():
            lines = _choice_lines(question, verdict)
        case _:
            assert_never(question)
    if knew is not None:
        lead = _("You found the true sentence.") if knew else _("The sentence you picked as true is not.")
        lines.insert(1, _led(Role.RIGHT if knew else Role.WRONG, lead, ""))
    explanation = question.explanation.in_language(i18n.language())
    return [*lines, Line(Role.EXPLANATION, explanation), Line(Role.SOURCE, source_line(verdict.asked, bank))]


def _statement_lines(question: TrueFalse, correct: bool) -> list[Line]:
    fact = _("The statement is true.") if question.answer else _("The statement is false.")
    correction = question.correction.in_language(i18n.language()) if question.correction else ""
    told = f"{fact} {correction}".strip()
    if correct:
        return [_led(Role.RIGHT, _("Right."), told)]
    return [_led(Role.WRONG, _("Not right."), ""), Line(Role.RIGHT, told, fact)]


def _choice_lines(question: MultipleChoice, verdict: Verdict) -> list[Line]:
    language = i18n.language()
    key = question.choices[question.key]
    why = key.why.in_language(language)
    if verdict.correct:
        return [_led(Role.RIGHT, _("Right."), why)]
    chosen = question.choices[verdict.answer.choice]
    answer = key.text.in_language(language).removesuffix(".")
    return [
        _led(Role.WRONG, _("Not right."), chosen.why.in_language(language)),
        _led(Role.RIGHT, _("Right answer: {answer}.").format(answer=answer), why),
    ]


def _led(role: Role, lead: str, rest: str) -> Line:
    return Line(role, f"{lead} {rest}".strip(), lead)


def source_line(asked: Asked, bank: Bank) -> str:
    """Who says so, and the day on which the facts were as told."""
    names = [_source_name(bank.sources[source]) for source in asked.question.sources]
    label = ngettext("Source: {sources} · as of {day}", "Sources: {sources} · as of {day}", len(names))
    return label.format(sources="; ".join(names), day=asked.question.as_of.isoformat())


def _source_name(source: Source) -> str:
    language = i18n.language()
    told_by = source.publisher.in_language(language)
    return f"{told_by}, {source.date or source.title.in_language(language)}"


def score_line(tally: Tally) -> str:
    """A score as `7 of 10 · 70%`."""
    said = _("{right} of {asked}").format(right=tally.right, asked=tally.asked)
    return f"{said} · {i18n.percent(tally.share)}"


def best_line(result: Tally, best: Tally) -> str:
    """How the result of a round compares with the learner's own best before it: better, or not.

    Args:
        result: What the round that was just played came to.
        best: The best earlier round of its kind.
    """
    if result.rank > best.rank:
        return _("New best! Before: {score}").format(score=score_line(best))
    return _("Your best for this kind of round: {score}").format(score=score_line(best))


def corrected_line(corrections: Collection[tuple[str, bool]]) -> str:
    """Of how many false statements the learner knew what is true."""
    right = sum(knew for _question, knew in corrections)
    return _("What makes it false: {right} of {asked} corrected").format(right=right, asked=len(corrections))


def dropped_line(count: int) -> str:
    """That a round that goes on has lost so many questions."""
    return ngettext(
        "{count} question of this round is no longer in the bank. The others go on.",
        "{count} questions of this round are no longer in the bank. The others go on.",
        count,
    ).format(count=count)


def answer_words(verdict: Verdict) -> tuple[str, str]:
    """What was answered and what is right, as short texts."""
    texts = choice_texts(verdict.asked)
    return texts[verdict.answer.place], texts[verdict.asked.key_place]


def question_as_text(asked: Asked) -> str:
    """A question with its choices as plain lines."""
    stem = asked.question.stem.in_language(i18n.language())
    match asked.question:
        case TrueFalse():
            return "{label}: {statement}".format(label=_("True or false"), statement=stem)
        case MultipleChoice():
            choices = zip(choice_keys(asked), choice_texts(asked), strict=True)
            return "\n".join([stem, *(f"  {key}  {text}" for key, text in choices)])


def verdict_as_text(verdict: Verdict, bank: Bank) -> str:
    """A question with its choices, what was answered and the whole verdict, to be copied."""
    chosen, _right = answer_words(verdict)
    told = [question_as_text(verdict.asked), _("Your answer: {answer}").format(answer=chosen)]
    told += [f"{line.sign} {line.text}".strip() for line in verdict_lines(verdict, bank)]
    return "\n".join(told)
