"""Shows paragraphs in a widget, with no more work than the change needs."""

from __future__ import annotations

from textual.widgets import Static

from quiz.ui.text import Prose


def show_prose(part: Static, prose: Prose) -> None:
    """Show paragraphs; the page is laid out anew only where their height changes."""
    before = part.content
    if isinstance(before, Prose) and before.blocks == prose.blocks:
        return
    width = part.size.width
    lines = prose.height(width) if width else -1
    keeps = isinstance(before, Prose) and lines >= 0 and before.height(width) == lines
    part.update(prose, layout=not keeps)
