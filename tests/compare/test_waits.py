"""Quantiles of waits by province with Kaplan-Meier's interval, on both engines."""

import numpy as np

from common.period import Period
from data_access.database import Database
from data_access.schema.desk_requests import request
from metrics.compare import figures, measure, ranking
from metrics.scope import Rights, Scope
from tests.examples import Given

SCOPE = Scope(Period.of_year(1401), Rights("managing_director"))
REQUESTS = """
    province_code | registered_on | finished_on
    --------------+---------------+------------
    IR-00         | 1401-01-01    | 1401-01-03
    IR-00         | 1401-01-01    | 1401-01-05
    IR-00         | 1401-01-01    | 1401-01-09
    IR-01         | 1401-01-01    | 1401-03-01
    IR-01         | 1401-01-01    | 1401-04-01
    IR-01         | 1401-01-01    |
    IR-02         | 1401-01-01    |
"""


def test_medians_have_intervals_and_what_is_open_counts(given: Given, database: Database) -> None:
    """2, 4 and 8 days: 4. 62 and 93 days and one still open: 93. Only open: unknown."""
    given(request, REQUESTS)
    found = figures(measure("waiting_days_median"), SCOPE, database)
    at = [found.at(code) for code in ("IR-00", "IR-01", "IR-02")]
    assert [4.0, 93.0] == [float(found.estimate.value[each]) for each in at[:2]]
    assert 2.0 == float(found.estimate.low[at[0]])
    assert np.isnan(found.estimate.value[at[2]])
    assert (4.0, False) == (ranking("waiting_days_median", SCOPE, database).ranked[0].value, found.is_share)


def test_the_fastest_is_first(given: Given, database: Database) -> None:
    given(request, REQUESTS)
    found = ranking("waiting_days_median", SCOPE, database)
    assert ["IR-00", "IR-01"] == [one.province for one in found.ranked if one.rank is not None]
    assert not found.highest_first


def test_where_nothing_is_due_nobody_has_a_rank(given: Given, database: Database) -> None:
    given(request, REQUESTS)
    found = ranking("decided_in_time_pct", SCOPE, database)
    assert all(one.rank is None for one in found.ranked)
