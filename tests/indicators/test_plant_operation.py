"""Worked examples: how treatment plants run, are monitored and were paid for."""

from common.period import Period
from data_access.database import Database
from data_access.schema.environment import (
    monitoring_parameter,
    monitoring_round,
    plant_rating,
    treatment_plant,
)
from data_access.schema.places import park
from metrics import compute
from metrics.scope import Rights, Scope
from tests.conftest import ValueOf
from tests.examples import Given

PARKS = """
    id | province_code
    ---+--------------
    1  | IR-07
    2  | IR-08
    3  | IR-08
"""


def test_parks_with_good_operation(given: Given, value_of: ValueOf) -> None:
    """The rating in force: 1 (once, two plants), 3 since the last day; 2 lost its good one on that day."""
    given(park, PARKS)
    given(treatment_plant, """
        id | park_id
        ---+--------
        1  | 1
        2  | 1
        3  | 2
        4  | 3
    """)
    given(plant_rating, """
        treatment_plant_id | rated_on   | until      | good
        -------------------+------------+------------+-----
        1                  | 1400-06-01 |            | yes
        2                  | 1400-06-01 | 1402-01-01 | yes
        3                  | 1400-06-01 | 1401-12-29 | yes
        3                  | 1401-12-29 |            | no
        4                  | 1400-06-01 | 1401-12-29 | no
        4                  | 1401-12-29 |            | yes
    """)
    assert 2 == value_of("parks_wwtp_good_operation")
    assert 1 == value_of("parks_wwtp_good_operation", provinces={"IR-08"})
    assert 2 == value_of("parks_wwtp_good_operation", "1400")


def test_monitoring_rounds(given: Given, value_of: ValueOf) -> None:
    """Each round counts, two at one plant too; the days around the year do not."""
    given(park, PARKS)
    given(treatment_plant, """
        id | park_id
        ---+--------
        1  | 1
        2  | 2
    """)
    given(monitoring_round, """
        treatment_plant_id | held_on
        -------------------+-----------
        1                  | 1400-12-29
        1                  | 1401-01-01
        1                  | 1401-06-01
        2                  | 1401-12-29
        2                  | 1402-01-01
    """)
    assert 3 == value_of("wwtp_monitoring_rounds")
    assert 2 == value_of("wwtp_monitoring_rounds", provinces={"IR-07"})


def test_monitoring_parameters(given: Given, value_of: ValueOf) -> None:
    """In force at the end of the year; the same everywhere, so no province has a number of its own."""
    given(monitoring_parameter, """
        name | set_on     | ended_on
        -----+------------+-----------
        COD  | 1390-01-01 |
        BOD  | 1401-12-29 |
        TSS  | 1390-01-01 | 1402-01-01
        pH   | 1390-01-01 | 1401-12-29
        TDS  | 1402-01-01 |
    """)
    assert 3 == value_of("wwtp_monitoring_parameters")
    assert value_of("wwtp_monitoring_parameters", provinces={"IR-07"}) is None


def test_processes(given: Given, value_of: ValueOf) -> None:
    """Two different processes: one used twice is one, an unknown one is none, next year's is not here."""
    given(treatment_plant, """
        commissioned_on | process
        ----------------+-----------------
        1390-01-01      | activated sludge
        1401-12-29      | activated sludge
        1390-01-01      | SBR
        1390-01-01      |
        1402-01-01      | MBR
    """)
    assert 2 == value_of("wwtp_process_types")


def test_government_share(given: Given, value_of: ValueOf, database: Database) -> None:
    """50 of 200: a plant of which only the cost or only the aid is known says nothing about the share."""
    given(treatment_plant, """
        commissioned_on | cost_mirr | government_aid_mirr
        ----------------+-----------+--------------------
        1390-01-01      | 100       | 50
        1401-12-29      | 100       | 0
        1390-01-01      | 800       |
        1390-01-01      |           | 70
        1402-01-01      | 500       | 500
    """)
    assert 50 / 200 * 100 == value_of("wwtp_government_share_pct")
    scope = Scope(Period.of_year(1401), Rights("managing_director"))
    parts = compute.breakdown(["wwtp_government_share_pct"], scope, [], database, parts=True)
    assert [2] == list(parts["wwtp_government_share_pct__missing"])


def test_government_share_of_nothing(given: Given, value_of: ValueOf) -> None:
    """No plant, or none whose cost is known: unknown."""
    assert value_of("wwtp_government_share_pct") is None
    given(treatment_plant)
    assert value_of("wwtp_government_share_pct") is None
