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
    ("en", "ICE has five offices in Canada and its officers cannot make arrests.", "and"),
    ("en", "ICE has offices in Canada, but they are not public.", "but"),
    ("en", "ICE officers can share information, and Canadian police make the arrests.", "and"),
    ("en", "ICE officers can share information but not arrest anyone.", "but"),
    ("en", "ICE shares information, while Canadian police make the arrests.", "while"),
    ("en", "ICE officers can visit Calgary AND they can arrest people.", "and"),
    ("en", "ICE says that its offices are small and its officers are unarmed.", "and"),
    ("fr", "L'ICE a cinq bureaux au Canada et ses agents ne peuvent arrêter personne.", "et"),
    ("fr", "L'ICE peut échanger des renseignements, mais elle ne peut pas arrêter de gens.", "mais"),
    ("fr", "L'ICE est présente au Canada et n'a pas le droit d'arrêter.", "et"),
    ("fr", "L’ICE transmet des renseignements, tandis que la police canadienne arrête.", "tandis que"),
    ("fr", "L'ICE peut demander de l'aide mais pas arrêter de suspects.", "mais"),
]

ONE_CLAIM = [
    ("en", "ICE has offices in Toronto and Vancouver."),
    ("en", "ICE officers can arrest and detain people in Canada."),
    ("en", "ICE is short for Immigration and Customs Enforcement, which is a U.S. agency."),
    ("en", "ICE says Immigration and Customs Enforcement has five offices in Canada."),
    ("en", "Canadian police and ICE officers can share information."),
    ("en", "ICE officers cannot carry firearms while they are in Canada."),
    ("en", "ICE officers cannot carry firearms while working in Canada."),
    ("en", "Officers can hold this status while the operation lasts."),
    ("en", "Sovereignty is that a country makes and applies its own laws."),
    ("en", "Canada has its own laws; a judge decides and applies them."),
    ("en", "ICE officers may act if Canada has agreed and the RCMP is present."),
    ("en", "A U.S. investigator may question a witness once Canada has been told and has agreed."),
    ("en", "ICE officers may talk with people who have left the U.S. and have family here."),
    ("en", "ICE officers can help the RCMP and the CBSA make arrests."),
    ("en", "ICE officers in Canada are nothing but partners."),
    ("en", "The agreement between Canada and the U.S. is old."),
    ("en", "The sandy island is butter-coloured."),  # and, but within words
    ("fr", "L'ICE a des bureaux à Toronto et à Vancouver."),
    ("fr", "L'ICE peut arrêter et détenir des gens au Canada."),
    ("fr", "La police canadienne et l'ICE peuvent échanger des renseignements."),
    ("fr", "Une enquêteuse peut venir si les autorités ont été prévenues et ont donné leur accord."),
    ("fr", "La Charte des droits et libertés protège toute personne qui est au Canada."),
    ("fr", "L'ICE ne peut agir que dans l'est et l'ouest du pays."),
    ("fr", "L'ICE est une invitée, jamais une maîtresse de maison."),  # mais within a word
    ("fr", "Le Canada décide et applique ses lois; c'est ainsi."),
    ("fr", "L'accord entre le Canada et les États-Unis est ancien."),
]


@pytest.mark.parametrize(("language", "wording", "joiner"), TWO_CLAIMS)
def test_two_clauses_are_two_claims(language: str, wording: str, joiner: str) -> None:
    (finding,) = found("T05", statement(wording, language), language=language)
    assert finding.severity is Severity.WARNING
    assert f"“{joiner}”" in finding.message


@pytest.mark.parametrize(("language", "wording"), ONE_CLAIM)
def test_a_joiner_between_words_or_within_a_clause_joins_no_claims(language: str, wording: str) -> None:
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
