"""Spreadsheets as `.xlsx`, written by XlsxWriter: https://xlsxwriter.readthedocs.io/.

It comes with the extra `xlsx` and is imported only here. Every text is written as a text, never as a formula or an
address; the same rows give the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from importlib import import_module
from io import BytesIO
from typing import Any

from quiz.errors import QuizError
from quiz.i18n import _

MOST_IN_CELL = 32_767
"""As many characters as a cell holds, counted as UTF-16 does."""

_LIBRARY = "xlsxwriter"
"""The name of its module."""

_MADE = datetime(2026, 1, 1)
"""When every file says it was made."""

_MARKUP = "<r>"
"""What XlsxWriter takes a text for its own markup by that begins so."""

_NO_BREAK_SPACE = "\u00a0"

Row = Sequence[str | int]


def length(text: str) -> int:
    """How many characters a text has as spreadsheets and browsers count them, in UTF-16."""
    return len(text.encode("utf-16-le")) // 2


def require_library() -> None:
    """Check that XlsxWriter is there.

    Raises:
        QuizError: if it is not installed.
    """
    try:
        import_module(_LIBRARY)
    except ImportError:
        raise QuizError(
            _("A spreadsheet needs the package XlsxWriter, which is not installed."),
            _("Install it with: {command}").format(command="pip install XlsxWriter"),
        ) from None


def xlsx(rows: Iterable[Row], first_row: int = 1) -> bytes:
    """A file with one sheet; `require_library` has been called.

    Args:
        rows: The rows; no text is longer than `MOST_IN_CELL`.
        first_row: Where they begin, from 1.
    """
    writer: Any = import_module(_LIBRARY)
    file = BytesIO()
    workbook = writer.Workbook(file, {"in_memory": True})
    workbook.set_properties({"created": _MADE})
    sheet = workbook.add_worksheet()
    for number, row in enumerate(rows, first_row - 1):
        for column, value in enumerate(row):
            if isinstance(value, int):
                sheet.write_number(number, column, value)
            elif value:
                sheet.write_string(number, column, _as_text(value))
    workbook.close()
    return file.getvalue()


def _as_text(text: str) -> str:
    return _NO_BREAK_SPACE + text if text.startswith(_MARKUP) else text
