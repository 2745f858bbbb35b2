"""Which part of the program may import which, and what stays within one part."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from quiz.commands import NAMES, load

ROOT = Path(__file__).resolve().parent.parent
MODULES = sorted((ROOT / "quiz").rglob("*.py"))

BASE = {"crash_log", "streams", "files", "i18n", "paths", "errors", "quiz"}
"""Modules at the bottom, which may import each other; `quiz` is the package itself, with its version."""

LAYERS = (
    {"__main__"},
    {"cli"},
    {"commands"},
    {"play_options"},
    {"arguments", "round_options"},
    {"ui", "plain", "web"},
    {"classroom"},
    {"exchange"},
    {"open_session"},
    {"session"},
    {"wording", "menu"},
    {"study"},
    {"check"},
    {"game"},
    {"bank"},
    {"documents"},
    BASE,
)
"""The modules and packages below `quiz` from the top down; each imports only from layers below its own."""

PURE = [*(ROOT / "quiz" / "game").glob("*.py"), ROOT / "quiz" / "bank" / "model.py"]
"""Modules to which time and chance come as arguments, and which read and write nothing."""

IMPURE = {"os", "sys", "io", "time", "pathlib", "secrets", "sqlite3", "yaml", "logging", "socket"}
"""Modules of Python's and others' that read the clock, make up numbers, or read and write."""

APPLICATION = re.compile(r"quiz\.ui\.(\w+_)?app\b")
"""The modules of applications, which import screens."""

SQL = re.compile(
    r"\b(SELECT\s.+\sFROM|INSERT\s+(OR \w+ )?INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM|CREATE\s+TABLE|PRAGMA)\b"
)


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def syntax_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def imported(path: Path) -> Iterator[str]:
    """Every module that a module imports, wherever in it."""
    for node in ast.walk(syntax_of(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name_of(path)} imports by a relative name"
            assert node.module is not None
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def part_of(module: str) -> str:
    """The module or package directly below `quiz` that a dotted name belongs to."""
    parts = module.split(".")
    return "quiz" if len(parts) < 2 or parts[1] == "__version__" else parts[1]


def layer_of(part: str) -> int:
    """How far from the top a part lies."""
    numbers = [number for number, layer in enumerate(LAYERS) if part in layer]
    assert numbers, f"quiz/{part} is in no layer"
    return numbers[0]


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_module_imports_only_from_its_own_part_and_from_layers_below(path: Path) -> None:
    own = path.relative_to(ROOT / "quiz").parts[0].removesuffix(".py").replace("__init__", "quiz")
    for module in imported(path):
        if module.split(".")[0] == "quiz":
            part = part_of(module)
            below = layer_of(part) > layer_of(own)
            assert part == own or below or {part, own} <= BASE, f"{own} imports {module}"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_only_the_screens_import_textual(path: Path) -> None:
    if "ui" not in path.parts:
        assert not {module.split(".")[0] for module in imported(path)} & {"textual", "rich"}


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_sql_stands_in_study_and_in_the_module_of_a_schools_database(path: Path) -> None:
    if "study" in path.parts or name_of(path) == "quiz/classroom/school.py":
        return
    assert "sqlite3" not in {module.split(".")[0] for module in imported(path)}
    texts = [
        node.value
        for node in ast.walk(syntax_of(path))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]
    assert [text for text in texts if SQL.search(text)] == []


@pytest.mark.parametrize("path", PURE, ids=name_of)
def test_the_game_and_the_model_have_no_clock_no_chance_and_no_files(path: Path) -> None:
    modules = set(imported(path))
    assert not {module.split(".")[0] for module in modules} & IMPURE
    assert {module for module in modules if module.startswith("random")} <= {"random.Random"}
    called = {
        node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        for node in ast.walk(syntax_of(path))
        if isinstance(node, ast.Call)
    }
    assert not called & {"now", "today", "utcnow", "open", "print", "input"}


@pytest.mark.parametrize("path", [path for path in MODULES if "ui" in path.parts], ids=name_of)
def test_screens_and_widgets_do_not_import_the_application(path: Path) -> None:
    if path.parent.name in ("screens", "widgets"):
        assert not {module for module in imported(path) if APPLICATION.match(module)}


@pytest.mark.parametrize("path", [path for path in MODULES if "ui" in path.parts], ids=name_of)
def test_private_parts_of_textual_are_imported_in_one_module(path: Path) -> None:
    private = {
        module
        for module in imported(path)
        if module.startswith("textual.") and any(part.startswith("_") for part in module.split("."))
    }
    assert not private or path.name == "textual_patches.py"


def test_rounds_are_drawn_by_the_one_method_whose_sequence_python_guarantees() -> None:
    called = {
        node.attr
        for path in PURE
        for node in ast.walk(syntax_of(path))
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id in ("rng", "chance")
    }
    assert called == {"random"}


def test_everything_but_the_screens_runs_without_textual_and_a_database() -> None:
    script = (
        "import importlib, pkgutil, sys, quiz\n"
        "for module in pkgutil.walk_packages(quiz.__path__, 'quiz.'):\n"
        "    if not module.name.startswith(('quiz.ui', 'quiz.web', 'quiz.__main__')):\n"
        "        importlib.import_module(module.name)\n"
        "assert 'quiz.plain' in sys.modules\n"
        "assert 'quiz.game.round' in sys.modules\n"
        "print(*[name for name in sys.modules if name.split('.')[0] in ('textual', 'rich', 'quiz.ui', 'psycopg')])\n"
    )
    # pkgutil imports each package to walk it; those of the screens and of the web server import nothing themselves
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT)
    assert ran.stdout.split() == []


def test_the_first_frame_waits_for_no_bank_no_round_and_no_history() -> None:
    script = (
        "import sys, quiz.ui.app\n"
        "late = {'quiz.bank.model', 'quiz.game.draw', 'quiz.wording', 'quiz.session', 'yaml', 'sqlite3'}\n"
        "print(*sorted(late & sys.modules.keys()))\n"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT)
    assert ran.stdout.split() == []


def test_no_module_has_a_name_without_meaning() -> None:
    vague = {"utils", "util", "helpers", "helper", "common", "manager", "misc"}
    assert not {path.stem for path in MODULES} & vague


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_no_message_is_translated_inside_an_f_string(path: Path) -> None:
    """The tools that collect messages find none there before Python 3.12."""
    inside = [
        node.lineno
        for string in ast.walk(syntax_of(path))
        if isinstance(string, ast.JoinedStr)
        for node in ast.walk(string)
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("_", "N_", "ngettext")
        if any(isinstance(argument, ast.Constant) for argument in node.args)
    ]
    assert inside == []


# Commands


def test_every_file_of_a_command_is_listed_and_named_after_it() -> None:
    files = {path.stem for path in (ROOT / "quiz" / "commands").glob("*.py")} - {"__init__"}
    files = {name.removesuffix("_") for name in files}  # `import` is a word of Python's
    assert files == set(NAMES)
    assert [load(name).NAME for name in NAMES] == list(NAMES)


@pytest.mark.parametrize("path", sorted((ROOT / "quiz" / "commands").glob("*.py")), ids=name_of)
def test_a_command_imports_nothing_heavy_before_it_runs(path: Path) -> None:
    tree = syntax_of(path)
    tree.body = [node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)]
    modules = {
        f"{node.module}.{alias.name}" if isinstance(node, ast.ImportFrom) else alias.name
        for node in tree.body
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
    }
    light = BASE | {"arguments", "play_options", "round_options"}
    ours = {module for module in modules if module.startswith("quiz")}
    assert {part_of(module) for module in ours} <= light
    theirs = {module.split(".")[0] for module in modules - ours}
    assert theirs <= {"__future__", "argparse", "importlib", "keyword", "os", "sys"}
