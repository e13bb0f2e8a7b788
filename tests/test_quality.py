"""Rules of data quality: each finds its fault and leaves a clean row alone; faults lower the right score."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from sqlalchemy import Boolean, Column, Date, DateTime, Engine, Table, insert

from common.errors import Forbidden
from common.period import BEGINNING, Period
from common.tehran import begins_at
from data_access.database import Database
from data_access.schema.land import land_event, utility_supply
from data_access.schema.places import coverage, park
from data_access.schema.units import contract, operating_unit, project
from metrics import quality
from metrics.quality import Checked, LowScore, check, findings, low_score, report, rules, rules_of
from metrics.quality_rules import Rule, days, first_day, measured, tables
from metrics.quality_time import punctuality
from metrics.scope import Rights, Scope
from tests import loose
from tests.examples import Given

BOSS = Scope(Period.of_year(1401), Rights("managing_director"))
DAY, LATER = Period.parse("1401-02-01").start, Period.parse("1401-03-01").start
LAST = Period.parse("1401-12-29").start
KINDS = ("missing", "percent", "slip", "early", "late", "order")     # of the rules read off a table
READ_OFF = sorted(name for name in tables() if any(rule.kind in KINDS for rule in rules_of(name)))
PARKS = """
    id | province_code | kind | state_owned | approved_on | operating_on | latitude | longitude | name_fa
    ---+---------------+------+-------------+-------------+--------------+----------+-----------+---------
    1  | IR-07         | park | yes         | 1396-01-01  | 1397-01-01   | 29.6     | 52.5      | شهرک يك
    2  | IR-07         | park | yes         | 1396-01-01  | 1397-01-01   | 29.6     | 52.5      | شهرک دو
