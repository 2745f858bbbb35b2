from __future__ import annotations

import pytest

from quiz.check import Severity
from tests.check.making import choice_question, found, statement

CHOICES = ["one thing", "two things", "three things"]

SMALL_NEGATIONS = [
    ("en", "Which of these is not a task of ICE?"),
    ("en", "What can ICE officers in Canada not do?"),
    ("en", "Which officer cannot arrest you in Calgary?"),
    ("en", "In which city does ICE not have an office?"),
    ("en", "If Canada agrees, which step may ICE not take?"),
    ("en", "An ICE officer calls. Who doesn’t have to answer?"),
    ("en", "All except one are true. All of these help, except:"),
    ("fr", "Laquelle de ces tâches ne relève pas de l'ICE?"),
    ("fr", "Qu’est-ce que l’ICE ne peut pas faire au Canada?"),
    ("fr", "Si le Canada est d'accord, quel geste l'ICE ne peut-elle pas poser?"),
    ("fr", "Dans quelle ville l'ICE n'a-t-elle pas de bureau?"),
    ("fr", "Tous ces gestes sont permis, sauf :"),
]

LARGE_NEGATIONS = [
    ("en", "Which of these is NOT a task of ICE?"),
    ("en", "Which officer CANNOT arrest you in Calgary?"),
    ("en", "All of these are tasks of ICE EXCEPT:"),
    ("fr", "Laquelle de ces tâches NE relève PAS de l'ICE?"),
    ("fr", "Qu'est-ce que l'ICE n'a PAS le droit de faire?"),
    ("fr", "Tous ces gestes sont permis, SAUF :"),
]

NO_NEGATIVE_PROMPTS = [
    ("en", "Why can ICE officers not arrest people in Canada?"),
    ("en", "What happens if a person does not agree?"),
    ("en", "An officer does not have a warrant. What may the landlord do?"),
    ("en", "Which sentence explains why ICE cannot arrest people?"),
    ("en", "When Canada does not agree, who has the last word?"),
    ("en", "Who decides about a person who does not have papers?"),
    ("en", "A poster says: “ICE has no power.” Which fact shows that it goes too far?"),
    ("en", "Which notice hangs in the northern office?"),  # not and no within words
    ("en", "Who, except perhaps in an emergency, signs the paper?"),
    ("fr", "Pourquoi l'ICE ne peut-elle pas arrêter de gens ici?"),
    ("fr", "Que se passe-t-il si une personne n'est pas d'accord?"),
    ("fr", "L'agente n'a pas de mandat. Que peut faire le propriétaire?"),
    ("fr", "Qui décide pour une personne qui n'a pas de papiers?"),
    ("fr", "Une affiche dit : « L’ICE n’a aucun pouvoir. » Quel fait montre qu’elle exagère?"),
    ("fr", "Quelle personne née ici est une voisine?"),
]


@pytest.mark.parametrize(("language", "prompt"), SMALL_NEGATIONS)
def test_a_negation_in_small_letters_is_an_error(language: str, prompt: str) -> None:
    (finding,) = found("M05", choice_question(prompt, CHOICES, language), language=language)
    assert finding.severity is Severity.ERROR
    assert finding.line == 5


@pytest.mark.parametrize(("language", "prompt"), LARGE_NEGATIONS)
def test_a_negation_in_capitals_is_still_a_warning(language: str, prompt: str) -> None:
    (finding,) = found("M05", choice_question(prompt, CHOICES, language), language=language)
    assert finding.severity is Severity.WARNING


@pytest.mark.parametrize(("language", "prompt"), NO_NEGATIVE_PROMPTS)
def test_a_negation_outside_what_is_asked_is_none(language: str, prompt: str) -> None:
    assert not found("M05", choice_question(prompt, CHOICES, language), language=language)


def test_a_negative_statement_is_no_negative_prompt() -> None:
    assert not found("M05", statement("ICE officers cannot arrest people."))
    assert not found("M05", statement("L'ICE ne peut pas arrêter de gens.", "fr"), language="fr")
