"""The engine behind every question: one SELECT, nothing silently missing, unknown is not 0, rights."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import Engine, event, insert

from common.errors import Forbidden, UnknownCategory, UnknownPlace
from common.period import Period
from data_access.database import Database
from data_access.schema.land import land_event, park_approval, utility_supply
from data_access.schema.places import coverage, park, plan_target
from data_access.schema.units import contract
from metrics import compute, registry
from metrics.compute import Reading
from metrics.scope import Rights, Scope
from metrics.spine import Grain
from tests.conftest import ValueOf
from tests.examples import Given

DIRECTOR = Rights("managing_director")
YEAR = Scope(Period.of_year(1401), DIRECTOR)

PARKS = """
    id | province_code | state_owned | operating_on
    ---+---------------+-------------+-------------
    1  | IR-07         | yes         | 1380-01-01
    2  | IR-07         | yes         | 1380-01-01
    3  | IR-08         | yes         | 1380-01-01
"""
CONTRACTS = """
    park_id | signed_on  | ended_on
    --------+------------+-----------
    1       | 1399-01-01 |
    1       | 1400-05-01 |
    2       | 1401-02-01 |
    3       | 1401-02-15 |
    3       | 1401-11-01 | 1401-12-01
"""


@pytest.fixture
def contracts(given: Given) -> None:
    given(park, PARKS)
    given(contract, CONTRACTS)


def column(found: Any, code: str, key: str) -> dict[Any, Any]:
    """Member to value; unknown as None."""
    values = [None if value != value else value for value in found[code].astype(object)]  # noqa: PLR0124 - NaN
    return dict(zip(found[key], values, strict=True))


def by_province(code: str, database: Database, scope: Scope = YEAR) -> dict[Any, Any]:
    return column(compute.breakdown([code], scope, ["province"], database), code, "province")


def reading(code: str, database: Database, scope: Scope = YEAR) -> Reading:
    return compute.readings([code], scope, database)[0]


@contextmanager
def questions(engine: Engine) -> Iterator[list[str]]:
    """The statements sent to the engine meanwhile."""
    sent: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        sent.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        event.remove(engine, "before_cursor_execute", note)


# One SELECT, whatever is asked

def test_many_indicators_with_plans_and_last_year_are_one_select(engine: Engine, database: Database) -> None:
    codes = ["contracts_signed", "contracts_in_force", "parks_with_water_pct", "land_added_ha"]
    with questions(engine) as sent:
        assert codes == [reading.code for reading in compute.readings(codes, YEAR, database)]
    assert 1 == len(sent)


def test_a_breakdown_is_one_select(engine: Engine, database: Database) -> None:
    with questions(engine) as sent:
        compute.breakdown(["contracts_signed", "land_added_ha"], YEAR, ["province"], database, True, True)
    assert 1 == len(sent)


def test_a_trend_is_one_select(engine: Engine, database: Database) -> None:
    six_years = Period(Period.of_year(1396).start, YEAR.period.stop)
    with questions(engine) as sent:
        compute.trend(["contracts_signed"], six_years, Grain.MONTH, YEAR, database)
    assert 1 == len(sent)


# The spine: every member, every period

@pytest.mark.usefixtures("contracts")
def test_provinces_without_rows_are_0_and_present(database: Database) -> None:
    found = by_province("contracts_signed", database)
    assert {f"IR-{n:02}": {7: 1, 8: 2}.get(n, 0) for n in range(31)} == found


@pytest.mark.usefixtures("contracts")
def test_years_without_rows_are_present(database: Database) -> None:
    span = Period(Period.of_year(1398).start, Period.of_year(1402).stop)
    found = compute.trend(["contracts_signed", "contracts_in_force"], span, Grain.YEAR, YEAR, database)
    assert ["1398", "1399", "1400", "1401", "1402"] == list(found["period"])
    assert [0, 1, 1, 3, 0] == list(found["contracts_signed"])
    assert [0, 1, 2, 4, 4] == list(found["contracts_in_force"])


@pytest.mark.usefixtures("contracts")
def test_months_and_seasons_add_up_to_the_year(database: Database) -> None:
    code = "contracts_signed"
    months = column(compute.trend([code], YEAR.period, Grain.MONTH, YEAR, database), code, "period")
    seasons = column(compute.trend([code], YEAR.period, Grain.SEASON, YEAR, database), code, "period")
    assert {f"1401-{n:02}": {2: 2, 11: 1}.get(n, 0) for n in range(1, 13)} == months
    assert {"1401-S1": 2, "1401-S2": 0, "1401-S3": 0, "1401-S4": 1} == seasons


def test_categories_without_rows_are_present(given: Given, database: Database) -> None:
    given(park, PARKS)
    given(park_approval, """
        action | approved_on | area_ha
        -------+-------------+--------
        create | 1401-05-01  | 30
    """)
    found = compute.breakdown(["parks_approved_new_area_ha"], YEAR, ["action"], database)
    assert {"create": 30, "expand": 0} == column(found, "parks_approved_new_area_ha", "action")


@pytest.mark.usefixtures("contracts")
def test_two_groupings_make_every_pair(database: Database) -> None:
    found = compute.breakdown(["parks_approved_new_area_ha"], YEAR, ["province", "action"], database)
    assert 62 == len(found)


# Unknown is not 0

def test_a_share_of_nothing_is_unknown_and_a_count_of_nothing_0(value_of: ValueOf) -> None:
    assert value_of("parks_with_water_pct") is None
    assert 0 == value_of("contracts_signed")


def test_an_area_nobody_measured_is_unknown_and_counted_as_missing(given: Given, database: Database) -> None:
    given(park, PARKS)
    given(park_approval, """
        action | approved_on | area_ha
        -------+-------------+--------
        create | 1401-05-01  |
        expand | 1401-05-01  |
    """)
    found = reading("parks_approved_new_area_ha", database)
    assert (None, 2) == (found.value, found.missing)


@pytest.mark.usefixtures("contracts")
def test_days_the_table_does_not_cover_are_unknown(engine: Engine, value_of: ValueOf) -> None:
    covered = Period.of_year(1400).start
    with engine.begin() as connection:
        connection.execute(insert(coverage), [{"entity": "contract", "first_day": covered, "last_day": None}])
    assert value_of("contracts_signed", "1399") is None
    assert value_of("contracts_in_force", "1398") is None
    assert 1 == value_of("contracts_in_force", "1399")   # the stock with which the first day opens
    assert 1 == value_of("contracts_signed", "1400")


@pytest.mark.usefixtures("contracts")
def test_days_after_the_last_known_one_are_unknown(engine: Engine, value_of: ValueOf) -> None:
    known = Period.of_year(1401)
    with engine.begin() as connection:
        connection.execute(
            insert(coverage), [{"entity": "contract", "first_day": known.start, "last_day": known.last_day}]
        )
    assert 3 == value_of("contracts_signed")
    assert value_of("contracts_signed", "1402") is None


def test_a_table_that_holds_nothing_yet_is_unknown(engine: Engine, value_of: ValueOf) -> None:
    with engine.begin() as connection:
        connection.execute(insert(coverage), [{"entity": "contract", "first_day": None, "last_day": None}])
    assert value_of("contracts_signed") is None


def test_rows_without_a_park_count_nationally_and_make_empty_provinces_unknown(
    given: Given, database: Database
) -> None:
    given(park, PARKS)
    given(land_event, """
        park_id | kind  | happened_on | area_ha
        --------+-------+-------------+--------
        1       | added | 1401-03-01  | 12
                | added | 1401-03-01  | 40
    """)
    found = by_province("land_added_ha", database)
    assert 52 == reading("land_added_ha", database).value
    assert (12, None) == (found["IR-07"], found["IR-08"])


# Ratios, plans, periods

def test_a_ratio_over_provinces_is_the_ratio_of_their_sums(given: Given, database: Database) -> None:
    given(park, """
        id | province_code | state_owned | operating_on
        ---+---------------+-------------+-------------
        1  | IR-07         | yes         | 1380-01-01
        2  | IR-08         | yes         | 1380-01-01
        3  | IR-08         | yes         | 1380-01-01
        4  | IR-08         | yes         | 1380-01-01
    """)
    given(utility_supply, """
        park_id | utility | supplied_on
        --------+---------+------------
        1       | water   | 1390-01-01
        2       | water   | 1390-01-01
    """)
    code = "parks_with_water_pct"
    provinces = by_province(code, database)
    found = reading(code, database)
    assert (100, pytest.approx(100 / 3), None) == (provinces["IR-07"], provinces["IR-08"], provinces["IR-09"])
    assert (50, 2, 4) == (found.value, found.numerator, found.denominator)


def test_the_countrys_plan_is_the_sum_of_its_rows(given: Given, database: Database) -> None:
    given(plan_target, """
        indicator_code | province_code | jalali_year | value
        ---------------+---------------+-------------+------
        land_added_ha  | IR-07         | 1401        | 30
        land_added_ha  | IR-08         | 1401        | 50
        land_added_ha  | IR-08         | 1400        | 900
    """)
    given(park, PARKS)
    given(land_event, """
        park_id | kind  | happened_on | area_ha
        --------+-------+-------------+--------
        1       | added | 1401-03-01  | 100
    """)
    found = reading("land_added_ha", database)
    assert (80, 125, True) == (found.plan, found.achievement, found.on_plan)
    assert 30 == reading("land_added_ha", database, Scope(YEAR.period, DIRECTOR, frozenset({"IR-07"}))).plan
    assert reading("land_added_ha", database, YEAR.of(Period.parse("1401-S1"))).plan is None


def test_a_plan_since_the_start_answers_for_running_totals_only(given: Given, database: Database) -> None:
    given(plan_target, """
        indicator_code   | jalali_year | cumulative | value
        -----------------+-------------+------------+------
        contracts_signed | 1401        | no         | 30
        contracts_signed | 1401        | yes        | 500
        contracts_signed | 1400        | yes        | 400
    """)
    until = {"1401": YEAR.period.stop, "mid": Period.parse("1401-06").stop, "1402": Period.of_year(1402).stop}
    running = {name: YEAR.of(Period.since_beginning(stop)) for name, stop in until.items()}
    plans = {name: reading("contracts_signed", database, scope).plan for name, scope in running.items()}
    assert {"1401": 500, "mid": 500, "1402": None} == plans
    assert 30 == reading("contracts_signed", database).plan


@pytest.mark.usefixtures("contracts")
def test_running_totals_reach_back_to_the_first_row(database: Database) -> None:
    until_end = YEAR.of(Period.since_beginning(YEAR.period.stop))
    assert 5 == reading("contracts_signed", database, until_end).value


@pytest.mark.usefixtures("contracts")
def test_a_stock_is_as_of_any_day(value_of: ValueOf) -> None:
    assert [2, 3, 5, 4] == [value_of("contracts_in_force", day) for day in (
        "1401-01-31", "1401-02-01", "1401-11-30", "1401-12-01",
    )]


@pytest.mark.usefixtures("contracts")
def test_beside_a_value_stand_the_period_before_and_last_years(database: Database) -> None:
    spring = reading("contracts_signed", database, YEAR.of(Period.parse("1401-S2")))
    assert (0, 2, 1) == (spring.value, spring.before, spring.year_before)
    assert (-1, -100) == (spring.change, spring.change_pct)


def test_generated_rows_mark_the_figure(given: Given, database: Database) -> None:
    given(contract, """
        signed_on  | simulated
        -----------+----------
        1401-01-01 | no
        1400-01-01 | yes
    """)
    assert not reading("contracts_signed", database).simulated
    assert reading("contracts_in_force", database).simulated


# Places, categories and rights

@pytest.mark.usefixtures("contracts")
def test_scopes_narrow_to_provinces_and_to_a_park(value_of: ValueOf) -> None:
    assert 2 == value_of("contracts_signed", provinces={"IR-08"})
    assert 3 == value_of("contracts_signed", provinces={"IR-07", "IR-08"})
    assert 1 == value_of("contracts_signed", park=2)


def test_a_category_narrows_the_figure(given: Given, value_of: ValueOf) -> None:
    given(park, PARKS)
    given(park_approval, """
        action | approved_on | area_ha
        -------+-------------+--------
        create | 1401-05-01  | 30
        expand | 1401-06-01  | 5
    """)
    assert 35 == value_of("parks_approved_new_area_ha")
    assert 5 == value_of("parks_approved_new_area_ha", category="expand")


def test_a_split_the_indicator_does_not_have_is_refused(database: Database) -> None:
    with pytest.raises(UnknownCategory, match="possible: province, park"):
        compute.breakdown(["contracts_signed"], YEAR, ["stage"], database)


def test_a_province_that_does_not_exist_is_refused() -> None:
    with pytest.raises(UnknownPlace, match="IR-00 to IR-30"):
        Scope(YEAR.period, DIRECTOR, frozenset({"IR-31"})).check_provinces()


@pytest.mark.usefixtures("contracts")
def test_a_deputy_compares_provinces_but_sees_the_parks_of_the_own(database: Database) -> None:
    deputy = Scope(YEAR.period, Rights.of("provincial_deputy", frozenset({"IR-07"})))
    parks = compute.breakdown(["contracts_signed"], deputy, ["park"], database)
    assert 2 == by_province("contracts_signed", database, deputy)["IR-08"]
    assert {1: 0, 2: 1} == column(parks, "contracts_signed", "park")
    listed = compute.rows("contracts_signed", deputy, database)
    assert [Period.parse("1401-02-01").start] == list(listed["signed_on"])


@pytest.mark.usefixtures("contracts")
def test_the_detail_of_another_province_is_closed_to_a_deputy(database: Database) -> None:
    deputy = Scope(YEAR.period, Rights.of("provincial_deputy", frozenset({"IR-07"})), frozenset({"IR-08"}))
    with pytest.raises(Forbidden):
        compute.breakdown(["contracts_signed"], deputy, ["park"], database)
    with pytest.raises(Forbidden):
        compute.rows("contracts_signed", deputy, database)


def test_who_has_no_role_of_the_organisation_gets_nothing(database: Database) -> None:
    with pytest.raises(Forbidden):
        reading("contracts_signed", database, Scope(YEAR.period, Rights("visitor")))


def test_rows_leave_personal_keys_out(database: Database) -> None:
    question = compute.rows_question("contracts_signed", YEAR)
    assert "applicant_id" not in question.selected_columns
    assert compute.rows("contracts_signed", YEAR, database).empty


def test_what_a_share_lacks_can_be_listed_by_name(given: Given, database: Database) -> None:
    given(park, """
        id | name_fa | state_owned | operating_on
        ---+---------+-------------+-------------
        1  | الف     | yes         | 1380-01-01
        2  | ب       | yes         | 1380-01-01
    """)
    given(utility_supply, """
        park_id | utility | supplied_on
        --------+---------+------------
        1       | water   | 1390-01-01
    """)
    assert ["ب"] == list(compute.rows("parks_with_water_pct", YEAR, database, lacking=True)["name_fa"])
    assert ["الف"] == list(compute.rows("parks_with_water_pct", YEAR, database)["name_fa"])


def test_hundred_indicators_at_once_are_still_one_select(engine: Engine, database: Database) -> None:
    codes = [code for code, about in registry.all_indicators().items() if about.facts][:100]
    with questions(engine) as sent:
        compute.breakdown(codes, YEAR, [], database)
    assert 2 == len(sent)   # rollups first; there are none here, so the rows are asked
