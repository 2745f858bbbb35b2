"""Turns words into what Textual draws. Nothing else does, so that no bank text meets the markup parser.

Textual breaks lines at no-break spaces too; French puts one before `:`, `%` and », so lines are broken here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import KW_ONLY, dataclass, replace
from functools import cache, lru_cache
from itertools import accumulate

from rich.cells import cell_len
from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual

from quiz.bank.marks import spans
from quiz.i18n import NO_BREAK_SPACE

_STAND_IN = "\ufdd0"
"""Takes the place of a no-break space while lines are broken: as wide, no space, and never in a text.

It is one of the code points that Unicode keeps out of texts for good; the reader of banks refuses it."""


def printable(text: str) -> str:
    """`text` with a space for every control character but line feeds, as a path may hold them."""
    return "".join(
        character if character.isprintable() or character in f"\n{NO_BREAK_SPACE}\u202f" else " "
        for character in text
    )


def wrap(text: Content, width: int) -> list[Content]:
    """Break a text into lines of at most `width` cells, at spaces, or within a word that is longer.

    Line feeds stay, and no line ends at a no-break space.
    """
    marked = _exchange(_with_joints(text, width), NO_BREAK_SPACE, _STAND_IN)
    return [_exchange(line.rstrip(), _STAND_IN, NO_BREAK_SPACE) for line in marked.wrap(max(width, 2))]


def _with_joints(text: Content, width: int) -> Content:
    """A text with a space where an address longer than a line is to break; no line shows it, for it ends one."""
    for address in reversed(list(_ADDRESS.finditer(text.plain))):
        for place in reversed(_joints(address.group(), width)):
            cut = address.start() + place
            text = text[:cut] + Content(" ") + text[cut:]
    return text


def _joints(address: str, width: int) -> list[int]:
    """Where an address breaks: as late as fits a line of `width` cells, after a `/` or `-`."""
    cuts, start = [], 0
    while len(address) - start > width:
        joint = max(address.rfind(sign, start, start + width) for sign in "/-") + 1
        if joint <= start:
            break
        cuts.append(joint)
        start = joint
    return cuts


def _exchange(text: Content, old: str, new: str) -> Content:
    return Content(text.plain.replace(old, new), list(text.spans), strip_control_codes=False)


_ADDRESS = re.compile(r"https?://\S+")
"""An address on the web."""

REMEMBERED = 128
"""So many paragraphs keep their lines: a question with its verdict, with more and less air."""


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, with something in the margin before its first line and after it."""

    text: str
    style: str = ""
    """How the text looks, as `bold $right`."""
    _: KW_ONLY
    lead: int = 0
    """How many of its first characters look different."""
    lead_style: str = ""
    marked: tuple[tuple[int, int], ...] = ()
    """From where to where characters in the text look different, as key words do."""
    marked_style: str = ""
    before: str = ""
    """Stands before the first line; the following lines are indented by its width."""
    before_style: str = ""
    after: str = ""
    """Stands at the right edge of the first line, or of a line below where the text does not fit beside it."""
    after_style: str = ""
    one_line: bool = False
    """Is the text cut short where it does not fit on one line?"""
    after_width: int = 0
    """How many cells are kept free for `after`, there or not, so that nothing moves when it comes."""
    ground: str = ""
    """What its lines stand on from edge to edge, as `on $sheet`; a filled row also names the colour of its text."""
    sides: int = 0
    """How many cells are left free at both sides, on the ground."""
    edge: str = ""
    """Stands before every line, at the left edge of its ground."""
    edge_style: str = ""
    pad: int = 0
    """How many lines are left free above and below it, on its ground."""
    below: int = 0
    """How many lines are left free after it, without its ground."""


MEASURE = 92
"""No line of a text is longer than so many cells, however wide the screen: the eye would lose the next one."""

USUAL_WIDTH = 72
"""The cells of a line on a terminal of 80 columns; what two charts are compared at."""

GAP = 2
"""The least number of cells between a text and what stands at its right."""


