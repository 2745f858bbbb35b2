"""Games that are killed, and games that write to one file together, lose nothing."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from quiz.bank.model import Bank
from quiz.study import queries
from quiz.study.history import open_history
from tests.effort import EXAMPLES
from tests.study.examples import NOW, answered, begun, new_round, play, unfinished
from tests.study.test_upgrade import VERSION_1

needs_fork = pytest.mark.skipif(sys.platform == "win32", reason="it forks, to be quick")


def run(*arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", *arguments], capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@needs_fork
def test_killed_games_lose_no_verdict_they_showed() -> None:
    assert run("tests.study.killing", str(EXAMPLES)).startswith(f"{EXAMPLES} kills")


@needs_fork
def test_twenty_games_that_write_together_lose_nothing() -> None:
    report = json.loads(run("tests.study.crowd", "20"))
    assert report["codes"] == [0]
    assert report["troubles"] == []
    assert (report["rounds"], report["answers"]) == (20, 200)


@needs_fork
def test_four_games_that_start_at_once_upgrade_an_older_file_and_all_record() -> None:
    report = json.loads(run("tests.study.crowd", "4", str(VERSION_1)))
    assert report["codes"] == [0]
    assert report["troubles"] == []
    assert report["answers"] == 206 + 40


def test_a_round_that_is_being_played_elsewhere_is_offered_only_after_a_crash(path: Path, bank: Bank) -> None:
    with (
        subprocess.Popen(
            [sys.executable, "-m", "tests.study.waiting", str(path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        ) as other,
        open_history(path, NOW) as store,
    ):
        assert other.stdout is not None
        assert other.stdin is not None
        assert other.stdout.readline() == "playing\n"
        assert unfinished(store, bank) is None
        other.stdin.write("crash\n")
        other.stdin.flush()
        assert other.wait() == 9
        saved = unfinished(store, bank)
        assert saved is not None
        assert len(saved.answers) == 1


def test_two_terminals_play_on_one_file(path: Path, bank: Bank) -> None:
    with open_history(path, NOW) as left, open_history(path, NOW) as right:
        games = [
            (store, new_round(bank, seed), begun(store, bank, new_round(bank, seed)))
            for seed, store in enumerate((left, right))
        ]
        for _ in range(10):
            turn = []
            for store, played, round_id in games:
                after, answer = answered(played)
                store.record(round_id, answer, NOW)
                turn.append((store, after, round_id))
            games = turn
        for store, _, round_id in games:
            store.finish(round_id, NOW)
        assert [one.tally.asked for one in queries.facts(left.database, NOW).rounds] == [10, 10]
        assert queries.seen(left.database) == queries.seen(right.database)


def test_a_new_file_is_made_in_one_step_and_leaves_nothing_behind(path: Path, bank: Bank) -> None:
    with open_history(path, NOW) as store:
        play(store, bank, [True])
    assert {file.name for file in path.parent.iterdir()} == {path.name, f"{path.name}.playing"}


def test_a_file_grows_in_its_place_where_there_are_no_links(
    path: Path, bank: Bank, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_self: Path, _target: Path) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    with open_history(path, NOW) as store:
        assert store.trouble == ""
        play(store, bank, [True])
    assert path.stat().st_size > 0
