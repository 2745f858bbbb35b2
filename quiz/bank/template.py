"""Writes a small bank, explained line by line, for its author to begin with."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from quiz import paths
from quiz.errors import QuizError
from quiz.i18n import _


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
    except FileExistsError:
        raise _refusal(path, _("there is such a file already"), _("Choose another name.")) from None
    except FileNotFoundError:
        hint = _("Make it first, or choose another place.")
        raise _refusal(path, _("there is no folder {folder}").format(folder=path.parent), hint) from None
    except PermissionError:
        hint = _("Choose a folder of your own.")
        raise _refusal(path, _("you may not write there"), hint) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise _refusal(path, reason, _("Choose another place or name.")) from None


def template(language: str) -> str:
    """The bank before its day and the schema's address are filled in."""
    return paths.bank_template(language).read_text("utf-8")


def schema_address() -> str:
    """Where editors find the schema: an address, so that spaces in it do not end it."""
    return Path(paths.BANK_SCHEMA).as_uri()


def _refusal(path: Path, reason: str, hint: str) -> QuizError:
    return QuizError(_("{file} was not written: {reason}.").format(file=path, reason=reason), hint)
