"""Playing on the screen with the keyboard."""

from __future__ import annotations

from dataclasses import replace

import pytest

from quiz import i18n
from quiz.game.draw import RoundSpec
from quiz.game.kinds import RoundKind
from quiz.game.phase import AskingCorrection
from quiz.ui.screens.home import HomeScreen
from quiz.ui.screens.results import ResultsScreen
from quiz.wording.questions import choice_texts
from tests.banks import bank_of, multiple_choice, text
from tests.ui.stage import on_stage, scenario

TRUE_FALSE = RoundSpec(RoundKind.TRUE_FALSE, length=5)
MULTIPLE_CHOICE = RoundSpec(RoundKind.MULTIPLE_CHOICE, length=5)


@scenario
async def test_the_first_visit_offers_the_lessons_and_enter_on_a_row_starts_it() -> None:
    async with on_stage() as stage:
        assert stage.chosen == "Read first"
        assert "Enter open" in stage.text
        await stage.choose("Quick round")
        assert "1 of 10" in stage.text
        stem = stage.asked.question.stem.in_language("en")
        assert stem in stage.text


@scenario
async def test_the_keys_that_answer_are_on_the_screen() -> None:
    async with on_stage(spec=MULTIPLE_CHOICE) as stage:
        assert f"1-{len(stage.asked.order)} answer" in stage.text
    async with on_stage(spec=TRUE_FALSE) as stage:
        assert "t true f false" in stage.text


@pytest.mark.parametrize("right", [True, False])
@scenario
async def test_a_verdict_shows_right_or_wrong_in_sign_and_word_and_marks_the_choices(right: bool) -> None:
    async with on_stage(spec=MULTIPLE_CHOICE) as stage:
        key = stage.asked.question.choices[stage.asked.question.key]  # type: ignore[union-attr]
        await stage.press(stage.key_of(right=right))
        assert ("✓ RIGHT" in stage.text) is right
        assert ("✗ NOT RIGHT" in stage.text) is not right
        assert "✓ your answer" in stage.text if right else "✗ your answer" in stage.text
        assert ("✓ right answer" in stage.text) is not right
        assert key.why.in_language("en") in stage.text
        await stage.press("end")
        assert "Source" in stage.text
        assert [answer.correct for answer in stage.recorded] == [right]


@scenario
async def test_a_false_statement_is_put_right() -> None:
    async with on_stage(spec=RoundSpec(RoundKind.TRUE_FALSE, length=None)) as stage:
        while stage.asked.question.answer:  # type: ignore[union-attr]
            await stage.press("t", "enter")
        await stage.press("t")
        correction = stage.asked.question.correction  # type: ignore[union-attr]
        assert correction is not None
        assert "NOT RIGHT" in stage.text
        assert f"The statement is false. {correction.in_language('en')}" in stage.text


@scenario
async def test_nothing_moves_when_the_verdict_comes() -> None:
    async with on_stage(spec=MULTIPLE_CHOICE, size=(80, 30)) as stage:
        texts = [text[:20] for text in choice_texts(stage.asked)]
        before = [stage.line_of(text) for text in texts]
        top = stage.lines[: before[0]]
        await stage.press(stage.key_of(right=False))
        assert [stage.line_of(text) for text in texts] == before
        assert stage.lines[3 : before[0]] == top[3:]


@scenario
async def test_digits_and_letters_answer() -> None:
    async with on_stage(spec=MULTIPLE_CHOICE) as stage:
        for key in "13ac":
            await stage.press(key, "enter")
        assert [answer.place for answer in stage.recorded] == [0, 2, 0, 2]


@pytest.mark.parametrize(
    "keys", [("down", "down", "enter"), ("up", "space"), ("j", "j", "space"), ("k", "j", "down", "enter")]
)
@scenario
async def test_arrows_or_j_and_k_move_the_cursor(keys: tuple[str, ...]) -> None:
    async with on_stage(spec=TRUE_FALSE) as stage:
        await stage.press(*keys)
        assert [answer.place for answer in stage.recorded] == [1]


@pytest.mark.parametrize(("key", "place"), [("t", 0), ("v", 0), ("f", 1), ("1", 0), ("2", 1)])
@scenario
async def test_letters_answer_true_or_false_in_both_languages(key: str, place: int) -> None:
    async with on_stage(spec=TRUE_FALSE) as stage:
        await stage.press(key)
        assert [answer.place for answer in stage.recorded] == [place]


