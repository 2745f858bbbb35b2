from __future__ import annotations

import io
import json
from datetime import date
from pathlib import Path

import pytest

from quiz import i18n
from quiz.check import RULES, Report, check_file
from quiz.check.command import run
from quiz.errors import ExitCode
from tests.banks import SMALL
from tests.check.making import TODAY

WHY = "Water follows the slope and so it never stops before the sea."
GOOD = (
    SMALL.replace("Water follows the slope.", WHY)
    .replace("The sea lies lowest.", f"{WHY} So it ends there.")
    .replace("A peak lies highest.", f"{WHY} A peak lies highest.")
    .replace("Only vapour rises there.", f"{WHY} Only vapour rises.")
)
"""The small bank with longer reasons."""

MISORDERED = GOOD.replace("In the sea", "Five").replace("On a peak", "Three").replace("In the sky", "Seven")


def checked(tmp_path: Path, text: str, **flags: bool) -> tuple[ExitCode, list[str]]:
    """Runs the command on a file with this text."""
    path = tmp_path / "questions.yaml"
    path.write_text(text, encoding="utf-8")
    return on(path, **flags)


def on(path: Path, **flags: bool) -> tuple[ExitCode, list[str]]:
    out = io.StringIO()
    given = {"rules": False, "bots": False, "as_json": False, "strict": False, **flags}
    code = run(path, today=TODAY, out=out, **given)
    return code, out.getvalue().splitlines()


def test_a_good_bank_gets_one_line(tmp_path: Path) -> None:
    code, lines = checked(tmp_path, GOOD, strict=True)
    assert code is ExitCode.DONE
    assert lines == [
        f"{tmp_path}/questions.yaml: 2 questions (1 true/false, 1 multiple-choice), en complete, 0 errors,"
        " 0 warnings, facts as of 2026-02, about 1 minute, fits 80x24"
    ]


def test_findings_come_first_one_a_line_in_the_order_of_the_lines(tmp_path: Path) -> None:
    broken = MISORDERED.replace("Rivers run uphill.", "Rivers do not never run uphill.")
    code, lines = checked(tmp_path, broken)
    assert code is ExitCode.FOUND
    assert [line.split(" question")[0] for line in lines[:-1]] == [
        f"{tmp_path}/questions.yaml:12: error T04:",
        f"{tmp_path}/questions.yaml:24: warning M07:",
    ]
    assert "1 error, 1 warning," in lines[-1]


def test_warnings_fail_only_a_strict_check_and_advice_none(tmp_path: Path) -> None:
    assert checked(tmp_path, MISORDERED)[0] is ExitCode.DONE
    assert checked(tmp_path, MISORDERED, strict=True)[0] is ExitCode.FOUND
    long = GOOD.replace("Rivers run uphill.", "Rivers run" + " far" * 24 + ".")
    code, lines = checked(tmp_path, long, strict=True)
    assert code is ExitCode.DONE
    assert ": advice T10: " in lines[0]
    assert "1 piece of advice" in lines[-1]


def test_what_the_reader_reports_becomes_findings(tmp_path: Path) -> None:
    code, lines = checked(
        tmp_path, GOOD.replace("answer: false", "answer: no").replace("level: 1", "levle: 1")
    )
    assert code is ExitCode.FOUND
    assert any(
        ":13: error S02: question 'river-runs': 'answer' must be true or false" in line for line in lines
    )
    assert any(" error S03: " in line for line in lines)
    assert lines[-1].endswith(": cannot be played, 3 errors")


@pytest.mark.parametrize(
    "text", ["a: [1", "just words", "- a\n- list\n", "", "recipes: {soup: hot}\n", "\x00"]
)
def test_a_file_that_is_no_bank_is_unusable(tmp_path: Path, text: str) -> None:
    code, lines = checked(tmp_path, text)
    if text != "\x00":
        assert code is ExitCode.USAGE
    assert ": error" in lines[0]
    assert "cannot be played" in lines[-1]


def test_a_file_that_is_not_there_is_unusable(tmp_path: Path) -> None:
    code, lines = on(tmp_path / "none.yaml")
    assert code is ExitCode.USAGE
    assert lines[0] == f"{tmp_path}/none.yaml: error: there is no such file"
    assert on(tmp_path)[0] is ExitCode.USAGE


def test_a_tab_in_a_bank_breaks_a_rule_and_the_file_is_still_a_bank(tmp_path: Path) -> None:
    code, lines = checked(tmp_path, GOOD.replace("    topic: rivers", "\ttopic: rivers", 1))
    assert code is ExitCode.FOUND
    assert " error S03: " in lines[0]


