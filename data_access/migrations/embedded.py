"""Brings an embedded database of an older version to this one: its rows go over into a new file."""

from contextlib import closing
from pathlib import Path

import duckdb
from sqlalchemy import Connection, Table, create_engine, insert, literal, select
from sqlalchemy.pool import NullPool

from common.errors import OldSchema, SettingsError
from data_access import reference
from data_access.desk import keeping
from data_access.schema import SCHEMA_VERSION, metadata, rollups
from data_access.schema.desk_counts import TABLES, desk_made
from data_access.schema.places import schema_version

MADE_ANEW = (*TABLES, desk_made, *rollups.TABLES)
OLD = "rows_of_the_version_before"   # a file calls itself by its own name, which must be another
MARK, MARK_AT = b"DUCK", 8   # what every DuckDB file has after the checksum of its header


def version_of(path: Path) -> str | None:
    """The schema version of the file; None when it is none of ours. Raises duckdb.Error, OSError."""
    with path.open("rb") as file:
        if file.read(MARK_AT + len(MARK))[MARK_AT:] != MARK:
            return None
    with closing(duckdb.connect(str(path), read_only=True)) as there:
        if schema_version.name not in _columns(there):
            return None
        found = there.execute("SELECT version FROM schema_version").fetchone()
    return str(found[0]) if found else None


def upgrade_file(path: Path) -> Path | None:
    """Makes the file anew with the same rows and swaps it in; gives where the old one is kept.

    None = it is of this version already. Raises OldSchema for a newer one, SettingsError for what is none of
    ours or lacks what this version must know; then nothing was changed.
    """
    found = version_of(path)
    if found is None:
        raise SettingsError(
            "این پرونده پایگاه ما نیست؛ پایگاه نمایشی را با «python -m data_access demo» از نو بسازید.",
            "This file is no database of ours: rebuild the demo with `python -m data_access demo`.",
        )
    if found == SCHEMA_VERSION:
        return None
    if found > SCHEMA_VERSION:
        raise OldSchema(
            f"این پایگاه داده از نسخهٔ تازه‌تری ({found}) است؛ برنامه را به‌روز کنید.",
            f"This database is of a newer version ({found}): update the program.",
        )
    fresh, kept = path.with_name(f"{path.name}.upgrading"), path.with_name(f"{path.name}.{found}")
    try:
        _settle(path)
        _move(path, fresh)
        fresh.chmod(path.stat().st_mode)
        kept.unlink(missing_ok=True)
        kept.hardlink_to(path)
        fresh.replace(path)
    finally:
        _sweep(fresh)
    return kept


def _sweep(fresh: Path) -> None:
    """Also what a killed upgrade left: its log beside a new file would be taken for the new one's."""
    for left in (fresh, Path(f"{fresh}.wal")):
        left.unlink(missing_ok=True)


def _settle(path: Path) -> None:
    """What a killed program left beside the file belongs to the old one, and would lie beside the new one."""
    if Path(f"{path}.wal").exists():
        with closing(duckdb.connect(str(path))) as there:
            there.execute("CHECKPOINT")


def _move(path: Path, fresh: Path) -> None:
    _sweep(fresh)
    with closing(duckdb.connect(str(path), read_only=True)) as there:
        stored = _columns(there)
    engine = create_engine(f"duckdb:///{fresh}", poolclass=NullPool)
    with engine.connect() as connection:
        quoted = str(path).replace("'", "''")
        connection.exec_driver_sql(f"ATTACH '{quoted}' AS {OLD} (READ_ONLY)")
        connection.commit()
        with connection.begin():
            metadata.create_all(connection)
            for table in metadata.sorted_tables:
                if table not in (schema_version, *MADE_ANEW):
                    _copy(connection, table, stored.get(table.name, set()))
            reference.fill(connection)
            connection.execute(insert(schema_version).values(version=SCHEMA_VERSION))
            keeping.refresh(connection, everything=True)
        connection.exec_driver_sql("CHECKPOINT")
    engine.dispose()


def _copy(connection: Connection, table: Table, stored: set[str]) -> None:
    """The columns both have; a table that is new stays empty, and reference tables are filled anew."""
    missing = [column for column in table.columns if column.name not in stored and not column.nullable]
    if not stored or (missing and table in reference.TABLES):
        return
    if missing and connection.execute(select(literal(1)).select_from(_old(table)).limit(1)).first():
        lacking = ", ".join(column.name for column in missing)
        raise SettingsError(
            f"سطرهای «{table.name}» در این نسخه باید {lacking} داشته باشند و ندارند؛"
            " پایگاه نمایشی را با «python -m data_access demo» از نو بسازید.",
            f"Rows of {table.name} must know {lacking} in this version and do not:"
            " rebuild the demo with `python -m data_access demo`.",
        )
    names = [column.name for column in table.columns if column.name in stored]
    old = _old(table)
    connection.execute(insert(table).from_select(names, select(*(old.c[name] for name in names))))


def _old(table: Table) -> Table:
    return table.to_metadata(metadata.__class__(), schema=OLD)


def _columns(there: duckdb.DuckDBPyConnection) -> dict[str, set[str]]:
    """Table to the names of its columns."""
    found: dict[str, set[str]] = {}
    rows = there.execute("SELECT table_name, column_name FROM information_schema.columns").fetchall()
    for name, column in rows:
        found.setdefault(name, set()).add(column)
    return found
