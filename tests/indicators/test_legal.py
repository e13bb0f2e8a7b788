"""Worked examples: contracts in dispute, their land and what became of it, and hearings."""

from data_access.schema.legal import dispute_case, hearing
from tests.conftest import ValueOf
from tests.examples import Given

# Contract 1 comes twice. Of one case the outcome is unknown, of one the area.
CASES = """
    contract_id | province_code | handled_on | area_m2 | outcome
    ------------+---------------+------------+---------+-------------------
                | IR-07         | 1400-12-29 | 900000  | final_cancellation
    1           | IR-07         | 1401-01-01 | 10000   | session_renewed
    1           | IR-07         | 1401-06-01 | 10000   | final_cancellation
                | IR-08         | 1401-06-01 | 20000   | final_cancellation
                | IR-08         | 1401-12-29 | 40000   |
                | IR-09         | 1401-12-29 |         | withdrawal
                | IR-08         | 1402-01-01 | 900000  | off_agenda
"""


def test_contracts_in_dispute(given: Given, value_of: ValueOf) -> None:
    """A contract brought twice counts twice; without an outcome or an area it is a case all the same."""
    given(dispute_case, CASES)
    assert 5 == value_of("dispute_contracts_handled")
    assert 2 == value_of("dispute_contracts_handled", provinces={"IR-08"})
    assert 2 == value_of("dispute_contracts_handled", category="final_cancellation")
    assert 1 == value_of("dispute_contracts_handled", category="withdrawal")
    assert 0 == value_of("dispute_contracts_handled", category="off_agenda")


def test_land_in_dispute(given: Given, value_of: ValueOf) -> None:
    """Eight hectares, four of them without an outcome; the one withdrawal is of unknown area."""
    given(dispute_case, CASES)
    assert 8 == value_of("dispute_area_handled_ha")
    assert 3 == value_of("dispute_area_handled_ha", category="final_cancellation")
    assert 1 == value_of("dispute_area_handled_ha", category="session_renewed")
    assert value_of("dispute_area_handled_ha", category="withdrawal") is None
    assert 0 == value_of("dispute_area_handled_ha", category="time_extension")
    assert 6 == value_of("dispute_area_handled_ha", provinces={"IR-08"})


def test_share_of_land_cancelled(given: Given, value_of: ValueOf) -> None:
    """Three of eight hectares: land without an outcome was handled too."""
    given(dispute_case, CASES)
    assert 3 / 8 * 100 == value_of("dispute_cancelled_area_pct")
    assert 200 / 6 == value_of("dispute_cancelled_area_pct", provinces={"IR-08"})
    assert value_of("dispute_cancelled_area_pct", provinces={"IR-09"}) is None
    assert value_of("dispute_cancelled_area_pct", provinces={"IR-10"}) is None


def test_nothing_cancelled(given: Given, value_of: ValueOf) -> None:
    given(dispute_case, """
        handled_on | area_m2 | outcome
        -----------+---------+-----------
        1401-06-01 | 10000   | withdrawal
    """)
    assert 0 == value_of("dispute_cancelled_area_pct")


def test_hearings(given: Given, value_of: ValueOf) -> None:
    given(hearing, """
        province_code | held_on
        --------------+-----------
        IR-07         | 1400-12-29
        IR-07         | 1401-01-01
        IR-08         | 1401-12-29
        IR-08         | 1402-01-01
    """)
    assert 2 == value_of("legal_hearings")
    assert 1 == value_of("legal_hearings", provinces={"IR-08"})
    assert 0 == value_of("legal_hearings", provinces={"IR-09"})
