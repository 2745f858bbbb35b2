"""How a class code is spelt: a number in Crockford's base 32, in groups of four, with a check character at its end.

The 32 characters leave out I, L, O and U; I and L are read as 1 and O as 0, in either case, with or without
hyphens and spaces. https://www.crockford.com/base32.html

Crockford's own check symbol, the number modulo 37, may be one of `*~$=U`, which are hard to read aloud, and misses
some swaps of the last two characters. Here the check is a weighted sum over the field with 32 elements, as that of
ISBN-10 is over 11: the characters count as elements, the weights are the powers of an element that generates all
others, and the sum with the check character is 0. A wrong character changes the sum, for no weight is 0; so does
a swap of two different neighbours, for their weights differ. Any two characters less than 31 places apart have
different weights. J. Verhoeff, Error Detecting Decimal Codes (1969), on weighted sums; I. S. Reed and G. Solomon,
Polynomial Codes over Certain Finite Fields (1960), on sums over a field of 2^n elements.
"""

from __future__ import annotations

from quiz.errors import QuizError
from quiz.i18n import _
from quiz.streams import one_line

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""The characters; each stands for its place, counted from 0."""

GROUP = 4
"""How many characters stand together."""

SHORTEST = 2 * GROUP
"""The fewest characters of a code, without hyphens."""

LONGEST = 64 * GROUP
"""The most characters of a code, without hyphens; what is longer is refused unread."""

_POLYNOMIAL = 0b100101
"""x^5 + x^2 + 1, which is primitive: the powers of x modulo it are all 31 elements but 0."""

_READ_AS = str.maketrans(
    {
        **{letter.lower(): letter for letter in ALPHABET if letter.isalpha()},
        **dict.fromkeys("Oo", "0"),
        **dict.fromkeys("IiLl", "1"),
        **dict.fromkeys(" \t\r\n\u00a0\u202f-_.\u2010\u2011\u2012\u2013\u2014\u2212", None),
    }
)
"""What each character that can be typed stands for; spaces, hyphens and dashes for nothing."""


class CodeError(QuizError):
    """A class code cannot be made or played here."""


class MistypedError(CodeError):
    """What was typed is no class code."""

    def __init__(self, typed: str) -> None:
        shown = one_line(typed.strip()[: 2 * LONGEST])
        shown = shown if len(shown) <= 24 else f"{shown[:23]}…"
        super().__init__(
            _("'{code}' is not a class code.").format(code=shown),
            _("A character is wrong or missing; compare it with the code that you were given."),
        )


def spell(number: int) -> str:
    """The code of a number from 0 up, in as few groups of four characters as hold it."""
    digits: list[int] = []
    while number or len(digits) < SHORTEST - 1 or (len(digits) + 1) % GROUP:
        number, digit = divmod(number, len(ALPHABET))
        digits.insert(0, digit)
    written = "".join(ALPHABET[digit] for digit in [*digits, check_of(digits)])
    return "-".join(written[place : place + GROUP] for place in range(0, len(written), GROUP))


def number_of(typed: str) -> int:
    """The number of a code, however it was typed.

    Raises:
        MistypedError: if a character cannot be in a code, is missing or too many, or the check fails.
    """
    written = bare(typed)
    if len(written) % GROUP or not SHORTEST <= len(written) <= LONGEST or not set(written) <= set(ALPHABET):
        raise MistypedError(typed)
    digits = [ALPHABET.index(character) for character in written]
    if check_of(digits[:-1]) != digits[-1]:
        raise MistypedError(typed)
    number = 0
    for digit in digits[:-1]:
        number = number * len(ALPHABET) + digit
    return number


def bare(typed: str) -> str:
    """What was typed for a code, as its characters are read, without hyphens and spaces: for comparing codes."""
    return typed[: 4 * LONGEST].translate(_READ_AS)


def check_of(digits: list[int]) -> int:
    """The check of these digits: the sum of each times a power of x, the last times x itself."""
    total = 0
    for digit in digits:
        total = (total ^ digit) << 1
        if total >= len(ALPHABET):
            total ^= _POLYNOMIAL
    return total
