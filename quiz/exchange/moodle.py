"""What the two formats of Moodle have in common: the paths of its question categories."""

from __future__ import annotations

import re

from quiz.exchange.selection import Selection

MOST_IN_CATEGORY = 255
"""As many characters as Moodle's database holds of a category's name."""

_CONTEXT = re.compile(r"\$[a-z]+\$")
_SLASH = re.compile(r"(?<!/)/(?!/)")


def category_path(selection: Selection, topic: str) -> str:
    """The category of a topic, below one for the whole bank, so that nothing is mixed with what is there.

    Slashes in a name are doubled. A backslash would begin an escape in GIFT, where categories have none.
    """
    names = (selection.wording(selection.bank.title), selection.wording(selection.bank.topics[topic].title))
    return "/".join(["$course$", "top", *map(_category_name, names)])


def category_names(path: str) -> list[str]:
    """The names in the path of a category, from the outside in, without Moodle's own."""
    names = [" ".join(name.replace("//", "/").split()) for name in _SLASH.split(path)]
    if names and _CONTEXT.fullmatch(names[0]):
        names = names[1:]
    return [name for name in names[names[:1] == ["top"] :] if name]


def _category_name(title: str) -> str:
    name = " ".join(title.replace("\\", " ").split())[:MOST_IN_CATEGORY].strip("/ ")
    return name.replace("/", "//") or "-"
