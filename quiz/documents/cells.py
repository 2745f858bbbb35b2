"""Cells of spreadsheets.

A spreadsheet takes a cell for a formula that begins with certain signs, so that a text which someone else wrote could
make a teacher's spreadsheet compute or send something. A guarded text has an apostrophe before it:
https://owasp.org/www-community/attacks/CSV_Injection.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

BYTE_ORDER_MARK = "\ufeff"
"""What spreadsheets know UTF-8 by; without it some show the letters of French wrong."""

FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a formula may begin with, in half and full width."""

Cell = str | int | float | None


def guarded(cell: Cell) -> Cell:
    """A cell that no spreadsheet takes for a formula; numbers stay numbers."""
    if isinstance(cell, str) and cell.lstrip(" \u00a0").startswith(FORMULA_SIGNS):
        return f"'{cell}"
    return cell


def as_csv(rows: Iterable[Sequence[Cell]], delimiter: str = ",") -> str:
    """Rows as CSV."""
    written = StringIO()
    csv.writer(written, delimiter=delimiter, lineterminator="\n").writerows(rows)
    return written.getvalue()
