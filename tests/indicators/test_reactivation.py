"""Worked examples: idle units, how many came back, how, and with how many persons."""

from data_access.schema.reactivation import capacity_rise, idle_unit
from tests.conftest import ValueOf
from tests.examples import Given

# Idle at the end of 1401: 1, 2, 3 and 4. Restarted within it: 5, 6, 7 and 8.
IDLE = """
    id | province_code | stopped_on | cause   | restarted_on | method               | jobs
    ---+---------------+------------+---------+--------------+----------------------+-----
    1  | IR-07         | 1390-01-01 | market  |              |                      |
    2  | IR-07         | 1401-12-29 | finance |              |                      |
    3  | IR-08         | 1390-01-01 | market  | 1402-01-01   | new_product          | 900
    4  | IR-08         | 1390-01-01 |         |              |                      |
    5  | IR-07         | 1390-01-01 | market  | 1401-01-01   | loan_obtained        | 10
    6  | IR-08         | 1401-01-01 |         | 1401-12-29   | loan_obtained        | 20
    7  | IR-08         | 1390-01-01 | legal   | 1401-06-01   | raw_materials_supply |
    8  | IR-08         | 1390-01-01 |         | 1401-06-01   |                      | 5
    9  | IR-08         | 1390-01-01 | market  | 1400-12-29   | loan_obtained        | 800
    10 | IR-08         | 1402-01-01 | market  |              |                      |
"""


def test_idle_units(given: Given, value_of: ValueOf) -> None:
    """Restarted on the last day is no longer idle, the day after still was; some have no cause on record."""
    given(idle_unit, IDLE)
    assert 4 == value_of("idle_units")
    assert 2 == value_of("idle_units", category="market")
    assert 1 == value_of("idle_units", category="finance")
    assert 0 == value_of("idle_units", category="legal")
    assert 2 == value_of("idle_units", provinces={"IR-07"})


def test_idle_units_restarted(given: Given, value_of: ValueOf) -> None:
    """A restart without a known method is a restart; jobs that are not known are left out of the sum."""
    given(idle_unit, IDLE)
    assert 4 == value_of("idle_units_restarted")
    assert 2 == value_of("idle_units_restarted", category="loan_obtained")
    assert 0 == value_of("idle_units_restarted", category="new_product")
    assert 10 + 20 + 5 == value_of("idle_units_restarted_jobs")
    assert 10 == value_of("idle_units_restarted_jobs", provinces={"IR-07"})
    assert 5 == value_of("idle_units_restarted_jobs", period="1401-06")


def test_idle_restart_method_pct(given: Given, value_of: ValueOf) -> None:
    """The method narrows only what is above the line: two, one and none of four."""
    given(idle_unit, IDLE)
    assert 50 == value_of("idle_restart_method_pct", category="loan_obtained")
    assert 25 == value_of("idle_restart_method_pct", category="raw_materials_supply")
    assert 0 == value_of("idle_restart_method_pct", category="new_product")
    assert 100 / 3 == value_of("idle_restart_method_pct", category="loan_obtained", provinces={"IR-08"})
    assert value_of("idle_restart_method_pct", category="loan_obtained", provinces={"IR-09"}) is None


def test_units_raised_above_half(given: Given, value_of: ValueOf) -> None:
    given(capacity_rise, """
        province_code | raised_on
        --------------+-----------
        IR-07         | 1400-12-29
        IR-07         | 1401-01-01
        IR-08         | 1401-12-29
        IR-08         | 1402-01-01
    """)
    assert 2 == value_of("units_raised_above_half")
    assert 1 == value_of("units_raised_above_half", provinces={"IR-08"})
