"""Makes a bank of what another program's file holds, with placeholders for what a bank needs besides."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from datetime import date
from typing import TypedDict, assert_never

from quiz.bank.fields import is_id
from quiz.bank.model import PLAIN, Bank, Choice, MultipleChoice, Question, Source, Text, Topic, TrueFalse
from quiz.bank.placeholder import UNKNOWN_DAY, placeholder
from quiz.exchange.found import Found, FoundChoice, FoundChoices, FoundStatement
from quiz.exchange.tags import Tagged, tagged
from quiz.i18n import _

MOST_IN_ID = 40
"""The most characters of an id."""

UNKNOWN_SOURCE = "unknown-source"
"""The id of the source of a question whose file names none."""

_NOT_IN_ID = re.compile(r"[^a-z0-9]+")


def assemble(found: Sequence[Found], title: str) -> Bank:
    """A bank in one language of these questions, in their order.

    Args:
        found: What was read; every question of it is one that a bank can hold.
        title: What to call the bank.
    """
    tags = [tagged(question.tags) for question in found]
    topics = _topics(found, tags)
    ids = _ids(found)
    questions = tuple(
        _question(question, kept, name, topic.id)
        for question, kept, name, topic in zip(found, tags, ids, topics, strict=True)
    )
    named = dict.fromkeys(source for question in questions for source in question.sources)
    return Bank(
        title=_plain(title),
        topics={topic.id: topic for topic in topics},
        sources={name: _source(name) for name in named},
        misconceptions={},
        questions=questions,
    )


# Ids


class _Names:
    """Gives out ids, each once."""

    def __init__(self, taken: Sequence[str]) -> None:
        self.taken = set(taken)
        self.counts: dict[str, int] = {}
        """For each id that was asked for again, the last number that was put behind it."""

    def give(self, wanted: str) -> str:
        """The id that is wanted, or one like it where that is taken."""
        name = wanted
        while name in self.taken:
            self.counts[wanted] = self.counts.get(wanted, 1) + 1
            ending = f"-{self.counts[wanted]}"
            name = wanted[: MOST_IN_ID - len(ending)] + ending
        self.taken.add(name)
        return name


def _ids(found: Sequence[Found]) -> list[str]:
    """An id for each question: the file's own where it can be one, else one made of the words that name it."""
    own = dict.fromkeys(question.id for question in found if is_id(question.id))
    names = _Names(list(own))
    given = []
    for question in found:
        if question.id in own:
            del own[question.id]
            given.append(question.id)
        else:
            words = (question.id, question.name, question.stem)
            given.append(names.give(_id_of_words(*words, otherwise="question")))
    return given


def _id_of_words(*candidates: str, otherwise: str) -> str:
    """An id made of the first of the candidates that has letters or digits enough for one."""
    for words in candidates:
        if is_id(words):
            return words
        letters = unicodedata.normalize("NFKD", words[:200]).encode("ascii", "ignore").decode().lower()
        made = _NOT_IN_ID.sub("-", letters).strip("-")[:MOST_IN_ID].strip("-")
        if is_id(made):
            return made
    return otherwise


# Topics and sources


def _topics(found: Sequence[Found], tags: Sequence[Tagged]) -> list[Topic]:
    """The topic of each question: the one that a tag names, else its category."""
    keys = [_topic_key(question, kept) for question, kept in zip(found, tags, strict=True)]
    names = _Names([key for key in keys if isinstance(key, str)])
    topics: dict[str | tuple[str, ...], Topic] = {}
    for key, question in zip(keys, found, strict=True):
        if key not in topics:
            category = question.category[-1] if question.category else ""
            name = key if isinstance(key, str) else names.give(_id_of_words(category, otherwise="topic"))
            topics[key] = _topic(name, category)
    return [topics[key] for key in keys]


def _topic_key(question: Found, kept: Tagged) -> str | tuple[str, ...]:
    """What questions of one topic have in common: its id, or the names of the category."""
    return kept.topic if is_id(kept.topic) else question.category


def _topic(name: str, title: str) -> Topic:
    summary = placeholder(_("Say in one or two sentences what this topic is about."))
    return Topic(name, _plain(title) if title else placeholder(_("Name this topic.")), summary)


def _source(name: str) -> Source:
    title = placeholder(_("Name the publication that says so."))
    return Source(name, title, placeholder(_("Name who published it.")))


# Questions


class _Common(TypedDict):
    """What questions of both kinds have."""

    id: str
    topic: str
    level: int
    sources: tuple[str, ...]
    as_of: date
    claims: tuple[str, ...]
    ideas: tuple[str, ...]


def _question(found: Found, kept: Tagged, name: str, topic: str) -> Question:
    common: _Common = {
        "id": name,
        "topic": topic,
        "level": kept.level,
        "sources": tuple(dict.fromkeys(filter(is_id, kept.sources))) or (UNKNOWN_SOURCE,),
        "as_of": kept.as_of or UNKNOWN_DAY,
        "claims": kept.claims,
        "ideas": kept.ideas,
    }
    stem = _plain(found.stem)
    match found:
        case FoundStatement():
            correction = None if found.answer else _correction(found)
            explanation = _explanation(_said_of(found))
            return TrueFalse(
                **common, explanation=explanation, statement=stem, answer=found.answer, correction=correction
            )
        case FoundChoices():
            choices = tuple(map(_choice, found.choices))
            explanation = _explanation(found.explanation)
            return MultipleChoice(**common, explanation=explanation, prompt=stem, choices=choices)
        case _:
            assert_never(found)


def _said_of(found: FoundStatement) -> str:
    """What a learner reads of a statement after either answer; of a false one, without its correction."""
    feedback = [found.if_right, found.if_wrong] if found.answer else [found.if_right]
    corrections = [] if found.answer else [found.if_wrong]
    said = [found.explanation, *(text for text in feedback if text not in corrections)]
    return "\n".join(dict.fromkeys(filter(None, said)))


def _correction(found: FoundStatement) -> Text:
    """The true statement: what a learner reads who took the false one for true."""
    if found.if_wrong:
        return _plain(found.if_wrong)
    return placeholder(_("Write the true statement for: {statement}").format(statement=found.stem))


def _explanation(text: str) -> Text:
    return _plain(text) if text else placeholder(_("Explain the answer."))


def _choice(found: FoundChoice) -> Choice:
    if found.why:
        why = _plain(found.why)
    elif found.right:
        why = placeholder(_("Say why this is right: {choice}").format(choice=found.text))
    else:
        why = placeholder(_("Say why this is wrong: {choice}").format(choice=found.text))
    return Choice(_plain(found.text), found.right, why)


def _plain(words: str) -> Text:
    return Text(((PLAIN, words),))
