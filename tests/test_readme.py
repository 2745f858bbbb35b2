"""What the README shows is so."""

from __future__ import annotations

import io
import re
from datetime import date
from pathlib import Path

from quiz.check.command import run
from quiz.errors import ExitCode

README = (Path(__file__).resolve().parent.parent / "README.md").read_text(encoding="utf-8")
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
    root = Path(__file__).resolve().parent.parent
    for name in re.findall(r"`(quiz/[\w/.]+|\.(?!venv/)[\w]+/[\w.]+)`", README):
        assert (root / name).exists(), name
