"""Imports killed at random moments: the database is as before or wholly after, never between.

`python -m tests.loading.killed N` does it N times on an embedded database and N times on PostgreSQL;
`python -m tests.loading.killed N PostgreSQL` on one of them.
"""

import random
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from data_access.loading.refusals import Counted
from data_access.loading.target import LoadRunning
from data_access.migrations.upgrade import upgrade
from tests.engines import new_database
from tests.faults import processes, work
from tests.loading.stand import PARK, PARKS, PLOT, PLOTS, Place
from tests.postgresql import server

ROWS = 5_000
STATE = "SELECT count(*), coalesce(sum(area_m2), 0), (SELECT count(*) FROM load) FROM plot"


def killed(place: Place, times: int, seed: int = 1401) -> tuple[int, int]:
    """How often the kill came before the load was done, and how often after. Raises AssertionError."""
    chance = random.Random(seed)
    place.load(place.csv("park", PARKS, PARK))
    whole = place.csv("plot", PLOTS, *[(str(key), *PLOT[1:]) for key in range(1, ROWS + 1)])
    began = time.monotonic()
    assert {"plot": Counted(added=ROWS)} == place.load(whole).entities
    lasts = time.monotonic() - began
    found = [0, 0]
    for turn in range(times):
        area = 1000 + turn
        rows = [(str(key), *PLOT[1:5], area, PLOT[6]) for key in range(1, ROWS + 1)]
        path = place.csv("plot", PLOTS, *rows)
        before = place.rows(STATE)
        processes.killed(chance.uniform(0, 3 * lasts), work.load, place, path, {"reason": "again"})
        after = place.rows(STATE)
        done = [(ROWS, float(ROWS * area), before[0][2] + 1)]
        assert after in (before, done), f"between: {before} {after} {done}"
        found[after == done] += 1
        _again(place, path)   # goes on where the killed one stopped
        assert done == place.rows(STATE)
        if turn % 10 == 9:
            print(f"{turn + 1} killed; before, after the load was done:", *found, flush=True)
    return found[0], found[1]


def _again(place: Place, path: Path) -> None:
    """A server notices a moment later that the killed program is gone."""
    for _ in range(60):
        try:
            place.load(path, reason="again")
        except LoadRunning:
            time.sleep(0.5)
        else:
            return
    raise AssertionError("the killed load still holds the database")


def main() -> None:
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    for engine in sys.argv[2:] or ("DuckDB", "PostgreSQL"):
        with TemporaryDirectory() as home, _new(engine, home) as url:
            upgrade(url)
            found = killed(Place(url, Path(home) / "files"), times)
            print(f"{engine}: killed before, after the load was done:", *found, flush=True)


@contextmanager
def _new(engine: str, home: str) -> Iterator[str]:
    if engine == "DuckDB":
        yield f"duckdb:///{home}/o.duckdb"
        return
    with server() as running, new_database(running, "killed") as url:
        yield url


if __name__ == "__main__":
    main()
