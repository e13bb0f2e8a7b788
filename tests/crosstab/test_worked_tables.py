"""Tables of a few rows, checked by hand, on every engine."""

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import text

from common.errors import Forbidden, UnknownCategory, UnknownPlace
from data_access.database import Database
from data_access.schema.land import park_approval, utility_supply
from data_access.schema.places import park
from data_access.schema.units import contract
from metrics.crosstab import Crosstab, Table, ask, sql
from metrics.scope import Rights
from tests.examples import Given

ANALYST = Rights("analyst")
DEPUTY = Rights("provincial_deputy", frozenset({"IR-07"}))
APPROVALS = "indicators=parks_approved_new&periods=1401"


@pytest.fixture(autouse=True)
def _rows(given: Given) -> None:
    given(park, """
        id | province_code | name_fa   | name_en | state_owned | kind | approved_on
        ---+---------------+-----------+---------+-------------+------+------------
        1  | IR-07         | شیراز     | Shiraz  | yes         | park | 1380-01-01
        2  | IR-08         | کرمان یک  |         | yes         | park | 1380-01-01
        3  | IR-08         | کرمان ۲   |         | yes         | zone | 1380-01-01
    """)
    given(park_approval, """
        park_id | action | approved_on | area_ha
        --------+--------+-------------+--------
        1       | create | 1401-02-01  | 30
        1       | expand | 1401-08-01  | 5
        2       | expand | 1401-08-01  | 50
        3       | expand | 1400-06-01  | 7
    """)


@pytest.fixture
def table(database: Database) -> Any:
    return lambda address, rights=ANALYST: ask(Crosstab.parse(address), rights, database)


def figures(table: Table, *keys: str) -> dict[Any, Any]:
    """The lines by their keys."""
    shown = table.frame.astype(object).where(table.frame.notna(), None)
    line_keys = list(table.crosstab.line_keys)
    def taken(line: Any, names: Any) -> Any:
        return tuple(line[name] for name in names) if len(names) > 1 else line[names[0]]

    return {taken(line, line_keys): taken(line, keys) for line in shown.to_dict("records")}


def test_counts_by_province_and_period_with_totals(table: Any) -> None:
    found = table("rows=province&indicators=parks_approved_new&periods=1400,1401&provinces=IR-07,IR-08")
    keys = "parks_approved_new__1400", "parks_approved_new__1401"
    assert {"IR-07": (0, 2), "IR-08": (1, 1)} == figures(found, *keys)
    assert dict(zip(keys, (1, 3), strict=True)) == found.totals
    names = ["province", "province_fa", "province_en"]
    assert [*names, *keys] == [column.key for column in found.columns]
    assert [*names, *keys, *(f"{key}__simulated" for key in keys)] == list(found.frame.columns)


def test_periods_can_be_lines(table: Any) -> None:
    found = table("indicators=parks_approved_new&periods=1401-S1..1401-S3,until:1401-07-30&across=no")
    counts = {"1401-S1": 1, "1401-S2": 0, "1401-S3": 2, "until:1401-07-30": 1}
    assert counts == figures(found, "parks_approved_new")
    assert ({"parks_approved_new": None}, True) == (found.totals, "periods in columns" in found.no_totals[1])


def test_many_periods_of_any_kind_give_what_each_gives(table: Any) -> None:
    kinds = "1399..1401", "1401-S1..1401-S4", "1401-01..1401-12", "1401-08-01", "until:1401-07-30"
    narrowed = "rows=province&indicators=parks_approved_new,parks_operating&provinces=IR-07,IR-08"
    whole = table(f"{narrowed}&periods={','.join(kinds)}")
    for step in whole.crosstab.periods:
        one = table(f"{narrowed}&periods={step}")
        for code in whole.crosstab.codes:
            key = f"{code}__{step.key}"
            assert figures(one, code) == figures(whole, key)
            assert one.totals[code] == whole.totals[key]


def test_provinces_without_a_park_give_a_table_without_lines(table: Any) -> None:
    for periods in ("1401", "1400,1401", "1390..1404"):
        found = table(f"rows=park&indicators=parks_approved_new&periods={periods}&provinces=IR-01")
        assert (0, set(found.totals)) == (len(found.frame), {*found.crosstab.value_keys})


