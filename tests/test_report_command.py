"""`quiz report`, `quiz results take` and `quiz code --from-report`, from the command line."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest

from quiz.classroom.code import assign, read_code
from quiz.classroom.result import Result
from quiz.game.draw import RoundSpec
from tests.banks import SMALL
from tests.classroom.reporting import shipped_bank
from tests.classroom.scripted import DAY, ClassPlan, scripted_class, write_class
from tests.program import Said, quiz

BANK = shipped_bank()
CODE = assign(BANK, RoundSpec(length=10), 7).code
ROUNDS = scripted_class(BANK, 4, ClassPlan(learners=12, code=CODE, left=1))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the results of a class."""
    write_class(tmp_path / "results", ROUNDS)
    return tmp_path / "results"


@pytest.fixture
def said(capsys: pytest.CaptureFixture[str]) -> Said:
    return Said(capsys)


def test_a_report_is_text_where_nothing_else_is_asked_for(folder: Path, said: Said) -> None:
    code, out, err = said("report", folder)
    assert (code, err) == (0, "")
    assert f"Class report · code {CODE} · {DAY}\n11 rounds finished, 1 left early and not counted\n" in out
    assert said("report", folder, "--text") == (0, out, "")


def test_a_report_is_in_the_language_that_is_asked_for(folder: Path, said: Said) -> None:
    assert f"Bilan de la classe · code {CODE}" in said("report", folder, "--lang", "fr")[1]


def test_each_output_has_its_option(folder: Path, said: Said) -> None:
    assert json.loads(said("report", folder, "--json")[1])["rounds"] == 11
    assert said("report", folder, "--markdown")[1].startswith("# ICE in Canada")
    assert len(list(csv.reader(io.StringIO(said("report", folder, "--csv")[1])))) == 11
    assert len(list(csv.reader(io.StringIO(said("report", folder, "--csv-answers")[1])))) == 121


def test_only_one_output_is_printed(folder: Path, said: Said) -> None:
    code, out, err = said("report", folder, "--json", "--csv")
    assert (code, out) == (2, "")
    assert "not allowed with argument --json" in err


def test_it_runs_as_a_program_and_on_a_terminal_without_blocks(folder: Path) -> None:
    ran = quiz("report", str(folder), encoding="ascii")
    assert (ran.code, ran.err) == (0, "")
    assert "####" in ran.out


def test_a_page_for_printers_goes_to_a_file_and_replaces_only_an_earlier_page(
    folder: Path, tmp_path: Path, said: Said
) -> None:
    page = tmp_path / "class.html"
    written = f"Wrote {page}: open it in a browser to show or print it.\n"
    assert said("report", folder, "--html", page) == (0, "", written)
    first = page.read_bytes()
    assert first.startswith(b"<!DOCTYPE html>")
    assert said("report", folder, "--html", page) == (0, "", written)
    assert page.read_bytes() == first
    result = next(folder.iterdir())
    before = result.read_bytes()
    code, _out, err = said("report", folder, "--html", result)
    assert (code, err) == (
        2,
        f"quiz: {result} was not written: there is such a file already. Choose another name.\n",
    )
    assert result.read_bytes() == before
    assert said("report", folder, "--html", folder)[0] == 2


# What cannot be read


def test_what_cannot_be_read_is_one_line_each_and_stops_nothing(folder: Path, said: Said) -> None:
    (folder / "notes.txt").write_text("Tuesday", "utf-8")
    (folder / "bad\x1b[2J.json").write_text("{", "utf-8")
    code, out, _err = said("report", folder)
    assert code == 0
    assert f"{folder}/notes.txt: is no result file of this game" in out.splitlines()
    assert f"{folder}/bad\\x1b[2J.json: is no result file of this game" in out.splitlines()
    assert "\x1b" not in out
    assert len(json.loads(said("report", folder, "--json")[1])["refused"]) == 2


def test_nothing_to_read_is_exit_code_1_with_each_reason(tmp_path: Path, said: Said) -> None:
    (tmp_path / "bad.json").write_text("{", "utf-8")
    assert said("report", tmp_path) == (
        1,
        "",
        f"quiz: {tmp_path}/bad.json: is no result file of this game\n"
        "quiz: There is no result to read. `quiz play --results FOLDER` writes one for each round.\n",
    )


