"""A bank in the formats of other programs: the formats that are written, one file each, found by name."""

from __future__ import annotations

from importlib import import_module

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any, Protocol

    from quiz.exchange.selection import Selection

    Note = Callable[[str], None]
    """Takes one line for the user about what a format cannot hold."""

    class Format(Protocol):
        """What the file of a format holds. It imports nothing heavy before it writes."""

        NAME: str
        """What is typed after `quiz export`; with `_` for `-` also the name of the file."""
        HELP: str
        """What the format is for, in a few words, for the list of formats; a message to be translated."""
        SUFFIX: str
        """How the names of its files usually end, with the full stop."""

        def write(self, selection: Selection, note: Note) -> Iterator[bytes]:
            """The file, piece by piece; the same selection gives the same bytes.

            Args:
                selection: What to write.
                note: Takes a line about each thing that the format cannot hold.
            """

    class PaperFormat(Format, Protocol):
        """What the file of a format to be printed holds."""

        def write_key(self, selection: Selection, note: Note) -> Iterator[bytes]:
            """The answers to what `write` writes, with their explanations, piece by piece."""

    class SpreadsheetFormat(Format, Protocol):
        """What the file of a format to be written as `.xlsx` holds; such a file takes what fits."""

        def fitting(self, selection: Selection, note: Note) -> Selection:
            """What of a selection fits; a line tells of each other question why it is left out."""


NAMES = (
    "gift",
    "moodle-xml",
    "aiken",
    "brightspace",
    "anki",
    "csv",
    "wayground",
    "kahoot",
    "html",
    "markdown",
)
"""The formats in the order in which help lists them."""

SPREADSHEET_NAMES = ("wayground", "kahoot")
"""Those written as `.xlsx`, which hold only questions that fit."""

PAPER_NAMES = ("html", "markdown")
"""Those to be printed: a sheet of questions, and a key apart from it."""


def load(name: str) -> Format:
    """The format of that name, which is one of `NAMES`."""
    module: Any = import_module(f"quiz.exchange.{name.replace('-', '_')}")
    found: Format = module
    return found


def load_paper(name: str) -> PaperFormat:
    """The format of that name, which is one of `PAPER_NAMES`."""
    found: Any = load(name)
    paper: PaperFormat = found
    return paper


def fitting(name: str, selection: Selection, note: Note) -> Selection:
    """What of a selection a file of that format can hold; a line tells of each question that is left out.

    Raises:
        QuizError: if no question fits, or what writes such files is not installed.
    """
    if name not in SPREADSHEET_NAMES:
        return selection
    found: Any = load(name)
    spreadsheet: SpreadsheetFormat = found
    return spreadsheet.fitting(selection, note)