def test_the_rules_are_listed_without_a_bank(tmp_path: Path) -> None:
    code, lines = on(tmp_path / "none.yaml", rules=True)
    assert code is ExitCode.DONE
    text = "\n".join(lines)
    assert all(f"{rule.id}  " in text and rule.reason in text and rule.source in text for rule in RULES)


def test_the_players_are_listed_for_each_language_and_kind(tmp_path: Path) -> None:
    _code, lines = checked(tmp_path, GOOD, bots=True)
    text = "\n".join(lines)
    assert "true/false, 1 question: chance 50%" in text
    assert "multiple-choice, 1 question: chance 33%" in text
    assert "  100% [21%, 100%]    always says false" in text
    assert "picks the longest choice" in text


def test_tools_get_the_same_as_json(tmp_path: Path) -> None:
    code, lines = checked(tmp_path, MISORDERED, as_json=True)
    assert code is ExitCode.DONE
    facts = json.loads("\n".join(lines))
    assert list(facts) == [
        *("format", "bank", "readable", "playable", "verdict", "errors", "warnings", "advice", "silenced"),
        *("questions", "true_false", "multiple_choice", "languages", "facts_as_of", "minutes", "fits_80x24"),
        *("findings", "silenced_findings", "bots"),
    ]
    (finding,) = facts["findings"]
    assert list(finding) == ["line", "severity", "rule", "question", "language", "message"]
    assert (finding["line"], finding["severity"], finding["rule"]) == (24, "warning", "M07")
    assert facts["warnings"] == 1
    assert {score["bot"] for score in facts["bots"]} >= {"always-true", "longest", "learns"}
    kinds = ["language", "kind", "bot", "questions", "score", "interval", "chance", "limit", "too_good"]
    assert list(facts["bots"][0]) == kinds
    rules = json.loads("\n".join(on(tmp_path, rules=True, as_json=True)[1]))
    assert [rule["id"] for rule in rules] == [rule.id for rule in RULES]


def test_json_of_an_unusable_file_is_json(tmp_path: Path) -> None:
    code, lines = on(tmp_path / "none.yaml", as_json=True)
    facts = json.loads("\n".join(lines))
    assert code is ExitCode.USAGE
    assert (facts["readable"], facts["playable"], facts["errors"]) == (False, False, 1)


def test_a_text_that_does_not_fit_is_in_the_verdict_even_if_silenced(tmp_path: Path) -> None:
    long = GOOD.replace("answer: false", "answer: false\n    allow: [S08]\n    note: why not", 1)
    report = of(tmp_path, long.replace("Rivers run uphill.", "Rivers " + "x" * 240 + "."))
    assert report.verdict.endswith("does not fit 80x24")
    assert "1 finding silenced" in report.verdict


def of(tmp_path: Path, text: str) -> Report:
    path = tmp_path / "bank.yaml"
    path.write_text(text, encoding="utf-8")
    return check_file(path, TODAY)


def test_the_age_of_facts_is_that_of_the_oldest(tmp_path: Path) -> None:
    assert of(tmp_path, GOOD.replace("as_of: 2026-02-05", "as_of: 2025-11-30", 1)).facts_as_of == date(
        2025, 11, 30
    )


def test_more_words_take_more_minutes(tmp_path: Path) -> None:
    assert of(tmp_path, GOOD).minutes == 1
    assert of(tmp_path, GOOD.replace("Water follows the slope", "Water " * 200)).minutes >= 2


def test_a_bank_of_plain_strings_is_recognized_by_its_words(tmp_path: Path) -> None:
    assert of(tmp_path, GOOD).languages == ("en",)
    french = (
        GOOD.replace("Rivers run uphill.", "Les rivières ne coulent pas et ne montent jamais.")
        .replace(WHY, "L'eau suit la pente et elle ne s'arrête pas avant la mer.")
        .replace("Where do rivers end?", "Où est-ce que les rivières ne coulent pas?")
    )
    report = of(tmp_path, french)
    assert report.languages == ("fr",)
    assert {finding.rule for finding in report.findings} >= {"T04", "M05"}
    strange = (
        GOOD.replace(WHY, "xyzzy " * 20)
        .replace("Rivers run uphill.", "Xyzzy.")
        .replace("Where do rivers end?", "Xyzzy?")
    )
    assert of(tmp_path, strange).languages == ("",)
    assert "one language complete" not in of(tmp_path, strange).verdict


def test_the_report_is_in_the_language_in_use(tmp_path: Path) -> None:
    i18n.switch("fr")
    assert checked(tmp_path, MISORDERED)[0] is ExitCode.DONE  # whatever the catalogue holds by now
