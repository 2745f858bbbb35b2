"""Writes a bank that was brought in as the YAML that its author goes on with.

Every text stands in double quotes on one line, so that nothing in it has a meaning in YAML; JSON's strings are
YAML's where no control characters are in them: https://yaml.org/spec/1.2.2/#13-language-overview
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import assert_never

from quiz.bank.model import PLAIN, Bank, MultipleChoice, Question, Text, TrueFalse
from quiz.bank.reader import FORMAT


def bank_yaml(bank: Bank) -> Iterator[bytes]:
    """The file of a bank of plain strings, piece by piece, with its topics' titles and summaries."""
    yield f"format: {FORMAT}\ntitle: {_text(bank.title)}\n\ntopics:\n".encode()
    for topic in bank.topics.values():
        yield f"  {topic.id}:\n    title: {_text(topic.title)}\n    summary: {_text(topic.summary)}\n".encode()
    yield b"\nsources:\n"
    for source in bank.sources.values():
        title, publisher = _text(source.title), _text(source.publisher)
        yield f"  {source.id}:\n    title: {title}\n    publisher: {publisher}\n".encode()
    yield b"\nquestions:\n"
    for question in bank.questions:
        yield "".join(f"{line}\n" for line in _question(question)).encode()


def _question(question: Question) -> Iterator[str]:
    yield f"  - id: {question.id}"
    yield f"    type: {question.kind.value}"
    yield f"    topic: {question.topic}"
    yield f"    level: {question.level}"
    if question.ideas:
        yield f"    ideas: {_list(question.ideas)}"
    if question.claims:
        yield f"    claims: {_list(question.claims)}"
    match question:
        case TrueFalse():
            yield from _statement(question)
        case MultipleChoice():
            yield from _choices(question)
        case _:
            assert_never(question)
    yield f"    explanation: {_text(question.explanation)}"
    yield f"    sources: [{', '.join(question.sources)}]"
    yield f"    as_of: {question.as_of.isoformat()}"


def _statement(question: TrueFalse) -> Iterator[str]:
    yield f"    statement: {_text(question.statement)}"
    yield f"    answer: {'true' if question.answer else 'false'}"
    if question.correction:
        yield f"    correction: {_text(question.correction)}"


def _choices(question: MultipleChoice) -> Iterator[str]:
    yield f"    prompt: {_text(question.prompt)}"
    yield "    choices:"
    for choice in question.choices:
        yield f"      - text: {_text(choice.text)}"
        if choice.correct:
            yield "        correct: true"
        yield f"        why: {_text(choice.why)}"


def _list(words: Iterable[str]) -> str:
    return f"[{', '.join(map(_quoted, words))}]"


def _text(text: Text) -> str:
    return _quoted(text.in_language(PLAIN))


def _quoted(words: str) -> str:
    return json.dumps(words, ensure_ascii=False)
