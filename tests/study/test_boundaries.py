"""What the package `study` never does."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

import quiz.study

PACKAGE = Path(quiz.study.__file__).parent


def test_playing_and_looking_at_the_home_screen_import_neither_fsrs_nor_textual(tmp_path: Path) -> None:
    script = f"""
import sys
from pathlib import Path
from random import Random
import quiz.study.progress
from quiz.session import Session
from quiz.study import queries
from quiz.study.history import open_history
from quiz.study.settings import Settings
from tests.study.examples import NOW, bank_of_size, play
bank = bank_of_size(40)
path = Path({str(tmp_path / "history")!r})
store = open_history(path, NOW)
round_id, _ = play(store, bank, [True, False])
store.finish(round_id, NOW)
Session(bank, store, Settings(), chance=Random(1), clock=lambda: NOW).menu()
queries.standings(store.database), queries.seen(store.database)
assert not {{"fsrs", "textual", "yaml", "torch"}} & set(sys.modules)
store.close()
assert "fsrs" in sys.modules
"""
    subprocess.run([sys.executable, "-c", script], check=True)


def test_a_home_screen_with_something_due_does_not_import_fsrs(tmp_path: Path) -> None:
    path = str(tmp_path / "history")
    before = f"""
from pathlib import Path
from tests.study.examples import NOW, bank_of_size, play
from quiz.study.history import open_history
with open_history(Path({path!r}), NOW) as store:
    play(store, bank_of_size(40), [False])
"""
    after = f"""
import sys
from pathlib import Path
from tests.study.examples import DAY, NOW, bank_of_size
from quiz.study import queries
from quiz.study.history import open_history
with open_history(Path({path!r}), NOW + DAY) as store:
    assert len(queries.due(store.database, bank_of_size(40), NOW + DAY)) == 1
assert "fsrs" not in sys.modules
"""
    for script in (before, after):
        subprocess.run([sys.executable, "-c", script], check=True)


@pytest.mark.parametrize("module", sorted(path.name for path in PACKAGE.glob("*.py")))
def test_sql_stands_in_the_modules_of_the_store(module: str) -> None:
    text = (PACKAGE / module).read_text(encoding="utf-8")
    says_sql = re.search(r"\b(SELECT|INSERT INTO|UPDATE|DELETE FROM|CREATE TABLE)\b", text) is not None
    assert says_sql == (module in {"history.py", "queries.py", "resume.py", "reviews.py", "schema.py"})


def test_every_column_is_documented() -> None:
    lines = (PACKAGE / "schema.sql").read_text(encoding="utf-8").splitlines()
    columns = [
        number for number, line in enumerate(lines) if re.match(r"    [a-z_]+ +(INTEGER|TEXT|REAL)\b", line)
    ]
    assert len(columns) > 35
    for number in columns:
        assert lines[number - 1].startswith("    -- "), lines[number]


def test_nothing_in_the_file_asks_who_played() -> None:
    schema = (PACKAGE / "schema.sql").read_text(encoding="utf-8").lower()
    tables = re.sub(r"--.*", "", schema)
    assert not re.search(r"\b(name|user|learner|player|host|email)\b", tables)
