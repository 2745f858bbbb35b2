"""Hands in the rounds of a session as results: from `--results DIR` to the journal, and what is said about it."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from quiz import paths
from quiz.bank.model import Bank
from quiz.classroom.delivery import Delivery
from quiz.classroom.recorder import Recorder
from quiz.errors import NoDataFolderError
from quiz.i18n import _
from quiz.streams import report_error
from quiz.study.history import History
from quiz.study.journal import Journal


def delivery_to(folder: str, *, kept: bool = True) -> Delivery:
    """What brings results to a folder, by way of the outbox where this user can have one.

    Args:
        folder: Where they are delivered.
        kept: May results wait in the outbox?
    """
    try:
        outbox = paths.outbox() if kept else None
    except NoDataFolderError:
        outbox = None
    return Delivery(Path(os.path.expanduser(folder)), outbox)


def recorded_by(delivery: Delivery, bank: Bank, label: str | None) -> Callable[[History], Journal]:
    """What makes the journal that turns rounds into results, around the history."""
    return lambda history: Recorder(history, bank, delivery, label=label)


def hand_in_line(label: str | None) -> str:
    """That rounds become results, for the learner to know."""
    if label is None:
        return _("Your rounds are handed in without your name.")
    return _("Your rounds are handed in without your name, marked '{label}'.").format(label=label)


def end(delivery: Delivery, *, by_lines: bool) -> None:
    """Deliver what is left, for a moment, and print what could not be delivered.

    Args:
        delivery: What delivers.
        by_lines: Was the game played by lines, so that what went wrong before was printed already?
    """
    trouble = delivery.close()
    if trouble and (delivery.news() or not by_lines):
        report_error(trouble)