@lru_cache(maxsize=REMEMBERED)
def lay_out(block: Block, width: int) -> Sequence[Content]:
    """The lines of a paragraph, none wider than `width` cells."""
    edge = Content.styled(block.edge, block.edge_style, strip_control_codes=False)
    space = max(width - 2 * block.sides - edge.cell_length, 2)
    free = [Content("")] * block.pad
    lines = [edge + line.pad_left(block.sides) for line in [*free, *_lines(block, space), *free]]
    if block.ground:
        lines = [
            line.pad_right(max(0, width - line.cell_length)).stylize_before(block.ground) for line in lines
        ]
    return [*lines, *[Content("")] * block.below]


def _lines(block: Block, width: int) -> Sequence[Content]:
    """The lines of a paragraph without its ground."""
    before = Content(block.before, strip_control_codes=False)
    after = Content(block.after, strip_control_codes=False)
    kept = max(block.after_width, after.cell_length + GAP if block.after else 0)
    space = min(width - before.cell_length - kept, MEASURE)
    if block.after and not (block.after_width or block.one_line) and cell_len(block.text) > space:
        below = wrap(Content.styled(block.after, block.after_style, strip_control_codes=False), width)
        alone = _lines(replace(block, after=""), width)
        return [*alone, *(line.pad_left(max(0, width - line.cell_length)) for line in below)]
    lines = []
    words = Content.styled(block.text, block.style, strip_control_codes=False)
    led = words.stylize(block.lead_style, 0, block.lead)
    for start, end in block.marked:
        led = led.stylize(block.marked_style, start, end)
    for number, text in enumerate(
        [led.truncate(space, ellipsis=True)] if block.one_line else wrap(led, space)
    ):
        if number:
            line = Content(" " * before.cell_length) + text
        else:
            line = Content.styled(block.before, block.before_style, strip_control_codes=False) + text
            if block.after:
                line = line.pad_right(max(0, width - line.cell_length - after.cell_length))
                line += Content.styled(block.after, block.after_style, strip_control_codes=False)
        lines.append(line)
    return lines


def with_key_words(wording: str, style: str) -> Block:
    """A paragraph of a lesson, its key words in a style of their own."""
    parts = spans(wording)
    ends = list(accumulate(len(part) for part, _marked in parts))
    marked = tuple(
        (end - len(part), end) for (part, is_marked), end in zip(parts, ends, strict=True) if is_marked
    )
    return Block("".join(part for part, _marked in parts), marked=marked, marked_style=style)


class Prose(Visual):
    """Paragraphs, one under the other."""

    def __init__(self, blocks: Iterable[Block]) -> None:
        self.blocks: Sequence[Block] = tuple(blocks)

    def content(self, width: int) -> Content:
        """All lines at a width of so many cells."""
        return Content("\n").join(line for block in self.blocks for line in lay_out(block, width))

    @property
    def plain(self) -> str:
        """The words alone, without margins."""
        return "\n".join(block.text for block in self.blocks)

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        """The lines as Textual paints them."""
        return self.content(width).render_strips(width, height, style, options)

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """As wide as its container allows."""
        return container_width

    def get_minimal_width(self, rules: RulesMap) -> int:
        """Two cells, the width of the widest character."""
        return 2

    def get_height(self, rules: RulesMap, width: int) -> int:
        """How many lines there are at a width of so many cells."""
        return self.height(width)

    def height(self, width: int) -> int:
        """How many lines there are at a width of so many cells."""
        return sum(len(lay_out(block, width)) for block in self.blocks)


class FittedProse(Prose):
    """Paragraphs that depend on the width they are shown at, such as charts."""

    def __init__(self, make: Callable[[int], Iterable[Block]]) -> None:
        """Set up.

        Args:
            make: Gives the paragraphs for a width of so many cells.
        """
        super().__init__(make(USUAL_WIDTH))
        self._at = cache(lambda width: Prose(make(width)))

    def content(self, width: int) -> Content:
        """All lines at a width of so many cells."""
        return self._at(width).content(width)

    def height(self, width: int) -> int:
        """How many lines there are at a width of so many cells."""
        return self._at(width).height(width)
