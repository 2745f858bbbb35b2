"""Settings stick, and a file in any state gives at least the usual ones."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.paths import SETTINGS_NAME
from quiz.study import settings as settings_module
from quiz.study.settings import RULES, Value, read_settings, save_settings

ALL: dict[str, Value] = {
    "language": "fr",
    "theme": "textual-dark",
    "kind": "true-false",
    "length": 20,
    "certainty": True,
}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "home" / SETTINGS_NAME


def write(file: Path, content: bytes) -> None:
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(content)


def test_without_a_file_there_are_no_settings_and_no_trouble(file: Path) -> None:
    assert read_settings(file) == settings_module.Settings({}, "")


def test_what_was_saved_is_read(file: Path) -> None:
    assert save_settings(file, ALL) == ""
    assert read_settings(file) == settings_module.Settings(ALL, "")


def test_all_questions_is_a_length(file: Path) -> None:
    save_settings(file, {"length": None})
    assert read_settings(file).values == {"length": None}


def test_one_change_leaves_the_others(file: Path) -> None:
    save_settings(file, ALL)
    save_settings(file, {"language": "en"})
    assert read_settings(file).values == {**ALL, "language": "en"}


def test_a_setting_of_another_version_is_ignored_and_kept(file: Path) -> None:
    write(file, b'{"volume": 11, "language": "fr"}')
    found = read_settings(file)
    assert found.values == {"language": "fr"}
    assert "volume" in found.trouble
    save_settings(file, {"length": 5})
    assert json.loads(file.read_text())["volume"] == 11


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("language", "de"),
        ("language", None),
        ("language", ["en"]),
        ("length", 7),
        ("length", "5"),
        ("length", 5.0),
        ("length", True),
        ("certainty", 1),
        ("certainty", "yes"),
        ("kind", "essay"),
        ("theme", ""),
        ("theme", "\x1b[31m"),
        ("theme", {"a": 1}),
    ],
)
def test_a_value_that_cannot_be_is_ignored_with_one_line(file: Path, name: str, value: object) -> None:
    write(file, json.dumps({**ALL, name: value}).encode())
    found = read_settings(file)
    assert found.values == {other: kept for other, kept in ALL.items() if other != name}
    assert name in found.trouble
    assert "\n" not in found.trouble


def test_a_front_end_gives_its_own_rule_for_themes(file: Path) -> None:
    save_settings(file, {"theme": "neon"})
    assert read_settings(file, {**RULES, "theme": ("textual-dark",)}).values == {}
    assert read_settings(file, {**RULES, "theme": lambda value: value == "neon"}).values == {"theme": "neon"}


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b"7", b"\xff\xfe", b"\x00" * 100, b"[" * 60_000, b'{"a": ' * 9_000, b" " * 70_000],
)
def test_a_broken_file_is_ignored_with_one_line_and_replaced_at_the_next_change(
    file: Path, content: bytes
) -> None:
    write(file, content)
    found = read_settings(file)
    assert found.values == {}
    assert found.trouble.endswith(".")
    assert "\n" not in found.trouble
    assert save_settings(file, ALL) == ""
    assert read_settings(file) == settings_module.Settings(ALL, "")


@given(
    st.binary(max_size=200)
    | st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda inner: st.dictionaries(st.text(), inner) | st.lists(inner),
    ).map(lambda value: json.dumps(value).encode())
)
def test_no_content_stops_the_game(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    file = tmp_path_factory.getbasetemp() / "any-settings.json"
    file.write_bytes(content)
    found = read_settings(file)
    assert set(found.values) <= set(RULES)
    assert "\n" not in found.trouble
    assert save_settings(file, ALL) == ""
    assert read_settings(file).values == ALL


def test_names_in_the_trouble_are_safe_to_print_and_few(file: Path) -> None:
    write(file, json.dumps({"\x1b]0;gotcha": 1, **{f"setting-{n}": n for n in range(99)}}).encode())
    trouble = read_settings(file).trouble
    assert trouble.isprintable()
    assert len(trouble) < 200 + len(str(file))


def test_a_mark_of_byte_order_does_no_harm(file: Path) -> None:
    write(file, b"\xef\xbb\xbf" + json.dumps(ALL).encode())
    assert read_settings(file).values == ALL


def test_a_folder_in_the_place_of_the_file_is_one_line_of_trouble(file: Path) -> None:
    file.mkdir(parents=True)
    assert read_settings(file).trouble
    assert save_settings(file, ALL).endswith(".")


@pytest.mark.skipif(sys.platform == "win32", reason="named pipes are those of POSIX")
def test_a_pipe_in_the_place_of_the_file_is_not_waited_for(file: Path) -> None:
    file.parent.mkdir()
    os.mkfifo(file)
    script = f"from quiz.study.settings import *; print(read_settings(Path({str(file)!r})).trouble)"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, timeout=30, check=True
    )
    assert str(file) in done.stdout
    assert "no ordinary file" in save_settings(file, ALL)
    assert file.is_fifo()


def test_a_home_that_cannot_be_made_is_one_line_of_trouble(file: Path) -> None:
    file.parent.write_text("in the way")
    assert read_settings(file).values == {}
    assert save_settings(file, ALL).endswith(".")


def test_a_failed_change_leaves_the_old_file_whole_and_nothing_beside_it(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save_settings(file, ALL)

    def fail(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    assert "No space left on device" in save_settings(file, {"language": "en"})
    assert read_settings(file).values == ALL
    assert [one.name for one in file.parent.iterdir()] == [file.name]
