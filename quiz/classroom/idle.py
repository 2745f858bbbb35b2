"""When a learner has gone: the time since the last key, a warning, and the end of the visit."""

from __future__ import annotations

from enum import Enum, auto

WARNING = 20.0
"""For so many seconds the warning is shown before the visit ends."""


class Presence(Enum):
    """What the time since the last key means."""

    HERE = auto()
    """Somebody plays or reads."""
    DOUBTFUL = auto()
    """Nobody may be there: the warning is due."""
    GONE = auto()
    """The visit is over."""


class IdleWatch:
    """Says how long ago the last key was; the time comes as an argument, from a clock that never goes back."""

    def __init__(self, limit: float, now: float) -> None:
        """Begin to watch.

        Args:
            limit: After so many seconds without a key the warning is due.
            now: The time, in seconds.
        """
        self._limit = limit
        self._last = now

    def touch(self, now: float) -> None:
        """Note a key."""
        self._last = now

    def presence(self, now: float) -> Presence:
        """What the time since the last key means."""
        if self.left(now) <= 0:
            return Presence.GONE
        return Presence.DOUBTFUL if self.left(now) <= WARNING else Presence.HERE

    def left(self, now: float) -> float:
        """The seconds until the visit ends; 0 or less when it is over."""
        return self._last + self._limit + WARNING - now

    def next_look(self, now: float) -> float:
        """The seconds until there is something to do: the warning, then the next of its seconds."""
        left = self.left(now)
        return left - WARNING if left > WARNING else min(max(left, 0.0), 1.0)
