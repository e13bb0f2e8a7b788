"""Building the demo: the same seed gives the same rows, on both engines, all or nothing."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
from sqlalchemy import create_engine, func, select, text

from common.errors import DataUnavailable, SettingsError
from data_access.__main__ import main
from data_access.database import Database
from data_access.demo.build import build, world
from data_access.migrations.upgrade import migrate, upgrade
from data_access.schema import metadata
from data_access.schema.rollups import rollup_base
from tests.demo import DESK, Ask

LEAST = 0.005   # share of the desk's requests where nothing is asked of them
CHECKSUMS = """
import zlib
from data_access.demo.build import world
for name, frame in sorted(world(seed=1401, desk=0.01).frames.items()):
    print(name, zlib.crc32(frame.to_csv(index=False).encode()))
"""
# Totals that do not depend on chance.
FIXED = (
    ("contract", "area_m2"),
    ("operating_unit", "employment"),
    ("operating_unit", "investment_mirr"),
    ("land_event", "area_ha"),
    ("park_approval", "area_ha"),
    ("plan_target", "value"),
)
TOTALS = (
    "SELECT count(*) FROM contract WHERE area_m2 IS NULL",
    "SELECT sum(area_m2) FROM contract",
    "SELECT sum(employment) FROM operating_unit",
    "SELECT count(*) FROM project_stage WHERE left_on IS NULL",
    "SELECT count(*) FROM calendar WHERE working_day",
    "SELECT sum(value) FROM plan_target",
)
Doubled = tuple[str, Callable[[str], int]]


@pytest.fixture(scope="module")
def other_seed() -> dict[str, pd.DataFrame]:
    return world(seed=7, desk=DESK).frames


@pytest.fixture(scope="module")
def doubled(tmp_path_factory: pytest.TempPathFactory) -> Doubled:
    """What the command printed with --scale 2, and how to ask for one number of its database."""
    url = f"duckdb:///{tmp_path_factory.mktemp('doubled')}/demo.duckdb"
    words = ["demo", "--url", url, "--scale", "2", "--desk", str(LEAST)]
    command = [sys.executable, "-m", "data_access", *words]
    shown = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    database = Database.at(url)
    return shown, lambda question: int(database.fetch(text(question))[0][0])


def test_the_same_seed_gives_the_same_rows_in_every_process() -> None:
    runs = [
        subprocess.Popen(
            [sys.executable, "-c", CHECKSUMS],
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONHASHSEED": seed},
        )
        for seed in ("1", "2")
    ]
    first, second = (run.communicate()[0] for run in runs)
    assert first
    assert first == second


def test_another_seed_gives_other_rows(other_seed: dict[str, pd.DataFrame], sql: Ask) -> None:
    areas = [area for (area,) in sql("SELECT area_m2 FROM contract ORDER BY id")]
    assert other_seed["contract"]["area_m2"].tolist() != areas


@pytest.mark.parametrize(("table", "column"), FIXED)
def test_another_seed_gives_the_same_totals(
    other_seed: dict[str, pd.DataFrame], sql: Ask, table: str, column: str
) -> None:
    # What ended in 1400 is generated: contracts in force are printed.
    frame = other_seed[table]
    where = "ended_on IS NULL" if table == "contract" else "TRUE"
    if table == "contract":
        frame = frame[frame["ended_on"].isna()]
    total = float(sql(f"SELECT sum({column}) FROM {table} WHERE {where}")[0][0])
    assert float(frame[column].sum()) == pytest.approx(total)


@pytest.mark.parametrize(
    ("table", "where"),
    [
        ("contract", "TRUE"),
        ("operating_unit", "TRUE"),
        ("project", "ended_on IS NULL"),
    ],
)
def test_scale_two_doubles_the_large_tables(doubled: Doubled, sql: Ask, table: str, where: str) -> None:
    question = f"SELECT count(*) FROM {table} WHERE {where}"
    assert doubled[1](question) == 2 * sql(question)[0][0]


def test_the_command_says_what_it_built_and_that_scaled_rows_do_not_reconcile(doubled: Doubled) -> None:
    assert "operating_unit" in doubled[0]
    assert "reconciliation does not apply" in doubled[0]


@pytest.mark.parametrize(
    "table", [table.name for table in metadata.sorted_tables if "source_id" in table.columns]
)
def test_every_row_says_where_it_comes_from(sql: Ask, table: str) -> None:
    assert (
        sql(f"SELECT t.id FROM {table} t LEFT JOIN source s ON s.id = t.source_id WHERE s.id IS NULL") == []
    )


def test_every_foreign_key_leads_somewhere(sql: Ask) -> None:
    for table in metadata.sorted_tables:
        for key in table.foreign_keys:
            column, target = key.parent.name, key.column
            lost = sql(
                f"SELECT count(*) FROM {table.name} a"
                f" LEFT JOIN {target.table.name} b ON b.{target.name} = a.{column}"
                f" WHERE a.{column} IS NOT NULL AND b.{target.name} IS NULL"
            )
            assert (table.name, column, lost) == (table.name, column, [(0,)])


def test_every_table_says_what_it_covers(sql: Ask) -> None:
    covered = {name for (name,) in sql("SELECT entity FROM coverage")}
    assert covered == {table.name for table in metadata.sorted_tables if "source_id" in table.columns}


def test_checked_values_hold_in_the_rows(sql: Ask) -> None:
    for table in metadata.sorted_tables:
        for column in table.columns:
            if "values" in column.info:
                found = {value for (value,) in sql(f"SELECT DISTINCT {column.name} FROM {table.name}")}
                assert found - {None} <= set(column.info["values"])


def test_the_demo_ends_with_1401(sql: Ask) -> None:
    """What is later does not exist; the calendar and what began to count later are no events."""
    for table in metadata.sorted_tables:
        days = [column.name for column in table.columns if column.name.endswith("_on")]
        days = [name for name in days if name != "due_on"]   # a promise lies ahead
        for name in days:
            assert sql(f"SELECT count(*) FROM {table.name} WHERE {name} > DATE '2023-03-20'") == [(0,)], (
                table.name,
                name,
            )


def test_postgresql_gets_the_rows_that_duckdb_has(
    empty_postgresql: str, sql: Ask, capsys: pytest.CaptureFixture[str]
) -> None:
    engine = create_engine(empty_postgresql)
    upgrade(empty_postgresql)  # tables without rows are no obstacle
    build(empty_postgresql, progress=False, desk=DESK)
    with engine.connect() as connection:
        for table in metadata.sorted_tables:
            if table is rollup_base:   # where triggers tell of changes nobody counts rows
                continue
            count = connection.execute(select(func.count()).select_from(table)).scalar()
            assert (table.name, count) == (table.name, sql(f"SELECT count(*) FROM {table.name}")[0][0])
        for question in TOTALS:
            assert connection.execute(text(question)).scalar() == pytest.approx(sql(question)[0][0])
    Database.at(empty_postgresql).close()
    assert main(["demo", "--url", empty_postgresql]) == 2  # rows are replaced only when asked
    assert "--replace" in capsys.readouterr().err
    assert build(empty_postgresql, progress=False, replace=True, desk=LEAST)["province"] == 31
    engine.dispose()


def test_a_failed_load_leaves_postgresql_as_it_was(empty_postgresql: str) -> None:
    engine = create_engine(empty_postgresql)
    with engine.begin() as connection:
        migrate(connection)
        # One of the last tables takes no rows: the load fails near its end.
        connection.execute(text("ALTER TABLE project_stage ADD CHECK (id < 0)"))
    with pytest.raises(DataUnavailable):
        build(empty_postgresql, progress=False, desk=LEAST)
    with engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM contract")).scalar() == 0
    engine.dispose()


def test_a_new_duckdb_file_takes_the_place_of_the_old(tmp_path: Path) -> None:
    file = tmp_path / "folder" / "demo.duckdb"
    file.parent.mkdir()
    file.write_text("not a database")
    (file.parent / "demo.duckdb.new").write_text("left by a build that was killed")
    assert build(f"duckdb:///{file}", progress=False, desk=LEAST)["province"] == 31
    assert [path.name for path in file.parent.iterdir()] == ["demo.duckdb"]
    Database.at(f"duckdb:///{file}").close()


def test_a_folder_that_cannot_be_made_is_named_in_both_languages(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("")
    assert main(["demo", "--url", f"duckdb:///{tmp_path}/file/demo.duckdb"]) == 2
    shown = capsys.readouterr().err
    assert "اجازهٔ نوشتن را بررسی کنید" in shown
    assert "check the address and the right to write" in shown


@pytest.mark.parametrize("url", ["postgresql+psycopg://nobody@127.0.0.1:1/none", "no address at all"])
def test_a_server_that_does_not_answer_is_an_error_with_words(url: str) -> None:
    with pytest.raises(DataUnavailable, match="could not be written"):
        build(url, progress=False, desk=DESK)


@pytest.mark.parametrize("url", ["duckdb:///:memory:", "sqlite:///demo.db"])
def test_only_files_and_servers_can_hold_the_demo(url: str) -> None:
    with pytest.raises(SettingsError, match="DuckDB file or in PostgreSQL"):
        build(url, progress=False, desk=DESK)


@pytest.mark.parametrize("share", ["0", "-0.5", "1.1", "nan", "many"])
def test_the_share_of_the_desk_is_more_than_nothing_and_at_most_all(
    share: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["demo", "--desk", share])
    assert stopped.value.code == 2
    assert "--desk" in capsys.readouterr().err


@pytest.mark.parametrize("scale", ["0", "-1", "many"])
def test_the_scale_is_a_whole_number_from_one(scale: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["demo", "--scale", scale])
    assert stopped.value.code == 2
    assert "--scale" in capsys.readouterr().err
