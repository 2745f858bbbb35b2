"""Paper: a page for browsers and printers with the questions, and one with their key.

Whoever prints it needs nothing else: boxes to tick and lines to write on are borders, so that neither a font nor a
ground has to be printed. No question is broken across pages where it fits on one.
"""

from __future__ import annotations

from quiz.i18n import N_, _

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from quiz.exchange import Note
    from quiz.exchange.paper import PrintedChoice, PrintedQuestion
    from quiz.exchange.selection import Selection

NAME = "html"
HELP = N_("a sheet of questions to print from a browser; with --key its answers")
SUFFIX = ".html"


def write(selection: Selection, note: Note) -> Iterator[bytes]:
    """The sheet: the questions with boxes to tick, and a line for the name."""
    from quiz.exchange.paper import printed_questions

    questions = map(_asked, printed_questions(selection))
    return _page(selection, "", [_name_line(len(selection.paper))], questions)


def write_key(selection: Selection, note: Note) -> Iterator[bytes]:
    """The key: the answers at a glance, then every question with why each choice is right or wrong."""
    from quiz.exchange.paper import printed_questions

    answers = ["".join(_at_a_glance(printed_questions(selection)))]
    return _page(selection, _("Answers"), answers, map(_explained, printed_questions(selection)))


def _page(selection: Selection, kind: str, first: Iterable[str], rest: Iterable[str]) -> Iterator[bytes]:
    """The page, a line at a time.

    Args:
        selection: What to write.
        kind: What the page is besides the bank's; empty for a sheet.
        first: What stands below its heading.
        rest: The questions.
    """
    from itertools import chain

    from quiz import paths
    from quiz.documents.html import page, shown
    from quiz.exchange.paper import about, title_of

    title = " · ".join(filter(None, [title_of(selection), kind]))
    heading = f"<header><h1>{shown(title)}</h1><p>{shown(about(selection))}</p></header>"
    foot = " · ".join(filter(None, [kind, selection.name]))
    body = chain([heading], first, rest)
    for line in page(f"{title} · {about(selection)}", paths.PAPER_STYLE, body, foot=foot):
        yield f"{line}\n".encode()


def _name_line(count: int) -> str:
    from quiz.documents.html import shown

    parts = (_("Name"), _("Date"), f"/ {count}")
    return '<p class="name">' + "".join(f"<span>{shown(part)}</span>" for part in parts) + "</p>"


def _asked(question: PrintedQuestion) -> str:
    """A question with boxes."""
    choices = "".join(f'<li><i class="box"></i>{_lettered(choice)}</li>' for choice in question.choices)
    return _article(question, choices)


def _explained(question: PrintedQuestion) -> str:
    """A question with its answer and the reasons."""
    from quiz.documents.html import shown

    choices = "".join(map(_with_reason, question.choices))
    explanation = f"<p>{shown(question.explanation)}</p>"
    return _article(question, choices, f'{explanation}<p class="source">{shown(question.source)}</p>')


def _article(question: PrintedQuestion, choices: str, rest: str = "") -> str:
    from quiz.documents.html import shown

    kind = "" if question.has_letters or rest else ' class="beside"'
    heading = f"<h2><b>{question.number}.</b> {shown(question.stem)}</h2>"
    return f"<article>{heading}<ul{kind}>{choices}</ul>{rest}</article>"


def _with_reason(choice: PrintedChoice) -> str:
    """A choice of the key; the right one differs by a sign, by its weight and by words."""
    from quiz.documents.html import TICK, shown

    text = _lettered(choice)
    if choice.right:
        right = _("right answer")
        text = f'<i class="sign">{TICK}</i><strong>{text}</strong> <b>({shown(right)})</b>'
    why = f"<br>{shown(choice.why)}" if choice.why else ""
    return f"<li>{text}{why}</li>"


def _lettered(choice: PrintedChoice) -> str:
    from quiz.documents.html import shown

    return f"<b>{choice.letter}.</b> {shown(choice.text)}" if choice.letter else shown(choice.text)


def _at_a_glance(questions: Iterable[PrintedQuestion]) -> Iterator[str]:
    """The answers alone, to mark sheets by."""
    from quiz.documents.html import shown

    yield '<ul class="answers">'
    for question in questions:
        yield f"<li><b>{question.number}.</b> {shown(question.answer)}</li>"
    yield "</ul>"
