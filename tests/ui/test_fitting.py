"""Nothing of a verdict is cut: what stands above it gives way; what still does not fit scrolls, and a line shows it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import pytest
from textual.geometry import Size

from quiz import i18n
from quiz.bank.model import Question
from quiz.game.draw import Asked, RoundSpec
from quiz.game.kinds import RoundKind
from quiz.game.phase import ShowingVerdict
from quiz.game.round import Answer, Round
from quiz.ui.fitting import Folding, Page, Tight, fit
from quiz.ui.panel import Air, panel
from quiz.ui.widgets.choices import Spacing, mark_words, spacing_for
from quiz.ui.widgets.keys import KeyLine
from quiz.wording.verdicts import Line, Role
from tests.banks import bank_of, multiple_choice, text, true_false
from tests.ui.stage import on_stage, scenario, shipped_bank

PAGE = Page(72, 18)
"""The cells and lines that a question and its verdict have on a screen of 80x24."""


def shown(question: Question, place: int, picked: int | None = None) -> Round:
    """A round that shows the verdict of an answer."""
    asked = Asked(question, tuple(range(question.choice_count)))
    answer = Answer(question.id, place, place, place == question.key)
    return Round((asked,), answers=(answer,), phase=ShowingVerdict(picked))


def every_verdict(question: Question) -> Iterator[Round]:
    """Every verdict that a question can have."""
    for place in range(question.choice_count):
        if place == question.key and question.corrections:
            yield from (shown(question, place, picked) for picked in range(len(question.corrections)))
        else:
            yield shown(question, place)


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_every_verdict_of_the_shipped_bank_fits_80x24(language: str) -> None:
    i18n.switch(language)
    bank = shipped_bank()
    verdicts = [verdict for question in bank.questions for verdict in every_verdict(question)]
    scrolling = [
        (shown.paper[0].question.id, shown.answers[0].place)
        for shown in verdicts
        if not fit(shown, bank, PAGE).fits
    ]
    assert scrolling == []


def of_length(words: int) -> Question:
    """A question of four choices whose explanation has so many words."""
    return replace(multiple_choice("one"), explanation=text("word " * words))


@pytest.mark.parametrize(
    ("words", "folding", "tight", "fits"),
    [
        (5, Folding.NOTHING, Tight.NOT, True),
        (95, Folding.NOTHING, Tight.BELOW, True),
        (110, Folding.CHOICES, Tight.NOT, True),
        (125, Folding.CHOICES, Tight.BELOW, True),
        (140, Folding.CHOICES, Tight.PANEL, True),
        (200, Folding.CHOICES, Tight.ALL, False),
    ],
)
def test_a_longer_verdict_gets_the_place_of_free_lines_and_of_choices_and_then_scrolls(
    words: int, folding: Folding, tight: Tight, fits: bool
) -> None:
    question = of_length(words)
    best = fit(shown(question, 1), bank_of(question), PAGE)
    assert (best.folding, best.tight, best.fits) == (folding, tight, fits)


def test_a_short_verdict_keeps_all_its_air() -> None:
    question = of_length(5)
    airy = fit(shown(question, 1), bank_of(question), PAGE).verdict
    dense = fit(shown(question, 1), bank_of(question), Page(72, 13)).verdict
    assert airy.height(67) > dense.height(67)


@scenario
async def test_the_page_of_the_screen_is_what_is_reckoned_with() -> None:
    async with on_stage(spec=RoundSpec(RoundKind.MULTIPLE_CHOICE)) as stage:
        assert stage.question.room == PAGE[:2]
        await stage.press(stage.key_of(right=False))
        assert stage.question.room == PAGE[:2]


@pytest.mark.parametrize("size", [(80, 24), (60, 18), (40, 15)])
@scenario
async def test_a_verdict_that_scrolls_shows_that_more_follows(size: tuple[int, int]) -> None:
    question = of_length(240)
    async with on_stage(bank_of(question), RoundSpec(), size=size) as stage:
        assert "scroll" not in stage.text
        await stage.press("2" if question.key != 1 else "3")
        assert "↑↓ scroll" in stage.text
        assert "↓ more" in stage.text
        await stage.press("end")
        assert "↓ more" not in stage.text
        assert "Source" in stage.text
        await stage.press("up")
        assert "↓ more" in stage.text


@scenario
async def test_a_verdict_that_fits_does_not_mention_scrolling() -> None:
    question = of_length(5)
    async with on_stage(bank_of(question), RoundSpec()) as stage:
        await stage.press("2")
        assert "scroll" not in stage.text
        assert "more" not in stage.text


@pytest.mark.parametrize("picked_right", [True, False])
@scenario
async def test_a_follow_up_keeps_its_sentences_in_sight_and_marks_them(picked_right: bool) -> None:
    question = true_false("one", answer=False, wrong=2)
    async with on_stage(bank_of(question), RoundSpec()) as stage:
        await stage.press("f")
        order = [line for line in stage.lines if "correction" in line]
        right = next(place for place, line in enumerate(order) if "wrong" not in line)
        await stage.press(str(right + 1 if picked_right else (right + 1) % 3 + 1))
        sentences = [line for line in stage.lines if "correction" in line and "ICE" not in line]
        assert len([line for line in sentences if "wrong correction" in line]) == 2
        (true_line,) = (line for line in sentences if "wrong" not in line)
        assert ("✓ your answer" if picked_right else "✓ right answer") in true_line
        assert ("✗ your answer" in stage.text) is not picked_right
        contradicts = "What you picked is not true: it contradicts the one marked ✓."
        assert (contradicts in stage.text) is not picked_right
        assert ("RIGHT, IT IS FALSE" in stage.text) is not picked_right


@scenario
async def test_what_a_follow_up_asked_stays_above_its_sentences_in_the_language_in_use() -> None:
    question = replace(true_false("one", answer=False, wrong=2), explanation=text("word " * 60))
    async with on_stage(bank_of(question), RoundSpec()) as stage:
        await stage.press("f", "1")
        assert not stage.app.screen.query_one("#choices").display
        assert "Right, it is false. What is true?" in stage.text
        await stage.press("l")
        assert "Qu’est-ce qui est vrai" in stage.text
        assert "What is true" not in stage.text


@scenario
async def test_a_verdict_is_fitted_anew_where_the_keys_take_more_lines() -> None:
    question = of_length(90)
    async with on_stage(bank_of(question), RoundSpec()) as stage:
        await stage.press("2" if question.key != 1 else "3")
        assert "more" not in stage.text
        stage.app.screen.query_one(KeyLine).styles.height = 8
        await stage.settle()
        assert stage.app.screen.query_one("#outcome").max_scroll_y > 0
        assert "↓ more" in stage.text
        assert "↑↓ scroll" in stage.text


@scenario
async def test_a_follow_up_longer_than_its_place_shows_that_more_follows() -> None:
    question = replace(
        true_false("one", answer=False, wrong=2), wrong_corrections=tuple(text("w " * 60) for _ in range(2))
    )
    async with on_stage(bank_of(question), RoundSpec(), size=(40, 15)) as stage:
        await stage.press("f")
        assert "↓ more" in stage.text
        await stage.press("up")
        assert "↓ more" not in stage.text


@pytest.mark.parametrize(
    ("size", "spacing"),
    [
        ((80, 24), Spacing.CLOSE),
        ((80, 40), Spacing.AIRY),
        ((120, 40), Spacing.CARDS),
        ((200, 50), Spacing.CARDS),
    ],
)
def test_choices_get_more_air_on_a_larger_screen(size: tuple[int, int], spacing: Spacing) -> None:
    assert spacing_for(Size(*size)) is spacing


@pytest.mark.parametrize(
    ("words", "spacing"), [(5, Spacing.CARDS), (220, Spacing.AIRY), (330, Spacing.CLOSE)]
)
def test_air_in_the_choices_gives_way_to_a_long_verdict(words: int, spacing: Spacing) -> None:
    question = of_length(words)
    page = Page(90, 33, spacing=Spacing.CARDS)
    best = fit(shown(question, 1), bank_of(question), page)
    assert (best.folding, best.spacing, best.fits) == (Folding.NOTHING, spacing, True)


def test_a_follow_up_without_place_for_its_sentences_repeats_them_in_the_verdict() -> None:
    question = replace(
        true_false("one", answer=False, wrong=2),
        wrong_corrections=tuple(text("wrong " * 30) for _ in range(2)),
    )
    best = fit(shown(question, 1, picked=1), bank_of(question), Page(38, 12, gap=0))
    assert best.folding is Folding.ALL
    assert "What is true: correction of one" in best.verdict.plain


def test_marks_are_short_where_longer_ones_would_break_a_line() -> None:
    assert mark_words(["short", "word " * 10], 72).yours == "your answer"
    assert mark_words(["short", "word " * 11], 72).yours == "yours"


@pytest.mark.parametrize(
    ("air", "free"),
    [
        (Air.NONE, []),
        (Air.BADGE, []),
        (Air.EXPLANATION, [2]),
        (Air.IDEAS, [1, 2]),
        (Air.PARAGRAPHS, [1, 2, 3]),
    ],
)
def test_air_in_a_panel_goes_before_the_explanation_first(air: Air, free: list[int]) -> None:
    roles = (Role.WRONG, Role.RIGHT, Role.EXPLANATION, Role.SOURCE)
    shown = panel([Line(role, f"words {place}", "words") for place, role in enumerate(roles)], 60, air)
    texts = [block.text or block.before for block in shown.blocks]
    after = [int(text[-1]) for before, text in pairwise(texts) if not before and text]
    assert after == free
