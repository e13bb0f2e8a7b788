"""Imports killed at random moments: the database is as before or wholly after, never between.

`python -m tests.loading.killed N` does it N times on an embedded database and N times on PostgreSQL.
"""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from common.settings import ROOT
from data_access.loading.refusals import Counted
from data_access.loading.target import LoadRunning
from data_access.migrations.upgrade import upgrade
from tests.engines import new_database
from tests.loading.stand import PARK, PARKS, PLOT, PLOTS, Place
from tests.postgresql import server

ROWS = 20_000
STATE = "SELECT count(*), coalesce(sum(area_m2), 0), (SELECT count(*) FROM load) FROM plot"
PROGRAM = """
import sys
from pathlib import Path
from tests.loading.stand import Place
print("begun", flush=True)
Place(sys.argv[1], Path(sys.argv[2])).load(Path(sys.argv[3]), reason="again")
"""


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
        _run_and_kill(place, path, chance.uniform(0, 1.5 * lasts))
        after = place.rows(STATE)
        done = [(ROWS, float(ROWS * area), before[0][2] + 1)]
        assert after in (before, done), f"between: {before} {after} {done}"
        found[after == done] += 1
        _again(place, path)   # goes on where the killed one stopped
        assert done == place.rows(STATE)
    return found[0], found[1]


def _run_and_kill(place: Place, path: Path, seconds: float) -> None:
    command = [sys.executable, "-c", PROGRAM, place.url, str(place.folder), str(path)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(seconds)
        os.kill(process.pid, signal.SIGKILL)


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
    with TemporaryDirectory() as home:
        upgrade(f"duckdb:///{home}/o.duckdb")
        place = Place(f"duckdb:///{home}/o.duckdb", Path(home) / "files")
        print("DuckDB: killed before, after the load was done:", *killed(place, times), flush=True)
        shutil.rmtree(place.folder)
        with server() as running, new_database(running, "killed") as url:
            upgrade(url)
            place = Place(url, Path(home) / "files")
            print("PostgreSQL: killed before, after the load was done:", *killed(place, times), flush=True)


if __name__ == "__main__":
    main()
