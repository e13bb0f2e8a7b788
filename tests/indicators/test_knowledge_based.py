"""Worked examples: knowledge-based units, and the place of small industry in the country."""

from data_access.schema.technology import country_units, kb_land, kb_unit
from tests.conftest import ValueOf
from tests.examples import Given

# Candidates at the end of 1401: 1, 2, 3, 4 and 7. Approved within it: 2, 4 and 5. In operation: 2, 4 and 6.
UNITS = """
    id | province_code | identified_on | approved_on | operating_on | ended_on
    ---+---------------+---------------+-------------+--------------+-----------
    1  | IR-07         | 1395-01-01    |             |              |
    2  | IR-07         | 1401-01-01    | 1401-12-29  | 1401-12-29   |
    3  | IR-07         | 1401-12-29    | 1402-01-01  | 1402-01-01   |
    4  | IR-08         | 1395-01-01    | 1401-01-01  | 1401-01-01   | 1402-01-01
    5  | IR-08         | 1395-01-01    | 1401-06-01  | 1401-06-01   | 1401-12-29
    6  | IR-08         |               |             | 1395-01-01   |
    7  | IR-08         | 1400-12-29    | 1400-12-29  |              |
    8  | IR-08         | 1402-01-01    |             | 1402-01-01   |
"""


def test_candidates(given: Given, value_of: ValueOf) -> None:
    """An approved unit stays among those identified; 6 was never identified as one."""
    given(kb_unit, UNITS)
    assert 5 == value_of("kb_candidates")
    assert 2 == value_of("kb_candidates", provinces={"IR-08"})
    assert 2 == value_of("kb_candidates_identified")
    assert 0 == value_of("kb_candidates_identified", provinces={"IR-08"})


def test_approved_and_operating(given: Given, value_of: ValueOf) -> None:
    """Approved is what happened in the year, even if it ended since; operating is what stands at its end."""
    given(kb_unit, UNITS)
    assert 3 == value_of("kb_approved")
    assert 1 == value_of("kb_approved", provinces={"IR-07"})
    assert 3 == value_of("kb_units_operating")
    assert 2 == value_of("kb_units_operating", provinces={"IR-08"})


def test_land_of_companies(given: Given, value_of: ValueOf) -> None:
    """Land of unknown area is an assignment all the same."""
    given(kb_land, """
        province_code | assigned_on | area_m2
        --------------+-------------+--------
        IR-07         | 1400-12-29  | 90000
        IR-07         | 1401-01-01  | 5000
        IR-07         | 1401-12-29  | 10000
        IR-08         | 1401-06-01  |
        IR-08         | 1402-01-01  | 70000
    """)
    assert 3 == value_of("kb_land_companies")
    assert 1.5 == value_of("kb_land_ha")
    assert 1 == value_of("kb_land_companies", provinces={"IR-08"})
    assert value_of("kb_land_ha", provinces={"IR-08"}) is None


def test_small_industry_share_pct(given: Given, value_of: ValueOf) -> None:
    """The last count of each size by the end of the period, not all counts together."""
    given(country_units, """
        size  | as_of      | units
        ------+------------+------
        small | 1399-12-29 | 500
        other | 1399-12-29 | 500
        small | 1401-12-29 | 900
        other | 1401-12-29 | 100
        small | 1402-01-01 | 7000
    """)
    assert 90 == value_of("small_industry_share_pct")
    assert 50 == value_of("small_industry_share_pct", period="1400")
    assert value_of("small_industry_share_pct", period="1398") is None


def test_share_of_units_nobody_else_counted(given: Given, value_of: ValueOf) -> None:
    """Small units alone are not all units: as long as the others are not counted, the share is unknown."""
    given(country_units, """
        size  | as_of      | units
        ------+------------+------
        small | 1401-12-29 | 900
    """)
    assert value_of("small_industry_share_pct") is None
