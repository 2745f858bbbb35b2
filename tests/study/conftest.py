"""A store of one's own, and a bank to play."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from quiz.bank.model import Bank
from quiz.paths import HISTORY_NAME
from quiz.study.history import History, open_history
from tests.study.examples import NOW, bank_of_size


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "home" / HISTORY_NAME


@pytest.fixture
def store(path: Path) -> Iterator[History]:
    with open_history(path, NOW) as opened:
        assert opened.trouble == ""
        yield opened


@pytest.fixture(scope="session")
def bank() -> Bank:
    return bank_of_size(40)
