"""PostgreSQL servers that a test may kill, with passwords, and the settings that name them."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

from common.settings import settings
from data_access.migrations.upgrade import upgrade
from data_access.operation import roles
from data_access.operation.roles import Places
from tests.postgresql import Server, running

Choose = Callable[..., None]
PLACES = Places("isipo", "isipo_users")
PASSWORDS = {name: f"{name}-secret-1401" for name in roles.NAMES}


@pytest.fixture(scope="session")
def mortal() -> Iterator[Server]:
    """A server of the tests of faults alone: whoever kills it starts it again. Roles need their passwords."""
    with running("synchronous_commit=on", "wal_level=replica", "max_wal_senders=4", passwords=True) as made:
        yield made


@pytest.fixture(scope="session")
def _template(mortal: Server) -> None:
    write(mortal.url, "CREATE DATABASE empty_schema")
    upgrade(mortal.url_of("postgres", database="empty_schema"))


@pytest.fixture
def served(mortal: Server, _template: None) -> Iterator[str]:
    """A database with the schema and the 31 provinces."""
    with copied(mortal, "served") as url:
        yield url


@contextmanager
def copied(server: Server, name: str) -> Iterator[str]:
    """Another database with the schema and the 31 provinces."""
    write(server.url, f"CREATE DATABASE {name} TEMPLATE empty_schema")
    yield server.url_of("postgres", database=name)
    write(server.url, f"DROP DATABASE {name} WITH (FORCE)")


def write(url: str, statement: str) -> None:
    """Runs a statement on a connection of its own."""
    engine = create_engine(url, poolclass=NullPool, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(statement))


@pytest.fixture(scope="session")
def settled(mortal: Server) -> Server:
    """The server with our roles, and the two databases of an installation."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COOKIE_KEY_FILE", str(mortal.home / "cookie.key"))
        settings.cache_clear()
        roles.settle(mortal.url, PLACES, PASSWORDS)
    settings.cache_clear()
    return mortal


@pytest.fixture
def choose(monkeypatch: pytest.MonkeyPatch) -> Choose:
    """Sets settings by name: `choose(database_url=..., pool_size=2)`."""
    def set_them(**chosen: Any) -> None:
        for name, value in chosen.items():
            monkeypatch.setenv(name.upper(), str(value))
        settings.cache_clear()

    return set_them
