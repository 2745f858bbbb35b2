"""Lines in and out: text is only ever appended, and read one line at a time."""

from __future__ import annotations

import shutil
import textwrap
from typing import TextIO

MEASURE = 72
"""The most columns that running text takes."""

LONGEST = 1000
"""So many characters of a line are read; no answer is longer, and the rest is passed over."""


class Lines:
    """The streams of the line front end: paragraphs out, lines in."""

    def __init__(self, source: TextIO, out: TextIO) -> None:
        """Set up.

        Args:
            source: Where answers are read from, one a line.
            out: Where everything is written to.
        """
        self.source = source
        self.out = out
        self.interactive = source.isatty()
        """Is there someone who types?"""
        self.width = min(MEASURE, shutil.get_terminal_size().columns - 1) if out.isatty() else 0

    def write(self, text: str = "", hang: int = 0) -> None:
        """Write one paragraph; lines after its first begin `hang` columns further right."""
        if self.width > 20:
            text = "\n".join(self._wrapped(line, hang) for line in text.split("\n"))
        self.out.write(f"{text}\n")

    def ask(self, prompt: str) -> str:
        """Ask for a line and give it back in small letters.

        Raises:
            EOFError: if there is none.
        """
        self.out.write(f"{prompt} ")
        self.out.flush()
        line = self._read()
        if not line:
            self.out.write("\n")
            raise EOFError
        if not self.interactive:  # nobody typed it here: the transcript shows it all the same
            self.out.write(f"{_visible(line)}\n")
        return line.strip().casefold()

    def _read(self) -> str:
        """The next line with its end, cut at `LONGEST`; empty when there is none."""
        line = part = self.source.readline(LONGEST)
        while len(part) == LONGEST and not part.endswith("\n"):
            part = self.source.readline(LONGEST)
        return line

    def _wrapped(self, line: str, hang: int) -> str:
        """A line within the measure; words stay whole, however long."""
        return textwrap.fill(
            line,
            self.width,
            subsequent_indent=" " * hang,
            break_long_words=False,
            break_on_hyphens=False,
        )


def _visible(line: str) -> str:
    """A line of input as it may be shown: no control characters, and not without end."""
    return "".join(character for character in line.strip()[:40] if character.isprintable())


def place_among(typed: str, count: int) -> int | None:
    """The place that a typed number stands for, counted from 0; None if it is no number from 1 to `count`."""
    if not typed.isascii() or not typed.isdigit() or len(typed) > 4:
        return None
    return int(typed) - 1 if 1 <= int(typed) <= count else None