@scenario
async def test_a_key_that_is_no_answer_does_nothing() -> None:
    async with on_stage(spec=TRUE_FALSE) as stage:
        before = stage.lines
        for key in ("3", "9", "c", "i", "x", "tab", "delete", "z", "0"):
            await stage.press(key)
            assert stage.lines == before, key
            assert stage.recorded == []


@scenario
async def test_a_second_answer_changes_nothing() -> None:
    async with on_stage(spec=MULTIPLE_CHOICE) as stage:
        await stage.press("1")
        before = stage.lines
        await stage.press("2", "3", "a", "t")
        assert stage.lines == before
        assert len(stage.recorded) == 1


@scenario
async def test_nothing_moves_on_without_a_key() -> None:
    async with on_stage(spec=MULTIPLE_CHOICE) as stage:
        await stage.press("1")
        before = stage.lines
        await stage.settle()
        assert stage.lines == before
        await stage.press("enter")
        assert "2 of 5" in stage.text


@scenario
async def test_a_round_ends_with_its_score_and_what_was_missed() -> None:
    async with on_stage(spec=MULTIPLE_CHOICE) as stage:
        missed = []
        for number in range(5):
            right = number not in (1, 3)
            if not right:
                missed.append(stage.asked.question)
            await stage.press(stage.key_of(right=right), "enter")
        assert isinstance(stage.app.screen, ResultsScreen)
        assert "3 of 5 · 60%" in stage.text
        assert "Longest run" not in stage.text
        assert stage.chosen == "Retry the 2 you missed"
        seen = ""
        for _page in range(6):
            seen += stage.text
            await stage.press("pagedown")
        for question in missed:
            assert question.stem.in_language("en")[:40] in seen
        await stage.press("home", "e")
        assert "Right answer:" in stage.text


@scenario
async def test_the_missed_can_be_tried_again() -> None:
    async with on_stage(spec=MULTIPLE_CHOICE) as stage:
        missed = {stage.asked.question.id}
        await stage.press(stage.key_of(right=False), "enter")
        for _number in range(4):
            await stage.press(stage.key_of(right=True), "enter")
        await stage.press("enter")
        assert {asked.question.id for asked in stage.question.round.paper} == missed
        assert "1 of 1" in stage.text
        await stage.press(stage.key_of(right=True), "enter")
        assert "Every answer is right" in stage.text
        assert "Retry" not in stage.text


@scenario
async def test_a_new_round_has_new_questions_and_home_leads_home() -> None:
    async with on_stage(spec=MULTIPLE_CHOICE) as stage:
        first = {asked.question.id for asked in stage.question.round.paper}
        for _number in range(5):
            await stage.press(stage.key_of(right=True), "enter")
        await stage.press("enter")
        assert {asked.question.id for asked in stage.question.round.paper} != first
        for _number in range(5):
            await stage.press(stage.key_of(right=True), "enter")
        await stage.press("escape")
        assert isinstance(stage.app.screen, HomeScreen)
        assert "Continue" not in stage.text


@scenario
async def test_leaving_asks_first_and_the_round_can_be_continued() -> None:
    async with on_stage(spec=MULTIPLE_CHOICE) as stage:
        await stage.press("1", "enter")
        asked = stage.asked
        await stage.press("escape")
        assert "Leave this round?" in stage.text
        assert "Your answer is kept" in stage.text
        await stage.press("escape")
        assert stage.asked == asked
        await stage.press("escape", "right", "enter")
        assert isinstance(stage.app.screen, HomeScreen)
        assert stage.chosen == "Continue"
        assert "question 2 of 5" in stage.text
        await stage.press("enter")
        assert stage.asked == asked
        assert "2 of 5" in stage.text


@scenario
async def test_an_exam_shows_nothing_before_its_end() -> None:
    async with on_stage(spec=RoundSpec(RoundKind.MULTIPLE_CHOICE, length=5, exam=True)) as stage:
        for number in range(5):
            assert "Exam" in stage.text
            assert f"{number + 1} of 5" in stage.text
            assert " right ·" not in stage.lines[1]
            await stage.press(stage.key_of(right=False))
            assert "Not right" not in stage.lines[1:3]
        await stage.press("h", "right", "enter")
        assert "0 of 5 · 0%" in stage.text
        assert "Retry the 5 you missed" in stage.text
        await stage.press("enter")  # out of habit, as if to go on
        assert isinstance(stage.app.screen, HomeScreen)


