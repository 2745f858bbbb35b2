"""Reads result files.

The reader takes what `result.schema.json` takes and refuses besides what no schema can express; it is written for
thousands of files, and for hostile ones.
"""

from __future__ import annotations

import json
import re
from datetime import date
from functools import lru_cache
from operator import itemgetter
from typing import NoReturn

from quiz.classroom.result import (
    FORMAT,
    LINE,
    MAX_BYTES,
    MAX_CHOICE,
    MAX_QUESTIONS,
    MAX_SECONDS,
    MAX_TITLE,
    Result,
    ResultAnswer,
    ResultBank,
    ResultSpec,
    is_label,
)
from quiz.errors import QuizError
from quiz.game.kinds import LARGEST_SEED, RoundKind
from quiz.i18n import _

PAPERS_REMEMBERED, ANSWERS_REMEMBERED = 64, 50_000
"""So many lists of ids and answers found whole are known again; 10,000 rounds of 60 questions need fewer."""

_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_HASH = re.compile(r"[0-9A-Za-z]{1,128}")
_CODE = re.compile(r"[0-9A-Z]{1,4}(-[0-9A-Z]{1,4}){0,999}")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})?")
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}")
"""An id of a question or topic; a bank's ids are narrower."""

_OPTIONAL = {"label"}
_KEYS = {"format", "id", "date", "bank", "code", "spec", "language", "label", "finished", "answers", "paper"}
_BANK_KEYS = {"title", "hash"}
_ANSWER_KEYS = ("question", "choice", "correct", "certainty", "seconds")
_ANSWER_VALUES = itemgetter(*_ANSWER_KEYS)
_KINDS = {kind.value: kind for kind in RoundKind}


class ResultError(QuizError):
    """A file is not a result file, or a damaged one; the message is its reason, without the file's name."""


def read_result(text: str | bytes) -> Result:
    """The round that a result file holds.

    Args:
        text: What the file holds; no more than `MAX_BYTES` of it need be read to have it refused.

    Raises:
        ResultError: if it is no result file; the message is the reason.
    """
    values = _parsed(text)
    number = values.get("format")
    if type(number) is int and number > FORMAT:
        message = _("was written by a newer version of the game (format {number})")
        raise ResultError(message.format(number=str(number)[:9]))
    if type(number) is not int or number != FORMAT:
        raise ResultError(_("is no result file of this game"))
    unlike = values.keys() ^ _KEYS
    if unlike - _OPTIONAL:
        _refuse(min(unlike - _OPTIONAL))
    paper = _paper(values["paper"])
    return Result(
        id=_matching(values, "id", _ID),
        date=_day(values),
        bank=_bank(values["bank"]),
        code=None if values["code"] is None else _matching(values, "code", _CODE),
        spec=read_spec(values["spec"]),
        language=_matching(values, "language", _LANGUAGE),
        label=_label(values.get("label")),
        finished=_truth(values, "finished"),
        answers=_answers(values["answers"], frozenset(paper)),
        paper=paper,
    )


def _parsed(text: str | bytes) -> dict[str, object]:
    """The JSON object that a text holds."""
    if len(text) > MAX_BYTES:
        raise ResultError(_("is too large for a result file"))
    try:
        values = json.loads(text if isinstance(text, str) else text.decode())
    except (
        ValueError,
        RecursionError,
    ):  # no UTF-8, no JSON, a number of 5,000 digits, a list in a list in ...
        values = None
    if type(values) is not dict:
        raise ResultError(_("is no result file of this game"))
    return values


def _refuse(key: str) -> NoReturn:
    """Raise that what stands under a key is not what a result file has there."""
    shown = key if _NAME.fullmatch(key) or "." in key else ascii(key)[1:41]
    raise ResultError(_("is no whole result file: '{key}' does not fit").format(key=shown))


def _matching(values: dict[str, object], key: str, pattern: re.Pattern[str]) -> str:
    value = values[key]
    if type(value) is not str or not pattern.fullmatch(value):
        _refuse(key)
    return value


def _truth(values: dict[str, object], key: str) -> bool:
    value = values[key]
    if type(value) is not bool:
        _refuse(key)
    return value


