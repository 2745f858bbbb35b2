"""Help on the report on a class."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quiz.i18n import _
from quiz.ui.colours import BRAND
from quiz.ui.screens.help import HelpScreen, key_blocks
from quiz.ui.text import Block, Prose
from quiz.ui.widgets.keys import Key, heading


class ReportHelpScreen(HelpScreen):
    """Shows what the report holds, and its keys."""

    def update_page(self) -> None:
        """Show the whole help."""
        self.update_part("#place", heading(_("Help")))
        self.update_part("#help", Prose(_blocks(self.game.title_text(), self.keys_below)))


def _blocks(title: str, keys: Sequence[Key]) -> Iterator[Block]:
    yield Block(title, f"bold {BRAND}")
    yield Block(
        _(
            "The first page shows how the class did and what to teach again; then comes a page for each question. "
            "Its right answer is hidden at first, so that the class can talk about it. Nothing shows what one "
            "learner answered, and small groups are not shown."
        ),
        below=1,
    )
    yield Block(_("Keys on this screen"), "bold")
    yield from key_blocks(keys)
    yield Block(_("Everywhere"), "bold")
    yield from key_blocks(
        [
            Key("n, p", _("the next page and the one before")),
            Key("Home, End", _("the first page and the last")),
            Key(
                _("mouse"),
                _("a click on the strip shows its question; the keys in the last line can be clicked"),
            ),
            Key("Ctrl+P", _("colours and language")),
        ]
    )
