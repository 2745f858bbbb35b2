"""What the screen looks like: every size, every theme, every text."""

from __future__ import annotations

from dataclasses import replace

import pytest
from textual.content import Content
from textual.widgets import Static

from quiz import i18n
from quiz.bank.model import Bank, MultipleChoice, Text, TrueFalse
from quiz.game.draw import Asked, RoundSpec
from quiz.game.kinds import RoundKind
from quiz.game.round import Answer, Verdict
from quiz.ui.results_page import EDGE
from quiz.ui.text import MEASURE, Block, Prose, wrap
from quiz.ui.widgets.choices import ChoiceList, choice_rows
from quiz.ui.widgets.rows import spaced
from tests.banks import bank_of, multiple_choice, text, true_false
from tests.ui.stage import Stage, on_stage, scenario, shipped_bank

SIZES = [(80, 24), (60, 18), (40, 15), (120, 40)]

HOSTILE = [
    "list[int] [/etc] [/] [red]x[/red] [@click=app.quit]x[/] $primary [b] a\\[b 100 % {name} %s",
    "🇨🇦 👩‍✈️ 日本語 שלום \u200fabc",
    "w" * 300,
]


def longest(bank: Bank, language: str) -> MultipleChoice:
    """The multiple-choice question with the most to read."""
    questions = [question for question in bank.questions if isinstance(question, MultipleChoice)]
    return max(
        questions,
        key=lambda q: sum(len(t.in_language(language)) for t in (q.prompt, *(c.text for c in q.choices))),
    )


def only(bank: Bank, *questions: MultipleChoice | TrueFalse) -> Bank:
    """The bank with no other questions."""
    return replace(bank, questions=questions)


def region_of(stage: Stage, selector: str) -> tuple[int, int]:
    """The first line of a part of the screen, and the one after its last."""
    region = stage.app.screen.query_one(selector).region
    return region.y, region.bottom


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("size", SIZES)
@scenario
async def test_the_longest_question_can_be_played_at_every_size(size: tuple[int, int], language: str) -> None:
    bank = shipped_bank()
    question = longest(bank, language)
    async with on_stage(only(bank, question), size=size) as stage:
        if language == "fr":
            await stage.press("l")
        await stage.press("home", "enter")
        last = stage.asked.question.choices[stage.asked.order[-1]]  # type: ignore[union-attr]
        if size >= (80, 24):
            assert question.prompt.in_language(language)[-20:].replace("\u00a0", " ") in stage.text
        for _choice in question.choices:
            await stage.press("down")
        assert last.text.in_language(language)[:15].replace("\u00a0", " ") in stage.text
        await stage.press(stage.key_of(right=False))
        assert i18n._("Not right.").rstrip(".").upper() in stage.text
        assert i18n._("next") in stage.text
        top, bottom = region_of(stage, "#outcome")
        assert bottom - top >= 4, "the verdict has room to be read"
        await stage.press("end")
        assert "Source" in stage.text
        assert all(len(line) <= size[0] for line in stage.lines)


@scenario
async def test_running_text_keeps_its_measure_on_a_wide_screen() -> None:
    async with on_stage(spec=RoundSpec(), size=(160, 50)) as stage:
        await stage.press("1")
        for part in ("#stem", "#verdict"):
            shown = stage.app.screen.query_one(part, Static)
            assert isinstance(shown.content, Prose)
            lines = shown.content.content(shown.size.width).plain.split("\n")
            assert max(len(line.rstrip()) for line in lines) <= MEASURE


@scenario
async def test_a_change_of_size_in_mid_question_keeps_everything() -> None:
    async with on_stage(spec=RoundSpec(RoundKind.MULTIPLE_CHOICE)) as stage:
        await stage.press("1", "enter", "down", "down")
        before = stage.question.round
        for width, height in [(40, 15), (120, 40), (20, 8), (60, 18), (80, 24)]:
            await stage.pilot.resize_terminal(width, height)
            await stage.settle()
        assert stage.question.round is before
        assert stage.app.screen.query_one(ChoiceList).cursor == 1
        assert stage.asked.question.stem.in_language("en") in stage.text
        await stage.press("enter")
        assert stage.recorded[-1].place == 1
        for width, height in [(40, 15), (80, 24)]:
            await stage.pilot.resize_terminal(width, height)
            await stage.settle()
        assert "your answer" in stage.text
        assert "2 of 10" in stage.text


@pytest.mark.parametrize("words", HOSTILE, ids=["markup", "scripts", "long"])
@scenario
async def test_the_words_of_a_bank_come_out_as_they_went_in(words: str) -> None:
    hostile = text(words)
    choice = multiple_choice("choice", 3)
    choice = replace(
        choice,
        prompt=hostile,
        explanation=hostile,
        choices=tuple(
            replace(c, text=Text((("", f"{words}{n}"),)), why=hostile) for n, c in enumerate(choice.choices)
        ),
    )
    statement = replace(
        true_false("statement", False), statement=hostile, correction=hostile, explanation=hostile
    )
    bank = bank_of(choice, statement)
    topic = replace(bank.topics["topic-0"], title=hostile, summary=hostile)
    source = replace(bank.sources["atlas"], title=hostile, publisher=hostile)
    bank = replace(bank, title=hostile, topics={"topic-0": topic}, sources={"atlas": source})
    compact = "".join(words.split())

    def seen(stage: Stage) -> str:
        return "".join("".join(stage.lines).replace(EDGE, "").split())

    async with on_stage(bank, size=(100, 50)) as stage:
        assert compact in seen(stage)
        await stage.choose("Read first")
        assert seen(stage).count(compact) >= 2
        await stage.press("escape", "up", "up", "enter")  # the form
        whole = (
            max(compact.split("w" * 20), key=len) or "w" * 20
        )  # a count stands right of a long title's first line
        assert whole in seen(stage)
        await stage.press("escape", "home", "enter")
        for _question in range(2):
            assert compact in seen(stage)
            await stage.press(stage.key_of(right=False))
            assert seen(stage).count(compact) >= 3
            await stage.press("c")
            assert words in stage.app.clipboard
            await stage.press("question_mark", "escape", "enter")
        assert seen(stage).count(compact) >= 2  # the results
        assert not stage.app._exit


