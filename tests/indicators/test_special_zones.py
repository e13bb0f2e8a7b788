"""Worked examples: special economic zones, their status, land, units, papers and infrastructure."""

import pytest

from common.period import Period
from data_access.database import Database
from data_access.schema.centres import (
    special_zone,
    special_zone_item,
    special_zone_status,
    special_zone_unit,
)
from metrics import compute
from metrics.scope import Rights, Scope
from tests.conftest import ValueOf
from tests.examples import Given

YEAR = Scope(Period.of_year(1401), Rights("managing_director"))
# Units are on record for zones 1 and 2 (which has none), not for 3; 4 is not the organisation's yet.
ZONES = """
    id | province_code | area_ha | operating_units_recorded | licensed_plans_recorded
    ---+---------------+---------+--------------------------+------------------------
    1  | IR-07         | 500     | yes                      | yes
    2  | IR-07         | 120.5   | yes                      | yes
    3  | IR-08         |         | no                       | no
    4  | IR-08         | 900     | yes                      | yes
"""
# 1 came into operation on the last day, 2 does so a day too late.
STATUSES = """
    special_zone_id | status                     | since      | until
    ----------------+----------------------------+------------+-----------
    1               | approved_under_construction | 1390-01-01 | 1401-12-29
    1               | operating                  | 1401-12-29 |
    2               | approved_under_construction | 1390-01-01 | 1402-01-01
    2               | operating                  | 1402-01-01 |
    3               | master_plan_in_preparation | 1401-01-01 |
    4               | in_assignment              | 1401-06-01 | 1402-01-01
"""
UNITS = """
    special_zone_id | permit_on  | operating_on | closed_on
    ----------------+------------+--------------+-----------
    1               | 1390-01-01 | 1391-01-01   |
    1               | 1390-01-01 | 1401-12-29   |
    1               | 1401-12-29 | 1402-01-01   |
    1               |            | 1391-01-01   | 1401-12-29
    1               | 1402-01-01 |              |
    3               | 1390-01-01 | 1391-01-01   |
    4               | 1390-01-01 | 1391-01-01   |
"""


def by(code: str, dimension: str, database: Database) -> dict[object, float | None]:
    """The figure of each category or zone; unknown as None."""
    found = compute.breakdown([code], YEAR, [dimension], database)
    values = found[code].astype(object).where(found[code].notna(), None)
    return dict(zip(found[dimension], values, strict=True))


def test_zones(given: Given, value_of: ValueOf) -> None:
    """A zone has one status at a time; one still being assigned is counted apart."""
    given(special_zone, ZONES)
    given(special_zone_status, STATUSES)
    assert 3 == value_of("sez_total")
    assert 1 == value_of("sez_total", category="operating")
    assert 1 == value_of("sez_total", category="approved_under_construction")
    assert 1 == value_of("sez_total", category="master_plan_in_preparation")
    assert 1 == value_of("sez_total", provinces={"IR-08"})


def test_zones_in_assignment(given: Given, value_of: ValueOf) -> None:
    given(special_zone, ZONES)
    given(special_zone_status, STATUSES)
    assert 1 == value_of("sez_in_assignment")
    assert 0 == value_of("sez_in_assignment", "1400")
    assert 0 == value_of("sez_in_assignment", provinces={"IR-07"})


def test_area(given: Given, value_of: ValueOf, database: Database) -> None:
    """Zones without a known area add nothing; nor does one that is not the organisation's yet."""
    given(special_zone, ZONES)
    given(special_zone_status, STATUSES)
    assert 620.5 == value_of("sez_area_ha")
    assert value_of("sez_area_ha", provinces={"IR-08"}) is None
    zones = by("sez_area_ha", "zone", database)
    assert (500, 120.5, None) == (zones[1], zones[2], zones[3])


def test_operating_units(given: Given, value_of: ValueOf, database: Database) -> None:
    """Two in zone 1: one starts a day too late, one left on the last day. 2 has none, 3 is not known."""
    given(special_zone, ZONES)
    given(special_zone_status, STATUSES)
    given(special_zone_unit, UNITS)
    assert 2 == value_of("sez_units_operating")
    assert value_of("sez_units_operating", provinces={"IR-08"}) is None
    zones = by("sez_units_operating", "zone", database)
    assert (2, 0, None) == (zones[1], zones[2], zones[3])


def test_licensed_plans(given: Given, value_of: ValueOf, database: Database) -> None:
    """Three permits in zone 1, the last on the last day; a unit whose permit nobody dated is not counted."""
    given(special_zone, ZONES)
    given(special_zone_status, STATUSES)
    given(special_zone_unit, UNITS)
    assert 3 == value_of("sez_units_licensed")
    assert value_of("sez_units_licensed", provinces={"IR-08"}) is None
    zones = by("sez_units_licensed", "zone", database)
    assert (3, 0, None) == (zones[1], zones[2], zones[3])


def test_no_zones(value_of: ValueOf) -> None:
    assert 0 == value_of("sez_total")
    assert 0 == value_of("sez_units_operating")


@pytest.mark.parametrize(("code", "item", "other"), [
    ("sez_milestones", "env_permit", "fenced"), ("sez_infrastructure", "fenced", "env_permit"),
])
def test_items(code: str, item: str, other: str, given: Given, value_of: ValueOf) -> None:
    """In full (1, since the last day) or in the operational phase (2); partly or in progress is not yet."""
    given(special_zone, ZONES)
    given(special_zone_item, f"""
        special_zone_id | item    | state             | since      | until
        ----------------+---------+-------------------+------------+-----------
        1               | {item}  | in_progress       | 1390-01-01 | 1401-12-29
        1               | {item}  | yes               | 1401-12-29 |
        2               | {item}  | operational_phase | 1390-01-01 | 1402-01-01
        3               | {item}  | partly            | 1390-01-01 |
        4               | {item}  | yes               | 1402-01-01 |
        4               | {item}  | no                | 1390-01-01 | 1402-01-01
        3               | {other} | yes               | 1390-01-01 |
    """)
    assert 2 == value_of(code, category=item)
    assert 0 == value_of(code, category=item, provinces={"IR-08"})
    assert 1 == value_of(code, "1400", category=item)
