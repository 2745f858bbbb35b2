"""Writes a small bank, explained line by line, for its author to begin with."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from quiz import paths
from quiz.files import not_written


def write(path: Path, language: str, today: date) -> None:
    """Write a bank of two questions to the new file `path`.

    Args:
        path: The file; one that is there already is left alone.
        language: The code of the language to explain it in; the questions are in English and French.
        today: The day on which the facts of the questions are so.

    Raises:
        QuizError: if there is such a file already, or it cannot be written.
    """
    text = template(language).replace("@SCHEMA@", schema_address()).replace("@TODAY@", today.isoformat())
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            try:
                file.write(text)
                file.flush()
            except OSError:  # half a bank helps nobody
                path.unlink(missing_ok=True)
                raise
    except (OSError, ValueError) as error:
        raise not_written(path, error) from None


def template(language: str) -> str:
    """The bank before its day and the schema's address are filled in."""
    return paths.bank_template(language).read_text("utf-8")


def schema_address() -> str:
    """Where editors find the schema: an address, so that spaces in it do not end it."""
    return Path(paths.BANK_SCHEMA).as_uri()
