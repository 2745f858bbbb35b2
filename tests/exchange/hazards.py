"""Texts that other programs' formats take for something else, and banks that are full of them."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from quiz.bank.model import Bank, Choice, MultipleChoice, Question, Text, TrueFalse
from tests.banks import bank_of, multiple_choice, text, true_false

_PIECES = (
    *(
        "\\",
        "#",
        "####",
        "=",
        "~",
        "{",
        "}",
        "{}",
        ":",
        "::",
        "%",
        "%50%",
        "[",
        "]",
        "[html]",
        "[plain",
        "//",
    ),
    *("\n", "\\n", "\n\n", "\n0\n", "\n//", "->", "$CATEGORY:", "TRUE", "0", "&&058;", "&&010", "&", "&amp;"),
    *("<b>", "</b>", "<br>", "<![CDATA[", "]]>", "<!--", "-->", "<!DOCTYPE", "<", ">", '"', "'", '"""', ","),
    *(
        "\u00a0",
        "\u202f",
        " ",
        "  ",
        "é",
        "😀",
        "e\u0301",
        "a",
        "word",
        "A. ",
        "ANSWER: B",
        "---",
        "- ",
        "? ",
        "|",
    ),
)


def hazardous(most: int = 8) -> st.SearchStrategy[str]:
    """Texts that a bank may hold, made of what has a meaning in some format."""
    pieces = st.lists(st.sampled_from(_PIECES), min_size=1, max_size=most)
    return pieces.map("".join).map(str.strip).filter(bool)


_texts = hazardous().map(text)
_ids = st.from_regex(r"[a-z0-9][a-z0-9-]{2,39}", fullmatch=True)


@st.composite
def questions(draw: st.DrawFn, name: str) -> Question:
    """A question of either kind."""
    topic, level = draw(st.sampled_from(["topic-0", "topic-1"])), draw(st.integers(1, 3))
    words = tuple(dict.fromkeys(draw(st.lists(hazardous(3), max_size=2))))
    ideas = tuple(word for word in words if "\n" not in word)
    if draw(st.booleans()):
        answer = draw(st.booleans())
        return replace(
            true_false(name, answer, topic=topic, level=level, ideas=ideas),
            statement=draw(_texts),
            correction=None if answer else draw(_texts),
            explanation=draw(_texts),
        )
    texts = draw(st.lists(hazardous(), min_size=2, max_size=5, unique_by=_same))
    key = draw(st.integers(0, len(texts) - 1))
    return replace(
        multiple_choice(name, 2, topic=topic, level=level, ideas=ideas),
        prompt=draw(_texts),
        choices=tuple(Choice(text(words), n == key, draw(_texts)) for n, words in enumerate(texts)),
        explanation=draw(_texts),
    )


def _same(words: str) -> str:
    from quiz.bank.fields import same

    return same(words)


@st.composite
def hazardous_banks(draw: st.DrawFn) -> Bank:
    """Banks of one to four questions."""
    names = draw(st.lists(_ids, min_size=1, max_size=4, unique=True))
    return bank_of(*[draw(questions(name)) for name in names])


def with_texts(statement: str) -> TrueFalse:
    """A true statement with these words."""
    return replace(true_false("a-statement"), statement=text(statement))


def with_choices(*wordings: str, prompt: str = "Which?") -> MultipleChoice:
    """A question with these choices, the first of them right."""
    choices = tuple(Choice(text(words), n == 0, text(f"why {n}")) for n, words in enumerate(wordings))
    return replace(multiple_choice("a-question"), prompt=text(prompt), choices=choices)


def in_two_languages() -> Bank:
    """A bank of one statement in English and French."""

    def both(english: str, french: str) -> Text:
        return Text((("en", english), ("fr", french)))

    question = replace(
        true_false("river-runs", answer=False),
        statement=both("Rivers run uphill.", "Les rivières remontent la pente."),
        correction=both("Rivers run downhill.", "Les rivières descendent la pente."),
        explanation=both("Water follows the slope.", "L’eau suit la pente\u00a0: elle descend."),
    )
    bank = bank_of(question)
    topics = {name: replace(topic, title=both("Rivers", "Rivières")) for name, topic in bank.topics.items()}
    return replace(bank, title=both("A bank", "Une banque"), topics=topics)
