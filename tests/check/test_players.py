from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz import paths
from quiz.bank.model import Kind, Question
from quiz.bank.reader import read_bank
from quiz.check.context import Context
from quiz.check.lexicon import LEXICONS, lexicon_of
from quiz.check.players import CERTAINTY, LARGE, LEARNER_MARGIN, MARGIN, PlayerScore, credit, most_by_chance
from quiz.check.players import scores as all_scores
from quiz.check.players.learner import learn
from quiz.check.players.rules import PLAYERS, Shown
from quiz.check.rules.whole_bank import CUES
from quiz.check.wording import Names, Wording
from tests.check.making import TODAY, bank, choice_question, found, many, statement

RULES = {player.id: player.rate for player in PLAYERS}
TRUE, FALSE = {0}, {1}
GUESS = TRUE | FALSE


def shown(stem: str, *choices: str, language: str = "en") -> Shown:
    lexicon = lexicon_of(language)
    return Shown(Wording(stem, 1, lexicon), tuple(Wording(choice, 1, lexicon) for choice in choices))


def picks(player: str, *questions: Shown) -> set[int]:
    """Every place of the first question that a player may pick."""
    rule = RULES[player]
    assert rule
    ratings = rule(questions)[0]
    return {place for place in range(len(ratings)) if credit(ratings, place)}


@pytest.mark.parametrize(
    ("player", "stem", "language", "expected"),
    [
        ("always-true", "ICE cannot do it.", "en", TRUE),
        ("always-false", "ICE cannot do it.", "en", FALSE),
        ("cannot-means-true", "ICE officers cannot do it.", "en", TRUE),
        ("cannot-means-true", "ICE officers may not do it in May.", "en", TRUE),
        ("cannot-means-true", "ICE has no legal power to do it.", "en", TRUE),
        ("cannot-means-true", "No ICE officer can do it.", "en", TRUE),
        ("cannot-means-true", "ICE officers are not allowed to do it.", "en", TRUE),
        ("cannot-means-true", "ICE officers can do it.", "en", FALSE),
        ("cannot-means-true", "ICE has the power to do it.", "en", FALSE),
        ("cannot-means-true", "There is no doubt that ICE can do it.", "en", FALSE),
        ("cannot-means-true", "In May 2026, Canada won a canoe.", "en", GUESS),
        ("cannot-means-true", "L'ICE ne peut pas le faire.", "fr", TRUE),
        ("cannot-means-true", "L’ICE n’a pas le droit de le faire.", "fr", TRUE),
        ("cannot-means-true", "Aucun agent ne peut le faire.", "fr", TRUE),
        ("cannot-means-true", "L'ICE peut le faire.", "fr", FALSE),
        ("cannot-means-true", "L'ICE a le pouvoir de le faire.", "fr", FALSE),
        ("cannot-means-true", "L'ICE ne peut que le demander.", "fr", FALSE),
        ("cannot-means-true", "L'ICE le fera peut-être.", "fr", GUESS),
        ("absolute-means-false", "ICE officers always do it.", "en", FALSE),
        ("absolute-means-false", "ONLY Canada decides.", "en", FALSE),
        (
            "absolute-means-false",
            "The hall in Allston is not only a company's.",
            "en",
            GUESS,
        ),
        ("absolute-means-false", "Not every office is in a consulate.", "en", GUESS),
        ("absolute-means-false", "Seule la GRC décide.", "fr", FALSE),
        ("absolute-means-false", "Un pays peut combattre seul le crime.", "fr", GUESS),
        ("absolute-means-false", "Elles ne sont pas toutes ici.", "fr", GUESS),
        ("absolute-means-false", "L'ICE ne fait que cela.", "fr", FALSE),
        ("absolute-means-false", "Toutes les agentes le font.", "fr", FALSE),
        ("condition-means-true", "ICE may act if a judge agrees.", "en", TRUE),
        ("condition-means-true", "L'ICE agit, sauf si la police refuse.", "fr", TRUE),
        ("condition-means-true", "L’ICE est ici; un gifle.", "fr", GUESS),
        ("number-means-true", "There are 5 offices.", "en", TRUE),
        (
            "absolute-means-false",
            "Toutefois, l'ICE l'a surtout fait tout à fait bien.",
            "fr",
            GUESS,
        ),
    ],
)
def test_players_of_statements_go_by_one_cue_and_else_by_chance(
    player: str, stem: str, language: str, expected: set[int]
) -> None:
    assert picks(player, shown(stem, language=language)) == expected


