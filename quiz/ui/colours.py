"""The colours that the game adds to a theme: quiet text, right and wrong, readable in every theme.

The contrast and its least value for text are those of WCAG 2.2, success criterion 1.4.3.
https://www.w3.org/TR/WCAG22/#contrast-minimum
"""

from __future__ import annotations

from collections.abc import Mapping

from textual.color import Color, ColorParseError

LEAST_CONTRAST = 4.5
"""The least contrast between text and what it stands on."""

QUIET, RIGHT, WRONG = "$quiet", "$right", "$wrong"
"""How text looks that matters less; that tells what is right; or wrong.

Right and wrong are blue and orange in the game's own themes, which the common kinds of colour blindness tell
apart; sign and word say the same."""

_MADE_FROM = {
    "quiet": "foreground-muted",
    "right": "text-primary",
    "wrong": "text-warning",
    "cursor": "text-accent",
}


def luminance(color: Color) -> float:
    """The relative luminance of a colour, from 0 (black) to 1 (white)."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in color.normalized
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: Color, second: Color) -> float:
    """The contrast ratio of two colours, from 1 to 21."""
    darker, lighter = sorted((luminance(first), luminance(second)))
    return (lighter + 0.05) / (darker + 0.05)


def readable(color: Color, background: Color) -> Color:
    """The colour itself, or the nearest one towards black or white that can be read on the background."""
    solid = background.blend(color, color.a, alpha=1.0)
    extreme = Color(0, 0, 0) if luminance(background) > 0.18 else Color(255, 255, 255)
    for step in range(21):
        nearer = solid.blend(extreme, step / 20)
        if contrast(nearer, background) >= LEAST_CONTRAST:
            return nearer
    return extreme


def added_variables(theme: Mapping[str, str]) -> dict[str, str]:
    """The game's own variables for a theme's; in a terminal's own palette the theme's stand as they are."""
    added = {}
    for name, made_from in _MADE_FROM.items():
        value = theme[made_from]
        try:
            background, color = Color.parse(theme["background"]), Color.parse(value)
        except ColorParseError:
            added[name] = value
            continue
        own_palette = background.ansi is not None or color.ansi is not None
        added[name] = value if own_palette else readable(color, background).hex
    return added
