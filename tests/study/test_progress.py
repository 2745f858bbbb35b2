"""How far a learner has come, as values, as text and for other programs."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz import i18n
from quiz.bank.model import Bank, Text, Topic
from quiz.game.kinds import RoundKind, RoundSource
from quiz.game.score import Tally
from quiz.study import queries
from quiz.study.history import History
from quiz.study.progress import (
    MARKS,
    THRESHOLDS,
    WEEKS,
    Calibration,
    Fit,
    Progress,
    best_rounds,
    marks_for,
    progress,
)
from quiz.study.records import Facts, PlayedRound, Standing, TopicStanding
from quiz.study.report import as_json
from quiz.wording.progress import WIDTH, as_text, due_lines
from tests.study.examples import DAY, NOW, bank_of_size, bank_with, choice_question, give, play, statement

NOTHING = Facts({}, (), (), {}, Tally(0, 0))


def standing(*, correct: bool = True, choice: int = 0, nights: int = 0) -> Standing:
    since = NOW - nights * DAY if correct else None
    return Standing(NOW, choice, correct, since, NOW + DAY)


def seen(bank: Bank, **standings: Standing) -> Progress:
    return progress(bank, Facts(standings, (), (), {}, Tally(0, 0)), NOW, UTC)


def finished(right: int, asked: int, kind: RoundKind = RoundKind.MIXED, **more: RoundSource) -> PlayedRound:
    return PlayedRound(1, NOW, kind, more.get("source", RoundSource.DRAW), False, Tally(right, asked))


def test_each_topic_counts_what_was_met_right_and_firm() -> None:
    bank = bank_with(
        [statement("a"), statement("b"), statement("c"), statement("e"), statement("d", topic="other")]
    )
    found = seen(bank, a=standing(nights=1), b=standing(), c=standing(correct=False), gone=standing(nights=5))
    assert [(one.topic.id, one.standing) for one in found.topics] == [
        ("topic-0", TopicStanding(questions=4, met=3, right=2, firm=1)),
        ("other", TopicStanding(questions=1, met=0, right=0, firm=0)),
    ]


@given(st.dictionaries(st.sampled_from([f"q{number}" for number in range(50)]), st.integers(-1, 2)))
def test_firm_is_part_of_right_and_right_of_what_was_met(met: dict[str, int]) -> None:
    standings = {name: standing(correct=nights >= 0, nights=max(0, nights)) for name, nights in met.items()}
    found = seen(bank_of_size(40), **standings)
    assert sum(one.standing.questions for one in found.topics) == 40
    for standings_of in (one.standing for one in found.topics):
        assert 0 <= standings_of.firm <= standings_of.right <= standings_of.met <= standings_of.questions


def test_the_progress_and_the_home_screen_count_the_same_questions(store: History, bank: Bank) -> None:
    for question in bank.questions[:9]:
        give(store, question, NOW)
    for question in bank.questions[3:7]:
        give(store, question, NOW + 2 * DAY, right=question.id != "q5")
    later = NOW + 3 * DAY
    found = progress(bank, queries.facts(store.database, later), later, UTC)
    assert sum(one.standing.firm for one in found.topics) == 3
    assert found.due_now == len(queries.due(store.database, bank, later)) > 0


def test_a_wrong_choice_shows_the_belief_behind_it_until_the_question_is_right() -> None:
    bank = bank_with(
        [
            choice_question("chose-it", belief="police"),
            choice_question("chose-another", belief="police"),
            choice_question("right-since", belief="police"),
            statement("said-so", belief="borders"),
            statement("said-so-too", belief="borders"),
            statement("unknown-belief", belief="unheard-of"),
        ]
    )
    found = seen(
        bank,
        **{
            "chose-it": standing(correct=False, choice=1),
            "chose-another": standing(correct=False, choice=2),
            "right-since": standing(),
            "said-so": standing(correct=False, choice=1),
            "said-so-too": standing(correct=False, choice=1),
            "unknown-belief": standing(correct=False, choice=1),
        },
    )
    assert [(held.misconception.id, [one.id for one in held.questions]) for held in found.held] == [
        ("borders", ["said-so", "said-so-too"]),
        ("police", ["chose-it"]),
    ]


def test_a_choice_that_the_question_no_longer_has_shows_nothing() -> None:
    bank = bank_with([choice_question("shorter", choices=2, belief="police")])
    assert seen(bank, shorter=standing(correct=False, choice=3)).held == ()


def test_what_was_recorded_shows_the_beliefs(store: History) -> None:
    question = choice_question("one", belief="police")
    bank = bank_with([question])
    give(store, question, NOW, choice=1)
    assert len(progress(bank, queries.facts(store.database, NOW), NOW, UTC).held) == 1
    give(store, question, NOW + DAY)
    assert progress(bank, queries.facts(store.database, NOW), NOW, UTC).held == ()


def test_the_best_round_of_each_kind_is_a_drawn_one() -> None:
    rounds = [
        finished(5, 5),
        finished(10, 10),
        finished(9, 20),
        finished(3, 3, RoundKind.TRUE_FALSE),
        finished(4, 4, RoundKind.TRUE_FALSE, source=RoundSource.RETRY),
        finished(0, 0, RoundKind.MULTIPLE_CHOICE),
    ]
    assert best_rounds(rounds) == {RoundKind.MIXED: Tally(10, 10), RoundKind.TRUE_FALSE: Tally(3, 3)}


def test_the_calendar_has_whole_weeks_and_ends_today() -> None:
    found = progress(bank_of_size(4), NOTHING, NOW + 2 * DAY, UTC)  # a Wednesday
    assert found.calendar[0].day.weekday() == 0
    assert found.today == date(2026, 2, 4)
    assert len(found.calendar) == 7 * (WEEKS - 1) + 3


def test_a_day_begins_where_the_learner_is() -> None:
    late = datetime(2026, 2, 3, 3, tzinfo=UTC)  # the evening of the second in Montreal
    facts = Facts({}, (), ((late, 7), (late - timedelta(hours=1), 2)), {}, Tally(0, 0))
    found = progress(bank_of_size(4), facts, late, timezone(timedelta(hours=-5)))
    assert (found.calendar[-1].day, found.calendar[-1].answers) == (date(2026, 2, 2), 9)
    assert found.days_practised == 1


def test_practice_is_counted_from_the_answers(store: History, bank: Bank) -> None:
    for day in (0, 1, 5):
        play(store, bank, [True] * 4, NOW + day * DAY)
    later = NOW + 6 * DAY
    found = progress(bank, queries.facts(store.database, later), later, UTC)
    assert [day.answers for day in found.calendar[-7:]] == [4, 4, 0, 0, 0, 4, 0]


@given(st.floats(0, 1))
def test_the_marks_reward_an_honest_certainty(share: float) -> None:
    """No other certainty brings more marks than the one whose thresholds the share of right answers meets."""
    expected = {level: right * share + wrong * (1 - share) for level, (right, wrong) in MARKS.items()}
    honest = 1 + sum(share > threshold for threshold in THRESHOLDS)
    assert expected[honest] == pytest.approx(max(expected.values()))


def test_the_marks_are_those_of_certainty_based_marking() -> None:
    assert [marks_for(True, level) for level in (1, 2, 3)] == [1, 2, 3]
    assert [marks_for(False, level) for level in (1, 2, 3)] == [0, -2, -6]
    assert Calibration(3, Tally(8, 10)).marks == 12


@pytest.mark.parametrize(
    ("certainty", "right", "asked", "fit"),
    [
        (3, 4, 4, Fit.UNKNOWN),
        (3, 7, 10, Fit.TOO_SURE),
        (3, 8, 10, Fit.FITS),
        (3, 10, 10, Fit.FITS),
        (2, 6, 10, Fit.TOO_SURE),
        (2, 7, 10, Fit.FITS),
        (2, 9, 10, Fit.TOO_SHY),
        (1, 0, 10, Fit.FITS),
        (1, 7, 10, Fit.TOO_SHY),
    ],
)
def test_a_certainty_fits_where_no_other_would_have_brought_more(
    certainty: int, right: int, asked: int, fit: Fit
) -> None:
    assert Calibration(certainty, Tally(right, asked)).fit is fit


def test_without_certainty_nothing_of_it_shows(store: History, bank: Bank) -> None:
    play(store, bank, [True])
    found = progress(bank, queries.facts(store.database, NOW), NOW, UTC)
    assert found.calibration == ()
    assert "sure" not in as_text(found).lower()


def full_progress() -> tuple[Progress, Bank]:
    """A progress with every part filled, in words that want breaking."""
    long = Text(
        (("en", "A title that is much too long for one line of text, " * 2), ("fr", "Un titre " * 12))
    )
    bank = bank_with([choice_question("one", belief="police"), statement("two"), statement("three")])
    bank = Bank(long, {"topic-0": Topic("topic-0", long, long)}, {}, bank.misconceptions, bank.questions)
    facts = Facts(
        {"one": standing(correct=False, choice=1), "two": standing(nights=2)},
        tuple(finished(number % 11, 10, list(RoundKind)[number % 3]) for number in range(1000)),
        ((NOW - DAY, 300), (NOW, 1)),
        {(3, True): 4, (3, False): 6, (1, True): 1},
        Tally(4, 5),
    )
    return progress(bank, facts, NOW, UTC), bank


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_text_fits_the_narrowest_terminal(language: str) -> None:
    found, _ = full_progress()
    i18n.switch(language)
    lines = as_text(found).splitlines()
    assert max(len(line) for line in lines) <= WIDTH
    assert len(lines) < 60


def test_the_text_holds_everything() -> None:
    found, _ = full_progress()
    text = as_text(found)
    assert "2 of 3 met, 1 right last time, 1 firm" in " ".join(text.split())
    for words in (
        "10 of 10 · 100%",
        "2 in the last 8 weeks",
        "2026-02-02: 1 question\n",
        "2 tomorrow",
        "Very sure: 4 of 10 · 40%",
        "Not sure: 1 of 1 · 100%\n",
        "4 of 5 · 80%",
        "Words.",
    ):
        assert words in text


def test_before_the_first_round_the_text_states_that() -> None:
    text = as_text(progress(bank_of_size(4), NOTHING, NOW, UTC))
    assert "0 of 1 met, 0 right last time, 0 firm" in text
    assert text.endswith("Nothing has been played yet.")


def test_after_a_round_that_was_left_there_is_progress_and_no_score(store: History, bank: Bank) -> None:
    play(store, bank, [True, False])
    text = as_text(progress(bank, queries.facts(store.database, NOW), NOW, UTC))
    assert "No round has been finished yet." in text
    assert "the first today" in text


def test_what_other_programs_get_has_keys_that_stay() -> None:
    found, bank = full_progress()
    gotten = json.loads(json.dumps(as_json(found, bank, "en")))
    assert list(gotten) == [
        "format",
        "bank",
        "topics",
        "rounds",
        "best",
        "calendar",
        "misconceptions",
        "due",
        "due_days",
        "certainty",
        "corrections",
    ]
    assert {name: list(value[0]) for name, value in gotten.items() if isinstance(value, list)} == {
        "topics": ["id", "title", "known", "learning", "new", "right"],
        "rounds": ["ended_at", "kind", "source", "exam", "right", "asked"],
        "calendar": ["day", "answers"],
        "misconceptions": ["id", "belief", "questions"],
        "due_days": ["day", "questions"],
        "certainty": ["sureness", "certainty", "right", "asked", "marks", "fit"],
    }
    assert gotten["best"]["mixed"] == {"right": 10, "asked": 10}
    assert gotten["calendar"][-1] == {"day": "2026-02-02", "answers": 1}
    assert gotten["due_days"][1] == {"day": "2026-02-03", "questions": 2}
    assert gotten["certainty"][2] == {
        **{"sureness": 3, "certainty": 3, "right": 4, "asked": 10, "marks": -24, "fit": "too_sure"}
    }


@pytest.mark.parametrize(
    ("now", "days", "lines"),
    [
        (0, (0, 0), ["Nothing comes back in the next 2 days."]),
        (0, (48, 0), ["48 come back later today"]),
        (2, (3, 4), ["2 due now", "1 comes back later today", "4 tomorrow"]),
        (0, (0, 4, 1, 0, 2), ["4 tomorrow", "3 in the 3 days after that"]),
        (5, (5, 0), ["5 due now"]),
    ],
)
def test_what_is_due_now_is_not_counted_again_later_today(
    now: int, days: tuple[int, ...], lines: list[str]
) -> None:
    assert due_lines(replace(seen(bank_of_size(1)), due_now=now, due_days=days)) == lines
