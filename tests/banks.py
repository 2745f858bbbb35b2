"""Small banks for tests, built by hand."""

from __future__ import annotations

from datetime import date

from quiz.bank.model import (
    PLAIN,
    Bank,
    Choice,
    MultipleChoice,
    Question,
    Source,
    Text,
    Topic,
    TrueFalse,
)

AS_OF = date(2026, 2, 5)

SMALL = """\
format: 1
title: A small bank
topics:
  rivers: {title: Rivers, summary: Rivers run to the sea.}
sources:
  atlas: {title: The atlas, publisher: A. Mapmaker, date: 2026-02}
questions:
  - id: river-runs
    type: true_false
    topic: rivers
    level: 1
    statement: Rivers run uphill.
    answer: false
    correction: Rivers run downhill.
    explanation: Water follows the slope.
    sources: [atlas]
    as_of: 2026-02-05
  - id: river-end
    type: multiple_choice
    topic: rivers
    level: 2
    prompt: Where do rivers end?
    choices:
      - {text: In the sea, correct: true, why: The sea lies lowest.}
      - {text: On a peak, why: A peak lies highest.}
      - {text: In the sky, why: Only vapour rises there.}
    explanation: Water follows the slope.
    sources: [atlas]
    as_of: 2026-02-05
"""
"""A complete bank in one language, from which a test makes its mistake by replacing one thing."""


def small_with(old: str, new: str) -> str:
    """The small bank with `new` for the first `old`, which must be there."""
    assert old in SMALL, old
    return SMALL.replace(old, new, 1)


def text(words: str) -> Text:
    """A text in no named language."""
    return Text(((PLAIN, words),))


def true_false(
    name: str,
    answer: bool = True,
    *,
    topic: str = "topic-0",
    level: int = 1,
    wrong: int = 0,
    ideas: tuple[str, ...] = (),
) -> TrueFalse:
    """A statement to judge; a false one with so many `wrong` corrections."""
    return TrueFalse(
        id=name,
        topic=topic,
        level=level,
        explanation=text(f"explanation of {name}"),
        sources=("atlas",),
        as_of=AS_OF,
        ideas=ideas,
        statement=text(f"statement of {name}"),
        answer=answer,
        correction=None if answer else text(f"correction of {name}"),
        wrong_corrections=tuple(text(f"wrong correction {n} of {name}") for n in range(wrong)),
    )


def multiple_choice(
    name: str,
    choices: int = 4,
    key: int = 0,
    *,
    topic: str = "topic-0",
    level: int = 1,
    ideas: tuple[str, ...] = (),
) -> MultipleChoice:
    """A question with `choices` answers, of which that numbered `key` is right."""
    return MultipleChoice(
        id=name,
        topic=topic,
        level=level,
        explanation=text(f"explanation of {name}"),
        sources=("atlas",),
        as_of=AS_OF,
        ideas=ideas,
        prompt=text(f"prompt of {name}"),
        choices=tuple(
            Choice(text(f"choice {n} of {name}"), n == key, text(f"why {n} of {name}"))
            for n in range(choices)
        ),
    )


def bank_of(*questions: Question) -> Bank:
    """A bank of these questions, with the topics that they name."""
    topics = dict.fromkeys(question.topic for question in questions)
    return Bank(
        title=text("A bank for tests"),
        topics={topic: Topic(topic, text(f"title of {topic}"), text("summary")) for topic in topics},
        sources={"atlas": Source("atlas", text("The atlas"), text("A. Mapmaker"), "2026-02")},
        misconceptions={},
        questions=questions,
    )


def classroom_bank() -> Bank:
    """Forty questions, half of each kind, on four topics and three levels; twelve of twenty statements are true."""
    statements: list[Question] = [
        true_false(f"statement-{n:02}", n // 4 % 2 == 0, topic=f"topic-{n % 4}", level=n % 3 + 1)
        for n in range(20)
    ]
    choices: list[Question] = [
        multiple_choice(f"choice-{n:02}", 3 + n % 2, n % 3, topic=f"topic-{n % 4}", level=n % 3 + 1)
        for n in range(20)
    ]
    return bank_of(*statements, *choices)