"""


@pytest.fixture(scope="module", params=["duckdb", "postgresql"])
def refusing_nothing(request: pytest.FixtureRequest) -> Iterator[Engine]:
    if request.param == "duckdb":
        with loose.duckdb() as engine:
            yield engine
    else:
        with loose.postgresql(request.getfixturevalue("postgresql_server")) as engine:
            yield engine


def put(engine: Engine, table: Table, rows: list[dict[str, Any]]) -> None:
    with engine.begin() as connection:
        connection.execute(insert(table), rows)


def clean(table: Table, number: int) -> dict[str, Any]:
    """A row without a fault: every quantity 10, every needed day the same, nothing ended."""
    row: dict[str, Any] = {column.name: _whole(column, number) for column in table.c}
    if days(table):
        row[_begins(table)] = DAY
    return row | {column.name: 10 for column in measured(table)}


def _begins(table: Table) -> str:
    """The day a row of the table begins with; empty when it has none."""
    first = first_day(table)
    return first.name if first is not None else next((day.name for day in days(table)), "")


def _whole(column: Column[Any], number: int) -> Any:
    if column.name == "id":
        return number
    if "values" in column.info:
        return column.info["values"][0]
    if isinstance(column.type, Date | DateTime):
        moment = DAY if isinstance(column.type, Date) else begins_at(DAY)
        return None if column.nullable else moment
    if isinstance(column.type, Boolean):
        return False
    kind = column.type.python_type
    if column.foreign_keys:
        return "IR-07" if kind is str else 1
    return f"{column.name} {number}" if kind is str else number


def faulty(rule: Rule) -> dict[str, Any]:
    """The clean row with the one fault that the rule looks for."""
    row = clean(rule.entity, 1000)
    begin = _begins(rule.entity)
    fault: dict[str, dict[str, Any]] = {
        "missing": {rule.column: None},
        "percent": {rule.column: 101},
        "slip": {rule.column: 1001},
        "early": {begin: date(BEGINNING.year, 3, 20)},
        "late": {begin: LATER},
        "order": {begin: LATER, rule.column: DAY},
    }
    needed = ("attended_on", "restarted_on", "answered_on")
    due = dict.fromkeys(needed, LATER) if rule.kind == "missing" else {}
    return row | {name: day for name, day in due.items() if name in row} | fault[rule.kind]


@pytest.mark.parametrize("name", READ_OFF)
def test_every_rule_read_off_a_table_finds_its_fault_and_nothing_else(
    refusing_nothing: Engine, name: str
) -> None:
    """Twenty-five clean rows, then one fault after the other."""
    table, database, engine = tables()[name], Database(refusing_nothing), refusing_nothing
    read_off = [rule for rule in rules_of(name) if rule.kind in KINDS]
    put(engine, coverage, [{"entity": name, "first_day": DAY, "last_day": DAY}])
    found = {}
    for rule in read_off:
        put(engine, table, [clean(table, number) for number in range(1, 26)])
        before = counted(check(name, BOSS, database), rule)
        put(engine, table, [faulty(rule)])
        found[rule.key] = before, counted(check(name, BOSS, database), rule)
        loose.sweep(engine, name)
    loose.sweep(engine, "coverage")
    assert dict.fromkeys((rule.key for rule in read_off), (0, 1)) == found


def counted(checked: Checked, rule: Rule) -> int:
    return sum(checked.found[rule.key].values())


def test_every_rule_has_a_test() -> None:
    by_hand = {rule.key for rule in rules().values() if rule.kind not in KINDS}
    assert by_hand == {key for key, *_ in FAULTS}
    assert {"missing", "slip", "early", "late", "order", "percent"} == {
        rule.kind for rule in rules().values() if rule.key not in by_hand
    }


FAULTS: tuple[tuple[str, Table, str], ...] = (
    ("park.position", park, "id | latitude | longitude\n--\n3 | | 51\n4 | 35 | 51"),
    ("park.outside", park, """
        id | province_code | latitude | longitude
        --
        3  | IR-07         | 39.5     | 44.5
        4  | IR-07         | 29.6     | 52.5
    """),
    ("park.twice", park, "id | province_code | name_fa\n--\n3 | IR-07 | شهرک  ی‌ک\n4 | IR-08 | شهرک یک"),
    ("park.assigned", land_event, "park_id | kind | happened_on | area_ha\n--\n1 | added | 1397-01-01 | 1"),
    ("park.withdrawn", park, "id | withdrawn_on\n--\n3 | 1400-01-01\n4 |"),
    ("utility_supply.before_park", utility_supply, """
        park_id | utility | kind | supplied_on
        --
        1       | gas     | new  | 1395-12-29
        1       | gas     | new  | 1396-01-01
    """),
    ("contract.reason", contract, """
        park_id | signed_on  | ended_on   | end_reason
        --
        1       | 1399-01-01 | 1400-01-01 |
        1       | 1399-01-01 | 1400-01-01 | returned
        1       | 1399-01-01 |            |
    """),
    ("contract.before_park", contract, "park_id | signed_on\n--\n1 | 1395-12-29\n1 | 1396-01-01"),
    ("operating_unit.contract", operating_unit, """
        park_id | contract_id | licence_on
        --
        2       | 900         | 1400-01-01
        1       | 900         | 1400-01-01
    """),
    ("project.contract", project, """
        park_id | contract_id | started_on
        --
        2       | 900         | 1400-01-01
        1       | 900         | 1400-01-01
    """),
    ("operating_unit.park", operating_unit, """
        park_id | licence_on | closed_on
        --
        10      | 1400-01-01 |
        10      | 1400-01-01 | 1401-01-01
        1       | 1400-01-01 |
    """),
    ("operating_unit.nobody", operating_unit, """
        park_id | licence_on | employment
        --
        1       | 1400-01-01 | 0
        1       | 1400-01-01 | 1
        1       | 1400-01-01 |
    """),
)


@pytest.mark.parametrize(("key", "table", "rows"), FAULTS, ids=[key for key, *_ in FAULTS])
def test_every_rule_written_by_hand_finds_its_fault(
    given: Given, database: Database, key: str, table: Table, rows: str
) -> None:
    """One row of the example is wrong, the others are right; two parks of one name are two."""
    given(park, PARKS)
    given(park, "id | state_owned | operating_on | latitude | longitude\n--\n10 | yes | | 34.1 | 49.7")
    given(contract, "id | park_id | signed_on | area_m2\n--\n900 | 1 | 1399-01-01 | 20000")
    name = rules()[key].entity.name
    assert 0 == counted(check(name, BOSS, database), rules()[key])
    given(table, rows)
    if key == "park.withdrawn":
        given(operating_unit, "park_id | licence_on\n--\n3 | 1399-01-01\n4 | 1399-01-01")
    found = check(name, BOSS, database)
    assert (2 if key == "park.twice" else 1) == counted(found, rules()[key])


def test_a_fault_lowers_the_score_of_its_own_dimension_and_province(
    given: Given, database: Database
) -> None:
    given(park, PARKS)
    given(park, "id | province_code\n--\n3 | IR-00")
    given(operating_unit, """
        park_id | licence_on | employment | investment_mirr | land_m2
        --
        1       | 1400-01-01 |            | 1               | 1
        1       | 1400-01-01 | 5          | 1               | 1
        3       | 1400-01-01 | 5          | 1               | 1
        3       | 1400-01-01 | 5          | 1               |
    """)
    found = report(["operating_unit"], BOSS, database)
    assert (50, 50, 50) == tuple(found.score("completeness", place) for place in ("IR-07", "IR-00", None))
    assert (100, 100) == (found.score("consistency", "IR-07"), found.score("plausibility"))
    assert None is found.score("timeliness")
    assert None is found.score("completeness", "IR-30")


def test_a_number_on_poor_rows_says_so(given: Given, database: Database) -> None:
    """Half of the units have no employment: their number is sound, the sum of employment is not."""
    given(park, PARKS)
    given(operating_unit, """
        park_id | licence_on | employment
        --
        1       | 1400-01-01 |
        1       | 1400-01-01 | 5
    """)
    found = report(["operating_unit"], BOSS, database)
    assert None is low_score("units_operating", BOSS, found)
    low = low_score("employment", BOSS, found)
    assert LowScore("operating_unit", "completeness", 50) == low
    elsewhere = Scope(BOSS.period, BOSS.rights, frozenset({"IR-00"}))
    assert None is low_score("employment", elsewhere, found)


def test_a_province_that_stops_sending_is_late(given: Given, database: Database) -> None:
    """IR-07 signs ten contracts a month but in Mehr; IR-00 has one a month, too few to expect any."""
    given(park, PARKS)
    given(park, "id | province_code\n--\n3 | IR-00")
    given(coverage, "entity | first_day | last_day\n--\ncontract | 1401-01-01 | 1401-12-29")
    lines = [f"1 | 1401-{month:02}-05" for month in range(1, 13) for _ in range(10) if month != 7]
    lines += [f"3 | 1401-{month:02}-05" for month in range(1, 12)]
    given(contract, "\n".join(["park_id | signed_on", "--", *lines]))
    found = punctuality("contract", BOSS, database)
    assert {"IR-07": ("1401-07",)} == found.empty
    assert {"IR-07": 12} == found.expected
    assert {"IR-07": Period.parse("1401-12-05").start} == found.last
    score = report(["contract"], BOSS, database).score("timeliness", "IR-07")
    assert pytest.approx(100 * 11 / 12) == score


def test_rows_of_a_finding_are_shown_to_those_who_may_see_them(given: Given, database: Database) -> None:
    given(park, PARKS)
    given(park, "id | province_code | name_fa\n--\n3 | IR-00 | سه")
    given(contract, """
        park_id | signed_on  | ended_on   | end_reason
        --
        1       | 1399-01-01 | 1400-01-01 |
        3       | 1399-01-01 | 1400-01-01 |
    """)
    key = "contract.reason"
    assert [1, 2] == list(findings(key, BOSS, database)["id"])
    fars = Rights("provincial_deputy", frozenset({"IR-07"}))
    assert [1] == list(findings(key, Scope(BOSS.period, fars), database)["id"])
    with pytest.raises(Forbidden):
        findings(key, Scope(BOSS.period, fars, frozenset({"IR-00"})), database)
    assert "applicant_id" not in findings(key, BOSS, database)


def test_nobody_outside_the_organisation_is_told(database: Database) -> None:
    with pytest.raises(Forbidden):
        check("park", Scope(BOSS.period, Rights("visitor")), database)


def test_personal_data_are_not_checked() -> None:
    assert "applicant" not in tables()


def test_rules_are_named_once() -> None:
    read = [rule.key for table in tables() for rule in rules_of(table)]
    assert len(read) == len(set(read)) == len(quality.rules())


def test_the_demo_is_sound(demo: Database) -> None:
    """What it lacks the report lacks too; nothing contradicts itself."""
    found = report(tables(), BOSS, demo)
    assert 100 == found.score("consistency")
    assert (found.score("plausibility") or 0) > 99.9
    assert (found.score("timeliness") or 0) > 99
