"""A result file comes whole or not at all to a folder that may be anything, and the game never waits for it."""

from __future__ import annotations

import errno
import getpass
import io
import json
import os
import re
import socket
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from threading import Barrier, Event, Thread
from uuid import uuid4

import pytest

from quiz import i18n, paths
from quiz.classroom import delivery as delivery_module
from quiz.classroom.delivery import Delivery, file_in, write_result
from quiz.classroom.result import Result
from quiz.classroom.result_reader import read_result
from quiz.cli import main
from tests.banks import SMALL
from tests.classroom.results import EXAMPLE

LONG = 30.0
"""Seconds that no delivery in these tests needs."""


@pytest.fixture
def share(tmp_path: Path) -> Path:
    folder = tmp_path / "share"
    folder.mkdir()
    return folder


@pytest.fixture
def outbox(tmp_path: Path) -> Path:
    return tmp_path / "data" / "outbox"


def a_result(**changes: object) -> Result:
    return replace(EXAMPLE, id=str(uuid4()), **changes)  # type: ignore[arg-type]


def results_in(folder: Path) -> list[Result]:
    """The results in a folder, which holds nothing else."""
    return [read_result(path.read_bytes()) for path in sorted(folder.iterdir())] if folder.exists() else []


def delivered(share: Path, outbox: Path | None, *results: Result) -> str:
    """Deliver results and close; gives what is said at the end."""
    delivery = Delivery(share, outbox, patience=LONG)
    for result in results:
        delivery.submit(result)
    return delivery.close()


# The file


def test_a_file_is_named_by_its_id_belongs_to_its_owner_and_is_dated_midnight(share: Path) -> None:
    result = a_result(date=date(2026, 3, 2))
    write_result(share, result)
    (path,) = share.iterdir()
    state = path.stat()
    assert path.name == f"{result.id}.json"
    assert stat.S_IMODE(state.st_mode) == 0o600
    assert datetime.fromtimestamp(state.st_mtime) == datetime(2026, 3, 2)
    assert state.st_atime == state.st_mtime
    assert read_result(path.read_bytes()) == result


