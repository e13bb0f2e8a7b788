"""`make mapping-proof`: every indicator and every printed cell through views over another system's tables."""

import os
import sys
import tempfile
from pathlib import Path
from time import monotonic

from common.settings import settings
from data_access.database import Database
from data_access.desk.recount import recount
from metrics import registry
from metrics.reconcile import reconcile
from tests.demo import demo_in
from tests.history import elsewhere
from tests.history.twice import different, values
from tests.postgresql import server


def main() -> int:
    os.environ |= {"SETTINGS_FILE": os.devnull, "STATEMENT_SECONDS": "600"}
    settings.cache_clear()
    with tempfile.TemporaryDirectory() as folder, server() as url:
        demo = demo_in(Path(folder))
        started = monotonic()
        views = elsewhere.build(url, demo)
        recount(views)
        print(f"views over the other system filled in {monotonic() - started:.0f} s")
        here, there = Database.at(demo), Database.at(views)
        codes = tuple(registry.all_indicators())
        wrong = different(values(here, codes), values(there, codes))
        cells = reconcile(here)
        same = cells == reconcile(there)
        print(f"{len(codes)} indicators, other than in the demo: {wrong}")
        print(f"{len(cells):,} printed cells, the same verdicts: {same}")
        here.close()
        there.close()
    return 0 if same and cells and not wrong else 1


if __name__ == "__main__":
    sys.exit(main())
