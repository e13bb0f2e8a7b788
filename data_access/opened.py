"""The operational database that this process serves, opened once for pages and interface alike.

Two openings of one embedded file would share what DuckDB keeps of it: when the file is swapped, nobody may go
on holding the old one.
"""

import atexit
import threading
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.engine import make_url

from common.errors import DashboardError
from common.settings import settings
from data_access.database import Database, address, read_only_engine
from data_access.replica import Replicated

Stamp = tuple[str, float]
_alone = threading.Lock()
_now: dict[Stamp, Database] = {}


def stamp() -> Stamp:
    """Which database answers: its address, and of a file the time it was made."""
    url = settings().database_url
    parsed = make_url(url)
    if parsed.get_backend_name() == "duckdb" and parsed.database:
        path = Path(parsed.database)
        return url, path.stat().st_mtime if path.exists() else 0.0
    return url, 0.0


def database() -> Database:
    """The open database; an embedded file that was swapped for a new one is opened anew.

    A server is not asked here: it is when a question is, so that one that is away costs nobody the wait.
    Raises SettingsError, and of an embedded file DataUnavailable and OldSchema.
    """
    asked = stamp()
    with _alone:
        if asked not in _now:
            close()
            _now[asked] = _open(asked[0])
        return _now[asked]


def _open(url: str) -> Database:
    if address(url).get_backend_name() == "duckdb":
        return Database.at(url)
    replica = settings().replica_url
    return Replicated.of(url, replica) if replica else Database(read_only_engine(url), checked=False)


@dataclass(frozen=True)
class Condition:
    """How the operational database is: why it gives no answer, if so; how old a replica's rows are."""

    fault: DashboardError | None
    behind: timedelta | None


def condition() -> Condition:
    """Asked of the database itself just now; a server known to be away is not waited for."""
    try:
        found = database()
        found.fetch(select(1))
    except DashboardError as problem:
        return Condition(problem, None)
    return Condition(None, found.behind())


def close() -> None:
    """Lets the database go; whatever still reads from it ends its reading."""
    while _now:
        _now.popitem()[1].close()


atexit.register(close)
