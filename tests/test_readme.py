"""What the README shows is so."""

from __future__ import annotations

import io
import json
import re
import shlex
from datetime import date
from pathlib import Path

import pytest

from quiz.check.command import run
from quiz.classroom.code import read_code
from quiz.cli import _parse, main
from quiz.errors import ExitCode
from tests.classroom.reporting import shipped_bank
from tests.classroom.scripted import ClassPlan, scripted_class, write_class

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
EXAMPLE = README.split("```yaml\n")[1].split("```")[0]


def checked(bank: str, folder: Path) -> tuple[ExitCode, str]:
    """The exit code and the output of `quiz check --strict` on a bank."""
    path = folder / "my-questions.yaml"
    path.write_text(bank, encoding="utf-8")
    out = io.StringIO()
    code = run(path, rules=False, bots=False, as_json=False, strict=True, today=date(2026, 11, 22), out=out)
    return code, out.getvalue().replace(f"{folder}/", "")


def test_the_bank_it_shows_is_complete(tmp_path: Path) -> None:
    code, printed = checked(EXAMPLE, tmp_path)
    assert code is ExitCode.DONE
    assert "0 errors, 0 warnings" in printed


def test_the_error_it_shows_is_what_the_check_prints(tmp_path: Path) -> None:
    shown = README.split("```text\n")[1].split("\n```")[0]
    code, printed = checked(EXAMPLE.replace("answer: false", "answer: yes"), tmp_path)
    assert code is ExitCode.FOUND
    assert shown in printed.splitlines()


def test_it_gives_one_command_to_play_and_one_to_test() -> None:
    commands = re.findall(r"<!-- (play|test) -->\n```sh\n(.+)\n```", README)
    assert [name for name, _command in commands] == ["play", "test"]
    for _name, command in commands:
        environment = command.removeprefix("python3 -m venv ").split(" ")[0]
        assert command.startswith(f"python3 -m venv {environment} && {environment}/bin/pip install ")


def test_every_file_it_names_is_there() -> None:
    for name in re.findall(r"`(quiz/[\w/.]+|\.(?!venv/)[\w]+/[\w.]+)`", README):
        assert (ROOT / name).exists(), name


# For teachers


def commands_for_teachers() -> list[str]:
    """Every command of the game in the blocks for the shell between *For teachers* and the next part."""
    part = README.split("\n## For teachers\n")[1].split("\n## ")[0]
    blocks = re.findall(r"^ *```sh\n(.*?)^ *```$", part, re.DOTALL | re.MULTILINE)
    lines = [
        line.strip().removeprefix("CODE=$(").split(")")[0] for block in blocks for line in block.splitlines()
    ]
    return [line for line in lines if line.startswith("quiz ")]


@pytest.mark.parametrize("line", commands_for_teachers())
def test_a_command_for_teachers_is_one_that_there_is(line: str) -> None:
    _command, options = _parse(shlex.split(line, comments=True)[1:])
    assert options


def test_the_steps_around_a_class_work_in_their_order(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    bank = shipped_bank()
    monkeypatch.chdir(tmp_path)
    make, look, _play, *afterwards = commands_for_teachers()[:7]
    code = ""
    for line in (make, look, *afterwards):
        words = shlex.split(line.replace("~/", "").replace("$CODE", code), comments=True)
        assert main(words[1:]) == 0, line
        printed = capsys.readouterr().out
        if line == make:
            code = printed.strip()
            write_class(tmp_path / "results", scripted_class(bank, 4, ClassPlan(learners=12, code=code)))
    assert len(list((tmp_path / "results").iterdir())) == 1
    assert (tmp_path / "class.html").is_file()
    assert len(read_code(printed, bank).questions) == 5


# Privacy

HELD = {
    "id": ("a random number", "un numéro tiré au hasard"),
    "date": ("the day", "le jour"),
    "bank": ("the title and a hash of the bank", "le titre et l’empreinte de la banque"),
    "code": ("the class code", "le code de classe"),
    "spec": ("what the round was asked to be", "ce que la partie devait être"),
    "language": ("its language", "sa langue"),
    "finished": ("whether it was finished", "si elle a été terminée"),
    "paper": ("the questions of the paper", "les questions posées"),
    "answers": ("for each answer the choice", "pour chaque réponse, le choix"),
    "label": ("the label, if the teacher gave one", "l’étiquette, si on en a donné une"),
}
"""The words in both languages for what a result file holds, by its keys."""


def test_both_paragraphs_on_privacy_name_all_that_a_result_file_holds() -> None:
    schema = json.loads((ROOT / "quiz" / "classroom" / "result.schema.json").read_text("utf-8"))
    assert schema["properties"].keys() - {"format"} == HELD.keys()
    privacy = " ".join(README.split("\n## Privacy\n")[1].split("\n## ")[0].split())
    for english, french in HELD.values():
        assert english in privacy, english
        assert french in privacy, french
