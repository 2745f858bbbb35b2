"""What is recorded is there afterwards, and the home screen gets the true figures."""

from __future__ import annotations

import re
import sqlite3
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest

from quiz.bank.model import Bank, Text
from quiz.game.draw import RoundSpec, Seen
from quiz.game.kinds import RoundKind, RoundSource
from quiz.game.round import Answer, Round
from quiz.game.score import Tally
from quiz.session import Session
from quiz.study import queries
from quiz.study.history import UNSAVED, History, open_history
from quiz.study.journal import Journal
from quiz.study.progress import topic_bars
from quiz.study.records import Done, Removed, TopicStanding
from quiz.study.reviews import settle
from quiz.study.schedule import Memory, Recall, remembered
from quiz.study.settings import Settings
from tests.study.examples import (
    DAY,
    NOW,
    answered,
    bank_with,
    begun,
    give,
    memories,
    new_round,
    play,
    statement,
    unfinished,
)


def test_an_answer_is_in_the_file_as_soon_as_record_returns(store: History, path: Path, bank: Bank) -> None:
    _, played = play(store, bank, [True])
    with open_history(path, NOW) as another:
        assert queries.seen(another.database) == {played.answers[0].question_id: Seen(NOW, correct=True)}


def test_history_returns_the_last_time_each_question_was_met(store: History) -> None:
    question = statement("one")
    give(store, question, NOW, right=True)
    give(store, question, NOW + DAY, right=False)
    assert queries.seen(store.database) == {"one": Seen(NOW + DAY, correct=False)}


def test_missed_lately_is_what_was_wrong_and_not_yet_right_since(store: History) -> None:
    first, second, third = (statement(name) for name in ("first", "second", "third"))
    give(store, first, NOW, right=False)
    give(store, second, NOW + DAY, right=False)
    give(store, third, NOW, right=True)
    bank = bank_with([first, second, third])
    assert queries.missed_lately(store.database, bank) == [second, first]
    give(store, second, NOW + 2 * DAY, right=True)
    assert queries.missed_lately(store.database, bank) == [first]


def test_what_was_missed_in_an_exam_shows_only_when_it_is_handed_in(store: History, bank: Bank) -> None:
    played = new_round(bank, spec=RoundSpec(length=5, exam=True))
    round_id = begun(store, bank, played)
    _, answer = answered(played, right=False)
    store.record(round_id, answer, NOW)
    for end in (store.leave, store.finish):
        assert not queries.missed_lately(store.database, bank)
        assert not queries.wrong_choices(store.database)
        end(round_id, NOW)
    missed = [question.id for question in queries.missed_lately(store.database, bank)]
    assert missed == list(queries.wrong_choices(store.database)) == [answer.question_id]


def test_a_question_is_known_when_it_was_right_again_after_a_night(store: History) -> None:
    question = statement("one")
    give(store, question, NOW)
    give(store, question, NOW + timedelta(minutes=5))
    assert not queries.standings(store.database)["one"].known
    give(store, question, NOW + DAY)
    assert queries.standings(store.database)["one"].known
    give(store, question, NOW + 2 * DAY, right=False)
    assert not queries.standings(store.database)["one"].known
    give(store, question, NOW + 2 * DAY)
    assert not queries.standings(store.database)["one"].known


def test_a_question_that_left_the_bank_is_passed_over(store: History) -> None:
    gone, here = statement("gone"), statement("here")
    for question in (gone, here):
        give(store, question, NOW, right=False)
    bank = bank_with([here])
    assert queries.missed_lately(store.database, bank) == [here]
    assert queries.due(store.database, bank, NOW + 30 * DAY) == [here]


def test_nothing_is_due_on_the_day_it_was_answered(store: History) -> None:
    question = statement("one")
    give(store, question, NOW, right=False)
    assert queries.due(store.database, bank_with([question]), NOW + timedelta(hours=6)) == []


def test_a_missed_question_is_due_the_next_day_and_a_right_one_later(store: History, path: Path) -> None:
    missed, right = statement("missed"), statement("right")
    bank = bank_with([missed, right])
    give(store, right, NOW)
    give(store, missed, NOW, right=False)
    assert queries.due(store.database, bank, NOW + DAY) == [missed]
    assert queries.due(store.database, bank, NOW + 10 * DAY) == [missed, right]


def test_what_is_due_needs_no_reckoning_after_a_store_was_closed(path: Path) -> None:
    question = statement("one")
    with open_history(path, NOW) as store:
        give(store, question, NOW)
    with open_history(path, NOW) as store:
        assert store.database.rows("SELECT 1 FROM standings WHERE settled_through < last_answer") == []
        assert queries.due(store.database, bank_with([question]), NOW + DAY) == []
        assert queries.due(store.database, bank_with([question]), NOW + 10 * DAY) == [question]


