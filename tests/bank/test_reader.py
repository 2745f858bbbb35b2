"""What the reader takes, and the one line it reports for each mistake that an author can make."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

from quiz.bank import yaml_tree
from quiz.bank.fields import MAX_COMPARED, nearest
from quiz.bank.file import MAX_BYTES
from quiz.bank.model import PLAIN, MultipleChoice, TrueFalse
from quiz.bank.problems import MAX_PROBLEMS, BankError
from quiz.bank.reader import read_bank, read_bytes
from quiz.bank.yaml_tree import MAX_LINES
from tests.banks import SMALL, small_with

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures" / "banks"


def lines_of(text: str | bytes) -> list[str]:
    """What the reader reports for an unusable file named b.yaml."""
    data = text if isinstance(text, bytes) else text.encode()
    with pytest.raises(BankError) as caught:
        read_bytes(data, "b.yaml")
    return caught.value.lines()


class Mistake(NamedTuple):
    """One change to the small bank, and what the reader reports."""

    old: str
    new: str
    line: int
    report: str


RIVER = "question 'river-runs'"
END = "question 'river-end'"

MISTAKES = {
    "a misspelt key of the bank": Mistake(
        "title: A", "tilte: B\ntitle: A", 2, "the bank: unknown key 'tilte'; did you mean 'title'?"
    ),
    "a misspelt key of a question": Mistake(
        "    level: 1", "    level: 1\n    claim: [A1]", 12, f"{RIVER}: unknown key 'claim'; did you mean 'claims'?"
    ),
    "a misspelt key of a choice": Mistake(
        "correct: true, why", "corect: yes, correct: true, why", 24,
        f"{END}, choice 1: unknown key 'corect'; did you mean 'correct'?",
    ),
    "a key of the other kind": Mistake(
        "    answer: false", "    answer: false\n    choices: []", 14,
        f"{RIVER}: unknown key 'choices'; known are: id, type, topic, level, claims, ideas, explanation, sources, "
        "as_of, allow, note, statement, …",
    ),
    "a comma in a text between braces": Mistake(
        "On a peak, why", "On a peak, high up, why", 25,
        f"{END}, choice 2: a comma cuts a text off before 'high up'; put quotes round the whole text",
    ),
    "a repeated key of the bank": Mistake(
        "title: A small bank", "title: A small bank\ntitle: Another", 3,
        "the key 'title' stands twice here (first in line 2); delete one",
    ),
    "a repeated key of a question": Mistake(
        "    level: 1", "    level: 1\n    level: 1", 12,
        "the key 'level' stands twice here (first in line 11); delete one",
    ),
    "a repeated topic": Mistake(
        "sources:\n", "  rivers: {title: Rivers, summary: Again.}\nsources:\n", 5,
        "the key 'rivers' stands twice here (first in line 4); delete one",
    ),
    "a repeated id": Mistake(
        "id: river-end", "id: river-runs", 18,
        f"{RIVER}: this id is taken by the question in line 8",
    ),
    "an id with capitals": Mistake(
        "id: river-end", "id: River End", 18,
        "question 'River End': an id has 3 to 40 small letters a-z, digits and hyphens, not \"River End\"",
    ),
    "a missing id": Mistake("- id: river-end\n    type", "- type", 18, "question 2: 'id' is missing"),
    "a missing type": Mistake("    type: true_false\n", "", 8, f"{RIVER}: 'type' is missing"),
    "an unknown type": Mistake(
        "true_false", "truefalse", 9, f"{RIVER}: there is no question type 'truefalse'; did you mean 'true_false'?"
    ),
    "a missing statement": Mistake("    statement: Rivers run uphill.\n", "", 8, f"{RIVER}: 'statement' is missing"),
    "an empty statement": Mistake("Rivers run uphill.", '" "', 12, f"{RIVER}: 'statement' is empty"),
    "nothing where a text should be": Mistake(" Rivers run uphill.", "", 12, f"{RIVER}: 'statement' is empty"),
    "a list where a text should be": Mistake(
        "Rivers run uphill.", "[Rivers, run]", 12, f"{RIVER}: 'statement' must be a text, or a text for each language"
    ),
    "a missing answer": Mistake(
        "    answer: false\n    correction: Rivers run downhill.\n", "", 8, f"{RIVER}: 'answer' is missing"
    ),
    "a missing correction": Mistake(
        "    correction: Rivers run downhill.\n", "", 8,
        f"{RIVER}: a false statement needs a 'correction': the statement put right",
    ),
    "a correction of what is true": Mistake(
        "answer: false", "answer: true", 14,
        f"{RIVER}: a true statement has no 'correction'; delete it, or check the answer",
    ),
    "no right choice": Mistake(
        ", correct: true", "", 23, f"{END}: no choice is marked 'correct: true'; mark one"
    ),
    "two right choices": Mistake(
        "On a peak, why", "On a peak, correct: true, why", 23,
        f"{END}: choices 1, 2 are all marked 'correct: true'; only one may be",
    ),
    "a single choice": Mistake(
        "      - {text: On a peak, why: A peak lies highest.}\n"
        "      - {text: In the sky, why: Only vapour rises there.}\n",
        "", 23, f"{END}: the number of choices is 1; two to 9 can be played, three or four are best",
    ),
    "two choices that say the same": Mistake(
        "text: On a peak", "text: ' IN the  sea'", 25, f"{END}: choices 1 and 2 say the same; change one"
    ),
    "a choice that says nothing": Mistake("text: On a peak", "text: ''", 25, f"{END}, choice 2: 'text' is empty"),
    "a choice without its why": Mistake(
        ", why: A peak lies highest.", "", 25, f"{END}, choice 2: 'why' is missing"
    ),
    "a choice that is a plain text": Mistake(
        "{text: On a peak, why: A peak lies highest.}", "On a peak", 25,
        f"{END}, choice 2: expected keys with values here",
    ),
    "an unknown topic": Mistake(
        "topic: rivers", "topic: river", 10, f"{RIVER}: there is no topic 'river'; did you mean 'rivers'?"
    ),
    "an unknown source": Mistake(
        "[atlas]", "[atlass]", 16, f"{RIVER}: there is no source 'atlass'; did you mean 'atlas'?"
    ),
    "no source": Mistake(
        "sources: [atlas]", "sources: []", 16, f"{RIVER}: needs at least one of the bank's sources: 'sources: [name]'"
    ),
    "a source that is no list": Mistake(
        "sources: [atlas]", "sources: atlas", 16,
        f"{RIVER}: 'sources': expected a list, one item a line with '- ' before it",
    ),
    "an unknown misconception": Mistake(
        "On a peak, why", "On a peak, misconception: peaks, why", 25,
        f"{END}, choice 2: there is no misconception 'peaks'; known are: none",
    ),
    "a level that is none": Mistake(
        "level: 2", "level: hard", 21,
        f"{END}: 'level' must be 1 (recall), 2 (understand) or 3 (apply), not \"hard\"",
    ),
    "a day that is none": Mistake(
        "as_of: 2026-02-05", "as_of: 2026-02-30", 17,
        f"{RIVER}: 'as_of' must be a day such as 2026-02-05, not \"2026-02-30\"",
    ),
    "a date in another order": Mistake(
        "date: 2026-02", "date: 02/2026", 6,
        "sources: 'atlas': 'date' must be like 2026, 2026-02 or 2026-02-05, not \"02/2026\"",
    ),
    "another format": Mistake(
        "format: 1", "format: 2", 1, "the bank: 'format' is \"2\"; this program reads format 1"
    ),
    "no format": Mistake("format: 1\n", "", 1, "the bank: 'format' is missing"),
    "silenced rules without a reason": Mistake(
        "level: 1", "level: 1\n    allow: [M04]", 12, f"{RIVER}: 'allow' needs a 'note' that says why"
    ),
    "days that are none": Mistake(
        "format: 1", "format: 1\nreview_after: soon", 2,
        "the bank: 'review_after' must be a number of days, not \"soon\"",
    ),
    "an empty bank title": Mistake("title: A small bank", "title: ''", 2, "the bank: 'title' is empty"),
    "a tab": Mistake("    level: 1", "\tlevel: 1", 11, "a tab; use spaces, YAML does not indent with tabs"),
    "an anchor": Mistake(
        "Water follows", "&water Water follows", 15,
        "an anchor (&name); write the text out, a bank has no references",
    ),
    "an alias": Mistake(
        "Water follows the slope.", "*water", 15,
        "an alias (*name); write the text out, a bank has no references",
    ),
    "a tag": Mistake(
        "title: A", "title: !!python/name:os.system A", 2, "a tag (!name); delete it, every text stays as typed"
    ),
    "a colon in a bare text": Mistake(
        "A small bank", "Water: a bank", 2, "cannot be read as YAML: a text with ': ' in it needs quotes round it"
    ),
    "a quote never closed": Mistake(
        "A small bank", '"A small bank', 2, "cannot be read as YAML: a quote is opened and never closed"
    ),
    "a quote within quotes": Mistake(
        "A small bank", "'It's small'", 2,
        "cannot be read as YAML: check quotes and indentation, here and in the line before",
    ),
    "a line that is out of line": Mistake(
        "    topic: rivers", "   topic: rivers", 10,
        "cannot be read as YAML: check quotes and indentation, here and in the line before",
    ),
    "a text that begins with a sign": Mistake(
        "A small bank", "@home", 2,
        "cannot be read as YAML: a text that starts with @ ` or % needs quotes round it",
    ),
    "a second document": Mistake(
        "questions:", "---\nquestions:", 7, "a second document (---); a bank is one"
    ),
}  # fmt: skip


@pytest.mark.parametrize("mistake", MISTAKES.values(), ids=MISTAKES.keys())
def test_a_mistake_is_reported_in_its_line_and_alone(mistake: Mistake) -> None:
    reported = lines_of(small_with(mistake.old, mistake.new))
    assert reported == [f"b.yaml:{mistake.line}: error: {mistake.report}"]


@pytest.mark.parametrize("answer", ["yes", "No", "True", "FALSE", "on", "1", "~", "''", "[true]"])
def test_an_answer_that_is_not_true_or_false_is_refused(answer: str) -> None:
    shown = {"''": "", "[true]": "..."}.get(answer, answer)
    assert lines_of(small_with("answer: false", f"answer: {answer}")) == [
        f"b.yaml:13: error: {RIVER}: 'answer' must be true or false, not \"{shown}\""
    ]


@pytest.mark.parametrize("path", sorted(FIXTURES.glob("*.yaml")), ids=lambda path: path.stem)
def test_the_mistakes_of_a_file_are_reported_all_at_once_in_the_order_of_its_lines(path: Path) -> None:
    with pytest.raises(BankError) as caught:
        read_bank(path)
    reported = [line.removeprefix(f"{path}:") for line in caught.value.lines()]
    assert reported == path.with_suffix(".txt").read_text("utf-8").splitlines()


def test_there_are_files_with_mistakes() -> None:
    assert len(list(FIXTURES.glob("*.yaml"))) >= 4


# Texts stay what their author typed


@pytest.mark.parametrize(
    "typed",
    [
        *("yes", "No", "on", "~", "null", "<<", "=", "1.10", "12:30", "0x1F", "014", "1_000", "1e3", ".inf"),
        *("2024-01-01", "list[int]", "/etc", "a, b", "it's", "100 %", "é\u00a0!", "🧊", "\u200f\u05e9"),
    ],
)
def test_a_text_stays_as_typed(typed: str) -> None:
    bank = read_bytes(small_with("Rivers run uphill.", typed).encode(), "b.yaml")
    assert bank.by_id["river-runs"].stem.in_language("en") == typed


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("5 # x", "5"),
        ("'5 # x'", "5 # x"),
        ("5#x", "5#x"),
        ('"[red]x[/red]"', "[red]x[/red]"),
        ('"[/etc]"', "[/etc]"),
        (r'"tab\u00e9"', "tabé"),
        ("|\n      one\n      two\n", "one\ntwo"),
        (">-\n      one\n      two\n", "one two"),
    ],
)
def test_a_text_is_what_yaml_holds_and_no_more(written: str, text: str) -> None:
    bank = read_bytes(small_with("Rivers run uphill.", written).encode(), "b.yaml")
    assert bank.by_id["river-runs"].stem.in_language("en") == text


def test_a_bank_in_one_language_is_plain_strings() -> None:
    bank = read_bytes(SMALL.encode(), "b.yaml")
    assert bank.languages == (PLAIN,)
    statement, choices = bank.questions
    assert isinstance(statement, TrueFalse)
    assert isinstance(choices, MultipleChoice)
    assert (statement.answer, statement.key, choices.key) == (False, 1, 0)
    assert [choice.text.in_language("fr") for choice in choices.choices] == [
        "In the sea",
        "On a peak",
        "In the sky",
    ]
    assert (statement.line, choices.choices[1].line, choices.choices[1].text.line) == (8, 25, 25)


def test_windows_line_ends_are_as_good() -> None:
    assert read_bytes(SMALL.replace("\n", "\r\n").encode(), "b.yaml") == read_bytes(SMALL.encode(), "b.yaml")


def test_a_file_that_begins_with_a_document_mark_is_as_good() -> None:
    assert read_bytes(f"---\n{SMALL}".encode(), "b.yaml").languages == (PLAIN,)


# Languages

BILINGUAL = (
    SMALL.replace("title: A small bank", "title: {en: A small bank, fr: Une petite banque}")
    .replace(
        "{title: Rivers, summary: Rivers run to the sea.}", "{title: {en: R, fr: R}, summary: {en: S, fr: S}}"
    )
    .replace("Rivers run uphill.", "{en: Rivers run uphill., fr: Les rivières montent.}")
    .replace("Rivers run downhill.", "{en: Rivers run downhill., fr: Les rivières descendent.}")
    .replace("Water follows the slope.", "{en: Water follows the slope., fr: L’eau suit la pente.}")
    .replace("Where do rivers end?", "{en: 'Where do rivers end?', fr: 'Où finissent les rivières ?'}")
)
for _english in (
    *("In the sea", "On a peak", "In the sky"),
    *("The sea lies lowest.", "A peak lies highest.", "Only vapour rises there."),
):
    BILINGUAL = BILINGUAL.replace(f": {_english}", f": {{en: {_english}, fr: fr {_english}}}")


def test_a_bank_in_two_languages_may_name_its_sources_in_one() -> None:
    bank = read_bytes(BILINGUAL.encode(), "b.yaml")
    assert bank.languages == ("en", "fr")
    assert bank.sources["atlas"].title.in_language("fr") == "The atlas"
    assert bank.by_id["river-runs"].stem.in_language("fr") == "Les rivières montent."


@pytest.mark.parametrize(
    ("old", "new", "report"),
    [
        (
            ", fr: Les rivières montent.",
            "",
            f"12: error: {RIVER}: 'statement' is missing in the language 'fr'",
        ),
        ("Les rivières montent.", "''", f"12: error: {RIVER}: 'statement' is empty in the language 'fr'"),
        (
            "{en: Rivers run uphill., fr: Les rivières montent.}",
            "Rivers run uphill.",
            f"12: error: {RIVER}: 'statement' must have a text for each language of the title (en, fr)",
        ),
        (
            "Les rivières montent.}",
            "Les rivières montent., de: x}",
            f"12: error: {RIVER}: 'statement' has the language 'de', which the title has not",
        ),
        (
            "Les rivières montent.}",
            "Les rivières, bien sûr, montent.}",
            f"12: error: {RIVER}: a comma cuts a text off before 'bien sûr'; put quotes round the whole text\n"
            f"12: error: {RIVER}: a comma cuts a text off before 'montent.'; put quotes round the whole text",
        ),
        (
            "fr: fr On a peak",
            "fr: fr In the sea",
            f"25: error: {END}: choices 1 and 2 say the same; change one",
        ),
        (
            "title: {en: A small bank, fr: Une petite banque}",
            "title: {en: A small bank, fr: Une petite banque, French: Une}",
            "2: error: the bank: 'French' is not a language code such as en or fr",
        ),
    ],
)
def test_a_text_must_have_every_language_of_the_title(old: str, new: str, report: str) -> None:
    assert old in BILINGUAL
    assert lines_of(BILINGUAL.replace(old, new, 1)) == [f"b.yaml:{line}" for line in report.split("\n")]


def test_a_language_in_a_bank_of_plain_strings_is_refused() -> None:
    assert lines_of(small_with("Rivers run uphill.", "{en: Rivers run uphill.}")) == [
        f"b.yaml:12: error: {RIVER}: 'statement' must be a plain text, as the title is one"
    ]


# Files that are no banks


@pytest.mark.parametrize(
    ("data", "report"),
    [
        (b"", ": error: is empty; the README shows a small complete bank"),
        (b"# nothing here\n\n# or here\n", ": error: is empty; the README shows a small complete bank"),
        (
            b"\xef\xbb\xbfformat: 1",
            ":1: error: starts with a byte order mark; save the file as UTF-8 without BOM",
        ),
        (
            SMALL.encode("utf-16"),
            ":1: error: starts with a byte order mark; save the file as UTF-8 without BOM",
        ),
        (SMALL.encode("utf-16-le"), ":1: error: the character U+0000 is not allowed in a bank; delete it"),
        (
            small_with("uphill", "uphill, même").encode("latin-1"),
            ":12: error: byte 0xEA is not UTF-8; save the file with the encoding UTF-8",
        ),
        (b"- a\n- b\n", ":1: error: the bank: expected keys with values here"),
        (b"just words", ":1: error: the bank: expected keys with values here"),
        (b"? [a, b]\n: c", ":1: error: a key must be a plain word"),
        (b"PK\x03\x04 a spreadsheet", ":1: error: the character U+0003 is not allowed in a bank; delete it"),
    ],
)
def test_a_file_that_is_no_bank_is_reported(data: bytes, report: str) -> None:
    assert lines_of(data)[0] == f"b.yaml{report}"


def test_a_missing_file_is_reported(tmp_path: Path) -> None:
    with pytest.raises(BankError, match="there is no such file"):
        read_bank(tmp_path / "none.yaml")


def test_a_folder_is_reported(tmp_path: Path) -> None:
    with pytest.raises(BankError, match="this is a folder; name the file inside it"):
        read_bank(tmp_path)


def test_a_path_through_a_file_is_reported(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(BankError, match="cannot be read: Not a directory"):
        read_bank(tmp_path / "file" / "b.yaml")


def test_an_impossible_name_is_reported() -> None:
    with pytest.raises(BankError, match=r"cannot be read: .*embedded null"):
        read_bank(Path("a\0b"))


def test_a_file_that_may_not_be_read_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_arguments: object, **_named: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(BankError, match="you may not read this file; ask its owner for permission"):
        read_bank(tmp_path / "b.yaml")


def test_the_name_of_a_file_cannot_break_its_line() -> None:
    with pytest.raises(BankError) as caught:
        read_bytes(b"", "a\nb\x1b[31m.yaml")
    assert caught.value.lines() == [
        r"a\u000ab\u001b[31m.yaml: error: is empty; the README shows a small complete bank"
    ]


# Pipes and devices

needs_pipes = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")


@needs_pipes
def test_a_pipe_that_nothing_writes_to_is_not_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "pipe.yaml"
    os.mkfifo(path)
    with pytest.raises(BankError, match="is empty"):
        read_bank(path)


@needs_pipes
def test_a_pipe_is_read_to_its_end() -> None:
    text = SMALL + "# a comment\n" * 100_000  # more than a pipe holds at once
    reads, writes = os.pipe()

    def write() -> None:
        with os.fdopen(writes, "w") as pipe:
            pipe.write(text)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        assert len(read_bank(Path(f"/dev/fd/{reads}")).questions) == 2
    finally:
        os.close(reads)
        writer.join()


@pytest.mark.parametrize("bank", [SMALL, SMALL.replace("level: 2", "level: 9")], ids=["good", "bad"])
def test_the_check_reads_standard_input_once(bank: str) -> None:
    if not Path("/dev/stdin").exists():
        pytest.skip("this system has no /dev/stdin")
    ran = subprocess.run(
        [sys.executable, "-m", "quiz", "check", "/dev/stdin"],
        input=bank, capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert ran.stderr == ""
    assert ("questions" in ran.stdout.splitlines()[-1]) == (bank == SMALL)
    assert ("'level' must be 1" in ran.stdout) == (bank != SMALL)


def test_a_device_is_refused() -> None:
    if not Path(os.devnull).is_char_device():
        pytest.skip("this system has no devices")
    with pytest.raises(BankError, match="is no ordinary file; name a file that holds a bank"):
        read_bank(Path(os.devnull))


# Hostile files


def test_a_file_of_fifty_megabytes_is_refused_without_reading_it_all(tmp_path: Path) -> None:
    path = tmp_path / "big.yaml"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    with pytest.raises(BankError, match="is larger than 16 MB; split it into several banks"):
        read_bank(path)


def test_the_largest_file_that_is_read_is_read(tmp_path: Path) -> None:
    path = tmp_path / "padded.yaml"
    padding = "#" * 1000 + "\n"
    text = SMALL + padding * ((MAX_BYTES - len(SMALL)) // len(padding))
    path.write_text(text + "#" * (MAX_BYTES - len(text)), "utf-8")
    assert path.stat().st_size == MAX_BYTES
    assert len(read_bank(path).questions) == 2


def mark_in_line(number: int) -> yaml.Mark:
    """A place in a YAML text."""
    return yaml.Mark("b.yaml", 0, number - 1, 0, None, 0)


DEEP = {
    "flow lists": "[" * 10_000,
    "flow lists, closed": "[" * 10_000 + "]" * 10_000,
    "flow maps": "{a: " * 10_000,
    "block lists": "- " * 10_000,
    "block maps": "\n".join(f"{' ' * depth}a:" for depth in range(2_000)),
    "flow in block": "title:\n  - " + "[{a: " * 10_000,
}


@pytest.mark.parametrize("loader", ["fast", "pure"])
@pytest.mark.parametrize("text", DEEP.values(), ids=DEEP.keys())
def test_deep_nesting_is_refused(text: str, loader: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if loader == "pure":
        monkeypatch.setattr(yaml_tree, "_LOADER", yaml.SafeLoader)
    reported = lines_of(text)
    assert len(reported) == 1
    assert reported[0].endswith("is nested too deeply; a bank needs six levels")


@pytest.mark.parametrize(
    "refusal",
    [
        yaml.MarkedYAMLError(problem="exceeded maximum nesting depth", problem_mark=mark_in_line(3)),
        RecursionError("maximum recursion depth exceeded"),
    ],
    ids=["a limit of the parser", "a limit of Python"],
)
def test_nesting_too_deep_for_a_parser_is_refused_in_the_same_words(
    refusal: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_arguments: object, **_named: object) -> None:
        raise refusal

    monkeypatch.setattr(yaml, "parse", refuse)
    (reported,) = lines_of("a\n" * 5)
    assert reported.endswith("is nested too deeply; a bank needs six levels")


def refuse_to_parse(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the test fail where a text is handed to the parser."""

    def parse(*_arguments: object, **_named: object) -> None:
        pytest.fail("the text is parsed")

    monkeypatch.setattr(yaml, "parse", parse)


