"""One learner at one bank: keeps what they do in the store, and tells what to do next.

The journal of a `Sitting`. Everything that asks the store for something goes through here, with the time
from one clock.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, tzinfo
from typing import TYPE_CHECKING

from quiz import i18n
from quiz.bank.model import Bank, Question
from quiz.game.draw import RoundKind, RoundSpec, Seen
from quiz.game.round import Answer, Round
from quiz.game.score import Tally
from quiz.game.sitting import RoundSource
from quiz.study.saved import SavedRound
from quiz.study.store import Store

if TYPE_CHECKING:
    from quiz.study.progress import Progress


def system_time() -> datetime:
    """The time now."""
    return datetime.now(UTC)


class Learner:
    """What one learner did with a bank, and what they might do next."""

    def __init__(self, store: Store, bank: Bank, *, clock: Callable[[], datetime] = system_time) -> None:
        """Open the book on a learner.

        Args:
            store: Where everything is kept; it is closed with this.
            bank: What is played.
            clock: Tells the time, in UTC.
        """
        self.bank = bank
        self._store = store
        self._clock = clock

    # The journal of a sitting

    def begin(self, played: Round, spec: RoundSpec, seed: int, source: RoundSource) -> int:
        """Keep a round that begins."""
        return self._store.begin(
            *(played, spec, seed, i18n.language(), self.bank, self._clock()),
            source=source,
            certainty=played.certainty,
        )

    def record(self, round_id: int, answer: Answer) -> None:
        """Keep an answer; it is on the disk when this returns."""
        self._store.record(round_id, answer, self._clock())

    def record_correction(self, round_id: int, question_id: str, correct: bool) -> None:
        """Keep whether the learner knew what makes a false statement false."""
        self._store.record_correction(round_id, question_id, correct, self._clock())

    def finish(self, round_id: int) -> None:
        """Keep that a round was played to its end."""
        self._store.finish(round_id, self._clock())

    def leave(self, round_id: int) -> None:
        """Keep that a round was left before its end."""
        self._store.leave(round_id, self._clock())

    def history(self) -> Mapping[str, Seen]:
        """The last time each question was met."""
        return self._store.history()

    # What to do next

    def unfinished(self) -> SavedRound | None:
        """The round that was left, if there is one that can go on."""
        return self._store.unfinished(self.bank)

    def resume(self, saved: SavedRound) -> Round:
        """Go on with a round that was left."""
        self._store.resume(saved.id)
        return saved.played

    def due(self) -> list[Question]:
        """The questions that are due for review, the most overdue first."""
        return self._store.due(self.bank, self._clock())

    def missed(self) -> list[Question]:
        """The questions answered wrong and not yet right since, the latest first."""
        return self._store.missed_lately(self.bank)

    def known(self) -> int:
        """How many questions of the bank are known."""
        return len(self._store.known(self.bank))

    def best(self, kind: RoundKind, *, before: int) -> Tally | None:
        """The best round of a kind, of those before the round with this id."""
        return self._store.best(kind, before=before)

    def progress(self, zone: tzinfo | None = None) -> Progress:
        """How far the learner has come; days begin as `zone` says, or as the machine does."""
        from quiz.study.progress import progress

        now = self._clock()
        local = zone or now.astimezone().tzinfo or UTC
        return progress(self.bank, self._store.past(now), now, local)

    @property
    def lasting(self) -> bool:
        """Will what is kept be there next time?"""
        return self._store.lasting

    def news(self) -> str:
        """What went wrong with the store, once, in one line; empty while all is well."""
        return self._store.news()

    def close(self) -> None:
        """Let go of the store."""
        self._store.close()
