"""Each number explains itself: the rows listed for it give it again, for every indicator."""

from math import isclose

import pytest

from common.errors import Forbidden
from common.period import Period
from data_access.database import Database
from data_access.schema.land import land_event
from data_access.schema.places import park, plan_target
from data_access.schema.units import contract
from metrics import compute, registry
from metrics.explain import Explanation, explain, parts_of, recomposed
from metrics.scope import Rights, Scope
from tests.examples import Given

YEAR = Scope(Period.of_year(1401), Rights("steward"))
DEPUTY = Scope(YEAR.period, Rights.of("provincial_deputy", frozenset({"IR-07"})))
CODES = [code for code, about in registry.all_indicators().items() if about.facts]
SCOPES = {"country": YEAR, "province": Scope(YEAR.period, YEAR.rights, frozenset({"IR-10"}))}
PARCEL = 12


@pytest.fixture
def land(given: Given, database: Database) -> Database:
    given(park, """
        id | province_code | state_owned | operating_on
        ---+---------------+-------------+-------------
        1  | IR-07         | yes         | 1380-01-01
        2  | IR-08         | yes         | 1380-01-01
    """)
    given(land_event, """
        park_id | kind  | happened_on | area_ha
        --------+-------+-------------+--------
        1       | added | 1401-05-01  | 45
        2       | added | 1401-06-01  | 15
        2       | added | 1401-07-01  |
        2       | added | 1400-07-01  | 300
    """)
    return database


# Every indicator

@pytest.mark.parametrize(("scope", "start"), [
    *(("country", start) for start in range(0, len(CODES), PARCEL)),
    *(("province", start) for start in range(0, len(CODES), 4 * PARCEL)),   # one in four, for its time
])
def test_the_rows_give_every_number_again(start: int, scope: str, demo: Database) -> None:
    codes = CODES[start : start + PARCEL]
    readings = compute.readings(codes, SCOPES[scope], demo)
    found = {reading.code: reading.value for reading in readings}
    again = {
        code: recomposed(code, [part.total for part in parts_of(code, SCOPES[scope], demo, first=0)], demo)
        for code in codes
    }
    assert {} == {code: (found[code], again[code]) for code in codes if not _same(found[code], again[code])}


def _same(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return isclose(one, other, rel_tol=1e-9)


# What stands behind one number

@pytest.fixture
def of_land(land: Database) -> Explanation:
    return explain("land_added_ha", YEAR, land)


def test_a_sum_names_the_column_that_is_summed(of_land: Explanation) -> None:
    (part,) = of_land.parts
    assert ("figure", "land_event", "sum", "area_ha", 3, 60) == (
        part.role, part.entity, part.by, part.weight, part.rows, part.total
    )
    assert 60 == part.first["area_ha"].sum()
    assert (60, 60, 1) == (of_land.reading.value, of_land.recomposed, of_land.reading.missing)


def test_filters_definition_and_sql_stand_beside_it(of_land: Explanation, land: Database) -> None:
    assert {"period": "1401"} == of_land.filters
    assert of_land.complete
    assert "sum(land_event.area_ha of land_event where" in of_land.formula
    assert "land_event" in of_land.sql
    assert of_land.indicator is registry.get("land_added_ha")
    narrowed = Scope(YEAR.period, YEAR.rights, frozenset({"IR-08", "IR-07"}), park=1)
    expected = {"period": "1401", "provinces": "IR-07, IR-08", "park": "1"}
    assert expected == explain("land_added_ha", narrowed, land).filters


def test_a_share_has_rows_above_and_below_the_line(land: Database) -> None:
    found = explain("parks_with_water_pct", YEAR, land)
    assert [("numerator", 1, "count", None, 0, 0), ("denominator", 1, "count", None, 2, 2)] == [
        (part.role, part.number, part.by, part.weight, part.rows, part.total) for part in found.parts
    ]
    assert (0, 0) == (found.reading.value, found.recomposed)


def test_a_count_of_no_rows_is_0_and_a_sum_of_unknown_is_unknown(land: Database, given: Given) -> None:
    assert 0 == explain("contracts_signed", YEAR, land).recomposed
    given(contract, """
        park_id | signed_on
        --------+-----------
        1       | 1401-01-01
    """)
    assert 1 == explain("contracts_signed", YEAR, land).recomposed
    only = Scope(YEAR.period, YEAR.rights, park=1)
    assert 45 == explain("land_added_ha", only, land).recomposed


def test_a_deputy_is_given_the_rows_of_the_own_province(land: Database) -> None:
    found = explain("land_added_ha", DEPUTY, land)
    assert (60, 45, 1, False) == (found.reading.value, found.recomposed, found.parts[0].rows, found.complete)
    assert ["استان 7"] == list(found.parts[0].first["province"])
    own = Scope(DEPUTY.period, DEPUTY.rights, frozenset({"IR-07"}))
    assert explain("land_added_ha", own, land).complete
    with pytest.raises(Forbidden):
        explain("land_added_ha", Scope(DEPUTY.period, DEPUTY.rights, frozenset({"IR-08"})), land)


def test_a_hundred_rows_are_fetched_but_all_are_counted(given: Given, land: Database) -> None:
    signed = "\n".join("1 | 1401-02-01" for _ in range(130))
    given(contract, f"park_id | signed_on\n---\n{signed}")
    (part,) = explain("contracts_signed", YEAR, land).parts
    assert (130, 130, 100) == (part.rows, part.total, len(part.first))
    assert "applicant_id" not in part.first


def test_a_figure_over_the_catalogue_names_the_figures_behind_it(given: Given, land: Database) -> None:
    given(plan_target, """
        indicator_code | jalali_year | value
        ---------------+-------------+------
        land_added_ha  | 1401        | 50
    """)
    found = explain("indicators_on_plan", YEAR, land)
    assert (1, 1, (), ("land_added_ha",)) == (
        found.reading.value, found.recomposed, found.parts, found.others
    )
