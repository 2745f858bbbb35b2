"""Every place on the disk that the program reads from or writes to."""

from __future__ import annotations

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path  # imported where it is needed: it takes as long as all of `--version`

PACKAGE = os.path.dirname(os.path.abspath(__file__))
"""The installed package."""

LOCALES = os.path.join(PACKAGE, "locale")
"""The translations, as gettext lays them out."""

BANK_SCHEMA = os.path.join(PACKAGE, "bank", "bank.schema.json")
"""The JSON Schema of a bank, for editors."""

HISTORY_NAME = "history.sqlite3"
"""What the file of the history is called."""

SETTINGS_NAME = "settings.json"
"""What the file of the settings is called."""

APP_NAME = "ice-in-canada-quiz"
"""The folder's name under the platform's data folder; `quiz` alone is taken by other programs."""


def data_folder() -> Path:
    """The folder for everything the program writes: `$QUIZ_HOME`, else the platform's data folder."""
    from pathlib import Path

    home = os.environ.get("QUIZ_HOME")
    if home:
        return Path(home).expanduser()
    from platformdirs import user_data_path

    return user_data_path(APP_NAME, appauthor=False)


def history_file() -> Path:
    """The file that keeps what was played."""
    return data_folder() / HISTORY_NAME


def settings_file() -> Path:
    """The file that keeps the settings."""
    return data_folder() / SETTINGS_NAME


def crash_log() -> Path:
    """The file that takes the details of a crash."""
    return data_folder() / "crash.log"


def packaged_bank() -> Path:
    """The shipped `questions.yaml`: inside the wheel, or the repository's own when installed editable."""
    from pathlib import Path

    inside = Path(PACKAGE, "questions.yaml")
    return inside if inside.exists() else Path(PACKAGE).parent / "questions.yaml"