def _number(values: dict[str, object], key: str, first: int, last: int) -> int:
    value = values[key]
    if type(value) is not int or not first <= value <= last:
        _refuse(key)
    return value


def _day(values: dict[str, object]) -> date:
    try:
        return date.fromisoformat(_matching(values, "date", _DATE))
    except ValueError:
        _refuse("date")


def _bank(value: object) -> ResultBank:
    if type(value) is not dict or value.keys() != _BANK_KEYS:
        _refuse("bank")
    title = _matching(value, "title", LINE)
    if len(title) > MAX_TITLE:
        _refuse("title")
    return ResultBank(title, _matching(value, "hash", _HASH))


def _label(value: object) -> str | None:
    if value is None:
        return None
    if type(value) is not str or not is_label(value):
        _refuse("label")
    return value


def read_spec(value: object) -> ResultSpec:
    """What a round was asked to be; keys that are not there have their usual values, and unknown ones are ignored.

    Raises:
        ResultError: if a value does not fit.
    """
    if type(value) is not dict:
        _refuse("spec")
    values: dict[str, object] = {**_USUAL_SPEC, **value}
    if type(values["kind"]) is not str or values["kind"] not in _KINDS:
        _refuse("kind")
    return ResultSpec(
        kind=_KINDS[values["kind"]],
        topics=_names(values["topics"], "topics"),
        level=None if values["level"] is None else _number(values, "level", 1, 3),
        length=None if values["length"] is None else _number(values, "length", 1, LARGEST_SEED),
        exam=_truth(values, "exam"),
        certainty=_truth(values, "certainty"),
        seed=_number(values, "seed", 0, LARGEST_SEED),
    )


_USUAL_SPEC: dict[str, object] = {
    "kind": RoundKind.MIXED.value,
    "topics": [],
    "level": None,
    "length": None,
    "exam": False,
    "certainty": False,
    "seed": 0,
}


def _names(value: object, key: str) -> tuple[str, ...]:
    """A list of different ids."""
    if type(value) is not list or len(value) > MAX_QUESTIONS:
        _refuse(key)
    try:
        names = _different_names(tuple(value))
    except TypeError:  # it holds lists or objects
        names = None
    return _refuse(key) if names is None else names


@lru_cache(maxsize=PAPERS_REMEMBERED)
def _different_names(names: tuple[object, ...]) -> tuple[str, ...] | None:
    """The same if all are different ids; None if not. The rounds of a class share one paper, looked at once."""
    ids = tuple([name for name in names if type(name) is str and _NAME.fullmatch(name)])
    return ids if len(set(ids)) == len(names) else None


def _paper(value: object) -> tuple[str, ...]:
    paper = _names(value, "paper")
    return paper or _refuse("paper")


def _answers(value: object, paper: frozenset[str]) -> tuple[ResultAnswer, ...]:
    if type(value) is not list or len(value) > len(paper):
        _refuse("answers")
    try:
        answers = tuple([_answer(*_ANSWER_VALUES(item)) for item in value])
    except (TypeError, LookupError):  # an item is no object, lacks a key, or has a list or object under one
        _refuse("answers")
    if sum(map(len, value)) != len(_ANSWER_KEYS) * len(value):  # there are others besides
        _refuse("answers")
    questions = {answer.question for answer in answers}
    if len(questions) < len(answers) or not questions <= paper:
        _refuse("answers.question")
    return answers


# typed, for True is no choice and 1 is no truth, equal as they are
@lru_cache(maxsize=ANSWERS_REMEMBERED, typed=True)
def _answer(
    question: object, choice: object, correct: object, certainty: object, seconds: object
) -> ResultAnswer:
    """The answer with these values. Many rounds hold equal answers, which are looked at and kept once."""
    if type(question) is not str:
        _refuse("answers.question")
    if type(choice) is not int or not 0 <= choice <= MAX_CHOICE:
        _refuse("answers.choice")
    if type(correct) is not bool:
        _refuse("answers.correct")
    if certainty is not None and (type(certainty) is not int or not 1 <= certainty <= 3):
        _refuse("answers.certainty")
    if type(seconds) is not int or not 0 <= seconds <= MAX_SECONDS:
        _refuse("answers.seconds")
    return ResultAnswer(question, choice, correct, certainty, seconds)
