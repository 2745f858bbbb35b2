"""What stands below the choices of a question: what is asked besides, or the verdict; and whether more follows."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Static

from quiz.i18n import _
from quiz.ui.colours import RIGHT
from quiz.ui.text import Block, Prose
from quiz.ui.widgets.prose import show_prose
from quiz.ui.widgets.rows import NOWHERE, Rows


class Below(Vertical):
    """One part at a time: nothing, rows that can be chosen, or a verdict below the rows that were chosen from.

    What is longer than its place scrolls, and the last line then shows that more follows.
    """

    class Resized(Message):
        """The place for what stands below the choices changed."""

    def compose(self) -> ComposeResult:
        """The rows with their heading, the verdict, and the mark that more follows."""
        with Vertical(id="follow"):
            yield Static(id="head")
            yield Rows(id="asking")
        with Vertical(id="outcome"):
            yield Static(id="verdict")
        yield Static(id="more")

    def on_mount(self) -> None:
        """Keep the mark below what scrolls."""
        for part in ("#follow", "#outcome"):
            self.watch(self.query_one(part), "scroll_y", self.update_more, init=False)

    def on_resize(self, event: events.Resize) -> None:
        """Post that the place changed, and see whether the rows still fit it."""
        self.post_message(self.Resized())
        self._settle()

    @property
    def asking(self) -> Rows:
        """The rows of what is asked besides the question."""
        return self.query_one("#asking", Rows)

    @property
    def scrolls(self) -> bool:
        """Is something longer than its place?"""
        return self.has_class("scrolls")

    def clear(self) -> None:
        """Show nothing: the question itself is asked."""
        self.query_one("#follow").display = self.query_one("#outcome").display = False
        self._let_scroll(scrolls=False)
        self.remove_class("asks")

    def ask(self, head: str, rows: Sequence[Block]) -> None:
        """Ask something, with the cursor on no row unless the learner moved it there."""
        self.query_one("#outcome").display = False
        self.query_one("#follow").display = self.query_one("#head").display = True
        show_prose(self.query_one("#head", Static), Prose([Block(head, "bold")]))
        asking = self.asking
        asking.locked = False
        asking.show(rows, cursor=None if asking.has_focus else NOWHERE)
        asking.focus(scroll_visible=False)
        self.add_class("asks")
        self.update_more()
        self.call_after_refresh(self._settle)

    def show_verdict(
        self, verdict: Prose, follow: Sequence[Block], *, head: str, correct: bool, scrolls: bool
    ) -> None:
        """Show a verdict from its first line.

        Args:
            verdict: The panel.
            follow: The rows of what was asked besides, to be read; none where nothing was.
            head: The heading that stays above the rows; empty for none.
            correct: Is it a right answer?
            scrolls: Is the panel longer than its place?
        """
        outcome, asking = self.query_one("#outcome"), self.asking
        self.query_one("#follow").display = bool(follow)
        self.query_one("#head").display = bool(head)
        if follow and head:
            show_prose(self.query_one("#head", Static), Prose([Block(head, "bold")]))
        asking.locked = True
        asking.show(follow)
        outcome.display = True
        outcome.set_class(not correct, "wrong")
        show_prose(self.query_one("#verdict", Static), verdict)
        outcome.scroll_home(animate=False)
        self.remove_class("asks")
        self._let_scroll(scrolls=scrolls)

    def scroll_lines(self, lines: int) -> None:
        """Scroll the verdict by so many lines."""
        self.query_one("#outcome").scroll_relative(y=lines, animate=False)

    def _settle(self) -> None:
        """Once it is laid out: see whether what is asked is longer than its place."""
        if self.has_class("asks"):
            self._let_scroll(scrolls=self.query_one("#follow").virtual_size.height > self.size.height)

    def _let_scroll(self, *, scrolls: bool) -> None:
        """Make place for the mark that more follows, or take it away."""
        self.set_class(scrolls, "scrolls")
        self.update_more()

    def update_more(self) -> None:
        """Show below what scrolls whether more follows."""
        part = self.query_one("#follow" if self.has_class("asks") else "#outcome")
        at_end = 0 < part.max_scroll_y <= part.scroll_y
        self._show_more(self.scrolls and not at_end)

    def mark_cut(self, *, cut: bool, at_end: bool) -> None:
        """Show in the one line that is left whether more follows of the question above, where that is cut."""
        self.set_class(cut, "cut")
        if cut:
            self._show_more(not at_end)

    def _show_more(self, follows: bool) -> None:
        text = "↓ " + _("more") if follows else ""
        show_prose(
            self.query_one("#more", Static), Prose([Block("", after=text, after_style=f"bold {RIGHT}")])
        )