@scenario
async def test_the_language_changes_in_mid_question_and_nothing_else_does() -> None:
    async with on_stage(spec=MULTIPLE_CHOICE) as stage:
        await stage.press("1", "enter", "down")
        before, cursor = stage.question.round, stage.app.screen.query_one("#choices").cursor  # type: ignore[attr-defined]
        await stage.press("l")
        assert i18n.language() == "fr"
        assert stage.question.round is before
        assert stage.app.screen.query_one("#choices").cursor == cursor  # type: ignore[attr-defined]
        assert stage.asked.question.stem.in_language("fr").replace("\u00a0", " ") in stage.text
        assert "2 sur 5" in stage.text
        assert "répondre" in stage.text
        await stage.press("2")
        assert stage.recorded[-1].place == 1
        await stage.press("l")
        assert stage.asked.question.stem.in_language("en") in stage.text


@scenario
async def test_true_or_false_answers_to_v_and_f_in_french() -> None:
    async with on_stage(spec=TRUE_FALSE) as stage:
        await stage.press("l")
        assert "v vrai f faux" in stage.text
        await stage.press("v")
        assert stage.recorded[0].place == 0


@scenario
async def test_the_question_with_its_explanation_can_be_copied() -> None:
    async with on_stage(spec=MULTIPLE_CHOICE) as stage:
        await stage.press("1", "c")
        copied = stage.app.clipboard
        assert stage.asked.question.stem.in_language("en") in copied
        assert stage.asked.question.explanation.in_language("en") in copied
        assert "Your answer:" in copied
        assert "Copied" in stage.text


@scenario
async def test_help_lists_the_keys_of_the_screen_below_it() -> None:
    async with on_stage(spec=MULTIPLE_CHOICE) as stage:
        await stage.press("1", "question_mark")
        assert "Keys on this screen" in stage.text
        assert "copy" in stage.text
        await stage.press("escape")
        assert "RIGHT" in stage.text
        await stage.press("enter")
        assert "2 of 5" in stage.text


@scenario
async def test_q_quits_from_home_and_does_nothing_in_a_round() -> None:
    async with on_stage(spec=MULTIPLE_CHOICE) as stage:
        before = stage.lines
        await stage.press("q")
        assert stage.lines == before
    async with on_stage() as stage:
        await stage.press("q")
        assert stage.app._exit


@scenario
async def test_the_command_palette_offers_colours_and_language() -> None:
    async with on_stage() as stage:
        names = {command.title for command in stage.app.get_system_commands(stage.app.screen)}
        assert names == {"Theme", "English", "Français"}
        await stage.press("ctrl+p")
        await stage.settle()
        assert "Français" in stage.text


@scenario
async def test_esc_on_the_first_screen_ends_nothing() -> None:
    async with on_stage() as stage:
        await stage.press("escape", "escape")
        assert not stage.app._exit


@scenario
async def test_leaving_after_the_last_answer_shows_the_result() -> None:
    async with on_stage(spec=RoundSpec(RoundKind.TRUE_FALSE, length=1)) as stage:
        await stage.press("t")
        if isinstance(stage.question.round.phase, AskingCorrection):
            await stage.press("1")
        await stage.press("escape")
        assert isinstance(stage.app.screen, ResultsScreen)


@pytest.mark.parametrize("more", [0, 1, 2])
@scenario
async def test_a_longer_menu_leaves_the_topics_in_sight(more: int) -> None:
    async with on_stage() as stage:
        menu = stage.app.menu
        items = (*menu.items, *menu.items)[: 10 + more]
        stage.app.menu = menu._replace(items=items)
        home = stage.app.screen
        assert isinstance(home, HomeScreen)
        home.update_all()
        await stage.settle()
        home.update_all()
        await stage.settle()
        assert home.query_one(".body").max_scroll_y == 0


@scenario
async def test_a_question_longer_than_the_page_shows_that_more_follows() -> None:
    question = replace(multiple_choice("one"), prompt=text("word " * 60))
    async with on_stage(bank_of(question), RoundSpec(exam=True), size=(40, 15)) as stage:
        assert "↓ more" in stage.text
        await stage.press("pagedown")
        assert "↓ more" not in stage.text
        await stage.press("pageup")
        assert "↓ more" in stage.text


@scenario
async def test_a_question_that_fits_shows_no_mark() -> None:
    async with on_stage(bank_of(multiple_choice("one")), RoundSpec(), size=(40, 15)) as stage:
        assert "↓ more" not in stage.text
