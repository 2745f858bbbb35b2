"""The wheel holds what a fresh machine needs."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

from quiz import __version__, i18n, paths
from quiz.bank.reader import read_bank

ROOT = Path(__file__).resolve().parent.parent

NEEDED = {
    "quiz/questions.yaml",
    "quiz/bank/bank.schema.json",
    "quiz/classroom/result.schema.json",
    "quiz/classroom/school.sql",
    "quiz/classroom/report/report.schema.json",
    "quiz/classroom/report/html.css",
    "quiz/documents/page.css",
    "quiz/exchange/paper.css",
    "quiz/bank/template_en.yaml",
    "quiz/ui/canada.json",
    "quiz/bank/template_fr.yaml",
    "quiz/study/schema.sql",
    "quiz/study/migrations/0002.sql",
    "quiz/study/migrations/0003.sql",
    "quiz/ui/app.tcss",
    "quiz/web/page/page.css",
    "quiz/web/page/page.js",
    "quiz/web/templates/full.html",
    "quiz/web/templates/game.html",
    "quiz/locale/fr/LC_MESSAGES/quiz.mo",
    "quiz/locale/fr/LC_MESSAGES/quiz.po",
    "quiz/cli.py",
    "quiz/commands/play.py",
    "quiz/py.typed",
}


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel, built without network and unpacked."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "unpacked")
    return folder / "unpacked"


def test_the_wheel_holds_bank_stylesheet_and_translations(unpacked: Path) -> None:
    held = {path.relative_to(unpacked).as_posix() for path in unpacked.rglob("*") if path.is_file()}
    assert held >= NEEDED
    assert not {name for name in held if name.startswith("tests/") or name.endswith(".pyc")}


def test_the_unpacked_wheel_plays_its_own_bank_in_french(unpacked: Path, tmp_path: Path) -> None:
    """Neither the repository nor anything installed from it is in reach."""
    program = (
        f"import sys; sys.path.insert(0, {str(unpacked)!r})\n"
        "import quiz.cli; assert quiz.__file__.startswith(sys.path[0]), quiz.__file__\n"
        "sys.exit(quiz.cli.main(['play', '--plain', '--lang', 'fr', '--seed', '7', '--count', '2']))"
    )
    played = subprocess.run(
        [sys.executable, "-c", program],
        cwd=tmp_path,
        input="1\n1\n",
        capture_output=True,
        text=True,
        check=True,
    )
    assert "Question 1 sur 2" in played.stdout
    assert "sur 2 ·" in played.stdout


def test_an_editable_installation_finds_the_repositorys_bank() -> None:
    bank = paths.packaged_bank()
    assert bank == ROOT / "questions.yaml"
    assert read_bank(bank).questions


def test_the_first_screen_shows_the_title_of_the_shipped_bank() -> None:
    title = read_bank(paths.packaged_bank()).title
    for language in i18n.LANGUAGES:
        i18n.switch(language)
        assert title.in_language(language) == i18n._("ICE in Canada: what it can and cannot do")


@pytest.fixture
def one_file(tmp_path: Path) -> Path:
    """A file as shiv writes it, with a game and an unpacking of one line each, and our start in it."""
    file = tmp_path / "game.pyz"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("__main__.py", "import _bootstrap; _bootstrap.bootstrap()")
        archive.writestr("environment.json", '{"build_id": "c0ffee"}')
        archive.writestr("_bootstrap/__init__.py", "def bootstrap(): print('unpack')")
    spec = importlib.util.spec_from_file_location("pyz", ROOT / ".packaging" / "pyz.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    module.quicken(file)
    return file


def test_the_one_file_unpacks_itself_once_and_opens_no_interpreter(one_file: Path, tmp_path: Path) -> None:
    def started() -> str:
        environment = {**os.environ, "SHIV_ROOT": str(tmp_path), "SHIV_INTERPRETER": "1"}
        ran = subprocess.run(
            [sys.executable, str(one_file)], env=environment, capture_output=True, text=True, check=True
        )
        return ran.stdout

    assert started() == "unpack\n"
    game = tmp_path / "game.pyz_c0ffee" / "site-packages" / "quiz"
    game.mkdir(parents=True)
    game.joinpath("__init__.py").touch()
    game.joinpath("cli.py").write_text(
        "import os\ndef main(): print('play', 'SHIV_INTERPRETER' in os.environ)\n"
    )
    assert started() == "play False\n"


def test_the_version_stands_in_one_place() -> None:
    with (ROOT / "pyproject.toml").open("rb") as file:
        project = tomllib.load(file)["project"]
    assert "version" in project["dynamic"]
    assert __version__.count(".") == 2
