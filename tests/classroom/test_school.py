"""The results of a school in a real PostgreSQL database."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from threading import Barrier
from typing import Any
from urllib.parse import quote

import pytest

from quiz.bank.model import Bank
from quiz.bank.reader import read_bank
from quiz.classroom import school as schools
from quiz.classroom.class_report import ClassReport
from quiz.classroom.classes import ANY, Wanted
from quiz.classroom.code import read_code
from quiz.classroom.report.as_json import as_json
from quiz.classroom.report.spreadsheet import answers_as_csv, questions_as_csv
from quiz.classroom.report.text import as_text
from quiz.classroom.result import Result, ResultAnswer
from quiz.classroom.school import load
from quiz.classroom.school_class import SchoolClass
from quiz.classroom.school_rows import Column, round_columns
from quiz.classroom.school_server import connected
from quiz.classroom.source import class_source
from quiz.classroom.summarise import report_on
from tests.banks import SMALL, classroom_bank
from tests.classroom.postgres import has_passwords
from tests.classroom.results import EXAMPLE
from tests.classroom.scripted import DAY, ClassPlan, scripted_class, write_class
from tests.program import Said

BANK = classroom_bank()
SECRET = "s3cret-Pass"

needs_passwords = pytest.mark.skipif(not has_passwords(), reason="the named server asks for no password")


def played(seed: int = 1, **plan: object) -> list[Result]:
    usual = ClassPlan(learners=12, questions=6)
    return scripted_class(BANK, seed, replace(usual, **plan))  # type: ignore[arg-type]


def store(address: str, *classes: Sequence[Result]) -> None:
    with connected(address) as connection:
        load(connection, [result for rounds in classes for result in rounds])


def rows(address: str, query: str) -> list[tuple[Any, ...]]:
    with connected(address) as connection:
        return connection.execute(query.encode()).fetchall()


@pytest.fixture
def small(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Bank:
    """A bank that is read in no time, which the program is to use."""
    file = tmp_path_factory.mktemp("bank") / "small.yaml"
    file.write_text(SMALL, "utf-8")
    monkeypatch.setenv("QUIZ_BANK", str(file))
    return read_bank(file)


@pytest.fixture
def said(small: Bank, capsys: pytest.CaptureFixture[str]) -> Said:
    return Said(capsys)


@pytest.fixture
def small_class(small: Bank) -> list[Result]:
    return scripted_class(small, 4, ClassPlan(questions=2))


# The same figures as from the files


def reported(source: str | Path, wanted: Wanted = ANY, *, shared: bool = False) -> tuple[ClassReport, str]:
    """The report on the class, and everything that is printed of it."""
    with class_source([str(source)], BANK, wanted) as found:
        report = report_on(found.tally, BANK, shared=shared)
        answers = "".join(answers_as_csv(found.rounds(), report, shared=shared))
    return report, "".join([as_json(report), as_text(report), questions_as_csv(report), answers])


CLASSES = {
    "a class": played(),
    "some left, some unanswered": played(3, left=4, unanswered=0.2),
    "one round": played(learners=1),
    "nobody finished": played(left=12),
    "everything right": played(skill=99.0),
    "no certainty": played(certainty=False),
    "labels": [
        *played(label='a,"\\b'),
        *(replace(one, label="4B", id=one.id[::-1]) for one in played()),
    ],
    "several codes": [
        *played(),
        *played(2, code="0000-1111", learners=4),
        *played(4, code="0000-2222", day=DAY - timedelta(9)),
        *played(5, code=None),
    ],
    "no code, two papers": [*played(code=None), *played(2, code=None)],
    "no code, one paper": played(code=None),
    "a code of two papers": [*played(), *played(2, learners=3)],
}


@pytest.mark.parametrize("rounds", CLASSES.values(), ids=CLASSES)
def test_a_report_from_the_database_is_the_report_from_the_folder(
    school: str, tmp_path: Path, rounds: list[Result]
) -> None:
    distinct = [
        replace(one, id=f"{number:08x}-0000-4000-8000-000000000000") for number, one in enumerate(rounds)
    ]
    write_class(tmp_path, distinct)
    store(school, distinct)
    folder = str(tmp_path) + "/"
    wanted = [ANY, Wanted(code="OOOO llll"), Wanted(since=DAY), Wanted(label="4B"), Wanted(code="no such")]
    for one in wanted:
        for shared in (False, True):
            report, printed = reported(school, one, shared=shared)
            of_files, printed_of_files = reported(tmp_path, one, shared=shared)
            assert printed == printed_of_files.replace(folder, "").replace(".json", "")
            assert replace(report, owners=0, refused=()) == replace(of_files, owners=0, refused=())


def test_what_the_bank_does_not_hold_or_offer_is_refused_as_from_files(school: str, tmp_path: Path) -> None:
    honest = played()
    first = honest[0].answers[0]
    lies = [replace(first, choice=9, correct=False), replace(first, correct=not first.correct)]
    strange = [
        replace(honest[place], answers=(lie, *honest[place].answers[1:])) for place, lie in enumerate(lies)
    ]
    strange.append(replace(honest[2], paper=("no-such", *honest[2].paper[1:]), answers=()))
    strange.append(replace(honest[3], answers=(lies[0],), finished=False))
    rounds = [*strange, *honest[4:]]
    write_class(tmp_path, rounds)
    store(school, rounds)
    report, of_files = reported(school)[0], reported(tmp_path)[0]
    reasons = {one.file: one.reason for one in report.refused}
    assert len(reasons) == 4
    assert reasons == {Path(one.file).stem: one.reason for one in of_files.refused}
    assert (report.rounds, report.spread) == (of_files.rounds, of_files.spread)


def test_rounds_of_another_bank_are_one_line_for_each_title(school: str, said: Said) -> None:
    other = [replace(one, bank=replace(one.bank, hash="0" * 64, title="Rivers \u202e")) for one in played()]
    store(school, other, played(2))
    report, printed = reported(school)
    assert report.rounds == 12
    assert [one.file for one in report.refused] == ["Rivers \\u202e"]
    assert "12 rounds are of another bank" in printed
    code, out, err = said("report", school)
    assert (code, out) == (1, "")
    assert err.endswith(
        "No round was played with this bank. Name the one that was played with --bank FILE.\n"
    )


def test_an_exit_ticket_is_made_from_the_database(
    school: str, said: Said, small: Bank, small_class: list[Result]
) -> None:
    store(school, small_class)
    ended, out, _err = said("code", "--from-report", school, "--count", "1")
    assert (ended, len(read_code(out, small).questions)) == (0, 1)


def test_every_output_is_printed_from_the_database(
    school: str, tmp_path: Path, said: Said, small_class: list[Result]
) -> None:
    write_class(tmp_path, small_class)
    assert said("results", "load", tmp_path, "--to", school)[0] == 0
    for output in ("--text", "--markdown", "--json", "--csv", "--csv-answers"):
        assert said("report", school, output) == said("report", tmp_path, output)
    code, out, _err = said("report", school, "--json", "--since", (DAY + timedelta(1)).isoformat())
    assert (code, json.loads(out)["rounds"]) == (1, 0)


def test_an_empty_database_is_nothing_to_read(school: str, said: Said) -> None:
    code, out, err = said("report", school, "--json")
    assert (code, json.loads(out)["rounds"], "There is no result to read." in err) == (1, 0, True)


# Loading


def test_loading_twice_changes_nothing(school: str, tmp_path: Path, said: Said) -> None:
    write_class(tmp_path, played())
    assert said("results", "load", tmp_path, "--to", school) == (
        0,
        "12 new rounds were loaded, 0 were there already.\n",
        "",
    )
    before = rows(school, "TABLE quiz.rounds ORDER BY id"), rows(school, "TABLE quiz.papers")
    assert said("results", "load", tmp_path, "--to", school)[1] == (
        "0 new rounds were loaded, 12 were there already.\n"
    )
    assert (rows(school, "TABLE quiz.rounds ORDER BY id"), rows(school, "TABLE quiz.papers")) == before


def test_one_damaged_file_among_a_hundred_is_named_and_the_others_are_loaded(
    school: str, tmp_path: Path, said: Said
) -> None:
    damaged = write_class(tmp_path, played(learners=100))[50]
    damaged.write_bytes(damaged.read_bytes()[:300])
    code, out, err = said("results", "load", tmp_path, "--to", school)
    assert (code, out) == (0, "99 new rounds were loaded, 0 were there already.\n")
    assert err == f"quiz: {damaged}: is no result file of this game\n"
    assert rows(school, "SELECT count(*) FROM quiz.rounds") == [(99,)]


def test_a_round_that_contradicts_the_one_in_the_database_is_named_and_that_one_stays(
    school: str, tmp_path: Path, said: Said
) -> None:
    first, *rest = played()
    store(school, [first])
    forged = write_class(tmp_path, [replace(first, answers=(), finished=not first.finished), *rest])[0]
    code, out, err = said("results", "load", tmp_path, "--to", school)
    assert (code, out) == (0, "11 new rounds were loaded, 0 were there already.\n")
    assert err == f"quiz: {forged}: contradicts what the database holds of the same round\n"
    assert rows(school, f"SELECT finished FROM quiz.rounds WHERE id = '{first.id}'") == [(first.finished,)]


def test_nothing_to_load_is_exit_code_1(school: str, tmp_path: Path, said: Said) -> None:
    assert said("results", "load", tmp_path, "--to", school) == (1, "", "quiz: There is no result to load.\n")


def test_loads_at_the_same_time_store_each_round_once_though_none_finds_tables(school: str) -> None:
    rounds, start = played(learners=40), Barrier(4)

    def one(place: int) -> int:
        start.wait(30)
        with connected(school) as connection:
            return load(connection, rounds[place * 5 : place * 5 + 25][:: 1 - place % 2 * 2]).new

    with ThreadPoolExecutor(4) as pool:
        stored = sum(pool.map(one, range(4)))
    assert stored == 40
    assert rows(school, "SELECT count(*), count(DISTINCT id) FROM quiz.rounds") == [(40, 40)]
    assert rows(school, "SELECT count(*) FROM quiz.papers") == [(1,)]


@pytest.fixture
def failing_after(school: str, monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Lets the server end the connection of the load after so many rounds."""

    def after(count: int) -> None:
        written: list[str] = []

        def end_connection(result: Result) -> tuple[Column, ...]:
            written.append(result.id)
            if len(written) == count:
                ended = (
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'quiz' "
                )
                rows(school, ended + "AND pid <> pg_backend_pid()")
            return round_columns(result)

        monkeypatch.setattr(schools, "round_columns", end_connection)

    return after


