"""Boundary days of what meets a period in a way of its own, worked out by hand on both engines."""

import pytest

from data_access.schema.clusters import cluster, cluster_reading, cluster_stage
from data_access.schema.environment import accident
from data_access.schema.finance import advance_payment, provincial_budget
from data_access.schema.land import plot
from data_access.schema.technology import technology_park_unit
from data_access.schema.technology_needs import tech_need_step
from tests.conftest import ValueOf
from tests.examples import Given

YEARS = ("1398", "1399", "1400", "1401")


def over_years(value_of: ValueOf, code: str) -> list[float | None]:
    return [value_of(code, year) for year in YEARS]


@pytest.mark.parametrize(("day", "expected"), [
    ("1399-12-29", [0, 1, 0, 0]), ("1399-12-30", [0, 1, 0, 0]), ("1400-01-01", [0, 0, 1, 0]),
    ("1400-12-29", [0, 0, 1, 0]), ("1401-01-01", [0, 0, 0, 1]),
])
def test_a_leap_year_has_a_day_more(
    day: str, expected: list[int], given: Given, value_of: ValueOf
) -> None:
    given(accident, f"happened_on\n---\n{day}")
    assert expected == over_years(value_of, "accidents")


def test_the_last_day_of_a_leap_year_is_in_its_last_month_and_season(given: Given, value_of: ValueOf) -> None:
    given(accident, "happened_on\n---\n1399-12-30")
    parts = ["1399-12", "1399-S4", "1399-12-30", "1399-12-29", "1400-01", "1400-S1", "1400-01-01"]
    assert [1, 1, 1, 0, 0, 0, 0] == [value_of("accidents", part) for part in parts]


def test_amounts_of_a_year_have_no_months_and_no_other_years(given: Given, value_of: ValueOf) -> None:
    given(provincial_budget, """
        province_code | jalali_year | agreement_mirr
        --------------+-------------+---------------
        IR-07         | 1399        | 7
        IR-07         | 1401        | 9
    """)
    code = "capital_provincial_agreement_mirr"
    assert {"1399": 7, "1401": 9} == {year: value for year in YEARS if (value := value_of(code, year))}
    parts = ("1399-12", "1399-S4", "1399-12-30", "1401-12", "1401-12-29")
    assert not any(value_of(code, part) for part in parts)


def test_a_wait_that_ends_with_the_year_has_ended(given: Given, value_of: ValueOf) -> None:
    """On 30 Esfand 1399 it has lasted 30 days; a day later it is still open when the year ends."""
    given(tech_need_step, """
        tech_need_id | entered_on | left_on
        -------------+------------+-----------
        1            | 1399-11-30 | 1399-12-30
    """)
    assert [None, 30, 30, 30] == over_years(value_of, "tech_need_step_days_median")


def test_a_wait_that_ends_the_day_after_the_year_is_open(given: Given, value_of: ValueOf) -> None:
    given(tech_need_step, """
        tech_need_id | entered_on | left_on
        -------------+------------+-----------
        1            | 1399-12-01 | 1400-01-01
    """)
    assert [None, None, 30, 30] == over_years(value_of, "tech_need_step_days_median")


def test_plots_stand_in_one_status_at_a_time(given: Given, value_of: ValueOf) -> None:
    given(plot, """
        status    | since      | until
        ----------+------------+-----------
        available | 1398-01-01 | 1399-12-30
        assigned  | 1399-12-30 |
    """)
    ends = ("1399-11", "1399-12-29", "1399", "1400")
    found = {
        status: [value_of("plots_by_status", end, category=status) for end in ends]
        for status in ("available", "assigned")
    }
    assert {"available": [1, 1, 0, 0], "assigned": [0, 0, 1, 1]} == found


def test_advances_are_owed_on_the_eve_and_settled_within(given: Given, value_of: ValueOf) -> None:
    """Of 1400: 10 + 20 + 40 owed on its eve, of which 20 are settled on its last day; 80 came too late."""
    given(advance_payment, """
        paid_on    | settled_on | amount_mirr
        -----------+------------+------------
        1399-12-30 |            | 10
        1399-12-29 | 1400-12-29 | 20
        1399-01-01 | 1401-01-01 | 40
        1399-01-01 | 1399-12-30 | 160
        1400-01-01 | 1400-01-01 | 80
    """)
    assert pytest.approx(20 / 70 * 100) == value_of("prior_advances_settled_pct", "1400")


def test_what_is_under_way_on_a_day_of_the_year_counts_in_it(given: Given, value_of: ValueOf) -> None:
    given(cluster_stage, """
        cluster_id | step        | entered_on | left_on
        -----------+-------------+------------+-----------
        1          | feasibility | 1399-12-30 | 1400-01-01
    """)
    assert [0, 1, 1, 0] == over_years(value_of, "cluster_feasibility_running")


def test_a_reading_stands_until_the_day_of_the_next(given: Given, value_of: ValueOf) -> None:
    given(cluster, "id\n---\n1")
    given(cluster_reading, """
        cluster_id | moment    | read_on    | enterprises
        -----------+-----------+------------+------------
        1          | entry     | 1398-12-29 | 5
        1          | follow_up | 1399-12-30 | 7
    """)
    ends = ("1398-12-28", "1398", "1399-12-29", "1399", "1400")
    assert [0, 5, 5, 7, 7] == [value_of("cluster_enterprises", end) for end in ends]


def test_an_operating_unit_is_an_allocated_one_as_well(given: Given, value_of: ValueOf) -> None:
    given(technology_park_unit, """
        kind       | allocated_on | operating_on | left_on
        -----------+--------------+--------------+-----------
        laboratory | 1398-12-29   | 1399-12-30   | 1401-01-01
    """)
    found = {
        state: [value_of("tech_park_laboratories", year, category=state) for year in YEARS]
        for state in ("allocated", "operating")
    }
    assert {"allocated": [1, 1, 1, 0], "operating": [0, 1, 1, 0]} == found
