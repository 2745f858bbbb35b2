"""A store of one's own, and a bank to play."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from quiz.bank.model import Bank
from quiz.paths import HISTORY_NAME
from quiz.study.store import Store, open_store
from tests.study.examples import NOW, bank_of


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "home" / HISTORY_NAME


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with open_store(path, NOW) as opened:
        assert opened.trouble == ""
        yield opened


@pytest.fixture(scope="session")
def bank() -> Bank:
    return bank_of(40)
