"""What readers who have not signed in may see: public figures of the country and of provinces, no more."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from common.errors import Forbidden
from common.period import Period
from data_access.database import Database
from data_access.schema.desk_requests import request
from metrics import clusters, compute, explain, parks, quality, registry, zones
from metrics.scope import Rights, Scope
from metrics.spine import Grain
from tests.examples import Given
from tests.indicators.desk_rows import REQUESTS, desk

EVERYBODY = Scope(Period.of_year(1401), Rights("public"))
CODE = "startup_requests_submitted"
PUBLIC = {
    "startup_events", "startup_ideas", CODE, "startup_requests_decided", "startup_requests_approved",
    "startup_waiting_days_median",
}
Asked = Callable[[Database], Any]


def test_the_public_figures_are_those_agreed_on() -> None:
    """None of complaints, incidents, surveys or holders."""
    assert PUBLIC == {code for code, about in registry.all_indicators().items() if about.public}


def test_the_public_sees_its_figures(given: Given, database: Database) -> None:
    desk(given)
    given(request, REQUESTS)
    found = {reading.code: reading.value for reading in compute.readings(sorted(PUBLIC), EVERYBODY, database)}
    assert PUBLIC == set(found)
    assert (1, 0) == (found[CODE], found["startup_requests_decided"])
    provinces = compute.breakdown([CODE], EVERYBODY, ["province"], database).set_index("province")[CODE]
    assert {"IR-08": 1} == {code: value for code, value in provinces.items() if value}
    months = compute.trend([CODE], EVERYBODY.period, Grain.MONTH, EVERYBODY, database)
    assert 1 == sum(months[CODE])
    of_province = replace(EVERYBODY, provinces=frozenset({"IR-07"}))
    assert 0 == compute.readings([CODE], of_province, database)[0].value


@pytest.mark.parametrize("code", sorted({*registry.all_indicators()} - PUBLIC))
def test_every_other_figure_is_closed(code: str, duckdb_only: Database) -> None:
    with pytest.raises(Forbidden):
        compute.readings([code], EVERYBODY, duckdb_only)


ROWS: dict[str, Asked] = {
    "rows": lambda database: compute.rows(CODE, EVERYBODY, database),
    "why": lambda database: explain.explain(CODE, EVERYBODY, database),
    "parts": lambda database: list(explain.parts_of(CODE, EVERYBODY, database)),
    "parks": lambda database: compute.breakdown([CODE], EVERYBODY, ["park"], database),
    "a park": lambda database: compute.readings([CODE], replace(EVERYBODY, park=1), database),
    "a category": lambda database: compute.readings([CODE], replace(EVERYBODY, category="SU"), database),
    "holders": lambda database: compute.breakdown(
        ["requests_open_per_holder"], EVERYBODY, ["role"], database
    ),
    "beside a closed one": lambda database: compute.readings([CODE, "requests_open"], EVERYBODY, database),
    "growth of it": lambda database: compute.readings(["growth_pct"], EVERYBODY, database),
    "quality": lambda database: quality.check("request", EVERYBODY, database),
    "parks as rows": lambda database: parks.register(EVERYBODY, database),
    "clusters": lambda database: clusters.register(EVERYBODY, database),
    "zones": lambda database: zones.matrix(EVERYBODY, database),
}


@pytest.mark.parametrize("asked", ROWS)
def test_rows_parks_and_what_is_mixed_with_closed_figures_stay_closed(
    asked: str, duckdb_only: Database
) -> None:
    with pytest.raises(Forbidden):
        ROWS[asked](duckdb_only)


@pytest.mark.parametrize("role", ["", "Public", "visitor", "public "])
def test_an_unknown_role_sees_nothing(role: str, duckdb_only: Database) -> None:
    with pytest.raises(Forbidden):
        compute.readings([CODE], replace(EVERYBODY, rights=Rights(role)), duckdb_only)


@pytest.fixture
def duckdb_only(_duckdb_stand: Any) -> Database:
    """What is refused before anything is asked needs no second engine."""
    return Database(_duckdb_stand.engine)
