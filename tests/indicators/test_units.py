"""Worked examples: operating units, their people and their land."""

from data_access.schema.places import park
from data_access.schema.units import operating_unit
from tests.conftest import ValueOf
from tests.examples import Given


def test_units_operating(given: Given, value_of: ValueOf) -> None:
    """Licensed on the last day operates, the day after not yet; closed on the last day is gone."""
    given(park, """
        id | province_code
        ---+--------------
        1  | IR-07
        2  | IR-08
    """)
    given(operating_unit, """
        park_id | licence_on | closed_on  | employment | land_m2
        --------+------------+------------+------------+--------
        1       | 1380-01-01 |            | 30         | 20000
        1       | 1401-12-29 |            | 10         | 5000
        2       | 1380-01-01 | 1402-01-01 |            |
        2       | 1380-01-01 | 1401-12-29 | 500        | 90000
        2       | 1402-01-01 |            | 700        | 80000
    """)
    assert 3 == value_of("units_operating")
    assert 40 == value_of("employment")
    assert 2.5 == value_of("units_land_ha")
    assert 2 == value_of("units_operating", provinces={"IR-07"})
    assert value_of("employment", provinces={"IR-08"}) is None


def test_means_per_operating_unit(given: Given, value_of: ValueOf) -> None:
    """A unit whose figure is not known is no unit of 0: it counts neither above nor below the line."""
    given(operating_unit, """
        licence_on | closed_on  | employment | land_m2
        -----------+------------+------------+--------
        1380-01-01 |            | 30         | 20000
        1401-12-29 |            | 10         | 5000
        1380-01-01 |            |            | 5000
        1380-01-01 | 1401-12-29 | 500        | 90000
    """)
    assert 40 / 2 == value_of("employment_per_unit")
    assert 30000 / 3 == value_of("land_per_unit_m2")


def test_units_commissioned(given: Given, value_of: ValueOf) -> None:
    """Put into operation within the year, even when closed again before its end."""
    given(operating_unit, """
        licence_on | closed_on  | employment | land_m2
        -----------+------------+------------+--------
        1400-12-29 |            | 500        | 90000
        1401-01-01 |            | 30         | 20000
        1401-06-01 | 1401-09-01 | 10         | 5000
        1401-12-29 |            |            |
        1402-01-01 |            | 700        | 80000
    """)
    assert 3 == value_of("units_commissioned")
    assert 40 == value_of("employment_commissioned")
    assert 2.5 == value_of("units_land_commissioned_ha")


def test_means_per_new_unit(given: Given, value_of: ValueOf) -> None:
    """The units of the year only, those with a known figure."""
    given(operating_unit, """
        licence_on | employment | land_m2
        -----------+------------+--------
        1380-01-01 | 500        | 90000
        1401-01-01 | 30         | 20000
        1401-12-29 | 10         | 5000
        1401-06-01 |            | 5000
    """)
    assert 40 / 2 == value_of("employment_per_unit_commissioned")
    assert 30000 / 3 == value_of("land_per_unit_commissioned_m2")


def test_no_units_at_all(value_of: ValueOf) -> None:
    """None employ nobody; the mean of none is unknown."""
    assert 0 == value_of("units_operating")
    assert 0 == value_of("employment")
    assert value_of("employment_per_unit") is None
    assert value_of("employment_per_unit_commissioned") is None
    assert value_of("land_per_unit_m2") is None
    assert value_of("land_per_unit_commissioned_m2") is None


def test_figures_nobody_recorded(given: Given, value_of: ValueOf) -> None:
    """A unit of which nothing else is known is a unit; its people and land are unknown, not 0."""
    given(operating_unit, """
        licence_on
        ----------
        1401-06-01
    """)
    assert 1 == value_of("units_commissioned")
    assert value_of("employment_commissioned") is None
    assert value_of("employment_per_unit") is None
    assert value_of("units_land_commissioned_ha") is None