def test_two_groupings_give_each_combination(table: Any) -> None:
    found = table(f"rows=province,action&{APPROVALS}&provinces=IR-07,IR-08")
    assert {
        ("IR-07", "create"): 1, ("IR-07", "expand"): 1, ("IR-08", "create"): 0, ("IR-08", "expand"): 1,
    } == figures(found, "parks_approved_new")


def test_a_park_has_one_line_in_its_own_province(table: Any) -> None:
    found = table("rows=province,park&indicators=parks_approved_new&periods=1400")
    assert {("IR-07", 1): 0, ("IR-08", 2): 0, ("IR-08", 3): 1} == figures(found, "parks_approved_new")
    assert ["Shiraz", "کرمان یک", "کرمان ۲"] == list(found.frame["park_en"])   # no English name is on record


def test_filters_combine(table: Any) -> None:
    count, area = "parks_approved_new", "parks_approved_new_area_ha"
    narrowed = f"rows=province&indicators={count},{area}&periods=1401"
    found = table(f"{narrowed}&where=action:expand&provinces=IR-07,IR-08")
    assert {"IR-07": (1, 5), "IR-08": (1, 50)} == figures(found, count, area)
    assert {count: 2, area: 55} == found.totals
    assert {"IR-07": 2} == figures(table(f"rows=province&{APPROVALS}&park=1"), count)
    assert {"expand": 2} == figures(table(f"rows=action&{APPROVALS}&where=action:expand"), count)


def test_a_fact_without_the_dimension_of_a_filter_is_refused(table: Any) -> None:
    with pytest.raises(UnknownCategory, match="'contracts_signed' cannot be split by 'action'"):
        table("indicators=parks_approved_new,contracts_signed&periods=1401&where=action:create")


def test_the_total_of_a_ratio_is_that_of_the_rows(table: Any, given: Given) -> None:
    given(park, """
        id | province_code | name_fa | state_owned | kind | operating_on
        ---+---------------+---------+-------------+------+-------------
        11 | IR-07         | الف     | yes         | park | 1390-01-01
        12 | IR-08         | ب       | yes         | park | 1390-01-01
        13 | IR-08         | پ       | yes         | park | 1390-01-01
    """)
    given(utility_supply, """
        park_id | utility | supplied_on
        --------+---------+------------
        11      | water   | 1395-01-01
    """)
    found = table("rows=province&indicators=parks_with_water_pct&periods=1401&provinces=IR-07,IR-08,IR-09")
    assert {"IR-07": 100, "IR-08": 0, "IR-09": None} == figures(found, "parks_with_water_pct")
    assert {"parks_with_water_pct": pytest.approx(100 / 3)} == found.totals


def test_limits_leave_lines_out_and_the_total_is_theirs(table: Any) -> None:
    code = "parks_approved_new"
    found = table(f"rows=province&{APPROVALS}&at_least={code}:1&at_most={code}:1")
    assert ({"IR-08": 1}, {code: 1}) == (figures(found, code), found.totals)
    parks = table(f"rows=park&{APPROVALS}&at_least={code}:1")
    assert ({1: 2, 2: 1}, {code: None}) == (figures(parks, code), parks.totals)
    assert "Search or limits" in parks.no_totals[1]
    nothing = table(f"rows=province&{APPROVALS}&at_least=parks_approved_new:99")
    assert (0, "No line is left" in nothing.no_totals[1], 0) == (
        len(nothing.frame), True, sum(batch.num_rows for batch in nothing.content().batches()))


def test_a_search_takes_any_spelling(table: Any) -> None:
    for words in ("كرمان 2", "کرمان۲", "KERMAN"):
        found = table(f"rows=park&indicators=parks_approved_new&periods=1400&search={words}")
        assert [3] * (words != "KERMAN") == list(found.frame["park"])
    found = table(f"rows=province,park&{APPROVALS}&search=كرمان استان ٨")   # words of either grouping
    assert [2, 3] == list(found.frame["park"])


