"""Every place on the disk that the program reads from or writes to."""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path  # imported where it is needed: it takes as long as all of `--version`

PACKAGE = os.path.dirname(os.path.abspath(__file__))
"""The installed package."""

LOCALES = os.path.join(PACKAGE, "locale")
"""The translations, as gettext lays them out."""

BANK_SCHEMA = os.path.join(PACKAGE, "bank", "bank.schema.json")
"""The JSON Schema of a bank, for editors."""

RESULT_SCHEMA = os.path.join(PACKAGE, "classroom", "result.schema.json")
"""The JSON Schema of a result file, for other programs."""

REPORT_SCHEMA = os.path.join(PACKAGE, "classroom", "report", "report.schema.json")
"""The JSON Schema of what `quiz report --json` prints."""

PAGE_STYLE = os.path.join(PACKAGE, "documents", "page.css")
"""The look of what all pages for browsers and printers have."""

PAPER_STYLE = os.path.join(PACKAGE, "exchange", "paper.css")
"""The look of what only sheets of questions and their keys have as such pages."""

REPORT_STYLE = os.path.join(PACKAGE, "classroom", "report", "html.css")
"""The look of what only the report on a class has as such a page."""

SCHOOL_TABLES = os.path.join(PACKAGE, "classroom", "school.sql")
"""The tables of a school's database."""

WEB_PAGE = os.path.join(PACKAGE, "web", "page")
"""The script and the style of the pages that `quiz serve` serves."""

WEB_TEMPLATES = os.path.join(PACKAGE, "web", "templates")
"""The pages that `quiz serve` serves."""

STYLESHEET = os.path.join(PACKAGE, "ui", "app.tcss")
"""The look of the screens."""

BANK_NAME = "questions.yaml"
"""What the file of the shipped bank is called."""

HISTORY_NAME = "history.sqlite3"
"""What the file of the history is called."""

LOCKS_SUFFIX = ".playing"
"""What the name of the history is followed by in the name of the file that locks rounds in play."""

DAMAGED_SUFFIX = ".damaged-"
"""What the name of the history is followed by, and then a time, in the name of a damaged file set aside."""

SETTINGS_NAME = "settings.json"
"""What the file of the settings is called."""

CRASH_LOG_NAME = "crash.log"
"""What the file with the details of the last crash is called."""

OUTBOX_NAME = "outbox"
"""What the folder is called that keeps result files until they are delivered."""

APP_NAME = "ice-in-canada-quiz"
"""The folder's name under the platform's data folder; `quiz` alone is taken by other programs."""


def data_folder() -> Path:
    """The folder for everything the program writes: `$QUIZ_HOME`, else the platform's data folder.

    Raises:
        NoDataFolderError: if the user has no home folder.
    """
    from pathlib import Path

    return Path(data_folder_name())


def data_folder_name() -> str:
    """The name of the data folder.

    Raises:
        NoDataFolderError: if the user has no home folder.
    """
    wanted = os.environ.get("QUIZ_HOME") or os.path.join(_platform_folder(), APP_NAME)
    folder = os.path.expanduser(wanted)
    if folder.startswith("~"):  # it stays where there is no such user, or one without a home
        from quiz.errors import NoDataFolderError

        raise NoDataFolderError(wanted)
    return folder


def history_file() -> Path:
    """The file that keeps what was played."""
    return data_folder() / HISTORY_NAME


def locks_file(history: Path) -> Path:
    """The file that locks the rounds of a history which are played now."""
    return history.with_name(history.name + LOCKS_SUFFIX)


def damaged_files(history: Path) -> list[Path]:
    """The damaged files of a history that were set aside.

    Raises:
        OSError: if the folder cannot be read.
    """
    return sorted(
        file for file in history.parent.iterdir() if file.name.startswith(history.name + DAMAGED_SUFFIX)
    )


def settings_file() -> Path:
    """The file that keeps the settings."""
    return data_folder() / SETTINGS_NAME


def crash_log() -> Path:
    """The file that takes the details of a crash."""
    return data_folder() / CRASH_LOG_NAME


def outbox() -> Path:
    """The folder that keeps result files until they are delivered."""
    return data_folder() / OUTBOX_NAME


def bank_template(language: str) -> Path:
    """The bank that `quiz new` begins with, explained in this language."""
    from pathlib import Path

    return Path(PACKAGE, "bank", f"template_{language}.yaml")


def packaged_bank() -> Path:
    """The shipped bank: inside the wheel, or the repository's own when installed editable."""
    from pathlib import Path

    inside = Path(PACKAGE, BANK_NAME)
    return inside if inside.exists() else Path(PACKAGE).parent / BANK_NAME


def _platform_folder() -> str:
    """Where this system keeps the data of programs for one user.

    https://specifications.freedesktop.org/basedir-spec/latest/ ignores a relative `$XDG_DATA_HOME`.
    """
    if sys.platform == "win32":
        return os.environ.get("LOCALAPPDATA") or os.path.join("~", "AppData", "Local")
    asked = os.environ.get("XDG_DATA_HOME", "")
    if os.path.isabs(asked):
        return asked
    return "~/Library/Application Support" if sys.platform == "darwin" else "~/.local/share"
