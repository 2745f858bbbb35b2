"""Moodle XML, which holds everything that Moodle keeps of a question: the writer.

Format: https://docs.moodle.org/en/Moodle_XML_format. Texts have the format `plain_text`, so that `<`, `*` or `&` in
them stay as typed. The two answers to a statement are `true` and `false` in every language.
"""

from __future__ import annotations

from typing import assert_never

from quiz.i18n import N_

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from quiz.bank.model import MultipleChoice, Text, TrueFalse
    from quiz.exchange import Note
    from quiz.exchange.selection import Selection
    from quiz.game.draw import Asked

NAME = "moodle-xml"
HELP = N_("Moodle XML, with feedback and tags")
SUFFIX = ".xml"

_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})

_COMBINED_FEEDBACK = ("correctfeedback", "partiallycorrectfeedback", "incorrectfeedback")
"""What Moodle says of every right, half right and wrong answer; empty, as each choice has a text of its own."""


def write(selection: Selection, note: Note) -> Iterator[bytes]:
    """The questions, with a category wherever the topic changes."""
    from quiz.exchange.moodle import category_path

    yield b'<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n'
    topic = ""
    for asked in selection.paper:
        if asked.question.topic != topic:
            topic = asked.question.topic
            path = _element("category", _text(category_path(selection, topic)))
            yield f'<question type="category">\n{path}</question>\n'.encode()
        yield _question(asked, selection).encode()
    yield b"</quiz>\n"


def _question(asked: Asked, selection: Selection) -> str:
    from quiz.bank.model import MultipleChoice, TrueFalse

    question = asked.question

    def say(text: Text | None) -> str:
        return _text(selection.wording(text) if text else "")

    match question:
        case TrueFalse():
            kind, penalty, answers = "truefalse", "1", _true_false(question, say)
        case MultipleChoice():
            kind, penalty = "multichoice", "0.3333333"
            answers = _choices(question, asked.order, say, shuffle=not selection.is_drawn)
        case _:
            assert_never(question)
    return (
        f'<question type="{kind}">\n'
        + _element("name", _text(question.id))
        + _formatted("questiontext", say(question.stem))
        + _formatted("generalfeedback", say(question.explanation))
        + f"<defaultgrade>1</defaultgrade>\n<penalty>{penalty}</penalty>\n<hidden>0</hidden>\n"
        + f"<idnumber>{question.id}</idnumber>\n"
        + answers
        + _tags(asked)
        + "</question>\n"
    )


def _true_false(question: TrueFalse, say: Callable[[Text | None], str]) -> str:
    """Both answers; whoever takes a false statement for true, or knows better, reads the correction."""
    feedback = say(question.correction)
    return "".join(_answer(_text(word), feedback, right=right) for word, right in _answers(question))


def _answers(question: TrueFalse) -> Iterable[tuple[str, bool]]:
    return ("true", question.answer), ("false", not question.answer)


def _choices(
    question: MultipleChoice, order: tuple[int, ...], say: Callable[[Text | None], str], *, shuffle: bool
) -> str:
    """What multiple-choice questions have besides: may Moodle shuffle the choices?, and the choices."""
    choices = [question.choices[place] for place in order]
    return (
        f"<single>true</single>\n<shuffleanswers>{'true' if shuffle else 'false'}</shuffleanswers>\n"
        + "<answernumbering>abc</answernumbering>\n"
        + "".join(_formatted(name, say(None)) for name in _COMBINED_FEEDBACK)
        + "".join(_answer(say(choice.text), say(choice.why), right=choice.correct) for choice in choices)
    )


def _answer(text: str, feedback: str, *, right: bool) -> str:
    fraction = 100 if right else 0
    shown = _formatted("feedback", feedback)
    return f'<answer fraction="{fraction}" format="plain_text">\n{text}{shown}</answer>\n'


def _tags(asked: Asked) -> str:
    from quiz.exchange.tags import tags_of

    return _element("tags", "".join(_element("tag", _text(tag)) for tag in tags_of(asked.question)))


def _formatted(name: str, content: str) -> str:
    return f'<{name} format="plain_text">\n{content}</{name}>\n'


def _element(name: str, content: str) -> str:
    return f"<{name}>\n{content}</{name}>\n"


def _text(wording: str) -> str:
    return f"<text>{wording.translate(_ESCAPES)}</text>\n"
