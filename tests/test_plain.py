"""Plain mode: what stands on the lines, for every kind of input."""

from __future__ import annotations

import io
import re
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz import i18n
from quiz.bank.model import Bank, Kind
from quiz.bank.reader import read_bytes
from quiz.game.draw import RoundSpec, draw
from quiz.game.kinds import RoundKind
from quiz.game.phase import Over
from quiz.game.round import Answer, Round
from quiz.game.score import score
from quiz.plain import PlainGame
from quiz.plain.lines import LONGEST
from quiz.wording.questions import choice_keys, kind_name, place_of
from tests.bank_strategies import banks
from tests.banks import SMALL, bank_of, classroom_bank, multiple_choice, small_with, text, true_false
from tests.program import quiz
from tests.rounds import begun
from tests.sessions import own_history, session_with

STATEMENTS = RoundSpec(RoundKind.TRUE_FALSE, length=3)
CHOICES = RoundSpec(RoundKind.MULTIPLE_CHOICE, length=3)


class Terminal(io.StringIO):
    """A stream whose `isatty` is true."""

    def isatty(self) -> bool:
        return True


def played(
    bank: Bank, spec: RoundSpec | None, *lines: str, seed: int | None = 1, terminal: bool = False
) -> tuple[str, list[Answer]]:
    """What plain mode writes when these lines are typed, and what is recorded; it begins in English."""
    i18n.switch("en")
    history = own_history()
    session = session_with(bank, history=history, seed=seed, chance=5)
    stream = Terminal if terminal else io.StringIO
    out = stream()
    PlainGame(session, stream("".join(f"{line}\n" for line in lines)), out).run(spec)
    session.close()
    return out.getvalue(), history.recorded


def keys(bank: Bank, spec: RoundSpec, *, right: bool, seed: int = 1) -> list[str]:
    """The lines that answer each question of a round right, or wrong."""
    paper = draw(bank, spec, Random(seed))
    return [choice_keys(asked)[(asked.key_place + (not right)) % len(asked.order)] for asked in paper]


# The menu


def test_a_question_mark_in_the_menu_names_what_can_be_typed() -> None:
    printed, _recorded = played(classroom_bank(), None, "?", "x", "q", terminal=True)
    assert "Type the number of what you want to do, and press Enter." in printed
    assert "Please type one of the numbers, or l, q or ? for help." in printed


# A round


def test_a_round_reads_like_this() -> None:
    bank = read_bytes(SMALL.encode(), "b.yaml")
    printed, recorded = played(bank, RoundSpec(), "3", "f", seed=15)
    assert printed.splitlines() == [
        "A small bank",
        "",
        "Mixed · 2 questions",
        "",
        "Question 1 of 2 · Multiple choice · Rivers",
        "Where do rivers end?",
        "1  On a peak",
        "2  In the sea",
        "3  In the sky",
        "Your answer (1-3, ?: help): 3",
        "",
        "Not right. Only vapour rises there.",
        "Right answer: In the sea. The sea lies lowest.",
        "Water follows the slope.",
        "Source: A. Mapmaker, 2026-02 · as of 2026-02-05",
        "",
        "Question 2 of 2 · True or false · Rivers",
        "Rivers run uphill.",
        "t  True",
        "f  False",
        "Your answer (t or f, ?: help): f",
        "",
        "Right. The statement is false. Rivers run downhill.",
        "Water follows the slope.",
        "Source: A. Mapmaker, 2026-02 · as of 2026-02-05",
        "",
        "Score: 1 of 2 · 50%",
        "Paper: seed 15",
        "Rivers: 1 of 2",
        "",
        "To look at again",
        "",
        "Where do rivers end?",
        "Your answer: In the sky",
        "Right answer: In the sea. The sea lies lowest.",
    ]
    assert [(answer.question_id, answer.correct) for answer in recorded] == [
        ("river-end", False),
        ("river-runs", True),
    ]


@pytest.mark.parametrize("right", [True, False])
@pytest.mark.parametrize("spec", [STATEMENTS, CHOICES], ids=["statements", "choices"])
def test_the_line_of_a_verdict_begins_with_its_word(spec: RoundSpec, right: bool) -> None:
    bank = classroom_bank()
    printed, _recorded = played(bank, spec, *keys(bank, spec, right=right))
    after = [
        printed.splitlines()[n + 2]
        for n, line in enumerate(printed.splitlines())
        if line.startswith("Your answer (")
    ]
    assert len(after) == 3
    assert all(line.startswith("Right." if right else "Not right.") for line in after)


