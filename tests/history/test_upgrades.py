"""A database of the version before is brought to this one with every row, on both engines."""

import shutil
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest
from alembic import command
from sqlalchemy import create_engine, insert, select, text
from sqlalchemy.pool import NullPool

from common.errors import OldSchema, SettingsError
from data_access import reference
from data_access.database import Database
from data_access.migrations.upgrade import config, upgrade
from data_access.schema import SCHEMA_VERSION, loads, metadata, rollups
from data_access.schema.places import park, province, source
from metrics.reconcile import reconcile

SAMPLE = ("capital_national_allocation_birr", "capital_schemes", "capital_provincial_agreement_mirr")
NEW = tuple(table.name for table in (*loads.TABLES, *rollups.TABLES))


def counts(url: str) -> dict[str, int]:
    engine = create_engine(url, poolclass=NullPool)
    with engine.connect() as connection:
        found = {
            table.name: connection.scalar(text(f'SELECT count(*) FROM "{table.name}"')) or 0
            for table in metadata.sorted_tables if table.name not in NEW
        }
    engine.dispose()
    return found


def older(path: Path) -> None:
    """Makes a file of this version one of 0003: without what came later."""
    with duckdb.connect(str(path)) as there:
        for name in ("load_entity", "row_change", "published_figure", "load"):
            there.execute(f"DROP TABLE {name}")
        there.execute("UPDATE schema_version SET version = '0003'")


def left_by_a_killed_program(path: Path) -> None:
    """A last row that stands in the log beside the file, not in the file."""
    program = (
        f"import duckdb, os; there = duckdb.connect('{path}');"
        "there.execute(\"UPDATE province SET name_en = 'Last word' WHERE code = 'IR-07'\"); os._exit(9)"
    )
    subprocess.run([sys.executable, "-c", program], check=False)
    assert Path(f"{path}.wal").exists()


def test_a_file_of_the_version_before_keeps_every_row(demo_url: str, demo: Database, tmp_path: Path) -> None:
    """Counted table by table; figures are compared with the published ones as before."""
    path = tmp_path / "old.duckdb"
    shutil.copy(demo_url.removeprefix("duckdb:///"), path)
    url = f"duckdb:///{path}"
    before = counts(url)
    older(path)
    left_by_a_killed_program(path)
    with pytest.raises(OldSchema):
        Database.at(url)
    upgrade(url)
    assert before == counts(url)
    database = Database.at(url)
    assert reconcile(demo, SAMPLE) == reconcile(database, SAMPLE)
    last = select(province.c.code).where(province.c.name_en == "Last word")
    assert [("IR-07",)] == [tuple(row) for row in database.fetch(last)]
    database.close()
    assert (tmp_path / "old.duckdb.0003").exists()
    upgrade(url)   # nothing more to do
    assert {"old.duckdb", "old.duckdb.0003"} == {each.name for each in tmp_path.iterdir()}


def test_a_newer_file_or_one_of_another_kind_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.duckdb"
    with duckdb.connect(str(path)) as there:
        there.execute("CREATE TABLE anything (x integer)")
    with pytest.raises(SettingsError, match="no database of ours"):
        upgrade(f"duckdb:///{path}")
    with duckdb.connect(str(path)) as there:
        there.execute("CREATE TABLE schema_version AS SELECT '9999' AS version")
    with pytest.raises(OldSchema, match="9999"):
        upgrade(f"duckdb:///{path}")


def test_a_server_of_the_version_before_keeps_its_rows(empty_postgresql: str) -> None:
    engine = create_engine(empty_postgresql, poolclass=NullPool)
    with engine.begin() as connection:
        command.upgrade(config(connection), "0003")
        reference.fill(connection)
        connection.execute(insert(source).values(id=1, reference="x", title_fa="x", title_en="x"))
        flags = {"state_owned": True, "specialised": False, "simulated": False}
        connection.execute(insert(park), [
            {"id": key, "name_fa": f"شهرک {key}", "province_code": "IR-07", "kind": "park", "source_id": 1,
             "position_basis": "town", **flags} for key in range(1, 101)
        ])
    before = counts(empty_postgresql)
    with pytest.raises(OldSchema, match=SCHEMA_VERSION):
        Database.at(empty_postgresql)
    upgrade(empty_postgresql)
    assert before | {"schema_version": 1} == counts(empty_postgresql)
    Database.at(empty_postgresql).close()
    engine.dispose()
