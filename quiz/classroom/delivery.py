"""Delivers result files to a folder that may be slow, full, read-only or gone, without ever making the game wait.

A result is first kept in the outbox, a folder on this machine, and removed from there once it is delivered. A thread
delivers, so that only the thread waits when a share does not answer; leaving the game waits for it for a moment. What
is still in the outbox then is delivered at the next start. Where there is no outbox, as in a kiosk, results are kept
in memory and tried again with each that follows.

A file comes to be whole or not at all. Its name is its random id, and its time is midnight of its day.
"""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import date, datetime, time
from pathlib import Path
from queue import SimpleQueue
from threading import Lock, Thread

from quiz.classroom.result import MAX_BYTES, Result, to_json
from quiz.classroom.result_reader import ResultError, read_result
from quiz.errors import QuizError
from quiz.files import write_whole
from quiz.i18n import _, ngettext

SUFFIX = ".json"
"""What the name of a result file ends with."""

FIRST_DAY = date(1980, 1, 1)
"""The earliest day of a file that a stick formatted as FAT can keep."""

PATIENCE = 2.0
"""For how many seconds leaving the game waits for what is still to be delivered."""


def file_in(folder: Path, result_id: str) -> Path:
    """The file of a result in a folder."""
    return folder / f"{result_id}{SUFFIX}"


def waiting_in(outbox: Path) -> list[Path]:
    """The files that wait in an outbox; none where it cannot be read."""
    try:
        return sorted(outbox.glob(f"*{SUFFIX}"))
    except OSError:
        return []


def write_result(folder: Path, result: Result) -> None:
    """Write the file of a result, whole or not at all, only for its owner to read as far as the file system knows that.

    Raises:
        QuizError: if it cannot be written.
    """
    day = max(result.date, FIRST_DAY)
    midnight = datetime.combine(day, time()).timestamp()
    write_whole(
        file_in(folder, result.id), [to_json(result).encode()], private=True, durable=True, modified=midnight
    )


class Delivery:
    """Delivers results to one folder, as long as the program runs."""

    def __init__(self, folder: Path, outbox: Path | None, *, patience: float = PATIENCE) -> None:
        """Begin, with what waits in the outbox.

        Args:
            folder: Where results are delivered.
            outbox: The folder on this machine in which they wait; None where nothing may be kept on it.
            patience: For how many seconds `close` waits.
        """
        self._folder = folder
        self._outbox = outbox
        self._patience = patience
        self._lock = Lock()
        self._held: dict[str, Result] = {}
        """The results that wait in memory, by their ids."""
        self._replaced: set[str] = set()
        """The ids of results of which a later one took the place."""
        self._reason = self._reported = ""
        """Why the last try failed; empty when it did not. And the reason that was told last."""
        self._calls: SimpleQueue[bool] = SimpleQueue()
        """Tells the thread to deliver what waits, and whether to go on afterwards."""
        # the program ends even if a share never answers
        self._thread = Thread(target=self._work, daemon=True)
        self._thread.start()
        self._calls.put(True)

    def submit(self, result: Result, instead_of: str = "") -> None:
        """Take a result, and remove the earlier one with the id `instead_of`."""
        if not self._put_in_outbox(result):
            with self._lock:
                self._held[result.id] = result
        if instead_of:
            self._replace(instead_of)
        self._calls.put(True)

    def news(self) -> str:
        """What went wrong since the last call, in one line; empty when nothing did."""
        if self._reason == self._reported:
            return ""
        self._reported = self._reason
        return self._trouble()

    def close(self) -> str:
        """Deliver what still waits, as far as that takes no longer than `patience`.

        Returns:
            What could not be delivered and what becomes of it, in one line; empty when all was.
        """
        self._calls.put(False)
        self._thread.join(self._patience)
        if self._thread.is_alive():
            self._reason = _("{folder} does not answer.").format(folder=self._folder)
        return self._trouble(closed=True)

    def _trouble(self, *, closed: bool = False) -> str:
        """What could not be delivered, and what becomes of it; empty when there is nothing of the kind."""
        if not self._reason:
            return ""
        if self._held and closed:
            count = len(self._held)
            fate = ngettext("{count} result is lost.", "{count} results are lost.", count).format(count=count)
        elif self._held or self._outbox is None:
            fate = _("Results are kept as long as the game runs, and tried again after each round.")
        else:
            fate = _("The results wait on this machine and are delivered at the next start with --results.")
        return f"{self._reason} {fate}"

    def _put_in_outbox(self, result: Result) -> bool:
        """Keep a result in the outbox; False where it cannot be."""
        if self._outbox is None:
            return False
        try:
            self._outbox.mkdir(mode=0o700, parents=True, exist_ok=True)
            write_result(self._outbox, result)
        except (QuizError, OSError):
            return False
        return True

    def _replace(self, result_id: str) -> None:
        """Remove a result that a later one takes the place of."""
        with self._lock:
            self._held.pop(result_id, None)
            self._replaced.add(result_id)
        if self._outbox is not None:
            with suppress(OSError):
                file_in(self._outbox, result_id).unlink(missing_ok=True)

    # In the thread

    def _work(self) -> None:
        """Deliver whenever there is something new, until the end."""
        goes_on = True
        while goes_on:
            goes_on = self._calls.get()
            try:
                self._deliver_all()
                self._reason = ""
            except QuizError as error:
                self._reason = error.message

    def _deliver_all(self) -> None:
        """Deliver what waits, and remove what was replaced.

        Raises:
            QuizError: at the first result that cannot be delivered.
        """
        if not os.path.isdir(self._folder):
            raise QuizError(_("There is no folder {folder}.").format(folder=self._folder))
        for kept in waiting_in(self._outbox) if self._outbox is not None else ():
            if (result := _read(kept)) is not None:
                write_result(self._folder, result)
                with suppress(OSError):
                    kept.unlink()
        with self._lock:
            held = list(self._held.values())
        for result in held:
            write_result(self._folder, result)
            with self._lock:
                self._held.pop(result.id, None)
        with self._lock:
            replaced = list(self._replaced)
        for result_id in replaced:
            with suppress(OSError):
                file_in(self._folder, result_id).unlink(missing_ok=True)
                self._replaced.discard(result_id)


def _read(kept: Path) -> Result | None:
    """A result that waits in the outbox; None for anything else that lies there, or lay there a moment ago."""
    try:
        if not kept.is_file():
            return None
        with kept.open("rb") as file:
            return read_result(file.read(MAX_BYTES + 1))
    except (OSError, ResultError):
        return None
