"""What to write where an output's encoding lacks a character: the nearest ASCII, and never an error."""

from __future__ import annotations

import codecs
import unicodedata

ERRORS = "quiz-nearest-ascii"
"""The name of the error handler, for `reconfigure(errors=...)`."""

_NEAREST = {
    **{
        "’": "'",
        "‘": "'",
        "“": '"',
        "”": '"',
        "«": '"',
        "»": '"',
        "…": "...",
        "–": "-",
        "—": "-",
        "−": "-",
        "·": "-",
    },
    **{"✓": "+", "✗": "x", "œ": "oe", "Œ": "OE", "\u00a0": " "},
}


def nearest_ascii(text: str) -> str:
    """`text` in ASCII: known signs by their usual stand-ins, letters without accents, the rest as `?`."""
    told = []
    for character in text:
        stand_in = _NEAREST.get(character)
        if stand_in is None:
            stand_in = unicodedata.normalize("NFKD", character).encode("ascii", "ignore").decode() or "?"
        told.append(stand_in)
    return "".join(told)


def _handle(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return nearest_ascii(error.object[error.start : error.end]), error.end


codecs.register_error(ERRORS, _handle)
