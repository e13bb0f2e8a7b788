"""Installations for the browser tests: on embedded databases, or on PostgreSQL with the roles of a real one.

What is visited in both languages runs in Persian on PostgreSQL and in English on the embedded databases, so
that one run meets both; TESTS_ENGINE=postgresql or duckdb puts everything on one. The demo of each is built
once for all processes of a run: PostgreSQL's as a copy of the server's files.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from data_access.operation import roles
from data_access.operation.roles import OWNER, READER, STATE, Places
from tests.demo import DESK, alone, demo_in
from tests.postgresql import Server, home_of, running
from tests.serving import ROOT

USER, PASSWORD = "browser", "Only-for-tests-1401"
SETTINGS = ("synchronous_commit=on",)
DUCKDB, POSTGRESQL = "duckdb", "postgresql"
CHOSEN = os.environ.get("TESTS_ENGINE", "")
MAIN = CHOSEN or DUCKDB   # of whatever is done in one language only
OF_LANGUAGE = {"fa": CHOSEN or POSTGRESQL, "en": CHOSEN or DUCKDB}
PLACES = Places("isipo", "isipo_users")
SECRETS = {name: f"{name}-secret-1401" for name in roles.NAMES}
Environment = dict[str, str]


@contextmanager
def installed(engine: str, home: Path, shared: Path | None = None) -> Iterator[Environment]:
    """What names the databases of a new installation: demo rows, and a state with one managing director.

    `shared`: the folder of the demos; without one they are built in `home`.
    """
    made = own_files(home)
    if engine == DUCKDB:
        made |= {"DATABASE_URL": demo_in(shared or home), "STATE_URL": f"sqlite:///{home}/state.sqlite"}
        yield with_a_director(made)
        return
    with demo_server(shared or home) as server:
        yield with_a_director(made | addresses(server))


def own_files(home: Path) -> Environment:
    """The files that an installation has beside its databases.

    The key is that of the tests where they have one: they write into the audit log, too.
    """
    key = os.environ.get("COOKIE_KEY_FILE", str(home / "cookie.key"))
    return {"SETTINGS_FILE": str(home / "settings.toml"), "COOKIE_KEY_FILE": key}


@contextmanager
def demo_server(shared: Path) -> Iterator[Server]:
    """A server of one's own that holds the demo, and on which only `postgres` needs no password."""
    kept = shared / "postgresql"
    with alone(shared / "postgresql.lock"):
        if not kept.exists():
            with running(*SETTINGS, passwords=True) as first:
                on_server(own_files(shared), first)
                first.stop()
                _copy(first.home / "data", kept)
    with home_of(*SETTINGS) as server:
        _copy(kept, server.home / "data")
        server.start()
        yield server


def addresses(server: Server) -> Environment:
    """Each database by the role that has to do with it."""
    return {
        "STATE_URL": server.url_of(STATE, SECRETS[STATE], PLACES.state),
        "DATABASE_URL": server.url_of(READER, SECRETS[READER], PLACES.rows),
        "LOADER_URL": server.url_of(roles.LOADER, SECRETS[roles.LOADER], PLACES.rows),
    }


def on_server(made: Environment, server: Server) -> Environment:
    """The demo, built by the owner; the dashboard then only reads, and changes nothing but its own state."""
    given = "\n".join(f"{name}:{secret}" for name, secret in SECRETS.items())
    words = ("roles", "--database", PLACES.rows, "--state-database", PLACES.state, "--passwords-stdin")
    data_access({**made, "DATABASE_URL": server.url}, *words, stdin=given)
    owner = server.url_of(OWNER, SECRETS[OWNER], PLACES.rows)
    data_access({**made, "DATABASE_URL": owner}, "demo", "--desk", str(DESK))
    return addresses(server)


def with_a_director(made: Environment) -> Environment:
    data_access(made, "user", "first")
    data_access(made, "user", "add", USER, "--role", "managing_director", "--password-stdin", stdin=PASSWORD)
    return made


def data_access(environment: Environment, *words: str, stdin: str = "") -> None:
    """The product's own command line, as an installation would use it."""
    command = [sys.executable, "-m", "data_access", *words]
    subprocess.run(command, cwd=ROOT, env={**os.environ, **environment}, input=stdin, text=True, check=True)


def _copy(data: Path, to: Path) -> None:
    """A stopped server's files with their owner, there whole or not at all."""
    part = to.with_name(f"{to.name}.part")
    subprocess.run(["cp", "-a", data, part], check=True)
    part.rename(to)
