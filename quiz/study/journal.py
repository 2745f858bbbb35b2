"""What a session writes down while it is played: the history does, and a result file can as well."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from quiz.bank.model import Bank
from quiz.game.round import Answer, Round


class Journal(Protocol):
    """Keeps what is played as it happens. No method raises for what the file system refuses."""

    @property
    def lasting(self) -> bool:
        """Will what is recorded be there next time?"""

    def news(self) -> str:
        """What went wrong since the last call, in one line; empty when nothing did."""

    def begin(self, played: Round, bank: Bank) -> int:
        """Keep a round that begins; gives its id."""

    def record(self, round_id: int, answer: Answer, now: datetime) -> None:
        """Keep an answer before its verdict is shown; it replaces the one to the same question of the round."""

    def record_correction(self, round_id: int, question_id: str, correct: bool, now: datetime) -> None:
        """Keep whether the learner knew what makes a false statement false."""

    def record_lesson(self, bank: Bank, topic_id: str, now: datetime) -> None:
        """Keep that the lesson of a topic was read."""

    def finish(self, round_id: int, now: datetime) -> None:
        """Keep that a round was played to its end."""

    def leave(self, round_id: int, now: datetime) -> None:
        """Keep that a round was left, to be offered again."""

    def resume(self, left: Round) -> None:
        """Keep that a round that was left goes on."""

    def close(self) -> None:
        """Keep what is still to be kept, and close the file."""
