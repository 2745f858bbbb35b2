"""A class code is played by both front ends and from the command line, and goes with its round from then on."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from textual import events

from quiz import paths
from quiz.classroom.code import assign, pick
from quiz.cli import main
from quiz.game.draw import RoundSpec, Seen
from quiz.game.kinds import RoundSource
from quiz.game.round import Round
from quiz.menu import Entry, Item
from quiz.plain import PlainGame
from quiz.session import Session
from quiz.study.history import open_history
from quiz.ui.app import QuizApp
from tests.banks import SMALL, classroom_bank
from tests.sessions import own_history, session_with
from tests.test_plain import Terminal
from tests.ui.stage import Stage, on_stage, scenario

BANK = classroom_bank()
SEEN = Seen(datetime(2026, 3, 1, tzinfo=UTC), correct=True)
ASSIGNMENT = assign(BANK, RoundSpec(length=5), 42, asks_certainty=True)
TICKET = pick(BANK, ["choice-03", "choice-07"])


def begun(session: Session) -> Round:
    played = session.begin(Item(Entry.CODE, assignment=ASSIGNMENT))
    assert played is not None
    return played


def test_everyone_gets_the_same_paper_whatever_they_played_before() -> None:
    experienced = own_history({asked.question.id: SEEN for asked in ASSIGNMENT.paper(BANK)})
    one, two = session_with(BANK, history=experienced), session_with(BANK, seed=None, chance=9)
    two.start(RoundSpec())
    assert begun(one).paper == begun(two).paper == ASSIGNMENT.paper(BANK)


def test_the_round_of_a_code_carries_it_and_asks_what_the_code_says() -> None:
    session = session_with(BANK, seed=5)
    played = begun(session)
    assert (played.code, played.seed, played.source) == (ASSIGNMENT.code, 42, RoundSource.DRAW)
    assert played.asks_certainty
    assert not session.preferences.asks_certainty
    later = session.again(played)
    assert (later.code, later.seed, later.asks_certainty) == ("", 5, False)
    assert session.result_to_copy(played).split("\n")[1].startswith(f"Mixed · code {ASSIGNMENT.code} · ")


def test_a_retry_of_a_class_round_is_not_a_round_of_the_class() -> None:
    session = session_with(BANK)
    assert session.retry(begun(session)).code == ""


def test_a_round_that_is_continued_still_has_its_code() -> None:
    history = open_history(paths.history_file(), datetime.now(UTC))
    session = session_with(BANK, history=history)
    left = session.say_certainty(session.answer(begun(session), 0, 1.0), 2)
    session.leave(left)
    item = session.menu().items[0]
    assert item.entry is Entry.CONTINUE
    continued = session.begin(item)
    assert continued is not None
    assert (continued.code, continued.paper) == (ASSIGNMENT.code, ASSIGNMENT.paper(BANK))
    session.close()


def test_a_round_that_lost_a_question_is_no_longer_that_of_its_code() -> None:
    session = session_with(BANK, history=open_history(paths.history_file(), datetime.now(UTC)))
    left = session.say_certainty(session.answer(begun(session), 0, 1.0), 2)
    session.leave(left)
    session.close()
    gone = left.paper[-1].question
    smaller = replace(BANK, questions=tuple(one for one in BANK.questions if one != gone))
    later = session_with(smaller, history=open_history(paths.history_file(), datetime.now(UTC)))
    offered = later.menu().items[0].left
    assert offered is not None
    assert (offered.dropped, offered.code) == (1, "")
    later.close()


# By lines


def by_lines(*lines: str) -> str:
    session = session_with(BANK)
    out = Terminal()
    PlainGame(session, Terminal("".join(f"{line}\n" for line in lines)), out).run(None)
    session.close()
    return out.getvalue()


def test_a_code_is_typed_by_lines_until_it_is_right() -> None:
    typed = TICKET.code.lower().replace("-", " ")
    printed = by_lines("5", typed[:-1], typed, "1", "", "1", "", "", "q")
    assert "5  Class code · from your teacher\n" in printed
    assert "is not a class code." in printed
    assert "Mixed · 2 questions" in printed
    assert f"Paper: code {TICKET.code}\n" in printed


def test_an_empty_line_goes_back_from_the_class_code() -> None:
    assert by_lines("5", "", "q").count("Class code · from your teacher") == 2


# On the screen


@scenario
async def test_a_code_is_typed_on_the_screen_and_what_is_wrong_with_it_is_shown() -> None:
    async with on_stage(BANK) as stage:
        await stage.choose("Class code")
        await stage.press("enter", *"0000 0001", "enter")
        assert "'0000 0001' is not a class code." in stage.text
        await stage.press(*["backspace"] * 9)
        assert "is not a class code" not in stage.text
        await stage.press(*ASSIGNMENT.code.lower(), "enter")
        assert stage.app.screen is stage.question
        assert stage.question.round.code == ASSIGNMENT.code
        assert stage.question.round.paper == ASSIGNMENT.paper(BANK)


@scenario
async def test_letters_that_are_keys_elsewhere_are_typed_and_a_hostile_paste_is_refused() -> None:
    async with on_stage(BANK) as stage:
        await stage.choose("Class code")
        await stage.press(*"lq?")
        assert "lq?" in stage.text
        for hostile in ("0" * 1_000_000, "0\x1b[2J", "0\u202e"):
            stage.app.post_message(events.Paste(hostile))
            await stage.settle()
        await stage.press("enter")
        assert "'lq?' is not a class code." in stage.text
        await stage.press("escape")
        assert stage.chosen == "Class code"


@scenario
async def test_the_label_of_a_terminal_stands_on_the_first_screen() -> None:
    session = session_with(BANK)
    session.label = "Seat 4"
    app = QuizApp(session, None)
    async with app.run_test(size=(80, 24)) as pilot:
        stage = Stage(app, pilot, [])
        await stage.settle()
        assert stage.lines[stage.line_of("A bank for tests")].endswith("Seat 4")
        session.hands_in = True
        await stage.press("l", "l")
        assert stage.lines[stage.line_of("A bank for tests")].endswith("handed in: Seat 4")
        session.label = ""
        await stage.press("l", "l")
        assert stage.lines[stage.line_of("A bank for tests")].endswith("rounds are handed in")


# From the command line


@pytest.fixture
def small(tmp_path: Path) -> str:
    (tmp_path / "small.yaml").write_text(SMALL)
    return str(tmp_path / "small.yaml")


def test_a_code_starts_its_round_at_once(
    small: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["code", "--bank", small, "--exam"]) == 0
    code = capsys.readouterr().out.strip()
    shown = []
    for _machine in range(2):
        monkeypatch.setattr("sys.stdin", io.StringIO("1\n1\n\n"))
        assert main(["play", "--plain", "--bank", small, "--code", code.lower()]) == 0
        shown.append(capsys.readouterr().out)
    assert shown[0] == shown[1]
    assert f"Paper: code {code}\n" in shown[0]


@pytest.mark.parametrize("code", ["", "0000-0001", "U"])
def test_a_wrong_code_is_one_line(code: str, small: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["play", "--plain", "--bank", small, "--code", code]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.splitlines()[-1].startswith(f"quiz: '{code}' is not a class code. ")


def test_the_code_of_another_bank_says_so(small: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["play", "--plain", "--bank", small, "--code", ASSIGNMENT.code]) == 2
    assert "belongs to another bank of questions" in capsys.readouterr().err


@pytest.mark.parametrize(
    "other", ["--exam", "--certainty", "--review", "--seed=7", "--count=5", "--topic=role"]
)
def test_a_code_leaves_nothing_else_to_choose(other: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["play", "--plain", "--code", ASSIGNMENT.code, other]) == 2
    assert capsys.readouterr().err.startswith("quiz: --code stands for a whole round.")