@pytest.mark.parametrize("already", [0, 3])
def test_a_server_that_goes_away_leaves_none_of_the_load_and_one_line_says_so(
    school: str, tmp_path: Path, said: Said, failing_after: Callable[[int], None], already: int
) -> None:
    rounds = played(learners=20)
    if already:
        store(school, rounds[:already])
    write_class(tmp_path, rounds)
    failing_after(10)
    code, out, err = said("results", "load", tmp_path, "--to", school)
    assert (code, out) == (2, "")
    assert err.startswith("quiz: None of these results was loaded: ")
    assert err.endswith(". Load the same files again: no round is stored twice.\n")
    assert err.count("\n") == 1
    there = "SELECT coalesce((SELECT count(*) FROM pg_class WHERE relname = 'papers'), 0)"
    assert rows(school, there if not already else "SELECT count(*) FROM quiz.rounds") == [(already,)]


HOSTILE_TITLE = '\\N {"x"} \\x00 \'); DROP SCHEMA quiz; -- %s \U0001f600'
HOSTILE_LABEL = "\\.,\"'%(a)s"


def test_hostile_text_comes_back_as_it_was(school: str) -> None:
    rounds = [
        replace(one, bank=replace(one.bank, title=HOSTILE_TITLE), label=HOSTILE_LABEL)
        for one in sorted(played(unanswered=0.3, left=3), key=lambda result: result.id)
    ]
    store(school, rounds)
    with connected(school) as connection:
        found = SchoolClass(connection, BANK, Wanted(label=HOSTILE_LABEL))
        assert list(found.rounds()) == rounds


