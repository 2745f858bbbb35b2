"""The command palette: colours and language."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from textual.app import SystemCommand
from textual.theme import ThemeProvider

from quiz import i18n
from quiz.i18n import _
from quiz.ui.guarded import GuardedScreen
from quiz.ui.textual_patches import SteadyPalette


class Palette(SteadyPalette, GuardedScreen[None]):  # Textual takes styles from the first base
    """Textual's palette, closed once and with input held back until it is built."""


def commands() -> Palette:
    """The palette with themes and languages."""
    return Palette(placeholder=_("Theme or language…"), id="--command-palette")


def themes() -> Palette:
    """The palette with the themes alone."""
    return Palette(providers=[ThemeProvider], placeholder=_("Name of a theme…"))


def offers(
    choose_theme: Callable[[], None], choose_language: Callable[[str], None]
) -> Iterable[SystemCommand]:
    """The commands of the palette: choosing a theme, and each language."""
    yield SystemCommand(_("Theme"), _("Choose the colours"), choose_theme)
    for code, language in i18n.LANGUAGES.items():
        yield SystemCommand(language.name, _("Speak this language"), _chooser(choose_language, code))


def _chooser(choose_language: Callable[[str], None], code: str) -> Callable[[], None]:
    return lambda: choose_language(code)