def test_nothing_to_read_is_json_all_the_same(tmp_path: Path, said: Said) -> None:
    code, out, err = said("report", tmp_path, tmp_path / "missing", "--json")
    printed = json.loads(out)
    assert (code, printed["rounds"], printed["median"], printed["questions"]) == (1, 0, None, [])
    assert printed["refused"] == [{"file": str(tmp_path / "missing"), "reason": "is not there"}]
    assert "There is no result to read." in err


def test_rounds_of_another_bank_are_nothing_to_read(folder: Path, tmp_path: Path, said: Said) -> None:
    bank = tmp_path / "rivers.yaml"
    bank.write_text(SMALL, "utf-8")
    code, out, err = said("report", folder, "--bank", bank)
    assert (code, out) == (1, "")
    assert err.count("was played with another bank, or another version of it: ICE in Canada") == 12
    assert err.endswith("Name the one that was played with --bank FILE.\n")


# Which rounds


def test_a_code_can_be_asked_for_and_the_others_are_named(folder: Path, said: Said) -> None:
    other = assign(BANK, RoundSpec(length=5), 8).code
    write_class(folder, scripted_class(BANK, 5, ClassPlan(learners=6, questions=5, code=other)))
    out = said("report", folder)[1]
    assert f"code {CODE}" in out
    assert f"code {other}: 6 rounds finished, the last on {DAY}" in out
    assert "6 rounds finished" in said("report", folder, "--code", other.lower().replace("-", " "))[1]
    code, out, err = said("report", folder, "--code", "0000-0000")
    assert (code, out) == (1, "")
    assert err.startswith("quiz: There is no round with the code 0000-0000. There are rounds with: ")


def test_a_table_leaves_out_other_codes_and_files_and_says_so_beside_it(folder: Path, said: Said) -> None:
    other = assign(BANK, RoundSpec(length=5), 8).code
    write_class(folder, scripted_class(BANK, 5, ClassPlan(learners=1, questions=5, code=other)))
    (folder / "bad.json").write_text("{", "utf-8")
    hint = f"quiz: These are the rounds with the code {CODE}. `--code CODE` shows another: {other}.\n"
    assert said("report", folder, "--json")[2] == hint
    refused = f"quiz: {folder}/bad.json: is no result file of this game\n"
    assert said("report", folder, "--csv")[2] == refused + hint
    assert said("report", folder)[2] == ""


def test_days_and_labels_can_be_asked_for(folder: Path, said: Said) -> None:
    assert said("report", folder, "--since", "2026-11-28")[0] == 1
    assert said("report", folder, "--since", "2026-11-27")[0] == 0
    assert said("report", folder, "--label", "4B")[0] == 1
    code, _out, err = said("report", folder, "--since", "yesterday")
    assert (code, "is no day; write it as 2026-11-01" in err) == (2, True)


# Small groups


def small(count: int) -> list[Result]:
    return [replace(one, label="4B") for one in ROUNDS[1 : count + 1]]


def test_a_teacher_is_shown_no_group_under_five_and_programs_are(tmp_path: Path, said: Said) -> None:
    write_class(tmp_path, small(4))
    for option in ("--text", "--markdown"):
        assert "Median" not in said("report", tmp_path, option)[1]
    assert json.loads(said("report", tmp_path, "--json")[1])["median"] is not None
    write_class(tmp_path, small(5))
    assert "Median" in said("report", tmp_path)[1]


def test_others_are_shown_no_group_under_ten_and_no_label(tmp_path: Path, said: Said) -> None:
    write_class(tmp_path, small(9))
    assert "Median" not in said("report", tmp_path, "--share")[1]
    assert json.loads(said("report", tmp_path, "--share", "--json")[1])["median"] is None
    for option in ("--csv", "--csv-answers"):
        code, out, err = said("report", tmp_path, "--share", option)
        assert (code, len(out.splitlines())) == (0, 1)
        assert err.startswith("quiz: With fewer than 10 finished rounds")
    write_class(tmp_path, small(10))
    assert "Median" in said("report", tmp_path, "--share")[1]
    assert "4B" in said("report", tmp_path)[1]
    for option in ("--text", "--markdown", "--json", "--csv", "--csv-answers"):
        assert "4B" not in said("report", tmp_path, "--share", option)[1]


