"""The log tells what each load did to rows and figures, to each reader only the own part."""

import pytest
from sqlalchemy import func, select

from common.errors import Forbidden
from common.period import Period
from data_access import as_of
from data_access.database import Database
from data_access.schema.places import park
from metrics import compute, loads, registry
from metrics.restated import restated
from metrics.scope import Rights, Scope
from tests.history.test_as_of import embedded, folder  # noqa: F401 - fixtures
from tests.history.twice import BETWEEN, FIRST, LONG_AGO, SECOND

STEWARD, FARS, TEHRAN = (
    Rights("steward"), Rights("provincial_deputy", frozenset({"IR-07"})),
    Rights("provincial_deputy", frozenset({"IR-23"})),
)


@pytest.fixture
def three(embedded: str) -> list[Database]:
    """The database before the first load, between the two, and now."""
    past = (LONG_AGO, BETWEEN)
    return [*(Database.at(f"duckdb:///{as_of.snapshot(embedded, each)}") for each in past),
            Database.at(embedded)]


def test_loads_rows_and_figures(three: list[Database]) -> None:
    first, between, now = three
    found = loads.loads(STEWARD, now)
    assert [(2, SECOND, "import", None), (1, FIRST, "correction", "a slip")] == [
        (each.id, each.at, each.kind, each.reason) for each in found
    ]
    renamed, added = found[1], found[0]
    cells, more = loads.changes(renamed, "park", FARS, first, between)
    assert not more
    assert {("name_fa", "a", "b"), ("latitude", 0.1 + 29.2, 30.1)} == {
        (each.column.key, each.old, each.new) for each in cells
    }
    assert ([], False) == loads.changes(renamed, "park", TEHRAN, first, between)
    codes = loads.reading(added)
    assert "parks_approved" in codes
    scope = Scope(Period.of_year(1401), TEHRAN)   # figures of other provinces are open
    lines = restated(between, now, ("parks_approved",), scope).to_dict("records")
    assert [(None, 1.0, 2.0, 1.0), ("IR-07", 1.0, 2.0, 1.0)] == [
        (each["province"], each["old"], each["new"], each["difference"]) for each in lines
    ]
    assert restated(first, between, ("parks_approved",), scope).empty
    assert [added, renamed] == loads.touching("parks_approved", found)
    elsewhere = next(code for code in registry.all_indicators() if "park" not in compute.tables(code))
    assert [] == loads.touching(elsewhere, found)
    for each in three:
        each.close()


def test_strangers_read_no_log(embedded: str) -> None:
    now = Database.at(embedded)
    with pytest.raises(Forbidden):
        loads.loads(Rights("public"), now)
    assert now.fetch(select(func.count()).select_from(park))[0][0] == 2
    now.close()
