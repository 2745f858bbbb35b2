from __future__ import annotations

from dataclasses import replace

import pytest

from quiz.bank.model import Source, Text, Topic
from quiz.check import Finding, Severity, check_bank
from tests.check.making import TODAY, bank, found, statement

BOTH = "Canada decides who may do police work on its soil."
FRENCH = "Le Canada décide qui fait un travail de police sur son sol."


def in_both(english: str, french: str) -> list[Finding]:
    """What L01 finds where a statement holds this text in each language."""
    question = statement("x")
    question = replace(
        question,
        statement=Text((("en", english), ("fr", french)), 7),
        explanation=Text((("en", BOTH), ("fr", FRENCH)), 8),
    )
    both = Text((("en", "A title"), ("fr", "Un titre")), 2)
    whole = replace(bank(question), title=both, topics={"topic": Topic("topic", both, both, 3)})
    return [finding for finding in check_bank(whole, TODAY) if finding.rule == "L01"]


@pytest.mark.parametrize(
    ("english", "french"),
    [(BOTH, BOTH), ("The police.", "the  POLICE."), ("Pe\u0301rou calls us", "Pérou calls us")],
)
def test_a_text_that_is_the_same_in_both_languages_is_an_error(english: str, french: str) -> None:
    (finding,) = in_both(english, french)
    assert finding.severity is Severity.ERROR
    assert finding.line == 7
    assert finding.question == "statement"


@pytest.mark.parametrize(
    ("english", "french"),
    [
        ("Homeland Security Investigations", "Homeland Security Investigations"),
        ("Toronto, Montréal", "Toronto, Montréal"),
        ("10 000", "10 000"),
        ("surveillance", "surveillance"),
        ("Charles de Gaulle", "Charles de Gaulle"),
        (BOTH, FRENCH),
    ],
)
def test_names_numbers_and_single_words_may_be_the_same(english: str, french: str) -> None:
    assert not in_both(english, french)


def test_a_source_keeps_its_own_language() -> None:
    report = Text((("en", "Report on the offices"), ("fr", "Report on the offices")), 4)
    both = Text((("en", "A title"), ("fr", "Un titre")), 2)
    source = Source("source", report, report, url=report)
    whole = replace(
        bank(), title=both, topics={"topic": Topic("topic", both, both)}, sources={"source": source}
    )
    assert not [finding for finding in check_bank(whole, TODAY) if finding.rule == "L01"]


def test_lessons_are_held_to_it_too() -> None:
    same = Text((("en", "a lesson on law"), ("fr", "a lesson on law")), 3)
    whole = replace(bank(statement(BOTH)), topics={"topic": Topic("topic", same, same, 3)})
    whole = replace(whole, title=Text((("en", "A title"), ("fr", "Un titre")), 2))
    findings = [finding for finding in check_bank(whole, TODAY) if finding.rule == "L01"]
    assert len(findings) == 2
    assert "topic 'topic'" in findings[0].message


@pytest.mark.parametrize(
    ("wording", "advice"),
    [
        ("Voici la règle: elle tient.", "before :"),
        ("Voici la règle : elle tient.", "before :"),
        ("Il en reste 80% ici.", "the %"),
        ("Il en reste 80 % ici.", "the %"),
        ("Cela coûte 50$ ou plus.", "the $"),
        ("Cela coûte $50 ou plus.", "the $"),
        ("Il dit « oui\u00a0».", "after «"),
        ("Il dit «\u00a0oui ».", "before »"),
        ("Qui vient\u00a0?", "before ?"),
        ("L'ICE vient ; elle part.", "before ;"),
        ("Arrêtez !", "before !"),
    ],
)
def test_french_spaces_are_reported_with_what_to_write(wording: str, advice: str) -> None:
    (finding,) = found("L02", statement(wording, "fr"), language="fr")
    assert finding.severity is Severity.WARNING
    assert advice in finding.message
    assert finding.question == "statement"


@pytest.mark.parametrize(
    "wording",
    [
        "Voici la règle\u00a0: elle tient\u202f: oui.",
        "Il est 21:42, voir https://exemple.ca/oui; c'est tout!",
        "Il en reste 80\u00a0% pour 50\u00a0$, dit-on.",
        "Il dit «\u00a0oui\u00a0».",
        "Qui vient? L'ICE vient; elle part!",
        "Le fichier $QUIZ_BANK est un pourcentage (%).",
    ],
)
def test_spaces_as_canada_sets_them_are_right(wording: str) -> None:
    assert not found("L02", statement(wording, "fr"), language="fr")


def test_other_languages_have_other_spaces() -> None:
    assert not found("L02", statement("The rule: 80% pay $50 for “it” ; why ?"))


def test_french_of_canada_is_french() -> None:
    assert found("L02", statement("Qui vient ?", "fr-CA"), language="fr-CA")
