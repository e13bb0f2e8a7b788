"""Views over a system with other names, codes and shapes answer every question as our own tables do."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

import pytest
from sqlalchemy import create_engine

from common.period import Period
from common.settings import settings
from data_access.__main__ import main
from data_access.database import Database
from data_access.desk.recount import recount
from data_access.mapping.kinds import type_of
from data_access.mapping.template import template
from data_access.schema import metadata
from metrics import compute, registry
from metrics.register import Register, count
from metrics.scope import Rights, Scope
from tests import engines
from tests.history import elsewhere
from tests.history.twice import different

STEWARD = Rights("steward")
SAMPLE = tuple(registry.all_indicators())[::12]


@pytest.fixture(autouse=True)
def _patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """All indicators in one question; pages ask a few."""
    monkeypatch.setenv("STATEMENT_SECONDS", "600")
    settings.cache_clear()


@pytest.fixture(scope="module")
def views(postgresql_server: str, demo_url: str) -> Iterator[str]:
    """The address of views over the demo's rows in another system's tables, with the desk's counts made."""
    with engines.new_database(postgresql_server, "elsewhere") as url:
        address = elsewhere.build(url, demo_url)
        recount(address)
        yield address


def test_indicators_are_the_demo_s(views: str, demo: Database) -> None:
    """One of every twelve, of all themes; `make mapping-proof` asks all of them and the printed cells."""
    codes, scope = SAMPLE, Scope(Period.of_year(1401), STEWARD)
    there = Database.at(views)
    found = {each.code: each.value for each in compute.readings(codes, scope, there)}
    there.close()
    wanted = {each.code: each.value for each in compute.readings(codes, scope, demo)}
    assert [] == different(wanted, found)


def test_rows_are_read_through_the_views(views: str, demo: Database) -> None:
    there = Database.at(views)
    for entity in ("park", "contract", "operating_unit", "request_step"):
        assert count(Register(entity), STEWARD, demo) == count(Register(entity), STEWARD, there)
    there.close()


def test_views_that_are_right_pass_the_check(views: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["mapping", "check", "--url", views]) == 0
    assert "0 خطا / faults" in capsys.readouterr().out


def view(entity: str, types: Mapping[str, str] = MappingProxyType({}), /, **values: str) -> str:
    """A view of one row in which nothing is known but what is given."""
    table = metadata.tables[entity]
    known = {"id": "1", "source_id": "1", "simulated": "false", **values}
    columns = ", ".join(
        f"CAST({known.get(column.name, 'NULL')} AS {types.get(column.name, type_of(column.type))})"
        f' AS "{column.name}"' for column in table.columns
    )
    return f"SELECT {columns}"


ONE = view("service_company", name="'x'", province_code="'IR-07'", registered_on="'2022-05-01'")
FAULTS = {
    "board_change": ("SELECT 1 AS id", "lacks the column prepared_on"),
    "sms_notice": (view("sms_notice", {"sent_on": "text"}, sent_on="'1401/02/11'"), "CAST(... AS date)"),
    "accident": (view("accident", province_code="'IR-07'"), "has no happened_on in 1 rows"),
    "advance_payment": (view("advance_payment", source_id="7"), "has source_id in 1 rows that leads nowhere"),
    "plan_target": (view("plan_target", value="-1"), "breaks in 1 rows: value >= 0"),
    "service_company": (f"{ONE} UNION ALL {ONE}", "repeats the key (id) in 1 rows"),
    "applicant": (view("applicant"), "has rows, but coverage says it holds nothing yet"),
}


def run(address: str, statements: str) -> None:
    engine = create_engine(address, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql(statements)
    engine.dispose()


def test_what_is_wrong_is_said(empty_postgresql: str, capsys: pytest.CaptureFixture[str]) -> None:
    address = f"{empty_postgresql}&{elsewhere.SEARCH}"
    assert main(["mapping", "prepare", "--url", address]) == 0
    run(address, template())
    run(address, "DROP VIEW complaint")
    for table, (rows, _) in FAULTS.items():
        run(address, f"DROP VIEW {table}; CREATE VIEW {table} AS {rows}")
    capsys.readouterr()
    assert main(["mapping", "check", "--url", address]) == 1
    said = capsys.readouterr().out
    for table, told in [("complaint", "is missing"), *((name, told) for name, (_, told) in FAULTS.items())]:
        lines = [line for line in said.splitlines() if line[2:].startswith(f"{table}:")]
        assert any(told in line for line in lines), (table, lines)


def test_the_skeleton_runs_as_it_stands_and_nothing_is_known(
    empty_postgresql: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Unknown is not 0: no table holds anything, so no indicator has a value."""
    address = f"{empty_postgresql}&{elsewhere.SEARCH}"
    assert main(["mapping", "prepare", "--url", address]) == 0
    assert main(["mapping", "template", "--out", str(tmp_path / "views.sql")]) == 0
    written = (tmp_path / "views.sql").read_text("utf-8")
    assert template() == written
    run(address, written)
    assert main(["mapping", "check", "--url", address]) == 0
    assert "holds nothing yet" in capsys.readouterr().out
    database = Database.at(address)
    scope = Scope(Period.of_year(1401), STEWARD)
    values = {each.value for each in compute.readings(SAMPLE, scope, database)}
    database.close()
    assert values == {None}
