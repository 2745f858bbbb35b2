from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

import pytest

from quiz.bank.model import Question, Source, Text, Topic
from quiz.check import Finding, Severity, check_bank
from quiz.check.lexicon import LEXICONS
from quiz.check.rules.readability import Figures, figures
from quiz.check.wording import Names, Wording
from tests.check.making import GOOD, TODAY, bank, choice_question, found, many, statement


@pytest.mark.parametrize(("count", "true"), [(10, 3), (10, 7), (20, 13), (100, 39), (10, 0)])
def test_too_many_statements_of_one_answer_are_an_error(count: int, true: int) -> None:
    (finding,) = found("B01", *many(count, true))
    assert finding.severity is Severity.ERROR
    assert finding.line == 2
    assert f"{true} of {count} statements are true" in finding.message


@pytest.mark.parametrize(("count", "true"), [(10, 4), (10, 6), (9, 0), (9, 9), (100, 40)])
def test_four_to_six_of_ten_true_or_a_small_bank_are_right(count: int, true: int) -> None:
    assert not found("B01", *many(count, true))


def choices(count: int, longest: int, language: str = "en") -> list[Question]:
    """Questions of four choices of one length class; in the first `longest` the key is the longest."""
    return [
        choice_question(
            f"Prompt {n} asks {n * 7} of {n * 11}?",
            ["aa bb", "cc dd", "ee ff", "gg hh"] if n >= longest else ["aa bbb", "cc dd", "ee ff", "gg hh"],
            language,
            name=f"choice-{n:02}",
        )
        for n in range(count)
    ]


@pytest.mark.parametrize("language", ["en", "fr", "de"])
@pytest.mark.parametrize(("count", "longest"), [(10, 10), (40, 40)])
def test_keys_that_are_mostly_the_longest_choice_are_reported(
    language: str, count: int, longest: int
) -> None:
    (finding,) = found("B02", *choices(count, longest, language), language=language)
    assert finding.severity is Severity.WARNING
    assert f"in {longest} of {count} questions" in finding.message


def test_longest_keys_in_a_small_bank_and_ties_are_luck() -> None:
    assert not found("B02", *choices(9, 9))
    assert not found("B02", *choices(40, 0))


def test_the_bound_of_longest_keys_is_that_of_chance() -> None:
    def of(longest: int) -> list[Question]:
        """Forty questions with one longest choice each, a quarter of them by chance the key."""
        keys = [0] * longest + [1] * (40 - longest)
        return [
            choice_question(
                f"Prompt {n}?", ["aa bbb", "cc dd", "ee ff", "gg hh"], key=key, name=f"choice-{n:02}"
            )
            for n, key in enumerate(keys)
        ]

    assert not found("B02", *of(15))  # the 95 % bound of 40 at 1/4
    assert found("B02", *of(16))


def powers(can: str, cannot: str, language: str = "en") -> list[Question]:
    """Statements with can and cannot, one for each letter: `t` for a true one, `f` for a false one."""
    texts = {
        "en": ("ICE officers can {m} in Canada.", "ICE officers cannot {m} in Canada."),
        "fr": ("L'ICE peut {m} au Canada.", "L'ICE ne peut pas {m} au Canada."),
    }[language]
    made: list[Question] = []
    for answers, wording in zip((can, cannot), texts, strict=True):
        for answer in answers:
            number = len(made)
            letters = f"{number:02}".translate(str.maketrans("0123456789", "abcdefghij"))
            name = f"power-{number:02}"
            made.append(
                statement(
                    wording.replace("{m}", f"{letters}o {letters}ar {letters}em"),
                    language,
                    answer=answer == "t",
                    name=name,
                )
            )
    return made


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize(
    ("can", "cannot"),
    [
        ("fffff", "ttttt"),  # the bank written without care
        ("tttff", "tffff"),  # a gap of 0.4, and only one true
        ("ttttffff", "tt"),  # one group too small, and without a false one
        ("ttfft", "fffff"),  # no true one
        ("ttffttfft", "t"),
        ("ttttfff", "ttfffff"),  # a gap of 0.29
        ("ttttttttffffffff", "ttff"),  # a group of a fifth
    ],
)
def test_answers_that_show_by_can_and_cannot_are_an_error(language: str, can: str, cannot: str) -> None:
    (finding,) = found("B03", *powers(can, cannot, language), language=language)
    assert finding.severity is Severity.ERROR
    assert f"of {len(can)} statements that say “can” {can.count('t')} are true" in finding.message


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize(
    ("can", "cannot"), [("ttfff", "tttff"), ("ttff", "ttffff"), ("tttfff", "ttfff"), ("tttttfffff", "ttff")]
)
def test_groups_with_both_answers_alike_are_balanced(language: str, can: str, cannot: str) -> None:
    assert not found("B03", *powers(can, cannot, language), language=language)


