"""A report for other programs, as `report.schema.json` documents it."""

from __future__ import annotations

import json

from quiz.classroom.class_report import ClassReport, QuestionReport

FORMAT = 1
"""The version of what `as_json` gives: keys may be added to it, and none is renamed or removed."""

Json = dict[str, object]


def as_json(report: ClassReport) -> str:
    """The report as JSON: shares from 0 to 1, indices at most 1, null where a figure is not defined."""
    return json.dumps(report_values(report), ensure_ascii=False, indent=2) + "\n"


def report_values(report: ClassReport) -> Json:
    """What `as_json` writes."""
    return {
        "format": FORMAT,
        "rounds": report.rounds,
        "median": report.spread.median,
        "mean": report.spread.mean,
        "sd": report.spread.sd,
        "alpha": report.reliability.alpha,
        "standard_error": report.reliability.standard_error,
        "topics": [
            {"id": one.topic.id, "right": one.tally.right, "asked": one.tally.asked} for one in report.topics
        ],
        "questions": [_question(one) for one in report.questions],
        "refused": [{"file": one.file, "reason": one.reason} for one in report.refused],
    }


def _question(one: QuestionReport) -> Json:
    return {
        "id": one.question.id,
        "asked": one.asked,
        "facility": one.statistics.facility,
        "discrimination": one.statistics.discrimination,
        "efficiency": one.statistics.efficiency,
        "choices": list(one.choices),
        "unanswered": one.unanswered,
        "check": [reason.value for reason in one.reasons],
    }
