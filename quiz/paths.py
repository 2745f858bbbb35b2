"""Every place on the disk that the program reads from or writes to."""

from __future__ import annotations

import os
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent
"""The installed package."""

LOCALES = PACKAGE / "locale"
"""The translations, as gettext lays them out."""

APP_NAME = "ice-in-canada-quiz"
"""The folder's name under the platform's data folder; `quiz` alone is taken by other programs."""


def data_folder() -> Path:
    """The folder for everything the program writes: `$QUIZ_HOME`, else the platform's data folder."""
    home = os.environ.get("QUIZ_HOME")
    if home:
        return Path(home).expanduser()
    from platformdirs import user_data_path

    return user_data_path(APP_NAME, appauthor=False)


def crash_log() -> Path:
    """The file that takes the details of a crash."""
    return data_folder() / "crash.log"


def packaged_bank() -> Path:
    """The shipped `questions.yaml`: inside the wheel, or the repository's own when installed editable."""
    inside = PACKAGE / "questions.yaml"
    return inside if inside.exists() else PACKAGE.parent / "questions.yaml"
