from __future__ import annotations

from collections.abc import Sequence
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.bank.model import FALSE_PLACE, TRUE_PLACE, Kind, Question
from quiz.check import Severity
from quiz.check.bots import BOTS, MARGIN, BotScore, Shown, most_by_chance
from quiz.check.lexicon import lexicon_of
from quiz.check.proof import Proof
from quiz.check.sheet import Wording
from tests.check.making import TODAY, bank, choice_question, found, many, statement

BY_ID = {bot.id: bot for bot in BOTS}


def shown(stem: str, *choices: str, language: str = "en") -> Shown:
    lexicon = lexicon_of(language)
    return Shown(Wording(stem, 1, lexicon), tuple(Wording(choice, 1, lexicon) for choice in choices))


def answers(bot: str, question: Shown) -> set[int]:
    """Every place that a player picks, over many chances."""
    rng = Random(1)
    return {BY_ID[bot].pick(question, rng) for _turn in range(50)}


@pytest.mark.parametrize(
    ("bot", "stem", "language", "expected"),
    [
        ("always-true", "ICE cannot do it.", "en", {TRUE_PLACE}),
        ("always-false", "ICE cannot do it.", "en", {FALSE_PLACE}),
        ("cannot-means-true", "ICE officers cannot do it.", "en", {TRUE_PLACE}),
        ("cannot-means-true", "ICE officers may not do it in May.", "en", {TRUE_PLACE}),
        ("cannot-means-true", "ICE has no legal power to do it.", "en", {TRUE_PLACE}),
        ("cannot-means-true", "No ICE officer can do it.", "en", {TRUE_PLACE}),
        ("cannot-means-true", "ICE officers are not allowed to do it.", "en", {TRUE_PLACE}),
        ("cannot-means-true", "ICE officers can do it.", "en", {FALSE_PLACE}),
        ("cannot-means-true", "ICE has the power to do it.", "en", {FALSE_PLACE}),
        ("cannot-means-true", "There is no doubt that ICE can do it.", "en", {FALSE_PLACE}),
        ("cannot-means-true", "In May 2026, Canada won a canoe.", "en", {TRUE_PLACE, FALSE_PLACE}),
        ("cannot-means-true", "L'ICE ne peut pas le faire.", "fr", {TRUE_PLACE}),
        ("cannot-means-true", "L’ICE n’a pas le droit de le faire.", "fr", {TRUE_PLACE}),
        ("cannot-means-true", "Aucun agent ne peut le faire.", "fr", {TRUE_PLACE}),
        ("cannot-means-true", "L'ICE peut le faire.", "fr", {FALSE_PLACE}),
        ("cannot-means-true", "L'ICE a le pouvoir de le faire.", "fr", {FALSE_PLACE}),
        ("cannot-means-true", "L'ICE ne peut que le demander.", "fr", {FALSE_PLACE}),
        ("cannot-means-true", "L'ICE le fera peut-être.", "fr", {TRUE_PLACE, FALSE_PLACE}),
        ("absolute-means-false", "ICE officers always do it.", "en", {FALSE_PLACE}),
        ("absolute-means-false", "ONLY Canada decides.", "en", {FALSE_PLACE}),
        (
            "absolute-means-false",
            "The hall in Allston is not only a company's.",
            "en",
            {TRUE_PLACE, FALSE_PLACE},
        ),
        ("absolute-means-false", "Not every office is in a consulate.", "en", {TRUE_PLACE, FALSE_PLACE}),
        ("absolute-means-false", "Seule la GRC décide.", "fr", {FALSE_PLACE}),
        ("absolute-means-false", "Un pays peut combattre seul le crime.", "fr", {TRUE_PLACE, FALSE_PLACE}),
        ("absolute-means-false", "Elles ne sont pas toutes ici.", "fr", {TRUE_PLACE, FALSE_PLACE}),
        ("absolute-means-false", "L'ICE ne fait que cela.", "fr", {FALSE_PLACE}),
        ("absolute-means-false", "Toutes les agentes le font.", "fr", {FALSE_PLACE}),
        (
            "absolute-means-false",
            "Toutefois, l'ICE l'a surtout fait tout à fait bien.",
            "fr",
            {TRUE_PLACE, FALSE_PLACE},
        ),
    ],
)
def test_players_of_statements_go_by_one_cue_and_else_by_chance(
    bot: str, stem: str, language: str, expected: set[int]
) -> None:
    assert answers(bot, shown(stem, language=language)) == expected


