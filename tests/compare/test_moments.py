"""Variance of figures from their own rows, by hand, on both engines."""

import numpy as np

from common.period import Period
from data_access.database import Database
from data_access.schema.places import park
from data_access.schema.units import operating_unit
from metrics.compare.measure import measure
from metrics.compare.moments import Moments, moments
from metrics.scope import Rights, Scope
from tests.examples import Given

SCOPE = Scope(Period.of_year(1401), Rights("managing_director"))
PARKS = """
    id | province_code | state_owned | operating_on
    ---+---------------+-------------+-------------
    1  | IR-07         | yes         | 1380-01-01
    2  | IR-08         | yes         | 1380-01-01
"""
UNITS = """
    park_id | licence_on | closed_on  | employment
    --------+------------+------------+-----------
    1       | 1380-01-01 |            | 30
    1       | 1390-01-01 |            | 10
    1       | 1380-01-01 | 1400-01-01 | 500
    2       | 1395-01-01 |            | 7
"""


def asked(code: str, database: Database) -> dict[str, list[float]]:
    """Per province: value, above, below, and their variances and covariance."""
    found: Moments = moments(measure(code), SCOPE, ("province",), database)
    columns = [found.value, found.above, found.below, found.var_above, found.var_below, found.covariance]
    return {member: [float(each[n]) for each in columns] for n, member in enumerate(found.members)}


def test_variance_of_a_sum_is_the_sum_of_squares(given: Given, database: Database) -> None:
    """30 and 10 make 40 with 900 + 100; what closed before the end is not there."""
    given(park, PARKS)
    given(operating_unit, UNITS)
    found = asked("employment", database)
    assert (40.0, 40.0, 1000.0) == (found["IR-07"][0], found["IR-07"][1], found["IR-07"][3])
    assert (7.0, 49.0) == (found["IR-08"][0], found["IR-08"][3])
    assert (0.0, 0.0) == (found["IR-09"][0], found["IR-09"][3])


def test_a_count_varies_as_much_as_it_counts(given: Given, database: Database) -> None:
    given(park, PARKS)
    given(operating_unit, UNITS)
    assert (2.0, 2.0) == tuple(asked("units_operating", database)["IR-07"][each] for each in (0, 3))


def test_a_ratio_of_the_same_rows_has_a_covariance(given: Given, database: Database) -> None:
    """Above 40 (1000), below 2 (2), together 30 + 10: about the mean 1000 - 40 * 40 + 400 * 2 = 10² + 10²."""
    given(park, PARKS)
    given(operating_unit, UNITS)
    for code in ("employment_per_unit", "employment/unit"):
        assert [20.0, 40.0, 2.0, 1000.0, 2.0, 40.0] == asked(code, database)["IR-07"]


def test_a_ratio_of_different_rows_has_none(given: Given, database: Database) -> None:
    given(park, PARKS)
    given(operating_unit, UNITS)
    assert [2.0, 2.0, 1.0, 2.0, 1.0, 0.0] == asked("units_operating/park", database)["IR-07"]


def test_the_whole_country_is_asked_without_provinces(given: Given, database: Database) -> None:
    given(park, PARKS)
    given(operating_unit, UNITS)
    found = moments(measure("employment"), SCOPE, (), database)
    assert ([47.0], [1049.0]) == (found.value.tolist(), found.var_above.tolist())


def test_a_unit_of_unknown_size_is_unknown_and_not_0(given: Given, database: Database) -> None:
    given(park, PARKS)
    given(operating_unit, """
        park_id | licence_on | employment
        --------+------------+-----------
        1       | 1380-01-01 |
    """)
    assert np.isnan(asked("employment", database)["IR-07"][0])
