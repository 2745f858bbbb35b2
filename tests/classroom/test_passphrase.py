"""The passphrase of a kiosk: taken once, hashed, and slower to try after each mistake."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quiz.classroom.passphrase import LONGEST, SLOWEST, VARIABLE, Passphrase, Tries, take_passphrase
from quiz.errors import QuizError

CHEAP = 2**4
"""A cost of scrypt that takes no time."""


def typing(*lines: str) -> Callable[[str], str]:
    """What asks for a line and gets these, one after the other, and then the end of the input."""
    rest = list(lines)

    def ask(_prompt: str) -> str:
        if not rest:
            raise EOFError
        return rest.pop(0)

    return ask


def test_only_the_passphrase_itself_matches() -> None:
    passphrase = Passphrase("Let me out", cost=CHEAP)
    assert passphrase.matches("Let me out")
    for typed in ("let me out", "Let me out ", "", "Let me ou"):
        assert not passphrase.matches(typed)


def test_an_accent_matches_however_the_keyboard_composes_it() -> None:
    assert Passphrase("e\u0301cole", cost=CHEAP).matches("\u00e9cole")


def test_what_is_no_text_matches_nothing() -> None:
    assert not Passphrase("a", cost=CHEAP).matches("\ud800")


def test_the_words_are_not_kept_and_the_same_words_have_another_hash_each_time() -> None:
    first, second = Passphrase("Let me out", cost=CHEAP), Passphrase("Let me out", cost=CHEAP)
    assert "Let me out" not in repr(vars(first))
    assert vars(first) != vars(second)


def test_one_that_is_given_is_not_asked_for() -> None:
    assert take_passphrase("Let me out", typing()).matches("Let me out")


def test_it_is_asked_for_twice_where_the_environment_has_none() -> None:
    assert take_passphrase(None, typing("out", "out")).matches("out")
    with pytest.raises(QuizError, match="differ"):
        take_passphrase(None, typing("out", "oust"))


@pytest.mark.parametrize("lines", [[], [""], ["", "x"]])
def test_there_is_no_kiosk_without_one(lines: list[str]) -> None:
    with pytest.raises(QuizError, match=VARIABLE):
        take_passphrase(None, typing(*lines))


@pytest.mark.parametrize("given", ["", "a\tb", "a\x1bb", "\udcff", "x" * (LONGEST + 1)])
def test_one_that_nobody_can_type_is_refused_and_not_shown(given: str) -> None:
    with pytest.raises(QuizError) as refused:
        take_passphrase(given, typing())
    assert not given or given not in str(refused.value)


def test_each_wrong_try_doubles_the_wait_up_to_a_minute() -> None:
    tries, waits = Tries(), []
    assert tries.wait(0.0) == 0
    for number in range(1, 15):
        now = 100.0 * number
        tries.refuse(now)
        waits.append(tries.wait(now))
        assert tries.wait(now + waits[-1]) == 0
    assert waits[:6] == [2, 4, 8, 16, 32, SLOWEST]
    assert set(waits[6:]) == {SLOWEST}
