"""Isolates every test from the machine it runs on, and compiles the translations once."""

from __future__ import annotations

import gc
import importlib.util
import os
import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from datetime import datetime
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from quiz import i18n
from quiz.bank import reader, yaml_tree
from quiz.bank.model import Bank
from quiz.paths import packaged_bank
from quiz.study.database import BUSY_TIMEOUT, Database
from tests.effort import EXAMPLES

ROOT = Path(__file__).resolve().parent.parent

# Without bytecode every worker, and every program that a test starts, would compile all modules anew: a fifth of
# what the suite takes. It is kept where Python keeps it by default, in folders that git ignores.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

# Looking for cycles among so many objects that stay takes an eighth of the suite, where it is done as often as
# Python does it by default: whenever there are 700 new ones.
gc.set_threshold(50_000, 20, 20)

settings.register_profile(
    "quiz",
    deadline=None,
    max_examples=EXAMPLES,
    derandomize="CI" in os.environ,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
settings.load_profile("quiz")


MEMORY = Path("/dev/shm")
"""Where Linux keeps files in memory."""

ROOM = 2**28
"""The bytes that must be free there; a run needs a third of it."""


def pytest_configure(config: pytest.Config) -> None:
    """Keep the files of the tests in memory: each answer is on the disk before its verdict, and disks are slow."""
    if os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free >= ROOM:
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))


def pytest_xdist_auto_num_workers() -> int:
    """Two workers for each processor: tests of the screens wait half of their time."""
    return 2 * (os.cpu_count() or 1)


def pytest_sessionstart(session: pytest.Session) -> None:
    """Compile the .po catalogues that are newer than what was compiled from them."""
    catalogues = list(ROOT.glob("quiz/locale/*/LC_MESSAGES/*.po"))
    if any(_is_stale(po) for po in catalogues):
        spec = importlib.util.spec_from_file_location("catalogues", ROOT / ".packaging" / "catalogues.py")
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        module.compile_catalogues(ROOT)


def _is_stale(po: Path) -> bool:
    compiled = po.with_suffix(".mo")
    return not compiled.exists() or compiled.stat().st_mtime_ns < po.stat().st_mtime_ns


@pytest.fixture(scope="session", autouse=True)
def shipped_bank_read_once() -> Iterator[None]:
    """Read the bank that comes with the game once in each process, and not for each of some hundred tests."""
    read, shipped = reader._read, str(packaged_bank())
    kept: dict[object, Bank] = {}

    def read_once(name: str, text: Callable[[], str]) -> Bank:
        if name != shipped:
            return read(name, text)
        parser = yaml_tree._LOADER
        if parser not in kept:
            kept[parser] = read(name, text)
        return kept[parser]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reader, "_read", read_once)
        yield


@pytest.fixture(scope="session")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Data folders that nothing is in yet.

    They lie in a folder of their own: pytest numbers a folder by looking through all those beside it.
    """
    folder = tmp_path_factory.mktemp("h", numbered=False)  # short, for messages name what lies there
    return (folder / str(number) for number in count())


@pytest.fixture(autouse=True)
def isolated(homes: Iterator[Path], monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A machine with no history, no settings and no language of its own; gives its data folder."""
    home = next(homes)
    home.mkdir()
    monkeypatch.setenv("QUIZ_HOME", str(home))
    monkeypatch.setenv("TERM", "xterm-256color")
    ours = ("QUIZ_BANK", "QUIZ_LANG", "LANGUAGE", "LANG", "COLUMNS", "LINES", "NO_COLOR", "COLORTERM")
    for name in list(os.environ):
        if name in ours or name.startswith(("LC_", "TEXTUAL_", "PYTHONIOENCODING", "PYTHONUTF8")):
            monkeypatch.delenv(name)
    yield home
    i18n.switch("en")


@pytest.fixture(autouse=True)
def own_signals() -> Iterator[None]:
    """Handle signals after a test as before it: a kiosk ignores some, and programs of later tests inherit that."""
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    yield
    for number, handler in before.items():
        if signal.getsignal(number) is not handler:
            signal.signal(number, handler)


@pytest.fixture(autouse=True)
def closed_histories(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Close every history that a test leaves open: Python 3.13 warns of connections that nobody closed."""
    opened: list[Database] = []
    build = Database.__init__

    def build_and_note(database: Database, path: Path, now: datetime, timeout: float = BUSY_TIMEOUT) -> None:
        build(database, path, now, timeout)
        opened.append(database)

    monkeypatch.setattr(Database, "__init__", build_and_note)
    yield
    for database in opened:
        database.close()
