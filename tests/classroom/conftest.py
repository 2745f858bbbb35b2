"""A database for the tests of a school's results."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from tests.classroom.postgres import NoServerError, database


@pytest.fixture(scope="session")
def school_server() -> Iterator[str]:
    """The address of a database that this worker alone uses; its server ends with the worker."""
    pytest.importorskip("psycopg")
    server = database()
    try:
        address = server.__enter__()
    except NoServerError as error:
        pytest.skip(f"no PostgreSQL: {error}")
    yield address
    server.__exit__(None, None, None)


@pytest.fixture
def school(school_server: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The address of an empty database, for a user of whom no password and no other setting is known."""
    from psycopg import Connection

    for name in [name for name in os.environ if name.startswith("PG")]:
        monkeypatch.delenv(name)
    yield school_server
    with Connection.connect(school_server) as connection:
        connection.execute("SET client_min_messages = error; DROP SCHEMA IF EXISTS quiz CASCADE")
