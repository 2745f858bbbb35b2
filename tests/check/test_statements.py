from __future__ import annotations

import pytest

from quiz.check import Severity
from tests.check.making import choice_question, found, statement

TWO_NEGATIONS = [
    ("en", "It is not true that ICE officers cannot arrest people in Canada."),
    ("en", "No ICE officer can't share information."),
    ("en", "Nobody said that the rule does not apply."),
    ("en", "It is false that ICE officers cannot carry firearms."),
    ("en", "It is NOT the case that Canada CANNOT refuse."),
    ("en", "It isn’t true that they don’t need approval."),
    ("fr", "Il n'est pas vrai que l'ICE ne peut pas arrêter de gens au Canada."),
    ("fr", "Aucun agent n’a dit que la règle ne s'applique pas."),
    ("fr", "Il est faux que l'ICE ne porte pas d'arme."),
    ("fr", "L'ICE NE dit PAS que le Canada n'a aucun pouvoir."),
]

ONE_NEGATION_OR_NONE = [
    ("en", "ICE officers cannot make arrests in Canada."),
    ("en", "ICE officers take notice of a knot in nothingness."),  # not, no and nothing within words
    ("en", "ICE officers not only share information but cannot do more."),
    ("en", "Whether or not Canada agrees, ICE officers cannot detain people."),
    ("en", "No matter who asks, ICE officers cannot search a house."),
    ("en", "Neither ICE nor the CBP can arrest people here."),
    ("en", "The visit takes no more than a day, as ICE cannot stay."),
    ("fr", "L'ICE ne peut pas procéder à des arrestations au Canada."),
    ("fr", "L'ICE ne peut ni arrêter ni détenir personne en sol canadien."),
    ("fr", "Aucun agent ne peut fouiller une maison."),
    ("fr", "L'ICE ne peut pas arrêter n'importe qui n'importe où."),
    ("fr", "L'ICE ne peut que partager des renseignements et ne peut pas agir seule."),
    ("fr", "L'ICE ne peut pas agir avant que le Canada n’ait donné son accord."),
    ("fr", "Une personne née à Génève n'a pas d'âne."),  # ne within words
]


@pytest.mark.parametrize(("language", "wording"), TWO_NEGATIONS)
def test_two_negations_are_an_error(language: str, wording: str) -> None:
    (finding,) = found("T04", statement(wording, language), language=language)
    assert finding.severity is Severity.ERROR
    assert "2 negations" in finding.message
    assert f"question 'statement' ({language})" in finding.message
    assert finding.line == 5


@pytest.mark.parametrize(("language", "wording"), ONE_NEGATION_OR_NONE)
def test_one_negation_and_its_look_alikes_are_not(language: str, wording: str) -> None:
    assert not found("T04", statement(wording, language), language=language)


TWO_CLAIMS = [
    ("en", "ICE has offices in Canada, but they are not public.", "but"),
    ("en", "ICE officers can share information, AND Canadian police make the arrests.", "AND"),
    ("en", "ICE shares information, while Canadian police make the arrests.", "while"),
    ("en", "Canada has its own laws; a judge applies them.", ";"),
    ("fr", "L'ICE peut échanger des renseignements, mais elle ne peut pas arrêter de gens.", "mais"),
    ("fr", "L’ICE transmet des renseignements tandis que la police canadienne arrête.", "tandis que"),
    ("fr", "L'ICE a cinq bureaux, et ses agents ne peuvent arrêter personne.", "et"),
]

ONE_CLAIM = [
    ("en", "ICE has offices in Vancouver, Calgary, Toronto, and Montreal."),
    ("en", "ICE officers can arrest and detain people in Canada."),
    ("en", "ICE officers cannot carry firearms while they are in Canada."),
    ("en", "The sandy island, an asset, is old."),
    ("fr", "L'ICE a des bureaux à Toronto et à Vancouver."),
    ("fr", "L'ICE est une invitée, jamais une maîtresse."),
]


@pytest.mark.parametrize(("language", "wording", "joiner"), TWO_CLAIMS)
def test_a_joiner_after_the_first_comma_may_join_two_claims(language: str, wording: str, joiner: str) -> None:
    (finding,) = found("T05", statement(wording, language), language=language)
    assert finding.severity is Severity.ADVICE
    assert f"“{joiner}”" in finding.message


@pytest.mark.parametrize(("language", "wording"), ONE_CLAIM)
def test_a_joiner_between_words_joins_no_claims(language: str, wording: str) -> None:
    assert not found("T05", statement(wording, language), language=language)


@pytest.mark.parametrize(
    ("language", "wording"),
    [
        ("en", "Can ICE officers arrest people?"),
        ("en", "ICE officers cannot arrest people"),
        ("en", "ICE officers cannot arrest people!"),
        ("fr", "L'ICE peut-elle arrêter des gens?"),
        ("fr", "L'ICE ne peut pas dire « Arrêtez ! »"),
        ("de", "Darf ICE Menschen festnehmen?"),
    ],
)
def test_a_statement_is_a_sentence_with_a_full_stop(language: str, wording: str) -> None:
    (finding,) = found("T06", statement(wording, language), language=language)
    assert finding.severity is Severity.ERROR


@pytest.mark.parametrize(
    ("language", "wording"),
    [
        ("en", "ICE officers asked “May we come?” and heard “No.”"),
        ("en", "ICE is an agency of the U.S."),
        ("en", "ICE says that its officers “carry no firearms.”"),
        ("fr", "L'ICE affirme : « Nos agents ne portent pas d'arme. »"),
        ("fr", "La question « Qui décide? » a une réponse."),
        ("zh", "加拿大警方负责逮捕。"),
    ],
)
def test_a_full_stop_may_stand_within_quotes(language: str, wording: str) -> None:
    assert not found("T06", statement(wording, language), language=language)


@pytest.mark.parametrize(("language", "word"), [("en", "can"), ("fr", "l'été")])
def test_only_a_statement_over_25_words_is_long(language: str, word: str) -> None:
    def of(count: int) -> str:
        return " ".join([word] * (count - 1)) + " done ."

    assert not found("T10", statement(of(25), language), language=language)
    (finding,) = found("T10", statement(of(26), language), language=language)
    assert finding.severity is Severity.ADVICE
    assert "26 words" in finding.message
    assert found("T10", statement(of(40), language), language=language)


def test_prompts_are_no_statements() -> None:
    prompt = "Why is it not true that ICE cannot act and the RCMP cannot help? " + "word " * 30
    question = choice_question(prompt, ["one thing", "two things", "three things"])
    assert not [rule for rule in ("T04", "T05", "T06", "T10") if found(rule, question)]


def test_a_language_without_word_lists_gets_only_the_rules_that_need_none() -> None:
    doubtful = statement("Das ist nicht wahr und das ist nicht falsch", "de")
    assert not found("T04", doubtful, language="de")
    assert not found("T05", doubtful, language="de")
    assert found("T06", doubtful, language="de")
