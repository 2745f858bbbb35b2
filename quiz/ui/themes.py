"""The game's own two themes, and which theme a terminal gets unless the learner chose one."""

from __future__ import annotations

from collections.abc import Mapping

from textual.theme import Theme

from quiz.ui.colours import CONSOLES

DARK = Theme(
    name="quiz-dark",
    dark=True,
    background="#0f141c",
    surface="#171d28",
    panel="#1f2733",
    foreground="#e6ebf2",
    primary="#7ab8ff",
    secondary="#9fb4cc",
    warning="#f2b15c",
    error="#ff7a6b",
    success="#7ab8ff",
    accent="#ff7a6b",
    variables={
        "foreground-muted": "#9aa9bc",
        "text-primary": "#7ab8ff",
        "text-warning": "#f2b15c",
        "text-accent": "#ff7a6b",
    },
)
"""A deep ground, one cool accent and two warm ones."""

LIGHT = Theme(
    name="quiz-light",
    dark=False,
    background="#f5f3ee",
    surface="#fffefb",
    panel="#e7e4dc",
    foreground="#1b2433",
    primary="#0b57a4",
    secondary="#43536b",
    warning="#8a4b00",
    error="#a8322a",
    success="#0b57a4",
    accent="#a8322a",
    variables={
        "foreground-muted": "#566173",
        "text-primary": "#0b57a4",
        "text-warning": "#8a4b00",
        "text-accent": "#a8322a",
    },
)
"""The same on paper."""

OWN = (DARK, LIGHT)
"""The themes to register."""

FEW_COLOURS = "ansi-dark"
"""Textual's theme in the terminal's own palette, for terminals that have few colours."""

_DARK_GROUNDS = {"0", "1", "2", "3", "4", "5", "6", "8"}
"""The last field of `COLORFGBG` on a dark ground, as rxvt and vim read it; the other colours are light."""


def theme_for(environ: Mapping[str, str]) -> str:
    """The name of the theme for a terminal; dark unless its environment names a light background."""
    if environ.get("TERM") in CONSOLES:
        return FEW_COLOURS
    ground = environ.get("COLORFGBG", "").rpartition(";")[2]
    return LIGHT.name if ground.isdecimal() and ground not in _DARK_GROUNDS else DARK.name
