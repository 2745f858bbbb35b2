"""The spelling of a class code: forgiving where people differ, strict where they err."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.classroom.spelling import ALPHABET, LONGEST, MistypedError, check_of, number_of, spell

numbers = st.integers(0, 32**19 - 1)


def is_code(typed: str) -> bool:
    try:
        number_of(typed)
    except MistypedError:
        return False
    return True


@given(numbers)
def test_a_number_is_read_as_it_was_spelt(number: int) -> None:
    code = spell(number)
    assert number_of(code) == number
    assert {len(group) for group in code.split("-")} == {4}
    assert set(code) <= {*ALPHABET, "-"}


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (0, "0000-0000"),
        (1, "0000-0012"),
        (32, "0000-0104"),
        (32**7 - 1, "ZZZZ-ZZZC"),
        (32**7, "0001-0000-000D"),
    ],
)
def test_known_numbers_have_known_codes(number: int, code: str) -> None:
    assert spell(number) == code


@given(numbers, st.randoms(use_true_random=False))
def test_case_spaces_hyphens_and_look_alikes_are_forgiven(number: int, chance: object) -> None:
    typed = spell(number).replace("0", "o").replace("1", "l").lower()
    assert number_of(typed) == number_of(typed.upper()) == number
    assert number_of("  " + "- ".join(typed.replace("-", "")) + "\n".strip()) == number
    assert number_of(spell(number).replace("1", "I").replace("-", "\u2013")) == number


@given(numbers)
def test_every_single_wrong_character_is_found(number: int) -> None:
    code = spell(number)
    for place, right in enumerate(code):
        if right != "-":
            for wrong in set(ALPHABET) - {right}:
                assert not is_code(code[:place] + wrong + code[place + 1 :])


@given(numbers)
def test_every_swap_of_two_neighbours_is_found(number: int) -> None:
    written = spell(number).replace("-", "")
    for place in range(len(written) - 1):
        one, two = written[place], written[place + 1]
        swapped = written[:place] + two + one + written[place + 2 :]
        assert is_code(swapped) == (one == two)


def test_the_check_finds_both_at_every_place_of_the_longest_code() -> None:
    """The check is a sum of a term for each place, so that one digit beside zeros stands for all."""
    terms = [
        [check_of([digit, *[0] * behind]) for digit in range(len(ALPHABET))] for behind in range(LONGEST - 1)
    ]
    weights = [list(range(len(ALPHABET))), *terms]  # the check character itself comes first
    for place, here in enumerate(weights):
        assert len(set(here)) == len(ALPHABET), f"a wrong character at {place}"
        beside = weights[place + 1] if place + 1 < len(weights) else here
        if beside is not here:
            swaps = [
                here[one] ^ beside[two] ^ here[two] ^ beside[one]
                for one in range(len(ALPHABET))
                for two in range(one)
            ]
            assert 0 not in swaps, f"a swap at {place}"


@given(
    st.lists(st.integers(0, 31), min_size=7, max_size=15),
    st.lists(st.integers(0, 31), min_size=7, max_size=15),
)
def test_the_check_of_a_sum_is_the_sum_of_checks(one: list[int], two: list[int]) -> None:
    width = max(len(one), len(two))
    left, right = [0] * (width - len(one)) + one, [0] * (width - len(two)) + two
    together = [a ^ b for a, b in zip(left, right, strict=True)]
    assert check_of(together) == check_of(left) ^ check_of(right)


@pytest.mark.parametrize(
    "typed",
    ["", " ", "-", "0000", "0000-000", "0000-00000", "000U-0000", "0000-000*", "é000-0000", "٠000-0000",
     "0000-0000\x1b", "0" * (LONGEST + 4), "0" * 1_000_000],
)  # fmt: skip
def test_what_is_no_code_is_refused_in_one_short_line(typed: str) -> None:
    with pytest.raises(MistypedError) as refused:
        number_of(typed)
    assert str(refused.value).isprintable()
    assert len(str(refused.value)) < 130
