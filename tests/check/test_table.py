from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from quiz.bank.model import PLAIN, Bank, Kind, Question, Text
from quiz.bank.reader import read_bank
from quiz.check import RULES, check_bank
from quiz.check.context import Context, Sheet
from quiz.check.lexicon import LEXICONS, Lexicon, guess, lexicon_of
from quiz.check.report import report_on
from quiz.check.rule import Rule
from quiz.check.rules.near_duplicates import nearly_same
from quiz.check.rules.prompts import asked
from tests.bank_strategies import banks
from tests.check.making import TODAY, bank, choice_question, statement
from tests.effort import EXAMPLES

ROOT = Path(__file__).resolve().parents[2]

WANTED = """
S01 S02 S03 S04 S05 S08 S09 S10 T04 T05 T06 T09 T10 M01 M02 M03 M04 M05 M07 M08 M11 M12 M14
E01 E02 E03 E04 E05 L01 L02 B01 B02 B03 B04 B05 B06 B07 B08 B09 B10 B11
"""


def test_every_rule_stands_in_the_table_once() -> None:
    ids = [rule.id for rule in RULES]
    assert len(ids) == len(set(ids))
    assert set(WANTED.split()) | {"A01", "A02"} == set(ids)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_gives_its_reason_and_its_source(rule: Rule) -> None:
    assert not rule.reason[0].isupper() or rule.reason.startswith("French ")
    assert not rule.reason.endswith(".")
    assert len(rule.source) > 5
    assert rule.held_by_reader == (rule.id in {"S01", "S02", "S03", "S04", "T09", "M01", "E01"})


HOSTILE = [
    "",
    " ",
    "?",
    ".",
    "…",
    "'",
    "’’’",
    "«»",
    "$",
    "n'",
    "not",
    "no no no not",
    "ne ne que que",
    "and",
    "but not",
    "while",
    "et mais",
    "all of the above",
    "A and",
    "1",
    "²",
    "٣",
    "1,000,000,000,000,000,000,000",
    "31 février 9999",
    "{} {0} %s %(x)s",
    "[/bold] [@click=quit]x[/]",
    "\u0301",
    "ﷺ" * 100,
    "İ" * 50,
    "🇨🇦" * 60,
    "x" * 5_000,
    "ne " * 1_000,
    "and can but " * 400,
    "no " + "a " * 3_000,
    "\u00a0:\u00a0",
]


def hostile_bank(texts: list[str], language: str) -> Bank:
    questions: list[Question] = []
    for number, wording in enumerate(texts):
        others = [wording, texts[number - 1], texts[number - 2]]
        question = statement(wording, language, answer=bool(number % 2), name=f"statement-{number}")
        questions.append(replace(question, explanation=Text(((language, wording),), 5), allow=(wording,)))
        questions.append(choice_question(wording, others, language, whys=others, name=f"choice-{number}"))
    whole = bank(*questions, language=language)
    return replace(whole, title=Text(((language, texts[0]),), 1))


@pytest.mark.parametrize("word", ["and ", "no ", "ne ", "«"])
@pytest.mark.parametrize("lexicon", LEXICONS.values(), ids=LEXICONS)
def test_no_pattern_scans_a_long_text_again_at_each_of_its_words(lexicon: Lexicon, word: str) -> None:
    """A pattern that did would take minutes for so long a text."""
    plain = word * (120_000 // len(word))
    assert lexicon.joint.match(plain) is None
    for pattern in (lexicon.negation, lexicon.power, lexicon.absolute, lexicon.position, lexicon.exception):
        assert sum(1 for _found in pattern.finditer(plain)) <= len(plain)


def test_quotes_that_nothing_closes_are_passed_once() -> None:
    """A pattern that looks for the end from each of them would take an hour."""
    assert asked("«" * 1_000_000 + " Who?").endswith("Who?")


@pytest.mark.parametrize("language", ["en", "fr", "fr-CA", "de", PLAIN])
def test_no_rule_raises_on_hostile_texts(language: str) -> None:
    report = report_on(hostile_bank(HOSTILE, language), TODAY, "x")
    assert report.findings
    assert report.verdict
    assert all("\n" not in finding.row("x") for finding in report.findings)


@given(st.lists(st.text(max_size=60), min_size=3, max_size=12), st.sampled_from(["en", "fr", "xx", PLAIN]))
@example(["n'est qu'", "pas que", "«"], "fr")
def test_no_rule_raises_on_any_text(texts: list[str], language: str) -> None:
    assert report_on(hostile_bank(texts, language), TODAY, "x").verdict


@settings(max_examples=max(1, EXAMPLES // 3))
@given(banks())
def test_a_check_reports_the_same_twice_and_sorts_by_line(whole: Bank) -> None:
    findings = check_bank(whole, TODAY)
    assert findings == check_bank(whole, TODAY)
    assert [finding.line for finding in findings] == sorted(finding.line for finding in findings)


WORDS = st.lists(st.sampled_from("abcdefghijkl"), min_size=1, max_size=12).map(" ".join)


def sheets_of(prompts: list[str]) -> tuple[Sheet, ...]:
    questions = [statement(prompt, "xx", name=f"question-{n}") for n, prompt in enumerate(prompts)]
    return Context(bank(*questions, language="xx"), TODAY).sheets_of(Kind.TRUE_FALSE)


@given(st.lists(WORDS, min_size=2, max_size=15))
def test_near_duplicates_are_those_that_comparing_all_pairs_finds(prompts: list[str]) -> None:
    sheets = sheets_of(prompts)
    found = {(first.question.id, second.question.id) for first, second, _index in nearly_same(sheets)}
    representatives: list[Sheet] = []
    expected = set()
    for sheet in sheets:
        words = set(sheet.stem.words)
        for other in representatives:
            if len(words & set(other.stem.words)) / len(words | set(other.stem.words)) >= 0.8:
                expected.add((other.question.id, sheet.question.id))
                break
        else:
            representatives.append(sheet)
    assert found == expected


@pytest.mark.parametrize(
    ("texts", "code"),
    [
        (["The officers of the agency are in Canada, and they work with the police."], "en"),
        (["Les agents de l'agence sont au Canada et ils travaillent avec la police."], "fr"),
        (["Die Beamten sind in Kanada und arbeiten mit der Polizei zusammen."], None),
        (["Calgary Toronto Ottawa"], None),
        ([], None),
        (["", " "], None),
    ],
)
def test_the_language_of_plain_strings_is_recognized_by_everyday_words(
    texts: list[str], code: str | None
) -> None:
    lexicon = guess(texts)
    assert (lexicon.code if lexicon else None) == code


def test_a_regional_language_has_the_words_of_its_language() -> None:
    assert lexicon_of("fr-CA") is lexicon_of("fr")
    assert lexicon_of("frr") is None


def test_the_shipped_bank_is_read_and_checked_without_a_slip_in_the_rules() -> None:
    report = report_on(read_bank(ROOT / "questions.yaml"), TODAY, "questions.yaml")
    assert report.languages == ("en", "fr")
    assert {score.language for score in report.scores} == {"en", "fr"}
