"""Worked examples: the units that treatment plants serve, and the reuse of effluent."""

from data_access.schema.environment import effluent_reuse, plant_connection, treatment_plant
from data_access.schema.places import park
from data_access.schema.units import operating_unit
from tests.conftest import ValueOf
from tests.examples import Given

PARKS = """
    id | province_code
    ---+--------------
    1  | IR-07
    2  | IR-08
"""
# Five operate at the end of the year; 6 closed on its last day, 7 starts and 8 closes the day after.
UNITS = """
    id | park_id | licence_on | closed_on
    ---+---------+------------+-----------
    1  | 1       | 1380-01-01 |
    2  | 1       | 1380-01-01 |
    3  | 1       | 1380-01-01 |
    4  | 2       | 1401-12-29 |
    6  | 1       | 1380-01-01 | 1401-12-29
    7  | 1       | 1402-01-01 |
    8  | 2       | 1380-01-01 | 1402-01-01
"""
# Unit 1 is served twice over; 2 loses the service on the last day; 3 is served a day too late.
CONNECTIONS = """
    operating_unit_id | treatment_plant_id | covered_on | connected_on | ended_on
    ------------------+--------------------+------------+--------------+-----------
    1                 | 1                  | 1390-01-01 | 1390-01-01   |
    1                 | 2                  | 1401-03-01 | 1401-03-01   |
    2                 | 1                  | 1390-01-01 | 1390-01-01   | 1401-12-29
    3                 | 1                  | 1402-01-01 | 1402-01-01   |
    4                 | 1                  | 1401-12-29 |              |
    6                 | 1                  | 1390-01-01 | 1401-01-01   |
    7                 | 1                  | 1401-01-01 | 1401-12-29   |
    8                 | 1                  | 1390-01-01 | 1402-01-01   |
"""


def _given_all(given: Given) -> None:
    given(park, PARKS)
    given(treatment_plant, """
        id | park_id
        ---+--------
        1  | 1
        2  | 1
    """)
    given(operating_unit, UNITS)
    given(plant_connection, CONNECTIONS)


def test_units_covered(given: Given, value_of: ValueOf) -> None:
    """Units 1 (once, though two plants serve it), 4 and 8; a closed unit or one not yet open is not."""
    _given_all(given)
    assert 3 == value_of("units_covered_wwtp")
    assert 1 == value_of("units_covered_wwtp", provinces={"IR-07"})


def test_units_connected(given: Given, value_of: ValueOf) -> None:
    """Unit 1 only: 4 is covered and not yet connected, 8 is connected a day too late."""
    _given_all(given)
    assert 1 == value_of("units_connected_wwtp")
    assert 0 == value_of("units_connected_wwtp", provinces={"IR-08"})


def test_shares_of_units(given: Given, value_of: ValueOf) -> None:
    """Three covered of the five that operate (1, 2, 3, 4, 8); one connected of the three covered."""
    _given_all(given)
    assert 3 / 5 * 100 == value_of("units_covered_wwtp_pct")
    assert 100 / 3 == value_of("units_connected_wwtp_pct")
    assert 2 / 2 * 100 == value_of("units_covered_wwtp_pct", provinces={"IR-08"})


def test_shares_of_no_units(value_of: ValueOf) -> None:
    assert 0 == value_of("units_covered_wwtp")
    assert value_of("units_covered_wwtp_pct") is None
    assert value_of("units_connected_wwtp_pct") is None


def test_units_connected_within_the_year(given: Given, value_of: ValueOf) -> None:
    """Connections of the first and the last day, and the second one of unit 1, whatever became of it."""
    _given_all(given)
    assert 3 == value_of("units_connected_wwtp_added")
    assert 0 == value_of("units_connected_wwtp_added", "1400")


def test_effluent_reuse(given: Given, value_of: ValueOf) -> None:
    """Park 1 counts once for its two systems; realised on the last day is in, ended on it is out."""
    given(park, PARKS)
    given(effluent_reuse, """
        park_id | realised_on | ended_on
        --------+-------------+-----------
        1       | 1390-01-01  |
        1       | 1401-01-01  |
        2       | 1401-12-29  | 1402-01-01
        3       | 1390-01-01  | 1401-12-29
        4       | 1402-01-01  |
        5       | 1400-12-29  | 1401-01-01
    """)
    assert 2 == value_of("parks_effluent_reuse")
    assert 2 == value_of("parks_effluent_reuse_added")
    assert 1 == value_of("parks_effluent_reuse", provinces={"IR-08"})
    assert 1 == value_of("parks_effluent_reuse_added", "1400")
