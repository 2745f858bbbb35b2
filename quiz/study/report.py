"""Progress for other programs."""

from __future__ import annotations

from datetime import timedelta

from quiz.bank.model import Bank
from quiz.game.kinds import RoundKind
from quiz.game.score import Tally
from quiz.study.progress import Progress

FORMAT = 1
"""The version of what `as_json` gives: keys may be added to it, and none is renamed or removed."""

Json = dict[str, object]


def as_json(progress: Progress, bank: Bank, language: str) -> Json:
    """Everything of the progress, ready for `json.dumps`; dates and times as ISO 8601."""
    return {
        "format": FORMAT,
        "bank": bank.title.in_language(language),
        "topics": [
            {
                "id": one.topic.id,
                "title": one.topic.title.in_language(language),
                "known": one.standing.firm,
                "learning": one.standing.met - one.standing.firm,
                "new": one.standing.questions - one.standing.met,
                "right": one.standing.right,
            }
            for one in progress.topics
        ],
        "rounds": [
            {
                "ended_at": played.ended_at.isoformat(),
                "kind": played.kind.value,
                "source": played.source.value,
                "exam": played.exam,
                **_tally(played.tally),
            }
            for played in progress.rounds
        ],
        "best": {kind.value: _tally(progress.best[kind]) for kind in RoundKind if kind in progress.best},
        "calendar": [{"day": day.day.isoformat(), "answers": day.answers} for day in progress.calendar],
        "misconceptions": [
            {
                "id": held.misconception.id,
                "belief": held.misconception.belief.in_language(language),
                "questions": [question.id for question in held.questions],
            }
            for held in progress.held
        ],
        "due": progress.due_now,
        "due_days": [
            {"day": (progress.today + timedelta(days=ahead)).isoformat(), "questions": count}
            for ahead, count in enumerate(progress.due_days)
        ],
        "certainty": [
            {
                "sureness": one.certainty,
                "certainty": one.certainty,
                **_tally(one.tally),
                "marks": one.marks,
                "fit": one.fit.name.lower(),
            }
            for one in progress.calibration
        ],
        "corrections": _tally(progress.corrections),
    }


def _tally(tally: Tally) -> Json:
    return {"right": tally.right, "asked": tally.asked}
