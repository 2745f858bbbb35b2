"""The passphrase that ends a kiosk: taken once, kept as a salted hash, compared in constant time."""

from __future__ import annotations

import hashlib
import hmac
import os
from collections.abc import Callable
from unicodedata import normalize

from quiz.errors import QuizError
from quiz.i18n import _

VARIABLE = "QUIZ_KIOSK_PASS"
"""The environment variable that may hold the passphrase; the command removes it at once."""

LONGEST = 128
"""The most characters of a passphrase."""

COST = 2**14
"""The cost of scrypt: 16 MB of memory and, on a slow machine, a tenth of a second for each comparison.

With the block size below it is the cost that the paper gives for interactive use.
https://www.tarsnap.com/scrypt/scrypt.pdf
"""

_BLOCK_SIZE = 8
_SALT_BYTES = 16

SLOWEST = 60.0
"""The most seconds to wait after a wrong try, so that a teacher is never kept out for longer."""


class Passphrase:
    """A passphrase of which only a hash is kept."""

    def __init__(self, words: str, *, cost: int = COST) -> None:
        """Keep the hash of a passphrase.

        Args:
            words: The passphrase.
            cost: The cost of scrypt, a power of 2.

        Raises:
            QuizError: if nobody could type it into the game: it is empty, too long, or holds control characters.
        """
        if not words:
            raise QuizError(_("The kiosk needs a passphrase, and this one is empty."), _how())
        if len(words) > LONGEST or not words.isprintable():
            raise QuizError(
                _("The passphrase of the kiosk cannot be typed: at most {count} plain characters.").format(
                    count=LONGEST
                )
            )
        self._cost = cost
        self._salt = os.urandom(_SALT_BYTES)
        self._hash = self._hashed(words)

    def matches(self, typed: str) -> bool:
        """Is this the passphrase? Takes as long as `COST` makes it, and holds no lock meanwhile."""
        return hmac.compare_digest(self._hashed(typed), self._hash)

    def _hashed(self, words: str) -> bytes:
        """The hash; keyboards differ in how they compose an accent, which makes no difference here."""
        return hashlib.scrypt(
            normalize("NFC", words).encode("utf-8", "surrogatepass"),
            salt=self._salt,
            n=self._cost,
            r=_BLOCK_SIZE,
            p=1,
        )


class Tries:
    """Wrong tries, each of which makes the next wait longer; the time comes as an argument."""

    def __init__(self) -> None:
        self._wrong = 0
        self._from = 0.0

    def refuse(self, now: float) -> None:
        """Note a wrong try at `now`, in seconds of a clock that never goes back.

        The wait doubles from two seconds up to `SLOWEST`.
        """
        self._wrong += 1
        self._from = now + min(2.0 ** min(self._wrong, 10), SLOWEST)

    def wait(self, now: float) -> float:
        """The seconds from `now` until the next try; 0 when it can be made."""
        return max(0.0, self._from - now)


def take_passphrase(given: str | None, ask: Callable[[str], str]) -> Passphrase:
    """The passphrase that was given, or the one that is typed twice.

    Args:
        given: The value of `VARIABLE`; None where there is none.
        ask: Asks for a line without showing it, as `getpass.getpass` does.

    Raises:
        QuizError: if there is none, both differ, or nobody could type it into the game.
    """
    if given is not None:
        return Passphrase(given)
    try:
        words = ask(_("Passphrase that ends the kiosk: "))
        again = ask(_("The same again: ")) if words else words
    except EOFError:
        words = again = ""
    if words != again:
        raise QuizError(_("The two passphrases differ."), _("Start the kiosk again."))
    return Passphrase(words)


def _how() -> str:
    return _("Type one at the start, or set {variable}.").format(variable=VARIABLE)