@pytest.mark.parametrize("directive", ["%TAG !a{n}! x", "%YAML 1.1", "%", "%é"])
def test_lines_that_begin_with_a_percent_sign_are_refused_before_parsing(
    directive: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    refuse_to_parse(monkeypatch)
    lines = "".join(directive.format(n=number) + "\n" for number in range(50_000))
    assert lines_of(f"# a bank\n{lines}---\n{SMALL}") == [
        "b.yaml:2: error: a line that begins with %; delete it, or put quotes round the text and spaces before it"
    ]


def test_a_percent_sign_elsewhere_is_a_character_like_others() -> None:
    bank = read_bytes(small_with("Rivers run uphill.", "|\n      % of rivers\n").encode(), "b.yaml")
    assert bank.by_id["river-runs"].stem.in_language("en") == "% of rivers"


@pytest.mark.parametrize("line", ["", "- a", "a: b"])
def test_a_file_of_millions_of_short_lines_is_refused_before_parsing(
    line: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    refuse_to_parse(monkeypatch)
    assert lines_of(f"{line}\n" * (MAX_LINES + 1)) == [
        "b.yaml: error: has more than 1000000 lines; split it into several banks"
    ]


def test_keys_that_are_keys_of_keys_are_refused() -> None:
    assert lines_of("? " * 10_000) == ["b.yaml:1: error: a key must be a plain word"]


def test_an_alias_bomb_is_refused_before_it_goes_off() -> None:
    bomb = "a: &a [x, x, x]\n" + "".join(
        f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n"
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    assert lines_of(bomb) == [
        "b.yaml:1: error: an anchor (&name); write the text out, a bank has no references",
        "b.yaml:2: error: an anchor (&name); write the text out, a bank has no references",
        "b.yaml:2: error: an alias (*name); write the text out, a bank has no references",
    ]


@pytest.mark.parametrize(
    ("character", "name"),
    [
        *(("\x1b[31m", "U+001B"), ("\x00", "U+0000"), ("\x07", "U+0007"), ("\x7f", "U+007F")),
        *(("\x85", "U+0085"), ("\x9b", "U+009B"), ("\u2028", "U+2028"), ("\u202e", "U+202E")),
        *(("\u2066", "U+2066"), ("\ufeff", "U+FEFF"), ("\U000e0041", "U+E0041"), ("\ufffe", "U+FFFE")),
    ],
)
@pytest.mark.parametrize("escaped", [False, True], ids=["raw", "escaped"])
def test_a_character_that_no_terminal_should_get_is_refused(character: str, name: str, escaped: bool) -> None:
    code = ord(character[0])
    written = (f"\\U{code:08x}" if escaped else character[0]) + character[1:]
    assert lines_of(small_with("Rivers run uphill.", f'"Rivers {written} run"')) == [
        f"b.yaml:12: error: the character {name} is not allowed in a bank; delete it"
    ]


@pytest.mark.parametrize("loader", ["fast", "pure"])
@pytest.mark.parametrize("written", [r"\ud800", r"\udfff", r"\ud83d\ude00"])
def test_a_lone_surrogate_is_refused(written: str, loader: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if loader == "pure":
        monkeypatch.setattr(yaml_tree, "_LOADER", yaml.SafeLoader)
    reported = lines_of(small_with("Rivers run uphill.", f'"Rivers {written} run"'))
    assert [line.split(" error:")[0] for line in reported] == ["b.yaml:12:"]


def test_raw_surrogates_are_not_utf_8() -> None:
    reported = lines_of(small_with("uphill", "\ud800").encode("utf-8", "surrogatepass"))
    assert reported == ["b.yaml:12: error: byte 0xED is not UTF-8; save the file with the encoding UTF-8"]


def test_every_tab_is_reported_in_one_pass() -> None:
    reported = lines_of(SMALL.replace("    topic", "\ttopic").replace("A small", "A\x07 small"))
    assert [line.split(" error: ")[0] for line in reported] == ["b.yaml:2:", "b.yaml:10:", "b.yaml:20:"]


def test_a_huge_key_is_reported_on_a_short_line() -> None:
    reported = lines_of(small_with("format: 1", f"format: 1\n? {'x' * 1_000_000}\n: 1"))
    assert len(reported) == 1
    assert reported[0].startswith("b.yaml:2: error: the bank: unknown key 'xxxxx")
    assert len(reported[0]) < 200


def test_a_key_with_a_line_break_is_reported_on_one_line() -> None:
    reported = lines_of(
        SMALL.replace("  rivers:", '  "a\\nb":').replace("format: 1", 'format: 1\n"c\\nd": 1\n"c\\nd": 1')
    )
    assert all(line.isprintable() for line in reported)
    assert len(reported) == 5


def test_an_invisible_character_in_a_word_is_made_visible() -> None:
    assert lines_of(small_with("true_false", "true_false\u200b")) == [
        rf"b.yaml:9: error: {RIVER}: there is no question type 'true_false\u200b'; did you mean 'true_false'?"
    ]


def test_a_file_with_problems_without_end_is_cut_short() -> None:
    reported = lines_of("".join(f"k{number}: 1\nk{number}: 1\n" for number in range(5_000)))
    assert len(reported) == MAX_PROBLEMS + 1
    assert reported[-1].endswith("too many problems; the rest of the file was not read")


def test_a_file_with_entries_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_tree, "MAX_ENTRIES", 1_000)
    assert lines_of(f"a: [{'x, ' * 2_000}]") == [
        "b.yaml:1: error: has more than 1000 entries; split it into several banks"
    ]


def test_an_unknown_word_among_very_many_is_reported_at_once() -> None:
    topics = "".join(f"  topic{number:06}: {{title: x, summary: y}}\n" for number in range(20_000))
    reported = lines_of(small_with("  rivers: {title: Rivers, summary: Rivers run to the sea.}\n", topics))
    assert [len(line) < 300 for line in reported] == [True, True]


def test_an_unknown_word_is_compared_with_some_known_ones_and_no_more() -> None:
    known = iter([f"topic-{number}" for number in range(MAX_COMPARED + 10)])
    assert nearest("topic-7", known) == "topic-7"
    assert len(list(known)) == 10


def test_unknown_keys_are_reported_in_the_order_of_the_file() -> None:
    keys = [f"key-{number}" for number in range(12)]
    reported = lines_of(f"{{{', '.join(f'{key}: 1' for key in keys)}}}")
    assert [key for line in reported for key in keys if f"unknown key '{key}'" in line] == keys


def test_several_problems_give_one_line_that_names_the_command_for_all() -> None:
    with pytest.raises(BankError) as caught:
        read_bytes(
            SMALL.replace("answer: false", "answer: no").replace("level: 2", "level: 9").encode(), "b.yaml"
        )
    assert str(caught.value) == (
        f"b.yaml:13: error: {RIVER}: 'answer' must be true or false, not \"no\" "
        "(and 1 more problem; `quiz check b.yaml` lists them all)"
    )
    assert caught.value.exit_code == 2


# Without libyaml


def test_the_pure_parser_reads_the_same_bank(monkeypatch: pytest.MonkeyPatch) -> None:
    data = BILINGUAL.encode()
    fast = read_bytes(data, "b.yaml")
    monkeypatch.setattr(yaml_tree, "_LOADER", yaml.SafeLoader)
    assert repr(read_bytes(data, "b.yaml")) == repr(fast)  # the lines too, which `==` passes over


@pytest.mark.parametrize("mistake", MISTAKES.values(), ids=MISTAKES.keys())
def test_the_pure_parser_finds_every_mistake_too(mistake: Mistake, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_tree, "_LOADER", yaml.SafeLoader)
    reported = lines_of(small_with(mistake.old, mistake.new))
    if "cannot be read as YAML" in mistake.report:  # each parser has words of its own for these
        assert reported[0].startswith(f"b.yaml:{mistake.line}: error: cannot be read as YAML")
    else:
        assert reported == [f"b.yaml:{mistake.line}: error: {mistake.report}"]