def test_an_exam_shows_nothing_before_the_end() -> None:
    bank, spec = classroom_bank(), RoundSpec(RoundKind.MULTIPLE_CHOICE, length=3, exam=True)
    printed, _recorded = played(bank, spec, *keys(bank, spec, right=False))
    during, _score, after = printed.partition("Score: 0 of 3 · 0%")
    assert "ight" not in during
    assert "explanation" not in during
    assert after.count("Right answer: ") == 3
    assert after.count("explanation of ") == 3


@given(banks(max_size=12), st.lists(st.sampled_from("123456789abctfvx?rlhn"), max_size=60), st.booleans())
def test_plain_mode_plays_the_round_that_the_rules_play(bank: Bank, lines: list[str], exam: bool) -> None:
    spec = RoundSpec(length=None, exam=exam)
    printed, recorded = played(bank, spec, *lines, seed=3)
    expected = begun(draw(bank, spec, Random(3)), exam=exam)
    for line in lines:
        expected = _after(expected, line)
    expected = expected.hand_in()  # the input ends there
    given = {answer.question_id: answer.place for answer in recorded}
    assert given == {answer.question_id: answer.place for answer in expected.answers}
    tally = score(expected).tally
    if exam and not isinstance(expected.phase, Over):
        assert "Score" not in printed
    elif tally.asked:
        assert re.search(rf"\b{tally.right} (of|sur) {tally.asked} · ", printed)


def _after(current: Round, line: str) -> Round:
    """The round after a line, by the rules."""
    if isinstance(current.phase, Over):
        return current
    if current.exam and line == "b":
        return current.back()
    if current.question is None:  # an exam's review
        if line.isdigit() and int(line) <= len(current.paper):
            return current.go_to(int(line) - 1)
        return current.hand_in() if line == "h" else current
    if current.exam and line in ("n", "h"):
        return current.forward() if line == "n" else current.review()
    place = place_of(line, current.question, letters=not current.exam)
    return current if place is None else current.answer(place)[0].go_on()


EXAM = RoundSpec(RoundKind.MULTIPLE_CHOICE, length=3, exam=True)


def test_an_exam_reads_like_this_when_an_answer_is_changed_and_one_left_out() -> None:
    printed, recorded = played(classroom_bank(), EXAM, "1", "b", "2", "n", "1", "x", "h", "q", terminal=True)
    assert "Your answer so far: " in printed
    assert [answer.place for answer in recorded] == [0, 1, 0]
    assert recorded[0].question_id == recorded[1].question_id
    before, after = printed.split("2 of 3 answered; without an answer: 2\n")[0::2]
    assert "Score" not in before
    assert "1 question was left unanswered and counts as not right.\n" in after
    assert re.search(r"Score: [012] of 3 ", after)


def test_an_exam_that_is_left_shows_nothing_and_goes_on_where_it_was() -> None:
    printed, _recorded = played(classroom_bank(), EXAM, "1", "n", "q", terminal=True)
    assert "1 of 3 answered; without an answer: 2, 3\n" in printed
    assert "Score" not in printed
    assert "Right" not in printed


def test_an_endless_line_is_not_kept() -> None:
    asked: list[int] = []

    class Endless(io.StringIO):
        def readline(self, size: int = -1, /) -> str:  # type: ignore[override]
            asked.append(size)
            return "t" * size if len(asked) < 5000 else ""

    PlainGame(session_with(classroom_bank()), Endless(), io.StringIO()).run(STATEMENTS)
    assert set(asked) == {LONGEST}


# Keys


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        *(("1", 0), ("2", 1), ("a", 0), ("b", 1), ("t", 0), ("f", 1), ("v", 0), (" T ", 0), ("F", 1)),
        *(("true", 0), ("False", 1), ("VRAI", 0), ("faux", 1)),
        *(
            ("3", None),
            ("0", None),
            ("9", None),
            ("c", None),
            ("i", None),
            ("j", None),
            ("", None),
            (" ", None),
        ),
        *(("12", None), ("-1", None), ("²", None), ("١", None), ("tf", None), ("yes", None), ("1.0", None)),
    ],
)
def test_these_lines_answer_a_statement_and_no_others_do(typed: str, place: int | None) -> None:
    (asked,) = draw(bank_of(true_false("statement")), RoundSpec(), Random(1))
    assert place_of(typed, asked) == place


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        *(("1", 0), ("4", 3), ("a", 0), ("d", 3), ("D", 3), ("5", None), ("e", None), ("0", None)),
        *(("t", None), ("v", None), ("true", None), ("", None), ("11", None), ("１", None), ("f", None)),
    ],
)
def test_these_lines_answer_a_question_with_four_choices_and_no_others_do(
    typed: str, place: int | None
) -> None:
    (asked,) = draw(bank_of(multiple_choice("choice")), RoundSpec(), Random(1))
    assert place_of(typed, asked) == place


