"""Worked examples: booklets, systems of the portal, permits, plot statuses and devices."""

import pytest
from sqlalchemy import Table

from data_access.schema.organisation import (
    booklet,
    booklet_indicator,
    device,
    national_permit,
    plot_status,
    portal_module,
)
from tests.conftest import ValueOf
from tests.examples import Given


@pytest.mark.parametrize(("code", "table", "day", "kind", "other"), [
    ("booklets_published", booklet, "published_on", "indicators", "statistics"),
    ("it_equipment_bought", device, "bought_on", "servers", "tape_devices"),
])
def test_within_the_year_by_kind(
    code: str, table: Table, day: str, kind: str, other: str, given: Given, value_of: ValueOf,
) -> None:
    """First and last day included; of the country, of no province."""
    given(table, f"""
        kind    | {day}
        --------+-----------
        {kind}  | 1400-12-29
        {kind}  | 1401-01-01
        {kind}  | 1401-12-29
        {other} | 1401-06-01
        {other} | 1402-01-01
    """)
    assert 3 == value_of(code)
    assert 2 == value_of(code, category=kind)
    assert 1 == value_of(code, category=other)
    assert value_of(code, provinces={"IR-07"}) is None


@pytest.mark.parametrize(("code", "table", "start", "end"), [
    ("booklet_indicators", booklet_indicator, "since", "until"),
    ("national_permit_portal_permits", national_permit, "connected_on", "disconnected_on"),
    ("mis_plot_statuses", plot_status, "since", "until"),
])
def test_at_the_end_of_the_year(
    code: str, table: Table, start: str, end: str, given: Given, value_of: ValueOf,
) -> None:
    """Begun on the last day is there, ended on it is not, ended the day after still is."""
    given(table, f"""
        {start}    | {end}
        -----------+-----------
        1390-01-01 |
        1401-12-29 |
        1390-01-01 | 1402-01-01
        1390-01-01 | 1401-12-29
        1402-01-01 |
    """)
    assert 3 == value_of(code)
    assert 3 == value_of(code, "1401-06")


def test_plot_statuses_before_and_after_the_change(given: Given, value_of: ValueOf) -> None:
    """Three were dropped by the end of the year, the third on its last day; three stand. The last of them is
    dropped only the day after.
    """
    given(plot_status, """
        since      | until
        -----------+-----------
        1390-01-01 | 1400-01-01
        1390-01-01 | 1401-07-01
        1390-01-01 | 1401-12-29
        1390-01-01 |
        1401-07-01 |
        1390-01-01 | 1402-01-01
    """)
    assert 3 == value_of("mis_plot_statuses_before")
    assert 3 == value_of("mis_plot_statuses")
    assert 1 == value_of("mis_plot_statuses_before", "1401-06")
    assert 4 == value_of("mis_plot_statuses", "1401-05")


def test_modules_by_state(given: Given, value_of: ValueOf) -> None:
    """The first system was amended on the last day of the year: it is one, in its new state."""
    given(portal_module, """
        name_fa | state     | since      | until
        --------+-----------+------------+-----------
        A       | in_portal | 1390-01-01 | 1401-12-29
        A       | amended   | 1401-12-29 |
        B       | in_portal | 1390-01-01 |
        C       | created   | 1401-06-01 | 1402-01-01
        D       | created   | 1402-01-01 |
    """)
    assert 3 == value_of("eservice_modules")
    expected = {"in_portal": 1, "amended": 1, "created": 1}
    assert expected == {state: value_of("eservice_modules", category=state) for state in expected}
    assert 2 == value_of("eservice_modules", "1401-05")
