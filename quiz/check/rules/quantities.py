"""Numbers and dates that stand as choices, with their values."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quiz.check.lexicon import Lexicon

Value = tuple[float, ...]

_ISO_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_NUMBER = re.compile(
    r"(?:about |around |environ |us)?[$€£]? ?(?P<number>\d{1,3}(?:[ ,.]\d{3})+(?!\d)|\d+)"
    r"(?:[.,](?P<part>\d{1,2}))?(?P<rest>\D.*|)"
)
_DAY_FIRST = re.compile(
    r"(?:the |le )?(?P<day>\d{1,2})(?:er|st|nd|rd|th)? (?:of )?(?P<month>[^\W\d]+),?(?: (?P<year>\d{4}))?"
)
_MONTH_FIRST = re.compile(
    r"(?:in |en )?(?P<month>[^\W\d]+)(?: (?P<day>\d{1,2})(?:st|nd|rd|th)?(?!\d))?,?(?: (?P<year>\d{4}))?"
)


def amounts(choices: Sequence[str], lexicon: Lexicon | None) -> tuple[Value, ...] | None:
    """The values of casefolded choices, if they are all dates or all amounts of the same thing."""
    texts = [choice.strip(" .") for choice in choices]
    if _date(texts[0], lexicon) is None and _number(texts[0], lexicon) is None:
        return None
    dates = [_date(text, lexicon) for text in texts]
    if all(date is not None and len(date) == len(dates[0] or ()) for date in dates):
        return tuple(date for date in dates if date is not None)
    numbers = [_number(text, lexicon) for text in texts]
    found = [number for number in numbers if number is not None]
    if len(found) < len(texts) or len({unit for _value, unit in found}) > 1:
        return None
    return tuple((value,) for value, _unit in found)


def _date(text: str, lexicon: Lexicon | None) -> Value | None:
    """A day, a month or a year as numbers, the greatest unit first."""
    if iso := _ISO_DATE.fullmatch(text):
        return tuple(float(part) for part in iso.groups() if part)
    if lexicon is None:
        return None
    for pattern in (_DAY_FIRST, _MONTH_FIRST):
        found = pattern.fullmatch(text)
        if found and found["month"] in lexicon.months:
            parts = (found["year"], str(lexicon.months[found["month"]]), found["day"])
            return tuple(float(part) for part in parts if part)
    return None


def _number(text: str, lexicon: Lexicon | None) -> tuple[float, str] | None:
    """A number and what it counts."""
    if found := _NUMBER.fullmatch(text):
        whole = re.sub(r"\D", "", found["number"])
        if len(whole) > 15:
            return None
        return float(f"{whole}.{found['part'] or 0}"), _unit(found["rest"])
    first, _space, rest = text.partition(" ")
    if lexicon and first in lexicon.numbers:
        return float(lexicon.numbers[first]), _unit(rest)
    return None


def _unit(text: str) -> str:
    """What is counted, in the singular."""
    return " ".join(word.rstrip("sx") for word in text.split())