def test_polarity_is_left_alone_where_few_statements_are_about_powers() -> None:
    assert not found("B03", *many(20, 10), *powers("ffff", "ttt"))
    assert not found("B03", *powers("ffff", "tttt"))  # fewer than ten statements


ABSOLUTE = {
    "en": "River {n} always runs into lake {n}.",
    "fr": "La rivière {n} coule toujours vers le lac {n}.",
}
PLAIN = {"en": "River {n} runs into lake {n}.", "fr": "La rivière {n} coule vers le lac {n}."}


def absolutes(with_one: str, without: str, language: str = "en") -> list[Question]:
    """Statements with an absolute and without, one for each letter."""
    wordings = [ABSOLUTE[language]] * len(with_one) + [PLAIN[language]] * len(without)
    return [
        statement(
            wording.replace("{n}", chr(97 + n) * 3), language, answer=letter == "t", name=f"absolute-{n:02}"
        )
        for n, (wording, letter) in enumerate(zip(wordings, with_one + without, strict=True))
    ]


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize(
    ("with_one", "without"), [("ffffff", "tttttt"), ("tfffff", "tttfff"), ("tttttt", "tttfff")]
)
def test_absolutes_that_show_the_answer_are_reported(language: str, with_one: str, without: str) -> None:
    (finding,) = found("B04", *absolutes(with_one, without, language), language=language)
    assert finding.severity is Severity.WARNING
    assert f"of {len(with_one)} statements with always" in finding.message


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize(
    ("with_one", "without"), [("tttfff", "tttfff"), ("fffff", "ttttt"), ("ffffffffff", "")]
)
def test_absolutes_on_both_sides_or_few_of_them_are_not(language: str, with_one: str, without: str) -> None:
    assert not found("B04", *absolutes(with_one, without, language), language=language)


def by_topic(**counts: int) -> list[Finding]:
    """What B06 finds in a bank with so many questions on each topic."""
    named = [topic for topic, count in counts.items() for _number in range(count)]
    questions = [
        replace(question, topic=topic) for question, topic in zip(many(len(named), 1), named, strict=True)
    ]
    title = Text((("en", "Title"),), 3)
    topics = {topic: Topic(topic, title, title, 10 + place) for place, topic in enumerate(counts)}
    findings = check_bank(bank(*questions, topics=topics), TODAY)
    return [finding for finding in findings if finding.rule == "B06"]


def test_topics_with_too_few_or_too_many_questions_are_reported_at_their_line() -> None:
    small, large = by_topic(rivers=2, lakes=5, hills=8)
    assert (small.line, large.line) == (10, 12)
    assert "topic 'rivers': 2 questions" in small.message
    assert "8 of 15 questions (53%)" in large.message
    assert by_topic(rivers=0, lakes=5, hills=5)


def test_topics_with_their_share_are_not() -> None:
    assert not by_topic(rivers=3, lakes=4, hills=4)
    assert not by_topic(rivers=4, lakes=3, hills=3)
    assert not by_topic(rivers=1, lakes=1, hills=7)  # a small bank
    assert not by_topic(rivers=10)  # one topic cannot be less than all
    assert not by_topic(rivers=9, lakes=3)


