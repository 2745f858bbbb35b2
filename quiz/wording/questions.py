"""The words of a question: its kind, its choices and the keys that answer it."""

from __future__ import annotations

from quiz import i18n
from quiz.bank.model import FALSE_PLACE, TRUE_PLACE, Kind, MultipleChoice, TrueFalse
from quiz.game.draw import Asked
from quiz.game.round import CERTAINTIES, corrections_of
from quiz.i18n import _, ngettext

LETTERS = "abcdefghi"
"""The letters that answer like the digits 1 to 9: on some keyboards digits need Shift."""


def kind_name(kind: Kind) -> str:
    """What a kind of question is called."""
    match kind:
        case Kind.TRUE_FALSE:
            return _("True or false")
        case Kind.MULTIPLE_CHOICE:
            return _("Multiple choice")


def level_name(level: int | None) -> str:
    """What a level is called."""
    return {None: _("All levels"), 1: _("Recall"), 2: _("Understand"), 3: _("Apply")}[level]


def certainty_name(certainty: int) -> str:
    """What a certainty is called."""
    return {1: _("Not sure"), 2: _("Fairly sure"), 3: _("Very sure")}[certainty]


def question_count(count: int) -> str:
    """The number of questions in words, as `10 questions`."""
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
            language = i18n.LANGUAGES[i18n.language()]
            return [language.true[0], language.false[0]]
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


def place_of(typed: str, asked: Asked, *, letters: bool = True) -> int | None:
    """The place of the answer that a learner typed as a digit, letter or word; None if it is none.

    Args:
        typed: What was typed.
        asked: The question.
        letters: May `a` to `i` stand for places? In an exam they may not: `b` goes back.
    """
    word = typed.strip().casefold()
    match asked.question:
        case TrueFalse() if any(word in language.true for language in i18n.LANGUAGES.values()):
            return TRUE_PLACE
        case TrueFalse() if any(word in language.false for language in i18n.LANGUAGES.values()):
            return FALSE_PLACE
        case TrueFalse() | MultipleChoice():
            return None if word in LETTERS and not letters else _place_among(word, len(asked.order))


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


def question_as_text(asked: Asked) -> str:
    """A question with its choices as plain lines."""
    stem = asked.question.stem.in_language(i18n.language())
    match asked.question:
        case TrueFalse():
            return "{label}: {statement}".format(label=_("True or false"), statement=stem)
        case MultipleChoice():
            choices = zip(choice_keys(asked), choice_texts(asked), strict=True)
            return "\n".join([stem, *(f"  {key}  {text}" for key, text in choices)])


def length_name(length: int | None) -> str:
    """How many questions a round has."""
    return _("all questions") if length is None else question_count(length)


def mode_name(*, exam: bool) -> str:
    """Whether explanations come after each answer or at the end."""
    return _("at the end (exam)") if exam else _("after each answer")
