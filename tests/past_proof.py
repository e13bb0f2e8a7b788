"""`make past-proof`: the whole demo after two loads that touch every table, beside copies from before."""

import os
import sys
import tempfile
from pathlib import Path
from time import monotonic

from common.settings import settings
from data_access import as_of
from data_access.schema import metadata, rollups
from data_access.schema.desk_counts import desk_made
from metrics import registry
from tests.demo import demo_in
from tests.history.twice import BETWEEN, LONG_AGO, changed_twice, rows, values_in


def main() -> int:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ |= {"SETTINGS_FILE": os.devnull, "AS_OF_DIR": str(folder / "as_of")}
        settings.cache_clear()
        live, copies = changed_twice(demo_in(folder), folder, part=1)
        names = [table.name for table in metadata.sorted_tables if table not in (desk_made, *rollups.TABLES)]
        wrong = []
        for copy, moment in zip(copies, (LONG_AGO, BETWEEN), strict=True):
            started = monotonic()
            then = rows(as_of.snapshot(f"duckdb:///{live}", moment), names)
            found = rows(copy, names)
            wrong += [each for each in names if found[each] != then[each]]
            size = sum(len(each) for each in then.values())
            print(f"{moment:%Y-%m-%d}: {len(names)} tables, {size:,} rows, {monotonic() - started:.0f} s")
        codes = tuple(registry.all_indicators())
        then, before = (
            values_in(as_of.snapshot(f"duckdb:///{each}", BETWEEN), codes) for each in (live, copies[1])
        )
        wrong += [code for code in codes if then[code] != before[code]]
        print(f"{len(codes)} indicators; tables or indicators other than then: {wrong}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
