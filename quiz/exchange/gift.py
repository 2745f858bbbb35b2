r"""GIFT, the text format of Moodle and of programs that read its questions: the writer.

Format: https://docs.moodle.org/en/GIFT_format. Texts are marked `[plain]`, so that `<`, `*` or `&` in them stay
as typed. Every text stands on one line, its line breaks written `\n`: a blank line, or one that is `0`, would end
the question, and one that begins with `//` would be a comment.
"""

from __future__ import annotations

from typing import assert_never

from quiz.i18n import N_

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from quiz.bank.model import MultipleChoice, Text, TrueFalse
    from quiz.exchange import Note
    from quiz.exchange.selection import Selection
    from quiz.game.draw import Asked

NAME = "gift"
HELP = N_("GIFT, a text format of Moodle, with feedback and tags")
SUFFIX = ".gift"

_ESCAPES = {ord(sign): f"\\{sign}" for sign in "\\#=~{}:"} | {ord("\n"): "\\n"}

_STAND_INS = ("&&035;", "&&058;", "&&061;", "&&092;", "&&123;", "&&125;", "&&126;", "&&010")
"""What Moodle's reader replaces escapes by while it reads; typed, each would become the sign it stands for."""


def write(selection: Selection, note: Note) -> Iterator[bytes]:
    """The questions, with a category line wherever the topic changes."""
    from quiz.exchange.moodle import category_path

    topic = ""
    for asked in selection.paper:
        if asked.question.topic != topic:
            topic = asked.question.topic
            yield f"$CATEGORY: {category_path(selection, topic)}\n\n".encode()
        yield _question(asked, selection).encode()


def _question(asked: Asked, selection: Selection) -> str:
    from quiz.bank.model import MultipleChoice, TrueFalse
    from quiz.exchange.tags import tags_of

    question = asked.question
    tags = "".join(f" [tag:{tag}]" for tag in tags_of(question))
    stem = _text(selection.wording(question.stem), marked=True)
    # the format of the stem is that of every text that names none
    others_marked = not stem.startswith("[plain]")

    def say(text: Text) -> str:
        return _text(selection.wording(text), marked=others_marked)

    match question:
        case TrueFalse():
            answers = _true_false(question, say)
        case MultipleChoice():
            answers = _choices(question, asked.order, say)
        case _:
            assert_never(question)
    return f"// [id:{question.id}]{tags}\n::{question.id}::{stem}{{{answers}}}\n\n"


def _true_false(question: TrueFalse, say: Callable[[Text], str]) -> str:
    """The answer, the feedback for the wrong one, that for the right one, and that for both."""
    feedback = f"#{say(question.correction)}" * 2 if question.correction else ""
    return f"{'TRUE' if question.answer else 'FALSE'}{feedback}####{say(question.explanation)}"


def _choices(question: MultipleChoice, order: tuple[int, ...], say: Callable[[Text], str]) -> str:
    choices = [question.choices[place] for place in order]
    lines = [f"{'=' if choice.correct else '~'}{say(choice.text)}#{say(choice.why)}" for choice in choices]
    return "\n" + "".join(f"\t{line}\n" for line in [*lines, f"####{say(question.explanation)}"])


def _text(wording: str, *, marked: bool) -> str:
    """A text with its escapes; with its format where it needs one.

    Args:
        wording: What to write.
        marked: Must the format be named in any case? It must be where `[` would begin the name of a format, or
            `%` the weight of an answer.
    """
    if "&&" in wording and any(stand_in in wording for stand_in in _STAND_INS):
        return "[html]" + _as_html(wording).translate(_ESCAPES)
    mark = "[plain]" if marked or wording.startswith(("[", "%")) else ""
    return mark + wording.translate(_ESCAPES)


def _as_html(wording: str) -> str:
    """A text as HTML that shows it as it is, its line breaks and runs of blanks included."""
    import re
    from html import escape

    kept = re.sub(r"(?<=[ \n]) | (?=[ \n])", "&#32;", escape(wording, quote=False))
    return kept.replace("\n", "<br>")