def like(wordings: Iterable[str], language: str = "en") -> list[Finding]:
    """What B07 finds in ten statements that begin with these."""
    given = list(wordings)
    made: list[Question] = [statement(wording, language, name=f"like-{n}") for n, wording in enumerate(given)]
    return found("B07", *made, *(replace_language(q, language) for q in many(10, 5)), language=language)


def replace_language(question: Question, language: str) -> Question:
    return statement(question.stem.wordings[0][1], language, name=question.id)


@pytest.mark.parametrize(
    ("language", "first", "second"),
    [
        (
            "en",
            "ICE has five offices in the south of Canada.",
            "In the south of Canada, ICE has FIVE offices.",
        ),
        (
            "en",
            "One two three four five six seven eight nine.",
            "One two three four five six seven eight ten.",
        ),
        ("fr", "L'ICE a cinq bureaux dans le sud du Canada.", "L’ICE a CINQ bureaux, dans le sud du Canada."),
        (
            "fr",
            "Un deux trois quatre cinq six sept huit neuf.",
            "Un deux trois quatre cinq six sept huit dix.",
        ),
    ],
)
def test_prompts_of_nearly_the_same_words_are_reported_at_the_second(
    language: str, first: str, second: str
) -> None:
    (finding,) = like([first, second], language)
    assert finding.severity is Severity.WARNING
    assert finding.question == "like-1"
    assert "'like-0'" in finding.message


@pytest.mark.parametrize(
    ("language", "first", "second"),
    [
        ("en", "ICE has five offices in Canada.", "ICE has no offices in Canada."),
        ("en", "One two three four five six seven eight.", "One two three four five six seven nine."),
        (  # 19 of 24 words
            "en",
            "a b c d e f g h i j k l m n o p q r s one two.",
            "a b c d e f g h i j k l m n o p q r s six ten cat.",
        ),
        ("fr", "L'ICE a cinq bureaux ici.", "L'ICE a mille bureaux ailleurs."),
        ("fr", "Le juge décide de tout cela.", "La juge décida du tout, celle-là."),
    ],
)
def test_prompts_with_some_of_the_same_words_are_not(language: str, first: str, second: str) -> None:
    assert not like([first, second], language)


def test_three_of_a_kind_are_reported_twice_and_another_kind_is_no_twin() -> None:
    same = "ICE has five offices in the south of Canada."
    assert [finding.question for finding in like([same, same, same])] == ["like-1", "like-2"]
    other = choice_question(same, ["a b", "c d", "e f"], name="other")
    assert not [finding for finding in found("B07", other, *many(10, 5)) if finding.question == "other"]


HARD = {
    "en": "Notwithstanding extraterritorial considerations, jurisdictional limitations categorically circumscribe"
    " investigative capabilities administratively delegated internationally.",
    "fr": "Nonobstant les considérations extraterritoriales, les limitations juridictionnelles circonscrivent"
    " catégoriquement les capacités d'investigation déléguées administrativement à l'international.",
}
EASY = {
    "en": "Police in Canada do this work. They ask a judge first. That is the law here, and it is a good one.",
    "fr": "La police du Canada fait ce travail. Elle va voir un juge. C'est la loi ici, et c'est une bonne loi.",
}
NAMES = [
    *(
        "Immigration and Customs Enforcement",
        "Royal Canadian Mounted Police",
        "U.S. Customs and Border Protection",
    ),
    *(
        "Canada Border Services Agency",
        "Gendarmerie royale du Canada",
        "Agence des services frontaliers du Canada",
    ),
    "Immigration, Réfugiés et Citoyenneté Canada",
]
AGENCIES = {
    "en": "Immigration and Customs Enforcement asks the Royal Canadian Mounted Police. The U.S. Customs and Border"
    " Protection asks the Canada Border Services Agency.",
    "fr": "L'Immigration and Customs Enforcement va voir la Gendarmerie royale du Canada. L'Agence des services"
    " frontaliers du Canada va voir Immigration, Réfugiés et Citoyenneté Canada.",
}


