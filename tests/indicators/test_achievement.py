"""Worked examples of the figures over the whole catalogue: plans reached, achievement, growth."""

from dataclasses import replace
from typing import Any

import pytest

from common.errors import Forbidden, NoRows, UnknownCategory, UnknownIndicator
from common.period import Period
from data_access.database import Database
from data_access.schema.land import land_event
from data_access.schema.places import park, plan_target, service_company
from metrics import compute, describe
from metrics.scope import Rights, Scope
from metrics.spine import Grain
from tests.conftest import ValueOf
from tests.examples import Given

YEAR = Scope(Period.of_year(1401), Rights("analyst"))
PLANNED = ["land_added_ha", "parks_handed_over", "service_companies_formed"]


@pytest.fixture(autouse=True)
def _plans(given: Given) -> None:
    """Planned and reached: land 60 of 50 hectares (40 the year before), companies 1 of 2; parks 0 of 3."""
    given(plan_target, """
        indicator_code           | province_code | jalali_year | cumulative | value
        -------------------------+---------------+-------------+------------+------
        land_added_ha            | IR-07         | 1401        | no         | 20
        land_added_ha            | IR-08         | 1401        | no         | 30
        service_companies_formed |               | 1401        | no         | 2
        parks_handed_over        |               | 1401        | no         | 3
        contracts_signed         |               | 1401        | yes        | 900
        of_another_product       |               | 1401        | no         | 7
    """)
    given(park, """
        id | province_code | state_owned
        ---+---------------+------------
        1  | IR-07         | yes
        2  | IR-08         | yes
    """)
    given(land_event, """
        park_id | kind  | happened_on | area_ha
        --------+-------+-------------+--------
        1       | added | 1400-05-01  | 40
        1       | added | 1401-05-01  | 45
        2       | added | 1401-06-01  | 15
    """)
    given(service_company, """
        province_code | registered_on
        --------------+--------------
        IR-07         | 1401-06-01
    """)


def by(database: Database, code: str, *keys: str, scope: Scope = YEAR) -> dict[Any, Any]:
    frame = compute.breakdown([code], scope, keys, database)
    members = list(frame[list(keys)].itertuples(index=False, name=None))
    return {
        (member[0] if len(member) == 1 else member): None if value != value else value  # noqa: PLR0124 - NaN
        for member, value in zip(members, frame[code], strict=True)
    }


def test_indicators_on_plan(value_of: ValueOf) -> None:
    assert 1 == value_of("indicators_on_plan")   # land
    assert 1 == value_of("indicators_on_plan", provinces={"IR-07"})   # 45 of 20 hectares
    assert 0 == value_of("indicators_on_plan", provinces={"IR-08"})   # 15 of 30


def test_without_plans_nothing_can_be_reached_or_missed(value_of: ValueOf) -> None:
    assert value_of("indicators_on_plan", provinces={"IR-09"}) is None
    assert value_of("indicators_on_plan", "1400") is None
    assert value_of("indicators_on_plan", "1401-S1") is None


def test_a_plan_for_what_should_be_low_is_a_limit(given: Given, value_of: ValueOf) -> None:
    given(plan_target, """
        indicator_code  | jalali_year | value
        ----------------+-------------+------
        tech_needs_open | 1401        | 2
    """)
    assert 2 == value_of("indicators_on_plan")   # none is open


def test_provinces_reach_their_own_plans(database: Database) -> None:
    found = by(database, "indicators_on_plan", "province")
    assert (31, 1, 0, None) == (len(found), found["IR-07"], found["IR-08"], found["IR-09"])


def test_plan_achievement_pct(database: Database, value_of: ValueOf) -> None:
    """Never capped; in the order of the codes; only what is planned and computed."""
    found = by(database, "plan_achievement_pct", "indicator")
    assert dict(zip(PLANNED, [120, 0, 50], strict=True)) == found
    assert 225 == value_of("plan_achievement_pct", category="land_added_ha", provinces={"IR-07"})


def test_there_is_no_one_figure_over_different_units(value_of: ValueOf) -> None:
    assert value_of("plan_achievement_pct") is None
    assert value_of("growth_pct") is None


def test_growth_pct(database: Database, value_of: ValueOf) -> None:
    found = by(database, "growth_pct", "indicator")
    assert dict(zip(PLANNED, [50, None, None], strict=True)) == found   # from 0 there is no growth
    assert 12.5 == value_of("growth_pct", category="land_added_ha", provinces={"IR-07"})
    assert value_of("growth_pct", "1401-05", category="land_added_ha") is None


