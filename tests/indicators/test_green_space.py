"""Worked examples: green space made in the year, and its share of the land."""

import pytest

from data_access.schema.land import green_area, green_work, land_event
from data_access.schema.places import park
from tests.conftest import ValueOf
from tests.examples import Given

# 3 is not the organisation's, and so its land is not either.
PARKS = """
    id | province_code | state_owned
    ---+---------------+------------
    1  | IR-07         | yes
    2  | IR-08         | yes
    3  | IR-07         | no
"""


@pytest.mark.parametrize(("code", "kind", "other"), [
    ("green_space_added_ha", "green_space", "flower_lawn"),
    ("drip_irrigation_added_km", "drip_irrigation", "green_space"),
    ("trees_planted", "trees", "drip_irrigation"),
    ("flower_lawn_area_ha", "flower_lawn", "trees"),
])
def test_green_works(code: str, kind: str, other: str, given: Given, value_of: ValueOf) -> None:
    """Quantities of the year; one that nobody measured adds nothing, and alone it is unknown."""
    given(park, PARKS)
    given(green_work, f"""
        park_id | kind    | done_on    | quantity
        --------+---------+------------+---------
        1       | {kind}  | 1400-12-29 | 100
        1       | {kind}  | 1401-01-01 | 2.5
        1       | {kind}  | 1401-12-29 | 4
        1       | {kind}  | 1402-01-01 | 1000
        2       | {kind}  | 1401-06-01 |
        2       | {other} | 1401-06-01 | 500
    """)
    assert 6.5 == value_of(code)
    assert value_of(code, provinces={"IR-08"}) is None
    assert 0 == value_of(code, provinces={"IR-00"})


def test_share_of_green_space(given: Given, value_of: ValueOf) -> None:
    """The measures in force over the land held; the place narrows only what is above the line."""
    given(park, PARKS)
    given(land_event, """
        park_id | kind       | happened_on | area_ha
        --------+------------+-------------+--------
        1       | added      | 1390-01-01  | 100
        1       | added      | 1402-01-01  | 500
        1       | industrial | 1390-01-01  | 60
        2       | added      | 1401-12-29  | 100
        3       | added      | 1390-01-01  | 40
    """)
    given(green_area, """
        park_id | place      | measured_on | until      | area_ha
        --------+------------+-------------+------------+--------
        1       | public     | 1390-01-01  | 1401-12-29 | 90
        1       | public     | 1401-12-29  |            | 12
        1       | unit_plots | 1390-01-01  | 1402-01-01 | 8
        2       | public     | 1402-01-01  |            | 70
        3       | public     | 1390-01-01  |            | 30
    """)
    assert 20 / 200 * 100 == value_of("green_space_share_pct")
    assert 12 / 200 * 100 == value_of("green_space_share_pct", category="public")
    assert 8 / 100 * 100 == value_of("green_space_share_pct", category="unit_plots", provinces={"IR-07"})


def test_share_of_no_land(given: Given, value_of: ValueOf) -> None:
    given(park, PARKS)
    given(green_area, """
        place  | measured_on | area_ha
        -------+-------------+--------
        public | 1390-01-01  | 5
    """)
    assert value_of("green_space_share_pct") is None
