"""Worked examples: parks approved, holding land, assigning it. Each is small enough to check by hand."""

from data_access.schema.land import park_approval
from data_access.schema.places import park
from tests.conftest import ValueOf
from tests.examples import Given


def test_parks_approved(given: Given, value_of: ValueOf) -> None:
    """The last day counts, the day after does not; withdrawn on the last day is gone;
    non-state parks are left out.
    """
    given(park, """
        id | state_owned | approved_on | withdrawn_on
        ---+-------------+-------------+-------------
        1  | yes         | 1370-05-01  |
        2  | yes         | 1401-12-29  |
        3  | yes         | 1402-01-01  |
        4  | yes         | 1380-01-01  | 1401-12-29
        5  | yes         | 1380-01-01  | 1402-01-01
        6  | no          | 1380-01-01  |
        7  | yes         |             |
    """)
    assert 3 == value_of("parks_approved")
    assert 3 == value_of("parks_approved", "1402")


def test_parks_with_land(given: Given, value_of: ValueOf) -> None:
    """An approval is not land; land taken over on the last day is."""
    given(park, """
        id | state_owned | approved_on | land_on    | withdrawn_on
        ---+-------------+-------------+------------+-------------
        1  | yes         | 1370-05-01  | 1371-05-01 |
        2  | yes         | 1370-05-01  | 1401-12-29 |
        3  | yes         | 1370-05-01  | 1402-01-01 |
        4  | yes         | 1370-05-01  |            |
        5  | yes         | 1370-05-01  | 1371-05-01 | 1399-01-01
        6  | no          | 1370-05-01  | 1371-05-01 |
    """)
    assert 2 == value_of("parks_with_land")
    assert 2 / 4 * 100 == value_of("parks_with_land_pct")


def test_parks_operating(given: Given, value_of: ValueOf) -> None:
    """Of four parks with land one began to assign it long ago, one on the last day, one a day too late."""
    given(park, """
        id | province_code | state_owned | land_on    | operating_on
        ---+---------------+-------------+------------+-------------
        1  | IR-07         | yes         | 1371-05-01 | 1375-05-01
        2  | IR-07         | yes         | 1371-05-01 | 1401-12-29
        3  | IR-08         | yes         | 1371-05-01 | 1402-01-01
        4  | IR-08         | yes         | 1371-05-01 |
        5  | IR-08         | no          | 1371-05-01 | 1375-05-01
    """)
    assert 2 == value_of("parks_operating")
    assert 0 == value_of("parks_operating", provinces={"IR-08"})
    assert 2 / 4 * 100 == value_of("parks_operating_of_land_pct")


def test_shares_of_no_parks(value_of: ValueOf) -> None:
    """A count of nothing is 0, a share of nothing is unknown."""
    assert 0 == value_of("parks_with_land")
    assert value_of("parks_with_land_pct") is None
    assert value_of("parks_operating_of_land_pct") is None


def test_parks_approved_new(given: Given, value_of: ValueOf) -> None:
    """A row per approval: one park may be created and expanded in a year;
    an unknown area still is an approval.
    """
    given(park, """
        id | state_owned
        ---+------------
        1  | yes
        2  | yes
        3  | no
    """)
    given(park_approval, """
        park_id | action | approved_on | area_ha
        --------+--------+-------------+--------
        1       | create | 1401-01-01  | 30
        1       | expand | 1401-12-29  | 12.5
        2       | expand | 1401-06-01  |
        2       | expand | 1402-01-01  | 100
        2       | create | 1400-12-29  | 200
        3       | create | 1401-06-01  | 400
    """)
    assert 3 == value_of("parks_approved_new")
    assert 2 == value_of("parks_approved_new", category="expand")
    assert 42.5 == value_of("parks_approved_new_area_ha")
    assert 30 == value_of("parks_approved_new_area_ha", category="create")


def test_area_of_approvals_nobody_measured(given: Given, value_of: ValueOf) -> None:
    """A sum of unknowns is unknown; a sum over nothing is 0."""
    given(park, """
        id | state_owned
        ---+------------
        1  | yes
    """)
    given(park_approval, """
        park_id | approved_on | area_ha
        --------+-------------+--------
        1       | 1401-06-01  |
    """)
    assert value_of("parks_approved_new_area_ha") is None
    assert 0 == value_of("parks_approved_new_area_ha", "1400")
