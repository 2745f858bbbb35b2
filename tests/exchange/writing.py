"""Writes banks in the format of another program, as `quiz export` does."""

from __future__ import annotations

from quiz.bank.model import Bank
from quiz.exchange import load
from quiz.exchange.selection import Selection, in_file_order
from quiz.game.draw import RoundSpec


def exported(name: str, bank: Bank | Selection, language: str = "en") -> tuple[str, list[str]]:
    """The file, and the lines about what the format cannot hold."""
    notes: list[str] = []
    selection = in_file_order(bank, RoundSpec(), language) if isinstance(bank, Bank) else bank
    return b"".join(load(name).write(selection, notes.append)).decode(), notes


def written(name: str, bank: Bank | Selection, language: str = "en") -> str:
    """The file, which holds everything of the bank that such files do."""
    text, notes = exported(name, bank, language)
    assert notes == []
    return text
