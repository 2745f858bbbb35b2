from __future__ import annotations

import pytest

from quiz.check import Severity
from tests.check.making import choice_question, found, statement

ASK = {"en": "Who decides in Canada?", "fr": "Qui décide au Canada?", "de": "Wer entscheidet in Kanada?"}


def of_lengths(*lengths: int) -> list[str]:
    """Choices of these lengths, each of two words but those shorter than four characters."""
    return [("ab " + letter * 99)[:length] for letter, length in zip("cdefghijk", lengths, strict=False)]


@pytest.mark.parametrize(
    ("lengths", "severity", "figures"),
    [
        ((51, 40, 40), Severity.WARNING, "key 51 characters, longest distractor 40"),
        ((64, 40, 40), Severity.WARNING, "key 64 characters, longest distractor 40"),
        ((65, 40, 30), Severity.ERROR, "key 65 characters, longest distractor 40"),
        ((19, 40, 50), Severity.WARNING, "key 19 characters, shortest distractor 40"),
    ],
)
@pytest.mark.parametrize("language", ["en", "fr", "de"])
def test_a_key_that_sticks_out_is_reported_with_its_figure(
    language: str, lengths: tuple[int, ...], severity: Severity, figures: str
) -> None:
    question = choice_question(ASK[language], of_lengths(*lengths), language)
    (finding,) = found("M02", question, language=language)
    assert finding.severity is severity
    assert figures in finding.message
    assert finding.line == 6


@pytest.mark.parametrize("lengths", [(50, 40, 30), (20, 40, 50), (40, 40, 40), (30, 99, 31)])
def test_a_key_of_the_distractors_length_does_not_stick_out(lengths: tuple[int, ...]) -> None:
    assert not found("M02", choice_question(ASK["en"], of_lengths(*lengths)))


def test_a_key_of_one_long_word_does_not_stick_out() -> None:
    assert not found("M02", choice_question(ASK["en"], ["Saskatchewan", "Ohio", "Iowa"]))
    assert not found("M02", choice_question(ASK["fr"], ["Saskatchewan", "Ohio", "Iowa"], "fr"), language="fr")


def test_a_key_of_two_words_by_elision_sticks_out() -> None:
    assert found("M02", choice_question(ASK["fr"], ["l’ambassade", "Ohio", "Iowa"], "fr"), language="fr")


CATCH_ALLS = [
    ("en", "All of the above"),
    ("en", "none of the above."),
    ("en", "NONE OF THESE"),
    ("en", "Both A and B"),
    ("en", "All of these answers are correct"),
    ("fr", "Toutes ces réponses"),
    ("fr", "Aucune de ces réponses."),
    ("fr", "TOUS CES CHOIX"),
    ("fr", "Toutes les réponses ci-dessus"),
    ("fr", "À la fois A et B"),
    ("fr", "Aucune de ces re\u0301ponses"),  # an accent as a character of its own
]

NO_CATCH_ALLS = [
    ("en", "All of these officers are armed"),
    ("en", "None of the officers in the hall above the shop"),
    ("en", "Both a judge and a minister"),
    ("en", "The hall of the Abovesee hotel"),
    ("en", "Nobody"),
    ("fr", "Toutes ces personnes"),
    ("fr", "Aucune de ces réponses du ministre ne suffit"),
    ("fr", "Les deux pays"),
    ("fr", "Aucun"),
    ("fr", "À la fois Alberta et le Québec"),
]


@pytest.mark.parametrize(("language", "choice"), CATCH_ALLS)
def test_a_choice_about_all_the_others_is_an_error(language: str, choice: str) -> None:
    question = choice_question(ASK[language], ["a judge", "a mayor", choice], language)
    (finding,) = found("M03", question, language=language)
    assert finding.severity is Severity.ERROR
    assert finding.line == 8


@pytest.mark.parametrize(("language", "choice"), NO_CATCH_ALLS)
def test_a_choice_about_all_of_something_else_is_none(language: str, choice: str) -> None:
    assert not found(
        "M03", choice_question(ASK[language], ["a judge", "a mayor", choice], language), language=language
    )


