"""Cells of spreadsheets."""

from __future__ import annotations

import pytest

from quiz.documents.cells import guarded


@pytest.mark.parametrize(
    "sign", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", " =", "\u00a0="]
)
def test_no_text_is_taken_for_a_formula(sign: str) -> None:
    assert guarded(f"{sign}1+1") == f"'{sign}1+1"
    assert guarded(f"a{sign}1") == f"a{sign}1"