def test_a_question_may_be_called_null(school: str) -> None:
    answer = ResultAnswer("null", 25, False, None, 999_999)
    store(school, [replace(EXAMPLE, paper=("NULL", "null", "a-b_c"), answers=(answer,))])
    assert rows(school, "SELECT question, choice, seconds FROM quiz.answers ORDER BY place") == [
        ("NULL", None, None),
        ("null", 25, 999_999),
        ("a-b_c", None, None),
    ]


@pytest.mark.parametrize("odd", ["\udcff", "\x00", "'", "x" * 100_000])
def test_what_no_database_can_hold_is_not_found(
    school: str, said: Said, small_class: list[Result], odd: str
) -> None:
    store(school, small_class)
    assert said("report", school, "--label", odd)[2] == "quiz: No round fits what was asked for.\n"
    assert said("report", school, "--code", odd)[2].startswith("quiz: There is no round with the code ")


def test_tables_of_another_version_are_left_alone(school: str, tmp_path: Path, said: Said) -> None:
    store(school, played())
    rows(school, "SELECT 1")
    with connected(school) as connection:
        connection.execute("UPDATE quiz.format SET number = 2")
        connection.commit()
    write_class(tmp_path, played(2))
    for command in (["report", school], ["results", "load", tmp_path, "--to", school]):
        code, out, err = said(*command)
        assert (code, out) == (2, "")
        assert "were made by another version of the game (format 2). Use that version." in err
    assert rows(school, "SELECT count(*) FROM quiz.rounds") == [(12,)]


# Addresses and passwords


PASSWORDS = [
    f"postgresql://teacher:{SECRET}@server/school",
    f"postgres://teacher:{SECRET}@server/school",
    f"postgresql://teacher:{SECRET}/x@server/school",
    f"postgresql://teacher:{SECRET}%zz@server/school",
    f"postgresql://:{SECRET}@server",
    f"postgresql://server/school?password={SECRET}",
    f"postgresql://server/school?sslpassword={SECRET}",
]
UNREADABLE = [
    f"postgresql://server/school?passwort={SECRET}",
    f"postgresql://[{SECRET}/school",
    f"postgresql://server/school?{SECRET}",
    f"postgresql://server/\udcff{SECRET}",
]


