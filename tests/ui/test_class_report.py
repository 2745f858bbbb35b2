"""The report on a class on the screen: its pages, the hidden answer, and every way to walk through it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from quiz import i18n
from quiz.classroom.class_report import ClassReport
from quiz.classroom.gather import Refused, gather
from quiz.classroom.report.question_words import choice_texts
from quiz.ui.histogram import columns
from quiz.ui.report_app import ReportApp
from quiz.ui.report_page import MOST_LISTED
from quiz.ui.screens.class_report import ClassReportScreen
from tests.banks import bank_of, multiple_choice, text, true_false
from tests.classroom.reporting import report_on, shipped_bank
from tests.classroom.scripted import ClassPlan, scripted_class
from tests.ui.stage import Watched, scenario

HOSTILE = "[/] [@click=app.quit]x[/] [b]bold $right"
"""What a bank's author may write; control characters are refused where texts are read."""


@cache
def class_report(questions: int = 10) -> ClassReport:
    """A class of thirty."""
    bank = shipped_bank()
    plan = ClassPlan(questions=questions, left=2, label="4B")
    return report_on(scripted_class(bank, 1, plan), bank, least=5)


class View(Watched[ReportApp]):
    """The report as a teacher sees it."""

    async def press(self, *keys: str) -> None:
        """Press keys, one after the other, and let the screen settle."""
        for key in keys:
            await self.pilot.press(key)
        await self.settle()


@asynccontextmanager
async def view_of(report: ClassReport | None = None, size: tuple[int, int] = (80, 24)) -> AsyncIterator[View]:
    """The report on a screen of `size`."""
    app = ReportApp(report or class_report())
    async with app.run_test(size=size, notifications=True) as pilot:
        view = View(app, pilot)
        await view.settle()
        yield view


@scenario
async def test_the_first_page_holds_everything_on_a_wide_screen_without_scrolling() -> None:
    async with view_of(size=(200, 50)) as view:
        for words in (
            "28 rounds finished, 2 left early and not counted",
            "Median 65%",
            "Topics",
            "Who decides",
            "To teach again",
            "Belief behind it:",
            "To say:",
            "Very sure and wrong",
        ):
            assert words in view.text
        assert view.app.screen.query_one("#reading").max_scroll_y == 0


@pytest.mark.parametrize(("size", "language"), [((80, 24), "en"), ((60, 18), "fr")])
@scenario
async def test_going_on_shows_every_line_of_every_page(size: tuple[int, int], language: str) -> None:
    i18n.switch(language)
    report = class_report(4)
    async with view_of(report, size) as view:
        screen, seen = view.app.screen, ""
        assert isinstance(screen, ClassReportScreen)
        for _step in range(120):
            seen += view.text + " "
            assert all(len(line) <= size[0] for line in view.lines)
            if screen.question == 0 and screen.at_end and not screen.next_words:
                break
            await view.press("enter")
        for one in report.questions:
            assert one.question.stem.in_language(language).replace("\u00a0", " ") in seen
        assert "Cronbach" in seen
        assert seen.count("✓ right answer" if language == "en" else "✓ bonne réponse") >= len(
            report.questions
        )


@scenario
async def test_a_question_comes_without_its_answer_which_one_key_shows_and_hides() -> None:
    async with view_of() as view:
        await view.press("n")
        assert "The right answer is hidden." in view.text
        for hidden in ("✓", "right answer A", "% right", "discrimination", "Check this question"):
            assert hidden not in view.text
        await view.press("a")
        question = class_report().questions[0].question
        right = choice_texts(question)[question.key]
        line = next(line for line in view.lines if right in line)
        assert line.rstrip(" █▁▇▆▅▄▃▂").endswith("✓ right answer")
        assert "68% right (19 of 28) · discrimination 0.23" in view.text
        await view.press("a")
        assert "✓" not in view.text
        await view.press("a", "n", "p")
        assert "The right answer is hidden." in view.text


@scenario
async def test_the_answer_to_a_false_statement_is_what_is_true() -> None:
    bank = bank_of(true_false("stone", answer=False))
    report = report_on(scripted_class(bank, 1, ClassPlan(learners=6, questions=1)), bank)
    async with view_of(report) as view:
        await view.press("n", "a")
        assert "Right answer: False. correction of stone" in view.text