@pytest.mark.parametrize(
    ("language", "prompt", "choices", "word"),
    [
        ("en", "Who approves a raid?", ["Whoever approves it", "Nobody at all", "A mayor"], "approve"),
        ("en", "Which permit is needed?", ["A written PERMIT", "A phone call", "A badge"], "permit"),
        ("en", "What do offices need?", ["An office lease", "A big flag", "A guard"], "office"),
        ("fr", "Qui dirige l'enquête?", ["L'équipe d’enquête", "La mairesse", "Personne"], "enquête"),
        ("fr", "Quel mandat faut-il?", ["Un mandat écrit", "Un appel", "Un insigne"], "mandat"),
    ],
)
def test_a_word_that_only_the_key_repeats_gives_it_away(
    language: str, prompt: str, choices: list[str], word: str
) -> None:
    (finding,) = found("M04", choice_question(prompt, choices, language), language=language)
    assert finding.severity is Severity.WARNING
    assert f"“{word}”" in finding.message


@pytest.mark.parametrize(
    ("language", "prompt", "choices"),
    [
        ("en", "Who approves a raid?", ["He who approves it", "She who approves not", "A mayor"]),
        ("en", "Where in Canada is Pearson?", ["In Canada, at Pearson", "In Ohio", "In Iowa"]),  # places
        ("en", "What does the Elbonian Fraud Bureau do?", ["The Fraud Bureau helps", "It sings", "It naps"]),
        ("en", "Which of these would ICE do?", ["Which would it be", "It sings", "It naps"]),  # little words
        ("en", "Who may form a team?", ["The informal one", "The mayor", "A judge"]),  # form within a word
        ("en", "Who has a raid?", ["He has a raid", "She", "They"]),  # under five letters
        (
            "en",
            "Which offices open late?",
            ["The office of ICE", "The officer", "An offices fair"],
        ),  # in a plural
        ("fr", "Où, au Canada, est Montréal?", ["Au Canada, à Montréal", "En Ohio", "En Iowa"]),
        (
            "fr",
            "Que fait l'Agence des services frontaliers du Canada?",
            ["Des services frontaliers", "Rien", "Du thé"],
        ),
        ("fr", "Lesquelles peuvent venir?", ["Celles qui peuvent", "Les autres", "Toutes"]),
        ("fr", "Qui mène l'enquête?", ["Elle mène l’enquête", "Il nuit à l'enquête", "Le maire"]),
    ],
)
def test_names_little_words_and_words_of_distractors_give_nothing_away(
    language: str, prompt: str, choices: list[str]
) -> None:
    names = ("Canada", "Pearson", "Elbonian Fraud Bureau", "Montréal", "Agence des services frontaliers")
    assert not found("M04", choice_question(prompt, choices, language), language=language, names=names)


def test_a_name_that_the_bank_does_not_list_gives_its_choice_away() -> None:
    question = choice_question("Where is Pearson?", ["In Pearson", "In Ohio", "In Iowa"])
    (finding,) = found("M04", question)
    assert "“pearson”" in finding.message


@pytest.mark.parametrize(
    ("language", "choices"),
    [
        ("en", ["Five", "Three", "Seven"]),
        ("en", ["5 offices", "1 office", "3 offices"]),
        ("en", ["February 2026", "May 2025", "June 2026"]),
        ("en", ["1,200", "900", "2,000"]),
        ("fr", ["Cinq bureaux", "Trois bureaux", "Sept bureaux"]),
        ("fr", ["5 février 2026", "1er mai 2025", "3 juin 2026"]),
        ("fr", ["50 %", "10 %", "90 %"]),
        ("de", ["5", "3", "7"]),
    ],
)
def test_numbers_and_dates_out_of_order_are_reported(language: str, choices: list[str]) -> None:
    (finding,) = found("M07", choice_question(ASK[language], choices, language), language=language)
    assert finding.severity is Severity.WARNING


@pytest.mark.parametrize(
    ("language", "choices"),
    [
        ("en", ["Three", "Five", "Seven"]),
        ("en", ["7", "5", "3"]),
        ("en", ["5 offices", "3 cities", "7 officers"]),  # different things
        ("en", ["5", "3", "Nobody knows"]),
        ("en", ["May 2025", "February 2026", "June 2026"]),
        ("en", ["One judge decides", "A judge", "Two decide"]),
        ("en", ["9 999", "10 000", "10 001"]),
        ("fr", ["Trois bureaux", "Cinq bureaux", "Sept bureaux"]),
        ("fr", ["Mai", "Personne", "Avril"]),
        ("fr", ["Une juge", "Un maire", "Personne"]),
    ],
)
def test_numbers_in_order_and_texts_with_numbers_are_not(language: str, choices: list[str]) -> None:
    assert not found("M07", choice_question(ASK[language], choices, language), language=language)