def test_a_question_with_nine_choices_answers_to_nine_digits_and_nine_letters() -> None:
    (asked,) = draw(bank_of(multiple_choice("choice", 9)), RoundSpec(), Random(1))
    assert [place_of(key, asked) for key in "123456789"] == list(range(9))
    assert [place_of(key, asked) for key in "abcdefghi"] == list(range(9))
    assert choice_keys(asked) == list("123456789")


@pytest.mark.parametrize(
    "junk", ["", "3", "\x1b[A", "\x00", "yes", "t" * 100_000, "🧊", "[/]", "\u202e", "%s{0}", "\ud800"]
)
def test_a_line_that_is_no_answer_is_reported_and_asked_again(junk: str) -> None:
    printed, recorded = played(classroom_bank(), STATEMENTS, junk)
    assert "That is no answer to this question. Type t or f, or ? for help." in printed
    assert printed.count("Your answer (t or f") == 2
    assert not recorded
    assert max(map(len, printed.splitlines())) < 200
    assert all(line.isprintable() for line in printed.splitlines())


@given(st.lists(st.text(max_size=20).filter(lambda line: "\n" not in line), max_size=8))
def test_nothing_that_is_typed_makes_it_fall_over(lines: list[str]) -> None:
    printed, _recorded = played(classroom_bank(), RoundSpec(), *lines)
    assert all(line.isprintable() for line in printed.replace("\u00a0", " ").splitlines())


def test_help_prints_what_can_be_typed() -> None:
    printed, recorded = played(classroom_bank(), CHOICES, "?", "1")
    assert "Type 1-" in printed
    assert "q: leave the round; your answers count." in printed
    assert len(recorded) == 1


def test_r_reads_the_question_again() -> None:
    bank = classroom_bank()
    stem = draw(bank, STATEMENTS, Random(1))[0].question.stem.in_language("en")
    printed, _recorded = played(bank, STATEMENTS, "r")
    assert printed.count(f"{stem}\nt  True\nf  False\n") == 2


def test_l_switches_the_language_and_keeps_place_and_order() -> None:
    bank = classroom_bank()
    printed, recorded = played(bank, CHOICES, "1", "l", "1", "1")
    before, recorded_before = played(bank, CHOICES, "1", "1", "1")
    i18n.switch("en")
    choices = re.compile(r"^\d  .*$", re.MULTILINE)
    expected = choices.findall(before)
    assert [answer.question_id for answer in recorded] == [answer.question_id for answer in recorded_before]
    first = len(draw(bank, CHOICES, Random(1))[0].order)
    second = len(draw(bank, CHOICES, Random(1))[1].order)
    again = expected[first : first + second]
    assert choices.findall(printed) == expected[:first] + again + expected[first:]


@pytest.mark.parametrize("last", [["q"], []], ids=["q", "end of input"])
def test_leaving_shows_the_score_so_far(last: list[str]) -> None:
    bank = classroom_bank()
    printed, recorded = played(bank, STATEMENTS, keys(bank, STATEMENTS, right=True)[0], *last)
    assert "Score: 1 of 1 · 100%" in printed
    assert len(recorded) == 1


def test_nothing_is_asked_after_leaving() -> None:
    printed, recorded = played(classroom_bank(), STATEMENTS, "t", "q", "t", "t", terminal=True)
    assert printed.count("Your answer (") == 2
    assert "new round" not in printed
    assert len(recorded) == 1


def test_leaving_before_any_answer_prints_that() -> None:
    printed, recorded = played(classroom_bank(), STATEMENTS, "q")
    assert printed.endswith("\nNo question was answered.\n")
    assert not recorded


