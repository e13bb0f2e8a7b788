"""A year beside the year before: what each member had, has, and by how much that is more."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from data_access.database import Database
from metrics import compute
from metrics.scope import Scope


def compare(codes: Sequence[str], scope: Scope, by: Sequence[str], database: Database) -> pd.DataFrame:
    """A row per member of `by` (none = one row), and per code `<code>`, `__before`, `__growth` and `__share`.

    `__growth` is in percent of the year before (an expense that grows has a positive one, a profit that
    turned into a loss has none), `__share` in percent of the sum of the members; both unknown
    without what they need. `<code>__simulated` covers both years.
    """
    now = compute.breakdown(codes, scope, by, database)
    before = compute.breakdown(codes, scope.of(scope.period.year_before()), by, database)
    for code in codes:
        was, has = pd.to_numeric(before[code]), pd.to_numeric(now[code])
        now[f"{code}__before"] = was
        now[f"{code}__growth"] = (has / was.where(was * has > 0) - 1) * 100
        now[f"{code}__share"] = has / has.sum(min_count=1) * 100
        now[f"{code}__simulated"] = np.maximum(now[f"{code}__simulated"], before[f"{code}__simulated"])
    return now
