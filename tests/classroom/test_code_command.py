"""`quiz code` prints a code alone on stdout, and on stderr what it stands for."""

from __future__ import annotations

from pathlib import Path

import pytest

from quiz.bank.locate import locate
from quiz.bank.reader import read_bank
from quiz.classroom.code import read_code
from quiz.cli import main
from quiz.game.draw import RoundSpec
from quiz.game.kinds import RoundKind
from tests.banks import SMALL

SHIPPED = read_bank(locate(None, {}).path)


def test_the_code_stands_alone_on_stdout_and_what_it_is_on_stderr(capsys: pytest.CaptureFixture[str]) -> None:
    topics = ["--topic", "offices", "limits"]
    wanted = ["--round", "true-false", *topics, "--count", "7", "--exam", "--certainty", "--seed", "42"]
    assert main(["code", *wanted]) == 0
    printed = capsys.readouterr()
    assignment = read_code(printed.out, SHIPPED)
    assert printed.out == assignment.code + "\n"
    expected = RoundSpec(RoundKind.TRUE_FALSE, frozenset({"offices", "limits"}), None, 7, True)
    assert (assignment.spec, assignment.seed, assignment.asks_certainty) == (expected, 42, True)
    assert printed.err.startswith("True or false · 7 questions · ")
    assert printed.err.endswith(" · exam · with certainty · seed 42\n")


def test_each_code_without_a_seed_is_a_new_one_of_two_groups(capsys: pytest.CaptureFixture[str]) -> None:
    for _time in range(3):
        assert main(["code", "--lang", "fr"]) == 0
    printed = capsys.readouterr()
    codes = printed.out.splitlines()
    assert len(set(codes)) > 1
    assert [len(group) for group in codes[0].split("-")] == [4, 4]
    assert printed.err.startswith("Mélange · 10 questions · ")


def test_a_code_counts_the_questions_that_there_are(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "small.yaml").write_text(SMALL)
    assert main(["code", "--bank", str(tmp_path / "small.yaml"), "--level", "2"]) == 0
    assert capsys.readouterr().err.startswith("Mixed · 1 question · Understand · seed ")


@pytest.mark.parametrize(
    "wanted", [["--topic", "ofices"], ["--round", "odd"], ["--count", "0"], ["--seed", "-1"]]
)
def test_a_round_that_there_is_not_has_no_code(wanted: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["code", *wanted]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.count("\n") == 1


def test_a_given_code_tells_what_it_asks(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["code", "--topic", "offices", "--count", "3", "--seed", "4"]) == 0
    made = capsys.readouterr()
    assert main(["code", made.out.strip().lower().replace("-", " ")]) == 0
    first, *questions = capsys.readouterr().out.splitlines()
    assert f"{first}\n" == made.err
    paper = [asked.question.stem.in_language("en") for asked in read_code(made.out, SHIPPED).paper(SHIPPED)]
    assert questions == [f"{number}. {stem}" for number, stem in enumerate(paper, 1)]


@pytest.mark.parametrize(
    "besides", [["--exam"], ["--seed", "3"], ["--certainty"], ["--count", "3"], ["--from-report", "results"]]
)
def test_a_given_code_goes_with_no_choice(besides: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["code", "--seed", "4"]) == 0
    assert main(["code", capsys.readouterr().out.strip(), *besides]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err == "quiz: A class code stands for a whole round. Leave out the choice of round.\n"


def test_a_given_code_that_is_none_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["code", "hello"]) == 2
    assert capsys.readouterr().err.startswith("quiz: 'hello' is not a class code.")
