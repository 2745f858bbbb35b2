"""What a question is about, as tags that other programs keep with it, and back.

The names of tags must do without `<`, `>`, the backtick and control characters in Moodle, without brackets and
backslashes in GIFT and without commas in Moodle's forms; these are written as in an address, such as `%2C`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from urllib.parse import unquote

from quiz.bank.levels import LEVELS
from quiz.bank.model import Question
from quiz.bank.yaml_tree import without_forbidden

TOPIC, LEVEL, IDEA, CLAIM, SOURCE, AS_OF = ("topic:", "level:", "idea:", "claim:", "source:", "as-of:")
"""What the tags of each kind begin with."""

_ENCODED = re.compile(r"[\x00-\x1f\x7f%,<>\[\\\]`]")


@dataclass(frozen=True, slots=True)
class Tagged:
    """What the tags of a question hold."""

    topic: str = ""
    """The topic's id; empty where no tag names one."""
    level: int = 1
    ideas: tuple[str, ...] = ()
    """The ideas, and every tag of another program's."""
    claims: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    as_of: date | None = None
    """The day on which the facts were so; None where no tag holds one."""


def tags_of(question: Question) -> list[str]:
    """The tags of a question."""
    return [
        f"{TOPIC}{question.topic}",
        f"{LEVEL}{question.level}",
        *(IDEA + _encoded(idea) for idea in question.ideas),
        *(CLAIM + _encoded(claim) for claim in question.claims),
        *(f"{SOURCE}{source}" for source in question.sources),
        f"{AS_OF}{question.as_of.isoformat()}",
    ]


def tagged(tags: Iterable[str]) -> Tagged:
    """What these tags hold; one that cannot be read is passed over."""
    values: dict[str, list[str]] = {}
    for tag in tags:
        kind = next((kind for kind in (TOPIC, LEVEL, CLAIM, SOURCE, AS_OF) if tag.startswith(kind)), IDEA)
        value = without_forbidden(unquote(tag.removeprefix(kind), errors="replace")).strip()
        if value:
            values.setdefault(kind, []).append(value)
    levels = [int(value) for value in values.get(LEVEL, ()) if value in map(str, LEVELS)]
    return Tagged(
        topic=next(iter(values.get(TOPIC, ())), ""),
        level=next(iter(levels), 1),
        ideas=tuple(values.get(IDEA, ())),
        claims=tuple(values.get(CLAIM, ())),
        sources=tuple(values.get(SOURCE, ())),
        as_of=next(filter(None, map(_day, values.get(AS_OF, ()))), None),
    )


def _encoded(word: str) -> str:
    return _ENCODED.sub(lambda found: f"%{ord(found[0]):02X}", word)


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value) if len(value) == len("2026-02-05") else None
    except ValueError:
        return None
