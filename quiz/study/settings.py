"""The settings that stick, in one small JSON file that a person may also edit."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from quiz.errors import QuizError
from quiz.files import not_written, read_small_file, write_whole
from quiz.game.kinds import LENGTHS, RoundKind
from quiz.i18n import LANGUAGES, _

Value = str | int | bool | None
Rule = Callable[[object], bool] | Collection[Value]
"""Which values a setting may have: all that are listed here, or that this function accepts."""


def _is_name(value: object) -> bool:
    return isinstance(value, str) and 0 < len(value) <= 100 and value.isprintable()


RULES: Mapping[str, Rule] = {
    "language": tuple(LANGUAGES),
    "theme": _is_name,
    "kind": tuple(kind.value for kind in RoundKind),
    "length": LENGTHS,
    "certainty": (True, False),
    "asks_truth": (True, False),
}
"""The settings there are. Themes are defined by a front end, which passes its own rule."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What was read from the file."""

    values: Mapping[str, Value] = field(default_factory=dict)
    """Every setting that was found and may have the value it has."""
    trouble: str = ""
    """What was ignored, in one line; empty when nothing was."""


def read_settings(path: Path, rules: Mapping[str, Rule] = RULES) -> Settings:
    """The settings in the file at `path`; none when there is no file. Never raises for what the file holds."""
    try:
        found = _found(path)
    except FileNotFoundError:
        return Settings()
    except (OSError, ValueError, TypeError, RecursionError):
        return Settings(trouble=_("The settings in {path} cannot be read and are ignored.").format(path=path))
    values = {name: value for name, value in found.items() if name in rules and _admits(rules[name], value)}
    ignored = [name if _is_name(name) else "?" for name in found if name not in values]
    if not ignored:
        return Settings(values)
    names = ", ".join(sorted(ignored))
    if len(names) > 60:
        names = f"{names[:59]}…"
    trouble = _("Unknown or unusable settings in {path} are ignored: {names}.").format(path=path, names=names)
    return Settings(values, trouble)


def save_settings(path: Path, changes: Mapping[str, Value]) -> str:
    """Change some settings in the file at `path`; the others stay, those of other versions too.

    The new file takes the place of the old in one step, so that it is whole whenever the power goes; what is no
    ordinary file stays.

    Returns:
        What went wrong, in one line; empty when nothing did.
    """
    try:
        found = _found(path)
    except (OSError, ValueError, TypeError, RecursionError):
        found = {}
    try:
        text = json.dumps({**found, **changes}, indent=2, sort_keys=True) + "\n"
    except RecursionError:  # what an unknown setting holds is nested too deeply to keep
        text = json.dumps(dict(changes), indent=2, sort_keys=True) + "\n"
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        write_whole(path, [text.encode()], private=True, durable=True)
    except OSError as error:
        return not_written(path, error).message
    except QuizError as error:
        return error.message
    return ""


def _found(path: Path) -> dict[str, Value]:
    """Every setting that the file holds, valid or not.

    Raises:
        OSError, ValueError, TypeError, RecursionError: if it is no file, or no JSON object of ours.
    """
    found = json.loads(read_small_file(path).decode("utf-8-sig"))
    if not isinstance(found, dict):
        raise TypeError("no object")
    return found


def _admits(rule: Rule, value: object) -> bool:
    """Is the value allowed? 1 is not True."""
    if callable(rule):
        return rule(value)
    return any(type(value) is type(allowed) and value == allowed for allowed in rule)
