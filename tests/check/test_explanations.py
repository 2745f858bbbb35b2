from __future__ import annotations

import pytest

from quiz.check import Severity
from tests.check.making import GOOD, choice_question, found, statement

ASK = {"en": "Who decides in Canada?", "fr": "Qui décide au Canada?"}
CHOICES = ["one thing", "two things", "three things"]


@pytest.mark.parametrize(
    ("language", "why"), [("en", "No."), ("fr", "C'est faux, voilà tout, et rien d'autr")]
)
def test_a_text_too_short_for_a_reason_is_reported(language: str, why: str) -> None:
    whys = [GOOD[language], f"{GOOD[language]}!", why]
    (finding,) = found("E02", choice_question(ASK[language], CHOICES, language, whys=whys), language=language)
    assert finding.severity is Severity.WARNING
    assert f"{len(why)} characters" in finding.message
    assert finding.line == 8


def test_a_short_explanation_is_reported_for_a_statement_too() -> None:
    assert found("E02", statement("Canada decides.", explanation="Because it does."))


@pytest.mark.parametrize("why", ["x" * 40, "é" * 40])
def test_forty_characters_are_enough(why: str) -> None:
    assert not found("E02", statement("Canada decides.", explanation=why))


@pytest.mark.parametrize(
    ("language", "second"),
    [
        ("en", "CANADA keeps full control of  police work on its own soil, and that is the reason."),
        ("fr", "le canada garde le plein contrôle du travail de police sur son sol, et voilà la raison."),
    ],
)
def test_two_reasons_the_same_are_an_error(language: str, second: str) -> None:
    whys = [GOOD[language], second, f"{GOOD[language]} Oui!"]
    (finding,) = found("E03", choice_question(ASK[language], CHOICES, language, whys=whys), language=language)
    assert finding.severity is Severity.ERROR
    assert "choices 1 and 2" in finding.message
    assert finding.line == 7


@pytest.mark.parametrize("why", ["two things", "Two  Things"])
def test_a_reason_that_repeats_its_choice_is_an_error(why: str) -> None:
    (finding,) = found("E03", choice_question(ASK["en"], CHOICES, whys=[GOOD["en"], why, "c" * 50]))
    assert "choice 2" in finding.message


@pytest.mark.parametrize(
    "whys",
    [
        [GOOD["en"], GOOD["en"] + " It is.", GOOD["en"] + " So."],
        [GOOD["en"], "one thing", "three"],  # the words of another choice, or a part of its own
    ],
)
def test_reasons_that_are_only_alike_are_not(whys: list[str]) -> None:
    assert not found("E03", choice_question(ASK["en"], CHOICES, whys=whys))


POSITIONS = [
    ("en", "Option B is wrong here, as ICE has no such power in Canada."),
    ("en", "As the first answer says, ICE has no such power in Canada."),
    ("en", "Choice 2 is wrong here, as ICE has no such power in Canada."),
    ("en", "See above: ICE has no such power anywhere in Canada at all."),
    ("en", "It is like answer C, which gives ICE a power it has not got."),
    ("en", "It is as in the previous question: ICE has no such power."),
    ("fr", "L'option B est fausse, car l'ICE n'a pas ce pouvoir au Canada."),
    ("fr", "Comme on l'a vu ci-dessus, l'ICE n'a pas ce pouvoir au Canada."),
    ("fr", "La PREMIÈRE réponse est fausse : l'ICE n'a pas ce pouvoir ici."),
    ("fr", "C'est le dernier choix qui compte, car l'ICE n'a pas ce pouvoir."),
]

NO_POSITIONS = [
    ("en", "Nobody is above Canadian law, and no officer has any option but to obey."),
    ("en", "Canada was its first choice; the officer may choose to answer a question."),
    ("en", "Police answer 911 calls, and a good answer a day keeps trouble away."),
    ("en", "The first answer to the press came late, below the fold of the paper."),
    ("en", "Having the option a visitor has, an officer can leave at any time."),
    ("fr", "Personne n'est au-dessus de la loi canadienne, même à un poste haut placé."),
    ("fr", "La première réponse du ministre a tardé; c'est un choix à faire."),
    ("fr", "Une option a été écartée, et la réponse à la question viendra."),
    ("fr", "Le premier choix de l'agente était Calgary, plus haut sur la carte."),
]


@pytest.mark.parametrize(("language", "wording"), POSITIONS)
def test_a_text_that_names_a_position_is_an_error(language: str, wording: str) -> None:
    (finding,) = found("E04", statement("Canada decides.", language, explanation=wording), language=language)
    assert finding.severity is Severity.ERROR
    assert found("E04", choice_question(ASK[language], [*CHOICES[:2], wording], language), language=language)


@pytest.mark.parametrize(("language", "wording"), NO_POSITIONS)
def test_the_same_words_of_something_else_name_none(language: str, wording: str) -> None:
    question = statement("Canada decides.", language, explanation=wording)
    assert not found("E04", question, language=language)
