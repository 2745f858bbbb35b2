"""Results for tests, and strategies that make them up."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from quiz.classroom.result import (
    MAX_LABEL,
    MAX_SECONDS,
    MAX_TITLE,
    Result,
    ResultAnswer,
    ResultBank,
    ResultSpec,
    is_label,
)
from quiz.game.kinds import LARGEST_SEED, RoundKind

AN_ID = "3f0c8f3e-5f0a-4c43-9d3e-0b6f4f1a2b3c"

EXAMPLE = Result(
    id=AN_ID,
    date=date(2026, 11, 27),
    bank=ResultBank("What ICE can and cannot do in Canada", "0123456789abcdef" * 4),
    code="K7M2-0000",
    spec=ResultSpec(length=3, seed=7),
    language="en",
    label="Seat 4",
    finished=True,
    answers=(
        ResultAnswer("first-one", 0, True, None, 4),
        ResultAnswer("third-one", 2, False, 3, 0),
    ),
    paper=("first-one", "second-one", "third-one"),
)
"""A round of which the second question was left out."""

names = st.from_regex(r"[a-z0-9][a-z0-9-]{2,39}", fullmatch=True)


def lines(most: int) -> st.SearchStrategy[str]:
    """Lines of text that a result file may hold."""
    letters = st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs"))
    return st.text(letters, min_size=1, max_size=most)


def answers_to(question: str) -> st.SearchStrategy[ResultAnswer]:
    return st.builds(
        ResultAnswer,
        question=st.just(question),
        choice=st.integers(0, 25),
        correct=st.booleans(),
        certainty=st.sampled_from([None, 1, 2, 3]),
        seconds=st.integers(0, MAX_SECONDS),
    )


@st.composite
def results(draw: st.DrawFn) -> Result:
    """Results of every shape that the game can write."""
    paper = tuple(draw(st.lists(names, min_size=1, max_size=5, unique=True)))
    answered = [name for name in paper if draw(st.booleans())]
    return Result(
        id=str(draw(st.uuids(version=4))),
        date=draw(st.dates()),
        bank=ResultBank(draw(lines(MAX_TITLE)), draw(st.from_regex(r"[0-9a-f]{64}", fullmatch=True))),
        code=draw(st.none() | st.from_regex(r"[0-9A-Z]{4}(-[0-9A-Z]{4}){0,3}", fullmatch=True)),
        spec=draw(
            st.builds(
                ResultSpec,
                kind=st.sampled_from(RoundKind),
                topics=st.lists(names, max_size=3, unique=True).map(tuple),
                level=st.sampled_from([None, 1, 2, 3]),
                length=st.none() | st.integers(1, LARGEST_SEED),
                exam=st.booleans(),
                certainty=st.booleans(),
                seed=st.integers(0, LARGEST_SEED),
            )
        ),
        language=draw(st.sampled_from(["en", "fr", "pt-BR"])),
        label=draw(st.none() | lines(MAX_LABEL).filter(is_label)),
        finished=draw(st.booleans()),
        answers=tuple(draw(answers_to(name)) for name in answered),
        paper=paper,
    )
