"""A plan without rows, rows without a plan, plans of other years and from the start: on both engines."""

import pytest
from sqlalchemy import Engine, insert

from common.period import Period
from data_access.database import Database
from data_access.schema.places import coverage, park, plan_target
from data_access.schema.units import contract
from metrics import compute
from metrics.compute import Reading
from metrics.scope import Rights, Scope
from tests.examples import Given

CODE = "contracts_signed"
YEAR = Scope(Period.of_year(1401), Rights("analyst"))


def reading(database: Database, scope: Scope = YEAR) -> Reading:
    return compute.readings([CODE], scope, database)[0]


def planned(given: Given, value: float, year: int = 1401, cumulative: str = "no") -> None:
    given(plan_target, f"""
        indicator_code | jalali_year | cumulative | value
        ---------------+-------------+------------+------
        {CODE}         | {year}      | {cumulative} | {value}
    """)


@pytest.fixture
def two_contracts(given: Given) -> None:
    given(park, "id | province_code\n---\n1 | IR-07")
    given(contract, """
        park_id | signed_on
        --------+-----------
        1       | 1400-12-29
        1       | 1401-01-01
        1       | 1401-12-29
        1       | 1402-01-01
    """)


def test_a_plan_of_which_nothing_was_done_is_reached_by_0_percent(given: Given, database: Database) -> None:
    planned(given, 8)
    found = reading(database)
    assert (0, 8, 0, False) == (found.value, found.plan, found.achievement, found.on_plan)


def test_a_plan_is_not_missed_where_nothing_is_known(
    given: Given, database: Database, engine: Engine
) -> None:
    planned(given, 8)
    with engine.begin() as connection:
        connection.execute(insert(coverage), [{"entity": "contract", "first_day": None, "last_day": None}])
    found = reading(database)
    assert (None, 8, None, None) == (found.value, found.plan, found.achievement, found.on_plan)


@pytest.mark.usefixtures("two_contracts")
def test_without_a_plan_there_is_no_achievement(database: Database) -> None:
    found = reading(database)
    assert (2, None, None, None) == (found.value, found.plan, found.achievement, found.on_plan)


@pytest.mark.usefixtures("two_contracts")
def test_a_plan_of_0_has_no_percentage_but_is_kept(given: Given, database: Database) -> None:
    planned(given, 0)
    found = reading(database)
    assert (2, 0, None, True) == (found.value, found.plan, found.achievement, found.on_plan)


@pytest.mark.usefixtures("two_contracts")
def test_plans_of_other_years_are_not_those_of_this_one(given: Given, database: Database) -> None:
    planned(given, 8, 1400)
    planned(given, 9, 1402)
    assert reading(database).plan is None
    years = {year: reading(database, YEAR.of(Period.of_year(year))) for year in (1400, 1402)}
    assert {1400: (1, 8), 1402: (1, 9)} == {year: (one.value, one.plan) for year, one in years.items()}


@pytest.mark.usefixtures("two_contracts")
@pytest.mark.parametrize("part", ["1401-12", "1401-S4", "1401-12-29"])
def test_a_plan_of_a_year_is_none_of_its_parts(part: str, given: Given, database: Database) -> None:
    planned(given, 8)
    found = reading(database, YEAR.of(Period.parse(part)))
    assert (1, None) == (found.value, found.plan)


@pytest.mark.usefixtures("two_contracts")
def test_a_plan_from_the_start_is_compared_with_all_so_far(given: Given, database: Database) -> None:
    planned(given, 6, cumulative="yes")
    so_far = reading(database, YEAR.of(Period.since_beginning(YEAR.period.stop)))
    assert (3, 6, 50) == (so_far.value, so_far.plan, so_far.achievement)
    assert (2, None) == (reading(database).value, reading(database).plan)


@pytest.mark.usefixtures("two_contracts")
def test_more_than_planned_is_more_than_100_percent(given: Given, database: Database) -> None:
    planned(given, 1)
    assert 200 == reading(database).achievement


@pytest.mark.usefixtures("two_contracts")
def test_a_plan_of_the_country_is_no_plan_of_a_province(given: Given, database: Database) -> None:
    planned(given, 8)
    found = compute.breakdown([CODE], YEAR, ["province"], database, plans=True)
    assert {True} == {*found[f"{CODE}__plan"].isna()}