def test_a_last_line_without_its_end_counts() -> None:
    session = session_with(classroom_bank())
    out = io.StringIO()
    PlainGame(session, io.StringIO("t"), out).run(STATEMENTS)
    assert re.search(r"Score: [01] of 1 ", out.getvalue())


def test_the_time_of_an_answer_is_taken_from_the_clock_it_is_given() -> None:
    history = own_history()
    session = session_with(classroom_bank(), history=history)
    times = iter([10.0, 12.5, 20.0, 21.0, 30.0])
    PlainGame(session, io.StringIO("t\nt\n"), io.StringIO(), clock=lambda: next(times)).run(STATEMENTS)
    assert [answer.seconds for answer in history.recorded] == [2.5, 1.0]


# At a terminal


def test_at_a_terminal_the_learner_chooses_first() -> None:
    printed, recorded = played(classroom_bank(), None, "2", "t", "q", "q", "q", seed=None, terminal=True)
    assert "1  Quick round · 10 questions, mixed\n2  True or false · 10 questions\n" in printed
    assert "6  Read first · 4 lessons\n" in printed
    assert "True or false · 10 questions" in printed
    assert len(recorded) == 1


def test_the_lessons_can_be_read_first() -> None:
    printed, recorded = played(
        classroom_bank(), None, "6", "2", "", "2", "p", "q", "q", "q", seed=None, terminal=True
    )
    assert "1  title of topic-0\n2  title of topic-1\n3  title of topic-2\n" in printed
    assert "\ntitle of topic-1\nsummary\n" in printed
    assert "2  title of topic-1 · read\n" in printed
    assert re.search(r"Question 1 of 10 · .* · title of topic-1\n", printed)
    assert "Read first · 4 lessons, 1 read\n" in printed
    assert not recorded


def test_topics_length_and_mode_can_be_chosen() -> None:
    lines = ["4", "9", "1,3", "1", "2", "q", "4", "q", "q"]
    printed, _recorded = played(classroom_bank(), None, *lines, seed=None, terminal=True)
    assert "1  title of topic-0 · 0 of 10 met, 0 right last time, 0 firm\n" in printed
    assert "Please type numbers from 1 to 4." in printed
    assert "Mixed · 5 questions\n" in printed
    topics = set(re.findall(r"Question 1 of 5 · .* · title of (topic-\d)\n", printed))
    assert topics <= {"topic-0", "topic-2"}
    assert "b: back, n: next, h: hand in" in printed


@pytest.mark.parametrize(
    "lines", [[], ["x"], ["l"], ["2"], ["2", "t"], ["4"], ["4", "1"], ["4", "", ""], ["5"], ["5", "1"]]
)
def test_the_end_of_input_leaves_from_anywhere(lines: list[str]) -> None:
    printed, _recorded = played(classroom_bank(), None, *lines, seed=None, terminal=True)
    assert printed.endswith("\n")


def test_what_was_missed_can_be_tried_again() -> None:
    bank = classroom_bank()
    wrong = keys(bank, STATEMENTS, right=False)
    printed, recorded = played(bank, STATEMENTS, *wrong, "x", "r", *wrong, "q", terminal=True)
    assert "r: retry the 3 you missed, n: new round, c: result to copy, q: done:" in printed
    assert sorted(answer.question_id for answer in recorded[3:]) == sorted(
        a.question_id for a in recorded[:3]
    )


def test_there_is_nothing_to_retry_when_nothing_was_missed() -> None:
    bank = classroom_bank()
    printed, recorded = played(bank, STATEMENTS, *keys(bank, STATEMENTS, right=True), "r", "q", terminal=True)
    assert "retry" not in printed
    assert len(recorded) == 3


def test_the_language_can_be_switched_after_a_round() -> None:
    bank = classroom_bank()
    played(bank, STATEMENTS, *keys(bank, STATEMENTS, right=True), "l", "q", terminal=True)
    assert i18n.language() == "fr"


def test_lines_keep_to_the_measure_and_words_stay_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    long_word = "a-long-word" * 27
    bank = read_bytes(small_with("Rivers run uphill.", f"{'many words ' * 30}{long_word}").encode(), "b.yaml")
    printed, _recorded = played(bank, STATEMENTS, terminal=True)
    longest = sorted(printed.splitlines(), key=len)
    assert longest[-1] == long_word
    assert len(longest[-2]) < 60