@pytest.mark.parametrize(
    ("bot", "question", "expected"),
    [
        ("longest", shown("Who?", "a judge", "a judge of Canada", "me"), {1}),
        ("longest", shown("Who?", "a judge", "a mayor", "me"), {0, 1}),
        ("shortest", shown("Who?", "a judge", "a judge of Canada", "me"), {2}),
        ("prompt-words", shown("Who approves raids?", "one who approves", "a raid", "me"), {0}),
        (
            "prompt-words",
            shown("Qui dirige l’enquête?", "moi", "l'équipe d'enquête", "toi", language="fr"),
            {1},
        ),
        ("most-hedged", shown("Who?", "all", "some, usually", "some", "May 2026"), {1}),
        ("most-hedged", shown("Qui?", "tous", "certaines, souvent", "surtout moi", language="fr"), {1}),
    ],
)
def test_players_of_choices_go_by_one_cue_and_among_equals_by_chance(
    bot: str, question: Shown, expected: set[int]
) -> None:
    assert answers(bot, question) == expected


def scores(questions: Sequence[Question], language: str = "en") -> dict[str, BotScore]:
    return {score.bot.id: score for score in Proof(bank(*questions, language=language), TODAY).scores}


def careless(language: str = "en") -> list[Question]:
    """Statements written without care: can is false, cannot is true."""
    said = {"en": ("can", "cannot"), "fr": ("peut", "ne peut pas")}[language]
    return [
        statement(f"ICE {said[n % 2]} {chr(97 + n) * 4}.", language, answer=n % 2 == 1, name=f"power-{n}")
        for n in range(10)
    ]


def long_keys(count: int = 12) -> list[Question]:
    return [
        choice_question(f"Prompt {n}?", ["aa", "cc", "the longer choice"], key=2, name=f"long-{n:02}")
        for n in range(count)
    ]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_cue_that_tells_the_answer_scores_full_marks_and_is_an_error(language: str) -> None:
    score = scores(careless(language), language)["cannot-means-true"]
    assert (score.score, score.chance) == (1.0, 0.5)
    assert score.too_good
    (finding,) = found("B05", *careless(language), language=language)
    assert finding.severity is Severity.ERROR
    assert "scores 100%, chance is 50%" in finding.message


def test_the_best_player_of_each_kind_is_told() -> None:
    statements, choices = found("B05", *careless(), *long_keys())
    assert "“cannot” for true" in statements.message + choices.message
    assert "the longest choice scores 100%" in statements.message + choices.message


def test_a_bank_without_cues_is_no_error() -> None:
    even = [
        choice_question(f"Prompt {n}?", ["aa bb", "cc dd", "ee ff"], key=n % 3, name=f"even-{n}")
        for n in range(12)
    ]
    assert not found("B05", *even, *many(20, 10))


def test_a_small_bank_is_no_error_but_is_played() -> None:
    assert not found("B05", *long_keys(9))
    assert scores(long_keys(9))["longest"].score == 1.0


def test_a_small_bank_may_have_luck() -> None:
    few, more = scores(many(10, 5))["always-true"], scores(many(200, 100))["always-true"]
    assert few.limit == pytest.approx(0.8)
    assert more.limit == pytest.approx(0.5 + MARGIN)


def test_players_never_see_the_key() -> None:
    """The same texts with other answers get the same picks: what one key gains the other loses."""
    true, false = (scores(many(10, count))["always-true"].score for count in (10, 0))
    assert (true, false) == (1.0, 0.0)
    by_key = [
        scores([choice_question("P?", ["aa", "bb", "cccc"], key=key, name=f"key-{n}") for n in range(10)])
        for key in range(3)
    ]
    for bot in ("longest", "shortest", "prompt-words", "most-hedged"):
        assert sum(score[bot].score for score in by_key) == pytest.approx(1.0)


def test_scores_are_the_same_every_time_and_for_the_keys_place_in_the_file() -> None:
    assert scores(long_keys()) == scores(long_keys())
    moved = [
        choice_question(f"Prompt {n}?", ["the longer choice", "aa", "cc"], key=0, name=f"long-{n:02}")
        for n in range(12)
    ]
    assert scores(moved)["longest"].score == 1.0


def test_guessing_between_equals_scores_near_chance() -> None:
    even = [choice_question("P?", ["aa", "bb", "cc", "dd"], key=0, name=f"even-{n:03}") for n in range(400)]
    for score in scores(even).values():
        assert score.kind is Kind.MULTIPLE_CHOICE
        assert score.score == pytest.approx(0.25, abs=0.05)


@given(st.integers(1, 400), st.floats(0.05, 0.95))
def test_the_bound_of_chance_lies_above_the_mean_and_within_the_count(questions: int, chance: float) -> None:
    bound = most_by_chance(questions, chance)
    assert questions * chance - 1 <= bound <= questions
    assert most_by_chance(questions + 1, chance) >= bound


@pytest.mark.parametrize(
    ("questions", "chance", "bound"), [(10, 0.5, 8), (20, 0.25, 8), (40, 0.25, 15), (1, 0.5, 1), (0, 0.5, 0)]
)
def test_the_bound_of_chance_is_that_of_the_tables(questions: int, chance: float, bound: int) -> None:
    assert most_by_chance(questions, chance) == bound
