"""`quiz check`: prints what a check found, for people or for tools, and gives the exit code."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any, TextIO

from quiz.bank.model import Kind
from quiz.check.players import PlayerScore
from quiz.check.report import Report, check_file
from quiz.check.rule import Finding, Rule, Severity, kind_name
from quiz.check.rules import RULES
from quiz.errors import ExitCode
from quiz.i18n import _, ngettext, percent

JSON_FORMAT = 1
"""The version of what `--json` prints."""


def run(
    path: Path, *, rules: bool, bots: bool, as_json: bool, strict: bool, today: date, out: TextIO
) -> ExitCode:
    """Check a bank and print what was found.

    Args:
        path: The bank's file.
        rules: Print the rules, and check nothing?
        bots: Print the scores of the players that know nothing?
        as_json: Print for tools?
        strict: Do warnings count as errors do?
        today: The day on which the age of facts is counted.
        out: Where to print.
    """
    if rules:
        _print(out, [_json(list(map(rule_facts, RULES)))] if as_json else rule_rows())
        return ExitCode.DONE
    report = check_file(path, today)
    if as_json:
        _print(out, [_json(report_facts(report))])
    else:
        _print(out, [finding.row(report.name) for finding in report.findings])
        _print(out, bot_rows(report.scores) if bots else [])
        _print(out, [_("{name}: {said}").format(name=report.name, said=report.verdict)])
    return exit_code(report, strict=strict)


def exit_code(report: Report, *, strict: bool) -> ExitCode:
    """The exit code; advice changes nothing."""
    if not report.is_readable:
        return ExitCode.USAGE
    if report.count(Severity.ERROR) or (strict and report.count(Severity.WARNING)):
        return ExitCode.FOUND
    return ExitCode.DONE


def _print(out: TextIO, rows: list[str]) -> None:
    for row in rows:
        print(row, file=out)


def _json(facts: object) -> str:
    return json.dumps(facts, ensure_ascii=False, indent=2)


def rule_rows() -> list[str]:
    """The table of rules, two lines each."""
    rows = []
    width = max(len(severity.label) for severity in Severity)
    for rule in RULES:
        held = _(" (held while reading)") if rule.held_by_reader else ""
        reason = _(rule.reason)
        rows.append(f"{rule.id}  {rule.severity.label:<{width}}  {reason}{held}")
        rows.append(f"{'':{width + 7}}{rule.source}")
    return rows


def rule_facts(rule: Rule) -> dict[str, Any]:
    """A rule for tools."""
    return {
        "id": rule.id,
        "severity": rule.severity.value,
        "reason": _(rule.reason),
        "source": rule.source,
        "held_by_reader": rule.held_by_reader,
        "can_be_silenced": rule.can_be_silenced,
    }


def bot_rows(scores: tuple[PlayerScore, ...]) -> list[str]:
    """A table of the players for each language and kind."""
    rows: list[str] = []
    for (language, kind), group in groupby(scores, key=lambda score: (score.language, score.kind)):
        rows += _bot_table(language, kind, list(group))
    return rows


def _bot_table(language: str, kind: Kind, scores: list[PlayerScore]) -> Iterator[str]:
    title = ngettext(
        "{kind}, {count} question: chance {chance}",
        "{kind}, {count} questions: chance {chance}",
        scores[0].questions,
    )
    detail = title.format(kind=kind_name(kind), count=scores[0].questions, chance=percent(scores[0].chance))
    yield " · ".join(filter(None, (language, detail)))
    for score in sorted(scores, key=lambda score: -score.score):
        low, high = map(percent, score.interval)
        interval = f"[{low}, {high}]"
        yield f"  {percent(score.score):>5} {interval:<14} {score.player.name}{_remark(score)}"


def _remark(score: PlayerScore) -> str:
    if score.too_good:
        return _(" - too good, {limit} is the most").format(limit=percent(score.limit))
    if score.is_high:
        return _(" - high") if score.interval[0] > score.chance else _(" - high, perhaps by luck")
    return ""


def report_facts(report: Report) -> dict[str, Any]:
    """A report for tools; the keys stay what they are as long as `format` does."""
    return {
        "format": JSON_FORMAT,
        "bank": report.name,
        "readable": report.is_readable,
        "playable": report.has_bank and not report.count(Severity.ERROR),
        "verdict": report.verdict,
        "errors": report.count(Severity.ERROR),
        "warnings": report.count(Severity.WARNING),
        "advice": report.count(Severity.ADVICE),
        "silenced": len(report.silenced),
        "questions": report.questions,
        **{kind.value: report.kinds.get(kind, 0) for kind in Kind},
        "languages": [language for language in report.languages if language],
        "facts_as_of": report.facts_as_of.isoformat() if report.facts_as_of else None,
        "minutes": report.minutes,
        "fits_80x24": report.fits,
        "findings": [_finding_facts(finding) for finding in report.findings],
        "silenced_findings": [_finding_facts(finding) for finding in report.silenced],
        "bots": [_score_facts(score) for score in report.scores],
    }


def _finding_facts(finding: Finding) -> dict[str, Any]:
    return {
        "line": finding.line,
        "severity": finding.severity.value,
        "rule": finding.rule or None,
        "question": finding.question or None,
        "language": finding.language or None,
        "message": finding.message,
    }


def _score_facts(score: PlayerScore) -> dict[str, Any]:
    return {
        "language": score.language or None,
        "kind": score.kind.value,
        "bot": score.player.id,
        "questions": score.questions,
        "score": round(score.score, 4),
        "interval": [round(bound, 4) for bound in score.interval],
        "chance": round(score.chance, 4),
        "limit": round(score.limit, 4),
        "too_good": score.too_good,
    }
