"""Colours that can be read and distinguished, in every theme."""

from __future__ import annotations

import math

import pytest
from textual.color import Color
from textual.theme import BUILTIN_THEMES, Theme

from quiz.ui.colours import LEAST_CONTRAST, added_variables, contrast, on_fill
from quiz.ui.text import Block
from quiz.ui.themes import DARK, FEW_COLOURS, LIGHT, OWN, theme_for
from quiz.ui.widgets.rows import Rows

ROUNDING = 0.05
"""What a colour loses of its contrast when it is written with whole steps."""

THEMES = {theme.name: theme for theme in (*OWN, *BUILTIN_THEMES.values()) if not theme.ansi}

MACHADO = {
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
"""How the common kinds of colour blindness mix linear red, green and blue, at full severity.

G. M. Machado, M. M. Oliveira, L. A. F. Fernandes, "A Physiologically-based Model for Simulation of Color Vision
Deficiency" (2009), https://doi.org/10.1109/TVCG.2009.113
"""


def variables_of(theme: Theme) -> dict[str, str]:
    variables = theme.to_color_system().generate()
    return {**variables, **added_variables(variables, dark=theme.dark)}


def color(variables: dict[str, str], name: str) -> Color:
    return Color.parse(variables[name])


@pytest.mark.parametrize("name", THEMES)
def test_every_text_can_be_read_on_every_ground_it_stands_on(name: str) -> None:
    variables = variables_of(THEMES[name])
    for ground in ("background", "sheet", "right-tint", "wrong-tint"):
        for text in ("quiet", "right", "wrong", "brand"):
            ratio = contrast(color(variables, text), color(variables, ground))
            assert ratio >= LEAST_CONTRAST - ROUNDING, f"{text} on {ground}: {ratio:.2f}"


@pytest.mark.parametrize("name", THEMES)
def test_text_on_a_filled_badge_or_row_can_be_read(name: str) -> None:
    variables = variables_of(THEMES[name])
    for fill in ("right", "wrong", "brand", "cursor"):
        assert contrast(color(variables, f"on-{fill}"), color(variables, fill)) >= LEAST_CONTRAST - ROUNDING


@pytest.mark.parametrize("theme", OWN, ids=lambda theme: theme.name)
def test_running_text_can_be_read_on_the_own_grounds(theme: Theme) -> None:
    variables = variables_of(theme)
    for ground in ("background", "sheet", "right-tint", "wrong-tint", "panel"):
        assert contrast(color(variables, "foreground"), color(variables, ground)) >= 7


def seen(value: Color, matrix: tuple[tuple[float, float, float], ...]) -> tuple[float, ...]:
    """A colour as an eye with that matrix sees it, in CIE L*a*b* (D65)."""
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in value.normalized
    ]
    red, green, blue = (sum(share * part for share, part in zip(row, linear, strict=True)) for row in matrix)
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089
    fx, fy, fz = (math.cbrt(max(part, 0.0)) for part in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


@pytest.mark.parametrize("kind", MACHADO)
@pytest.mark.parametrize("theme", OWN, ids=lambda theme: theme.name)
def test_right_and_wrong_differ_for_the_common_kinds_of_colour_blindness(theme: Theme, kind: str) -> None:
    variables = variables_of(theme)
    right, wrong = (seen(color(variables, name), MACHADO[kind]) for name in ("right", "wrong"))
    assert math.dist(right, wrong) > 25


@pytest.mark.parametrize("name", ["ansi-dark", "ansi-light"])
def test_a_terminals_own_palette_is_used_as_it_is_and_without_bright_colours(name: str) -> None:
    added = added_variables(BUILTIN_THEMES[name].to_color_system().generate(), dark=name == "ansi-dark")
    assert all(value.startswith("ansi_") and "bright" not in value for value in added.values())
    assert len({added["right"], added["wrong"], added["quiet"]}) == 3
    assert set(added) == set(added_variables(DARK.to_color_system().generate()))


@pytest.mark.parametrize(
    ("environ", "name"),
    [
        ({}, DARK.name),
        ({"COLORFGBG": "15;0"}, DARK.name),
        ({"COLORFGBG": "0;15"}, LIGHT.name),
        ({"COLORFGBG": "0;default;15"}, LIGHT.name),
        ({"COLORFGBG": "7;8"}, DARK.name),
        ({"COLORFGBG": "0;7"}, LIGHT.name),
        ({"COLORFGBG": "12;nonsense"}, DARK.name),
        ({"TERM": "linux", "COLORFGBG": "0;15"}, FEW_COLOURS),
    ],
    ids=str,
)
def test_the_theme_follows_what_the_environment_states_of_the_terminal(
    environ: dict[str, str], name: str
) -> None:
    assert theme_for(environ) == name


@pytest.mark.parametrize(("terminal", "weight"), [("linux", "not bold"), ("xterm-256color", "bold")])
def test_black_on_a_fill_is_bold_only_where_bold_leaves_it_black(
    terminal: str, weight: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", terminal)
    assert on_fill() == weight
    rows = Rows()
    rows.show([Block("words")])
    assert rows.render().blocks[0].style == weight
