"""The operational database that this process serves, opened once for pages and interface alike.

Two openings of one embedded file would share what DuckDB keeps of it: when the file is swapped, nobody may go
on holding the old one.
"""

import atexit
import threading
from pathlib import Path

from sqlalchemy.engine import make_url

from common.settings import settings
from data_access.database import Database

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

    Raises SettingsError, DataUnavailable, OldSchema.
    """
    asked = stamp()
    with _alone:
        if asked not in _now:
            close()
            _now[asked] = Database.at(asked[0])
        return _now[asked]


def close() -> None:
    """Lets the database go; whatever still reads from it ends its reading."""
    while _now:
        _now.popitem()[1].close()


atexit.register(close)
