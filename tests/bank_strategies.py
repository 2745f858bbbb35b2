"""Valid banks that Hypothesis makes up, as values and as the data that their YAML holds."""

from __future__ import annotations

from datetime import date
from typing import Any

import yaml
from hypothesis import strategies as st

from quiz.bank.model import (
    PLAIN,
    Bank,
    Choice,
    Misconception,
    MultipleChoice,
    Question,
    Source,
    Text,
    Topic,
    TrueFalse,
)
from tests.banks import bank_of, multiple_choice, true_false


@st.composite
def banks(draw: st.DrawFn, min_size: int = 1, max_size: int = 30, ideas: int = 0) -> Bank:
    """Valid banks of every mixture of kinds, answers, topics, levels and up to two of so many ideas."""
    size = draw(st.integers(min_size, max_size))
    traits = draw(
        st.lists(
            st.tuples(st.integers(0, 3), st.integers(1, 3), st.integers(-2, 9), st.integers(0, 8)),
            min_size=size,
            max_size=size,
        )
    )
    known = [f"idea-{number}" for number in range(ideas)]
    subsets = st.lists(st.sampled_from(known), max_size=2) if known else st.just([])
    questions: list[Question] = []
    for number, (topic, level, form, key) in enumerate(traits):
        name, place, tested = f"question-{number}", f"topic-{topic}", tuple(draw(subsets))
        if form < 2:
            questions.append(true_false(name, form < 0, topic=place, level=level, ideas=tested))
        else:
            questions.append(multiple_choice(name, form, key % form, topic=place, level=level, ideas=tested))
    return bank_of(*questions)


_LETTERS = st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs"))

words = st.text(_LETTERS, min_size=1, max_size=40).filter(lambda value: value.strip() != "")
"""Texts that a bank may hold."""

_ids = st.from_regex(r"[a-z0-9][a-z0-9-]{2,39}", fullmatch=True)


@st.composite
def bank_data(draw: st.DrawFn) -> dict[str, Any]:
    """Valid banks as the plain data that their YAML holds; every value is as it is typed."""
    languages = draw(st.lists(st.sampled_from(["en", "fr", "de", "pt-BR"]), unique=True, max_size=3))

    def wording() -> Any:  # noqa: ANN401 - a plain string or a map of them
        return {code: draw(words) for code in languages} if languages else draw(words)

    def names() -> list[str]:
        return draw(st.lists(_ids, min_size=1, max_size=3, unique=True))

    topics, sources, beliefs = names(), names(), names()
    questions = []
    for name in draw(st.lists(_ids, min_size=1, max_size=4, unique=True)):
        question = {
            "id": name,
            "topic": draw(st.sampled_from(topics)),
            "level": draw(st.sampled_from("123")),
            "explanation": wording(),
            "sources": draw(st.lists(st.sampled_from(sources), min_size=1, max_size=2, unique=True)),
            "as_of": draw(st.dates(min_value=date(1000, 1, 1))).isoformat(),
            "claims": draw(st.lists(_ids, max_size=2)),
        }
        if draw(st.booleans()):
            answer = draw(st.booleans())
            question |= {"type": "true_false", "statement": wording(), "answer": str(answer).lower()}
            if not answer:
                question["correction"] = wording()
                wrong = draw(st.integers(0, 2))
                if wrong:
                    marks = [f"({place})" for place in range(wrong + 1)]
                    texts = [dict.fromkeys(languages, mark) if languages else mark for mark in marks]
                    question["correction"] = {"text": texts[0], "choices": texts[1:]}
        else:
            count = draw(st.integers(2, 9))
            key = draw(st.integers(0, count - 1))
            question |= {"type": "multiple_choice", "prompt": wording(), "choices": []}
            for place in range(count):
                mark = f"({place})"
                content = dict.fromkeys(languages, mark) if languages else mark
                choice = {"text": content, "why": wording()}
                if place == key:
                    choice["correct"] = "true"
                elif draw(st.booleans()):
                    choice["misconception"] = draw(st.sampled_from(beliefs))
                question["choices"].append(choice)
        questions.append(question)
    return {
        "format": "1",
        "title": wording(),
        "topics": {name: {"title": wording(), "summary": wording()} for name in topics},
        "sources": {
            name: {
                "title": draw(words),
                "publisher": wording(),
                "date": draw(st.sampled_from(["1999", "2026-02"])),
            }
            for name in sources
        },
        "misconceptions": {name: {"belief": wording(), "reteach": wording()} for name in beliefs},
        "questions": questions,
    }


_DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
"""The writer of libyaml where it is there: several times as fast."""


def as_yaml(data: dict[str, Any], *, flow: bool = False) -> str:
    """The data as the text of a bank."""
    written: str = yaml.dump(
        data, Dumper=_DUMPER, allow_unicode=True, sort_keys=False, default_flow_style=flow, width=200
    )
    return written


def as_bank(data: dict[str, Any]) -> Bank:
    """The bank that the reader should make of the data, built without it."""
    return Bank(
        _as_text(data["title"]),
        {
            name: Topic(name, _as_text(topic["title"]), _as_text(topic["summary"]))
            for name, topic in data["topics"].items()
        },
        {
            name: Source(name, _as_text(source["title"]), _as_text(source["publisher"]), source["date"])
            for name, source in data["sources"].items()
        },
        {
            name: Misconception(name, _as_text(belief["belief"]), _as_text(belief["reteach"]))
            for name, belief in data["misconceptions"].items()
        },
        tuple(_asked(question) for question in data["questions"]),
    )


def _as_text(value: str | dict[str, str]) -> Text:
    pairs = value.items() if isinstance(value, dict) else [(PLAIN, value)]
    return Text(tuple((code, wording.strip()) for code, wording in pairs))


def _asked(data: dict[str, Any]) -> Question:
    common: dict[str, Any] = {
        "id": data["id"],
        "topic": data["topic"],
        "level": int(data["level"]),
        "explanation": _as_text(data["explanation"]),
        "sources": tuple(data["sources"]),
        "as_of": date.fromisoformat(data["as_of"]),
        "claims": tuple(data["claims"]),
    }
    if data["type"] == "true_false":
        kept = data.get("correction")
        wrong = kept["choices"] if isinstance(kept, dict) and "choices" in kept else []
        correction = None if kept is None else _as_text(kept["text"] if wrong else kept)
        statement = _as_text(data["statement"])
        return TrueFalse(
            statement=statement,
            answer=data["answer"] == "true",
            correction=correction,
            wrong_corrections=tuple(map(_as_text, wrong)),
            **common,
        )
    choices = tuple(
        Choice(
            _as_text(choice["text"]),
            "correct" in choice,
            _as_text(choice["why"]),
            choice.get("misconception"),
        )
        for choice in data["choices"]
    )
    return MultipleChoice(prompt=_as_text(data["prompt"]), choices=choices, **common)
