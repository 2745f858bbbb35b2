"""The one list of keys that each screen has: its bindings, its line of keys and its part of the help."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from textual.actions import parse
from textual.binding import Binding, BindingType

from quiz import i18n
from quiz.i18n import _
from quiz.ui.widgets.keys import Key

SPARE_HELP, SPARE_LANGUAGE = 1, 5
"""How readily these two keys are left out: help last of all, the language before any other."""


def always(_screen: object) -> bool:
    """The condition of a key that always works."""
    return True


@dataclass(frozen=True, slots=True)
class Shortcut:
    """A key of a screen, or several that do the same."""

    keys: str = ""
    """The keys by Textual's names, with commas between; empty where the widget with the focus takes them."""
    action: str = ""
    """The action that the key and a click on its name run, as `close` or `app.help`."""
    label: str | Callable[[Any], str] = ""
    """The key as the line of keys shows it; a function of the screen where it changes; empty to show nothing."""
    words: Callable[[Any], str] | None = None
    """What the key does, in a word or two of the language in use; a function of the screen."""
    when: Callable[[Any], bool] = always
    """Does the key do anything now? A function of the screen; a key that does nothing is not shown."""
    priority: bool = False
    """Does the screen take the key before any of its widgets can?"""
    spare: int = 0
    """How readily the line of keys leaves it out where it is short: 0 for never, and the highest first."""

    def key(self, screen: object) -> Key | None:
        """The key as the line of keys shows it now; None where it is not shown."""
        label = self.label if isinstance(self.label, str) else self.label(screen)
        if not label or self.words is None or not self.when(screen):
            return None
        action = self.action if "." in self.action or not self.action else f"screen.{self.action}"
        return Key(label, self.words(screen), action, self.spare)


def bindings_of(shortcuts: Iterable[Shortcut]) -> list[BindingType]:
    """What Textual binds for a list of shortcuts."""
    return [
        Binding(shortcut.keys, shortcut.action, show=False, priority=shortcut.priority)
        for shortcut in shortcuts
        if shortcut.keys
    ]


def keys_of(shortcuts: Iterable[Shortcut], screen: object) -> list[Key]:
    """The keys to show of a list of shortcuts, those that do something now."""
    keys = (shortcut.key(screen) for shortcut in shortcuts)
    return [key for key in keys if key is not None]


def allows(
    shortcuts: Sequence[Shortcut], screen: object, action: str, parameters: tuple[object, ...]
) -> bool:
    """Can an action of a list of shortcuts be run now? Actions that are not in the list always can."""
    conditions = [
        shortcut.when
        for shortcut in shortcuts
        if shortcut.action and _is(shortcut.action, action, parameters)
    ]
    return not conditions or any(condition(screen) for condition in conditions)


def _is(written: str, action: str, parameters: tuple[object, ...]) -> bool:
    _namespace, name, values = parse(written)
    return (name, tuple(values)) == (action, parameters)


def language_shortcut() -> Shortcut:
    """The key for the next language, named in that language."""
    return Shortcut(
        action="app.next_language",
        label="l",
        words=lambda _s: i18n.LANGUAGES[i18n.next_language()].name,
        spare=SPARE_LANGUAGE,
    )


def help_shortcut() -> Shortcut:
    """The key for help."""
    return Shortcut(action="app.help", label="?", words=lambda _s: _("help"), spare=SPARE_HELP)