@pytest.mark.parametrize(
    ("language", "choices"),
    [
        ("en", ["True", "False", "Nobody knows"]),
        ("en", ["YES.", "no", "Only with permission"]),
        ("fr", ["Vrai", "Faux", "On ne sait pas"]),
        ("fr", ["Oui.", "NON", "Avec permission"]),
    ],
)
def test_yes_and_no_are_no_choices(language: str, choices: list[str]) -> None:
    (finding,) = found("M08", choice_question(ASK[language], choices, language), language=language)
    assert finding.severity is Severity.WARNING


@pytest.mark.parametrize(
    ("language", "choices"),
    [
        ("en", ["Yes, if Canada agrees", "No, because it is Canada", "Yes, always"]),
        ("en", ["No", "Norway", "The yes camp"]),
        ("fr", ["Oui, si le Canada le veut", "Non, car c'est le Canada", "Oui, toujours"]),
        ("fr", ["Non", "Le nonce", "Un faux mandat"]),
    ],
)
def test_yes_with_a_reason_is_one(language: str, choices: list[str]) -> None:
    assert not found("M08", choice_question(ASK[language], choices, language), language=language)


@pytest.mark.parametrize(
    ("language", "choice"),
    [
        ("en", "A and C"),
        ("en", "1 and 3"),
        ("en", "Options A, B and C"),
        ("en", "Only a and b."),
        ("fr", "A et C"),
        ("fr", "Les réponses 1 et 3"),
        ("fr", "Ni A ni B"),
    ],
)
def test_a_choice_made_of_other_choices_is_an_error(language: str, choice: str) -> None:
    question = choice_question(ASK[language], ["a judge", "a mayor", "a sheriff", choice], language)
    (finding,) = found("M11", question, language=language)
    assert finding.severity is Severity.ERROR
    assert finding.line == 9


@pytest.mark.parametrize(
    ("language", "choices"),
    [
        ("en", ["1 or 2", "3 or 4", "5 or 6"]),  # the answers themselves
        ("en", ["5 and 9", "a judge", "a mayor"]),  # no such places
        ("en", ["Alberta and California", "a judge", "a mayor"]),
        ("en", ["A judge and a mayor", "a judge", "a mayor"]),
        ("fr", ["1 et 2", "3 et 4", "5 et 6"]),
        ("fr", ["L'Alberta et le Colorado", "une juge", "un maire"]),
        ("fr", ["A", "B", "C"]),
    ],
)
def test_two_things_in_one_choice_are_not(language: str, choices: list[str]) -> None:
    assert not found("M11", choice_question(ASK[language], choices, language), language=language)


@pytest.mark.parametrize("count", [2, 6, 9])
def test_too_few_or_too_many_choices_are_reported_once_for_all_languages(count: int) -> None:
    (finding,) = found("M12", choice_question(ASK["en"], of_lengths(*[9] * count)))
    assert finding.severity is Severity.WARNING
    assert f"has {count} choices" in finding.message


@pytest.mark.parametrize("count", [3, 4, 5])
def test_three_to_five_choices_are_right(count: int) -> None:
    assert not found("M12", choice_question(ASK["en"], of_lengths(*[9] * count)))


def test_a_statement_has_no_choices_to_count() -> None:
    assert not found("M12", statement("Canada decides."))


@pytest.mark.parametrize(
    ("lengths", "uneven"), [((31, 10, 10), True), ((10, 99, 32), True), ((30, 10, 10), False)]
)
def test_a_choice_over_three_times_another_is_uneven(lengths: tuple[int, ...], uneven: bool) -> None:
    assert bool(found("M14", choice_question(ASK["fr"], of_lengths(*lengths), "fr"), language="fr")) is uneven


def test_short_choices_are_never_uneven() -> None:
    assert not found("M14", choice_question(ASK["en"], of_lengths(24, 2, 3)))
    assert found("M14", choice_question(ASK["en"], of_lengths(25, 2, 3)))
