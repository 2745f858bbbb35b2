"""Opens stores where the system refuses something, as a user without privileges, and prints each trouble.

A process of its own, for it gives up its rights and limits its files. It fails when a store raises or when
what was answered is not remembered while the game lasts.
"""

from __future__ import annotations

import json
import os
import resource
import tempfile
from pathlib import Path

from quiz.paths import HISTORY_NAME
from quiz.study import queries
from quiz.study.history import open_history
from tests.study.examples import NOW, bank_of_size, play

NOBODY = 65534


def trouble_with(path: Path) -> str:
    """The trouble after a round played with the store at `path`."""
    bank = bank_of_size(40)
    with open_history(path, NOW) as store:
        round_id, _ = play(store, bank, [True, False] * 5)
        store.finish(round_id, NOW)
        if not store.lasting and len(queries.seen(store.database)) != 10:
            raise AssertionError("the stand-in in memory forgets")
        return store.trouble


def main() -> None:
    """Print the troubles as JSON, by what was refused."""
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        home.chmod(0o777)
        read_only, closed, growing = home / "read-only", home / "closed", home / "growing"
        for folder in (read_only, closed, growing):
            folder.mkdir()
        for folder in (read_only, growing):
            trouble_with(folder / HISTORY_NAME)
        (read_only / HISTORY_NAME).chmod(0o444)
        closed.chmod(0o555)
        if os.geteuid() == 0:
            for path in (growing, *growing.iterdir()):
                os.chown(path, NOBODY, NOBODY)
            os.seteuid(NOBODY)  # the folder can be removed again afterwards
        try:
            troubles = {
                "a read-only file": trouble_with(read_only / HISTORY_NAME),
                "a folder that cannot be written to": trouble_with(closed / HISTORY_NAME),
                "a missing folder that cannot be made": trouble_with(closed / "missing" / HISTORY_NAME),
            }
            limits = resource.getrlimit(resource.RLIMIT_FSIZE)
            try:
                resource.setrlimit(resource.RLIMIT_FSIZE, (1000, limits[1]))
                troubles["a full disk from the start"] = trouble_with(home / "new" / HISTORY_NAME)
                resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, limits[1]))
                troubles["a disk that fills up"] = trouble_with(growing / HISTORY_NAME)
            finally:
                resource.setrlimit(resource.RLIMIT_FSIZE, limits)
            print(json.dumps(troubles))
        finally:
            os.seteuid(os.getuid())


if __name__ == "__main__":
    main()