def test_paragraphs_stay_apart() -> None:
    bank = read_bytes(small_with(" Rivers run to the sea.", ' "One.\\n\\nTwo."').encode(), "b.yaml")
    printed, _recorded = played(bank, None, "6", "1", terminal=True)
    assert "Rivers\nOne.\n\nTwo.\n" in printed


# Bank texts come out as they are

HOSTILE = [
    *(
        "list[int]",
        "[/etc]",
        "[red]x[/red]",
        "[/]",
        "[@click=app.quit]x[/]",
        "{0} {name} %s %(x)s",
        "\\x1b[31m",
    ),
    *("🧊🇨🇦👩‍💻", "é\u00a0! «\u202fx\u202f»", "\u200fשלום", "w" * 300, "<b>&amp;</b>", "1  2", "$HOME `id`"),
]


@pytest.mark.parametrize("words", HOSTILE)
def test_no_text_of_a_bank_is_changed_on_its_way(words: str) -> None:
    bank = bank_of(true_false("statement"), multiple_choice("choice"))
    for question in bank.questions:
        for field in ("statement", "prompt", "explanation"):
            if hasattr(question, field):
                object.__setattr__(question, field, text(f"{field}<{words}>"))
        for choice in getattr(question, "choices", ()):
            object.__setattr__(choice, "text", text(f"choice<{words}>"))
            object.__setattr__(choice, "why", text(f"why<{words}>"))
    printed, _recorded = played(bank, RoundSpec(), "1", "1")
    for field, count in {"statement": 1, "prompt": 1, "explanation": 2, "choice": 4, "why": 1}.items():
        assert printed.count(f"{field}<{words}>") >= count, field


# The real thing


def test_the_line_of_the_readme_plays_a_round() -> None:
    ran = quiz("play", "--plain", "--seed", "7", "--count", "3", typed="1\n2\nt\n")
    assert (ran.code, ran.err) == (0, "")
    assert "Mixed · 3 questions" in ran.out
    assert "Question 1 of 3 · " in ran.out
    assert "Score: " in ran.out or "No question was answered." in ran.out
    assert quiz("play", "--plain", "--seed", "7", "--count", "3", typed="1\n2\nt\n") == ran


def test_a_pipe_goes_plain_by_itself_and_reports_it_in_one_line() -> None:
    ran = quiz("play", "--seed", "7", "--count", "1", typed="1\n")
    assert ran.code == 0
    assert ran.err == "quiz: input or output is not a terminal; playing by lines (--plain).\n"
    assert quiz("play", "--seed", "7", "--count", "1", "--plain", typed="1\n").out == ran.out


def test_a_dumb_terminal_goes_plain_by_itself_and_reports_it_in_one_line() -> None:
    ran = quiz(typed="q\n", TERM="dumb")
    assert ran.err == "quiz: this terminal (TERM=dumb) cannot draw the screens; playing by lines (--plain).\n"
    assert "Mixed · 10 questions" in ran.out
    assert ran.code == 0


@pytest.mark.parametrize(
    "typed", [b"\xff\xfe\n1\n", b"\x00\x1b[A\x80\n", b"t" * 1_000_000, b"\r\n\r\n"], ids=range(4)
)
def test_odd_bytes_on_the_pipe_are_no_answer_and_no_crash(typed: bytes) -> None:
    ran = quiz("play", "--plain", "--seed", "7", "--count", "1", typed=typed)
    assert (ran.code, ran.err) == (0, "")
    assert "\x1b" not in ran.out


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp850"])
def test_french_can_be_written_in_any_encoding(encoding: str) -> None:
    ran = quiz(
        "play",
        "--plain",
        "--lang",
        "fr",
        "--seed",
        "7",
        "--count",
        "10",
        typed="1\n2\n" * 10,
        encoding=encoding,
    )
    assert (ran.code, ran.err) == (0, "")
    assert ("é" in ran.out) == (encoding != "ascii")
    assert "ICE" in ran.out


def test_a_bank_of_ones_own_is_played(tmp_path: Path) -> None:
    path = tmp_path / "rivers.yaml"
    path.write_text(SMALL, "utf-8")
    ran = quiz("play", "--plain", "--bank", str(path), typed="t\n1\n")
    assert ran.out.startswith("A small bank\n")
    assert quiz("--plain", typed="t\n1\n", QUIZ_BANK=str(path)).out.startswith("A small bank\n")


def test_kinds_are_named_as_what_they_are() -> None:
    assert {kind_name(kind) for kind in Kind} == {"True or false", "Multiple choice"}
