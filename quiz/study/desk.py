"""Where a learner sits down to play: the sitting, what they did before, and the settings that stick."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from quiz import paths
from quiz.bank.model import Bank
from quiz.game.draw import DEFAULT_LENGTH, RoundKind, RoundSpec
from quiz.game.sitting import Sitting
from quiz.study.learner import Learner, system_time
from quiz.study.settings import FILE_NAME, Value, read_settings, save_settings
from quiz.study.store import open_store

HISTORY = "history.sqlite3"
"""What the file of the history is called, under `paths.data_folder()`."""

REVIEW_LENGTH = 20
"""The most questions that are reviewed in one round."""


def history_file() -> Path:
    """The file that keeps what was played."""
    return paths.data_folder() / HISTORY


def settings_file() -> Path:
    """The file that keeps the settings that stick."""
    return paths.data_folder() / FILE_NAME


@dataclass
class Desk:
    """Everything a front end needs to play and to look back."""

    sitting: Sitting
    learner: Learner
    settings: dict[str, Value] = field(default_factory=dict)
    """The settings that stick, as they are now."""
    troubles: list[str] = field(default_factory=list)
    """What went wrong while sitting down, one line each, and is still to be told."""

    @property
    def bank(self) -> Bank:
        """What is played."""
        return self.sitting.bank

    def keep(self, changes: Mapping[str, Value]) -> None:
        """Let settings stick."""
        self.settings.update(changes)
        trouble = save_settings(settings_file(), changes)
        if trouble:
            self.troubles.append(trouble)

    def usual(self) -> RoundSpec:
        """The kind and length of round that the learner chose last."""
        kind, length = self.settings.get("kind", RoundKind.MIXED), self.settings.get("length", DEFAULT_LENGTH)
        return RoundSpec(RoundKind(str(kind)), length=int(length) if isinstance(length, int) else None)

    def news(self) -> list[str]:
        """What went wrong and was not yet told, one line each."""
        told = [*self.troubles, self.learner.news()]
        self.troubles.clear()
        return [line for line in told if line]

    def leave(self) -> None:
        """Get up: the files are let go of."""
        self.learner.close()


def sit_down(bank: Bank, chance: Random, *, seed: int | None = None, certainty: bool | None = None) -> Desk:
    """Open the history and the settings, and begin a sitting.

    Args:
        bank: What is played.
        chance: Makes up the seeds of rounds.
        seed: The seed of the first round, if one is given.
        certainty: Is the learner asked how sure they are? As the settings say when None.
    """
    settings = read_settings(settings_file())
    learner = Learner(open_store(history_file(), system_time()), bank)
    asks = bool(settings.values.get("certainty", False)) if certainty is None else certainty
    sitting = Sitting(
        bank,
        chance=chance,
        seed=seed,
        journal=learner,
        certainty=asks,
        asks_truth=bool(settings.values.get("asks_truth", True)),
    )
    return Desk(sitting, learner, dict(settings.values), [settings.trouble] if settings.trouble else [])