def test_lines_are_sorted_and_unknown_ones_come_last(table: Any) -> None:
    def order(text: str) -> list[str]:
        three = f"rows=province&{APPROVALS}&provinces=IR-06,IR-07,IR-08"
        return list(table(f"{three}&order={text}").frame["province"])

    assert ["IR-07", "IR-08", "IR-06"] == order("-parks_approved_new")
    assert ["IR-06", "IR-08", "IR-07"] == order("parks_approved_new")
    assert ["IR-08", "IR-07", "IR-06"] == order("-province")
    water = table("rows=province&indicators=parks_with_water_pct&periods=1401&order=-parks_with_water_pct")
    assert "IR-00" == water.frame["province"][0]   # nothing is operating: all are unknown, and stay in order


def test_a_fact_without_parks_is_unknown_and_never_0(table: Any) -> None:
    found = table("rows=park&indicators=parks_approved_new,staff_training_courses&periods=1401")
    assert [None] * 3 == list(figures(found, "staff_training_courses").values())


def test_a_deputy_sees_the_parks_of_the_own_province_only(table: Any) -> None:
    found = table(f"rows=park&{APPROVALS}", DEPUTY)
    assert ({1: 2}, {"parks_approved_new": 2}) == (figures(found, "parks_approved_new"), found.totals)
    assert 31 == len(table(f"rows=province&{APPROVALS}", DEPUTY).frame)   # provinces are open to all
    for narrowed in ("rows=park&provinces=IR-08", "park=2", "rows=province&park=2"):
        with pytest.raises(Forbidden):
            table(f"{APPROVALS}&{narrowed}", DEPUTY)


def test_unknown_parks_and_strangers_are_refused(table: Any) -> None:
    with pytest.raises(UnknownPlace, match="no park with the number 99"):
        table(f"{APPROVALS}&park=99")
    for role in ("", "public", "applicant"):
        for address in (f"rows=park&{APPROVALS}", f"{APPROVALS}&park=2", f"{APPROVALS}&where=action:create"):
            with pytest.raises(Forbidden):
                table(address, Rights(role))


def test_generated_rows_are_marked_where_they_count(table: Any, given: Given) -> None:
    given(contract, """
        park_id | signed_on  | simulated
        --------+------------+----------
        2       | 1401-05-01 | yes
    """)
    found = table("rows=province&indicators=contracts_signed&periods=1401&provinces=IR-07,IR-08")
    assert {"IR-07": False, "IR-08": True} == figures(found, "contracts_signed__simulated")
    assert (True, True) == (found.simulated, found.content().simulated)


def test_the_sql_gives_the_same_lines(database: Database) -> None:
    address = f"rows=province,action&{APPROVALS}&where=action:create,expand&provinces=IR-07,IR-08"
    crosstab = Crosstab.parse(address)
    rows = database.fetch(text(sql(crosstab, ANALYST, database)))
    shown = {(row.province, row.action): row.parks_approved_new for row in rows}
    assert figures(ask(crosstab, ANALYST, database), "parks_approved_new") == shown


def test_content_tells_everything_a_reader_must_know(table: Any) -> None:
    narrowed = "provinces=IR-07&where=action:expand&at_least=parks_approved_new:1"
    found = table(f"rows=province&{APPROVALS}&{narrowed}")
    content = found.content(total=True)
    assert (2, "province", found.crosstab.address()) == (content.rows, content.place, content.address)
    rows = [row for batch in content.batches() for row in batch.to_pylist()]
    assert [("IR-07", "استان 7", 1.0), (None, "کل", 1.0)] == [
        (row["province"], row["province_fa"], row["parks_approved_new"]) for row in rows
    ]
    assert ["Periods", "Province", "Action"] == [one.label_en for one in content.filters[:3]]
    assert ["۱۴۰۱" in content.filters[0].value_fa, "دست‌کم ۱"] == [True, content.filters[3].value_fa]
    assert [batch.schema for batch in content.batches()] == [content.schema]
    assert replace(content, rows=1).rows == found.content().rows
