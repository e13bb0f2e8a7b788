"""No row is counted twice because another table has two rows for it."""

from collections import defaultdict
from typing import Any

import pytest
from sqlalchemy import Table, UniqueConstraint, func, select

from common.period import Period
from data_access.facts import SPINE, Fact
from data_access.schema.places import calendar
from metrics import spine
from metrics.formula import Aggregate, Formula
from metrics.scope import CODES
from tests.soundness.leaves import ALWAYS, all_facts, all_leaves, read_by
from tests.soundness.loose_demo import LooseDemo

# A thing that stands under several states at once is counted under each; these figures are never added up.
REPEATING = {
    "emc": "under every grade it holds",
    "technology_park_unit": "as allocated and as operating",
    "special_zone_status": "beside each unit of the zone",
}
PERIODS = (Period.of_year(1401), ALWAYS)


def test_the_rows_of_a_fact_are_rows_of_its_entity(loose: LooseDemo) -> None:
    """As many different keys as rows, but for the declared ones."""
    repeated = {
        fact.entity.name
        for fact in all_facts().values()
        for period in PERIODS
        for rows, keys in [_rows_and_keys(fact, period, loose)]
        if rows != keys
    }
    assert {*REPEATING} == repeated


def test_a_second_row_in_a_joined_table_changes_no_figure(loose: LooseDemo) -> None:
    changed: dict[str, set[str]] = {}
    for table, named in _by_joined_table().items():
        before = _everywhere(named, loose)
        with loose.doubled(table):
            after = _everywhere(named, loose)
        changed[table.name] = {name for name in named if after[name] != pytest.approx(before[name])}
    assert set() == set().union(*changed.values()) - {
        name for name, leaf in all_leaves().items() if leaf.fact.entity.name in REPEATING
    }


def test_a_day_stands_once_in_the_calendar() -> None:
    keys = [{*each.columns} for each in calendar.constraints if isinstance(each, UniqueConstraint)]
    assert {calendar.c.day} in keys


def _rows_and_keys(fact: Fact, period: Period, loose: LooseDemo) -> tuple[int, int]:
    counts = select(func.count(), func.count(fact.entity.c.id.distinct()))
    rows = counts.select_from(fact.rows.join(SPINE, fact.when)).where(fact.where)
    found: Any = loose.database.fetch(rows.add_cte(spine.of_periods([period])))[0]
    return found[0], found[1]


def _everywhere(named: dict[str, Aggregate], loose: LooseDemo) -> dict[str, tuple[float | None, ...]]:
    """The country, without the join to a place, and the 31 provinces together, with it."""
    asked: list[Formula] = list(named.values())
    country, provinces = loose.values(asked, PERIODS[0]), loose.values(asked, PERIODS[0], frozenset(CODES))
    return dict(zip(named, zip(country, provinces, strict=True), strict=True))


def _by_joined_table() -> dict[Table, dict[str, Aggregate]]:
    """Each table that facts join, with the aggregates that rest on it."""
    found: dict[Table, dict[str, Aggregate]] = defaultdict(dict)
    for name, leaf in all_leaves().items():
        for table in read_by(leaf.fact) - {leaf.fact.entity, calendar}:
            found[table][name] = leaf
    return found
