"""The line of keys leaves out what can be spared before it takes a line more."""

from __future__ import annotations

import pytest

from quiz.game.draw import RoundSpec
from quiz.game.kinds import RoundKind
from quiz.ui.widgets.keys import Key, KeyLine
from tests.ui.stage import on_stage, scenario

KEYS = [
    Key("Enter", "next"),
    Key("c", "copy", spare=4),
    Key("l", "Français", spare=5),
    Key("?", "help", spare=1),
]


def line(width: int) -> str:
    """The keys that are shown in a line of so many cells."""
    keys = KeyLine()
    keys._keys = KEYS
    return "   ".join(item.plain for item in keys.fitting(width))


@pytest.mark.parametrize(
    ("width", "shown"),
    [
        (80, "Enter next   c copy   l Français   ? help"),
        (35, "Enter next   c copy   ? help"),
        (20, "Enter next   ? help"),
        (12, "Enter next"),
        (3, "Enter next"),
    ],
)
def test_the_most_sparing_keys_go_first(width: int, shown: str) -> None:
    assert line(width) == shown


@scenario
async def test_the_keys_of_a_question_take_one_line_on_the_smallest_screen() -> None:
    async with on_stage(spec=RoundSpec(RoundKind.MULTIPLE_CHOICE), size=(40, 15)) as stage:
        assert stage.lines[-1].split("   ")[0].strip() == "1-4 answer"
        await stage.press("question_mark", "end")
        assert "Français" in stage.text
        await stage.press("escape", stage.key_of(right=True))
        assert stage.lines[-1].strip().startswith("Enter next")
