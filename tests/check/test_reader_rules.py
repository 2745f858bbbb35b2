from __future__ import annotations

from pathlib import Path

import pytest

from quiz.check import Severity, check_file
from tests.banks import SMALL
from tests.check.making import TODAY

CHOICE = "      - {text: On a peak, why: A peak lies highest.}\n"

BROKEN = [
    ("S01", "id: river-runs", "id: River Runs"),
    ("S01", "id: river-end", "id: river-runs"),
    ("S02", "answer: false", "answer: no"),
    ("S02", "On a peak, why", "On a peak, correct: true, why"),
    ("S02", "In the sea, correct: true, why", "In the sea, why"),
    ("S03", "level: 1", "level: 1\n    colour: red"),
    ("S03", "level: 1", "level: 1\n    level: 2"),
    ("S03", "uphill", "up\x1bhill"),
    ("S04", "sources: [atlas]", "sources: [almanac]"),
    ("S04", "    sources: [atlas]\n", ""),
    ("S04", "    as_of: 2026-02-05\n", ""),
    ("T09", "    correction: Rivers run downhill.\n", ""),
    ("T09", "answer: false", "answer: true"),
    ("M01", "On a peak", "in  the SEA"),
    ("M01", "text: On a peak", "text: ''"),
    ("E01", ", why: A peak lies highest.", ""),
    ("E01", "why: A peak lies highest.", "why: ''"),
    ("L01", "title: A small bank", "title: {en: A small bank, fr: Une petite banque}"),
    ("L01", "title: A small bank", "title: {fr: Une petite banque}"),
    ("M12", CHOICE, "".join(CHOICE.replace("a peak", f"peak {n}") for n in range(8))),
    ("M12", SMALL[SMALL.index(CHOICE) : SMALL.rindex("    explanation")], ""),
]
"""For each rule that the reader holds, what breaks it."""

WHOLE = [
    ("id: river-runs", "id: river-runs-2"),
    ("On a peak, why", "On a peak, correct: false, why"),
    ("statement: Rivers run uphill.", "statement: Level 2 is a level."),
    ("sources: [atlas]", "sources: [atlas, atlas]"),
    ("correction: Rivers run downhill.", "correction: No."),
    ("On a peak", "In the sea of Mars"),
    ("why: A peak lies highest.", "why: In the sea"),
    ("title: Rivers", "title: 'Rivers (en, fr)'"),
    (CHOICE, "".join(CHOICE.replace("a peak", f"peak {n}") for n in range(7))),
]
"""What looks like it and breaks none of them."""


def changed(tmp_path: Path, old: str, new: str) -> Path:
    assert old in SMALL
    path = tmp_path / "questions.yaml"
    path.write_text(SMALL.replace(old, new, 1), encoding="utf-8")
    return path


@pytest.mark.parametrize(("rule", "old", "new"), BROKEN)
def test_a_rule_that_the_reader_holds_comes_as_a_finding(
    tmp_path: Path, rule: str, old: str, new: str
) -> None:
    report = check_file(changed(tmp_path, old, new), TODAY)
    findings = [finding for finding in report.findings if finding.rule == rule]
    assert findings
    assert all(finding.severity is Severity.ERROR and finding.line > 0 for finding in findings)
    assert not report.has_bank


@pytest.mark.parametrize(("old", "new"), WHOLE)
def test_what_only_looks_like_it_reads(tmp_path: Path, old: str, new: str) -> None:
    assert check_file(changed(tmp_path, old, new), TODAY).has_bank
