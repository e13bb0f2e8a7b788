"""`make mapping-proof`: every indicator and every printed cell through views over another system's tables."""

import os
import sys
import tempfile
from math import isclose
from pathlib import Path
from time import monotonic

from common.period import Period
from common.settings import settings
from data_access.database import Database
from data_access.demo.build import build
from data_access.desk.recount import recount
from metrics import compute, registry
from metrics.reconcile import reconcile
from metrics.scope import Rights, Scope
from tests.demo import DESK
from tests.history import elsewhere
from tests.postgresql import server

CLOSE = 1e-9   # sums are added in another order: the last of sixteen digits may differ


def main() -> int:
    os.environ |= {"SETTINGS_FILE": os.devnull, "STATEMENT_SECONDS": "600"}
    settings.cache_clear()
    with tempfile.TemporaryDirectory() as folder, server() as url:
        demo = os.environ.get("TESTS_DEMO") or _built(Path(folder) / "demo.duckdb")
        started = monotonic()
        views = elsewhere.build(url, f"duckdb:///{demo}")
        recount(views)
        print(f"views over the other system filled in {monotonic() - started:.0f} s")
        here, there = Database.at(f"duckdb:///{demo}"), Database.at(views)
        known, found = values(here), values(there)
        wrong = [code for code, value in known.items() if not _same(value, found[code])]
        cells = reconcile(here)
        same = cells == reconcile(there)
        print(f"{len(registry.all_indicators())} indicators, other than in the demo: {wrong}")
        print(f"{len(cells):,} printed cells, the same verdicts: {same}")
        here.close()
        there.close()
    return 0 if same and cells and not wrong else 1


def values(database: Database) -> dict[str, float | None]:
    """Code of every indicator to its value in 1401, None = unknown."""
    scope = Scope(Period.of_year(1401), Rights("steward"))
    found = compute.readings(tuple(registry.all_indicators()), scope, database)
    return {each.code: each.value for each in found}


def _same(one: float | None, other: float | None) -> bool:
    return one is other if one is None or other is None else isclose(one, other, rel_tol=CLOSE)


def _built(file: Path) -> Path:
    build(f"duckdb:///{file}", progress=False, desk=DESK)
    return file


if __name__ == "__main__":
    sys.exit(main())
