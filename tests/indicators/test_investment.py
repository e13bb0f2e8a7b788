"""Worked examples: investment of units and from abroad."""

from data_access.schema.units import foreign_investment, operating_unit, pfs_study
from tests.conftest import ValueOf
from tests.examples import Given


def test_units_investment_birr(given: Given, value_of: ValueOf) -> None:
    """Million rials in, billion rials out; means only over the units whose investment is known."""
    given(operating_unit, """
        licence_on | closed_on  | investment_mirr
        -----------+------------+----------------
        1380-01-01 |            | 2000
        1401-12-29 |            | 500
        1390-01-01 |            |
        1380-01-01 | 1401-12-29 | 90000
        1402-01-01 |            | 80000
    """)
    assert 2.5 == value_of("units_investment_birr")
    assert 2500 / 2 == value_of("investment_per_unit_mirr")


def test_units_investment_commissioned_birr(given: Given, value_of: ValueOf) -> None:
    """Units of the year only, even when closed again before its end."""
    given(operating_unit, """
        licence_on | closed_on  | investment_mirr
        -----------+------------+----------------
        1400-12-29 |            | 90000
        1401-01-01 |            | 2000
        1401-06-01 | 1401-09-01 | 500
        1401-12-29 |            |
        1402-01-01 |            | 80000
    """)
    assert 2.5 == value_of("units_investment_commissioned_birr")
    assert 2500 / 2 == value_of("investment_per_unit_commissioned_mirr")


def test_mean_investment_of_no_units(value_of: ValueOf) -> None:
    assert value_of("investment_per_unit_mirr") is None
    assert value_of("investment_per_unit_commissioned_mirr") is None


def test_fdi_of_the_year(given: Given, value_of: ValueOf) -> None:
    """An investment of unknown amount is an investment; one that ended since still happened."""
    given(foreign_investment, """
        province_code | invested_on | amount_musd | jobs | ended_on
        --------------+-------------+-------------+------+-----------
        IR-07         | 1400-12-29  | 100         | 90   |
        IR-07         | 1401-01-01  | 2           | 30   |
        IR-07         | 1401-06-01  | 1.5         |      | 1401-07-01
        IR-08         | 1401-12-29  |             | 5    |
        IR-08         | 1402-01-01  | 100         | 90   |
    """)
    assert 3 == value_of("fdi_projects")
    assert 3.5 == value_of("fdi_musd")
    assert 35 == value_of("fdi_jobs")
    assert 2 == value_of("fdi_projects", provinces={"IR-07"})


def test_fdi_held(given: Given, value_of: ValueOf) -> None:
    """Two investments in one unit make one unit; those of no named unit count each; ended ones are gone."""
    given(foreign_investment, """
        operating_unit_id | invested_on | amount_musd | ended_on
        ------------------+-------------+-------------+-----------
        1                 | 1390-01-01  | 10          |
        1                 | 1401-12-29  | 5           |
                          | 1390-01-01  | 2           | 1402-01-01
                          | 1390-01-01  |             |
        2                 | 1390-01-01  | 100         | 1401-12-29
        3                 | 1402-01-01  | 100         |
    """)
    assert 3 == value_of("fdi_units")
    assert 17 == value_of("fdi_stock_musd")


def test_fdi_without_a_province(given: Given, value_of: ValueOf) -> None:
    """What is recorded for the country only leaves the provinces unknown."""
    given(foreign_investment, """
        province_code | invested_on | amount_musd
        --------------+-------------+------------
                      | 1401-06-01  | 4
    """)
    assert 4 == value_of("fdi_musd")
    assert value_of("fdi_musd", provinces={"IR-07"}) is None
    assert value_of("fdi_units", provinces={"IR-07"}) is None


def test_pfs_studies(given: Given, value_of: ValueOf) -> None:
    """Supported and approved alike, by the day of the decision."""
    given(pfs_study, """
        step      | decided_on
        ----------+-----------
        supported | 1400-12-29
        supported | 1401-01-01
        approved  | 1401-12-29
        approved  | 1402-01-01
    """)
    assert 2 == value_of("pfs_studies")
    assert 1 == value_of("pfs_studies", "1400")
