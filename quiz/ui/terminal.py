"""The terminal's input as Textual reads it, with two ends mended that would otherwise be bitter.

A byte that is not UTF-8 would stop the game with exit code 0, and a terminal that is gone would keep the
reading thread busy for ever: https://github.com/Textualize/textual/issues/6690
"""

from __future__ import annotations

import time
from codecs import IncrementalDecoder, getincrementaldecoder
from collections.abc import Callable
from importlib import import_module

DRIVER = "textual.drivers.linux_driver"
"""The part of Textual that reads the terminal, on everything but Windows."""

PAUSE = 0.05
"""How many seconds the reading thread rests when there is nothing left to read."""


def mend_input(ended: Callable[[], None]) -> None:
    """Make the driver's decoder forgiving, and have it call `ended` when the input is at its end."""

    def get_decoder(encoding: str) -> Callable[[], IncrementalDecoder]:
        return lambda: _Decoder(getincrementaldecoder(encoding)(errors="replace"), ended)

    try:
        import_module(DRIVER).getincrementaldecoder = get_decoder  # type: ignore[attr-defined]
    except ImportError:  # Windows reads its console in another way
        return


class _Decoder(IncrementalDecoder):
    """Decodes what it can, and notices the end."""

    def __init__(self, decoder: IncrementalDecoder, ended: Callable[[], None]) -> None:
        super().__init__()
        self._decoder = decoder
        self._ended = ended

    def decode(self, data: bytes, final: bool = False) -> str:  # type: ignore[override]
        """The text of `data`; no data before the end is final means that the terminal is gone."""
        if not data and not final:
            self._ended()
            time.sleep(PAUSE)
        return self._decoder.decode(data, final)