@pytest.mark.parametrize(("language", "formula"), [("en", "Flesch-Kincaid"), ("fr", "Kandel-Moles")])
def test_a_bank_that_is_hard_to_read_is_reported(language: str, formula: str) -> None:
    hard = [
        statement(f"{HARD[language]}", language, name=f"hard-{n}", explanation=HARD[language])
        for n in range(10)
    ]
    (finding,) = found("B08", *hard, language=language)
    assert finding.severity is Severity.WARNING
    assert formula in finding.message
    assert not found("B08", *hard[:9], language=language)


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("wordings", [EASY, AGENCIES, GOOD])
def test_plain_sentences_and_agencies_with_long_names_are_easy(
    language: str, wordings: dict[str, str]
) -> None:
    easy = [
        statement(wordings[language], language, name=f"easy-{n}", explanation=wordings[language])
        for n in range(10)
    ]
    assert not found("B08", *easy, language=language, names=NAMES)


def test_only_the_names_that_the_bank_lists_count_as_one_word() -> None:
    easy = [statement(AGENCIES["en"], name=f"easy-{n}", explanation=AGENCIES["en"]) for n in range(10)]
    assert found("B08", *easy)


@pytest.mark.parametrize(
    ("language", "words", "sentences", "syllables", "level"),
    [
        ("en", 6, 1, 6, -1.45),  # "The cat sat on the mat."
        (
            "en",
            13,
            1,
            24,
            11.3,
        ),  # "The Australian platypus is seemingly a hybrid of a mammal and reptilian ..."
        ("en", 100, 10, 100, 0.11),
        ("fr", 100, 10, 100, 123.25),
        ("fr", 100, 5, 150, 76.3),
        ("fr", 10, 1, 20, 49.65),
    ],
)
def test_the_reading_level_is_that_of_the_published_formula(
    language: str, words: int, sentences: int, syllables: int, level: float
) -> None:
    """Kincaid 1975, with the worked sentences that encyclopedias give; Kandel & Moles 1958."""
    lexicon = LEXICONS[language]
    figures = Figures(sentences, words, syllables)
    assert figures.level(lexicon.readability) == pytest.approx(level, abs=0.05)


@pytest.mark.parametrize(
    ("language", "wording", "expected"),
    [
        ("en", "The cat sat on the mat.", (1, 6, 6)),
        (
            "en",
            "The Australian platypus is seemingly a hybrid of a mammal and reptilian creature.",
            (1, 13, 24),
        ),
        ("en", "Mr. Lee saw the U.S. consul. She left.", (2, 8, 9)),
        ("fr", "Le chat dort sur la table.", (1, 6, 6)),
        ("fr", "L’oiseau chante; il s’envole.", (1, 4, 6)),
    ],
)
def test_sentences_words_and_syllables_are_counted(
    language: str, wording: str, expected: tuple[int, int, int]
) -> None:
    lexicon = LEXICONS[language]
    assert figures([Wording(wording, 1, lexicon)], lexicon, Names(())) == expected


def lesson(*paragraphs: str, language: str = "en") -> dict[str, Topic]:
    title = Text(((language, "Title"),), 2)
    texts = tuple(Text(((language, paragraph),), 3) for paragraph in paragraphs)
    return {"topic": Topic("topic", title, title, lesson=texts, line=3)}


@pytest.mark.parametrize(
    ("language", "level"),
    [("en", "(Flesch-Kincaid), 8.5 the most"), ("fr", "(Kandel-Moles), 55.0 the least")],
)
def test_a_lesson_is_held_to_its_reading_level(language: str, level: str) -> None:
    hard = lesson(*[HARD[language]] * 4, language=language)
    (finding,) = found("B10", statement("a", language), topics=hard, language=language)
    assert finding.severity is Severity.WARNING
    assert "topic 'topic'" in finding.message
    assert level in finding.message