def test_long_statements_are_those_longer_than_half_of_them() -> None:
    questions = [shown("One long statement."), shown("Short."), shown("Of the middle.")]
    assert picks("long-means-true", *questions) == TRUE
    assert picks("long-means-true", *questions[1:], questions[0]) == FALSE
    assert picks("long-means-true", questions[2], *questions[:2]) == GUESS
    assert picks("short-means-true", *questions) == FALSE


WHO = shown(
    "Who approves raids?", "Me, perhaps", "one who approves", "a judge of Canada", "U.S. envoys", "2 RCMP"
)


@pytest.mark.parametrize(
    ("player", "question", "expected"),
    [
        ("longest", shown("Who?", "a judge", "a judge of Canada", "me"), {1}),
        ("longest", shown("Who?", "a judge", "a mayor", "me"), {0, 1}),
        ("shortest", shown("Who?", "a judge", "a judge of Canada", "me"), {2}),
        ("middle-length", shown("Who?", "a judge", "a judge of Canada", "me"), {0}),
        ("most-words", shown("Who?", "a b c d", "immigration", "of it"), {0}),
        ("fewest-words", shown("Who?", "a b c d", "immigration-office", "of it"), {1}),
        ("longest-word", shown("Who?", "a b c d", "immigration", "it of that"), {1}),
        ("no-long-word", shown("Who?", "a b c d", "immigration", "it of that"), {0}),
        ("longest-average-word", shown("Who?", "a immigration", "aunts aunts", "them there"), {0}),
        ("shortest-average-word", shown("Who?", "a immigration", "aunts aunts", "them there"), {2}),
        ("condition", shown("Who?", "me, until then", "you", "iffy"), {0}),
        ("no-condition", shown("Who?", "me, unless", "you", "iffy"), {1, 2}),
        ("no-condition", shown("Qui?", "moi, sauf", "toi", "jusqu’à lui", language="fr"), {1}),
        ("most-specific", WHO, {4}),
        ("least-specific", WHO, {0, 1}),
        ("prompt-words", WHO, {1}),
        (
            "prompt-words",
            shown("Qui dirige l’enquête?", "moi", "l'équipe d'enquête", "toi", language="fr"),
            {1},
        ),
        ("odd-one-out", shown("Who?", "the judge", "the mayor", "nobody"), {2}),
        ("most-alike", shown("Who?", "the judge", "the mayor", "nobody"), {0, 1}),
        ("first-sorted", shown("Who?", "the judge", "Élise", "Bob"), {2}),
        ("last-sorted", shown("Who?", "the judge", "Alice", "Bob"), {0}),
        ("most-hedged", shown("Who?", "all", "some, usually", "some", "May 2026"), {1}),
        ("most-hedged", shown("Qui?", "tous", "certaines, souvent", "surtout moi", language="fr"), {1}),
        ("no-absolute", shown("Who?", "always me", "you", "them"), {1, 2}),
    ],
)
def test_players_of_choices_go_by_one_cue_and_may_pick_any_equal(
    player: str, question: Shown, expected: set[int]
) -> None:
    assert picks(player, question) == expected


def test_no_lexicon_contains_a_name_of_the_shipped_bank() -> None:
    shipped = read_bank(paths.packaged_bank())
    for code, lexicon in LEXICONS.items():
        names = Names(Wording(name.in_language(code), name.line, None) for name in shipped.names)
        contents = " ".join(texts_in([getattr(lexicon, field.name) for field in fields(lexicon)]))
        assert not names.named_in(contents), code


def texts_in(value: object) -> Iterator[str]:
    """Every text in a lexicon's words, patterns and tables."""
    match value:
        case str():
            yield value
        case re.Pattern():
            yield value.pattern
        case Mapping():
            yield from texts_in([*value.keys(), *value.values()])
        case Iterable():
            for part in value:
                yield from texts_in(part)


NAMES = ("Canada", "ICE", "Quill Library", "Sam")


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Canada decides.", {"Canada"}),
        ("A CANADIAN librarian decides.", {"Canada"}),
        ("ICE decides, not Sam.", {"ICE", "Sam"}),
        ("Ice melts on the same hill, and Samuel is nice.", set()),
        ("The Quill Library’s books", {"Quill Library"}),
        ("A library has a quill.", set()),
    ],
)
def test_a_name_stands_in_a_text_as_it_is_written_or_in_a_word_derived_from_it(
    text: str, named: set[str]
) -> None:
    names = Names(Wording(name, 1, None) for name in NAMES)
    assert Wording(text, 1, None, names).named == named


