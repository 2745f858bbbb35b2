"""Makes questions in one language, good in everything but what a test changes, and asks one rule about them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from quiz.bank.model import Bank, Choice, MultipleChoice, Question, Source, Text, Topic, TrueFalse
from quiz.check import Finding, check_bank
from tests.banks import AS_OF, bank_of, multiple_choice, true_false

TODAY = date(2026, 3, 1)

GOOD = {
    "en": "Canada keeps full control of police work on its own soil, and that is the reason.",
    "fr": "Le Canada garde le plein contrôle du travail de police sur son sol, et voilà la raison.",
}
"""For each language, an explanation that no rule minds."""


def text(wording: str, language: str, line: int = 5) -> Text:
    return Text(((language, wording),), line)


def statement(
    wording: str,
    language: str = "en",
    *,
    answer: bool = True,
    name: str = "statement",
    allow: tuple[str, ...] = (),
    explanation: str | None = None,
    as_of: date = AS_OF,
) -> TrueFalse:
    good = GOOD.get(language, GOOD["en"])
    return replace(
        true_false(name, answer, topic="topic"),
        statement=text(wording, language),
        correction=None if answer else text(f"{good} (1)", language),
        explanation=text(explanation or good, language),
        as_of=as_of,
        allow=allow,
        note="a reason" if allow else "",
        line=4,
    )


def choice_question(
    prompt: str,
    choices: Sequence[str],
    language: str = "en",
    *,
    key: int = 0,
    name: str = "choices",
    whys: Sequence[str] | None = None,
    allow: tuple[str, ...] = (),
) -> MultipleChoice:
    good = GOOD.get(language, GOOD["en"])
    reasons = whys or [f"{good} ({number})" for number in range(len(choices))]
    return replace(
        multiple_choice(name, topic="topic"),
        prompt=text(prompt, language),
        choices=tuple(
            Choice(text(wording, language, 6 + place), place == key, text(why, language, 6 + place))
            for place, (wording, why) in enumerate(zip(choices, reasons, strict=True))
        ),
        explanation=text(good, language),
        allow=allow,
        note="a reason" if allow else "",
        line=4,
    )


def bank(
    *questions: Question,
    language: str = "en",
    topics: dict[str, Topic] | None = None,
    names: Sequence[str] = (),
) -> Bank:
    title = text("Title", language, 2)
    return replace(
        bank_of(*questions),
        title=title,
        topics=topics or {"topic": Topic("topic", title, title, 3)},
        sources={"atlas": Source("atlas", title, title)},
        names=tuple(text(name, language) for name in names),
    )


def found(
    rule: str,
    *questions: Question,
    language: str = "en",
    today: date = TODAY,
    names: Sequence[str] = (),
    topics: dict[str, Topic] | None = None,
) -> list[Finding]:
    """What one rule finds in a bank of these questions."""
    whole = bank(*questions, language=language, names=names, topics=topics)
    return [finding for finding in check_bank(whole, today) if finding.rule == rule]


def many(count: int, true: int, *, wording: str = "River number {n} runs into lake {n}.") -> list[Question]:
    """Statements with nothing in common but a few words, the first `true` of them true."""
    return [statement(_distinguished(wording, n), answer=n < true, name=f"many-{n:02}") for n in range(count)]


def _distinguished(wording: str, number: int) -> str:
    """The wording with words of its own for each number."""
    letters = "abcdefghij"
    word = "".join(letters[int(digit)] for digit in f"{number:02}")
    return wording.replace("{n}", f"{word}o").replace("{m}", f"{word}ar {word}em {word}ing")
