"""Rows as queries find them, and times as the tables hold them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

Row = tuple[Any, ...]
"""What a query finds; the types are those of the columns in schema.sql."""

_T = TypeVar("_T")

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def to_stamp(at: datetime) -> int:
    """A time as it is stored: whole microseconds since 1970-01-01 00:00 UTC."""
    return (at - _EPOCH) // timedelta(microseconds=1)


def from_stamp(stamp: int) -> datetime:
    """The time that was stored, in UTC."""
    return _EPOCH + timedelta(microseconds=stamp)


def each(rows: Iterable[Row], make: Callable[..., _T]) -> Iterator[_T]:
    """What `make` makes of each row, without those that make no sense, after damage or a change by another program."""
    for row in rows:
        with suppress(ValueError, TypeError, ArithmeticError):
            yield make(*row)
