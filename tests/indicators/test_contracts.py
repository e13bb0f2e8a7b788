"""Worked examples: contracts signed, in force and ended, and what became of them."""

from data_access.schema.units import contract, operating_unit, project_stage
from tests.conftest import ValueOf
from tests.examples import Given


def test_contracts_signed(given: Given, value_of: ValueOf) -> None:
    """Signed within the year, whatever became of it later;
    without a known area it is a contract all the same.
    """
    given(contract, """
        park_id | signed_on  | ended_on   | area_m2
        --------+------------+------------+--------
        1       | 1400-12-29 |            | 10000
        1       | 1401-01-01 |            | 20000
        1       | 1401-06-01 | 1401-07-01 | 5000
        1       | 1401-12-29 |            |
        1       | 1402-01-01 |            | 40000
    """)
    assert 3 == value_of("contracts_signed")
    assert 2.5 == value_of("land_assigned_ha")


def test_contracts_in_force(given: Given, value_of: ValueOf) -> None:
    """Cancelled on the last day is no longer in force, cancelled the day after still was."""
    given(contract, """
        park_id | signed_on  | ended_on   | area_m2
        --------+------------+------------+--------
        1       | 1380-01-01 |            | 10000
        1       | 1401-12-29 |            | 20000
        1       | 1380-01-01 | 1401-12-29 | 40000
        1       | 1380-01-01 | 1402-01-01 | 5000
        1       | 1402-01-01 |            | 80000
        1       | 1380-01-01 |            |
    """)
    assert 4 == value_of("contracts_in_force")
    assert 3.5 == value_of("land_assigned_in_force_ha")


def test_contracts_ended(given: Given, value_of: ValueOf) -> None:
    """Cancelled, terminated or returned alike; land of unknown area is left out of the sum."""
    given(contract, """
        signed_on  | ended_on   | end_reason | area_m2
        -----------+------------+------------+--------
        1380-01-01 | 1400-12-29 | cancelled  | 10000
        1380-01-01 | 1401-01-01 | cancelled  | 20000
        1401-05-01 | 1401-06-01 | terminated |
        1380-01-01 | 1401-12-29 | returned   | 5000
        1380-01-01 | 1402-01-01 | returned   | 40000
        1380-01-01 |            |            | 80000
    """)
    assert 3 == value_of("contracts_ended")
    assert 2.5 == value_of("land_returned_ha")


def test_land_nobody_measured(given: Given, value_of: ValueOf) -> None:
    given(contract, """
        signed_on  | area_m2
        -----------+--------
        1401-06-01 |
    """)
    assert value_of("land_assigned_ha") is None
    assert value_of("land_assigned_in_force_ha") is None
    assert 0 == value_of("land_returned_ha")


FOUR_IN_FORCE = """
    id | park_id | signed_on  | ended_on   | area_m2
    ---+---------+------------+------------+--------
    1  | 1       | 1380-01-01 |            | 10000
    2  | 1       | 1380-01-01 |            | 10000
    3  | 1       | 1380-01-01 |            | 10000
    4  | 1       | 1380-01-01 |            | 10000
    5  | 1       | 1380-01-01 | 1390-01-01 | 10000
"""


def test_contracts_operating_pct(given: Given, value_of: ValueOf) -> None:
    """Units are counted beside contracts, so several units of one contract count each; closed ones do not."""
    given(contract, FOUR_IN_FORCE)
    given(operating_unit, """
        contract_id | park_id | licence_on | closed_on  | land_m2
        ------------+---------+------------+------------+--------
        1           | 1       | 1385-01-01 |            | 6000
        1           | 1       | 1401-12-29 |            | 4000
                    | 1       | 1390-01-01 | 1402-01-01 |
        3           | 1       | 1385-01-01 | 1401-12-29 | 9000
        4           | 1       | 1402-01-01 |            | 9000
    """)
    assert 3 / 4 * 100 == value_of("contracts_operating_pct")
    assert 1 / 4 * 100 == value_of("land_assigned_in_operation_pct")


def test_contracts_under_construction_pct(given: Given, value_of: ValueOf) -> None:
    """A project stands at one stage at a time, so two stages of one project are one."""
    given(contract, FOUR_IN_FORCE)
    given(project_stage, """
        project_id | stage           | entered_on | left_on
        -----------+-----------------+------------+-----------
        1          | land_allocated  | 1390-01-01 | 1401-12-29
        1          | fencing_walling | 1401-12-29 |
        2          | land_allocated  | 1390-01-01 | 1395-01-01
    """)
    assert 1 / 4 * 100 == value_of("contracts_under_construction_pct")


def test_contracts_transferred_unconverted_pct(given: Given, value_of: ValueOf) -> None:
    """Converted on the last day is converted, the day after not yet;
    what is no longer in force does not count.
    """
    given(contract, """
        signed_on  | ended_on   | transferred | converted_on
        -----------+------------+-------------+-------------
        1380-01-01 |            | yes         |
        1380-01-01 |            | yes         | 1402-01-01
        1380-01-01 |            | yes         | 1401-12-29
        1380-01-01 |            | no          |
        1380-01-01 | 1390-01-01 | yes         |
    """)
    assert 2 / 4 * 100 == value_of("contracts_transferred_unconverted_pct")


def test_shares_of_no_contracts(given: Given, value_of: ValueOf) -> None:
    """Units without any contract in force give no share."""
    given(operating_unit, """
        licence_on
        ----------
        1385-01-01
    """)
    assert 0 == value_of("contracts_in_force")
    assert value_of("contracts_operating_pct") is None
    assert value_of("contracts_under_construction_pct") is None
    assert value_of("contracts_transferred_unconverted_pct") is None
    assert value_of("land_assigned_in_operation_pct") is None
