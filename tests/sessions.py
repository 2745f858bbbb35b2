"""Sessions whose history tests can look into."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from random import Random

from quiz import paths
from quiz.bank.model import Bank
from quiz.game.draw import Seen
from quiz.game.round import Answer
from quiz.session import Session
from quiz.study.database import BUSY_TIMEOUT, Database
from quiz.study.history import UNSAVED, History
from quiz.study.settings import Settings, read_settings

_numbers = count()


class ListeningHistory(History):
    """A history that lists what is recorded."""

    def __init__(self, path: Path, seen: Mapping[str, Seen] | None = None) -> None:
        super().__init__(Database(path, datetime.now(UTC), BUSY_TIMEOUT))
        self.recorded: list[Answer] = []
        self.corrections: list[tuple[str, bool]] = []
        for question_id, met in (seen or {}).items():
            super().record(UNSAVED, Answer(question_id, 0, 0, met.correct, 0.0), met.at)

    def record(self, round_id: int, answer: Answer, now: datetime) -> None:
        super().record(round_id, answer, now)
        self.recorded.append(answer)

    def record_correction(self, round_id: int, question_id: str, correct: bool, now: datetime) -> None:
        super().record_correction(round_id, question_id, correct, now)
        self.corrections.append((question_id, correct))


def own_history(seen: Mapping[str, Seen] | None = None) -> ListeningHistory:
    """A new history in a file of its own, so that the examples of one test know nothing of each other."""
    return ListeningHistory(paths.data_folder() / f"own-{next(_numbers)}.sqlite3", seen)


def session_with(
    bank: Bank,
    *,
    history: History | None = None,
    seed: int | None = 1,
    chance: int = 1,
    asks_certainty: bool | None = None,
    kept: bool = False,
) -> Session:
    """A session with this bank, with a new history unless one is given.

    Args:
        bank: What is played.
        history: What was played.
        seed: The seed of the first round.
        chance: The seed of the chance that makes up the seeds of the others.
        asks_certainty: Is the learner asked how certain they are? As the settings state when None.
        kept: Do the settings come from the file?
    """
    return Session(
        bank,
        history or own_history(),
        read_settings(paths.settings_file()) if kept else Settings(),
        chance=Random(chance),
        seed=seed,
        asks_certainty=asks_certainty,
    )