def test_a_lesson_of_a_few_hard_words_is_not_judged() -> None:
    assert not found("B10", statement("a"), topics=lesson(HARD["en"]))


def test_a_lesson_with_plain_marked_words_is_easy() -> None:
    assert not found("B10", statement("a"), topics=lesson("The **law** is in **plain view**. " * 10))


@pytest.mark.parametrize(("words", "is_long"), [(160, False), (161, True)])
def test_a_lesson_has_at_most_160_words(words: int, is_long: bool) -> None:
    topics = lesson("We go. " * 40, "go " * (words - 81) + "on.")
    findings = [
        finding for finding in found("B10", statement("a"), topics=topics) if "160" in finding.message
    ]
    assert bool(findings) == is_long


def test_a_sign_between_spaces_is_not_counted_as_a_word_of_a_lesson() -> None:
    topics = lesson("On y va. " * 20, "« " + "va " * 99 + "» : va.", language="fr")
    assert not found("B10", statement("a", "fr"), topics=topics, language="fr")


def on_ideas(*ideas: Sequence[str]) -> list[Question]:
    return [
        replace(question, ideas=tuple(each))
        for question, each in zip(many(len(ideas), 5), ideas, strict=True)
    ]


def test_an_idea_may_be_tested_by_four_questions() -> None:
    assert not found("B09", *on_ideas(*[["one"]] * 4))
    (finding,) = found("B09", *on_ideas(*[["one", "two"]] * 5, ["two"]))
    assert finding.severity is Severity.WARNING
    assert "2 ideas are tested by more than 4 questions (two: 6, one: 5)" in finding.message


def test_claims_are_ideas_where_there_are_none() -> None:
    assert found("B09", *[replace(question, claims=("one",)) for question in many(5, 2)])


def test_ten_questions_on_nine_ideas_make_no_round() -> None:
    apart = [[f"idea-{n}"] for n in range(10)]
    assert not found("B11", *on_ideas(*apart))
    (finding,) = found("B11", *on_ideas(*apart[:9], apart[0], apart[1]))
    assert "of 11 true/false questions at most 9 test different ideas" in finding.message
    assert not found("B11", *on_ideas(*apart[:8], apart[0]))


def test_one_idea_in_most_questions_makes_no_round() -> None:
    (finding,) = found("B11", *on_ideas(*[["one", f"idea-{n}"] for n in range(12)]))
    assert "at most 1 test" in finding.message


def test_questions_without_ideas_are_all_different() -> None:
    assert not found("B11", *many(12, 6))


@pytest.mark.parametrize(("alike", "is_advice"), [(2, False), (3, True)])
def test_a_fifth_of_the_explanations_may_begin_alike(alike: int, is_advice: bool) -> None:
    openings = ["Some think that"] * alike + [f"{chr(97 + n) * 3} is so" for n in range(10 - alike)]
    questions = [
        replace(question, explanation=Text((("en", f"{opening} it is the rule here, and always was."),), 5))
        for question, opening in zip(many(10, 5), openings, strict=True)
    ]
    findings = found("E05", *questions)
    assert bool(findings) == is_advice
    assert all("“some think that”" in finding.message for finding in findings)
    assert not found("E05", *questions[:9])


@pytest.mark.parametrize(
    ("address", "is_found"), [("https://example.org", False), ("http://example.org", True), (None, False)]
)
def test_an_address_begins_with_https(address: str | None, is_found: bool) -> None:
    url = Text((("en", address),), 9) if address else None
    title = Text((("en", "Title"),), 2)
    whole = replace(bank(statement("a")), sources={"source": Source("source", title, title, url=url)})
    findings = [finding for finding in check_bank(whole, TODAY) if finding.rule == "S09"]
    assert bool(findings) == is_found
    assert all("source 'source'" in finding.message for finding in findings)
