"""The colours that the game adds to a theme, readable in every theme.

The contrast and its least value for text are those of WCAG 2.2, success criterion 1.4.3.
https://www.w3.org/TR/WCAG22/#contrast-minimum
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence

from textual.color import Color, ColorParseError

CONSOLES = ("linux", "linux-16color", "cons25", "vt220")
"""Values of `TERM` of terminals with 8 or 16 colours and a dark ground."""

LEAST_CONTRAST = 4.5
"""The least contrast between text and what it stands on."""

QUIET, RIGHT, WRONG = "$quiet", "$right", "$wrong"
"""The colours of secondary text, of what is right and of what is wrong.

Right and wrong are blue and orange in the game's own themes, which stay distinct in the common
kinds of colour blindness; sign, word and weight carry the same meaning."""

BRAND = "$brand"
"""How the wordmark looks, and what is worth a star."""

ON_RIGHT, ON_WRONG, ON_CURSOR = "$on-right on $right", "$on-wrong on $wrong", "$on-cursor on $cursor"
"""Filled badges and rows: the outcome right, the outcome wrong, the row that Enter would choose."""

_TEXTS = {
    "quiet": "foreground-muted",
    "right": "text-primary",
    "wrong": "text-warning",
    "brand": "text-accent",
}
"""The colours of text, and the theme's variables that they are made from."""

_TINTS = {"right-tint": "right", "wrong-tint": "wrong"}
"""Grounds that carry a little of another colour."""

_TINT = 0.14
"""How much of the other colour a tint carries."""

_OWN_PALETTE_DARK = {
    "quiet": "ansi_default",
    "right": "ansi_cyan",
    "wrong": "ansi_yellow",
    "brand": "ansi_green",
    "on": "ansi_black",
}
_OWN_PALETTE_LIGHT = {
    "quiet": "ansi_default",
    "right": "ansi_blue",
    "wrong": "ansi_red",
    "brand": "ansi_magenta",
    "on": "ansi_white",
}
"""The same roles in a terminal's own palette, whose colours are not known.

Bright colours are not used: the Linux console has none. https://github.com/Textualize/textual/issues/5907
"""


def on_fill() -> str:
    """The weight of text on a filled badge or row: bold, but on consoles, which show bold black as a dark grey."""
    return "not bold" if os.environ.get("TERM") in CONSOLES else "bold"


def right_answer() -> str:
    """How the right answer looks among the others: bold, and underlined where the terminal shall have no colours."""
    return f"bold underline {RIGHT}" if "NO_COLOR" in os.environ else f"bold {RIGHT}"


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


def readable(color: Color, grounds: Sequence[Color]) -> Color:
    """The colour itself, or the nearest one towards black or white that can be read on all the grounds."""
    solid = grounds[0].blend(color, color.a, alpha=1.0)
    extreme = Color(0, 0, 0) if luminance(grounds[0]) > 0.18 else Color(255, 255, 255)
    for step in range(41):
        nearer = solid.blend(extreme, step / 40)
        if all(contrast(nearer, ground) >= LEAST_CONTRAST for ground in grounds):
            return nearer
    return extreme


def filled(color: Color) -> Color:
    """The better of black and white for text on a ground of this colour."""
    return max((Color(0, 0, 0), Color(255, 255, 255)), key=lambda text: contrast(text, color))


def added_variables(theme: Mapping[str, str], *, dark: bool = True) -> dict[str, str]:
    """The game's own variables for a theme's.

    Args:
        theme: The theme's variables.
        dark: Is the terminal's ground dark, where its own palette is used?
    """
    try:
        background, panel = Color.parse(theme["background"]), Color.parse(theme["surface"])
        texts = {name: Color.parse(theme[made_from]) for name, made_from in _TEXTS.items()}
    except ColorParseError:  # such as "auto 60%"
        return _own_palette(dark=dark)
    if background.ansi is not None:
        return _own_palette(dark=dark)
    sheet = background.blend(panel, panel.a, alpha=1.0)
    tints = {name: background.blend(texts[made_from], _TINT, alpha=1.0) for name, made_from in _TINTS.items()}
    colors = {name: readable(color, [background, sheet, *tints.values()]) for name, color in texts.items()}
    fills = {name: colors[name] for name in ("right", "wrong", "brand")} | {"cursor": colors["right"]}
    added = {**colors, **tints, **fills, "sheet": sheet}
    added |= {f"on-{name}": filled(color) for name, color in fills.items()}
    return {name: color.hex for name, color in added.items()}


def _own_palette(*, dark: bool) -> dict[str, str]:
    """The variables in the terminal's own palette; tints are left out, for nothing blends there."""
    palette = _OWN_PALETTE_DARK if dark else _OWN_PALETTE_LIGHT
    roles = {name: value for name, value in palette.items() if name != "on"}
    grounds = dict.fromkeys((*_TINTS, "sheet"), "ansi_default")
    fills = dict.fromkeys(("on-right", "on-wrong", "on-brand", "on-cursor"), palette["on"])
    return {**roles, **grounds, **fills, "cursor": palette["right"]}
