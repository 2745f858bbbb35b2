"""The terminal's input, mended."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from importlib import import_module

import pytest

from quiz.ui import textual_patches as terminal


@pytest.fixture(autouse=True)
def driver(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The driver as Textual made it, again after the test."""
    module = import_module(terminal.DRIVER)
    monkeypatch.setattr(module, "getincrementaldecoder", module.getincrementaldecoder)
    monkeypatch.setattr(terminal, "PAUSE", 0)
    return iter([None])


def test_the_driver_still_decodes_by_the_name_that_is_mended() -> None:
    source = inspect.getsource(import_module(terminal.DRIVER))
    assert 'getincrementaldecoder("utf-8")().decode' in source


def test_what_is_no_utf8_becomes_a_replacement_and_the_rest_stays() -> None:
    terminal.mend_input(lambda: None)
    decode = import_module(terminal.DRIVER).getincrementaldecoder("utf-8")().decode
    assert decode(b"1\xff2", final=False) == "1\ufffd2"
    assert decode(b"\xc3", final=False) + decode(b"\xa9", final=False) == "é"


def test_the_end_of_input_is_told_and_a_final_call_is_no_end() -> None:
    told: list[bool] = []
    terminal.mend_input(lambda: told.append(True))
    decode = import_module(terminal.DRIVER).getincrementaldecoder("utf-8")().decode
    decode(b"", final=True)
    assert told == []
    decode(b"", final=False)
    assert told == [True]
