"""The operational database that this process serves, opened once for pages and interface alike.

Two openings of one embedded file by its name would share what DuckDB keeps of it: when the file is swapped,
nobody may go on holding the old one by that name (data_access/swapped.py).
"""

import atexit
import threading
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from time import monotonic

from sqlalchemy import func, select

from common.errors import DashboardError
from common.settings import settings
from data_access import as_of as past
from data_access import past_days, swapped
from data_access.database import Database
from data_access.engines import address, read_only_engine
from data_access.replica import Replicated
from data_access.schema.loads import load

Stamp = tuple[str, float]
_alone = threading.Lock()
_now: dict[Stamp, Database] = {}
_past: dict[Path, Database] = {}
_loads: dict[str, tuple[float, float]] = {}   # address -> number of its latest load, and when it was asked
LOAD_SECONDS = 2.0   # so late a server process learns of a load by another
LAST_SECONDS = 60.0   # so long a file that was swapped can still be read by whom it answers just now
PAST_OPEN = 4   # past days that are open at a time


def stamp(as_of: date | None = None) -> Stamp:
    """Which rows answer: the address of their database with the past day, if one is asked, and of a file when
    it was made, of a server the number of its latest load, known for some seconds.
    """
    url, number = _stands()
    told = f"{url}#{as_of}" if as_of else url
    return told, number if address(url).get_backend_name() == "duckdb" else _latest_load(url)


def _stands() -> Stamp:
    """What is to be opened: the address, and of a file when it was made."""
    url = settings().database_url
    parsed = address(url)
    if parsed.get_backend_name() == "duckdb" and parsed.database:
        path = Path(parsed.database)
        return url, path.stat().st_mtime if path.exists() else 0.0
    return url, 0.0


def _latest_load(url: str) -> float:
    """The number of the server's latest load; while nothing answers, the one that was last told."""
    number, at = _loads.get(url, (0.0, -LOAD_SECONDS))
    if monotonic() - at < LOAD_SECONDS:
        return number
    with suppress(DashboardError):
        number = float(database().fetch(select(func.coalesce(func.max(load.c.id), 0)))[0][0])
    _loads[url] = number, monotonic()
    return number


def database(as_of: date | None = None) -> Database:
    """The open database; an embedded file that was swapped for a new one is opened anew.

    `as_of` asks for the rows as they stood at the end of that day in Tehran; that database is made first when
    nobody asked before, which takes a while, and is the one of now when no load came since.
    A server is not asked here: it is when a question is, so that one that is away costs nobody the wait.
    Raises SettingsError, and of an embedded file DataUnavailable and OldSchema; BadPeriod for a day to come.
    """
    if as_of is not None:
        return at(past_days.end_of(as_of))
    asked = _stands()
    with _alone:
        if asked not in _now:
            _retire()
            _now[asked] = _open(asked[0])
        return _now[asked]


def _open(url: str) -> Database:
    if address(url).get_backend_name() == "duckdb":
        return swapped.opened(url)
    replica = settings().replica_url
    return Replicated.of(url, replica) if replica else Database(read_only_engine(url), checked=False)


def ready(moment: datetime) -> bool:
    """Whether the rows of a past moment (UTC, without a zone) can be read at once."""
    live = database()
    if past_days.loads_around(live, moment).following is None:
        return True
    return past.place(settings().database_url, live, moment).exists()


def at(moment: datetime) -> Database:
    """The rows as they stood at a moment in UTC without a zone; see `database`."""
    live = database()
    if past_days.loads_around(live, moment).following is None:
        return live
    file = past.place(settings().database_url, live, moment)
    if not file.exists():
        file = past.snapshot(settings().database_url, moment)
    with _alone:
        if file not in _past:
            while len(_past) >= PAST_OPEN:
                _past.pop(next(iter(_past))).close()
            _past[file] = Database.at(f"duckdb:///{file}")
        return _past[file]


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


def _retire() -> None:
    """Lets the databases of before go. A file without a name stays open for those who are reading it."""
    for stamp in [stamp for stamp, each in _now.items() if each.unchanging]:
        last = threading.Timer(LAST_SECONDS, _now.pop(stamp).close)
        last.daemon = True
        last.start()
    close()


def close() -> None:
    """Lets the database go; whatever still reads from it ends its reading."""
    for opened in (_now, _past):
        while opened:
            opened.popitem()[1].close()
    _loads.clear()


atexit.register(close)