def test_the_best_round_of_a_kind_has_the_greatest_share_then_the_most_questions(
    store: History, bank: Bank
) -> None:
    assert queries.best(store.database, RoundKind.MIXED) is None
    ids = []
    for rights in ([True] * 6 + [False] * 4, [True] * 3, [True] * 5, [False]):
        round_id, _ = play(store, bank, rights)
        store.finish(round_id, NOW)
        ids.append(round_id)
    assert queries.best(store.database, RoundKind.MIXED) == Tally(5, 5)
    assert queries.best(store.database, RoundKind.MIXED, before=ids[1]) == Tally(6, 10)
    assert queries.best(store.database, RoundKind.TRUE_FALSE) is None


@pytest.mark.parametrize("source", [RoundSource.RETRY, RoundSource.REVIEW, RoundSource.MISSED])
def test_only_drawn_rounds_can_be_the_best(store: History, bank: Bank, source: RoundSource) -> None:
    played = new_round(bank)
    round_id = store.begin(replace(played, source=source), bank)
    store.record(round_id, answered(played)[1], NOW)
    store.finish(round_id, NOW)
    assert queries.best(store.database, RoundKind.MIXED) is None


def test_a_round_that_was_left_is_no_best_round(store: History, bank: Bank) -> None:
    round_id, _ = play(store, bank, [True])
    store.leave(round_id, NOW)
    assert queries.best(store.database, RoundKind.MIXED) is None


def test_numbers_too_large_for_the_file_do_no_harm(store: History, bank: Bank) -> None:
    played = new_round(bank)
    played = replace(played, spec=RoundSpec(length=10**30), seed=10**40)
    round_id = store.begin(played, bank)
    store.record(round_id, answered(played)[1], NOW)
    saved = unfinished(store, bank)
    assert saved is not None
    assert saved.seed == 10**40


def test_an_answer_counts_even_when_its_round_was_forgotten(store: History, bank: Bank) -> None:
    played = new_round(bank)
    for round_id in (UNSAVED, 12345):
        store.record(round_id, answered(played)[1], NOW)
    assert store.trouble == ""
    assert len(queries.seen(store.database)) == 1
    assert queries.kept(store.database) == Removed(0, 2, 0)


def test_forgetting_removes_everything_and_returns_what(store: History, path: Path, bank: Bank) -> None:
    round_id, _ = play(store, bank, [True, False, True])
    store.record_correction(round_id, "q1", True, NOW)
    store.record_lesson(bank, "topic-1", NOW)
    aside = path.with_name(f"{path.name}.damaged-20260101-000000")
    copy = path.with_name(f"{path.name}.version-1")
    for file in (aside, copy):
        file.write_text("old answers")
    removed = Removed(1, 3, 1, (aside.name, copy.name), lessons=1)
    assert queries.kept(store.database) == removed
    assert store.forget() == removed
    assert queries.kept(store.database) == Removed(0, 0, 0)
    assert queries.seen(store.database) == {}
    assert not aside.exists()
    assert not copy.exists()


def test_what_was_forgotten_is_no_longer_in_the_file(path: Path) -> None:
    question = statement("a-very-telling-question")
    with open_history(path, NOW) as store:
        give(store, question, NOW)
        store.forget()
        for file in path.parent.iterdir():
            assert b"very-telling" not in file.read_bytes()


def test_a_game_goes_on_after_another_has_forgotten_everything(
    store: History, path: Path, bank: Bank
) -> None:
    round_id, played = play(store, bank, [True])
    with open_history(path, NOW) as another:
        another.forget()
    _, answer = answered(played)
    store.record(round_id, answer, NOW)
    store.finish(round_id, NOW)
    assert store.trouble == ""
    assert list(queries.seen(store.database)) == [answer.question_id]
    assert begun(store, bank, new_round(bank)) > round_id


def test_a_round_without_an_answer_can_be_finished(store: History, bank: Bank) -> None:
    round_id = begun(store, bank, Round(new_round(bank).paper))
    store.finish(round_id, NOW)
    assert store.trouble == ""
    assert queries.facts(store.database, NOW).rounds[0].tally == Tally(0, 0)


