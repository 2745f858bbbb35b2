"""Journals that tests look into."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from quiz.game.draw import Seen
from quiz.game.round import Answer
from quiz.game.sitting import NoJournal


class Recorder(NoJournal):
    """Hands every answer on, and tells of a history that was made up."""

    def __init__(
        self,
        record: Callable[[Answer], None] = lambda answer: None,
        history: Callable[[], Mapping[str, Seen]] = dict,
    ) -> None:
        self._record = record
        self._history = history
        self.corrections: list[tuple[str, bool]] = []
        """What the learner knew of false statements."""

    def record(self, round_id: int, answer: Answer) -> None:
        self._record(answer)

    def record_correction(self, round_id: int, question_id: str, correct: bool) -> None:
        self.corrections.append((question_id, correct))

    def history(self) -> Mapping[str, Seen]:
        return self._history()
