"""Installations for the browser tests: on embedded databases, or on PostgreSQL with the roles of a real one.

What is visited in both languages runs in Persian on PostgreSQL and in English on the embedded databases, so
that one run meets both; TESTS_ENGINE=postgresql or duckdb puts everything on one.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from data_access.operation import roles
from data_access.operation.roles import OWNER, READER, STATE, Places
from tests.postgresql import Server, running
from tests.serving import ROOT

USER, PASSWORD = "browser", "Only-for-tests-1401"
DESK = "0.03"   # as in tests/demo.py
DUCKDB, POSTGRESQL = "duckdb", "postgresql"
CHOSEN = os.environ.get("TESTS_ENGINE", "")
MAIN = CHOSEN or DUCKDB   # of whatever is done in one language only
OF_LANGUAGE = {"fa": CHOSEN or POSTGRESQL, "en": CHOSEN or DUCKDB}
PLACES = Places("isipo", "isipo_users")
SECRETS = {name: f"{name}-secret-1401" for name in roles.NAMES}
Environment = dict[str, str]


@contextmanager
def installed(engine: str, home: Path) -> Iterator[Environment]:
    """What names the databases of a new installation: demo rows, and a state with one managing director."""
    made = {"SETTINGS_FILE": str(home / "settings.toml"), "COOKIE_KEY_FILE": str(home / "cookie.key")}
    if engine == DUCKDB:
        made |= _files(made, home)
        yield with_a_director(made)
        return
    with running("synchronous_commit=on", passwords=True) as server:
        made |= on_server(made, server)
        yield with_a_director(made)


def on_server(made: Environment, server: Server) -> Environment:
    """The demo, built by the owner; the dashboard then only reads, and changes nothing but its own state."""
    address = {
        "STATE_URL": server.url_of(STATE, SECRETS[STATE], PLACES.state),
        "DATABASE_URL": server.url_of(READER, SECRETS[READER], PLACES.rows),
        "LOADER_URL": server.url_of(roles.LOADER, SECRETS[roles.LOADER], PLACES.rows),
    }
    given = "\n".join(f"{name}:{secret}" for name, secret in SECRETS.items())
    words = ("roles", "--database", PLACES.rows, "--state-database", PLACES.state, "--passwords-stdin")
    data_access({**made, "DATABASE_URL": server.url}, *words, stdin=given)
    owner = server.url_of(OWNER, SECRETS[OWNER], PLACES.rows)
    data_access({**made, "DATABASE_URL": owner}, "demo", "--desk", DESK)
    return address


def with_a_director(made: Environment) -> Environment:
    data_access(made, "user", "first")
    data_access(made, "user", "add", USER, "--role", "managing_director", "--password-stdin", stdin=PASSWORD)
    return made


def data_access(environment: Environment, *words: str, stdin: str = "") -> None:
    """The product's own command line, as an installation would use it."""
    command = [sys.executable, "-m", "data_access", *words]
    subprocess.run(command, cwd=ROOT, env={**os.environ, **environment}, input=stdin, text=True, check=True)


def _files(made: Environment, home: Path) -> Environment:
    rows = os.environ.get("TESTS_DEMO")   # as in tests/demo.py
    if not rows:
        rows = f"{home}/operational.duckdb"
        data_access(made, "demo", "--url", f"duckdb:///{rows}", "--desk", DESK)
    return {"DATABASE_URL": f"duckdb:///{rows}", "STATE_URL": f"sqlite:///{home}/state.sqlite"}