# Taking


def test_files_of_several_accounts_are_warned_of(
    folder: Path, said: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    from quiz.classroom import source
    from quiz.classroom.gather import gather

    monkeypatch.setattr(source, "gather", lambda names: replace(gather(names), owners=2))
    code, out, err = said("report", folder)
    assert (code, "Median" in out) == (0, True)
    assert err.startswith("quiz: The files belong to 2 accounts")
    assert "quiz results take" in err


def test_results_are_taken_and_reported_on_as_before(folder: Path, said: Said) -> None:
    before = said("report", folder, "--json")[1]
    code, out, err = said("results", "take", folder)
    assert (code, err) == (0, "")
    assert out.startswith(f"12 rounds out of 12 files are in {folder}/taken-")
    assert len(list(folder.iterdir())) == 1
    after, now = json.loads(before), json.loads(said("report", folder, "--json")[1])
    assert now == after
    assert said("results", "take", folder)[:2] == (
        0,
        f"All results in {folder} are in one file of your own already.\n",
    )


def test_nothing_to_take_is_exit_code_1(tmp_path: Path, said: Said) -> None:
    assert said("results", "take", tmp_path) == (
        1,
        "",
        f"There is no result to take in {tmp_path}.\n",
    )
    assert said("results", "take", tmp_path / "missing")[0] == 2
    assert said("results")[0] == 2


# A code for tomorrow


def test_a_code_is_made_of_what_was_missed_most(folder: Path, said: Said) -> None:
    code, out, err = said("code", "--from-report", folder, "--count", "3")
    assert code == 0
    printed = json.loads(said("report", folder, "--json")[1])["questions"]
    missed = sorted(printed, key=lambda one: float(one["facility"]))[:3]
    assert set(read_code(out, BANK).questions) == {one["id"] for one in missed}
    first, *questions = err.splitlines()
    assert first == "Hand-picked · 3 questions"
    stems = [BANK.by_id[one["id"]].stem.in_language("en") for one in missed]
    assert sorted(line.split(". ", 1)[1] for line in questions) == sorted(stems)


def test_a_code_from_a_report_has_five_questions_and_may_be_an_exam(folder: Path, said: Said) -> None:
    out = said("code", "--from-report", folder, "--exam")[1]
    assignment = read_code(out, BANK)
    assert (len(assignment.questions), assignment.spec.exam) == (5, True)


@pytest.mark.parametrize("choice", ["--round=mixed", "--topic=offices", "--level=1", "--seed=3"])
def test_a_code_from_a_report_takes_no_choice_of_questions(folder: Path, said: Said, choice: str) -> None:
    code, out, err = said("code", "--from-report", folder, choice)
    assert (code, out) == (2, "")
    assert err.startswith("quiz: --from-report asks what was missed most.")


def test_where_nothing_was_missed_there_is_no_code(tmp_path: Path, said: Said) -> None:
    write_class(tmp_path, scripted_class(BANK, 4, ClassPlan(learners=3, code=CODE, skill=99.0)))
    code, out, err = said("code", "--from-report", tmp_path)
    assert (code, out) == (1, "")
    assert err == "quiz: Nothing was missed in these results.\n"


def test_a_code_from_no_result_states_that_there_is_none(tmp_path: Path, said: Said) -> None:
    for folder in (tmp_path, tmp_path / "missing"):
        code, out, err = said("code", "--from-report", folder)
        assert (code, out) == (1, "")
        assert err.startswith("quiz: There is no result to read.")


def test_a_code_from_rounds_that_were_all_left_states_it(tmp_path: Path, said: Said) -> None:
    write_class(tmp_path, scripted_class(BANK, 4, ClassPlan(learners=3, code=CODE, left=3)))
    assert said("code", "--from-report", tmp_path) == (
        1,
        "",
        "quiz: No round in these results was played to its end.\n",
    )


def test_a_code_from_rounds_with_another_bank_states_it(folder: Path, tmp_path: Path, said: Said) -> None:
    (tmp_path / "small.yaml").write_text(SMALL)
    code, out, err = said("code", "--from-report", folder, "--bank", tmp_path / "small.yaml")
    assert (code, out) == (1, "")
    assert err.startswith("quiz: No round was played with this bank.")
