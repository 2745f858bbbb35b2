"""The house: which room may know which, and what stays in one room."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
MODULES = sorted((ROOT / "quiz").rglob("*.py"))

FLOORS = (
    {"__main__"},
    {"cli"},
    {"arguments"},
    {"ui", "plain"},
    {"classroom"},
    {"exchange"},
    {"session"},
    {"study"},
    {"wording", "menu"},
    {"check"},
    {"game"},
    {"bank"},
    {"i18n", "paths", "errors", "fallback", "quiz"},
)
"""The rooms from the top of the house to its ground; a room knows those below it. `quiz` is the package's version."""

PURE = [*(ROOT / "quiz" / "game").glob("*.py"), ROOT / "quiz" / "bank" / "model.py"]
"""Modules to which time and chance come as arguments, and which read and write nothing."""

SQL = re.compile(
    r"\b(SELECT\s.+\sFROM|INSERT\s+(OR \w+ )?INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM|CREATE\s+TABLE|PRAGMA)\b"
)


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def imported(path: Path) -> Iterator[str]:
    """Every module that a module imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name_of(path)} imports by a relative name"
            assert node.module is not None
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def room_of(module: str) -> str:
    """The room of a dotted name below `quiz`."""
    parts = module.split(".")
    named = {room for floor in FLOORS for room in floor}
    if len(parts) > 1 and (parts[1] in named or (ROOT / "quiz" / parts[1]).is_dir()):
        return parts[1]
    return "quiz" if len(parts) < 2 or parts[1] == "__version__" else parts[1]


def floor_of(room: str) -> int:
    """How far from the top a room lies."""
    return next(number for number, floor in enumerate(FLOORS) if room in floor)


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_module_imports_only_from_its_own_room_and_those_below(path: Path) -> None:
    inside = path.relative_to(ROOT / "quiz").parts[0].removesuffix(".py").replace("__init__", "quiz")
    for module in imported(path):
        if module.split(".")[0] == "quiz":
            room = room_of(module)
            below = floor_of(room) > floor_of(inside)
            ground = floor_of(room) == floor_of(inside) == len(FLOORS) - 1
            assert room == inside or below or ground, f"{inside} imports {module}"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_only_the_screens_import_textual(path: Path) -> None:
    if "ui" not in path.parts:
        assert not {module.split(".")[0] for module in imported(path)} & {"textual", "rich"}


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_only_the_study_room_says_sql(path: Path) -> None:
    if "study" in path.parts:
        return
    assert "sqlite3" not in {module.split(".")[0] for module in imported(path)}
    said = [
        node.value
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]
    assert [text for text in said if SQL.search(text)] == []


@pytest.mark.parametrize("path", PURE, ids=name_of)
def test_the_game_and_the_model_have_no_clock_no_chance_and_no_files(path: Path) -> None:
    modules = set(imported(path))
    tops = {module.split(".")[0] for module in modules}
    assert not tops & {
        "os",
        "sys",
        "io",
        "time",
        "pathlib",
        "secrets",
        "sqlite3",
        "yaml",
        "logging",
        "socket",
    }
    assert {module for module in modules if module.startswith("random")} <= {"random.Random"}
    called = {
        node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call)
    }
    assert not called & {"now", "today", "utcnow", "open", "print", "input"}


def test_rounds_are_drawn_by_the_one_method_whose_sequence_python_promises_to_keep() -> None:
    called = {
        node.attr
        for path in PURE
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id in ("rng", "chance")
    }
    assert called == {"random"}


def test_everything_but_the_screens_runs_without_textual() -> None:
    script = (
        "import importlib, pkgutil, sys, quiz\n"
        "for module in pkgutil.walk_packages(quiz.__path__, 'quiz.'):\n"
        "    if not module.name.startswith(('quiz.ui', 'quiz.__main__')):\n"
        "        importlib.import_module(module.name)\n"
        "assert 'quiz.plain' in sys.modules\n"
        "assert 'quiz.game.round' in sys.modules\n"
        "print(*[name for name in sys.modules if name.split('.')[0] in ('textual', 'rich', 'quiz.ui')])\n"
    )
    # pkgutil imports each package to walk it; quiz/ui/__init__.py itself imports nothing
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT)
    assert ran.stdout.split() == []


def test_no_room_is_called_by_a_name_that_says_nothing() -> None:
    assert not {path.stem for path in MODULES} & {
        "utils",
        "util",
        "helpers",
        "helper",
        "common",
        "manager",
        "misc",
    }