def test_a_file_that_cannot_be_finished_leaves_nothing(share: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    assert "No space left" in delivered(share, None, a_result())
    assert list(share.iterdir()) == []


def refuse(error: OSError) -> Callable[..., None]:
    """What raises an error, whatever it is called with."""

    def raise_it(*_arguments: object) -> None:
        raise error

    return raise_it


def test_a_share_that_fails_and_then_forbids_to_clean_up_is_told_of(
    share: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(os, "fsync", refuse(OSError(errno.EIO, "Input/output error")))
        broken.setattr(os, "remove", refuse(OSError(errno.EROFS, "Read-only file system")))
        assert "Input/output error" in delivered(share, None, a_result())


@pytest.mark.parametrize("number", [errno.EPERM, errno.EINVAL, errno.ENOTSUP, errno.ENOSYS])
def test_a_share_without_fsync_or_times_of_files_gets_its_file(
    share: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    monkeypatch.setattr(os, "fsync", refuse(OSError(errno.EINVAL, "Invalid argument")))
    monkeypatch.setattr(os, "utime", refuse(OSError(number, os.strerror(number))))
    assert delivered(share, None, a_result()) == ""
    assert len(results_in(share)) == 1


def test_forty_terminals_that_finish_together_leave_forty_whole_files(share: Path, tmp_path: Path) -> None:
    results, start = [a_result() for _seat in range(40)], Barrier(40)

    def finish(seat: int) -> None:
        delivery = Delivery(share, tmp_path / f"seat-{seat}", patience=LONG)
        start.wait()
        delivery.submit(results[seat])
        delivery.close()

    seats = [Thread(target=finish, args=(seat,)) for seat in range(40)]
    for seat in seats:
        seat.start()
    for seat in seats:
        seat.join()
    assert {result.id for result in results_in(share)} == {result.id for result in results}


# The outbox


def test_what_is_delivered_does_not_stay_on_the_machine(share: Path, outbox: Path) -> None:
    assert delivered(share, outbox, a_result()) == ""
    assert len(results_in(share)) == 1
    assert results_in(outbox) == []


def test_a_share_that_is_gone_is_told_once_and_gets_its_files_at_the_next_start(
    share: Path, outbox: Path
) -> None:
    share.rmdir()
    results = [a_result(), a_result()]
    said = delivered(share, outbox, *results)
    assert said == (
        f"There is no folder {share}. "
        "The results wait on this machine and are delivered at the next start with --results."
    )
    assert len(results_in(outbox)) == 2
    assert stat.S_IMODE(outbox.stat().st_mode) == 0o700
    share.mkdir()
    assert delivered(share, outbox) == ""
    assert {result.id for result in results_in(share)} == {result.id for result in results}
    assert results_in(outbox) == []


def test_trouble_is_news_once(share: Path, outbox: Path) -> None:
    share.rmdir()
    delivery = Delivery(share, outbox, patience=LONG)
    delivery.close()
    assert "There is no folder" in delivery.news()
    assert delivery.news() == ""


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_share_leaves_the_file_in_the_outbox(share: Path, outbox: Path) -> None:
    share.chmod(0o500)
    assert "you may not write there" in delivered(share, outbox, a_result())
    share.chmod(0o700)
    assert len(results_in(outbox)) == 1


@pytest.fixture
def hung(share: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Event]:
    """A share that does not answer until the event is set, or the test is over."""
    answers, real = Event(), write_result

    def wait(folder: Path, result: Result) -> None:
        if folder == share:
            answers.wait()
        real(folder, result)

    monkeypatch.setattr(delivery_module, "write_result", wait)
    yield answers
    answers.set()


def test_a_share_that_does_not_answer_delays_nothing_and_loses_nothing(
    share: Path, outbox: Path, hung: Event
) -> None:
    delivery = Delivery(share, outbox, patience=0.0)
    for _round in range(3):
        delivery.submit(a_result())
    said = delivery.close()
    assert said.startswith(f"{share} does not answer. The results wait on this machine")
    assert len(results_in(outbox)) == 3


def test_a_result_that_was_replaced_is_not_delivered_at_the_next_start(
    share: Path, outbox: Path, hung: Event
) -> None:
    first, last = a_result(finished=False), a_result()
    delivery = Delivery(share, outbox, patience=0.0)
    delivery.submit(first)
    delivery.submit(last, instead_of=first.id)
    delivery.close()
    assert results_in(outbox) == [last]


def test_the_program_ends_while_a_share_does_not_answer(share: Path, outbox: Path) -> None:
    program = (
        "import sys, threading\nfrom pathlib import Path\nfrom quiz.classroom import delivery\n"
        "delivery.write_result = lambda folder, result: threading.Event().wait()\n"
        "print(delivery.Delivery(Path(sys.argv[1]), Path(sys.argv[2]), patience=0.0).close())"
    )
    outbox.mkdir(parents=True)
    write_result(outbox, a_result())
    command = [sys.executable, "-c", program, str(share), str(outbox)]
    ran = subprocess.run(command, capture_output=True, text=True, check=True, timeout=LONG)
    assert ran.stdout.startswith(f"{share} does not answer.")


def test_leaving_the_game_waits_for_a_share_two_seconds_at_most() -> None:
    assert delivery_module.PATIENCE == 2.0


def test_without_an_outbox_results_are_tried_again_with_the_next(
    share: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    delivery = Delivery(share, None, patience=LONG)
    hidden = share.rename(share.with_name("gone"))
    delivery.submit(a_result())
    hidden.rename(share)
    delivery.submit(a_result())
    assert delivery.close() == ""
    assert len(results_in(share)) == 2


def test_results_that_nothing_can_keep_are_told_to_be_lost(share: Path) -> None:
    share.rmdir()
    said = delivered(share, None, a_result(), a_result())
    assert said == f"There is no folder {share}. 2 results are lost."
    i18n.switch("fr")
    assert "sont perdus" in delivered(share, None, a_result(), a_result())


def test_what_else_lies_in_the_outbox_stays_there_and_is_not_delivered(share: Path, outbox: Path) -> None:
    outbox.mkdir(parents=True)
    (outbox / "letter.json").write_text('{"dear": "diary"}')
    (outbox / "folder.json").mkdir()
    assert delivered(share, outbox, a_result()) == ""
    assert len(results_in(share)) == 1
    assert {path.name for path in outbox.iterdir()} == {"letter.json", "folder.json"}


def test_a_later_result_takes_the_place_of_an_earlier_one(share: Path, outbox: Path) -> None:
    first, last = a_result(finished=False), a_result()
    for box in (outbox, None):
        delivery = Delivery(share, box, patience=LONG)
        delivery.submit(first)
        delivery.submit(last, instead_of=first.id)
        assert delivery.close() == ""
        assert results_in(share) == [last]
        file_in(share, last.id).unlink()


# From the command line


@pytest.fixture
def small(tmp_path: Path) -> str:
    (tmp_path / "small.yaml").write_text(SMALL)
    return str(tmp_path / "small.yaml")


def play(bank: str, share: Path, *more: str, typed: str = "1\n1\n", monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setattr("sys.stdin", io.StringIO(typed))
    return main(["play", "--plain", "--bank", bank, "--seed", "7", "--results", str(share), *more])


def test_a_round_by_lines_leaves_a_file_that_names_nobody(
    small: str, share: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert play(small, share, "--label", "Seat 4", monkeypatch=monkeypatch) == 0
    assert capsys.readouterr().out.startswith("Your rounds are handed in without your name, marked 'Seat 4'")
    (path,) = share.iterdir()
    state, text = path.stat(), path.read_text("utf-8")
    assert json.loads(text)["label"] == "Seat 4"
    assert json.loads(text)["finished"]
    private = {
        socket.gethostname(),
        getpass.getuser(),
        str(Path.home()),
        str(paths.data_folder()),
        "small.yaml",
    }
    private |= {str(share), f"{os.getpid()}"}
    for word in private:
        assert not re.search(rf"(?<![0-9a-z]){re.escape(word)}(?![0-9a-z])", path.name + text), word
    assert not re.search(r"\d:\d\d|T\d\d", text)
    assert datetime.fromtimestamp(state.st_mtime).time().isoformat() == "00:00:00"
    assert not paths.outbox().exists() or list(paths.outbox().iterdir()) == []


def test_a_round_that_the_end_of_input_cuts_short_is_handed_in_as_left(
    small: str, share: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert play(small, share, typed="1\n", monkeypatch=monkeypatch) == 0
    (result,) = results_in(share)
    assert (result.finished, len(result.answers), result.label) == (False, 1, None)


def test_a_share_that_is_not_there_is_one_line_at_the_end(
    small: str, share: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert play(small, share / "none", monkeypatch=monkeypatch) == 0
    assert capsys.readouterr().err == (
        f"quiz: There is no folder {share / 'none'}. "
        "The results wait on this machine and are delivered at the next start with --results.\n"
    )
    assert len(results_in(paths.outbox())) == 1


@pytest.mark.parametrize("label", ["", "thirteen char", "a\x1b[2J", " a"])
def test_a_label_is_short_and_can_be_shown(
    label: str, share: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["play", "--plain", "--results", str(share), "--label", label]) == 2
    assert "must be 1 to 12 characters" in capsys.readouterr().err


def test_a_label_needs_results(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["play", "--plain", "--label", "Seat 4"]) == 2
    assert capsys.readouterr().err == "quiz: --label goes with --results.\n"