def named_players(*questions: Question, names: Sequence[str] = ()) -> dict[str, float]:
    """The scores of the players that go by names."""
    played = all_scores(Context(bank(*questions, names=names), TODAY))
    every_bank = {player.id for player in PLAYERS}
    return {score.player.name: score.score for score in played if score.player.id not in every_bank}


def telling_statements() -> list[Question]:
    """Of ten statements, the five with Sam are true."""
    told: list[Question] = [statement(f"Sam reads {chr(97 + n) * 4}.", name=f"sam-{n}") for n in range(5)]
    other = [
        statement(f"ICE of Canada reads {chr(97 + n) * 5}.", answer=False, name=f"b-{n}") for n in range(5)
    ]
    return told + other


def test_a_statement_bank_is_played_by_its_own_names_alone() -> None:
    assert named_players(*telling_statements(), names=["Sam", "Ada"]) == {
        "takes what has a proper name for true": 0.75,
        "takes what has a proper name for false": 0.25,
        "takes “Sam” for true": 0.75,
        "takes “Sam” for false": 0.25,
    }
    assert named_players(*telling_statements()) == {}


def test_choices_are_told_apart_by_the_names_of_the_bank() -> None:
    questions = [
        choice_question(f"Who has {chr(97 + n) * 4}?", ["Sam", "ICE", "Sam and Ada"], key=2, name=f"who-{n}")
        for n in range(5)
    ]
    assert named_players(*questions, names=["Sam", "Ada"]) == {
        "picks the choice with the most proper names": 1.0,
        "picks the choice with the fewest proper names": 0.0,
        "picks the choice with “Ada”": 1.0,
        "picks a choice without “Ada”": 0.0,
        "picks the choice with “Sam”": 0.5,
        "picks a choice without “Sam”": 0.0,
    }


def test_a_name_in_few_questions_or_in_every_choice_is_nothing_to_go_by() -> None:
    few = named_players(*telling_statements()[1:], names=["Sam"])
    assert not any("“Sam”" in name for name in few)
    everywhere = [choice_question("Who?", ["Sam", "Sam too"], name=f"who-{n}") for n in range(9)]
    assert named_players(*everywhere, names=["Sam"]) == {}


def test_the_places_that_are_rated_highest_share_the_credit() -> None:
    assert [credit((1.0, 2.0, 2.0), key) for key in range(3)] == [0.0, 0.5, 0.5]


def scores(questions: Sequence[Question], language: str = "en") -> dict[str, PlayerScore]:
    return {
        score.player.id: score for score in all_scores(Context(bank(*questions, language=language), TODAY))
    }


def careless(language: str = "en") -> list[Question]:
    """Statements written without care: can is false, cannot is true."""
    verbs = {"en": ("can", "cannot"), "fr": ("peut", "ne peut pas")}[language]
    return [
        statement(f"ICE {verbs[n % 2]} {chr(97 + n) * 4}.", language, answer=n % 2 == 1, name=f"power-{n}")
        for n in range(20)
    ]


def long_keys(count: int = 12) -> list[Question]:
    return [
        choice_question(f"Prompt {n}?", ["aa", "cc", "the longer choice"], key=2, name=f"long-{n:02}")
        for n in range(count)
    ]


def even(count: int) -> list[Question]:
    """Choice questions of which no choice has anything of its own."""
    return [
        choice_question(f"Prompt {n}?", ["aa bb", "aa bb", "aa bb"], key=n % 3, name=f"even-{n:02}")
        for n in range(count)
    ]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_cue_that_gives_the_answer_away_scores_full_marks(language: str) -> None:
    score = scores(careless(language), language)["cannot-means-true"]
    assert (score.score, score.chance) == (1.0, 0.5)
    assert score.too_good
    (finding,) = found("B05", *careless(language), language=language)
    assert finding.severity is CUES
    assert "scores 100%, chance is 50%" in finding.message


def test_one_finding_for_each_kind_counts_its_players_and_names_the_best_rule() -> None:
    statements, choices = found("B05", *careless(), *long_keys())
    assert "4 players score too well: one that takes “cannot” for true" in statements.message
    assert "picks the longest choice scores 100%" in choices.message


def test_a_bank_without_cues_breaks_no_rule() -> None:
    assert not found("B05", *even(60), *many(20, 10))


