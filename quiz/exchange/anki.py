"""Anki: notes as tab-separated text, for *File*, *Import*.

Format: https://docs.ankiweb.net/importing/text-files.html. Each note has an identifier of its own, made of the
question's id and the language, so that the next edition updates it and French stands beside English. Fields are HTML;
what Anki would take for sound, LaTeX or a gap is written so that it is not.
"""

from __future__ import annotations

import re

from quiz.i18n import N_

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from quiz.exchange import Note
    from quiz.exchange.paper import PrintedChoice, PrintedQuestion
    from quiz.exchange.selection import Selection

NAME = "anki"
HELP = N_("cards for Anki, a deck for each topic; --lang fr makes decks of its own")
SUFFIX = ".txt"

_HEADER = (
    "#separator:tab\n#html:true\n#notetype:Basic\n#if matches:update current\n"
    "#guid column:1\n#deck column:2\n#tags column:5\n"
)
"""What Anki is told of the rows. A note type of two fields is wanted, whatever it is called in Anki's language."""

_MEANT_BY_ANKI = str.maketrans({"[": "&#91;", "{": "&#123;", "\\": "&#92;<span></span>", "\n": "<br>"})
"""What begins sound and LaTeX, a gap, and MathJax; and line breaks."""


def write(selection: Selection, note: Note) -> Iterator[bytes]:
    """The notes, a row each: identifier, deck, question, answer, tags."""
    from quiz.documents.cells import as_csv
    from quiz.exchange.paper import printed_questions
    from quiz.exchange.tags import tags_of

    yield _HEADER.encode()
    decks = {topic: _deck(selection, topic) for topic in selection.bank.topics}
    for asked, printed in zip(selection.paper, printed_questions(selection), strict=True):
        question = asked.question
        tags = " ".join("_".join(tag.split()) for tag in tags_of(question))
        name = f"{question.id}-{_language(selection)}".removesuffix("-")
        row = [name, decks[question.topic], _front(printed), _back(printed), tags]
        yield as_csv([row], delimiter="\t").encode()


def _language(selection: Selection) -> str:
    """The language in which the texts are written; empty where the bank names none."""
    languages = selection.bank.languages
    return selection.language if selection.language in languages else languages[0]


def _deck(selection: Selection, topic: str) -> str:
    """The deck of a topic, below one for the bank in this language."""
    bank = selection.bank
    name = selection.wording(bank.title)
    if len(set(bank.title.wordings)) > len({wording for _language, wording in bank.title.wordings}):
        name += f" ({_language(selection)})"
    return "::".join(map(_deck_name, (name, selection.wording(bank.topics[topic].title))))


def _deck_name(title: str) -> str:
    """A title as one name: two colons would begin a deck inside it."""
    return re.sub(r":(?=:)|^:|:$", "", " ".join(title.split())) or "-"


def _front(question: PrintedQuestion) -> str:
    texts = [_lettered(choice) for choice in question.choices]
    choices = "<br>".join(texts) if question.has_letters else " / ".join(texts)
    return f"{_field(question.stem)}<br><br>{choices}"


def _back(question: PrintedQuestion) -> str:
    """The right answer and why, the others and why not, the explanation, the source."""
    choices = sorted(question.choices, key=lambda choice: not choice.right)
    parts = [
        "<br>".join(filter(None, [_answer(choice), _field(choice.why)]))
        for choice in choices
        if choice.right or choice.why
    ]
    source = f"<small>{_field(question.source)}</small>"
    return "<br><br>".join([*parts, _field(question.explanation), source])


def _answer(choice: PrintedChoice) -> str:
    return f"<b>{_lettered(choice)}</b>" if choice.right else _lettered(choice)


def _lettered(choice: PrintedChoice) -> str:
    return (f"{choice.letter}. " if choice.letter else "") + _field(choice.text)


def _field(text: str) -> str:
    """A text as HTML that Anki shows as it is."""
    from html import escape

    return escape(" ".join(text.split("\t"))).translate(_MEANT_BY_ANKI)
