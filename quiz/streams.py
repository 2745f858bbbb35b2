"""The standard streams: closed ones, output that an encoding lacks, and text that must stay on one line."""

from __future__ import annotations

import codecs
import errno
import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal, TextIO

ERRORS = "quiz-nearest-ascii"
"""The name of the error handler that writes the nearest ASCII, for `reconfigure(errors=...)`."""

OUTPUT_ERRORS = {
    getattr(errno, name)
    for name in ("EBADF", "EDQUOT", "EFBIG", "EIO", "ENOSPC", "ENXIO")
    if hasattr(errno, name)
}
"""What an output reports that cannot be written to, such as a full disk."""

UNSAFE = (
    "\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufdd0-\ufdef"
    "\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f"
)
"""Characters that can move a terminal's cursor, hide text or turn its direction round, for a class of a pattern.

C0 but the line feed, DEL, C1, line and paragraph separators, bidirectional embeddings,
overrides and isolates, the byte order mark, interlinear marks, noncharacters, surrogates, tags.
"""

_KEPT_SPACES = "\u00a0\u202f"
"""Spaces that `str.isprintable` refuses and French needs."""

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
    **{"✓": "+", "✗": "x", "œ": "oe", "Œ": "OE", "\u00a0": " ", "\u202f": " "},
}


def prepare_streams() -> None:
    """Replace closed streams, and let each write what its encoding lacks."""
    for name in ("stdin", "stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, _null_stream("r" if name == "stdin" else "w"))
    for stream in (sys.stdout, sys.stderr):
        _write_anything(stream)


def require_input() -> None:
    """Put an empty input in the place of one that cannot be read, such as one open only for writing."""
    try:
        import fcntl

        readable = fcntl.fcntl(sys.stdin.fileno(), fcntl.F_GETFL) & os.O_ACCMODE != os.O_WRONLY
    except (ImportError, OSError, ValueError):  # Windows, or no file behind it
        return
    if not readable:
        sys.stdin = _null_stream("r")


def report_error(text: str) -> None:
    """Write one line to stderr, if that can be written to."""
    try:
        print(f"quiz: {one_line(without_password(text))}" if text else "", file=sys.stderr, flush=True)
    except OSError:
        drop_output(sys.stderr)


def without_password(text: str) -> str:
    """`text` without what may be a password in the address of a database, as an error may show what was typed."""
    if "postgres" not in text:
        return text
    import re

    text = re.sub(r"(postgres(?:ql)?:/+[^\s/:@]*):(?!\d{1,5}(?:[^\w@]|$))(?:.*@|.*)", r"\1:…@", text)
    return re.sub(r"(password(?:=|%3D))[^\s&]+", r"\1…", text, flags=re.IGNORECASE)


def drop_output(stream: object) -> None:
    """Discard what is left of an output, so that the program does not fail at its end for it."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())  # type: ignore[attr-defined]
    except (AttributeError, OSError, ValueError):  # no file behind it
        return


def one_line(text: str) -> str:
    r"""`text` as one line that a terminal shows as it is.

    What controls a terminal, ends a line, reverses its direction or is no character stands as an escape,
    such as `\x1b`; the names of files and topics may hold anything.
    """
    if text.isprintable():  # nearly every text, and much faster than a look at each character
        return text
    return "".join(
        character
        if character.isprintable() or character in _KEPT_SPACES
        else character.encode("unicode_escape").decode()
        for character in text
    )


def nearest_ascii(text: str) -> str:
    """`text` in ASCII: known signs by their usual stand-ins, letters without accents, the rest as `?`."""
    import unicodedata

    written = []
    for character in text:
        stand_in = _NEAREST.get(character)
        if stand_in is None:
            stand_in = unicodedata.normalize("NFKD", character).encode("ascii", "ignore").decode() or "?"
        written.append(stand_in)
    return "".join(written)


def _null_stream(mode: Literal["r", "w"]) -> TextIO:
    """A stream of nothing, for as long as the program runs."""
    return os.fdopen(os.open(os.devnull, os.O_RDWR), mode, encoding="utf-8")


def _write_anything(stream: object) -> None:
    """Let a stream write what its encoding lacks as the nearest ASCII, instead of failing."""
    import io

    if isinstance(stream, io.TextIOWrapper):
        encoding = stream.encoding.lower().replace("_", "-")
        # UTF-8 lacks only what is no character: the odd bytes of a file's name
        stream.reconfigure(errors="backslashreplace" if encoding == "utf-8" else ERRORS)


def _handle(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return nearest_ascii(error.object[error.start : error.end]), error.end


codecs.register_error(ERRORS, _handle)