def test_a_percentage_stands_beside_its_parts(database: Database) -> None:
    scope = replace(YEAR, category="land_added_ha")
    codes = ["plan_achievement_pct", "growth_pct"]
    achievement, growth = compute.readings(codes, scope, database)
    assert (120, 60, 50, None) == (
        achievement.value, achievement.numerator, achievement.denominator, achievement.plan
    )
    assert (50, 20, 40) == (growth.value, growth.numerator, growth.denominator)


def test_running_totals_are_judged_by_plans_since_the_start(database: Database) -> None:
    scope = YEAR.of(Period.since_beginning(YEAR.period.stop))
    assert {"contracts_signed": 0} == by(database, "plan_achievement_pct", "indicator", scope=scope)


def test_by_province_and_indicator(database: Database) -> None:
    found = by(database, "plan_achievement_pct", "province", "indicator")
    assert 31 * 3 == len(found)
    assert (225, 50) == (found["IR-07", "land_added_ha"], found["IR-08", "land_added_ha"])
    assert found["IR-07", "service_companies_formed"] is None   # it has no plan of its own


def test_they_stand_beside_other_figures(database: Database) -> None:
    codes = ["indicators_on_plan", "land_added_ha"]
    assert [1, 60] == [reading.value for reading in compute.readings(codes, YEAR, database)]
    frame = compute.breakdown(codes, YEAR, ["province"], database, plans=True, parts=True)
    found = frame.set_index("province").loc["IR-07"]
    assert (1, 45, 20) == (found["indicators_on_plan"], found["land_added_ha"], found["land_added_ha__plan"])


def test_an_indicator_is_simulated_where_its_rows_are(given: Given, database: Database) -> None:
    assert not compute.readings(["indicators_on_plan"], YEAR, database)[0].simulated
    given(land_event, """
        park_id | kind  | happened_on | area_ha | simulated
        --------+-------+-------------+---------+----------
        1       | added | 1401-05-02  | 1       | yes
    """)
    assert compute.readings(["indicators_on_plan"], YEAR, database)[0].simulated


def test_trends(database: Database) -> None:
    span = Period(Period.of_year(1399).start, YEAR.period.stop)
    scope = replace(YEAR, category="land_added_ha")
    found = compute.trend(["growth_pct", "plan_achievement_pct"], span, Grain.YEAR, scope, database)
    values = {
        row["period"]: [None if v != v else v for v in (row["growth_pct"], row["plan_achievement_pct"])]  # noqa: PLR0124
        for row in found.to_dict("records")
    }
    assert {"1399": [None, None], "1400": [None, None], "1401": [50, 120]} == values
    months = compute.trend(["indicators_on_plan", "land_added_ha"], YEAR.period, Grain.MONTH, YEAR, database)
    assert (12, 60) == (len(months), months["land_added_ha"].sum())
    assert months["indicators_on_plan"].isna().all()


def test_their_rows_are_those_of_other_figures(database: Database) -> None:
    with pytest.raises(NoRows, match="worked out from other indicators"):
        compute.rows("indicators_on_plan", YEAR, database)


def test_their_statements_are_shown_one_after_the_other(database: Database) -> None:
    text = compute.sql(["indicators_on_plan"], YEAR, database)
    assert 2 == len(text.split(";\n\n"))
    assert "plan_target" in text
    assert "land_event" in text
    assert "land_event" not in describe.sql("indicators_on_plan")


def test_what_is_no_indicator_is_refused(value_of: ValueOf, database: Database) -> None:
    with pytest.raises(UnknownIndicator, match="land_added_ha"):
        value_of("growth_pct", category="land_add_ha")
    with pytest.raises(UnknownCategory):
        value_of("growth_pct", category="growth_pct")
    with pytest.raises(UnknownCategory):
        value_of("indicators_on_plan", category="land_added_ha")
    with pytest.raises(UnknownCategory):
        by(database, "indicators_on_plan", "indicator")
    with pytest.raises(UnknownCategory):
        by(database, "land_added_ha", "indicator")
    with pytest.raises(Forbidden):
        compute.readings(["growth_pct"], replace(YEAR, rights=Rights("visitor")), database)
