"""Opens a session: with the history and the settings in their files, or with both in memory."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from quiz import paths
from quiz.bank.model import Bank
from quiz.errors import NoDataFolderError
from quiz.session import Session, system_time
from quiz.study.history import History, open_history, unsaved_history
from quiz.study.journal import Journal
from quiz.study.settings import Settings, read_settings


def open_session(
    bank: Bank,
    chance: Random,
    *,
    seed: int | None = None,
    asks_certainty: bool | None = None,
    recorded: Callable[[History], Journal] | None = None,
    label: str = "",
    lasting: bool = True,
) -> Session:
    """Open the history and the settings, and begin a session.

    Args:
        bank: What is played.
        chance: Makes up the seeds of rounds.
        seed: The seed of the first round, if one is given.
        asks_certainty: Is the learner asked how certain they are? As the settings say when None.
        recorded: Gives the journal to keep what is played in, which passes it on to the history.
        label: What the teacher calls this group or terminal.
        lasting: Are history and settings those of the files? Else none are read, and they stay in memory.
    """
    history, settings = _kept() if lasting else (unsaved_history(system_time()), None)
    return Session(
        bank,
        history,
        settings,
        chance=chance,
        seed=seed,
        asks_certainty=asks_certainty,
        journal=recorded(history) if recorded is not None else None,
        label=label,
    )


def _kept() -> tuple[History, Settings]:
    """The history and the settings in their files; in memory, and why, for a user without a folder for them."""
    try:
        return open_history(paths.history_file(), system_time()), read_settings(paths.settings_file())
    except NoDataFolderError as error:
        return unsaved_history(system_time()), Settings(trouble=str(error))