@pytest.mark.parametrize("address", [*PASSWORDS, *UNREADABLE])
def test_an_address_with_a_password_in_it_is_refused_and_shown_nowhere(
    tmp_path: Path, said: Said, address: str
) -> None:
    for command in (
        ["report", address],
        ["report", address, "--csv-answers", "--lang", "fr"],
        ["results", "load", tmp_path, "--to", address],
        ["code", "--from-report", address],
    ):
        code, out, err = said(*command)
        assert (code, out, err.count("\n")) == (2, "", 1)
        assert SECRET not in err
        if "fr" not in command:
            wrong = (
                "An address must hold no password"
                if address in PASSWORDS
                else "This is no address of a database"
            )
            assert err.startswith(f"quiz: {wrong}")


def test_a_password_typed_at_the_wrong_place_is_not_repeated(tmp_path: Path, said: Said) -> None:
    address = f"postgresql://teacher:{SECRET}@server/school"
    for command in (
        ["report", tmp_path, "--too", address],
        ["report", tmp_path, f"--too={address}"],
        ["report", tmp_path, "--since", address],
        ["results", "take", address],
        ["results", "load", tmp_path, "--to", f" {address}"],
        ["play", "--bank", address],
        ["where", f"postgresql://server/school?password={SECRET}"],
    ):
        code, out, err = said(*command)
        assert (code, SECRET in out + err) == (2, False)


def test_a_database_is_reported_on_alone(tmp_path: Path, said: Said) -> None:
    code, _out, err = said("report", tmp_path, "postgresql://server/school")
    assert (code, err.startswith("quiz: A report is on files or on one database.")) == (2, True)


def test_without_the_driver_one_line_tells_how_to_get_it(said: Said, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    assert said("report", "postgresql://server/school") == (
        2,
        "",
        "quiz: A database needs the package psycopg, which is not installed. "
        "Install it with: pip install 'psycopg[binary]'\n",
    )


def test_a_server_that_is_not_there_is_one_line(tmp_path: Path, said: Said) -> None:
    pytest.importorskip("psycopg")
    for address in (f"postgresql:///school?host={quote(str(tmp_path))}", "postgresql://127.0.0.1:1/school"):
        code, out, err = said("report", address)
        assert (code, out, err.count("\n")) == (2, "", 1)
        assert err.startswith("quiz: The database does not answer: connection to server ")


@pytest.fixture
def guarded(school: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The address of the same database for a user who needs a password."""
    with connected(school) as connection:
        connection.execute(f"CREATE ROLE teacher SUPERUSER LOGIN PASSWORD '{SECRET}'")
        connection.commit()
    yield school.replace("//quiz@", "//teacher@")
    with connected(school) as connection:
        connection.execute("DROP OWNED BY teacher; DROP ROLE teacher")
        connection.commit()


@needs_passwords
def test_a_password_comes_out_of_a_password_file_or_a_service_file(
    guarded: str, tmp_path: Path, said: Said, small_class: list[Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    results, passwords, services = tmp_path / "results", tmp_path / "passwords", tmp_path / "services"
    write_class(results, small_class)
    passwords.write_text(f"*:*:*:teacher:{SECRET}\n")
    passwords.chmod(0o600)
    with monkeypatch.context() as patched:
        patched.setenv("PGPASSFILE", str(passwords))
        assert said("results", "load", results, "--to", guarded)[0] == 0
    host = guarded.split("host=")[1].replace("%2F", "/")
    services.write_text(f"[school]\nhost={host}\ndbname=postgres\nuser=teacher\npassword={SECRET}\n")
    monkeypatch.setenv("PGSERVICEFILE", str(services))
    assert said("report", "postgresql://?service=school")[0] == 0


@needs_passwords
def test_a_password_is_asked_for_in_a_terminal_and_shown_nowhere(
    guarded: str, said: Said, small_class: list[Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    store(guarded.replace("teacher", "quiz"), small_class)
    asked: list[str] = []

    def typed(prompt: str) -> str:
        asked.append(prompt)
        return SECRET if len(asked) == 1 else SECRET + "!"

    code, out, err = said("report", guarded)
    assert (code, out) == (2, "")
    assert err.startswith("quiz: The database wants a password. Name a file that holds it with PGPASSFILE")
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    monkeypatch.setattr("getpass.getpass", typed)
    assert said("report", guarded)[0] == 0
    code, out, err = said("report", guarded)
    assert (code, out, err.count("\n"), SECRET in err) == (2, "", 1, False)
    assert "password authentication failed" in err
    assert asked == ["Password for the database: "] * 2