def test_the_home_screen_asks_nothing_that_reads_every_answer(store: History, bank: Bank) -> None:
    play(store, bank, [True, False])
    asked: list[str] = []
    store.database._connection.set_trace_callback(asked.append)
    Session(bank, store, Settings(), chance=Random(1), clock=lambda: NOW).menu()
    queries.done_since(store.database, NOW)
    queries.best(store.database, RoundKind.MIXED)
    store.database._connection.set_trace_callback(None)
    assert len(asked) > 6
    for query in asked:
        for *_, step in store.database.rows(f"EXPLAIN QUERY PLAN {query}"):
            whole = re.fullmatch(r"SCAN (?:TABLE )?(\w+)", step)
            assert whole is None or whole[1] in ("standings", "lessons_read"), (
                query,
                step,
            )  # a row a question, a topic


def test_an_answer_that_is_changed_replaces_the_earlier_one(store: History, bank: Bank) -> None:
    question = statement("one")
    give(store, question, NOW - 3 * DAY)
    before = memories_after(store)
    round_id = begun(store, bank, new_round(bank))
    wrong = Answer("one", 0, 1, correct=False, seconds=5.0)
    store.record(round_id, wrong, NOW)
    memories_after(store)
    store.record(round_id, replace(wrong, choice=0, correct=True, certainty=2), NOW)
    assert store.database.rows("SELECT correct, certainty FROM answers WHERE round_id = ?", (round_id,)) == [
        (1, 2)
    ]
    after = memories_after(store)["one"]
    assert after == remembered([Recall(NOW, correct=True, seconds=5.0, certainty=2)], before["one"])
    assert queries.standings(store.database)["one"].known


def test_what_was_done_since_a_time(store: History) -> None:
    question = statement("one")
    give(store, statement("other"), NOW - DAY)
    give(store, question, NOW, right=False)
    give(store, question, NOW)
    assert queries.done_since(store.database, NOW) == Done(answers=2, right=1, questions=1)
    assert queries.done_since(store.database, NOW - DAY) == Done(3, 2, 2)


def test_each_topic_has_its_standing(store: History) -> None:
    firm, right, missed, new = (statement(name, topic="first") for name in ("a", "b", "c", "d"))
    other = statement("e", topic="second")
    for question, at, is_right in (
        (firm, NOW - DAY, True),
        (firm, NOW, True),
        (right, NOW, True),
        (missed, NOW, False),
        (statement("gone"), NOW, True),
    ):
        give(store, question, at, right=is_right)
    bars = topic_bars(bank_with([firm, right, missed, new, other]), queries.standings(store.database))
    assert {bar.topic.id: bar.standing for bar in bars} == {
        "first": TopicStanding(questions=4, met=3, right=2, firm=1),
        "second": TopicStanding(1, 0, 0, 0),
    }


def test_lessons_that_were_read_are_those_of_the_bank(store: History, bank: Bank) -> None:
    for topic in ("topic-1", "topic-1", "gone"):
        store.record_lesson(bank, topic, NOW)
    other = bank_with([statement("one", topic="topic-2")], title=Text((("en", "Another bank"),)))
    store.record_lesson(other, "topic-2", NOW)
    assert store.trouble == ""
    assert queries.lessons_read(store.database, bank) == {"topic-1"}
    translated = replace(bank, title=Text((*bank.title.wordings, ("iu", "Third"))))
    assert queries.lessons_read(store.database, translated) == {"topic-1"}


def test_every_commit_waits_for_the_disk_and_no_log_stays_beside_the_file(store: History, path: Path) -> None:
    give(store, statement("one"), NOW)
    assert store.database.rows("PRAGMA synchronous") == [(2,)]
    assert store.database.rows("PRAGMA journal_mode") == [("delete",)]
    assert not path.with_name(f"{path.name}-wal").exists()


def test_the_history_is_a_journal(store: History) -> None:
    journal: Journal = store
    assert journal.lasting


def test_a_store_may_be_closed_twice(path: Path) -> None:
    store = open_history(path, NOW)
    store.close()
    store.close()


def test_an_older_sqlite_without_strict_tables_will_do(
    path: Path, bank: Bank, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 34, 1))
    with open_history(path, NOW) as store:
        assert store.trouble == ""
        play(store, bank, [True])
        (tables,) = store.database.rows("SELECT group_concat(sql) FROM sqlite_schema")
        assert "STRICT" not in tables[0]
        assert len(queries.seen(store.database)) == 1


def test_tables_are_strict_where_sqlite_supports_it(store: History) -> None:
    tables = store.database.rows("SELECT strict FROM pragma_table_list WHERE name NOT LIKE 'sqlite_%'")
    assert tables == [(1,)] * 5


def memories_after(store: History) -> dict[str, Memory]:
    settle(store.database)
    return memories(store)
