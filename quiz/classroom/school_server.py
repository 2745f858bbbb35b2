"""The connection to a school's database: its address, its password and its errors.

An address never holds a password, for the arguments of a program can be read by everyone on the machine. It comes from
where PostgreSQL's own programs take it, a password file or a service file, or is asked for:
https://www.postgresql.org/docs/current/libpq-pgpass.html
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import TYPE_CHECKING, Any, NoReturn

from quiz.errors import QuizError
from quiz.i18n import _
from quiz.streams import one_line

if TYPE_CHECKING:
    from psycopg import Connection, Error

SCHEMES = ("postgresql://", "postgres://")
"""What the address of a database begins with."""

PATIENCE = {"connect_timeout": 10, "tcp_user_timeout": 20_000}
"""For how many seconds a server is waited for, and for how many milliseconds one that acknowledges nothing."""

LONGEST_REASON = 300
"""The most characters that are shown of a server's message."""

_SECRETS = {"password", "sslpassword", "oauth_client_secret", "scram_client_key", "scram_server_key"}
"""The parameters of a connection that are secret."""

_USER_AND_PASSWORD = re.compile(r"[^/@]*:[^@]+@")
"""What an address with a password begins with after its scheme, even where the password holds a slash."""

_OF_THE_DRIVER = re.compile(r"^connection (failed|is bad): ")
"""What the driver puts before the message of the client library."""


class SchoolError(QuizError):
    """The database of a school cannot be reached or used."""


def is_address(name: str) -> bool:
    """Is it the address of a database, not the name of a file?"""
    return name.startswith(SCHEMES)


@contextmanager
def connected(address: str) -> Iterator[Connection]:
    """A connection to a database, closed at the end; what was not committed by then is undone.

    Raises:
        SchoolError: if the driver is missing, the address holds a password, or the server refuses, here or while the
            connection is used.
    """
    _require_driver()
    from psycopg import Error

    settings = _settings(address)
    try:
        connection = _connect(settings)
    except Error as error:
        message = _("The database does not answer: {reason}.")
        raise SchoolError(message.format(reason=reason_of(error))) from None
    try:
        yield connection
    except Error as error:
        raise SchoolError(
            _("The database cannot be used: {reason}.").format(reason=reason_of(error))
        ) from None
    finally:
        connection.close()


def reason_of(error: Error) -> str:
    """What a server or the driver says is wrong, on one line."""
    said = (error.diag.message_primary or str(error)).strip() or type(error).__name__
    first = _OF_THE_DRIVER.sub("", " ".join(said.splitlines()[0].split()))
    return one_line(first)[:LONGEST_REASON].rstrip(".")


def _require_driver() -> None:
    """Check that the driver is there; only who uses a database has it installed.

    Raises:
        SchoolError: if it is missing.
    """
    try:
        import_module("psycopg")
    except ImportError:  # also where it finds no client library of PostgreSQL
        raise SchoolError(
            _("A database needs the package psycopg, which is not installed."),
            _("Install it with: {command}").format(command="pip install 'psycopg[binary]'"),
        ) from None


def _settings(address: str) -> dict[str, Any]:
    """What an address says, and our patience where it says nothing.

    Raises:
        SchoolError: if it is none, or holds a password. No message shows any of it.
    """
    from psycopg import Error
    from psycopg.conninfo import conninfo_to_dict

    scheme = next(scheme for scheme in SCHEMES if address.startswith(scheme))
    if _USER_AND_PASSWORD.match(address, len(scheme)):
        _refuse_password()
    try:
        given = conninfo_to_dict(address)
    except (Error, UnicodeError):  # the message would show what was typed
        raise SchoolError(
            _("This is no address of a database."),
            _("Write it as {example}").format(example="postgresql://teacher@server/school"),
        ) from None
    if given.keys() & _SECRETS:
        _refuse_password()
    patience: dict[str, Any] = {**PATIENCE}
    if "PGCONNECT_TIMEOUT" in os.environ:
        del patience["connect_timeout"]
    return {**patience, "fallback_application_name": "quiz", **given, "client_encoding": "utf8"}


def _refuse_password() -> NoReturn:
    raise SchoolError(
        _("An address must hold no password, for everyone on this machine can read it."),
        _("Leave it out: it is asked for, or comes from the file that PGPASSFILE names."),
    )


def _connect(settings: dict[str, Any]) -> Connection:
    """The connection; the password is asked for where the server wants one that no file gives."""
    from psycopg import Connection, OperationalError

    try:
        return Connection.connect(**settings, prepare_threshold=None)
    except OperationalError as error:
        if error.pgconn is None or not error.pgconn.needs_password:
            raise
    return Connection.connect(**settings, prepare_threshold=None, password=_asked())


def _asked() -> str:
    """The password, typed unseen.

    Raises:
        SchoolError: if nobody is there to be asked.
    """
    if sys.stdin.isatty():
        from getpass import getpass

        try:
            return getpass(_("Password for the database: "))
        except EOFError:
            pass
    raise SchoolError(
        _("The database wants a password."),
        _("Name a file that holds it with PGPASSFILE, or start this in a terminal."),
    )