@scenario
async def test_the_right_answers_of_the_first_page_can_be_hidden_too() -> None:
    async with view_of(size=(120, 60)) as view:
        assert "Right answer:" in view.text
        await view.press("a")
        assert "Right answer:" not in view.text
        assert "To say:" not in view.text
        assert "To teach again" in view.text


@scenario
async def test_keys_and_clicks_walk_through_the_pages() -> None:
    async with view_of() as view:
        screen = view.app.screen
        assert isinstance(screen, ClassReportScreen)
        for key, number in (("right", 1), ("n", 2), ("left", 1), ("p", 0), ("p", 0), ("n", 1), ("home", 0)):
            await view.press(key)
            assert screen.question == number, key
        await view.press("end")
        assert "What the figures mean" in view.text
        await view.press("n", "pageup", "p")
        assert screen.question == 9
        strip = screen.query_one("PageStrip")
        await view.pilot.click(strip, offset=(9 * 7 + 5, 0))
        await view.settle()
        assert screen.question == 10
        await view.pilot.click(strip, offset=(2 * 7 + 1, 0))
        await view.settle()
        assert screen.question == 3
        line = next(number for number, line in enumerate(view.lines) if "a show answer" in line)
        await view.pilot.click(offset=(view.lines[line].index("a show") + 3, line))
        await view.settle()
        assert "✓ right answer" in view.text


@scenario
async def test_the_language_changes_at_any_moment_and_help_shows_the_keys() -> None:
    async with view_of() as view:
        await view.press("n", "l")
        assert "Question 1 sur 10" in view.text
        await view.press("question_mark")
        assert "La première page montre les résultats" in view.text
        await view.press("escape", "q")
        assert view.app.return_code == 0


@scenario
async def test_a_small_group_is_not_shown() -> None:
    bank = shipped_bank()
    report = report_on(scripted_class(bank, 1, ClassPlan(learners=4)), bank, least=5)
    async with view_of(report) as view:
        assert "With fewer than 5 finished rounds" in view.text
        await view.press("n", "end", "enter", "a")
        assert "With fewer than 5 finished rounds" in view.text
        assert "a hide" not in view.text


@scenario
async def test_hostile_texts_are_shown_as_they_are_and_do_nothing(tmp_path: Path) -> None:
    question = multiple_choice("one", 3, key=0)
    choices = tuple(replace(choice, text=text(HOSTILE)) for choice in question.choices)
    question = replace(question, prompt=text(HOSTILE), choices=choices)
    bank = replace(bank_of(question), title=text(HOSTILE))
    report = report_on(scripted_class(bank, 1, ClassPlan(learners=6, questions=1, code=HOSTILE)), bank)
    (tmp_path / "[b]x\x1b[2J\u202e.json").write_text("{")
    refused = (*gather([str(tmp_path)]).refused, *[Refused(HOSTILE, HOSTILE)] * MOST_LISTED)
    report = replace(report, labels=((HOSTILE, 6),), refused=refused)
    async with view_of(report, (120, 50)) as view:
        seen = view.text
        for _page in range(2):
            await view.press("n", "a")
            seen += view.text
        await view.press("pagedown", "pagedown", "pagedown", "pagedown", "pagedown", "pagedown")
        seen += view.text
        assert f"✓ right answer {HOSTILE}" in seen or f"{HOSTILE} ✓ right answer" in seen
        assert r"[b]x\x1b[2J\u202e.json" in seen.replace(" ", "")
        assert "and 1 more" in seen


@pytest.mark.parametrize("width", [30, 34, 60])
def test_columns_fit_their_width_and_show_one_of_many(width: int) -> None:
    drawn = [block.text for block in columns((900, 1, 0, 0, 0, 0, 0, 0, 0, 45), width)]
    assert max(map(len, drawn)) <= max(width, 33)
    assert drawn[0].startswith("900" if width == 60 else "90")
    assert "▁" in drawn[-3]
    assert drawn[-1].split("\u00a0")[0] == "0"
    assert "100" in drawn[-1]
