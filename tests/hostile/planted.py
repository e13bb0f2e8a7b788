"""A copy of the demo in which every free text is hostile, and readers whose names and notes are too."""

from datetime import UTC, datetime
from pathlib import Path

import duckdb
from sqlalchemy import Engine, update

from common.period import Period
from data_access.loading.entities import ENTITIES
from data_access.schema.loads import TABLES as LOADS
from data_access.state import audit, objecting, views
from data_access.state.objections import Figure, Seen
from data_access.state.tables import users
from tests import readers
from tests.hostile.payloads import PAYLOADS

# Codes by which the product finds things are no free texts: the loader refuses strange ones.
CODES = ("code", "indicator_code", "category", "land_type", "status", "process", "field")


def database(demo: Path, at: Path) -> str:
    """Makes the copy; gives its address."""
    with duckdb.connect(str(at)) as connection:
        connection.execute(f"ATTACH '{demo}' AS demo (READ_ONLY)")
        # Without keys: DuckDB writes no row anew that another one refers to.
        listed = "SELECT table_name FROM duckdb_tables() WHERE database_name = 'demo'"
        for (name,) in connection.execute(listed).fetchall():
            connection.execute(f'CREATE TABLE "{name}" AS SELECT * FROM demo."{name}"')
        for name, column in columns():
            connection.execute(
                f'UPDATE "{name}" SET "{column}" = (?::VARCHAR[])[1 + rowid % {len(PAYLOADS)}]'
                f""" || ' ' || "{column}" WHERE "{column}" IS NOT NULL""", [list(PAYLOADS)])
        connection.execute("UPDATE source SET title_fa = ? || title_fa, title_en = ? || title_en",
                           [PAYLOADS[0], PAYLOADS[1]])
        _loads(connection)
    return f"duckdb:///{at}"


def columns() -> list[tuple[str, str]]:
    """Every free text of the tables that may be loaded: table and column."""
    return [(name, each.name) for name, entity in ENTITIES.items() for each in entity.fields
            if each.kind == "text" and each.name not in CODES]


def _loads(connection: duckdb.DuckDBPyConnection) -> None:
    """A load for each text, whose file, reason and author carry it, and a row that it changed."""
    for table in LOADS:
        connection.execute(f'DELETE FROM "{table.name}"')
    now = datetime.now(UTC).replace(tzinfo=None)
    for number, text in enumerate(PAYLOADS, 1):
        connection.execute("INSERT INTO source (id, reference, title_fa, title_en) VALUES (?, ?, ?, ?)",
                           [9000 + number, text, text, text])
        connection.execute(
            'INSERT INTO load (id, "at", who, kind, file_name, file_hash, rows, reason, source)'
            " VALUES (?, ?, ?, 'import', ?, ?, 1, ?, ?)",
            [number, now, text, text, f"{number:064}", text, 9000 + number])
        connection.execute("INSERT INTO load_entity VALUES (?, 'park', 0, 1, 0)", [number])


def people(state: Engine) -> None:
    """A user of every role with a hostile full name; objections, saved views and lines of the log."""
    readers.everybody(state)
    with state.begin() as connection:
        for name, text in zip(readers.NAMES, PAYLOADS, strict=False):
            connection.execute(update(users).where(users.c.username == name).values(full_name=text))
    seen = Seen(1.0, "count")
    for number, text in enumerate(PAYLOADS):
        kept = text.replace("\x00", "")
        audit.record(state, text[:30], "refused", text, text[:20])
        objecting.file(state, "fars", Figure("contracts_signed", Period.of_year(1390 + number), "IR-07"),
                       seen, kept)
        views.save(state, "modir", kept[:50].replace("\n", " "), "explore", "of=rows&entity=contract",
                   shared=True)
