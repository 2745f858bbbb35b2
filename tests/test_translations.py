"""Every message of the interface is in every language, with its placeholders."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from quiz import i18n
from quiz.cli import main
from quiz.commands import NAMES

ROOT = Path(__file__).resolve().parent.parent
CATALOGUES = sorted(ROOT.glob("quiz/locale/*/LC_MESSAGES/quiz.po"))
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2)}

MessageId = str | tuple[str, ...]


def messages_in_code() -> Iterator[tuple[str, MessageId]]:
    """Every message of the program and the file it stands in."""
    for file, _line, message, _comments, _context in extract_from_dir(
        str(ROOT / "quiz"), method_map=[("**.py", "python")], keywords=KEYWORDS
    ):
        yield file, message


def forms_of(message: Message) -> list[str]:
    """What the message is in the other language: one form, or one for each plural."""
    return [message.string] if isinstance(message.string, str) else list(message.string or ())


def placeholders(text: str) -> set[str]:
    """The names between braces, and the percent codes."""
    braces = {name for _literal, name, _spec, _conversion in Formatter().parse(text) if name is not None}
    return braces | set(re.findall(r"%\(\w+\)[a-z]|%[sr]", text))


def test_there_is_a_catalogue_for_every_language_but_the_messages_own() -> None:
    assert {path.parts[-3] for path in CATALOGUES} == set(i18n.LANGUAGES) - {"en"}


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parts[-3])
def test_every_message_is_translated_and_none_is_left_over(path: Path) -> None:
    with path.open("rb") as file:
        catalogue = read_po(file)
    known = {
        message.id for message in catalogue if message.id and all(forms_of(message)) and not message.fuzzy
    }
    used = {message for _file, message in messages_in_code()}
    missing = sorted({f"{file}: {message!r}" for file, message in messages_in_code() if message not in known})
    assert not missing, "not translated"
    of_argparse = {m.id for m in catalogue if m.id and any(name == "argparse" for name, _ in m.locations)}
    assert not known - used - of_argparse, "translated, and not used"


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parts[-3])
def test_every_placeholder_survives(path: Path) -> None:
    with path.open("rb") as file:
        catalogue = read_po(file)
    for message in catalogue:
        if not message.id:
            continue
        originals = [message.id] if isinstance(message.id, str) else list(message.id)
        wanted = placeholders(originals[-1])
        assert placeholders(forms_of(message)[-1]) == wanted, originals
        for form in forms_of(message)[:-1]:  # the singular may leave its number out
            assert placeholders(form) | {"count"} >= wanted, originals


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parts[-3])
def test_french_typography(path: Path) -> None:
    with path.open("rb") as file:
        catalogue = read_po(file)
    for message in catalogue:
        for form in forms_of(message) if message.id else ():
            prose = re.sub(r" \?(?=\u00a0:| pour l’aide)", "", form)  # where ? is the name of a key
            assert not re.search(r"[ \u00a0\u202f][;?!]", prose), form
            assert not re.search(r"(?<![\u00a0\s'(`\d])[:%](?=\s|$)", re.sub(r"'[^']*'", "", form)), form
            assert not re.search(r" [:»](?=\s|$)|« |\d %", form), form
            assert not re.search(r"\w'\w", form), form


@pytest.mark.parametrize(
    ("count", "counted"), [(0, "0 question"), (1, "1 question"), (2, "2 questions"), (1000, "1000 questions")]
)
def test_french_counts_nought_and_one_as_singular(count: int, counted: str) -> None:
    i18n.switch("fr")
    assert i18n.ngettext("{count} question", "{count} questions", count).format(count=count) == counted


def test_numbers_are_written_as_each_language_does() -> None:
    assert (i18n.percent(0.705), i18n.decimal(8.5)) == ("71%", "8.5")
    i18n.switch("fr")
    assert (i18n.percent(0.7), i18n.decimal(8.5)) == ("70\u00a0%", "8,5")


@pytest.mark.parametrize("command", [["--help"], *([name, "--help"] for name in NAMES)])
def test_help_is_french_from_its_first_word_to_its_last(
    command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--lang", "fr", *command]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith("utilisation")
    assert not set(re.findall(r"\b[a-z]+\b", printed.lower())) & {
        "the",
        "show",
        "usage",
        "and",
        "with",
        "else",
        "message",
    }
