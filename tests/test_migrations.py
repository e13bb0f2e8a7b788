"""The migrations: they give exactly the schema of the code, keep rows, and refuse what they do not know."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine, delete, func, select, text

from common.errors import OldSchema, SettingsError
from data_access.database import Database
from data_access.migrations.upgrade import config, upgrade
from data_access.schema import SCHEMA_VERSION, metadata
from data_access.schema.clusters import cluster
from data_access.schema.partitions import is_part
from data_access.schema.places import calendar, plan_target, province, schema_version
from tests import engines


@pytest.fixture(scope="module")
def migrated(postgresql_server: str) -> Iterator[str]:
    """An empty database after all migrations, made once: every test takes a copy."""
    with engines.new_database(postgresql_server, "migrated") as url:
        upgrade(url)
        yield "migrated"


@pytest.fixture
def upgraded(migrated: str, postgresql_server: str) -> Iterator[str]:
    """A database of the test's own after all migrations."""
    with engines.new_database(postgresql_server, "upgraded", migrated) as url:
        yield url


def test_an_empty_database_gets_the_schema_of_the_code(upgraded: str) -> None:
    engine = create_engine(upgraded)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={
            "compare_type": True,
            "include_name": lambda name, kind, _: kind != "table" or not is_part(name, metadata),
        })
        differences = compare_metadata(context, metadata)
        assert [] == differences
        assert SCHEMA_VERSION == connection.scalar(select(schema_version.c.version))
    engine.dispose()
    Database.at(upgraded).close()


def test_an_empty_database_gets_provinces_and_days(upgraded: str) -> None:
    engine = create_engine(upgraded)
    with engine.connect() as connection:
        assert 31 == connection.scalar(select(func.count()).select_from(province))
        first, last = connection.execute(
            select(func.min(calendar.c.jalali_year), func.max(calendar.c.jalali_year))
        ).one()
        assert (1366, 1410) == (first, last)
    engine.dispose()


def test_a_second_run_keeps_the_rows(upgraded: str) -> None:
    engine = create_engine(upgraded)
    with engine.begin() as connection:
        connection.execute(delete(province).where(province.c.code != "IR-07"))
    upgrade(upgraded)
    with engine.connect() as connection:
        assert ["IR-07"] == connection.scalars(select(province.c.code)).all()
    engine.dispose()


def test_a_database_of_the_first_version_keeps_its_rows(empty_postgresql: str) -> None:
    """A plan of then is a plan for one year; the tables that are new are there and empty."""
    engine = create_engine(empty_postgresql)
    with engine.begin() as connection:
        command.upgrade(config(connection), "0001")
        connection.execute(text("INSERT INTO source VALUES (1, 'x', 'x', 'x')"))
        connection.execute(text(
            "INSERT INTO plan_target (id, indicator_code, jalali_year, value, source_id, simulated) "
            "VALUES (1, 'contracts_signed', 1401, 5, 1, false)"
        ))
    upgrade(empty_postgresql)
    with engine.connect() as connection:
        assert [(5.0, False)] == [
            (row.value, row.cumulative) for row in connection.execute(select(plan_target)).all()
        ]
        assert [] == connection.execute(select(cluster)).all()
    engine.dispose()


def test_a_newer_database_is_refused(upgraded: str) -> None:
    engine = create_engine(upgraded)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
        connection.execute(text("UPDATE schema_version SET version = '9999'"))
    engine.dispose()
    with pytest.raises(OldSchema, match="9999"):
        upgrade(upgraded)
    with pytest.raises(OldSchema, match="9999"):
        Database.at(upgraded)


@pytest.mark.parametrize("content", [b"", b"no database " * 500])
def test_a_file_of_another_kind_is_refused_and_left_alone(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "there.duckdb").write_bytes(content)
    with pytest.raises(SettingsError, match="rebuild"):
        upgrade(f"duckdb:///{tmp_path}/there.duckdb")
    assert [content] == [each.read_bytes() for each in tmp_path.iterdir()]


def test_an_embedded_database_that_is_not_there_is_made(tmp_path: Path) -> None:
    upgrade(f"duckdb:///{tmp_path}/new.duckdb")
    database = Database.at(f"duckdb:///{tmp_path}/new.duckdb")
    assert 31 == len(database.fetch(select(province.c.code)))
    database.close()
