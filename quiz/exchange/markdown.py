"""Paper in Markdown: a document with the questions, and one with their key, for a wiki or a word processor."""

from __future__ import annotations

import re

from quiz.i18n import N_, _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from quiz.exchange import Note
    from quiz.exchange.paper import PrintedChoice, PrintedQuestion
    from quiz.exchange.selection import Selection

NAME = "markdown"
HELP = N_("the same in Markdown, for a wiki or a word processor")
SUFFIX = ".md"

_BREAKS = re.compile(r"\s*\n\s*")
"""Line breaks with the space around them; a blank line would end a paragraph."""


def write(selection: Selection, note: Note) -> Iterator[bytes]:
    """The sheet: the questions with boxes to tick, and a line for the name."""
    from quiz.exchange.paper import printed_questions

    yield _heading(selection, "").encode()
    name, day = _("Name"), _("Date")
    yield f"\n{name} {_line(30)} {day} {_line(12)} {_line(4)} / {len(selection.paper)}\n".encode()
    for question in printed_questions(selection):
        yield f"\n{_stem(question)}\n\n".encode()
        yield "".join(f"- [ ] {_lettered(choice)}\n" for choice in question.choices).encode()


def write_key(selection: Selection, note: Note) -> Iterator[bytes]:
    """The key: the answers at a glance, then every question with why each choice is right or wrong."""
    from quiz.exchange.paper import printed_questions

    yield _heading(selection, _("Answers")).encode()
    answers = (f"**{question.number}.** {question.answer}" for question in printed_questions(selection))
    yield f"\n{' · '.join(answers)}\n".encode()
    for question in printed_questions(selection):
        choices = "".join(f"- {_with_reason(choice)}\n" for choice in question.choices)
        yield f"\n{_stem(question)}\n\n{choices}\n{_text(question.explanation)}\n".encode()
        yield f"\n{_text(question.source)}\n".encode()


def _heading(selection: Selection, kind: str) -> str:
    from quiz.exchange.paper import about, title_of

    title = " · ".join(filter(None, [title_of(selection), kind]))
    return f"# {_text(' '.join(title.split()))}\n\n{_text(about(selection))}\n"


def _line(length: int) -> str:
    """A line to write on, so many characters long."""
    return "\\_" * length


def _stem(question: PrintedQuestion) -> str:
    return f"**{question.number}.** {_text(question.stem)}"


def _with_reason(choice: PrintedChoice) -> str:
    """A choice of the key; the right one differs by its weight, by a sign and by words."""
    from quiz.documents.html import TICK

    words = _("right answer")
    right = f"{TICK} **{words}** · " if choice.right else ""
    return right + _lettered(choice) + (_inside(f"\n{choice.why}") if choice.why else "")


def _lettered(choice: PrintedChoice) -> str:
    return (f"**{choice.letter}.** " if choice.letter else "") + _inside(choice.text)


def _inside(text: str) -> str:
    """A text inside an item of a list, where lines are indented."""
    return _text(text, "  ")


def _text(text: str, indent: str = "") -> str:
    """A text that Markdown shows as it is, with its line breaks."""
    from quiz.documents.markdown import escaped

    return _BREAKS.sub(lambda found: f"\\\n{indent}", escaped(_BREAKS.sub("\n", text)))
