"""Plain mode with a history: how sure, what is true, going on, review, missed lately, progress."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

import pytest

from quiz import i18n
from quiz.bank.model import Bank
from quiz.game.draw import RoundSpec, draw
from quiz.game.kinds import RoundKind
from quiz.menu import Entry, Item
from quiz.open_session import open_session
from quiz.paths import settings_file
from quiz.plain import PlainGame
from quiz.session import Session
from quiz.study.settings import read_settings
from quiz.wording.questions import certainty_of
from tests.banks import bank_of, classroom_bank, multiple_choice, true_false
from tests.program import quiz
from tests.test_plain import Terminal, keys

STATEMENTS = RoundSpec(RoundKind.TRUE_FALSE, length=3)
FALSE = bank_of(*(true_false(f"statement-{n}", answer=False, wrong=2) for n in range(2)))
"""Two false statements, each with two wrong corrections."""


@pytest.fixture(autouse=True)
def sessions() -> Iterator[list[Session]]:
    """Every session that a test opens; they are closed in the end."""
    SESSIONS.clear()
    yield SESSIONS
    for session in SESSIONS:
        session.close()


SESSIONS: list[Session] = []


def played(
    bank: Bank,
    opening: RoundSpec | Item | None,
    *lines: str,
    sure: bool | None = None,
    terminal: bool = True,
) -> str:
    """What is written when a learner opens the game and types these lines."""
    session = open_session(bank, Random(5), seed=1, asks_certainty=sure)
    SESSIONS.append(session)
    stream = Terminal if terminal else io.StringIO
    out = stream()
    PlainGame(session, stream("".join(f"{line}\n" for line in lines)), out).run(opening)
    session.close()
    return out.getvalue()


def menu(printed: str) -> list[str]:
    """The last menu that was shown, without its numbers."""
    entries: list[str] = []
    for line in printed.splitlines():
        if line.startswith("1  "):
            entries = []
        if re.match(r"\d+  ", line):
            entries.append(line.partition("  ")[2])
    return entries


# How sure


def test_how_sure_is_asked_before_the_verdict() -> None:
    bank = bank_of(true_false("statement"))
    printed = played(bank, RoundSpec(), "t", "x", "2", "q", sure=True)
    after = printed[printed.index("Your answer (") :].splitlines()
    asked = "How sure are you? 1 not, 2 fairly, 3 very: "
    assert (
        after[0]
        == f"Your answer (t or f, ?: help): {asked}That is no answer to this question. Type 1-3, or ? for help."
    )
    assert after[1] == asked
    assert after[2] == "Right. The statement is true."
    assert "Certainty: 2 of 3 marks; very sure and wrong: 0" in after


def test_without_certainty_nothing_of_it_shows() -> None:
    assert "sure" not in played(bank_of(true_false("statement")), RoundSpec(), "f", "q").lower()


@pytest.mark.parametrize("last", [["q"], []], ids=["q", "end of input"])
def test_leaving_while_it_is_asked_leaves_the_round_without_that_answer(last: list[str]) -> None:
    bank = bank_of(true_false("statement"))
    printed = played(bank, RoundSpec(), "t", *last, sure=True)
    assert "No question was answered." in printed
    assert "Right." not in printed


def test_what_one_was_surest_of_and_missed_comes_first() -> None:
    bank = bank_of(*(true_false(f"statement-{n}") for n in range(3)))
    printed = played(bank, RoundSpec(), "f", "1", "f", "3", "f", "2", "q", sure=True)
    missed = printed[printed.index("To look at again") :]
    assert re.findall(r"Your answer: False \((.*)\)", missed) == ["very sure", "fairly sure", "not sure"]
    assert "Certainty: −8 of 9 marks; very sure and wrong: 1" in printed


def test_certainty_is_switched_on_at_home_and_sticks() -> None:
    bank = bank_of(true_false("statement"))
    printed = played(bank, None, "8", "1", "t", "3", "q", "q")
    assert "8  Say how sure I am · off\n" in printed
    assert menu(printed)[-1] == "Say how sure I am · on"
    assert "How sure are you?" in printed
    assert "Say how sure I am · on" in played(bank, None, "q")


# What is true


def right_key(printed: str) -> str:
    """The key of the right correction in the last question of that kind."""
    return str(re.findall(r"^(\d)  correction of ", printed, re.MULTILINE)[-1])


@pytest.mark.parametrize("knew", [True, False])
def test_what_is_true_is_asked_after_a_statement_rightly_called_false(knew: bool) -> None:
    asked = played(FALSE, RoundSpec(length=1), "f")
    key = int(right_key(asked))
    printed = played(FALSE, RoundSpec(length=1), "f", str(key if knew else key % 3 + 1), "q")
    lines = printed.splitlines()
    asking = lines.index("Right, it is false. What is true?")
    assert sorted(line[3:] for line in lines[asking + 1 : asking + 4]) == [
        "correction of statement-0" if "of statement-0" in printed else "correction of statement-1",
        *sorted({line[3:] for line in lines if re.match(r"\d  wrong correction", line)}),
    ]
    picked = next(
        line for line in lines if line.startswith(("You found the true", "What you picked is not true"))
    )
    assert picked.startswith("You found") == knew
    assert knew or picked.endswith(lines[asking + key % 3 + 1][3:])
    truth = _right_text(lines)
    judged = f"Right. The statement is false. {truth}" if knew else "Right, it is false."
    assert lines.index(picked) > lines.index(judged)
    assert knew or lines.index(f"What is true: {truth}") > lines.index(picked)
    assert "Score: 1 of 1 · 100%" in lines
    assert f"You found what is true for {int(knew)} of 1 statement you called false." in lines


def _right_text(lines: Sequence[str]) -> str:
    return next(line[3:] for line in lines if re.match(r"\d  correction of ", line))


def test_a_wrong_answer_is_shown_at_once_and_no_correction_asked() -> None:
    printed = played(FALSE, RoundSpec(length=1), "t", "q")
    assert "What is true?" not in printed
    assert "You found what is true" not in printed


def test_leaving_while_it_is_asked_keeps_the_answer() -> None:
    printed = played(FALSE, RoundSpec(), "f", "4", "q")
    assert "That is no answer to this question. Type 1-3, or ? for help." in printed
    assert "Score: 1 of 1 · 100%" in printed
    assert "You found what is true" not in printed


# Going on


def test_a_round_that_was_left_goes_on_where_it_was() -> None:
    bank = classroom_bank()
    right = keys(bank, STATEMENTS, right=True)
    played(bank, STATEMENTS, right[0], "q")
    printed = played(bank, None, "1", *right[1:], "q", "q")
    assert (
        menu(printed[: printed.index("Score so far")])[0]
        == "Continue · true or false, question 2 of 3, today"
    )
    assert "Score so far: 1 of 1 · 100%" in printed
    second = draw(bank, STATEMENTS, Random(1))[1].question.stem.in_language("en")
    assert f"Question 2 of 3 · True or false · title of topic-1\n{second}\n" in printed or second in printed
    assert "Score: 3 of 3 · 100%" in printed
    assert menu(printed)[0] == "Quick round · 10 questions, mixed"


def test_a_round_goes_on_in_the_language_it_was_begun_in() -> None:
    bank = classroom_bank()
    i18n.switch("fr")
    played(bank, STATEMENTS, "v", "q")
    i18n.switch("en")
    assert "Question 2 sur 3" in played(bank, None, "1", "q", "q")


def test_questions_that_are_gone_are_reported() -> None:
    bank = bank_of(*(true_false(f"statement-{n}") for n in range(4)))
    played(bank, RoundSpec(), "t", "q")
    first = draw(bank, RoundSpec(), Random(1))[0].question.id
    kept = [question for question in bank.questions if question.id == first][:1]
    kept += [question for question in bank.questions if question.id != first][:2]
    printed = played(bank_of(*kept), None, "1", "t", "t", "q", "q")
    assert "1 question of this round is no longer in the bank. The others go on." in printed
    assert "Score: 3 of 3" in printed


def test_a_finished_round_is_offered_no_more() -> None:
    bank = classroom_bank()
    played(bank, STATEMENTS, *keys(bank, STATEMENTS, right=True), "q")
    assert menu(played(bank, None, "q"))[0] == "Quick round · 10 questions, mixed"


# Looking back


def test_before_the_first_round_there_is_nothing_to_review_or_to_continue() -> None:
    printed = played(classroom_bank(), None, "q")
    assert menu(printed) == [
        *("Quick round · 10 questions, mixed", "True or false · 10 questions"),
        *("Multiple choice · 10 questions", "Choose topics and length · 4 topics"),
        "Class code · from your teacher",
        *("Read first · 4 lessons", "Review · nothing due today"),
        *("Progress · 0 of 40 met", "Say how sure I am · off"),
    ]
    assert "Your choice (1-9, l: Français, q: quit):" in printed


def test_what_was_missed_lately_is_played_until_it_is_right() -> None:
    bank = bank_of(true_false("one"), true_false("two"))
    printed = played(bank, RoundSpec(), "f", "t", "q")
    printed = played(bank, None, "7", "t", "q", "q")
    assert "7  Missed lately · 1 question\n" in printed
    assert "Missed lately · 1 question\n\nQuestion 1 of 1" in printed
    assert "Missed" not in " ".join(menu(printed))


def test_review_with_nothing_due_prints_that() -> None:
    assert "Nothing is due for review now." in played(classroom_bank(), Item(Entry.REVIEW))


def test_what_is_due_is_reviewed(monkeypatch: pytest.MonkeyPatch) -> None:
    bank = bank_of(true_false("one"), multiple_choice("two"))
    monkeypatch.setattr("quiz.study.past.Past.due", lambda self: [self._bank.questions[0]])
    printed = played(bank, None, "7", "t", "q", "q")
    assert "7  Review · 1 due now\n" in printed
    assert "Review · 1 question\n\nQuestion 1 of 1" in printed
    assert "Review · 1 question\n" in played(bank, Item(Entry.REVIEW), "t", "q")


def test_progress_is_shown_in_the_menu() -> None:
    printed = played(classroom_bank(), None, "8", "q")
    assert "Nothing has been played yet." in printed
    assert "  title of topic-0 · 0 of 10 met, 0 right last time, 0" in printed


def test_the_own_best_of_a_kind_of_round_is_shown_from_the_second_on() -> None:
    bank = classroom_bank()
    wrong, right = keys(bank, STATEMENTS, right=False), keys(bank, STATEMENTS, right=True)
    assert "best for" not in played(bank, STATEMENTS, *right, "q")
    assert "Your best for this kind of round: 3 of 3 · 100%\n" in played(bank, STATEMENTS, *wrong, "q")
    assert "best for" not in played(bank, RoundSpec(RoundKind.MULTIPLE_CHOICE, length=1), "1", "q")
    assert "best for" not in played(bank, STATEMENTS, right[0], "q")


def test_a_pipe_prints_the_same_each_time() -> None:
    bank = classroom_bank()
    right = keys(bank, STATEMENTS, right=True)
    first = played(bank, STATEMENTS, *right, terminal=False)
    assert played(bank, STATEMENTS, *right, terminal=False) == first


# Settings and troubles


def test_the_language_that_is_chosen_at_a_terminal_sticks_and_that_of_a_pipe_does_not() -> None:
    played(classroom_bank(), STATEMENTS, "l", terminal=False)
    assert "language" not in read_settings(settings_file()).values
    i18n.switch("en")
    played(classroom_bank(), None, "l", "q")
    assert read_settings(settings_file()).values["language"] == "fr"


def test_what_is_wrong_with_the_history_is_reported_once_in_one_line(
    isolated: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (isolated / "history.sqlite3").write_bytes(b"no database at all, whatever its name" * 100)
    bank = classroom_bank()
    printed = played(bank, STATEMENTS, *keys(bank, STATEMENTS, right=True), "q")
    err = capsys.readouterr().err
    assert err.count("\n") == 1
    assert err.startswith("quiz: The history was damaged; it was set aside as ")
    assert "Score: 3 of 3" in printed


def test_what_is_wrong_with_the_settings_is_reported_once_in_one_line(
    isolated: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (isolated / "settings.json").write_text('{"colour": "red"}', "utf-8")
    played(classroom_bank(), None, "q")
    err = capsys.readouterr().err
    assert err.count("\n") == 1
    assert "colour" in err


@pytest.mark.parametrize(
    ("typed", "certainty"), [("1", 1), ("3", 3), ("c", 3), (" 2 ", 2), ("0", None), ("4", None), ("", None)]
)
def test_these_lines_state_a_certainty(typed: str, certainty: int | None) -> None:
    assert certainty_of(typed) == certainty


def test_quiz_forget_lists_lessons_read_and_copies_from_before_an_upgrade(isolated: Path) -> None:
    session = open_session(FALSE, Random(5))
    session.read_lesson("topic-0")
    session.close()
    copy = isolated / "history.sqlite3.version-1"
    copy.write_bytes(b"x")
    ran = quiz("forget", "--yes")
    assert "  1 lesson read\n" in ran.out
    assert f"  copy from before an upgrade: {copy}\n" in ran.out
    assert not copy.exists()
    assert quiz("forget", "--yes").out == "There is nothing to remove.\n"