def test_fewer_than_ten_questions_are_played_but_break_no_rule() -> None:
    assert not found("B05", *long_keys(9))
    assert scores(long_keys(9))["longest"].score == 1.0


def test_a_small_bank_may_have_luck_and_a_large_one_the_margin() -> None:
    ten, large = scores(many(10, 5))["always-true"], scores(many(LARGE, LARGE // 2))
    assert ten.limit == pytest.approx(
        0.9
    )  # the best of many players, as good as the tables have one in 99.7 %
    assert large["always-true"].limit == pytest.approx(0.58)
    assert large["learns"].limit == pytest.approx(0.62)
    assert (MARGIN, LEARNER_MARGIN) == (0.08, 0.12)


@pytest.mark.parametrize(("right", "is_high", "is_too_good"), [(34, False, False), (35, True, True)])
def test_a_large_bank_is_held_to_eight_points(right: int, is_high: bool, is_too_good: bool) -> None:
    score = scores(many(60, right))["always-true"]
    assert (score.is_high, score.too_good) == (is_high, is_too_good)


def test_a_score_that_luck_may_explain_is_high_and_not_too_good() -> None:
    score = scores(many(10, 7))["always-true"]
    assert (score.is_high, score.too_good) == (True, False)


def test_the_interval_of_a_score_is_that_of_wilson() -> None:
    low, high = scores(many(10, 5))["always-true"].interval
    assert [low, high] == pytest.approx([0.2366, 0.7634], abs=1e-4)
    assert scores(many(10, 0))["always-true"].interval[0] == 0.0


def test_players_never_get_the_key() -> None:
    """The same texts with other answers get the same picks: what one key gains the other loses."""
    by_key = [
        scores([choice_question("P?", ["aa", "bb", "cccc"], key=key, name=f"key-{n}") for n in range(10)])
        for key in range(3)
    ]
    for player in by_key[0].keys() - {"learns"}:
        assert sum(score[player].score for score in by_key) == pytest.approx(1.0), player


def test_scores_do_not_depend_on_the_place_of_the_key_in_the_file() -> None:
    moved = [
        choice_question(f"Prompt {n}?", ["the longer choice", "aa", "cc"], key=0, name=f"long-{n:02}")
        for n in range(12)
    ]
    one, other = scores(long_keys()), scores(moved)
    assert {name: score.score for name, score in one.items()} == pytest.approx(
        {name: score.score for name, score in other.items()}
    )


def test_equal_choices_score_exactly_chance() -> None:
    for score in scores(even(30)).values():
        assert score.kind is Kind.MULTIPLE_CHOICE
        assert score.score == pytest.approx(1 / 3)


def test_the_learner_finds_a_word_that_no_rule_contains() -> None:
    questions = [shown(f"P{n}?", f"a plum {n}", f"a pear {n}", f"a fig {n}") for n in range(30)]
    ratings = learn(questions, [1] * 30)
    assert [credit(rating, 1) for rating in ratings] == [1.0] * 30


def test_from_fewer_than_ten_questions_nothing_is_learnt() -> None:
    assert scores(long_keys(9))["learns"].score == pytest.approx(1 / 3)
    assert scores(long_keys(10))["learns"].score == 1.0


def test_the_learner_plays_each_question_with_what_the_others_have_shown_it() -> None:
    """A word that stands in one question only cannot be learnt from it."""
    alone = [shown("P?", "aa bb", "aa zz", "aa cc"), *(shown(f"P{n}?", "aa dd", "aa ee") for n in range(20))]
    keys = [1, *(n % 2 for n in range(20))]
    ratings = learn(alone, keys)
    other = learn(alone, [2, *keys[1:]])
    assert ratings[0] == other[0]


@given(st.integers(1, 400), st.floats(0.05, 0.95))
def test_the_bound_of_chance_lies_above_the_mean_and_within_the_count(questions: int, chance: float) -> None:
    bound = most_by_chance(questions, chance)
    assert questions * chance - 1 <= bound <= questions
    assert most_by_chance(questions + 1, chance) >= bound
    assert most_by_chance(questions, chance, 0.99) >= bound


@pytest.mark.parametrize(
    ("questions", "chance", "bound"), [(10, 0.5, 8), (20, 0.25, 8), (40, 0.25, 15), (1, 0.5, 1), (0, 0.5, 0)]
)
def test_the_bound_of_chance_is_that_of_the_tables(questions: int, chance: float, bound: int) -> None:
    assert most_by_chance(questions, chance, CERTAINTY) == bound