@pytest.mark.parametrize("width", [2, 8, 12, 30])
def test_no_line_ends_at_a_no_break_space_nor_is_too_wide(width: int) -> None:
    words = "aaaa bbb 70\u00a0% et «\u00a0mot\u00a0» fin\u00a0: x " + "y" * 50
    lines = [line.plain for line in wrap(Content(words), width)]
    assert all(Content(line).cell_length <= width for line in lines)
    if width >= 12:
        assert any("70\u00a0%" in line for line in lines)
        assert any("«\u00a0mot\u00a0»" in line for line in lines)
    assert "".join("".join(lines).split()) == "".join(words.split())


@pytest.mark.parametrize("width", [20, 31, 54, 74])
def test_an_address_that_is_too_long_for_a_line_breaks_between_its_parts(width: int) -> None:
    address = "https://maplenewswire.ca/news/ice-offices-in-canada-raise-questions-about-role-and-oversight"
    lines = [line.plain for line in wrap(Content(f"From: The Wire, {address}"), width)]
    assert "".join(lines).endswith(address)
    assert all(line[-1] in "/-" for line in lines[1:-1])
    assert all(len(line) <= width for line in lines)


def test_a_mark_has_its_place_kept_free() -> None:
    words = "one two three four five six seven"
    unmarked = Prose([Block(words, after_width=8)]).content(24).plain.split("\n")
    marked = Prose([Block(words, after="✓ yours", after_width=8)]).content(24).plain.split("\n")
    assert [line[:16].rstrip() for line in marked] == [line.rstrip() for line in unmarked]
    assert marked[0].endswith("✓ yours")


@pytest.mark.parametrize("theme", ["textual-dark", "textual-light", "ansi-dark", "ansi-light"])
@scenario
async def test_right_and_wrong_differ_from_each_other_and_from_the_background(theme: str) -> None:
    async with on_stage(spec=RoundSpec(RoundKind.MULTIPLE_CHOICE)) as stage:
        stage.app.theme = theme
        await stage.settle()
        variables = stage.app.get_css_variables()
        assert variables["right"] != variables["wrong"] != variables["background"]
        await stage.press(stage.key_of(right=False))
        assert "✗ your answer" in stage.text
        assert "✓ right answer" in stage.text


@pytest.mark.parametrize("seed", [2, 5, 8])
@scenario
async def test_a_question_opens_at_its_first_line_on_the_smallest_screen(seed: int) -> None:
    async with on_stage(spec=RoundSpec(RoundKind.MULTIPLE_CHOICE), size=(40, 15), seed=seed) as stage:
        await stage.settle()
        first_words = stage.asked.question.stem.in_language("en")[:20]
        assert first_words in stage.text
        await stage.press("down", "down", "up")
        assert first_words in stage.text


@pytest.mark.parametrize("size", [(80, 24), (60, 18)])
@scenario
async def test_a_long_score_beside_a_long_title_moves_nothing(size: tuple[int, int]) -> None:
    bank = shipped_bank()
    further = frozenset({"border"})
    async with on_stage(bank, RoundSpec(RoundKind.MULTIPLE_CHOICE, further, length=None), size=size) as stage:
        await stage.press("l")
        for _question in range(5):
            before = region_of(stage, "#stem")[0]
            await stage.press(stage.key_of(right=True))
            assert region_of(stage, "#stem")[0] == before
            assert "  " in stage.lines[region_of(stage, "#place")[0]].strip()
            await stage.press("enter")


def test_without_colours_the_right_answer_is_underlined(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = Asked(multiple_choice("one", 3), (0, 1, 2))
    rows = choice_rows(asked, 70, verdict=Verdict(asked, Answer("one", 1, 1, False, 0.0)))
    assert not any("underline" in row.style for row in rows)
    monkeypatch.setenv("NO_COLOR", "")
    rows = choice_rows(asked, 70, verdict=Verdict(asked, Answer("one", 1, 1, False, 0.0)))
    assert ["underline" in row.style for row in rows] == [True, False, False]


@scenario
async def test_a_notice_goes_with_its_language() -> None:
    async with on_stage(spec=RoundSpec(RoundKind.MULTIPLE_CHOICE)) as stage:
        await stage.press("1", "c")
        assert "Copied" in stage.text
        await stage.press("l")
        assert "Copied" not in stage.text


@pytest.mark.parametrize(("lines", "below"), [(5, [1, 1, 0]), (4, [0, 0, 0])])
def test_rows_have_free_lines_between_them_where_there_are_lines_enough(lines: int, below: list[int]) -> None:
    assert [row.below for row in spaced([Block("a"), Block("b"), Block("c")], lines)] == below


@scenario
async def test_a_full_first_screen_keeps_its_groups_apart_and_every_topic_in_sight() -> None:
    async with on_stage(size=(80, 20)) as stage:
        assert stage.line_of("Review") - stage.line_of("Read first") == 2
        assert stage.line_of("▒ 0 met") - stage.line_of("Say how sure I am") == 2
        assert "Your rights" in stage.text
