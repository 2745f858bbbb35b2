"""Which bank is played where its path begins with a home folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from quiz.bank.locate import locate
from tests.program import quiz


@pytest.mark.parametrize("option", ["~/bank.yaml", None])
def test_a_path_may_begin_with_the_home_folder(
    option: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    assert locate(option, {"QUIZ_BANK": "~/bank.yaml"}).path == tmp_path / "bank.yaml"


@pytest.mark.parametrize("arguments", [["check", "~unknown/q"], ["--plain", "--bank", "~unknown/q"]])
def test_the_home_folder_of_an_unknown_user_gives_one_line(arguments: list[str]) -> None:
    ran = quiz(*arguments)
    assert ran.code != 0
    first, *_verdict = (ran.err or ran.out).splitlines()
    assert first.endswith("~unknown/q: error: there is no such file")
    assert len(ran.err.splitlines()) <= 1
