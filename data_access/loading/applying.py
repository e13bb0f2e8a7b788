"""Writes what a load changes, in the one transaction of `target.writing`: history, then rows."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, Select, Table, select
from sqlalchemy import column as sql_column
from sqlalchemy import table as sql_table

from data_access.desk import keeping
from data_access.loading import history
from data_access.loading.difference import Load
from data_access.loading.entities import Entity
from data_access.loading.refusals import Counted
from data_access.loading.sending import send
from data_access.loading.staging import Staging
from data_access.partitions.cutting import take_stock
from data_access.rollups import notes
from data_access.schema import desk_requests, desk_services, metadata

LARGE = 10_000   # rows from which on a planner should know of them
COUNTED = frozenset(
    each.name for module in (desk_requests, desk_services) for each in vars(module).values()
    if isinstance(each, Table)
)


def apply(
    staging: Staging, connection: Connection, load: Load, load_id: int, counted: Mapping[str, Counted],
    progress: Callable[[str, int], object],
) -> None:
    """Writes everything on the open connection; commits nothing."""
    own = (history.source_of(connection, load_id), load.simulated)
    touched = [entity for entity in load.entities if _touched(counted[entity.name])]
    notes.check_counts(connection)
    for entity in touched:
        _put_aside(staging, connection, entity, load_id, own)
    anew = _anew(connection, touched, counted)
    _empty(connection, anew)
    for table in metadata.sorted_tables:   # parents first
        here = next((each for each in touched if each.table is table), None)
        if table in anew:
            _refill(connection, table, changed=here is not None)
        elif here and counted[here.name].changed:
            _change(connection, here)
        if here:
            progress("writing", _add(staging, connection, here, own))
            _note_added(connection, here, own)
    for entity in reversed(touched):
        if entity.table not in anew and counted[entity.name].removed:
            _delete(connection, entity)
    _finish(connection, load_id, touched, counted)


def recount(connection: Connection, load: Load) -> None:
    """Brings counts of the desk and rollups up to date where a load brought rows that they are made of."""
    if COUNTED & set(load.columns):
        keeping.refresh(connection)


def _touched(counted: Counted) -> bool:
    return bool(counted.added or counted.changed or counted.removed)


def _delete(connection: Connection, entity: Entity) -> None:
    gone = f'SELECT id FROM "gone_{entity.name}"'
    connection.exec_driver_sql(f'DELETE FROM "{entity.name}" WHERE id IN ({gone})')


def _note_added(connection: Connection, entity: Entity, own: tuple[int, bool]) -> None:
    notes.note(connection, entity.table, f'SELECT * FROM "{entity.name}" WHERE source_id = {own[0]}')


def _names(entity: Entity) -> list[str]:
    return [column.name for column in entity.table.c]


def _question(entity: Entity, status: str, own: tuple[int, bool]) -> str:
    """The stored columns of the rows of a status, in the order of the table."""
    filled = {"source_id": str(own[0]), "simulated": str(own[1])}
    columns = ", ".join(f'{filled.get(name, _quoted(name))} AS "{name}"' for name in _names(entity))
    return f"SELECT {columns} FROM \"n_{entity.name}\" WHERE _status = '{status}'"


def _quoted(name: str) -> str:
    return f'"{name}"'


def _put_aside(
    staging: Staging, connection: Connection, entity: Entity, load_id: int, own: tuple[int, bool]
) -> None:
    """Makes the temporary tables `changed_` and `gone_`, and keeps the rows as they are now."""
    name = entity.name
    for aside in (f"changed_{name}", f"gone_{name}"):
        made = f'CREATE TEMPORARY TABLE "{aside}" AS SELECT * FROM "{name}" WHERE false'
        connection.exec_driver_sql(made)
    send(staging.place, _question(entity, "changed", own), connection, f"changed_{name}", _names(entity))
    send(staging.place, f'SELECT id FROM "x_{name}"', connection, f"gone_{name}", ["id"])
    for aside in (f"changed_{name}", f"gone_{name}"):
        history.keep_before(connection, load_id, entity.table, _ids(aside))
    keys = f'SELECT id FROM "changed_{name}" UNION ALL SELECT id FROM "gone_{name}"'
    notes.note(connection, entity.table, (
        f'SELECT * FROM "{name}" WHERE id IN ({keys}) UNION ALL SELECT * FROM "changed_{name}"'
    ))


def _ids(name: str) -> Select[Any]:
    return select(sql_table(name, sql_column("id")).c.id)


def _change(connection: Connection, entity: Entity) -> None:
    columns = ", ".join(f'"{name}" = new."{name}"' for name in _names(entity) if name != "id")
    connection.exec_driver_sql(
        f'UPDATE "{entity.name}" SET {columns} FROM "changed_{entity.name}" AS new'
        f' WHERE new.id = "{entity.name}".id'
    )


def _add(staging: Staging, connection: Connection, entity: Entity, own: tuple[int, bool]) -> int:
    question = _question(entity, "added", own)
    return send(staging.place, question, connection, entity.name, _names(entity))


def _anew(connection: Connection, touched: Iterable[Entity], counted: Mapping[str, Counted]) -> list[Table]:
    """Tables that are written anew: DuckDB changes or removes no row to which another one refers, not even
    where the key stays. Those are the table and all that lead to it, parents first.
    """
    wanted: set[Table] = set()
    for entity in touched if connection.dialect.name == "duckdb" else ():
        below = _below(entity.table)
        if len(below) > 1 and (counted[entity.name].changed or counted[entity.name].removed):
            wanted |= below
    return [table for table in metadata.sorted_tables if table in wanted]


def _below(table: Table) -> set[Table]:
    """The table and those whose rows may refer to its rows, directly or through others."""
    found = {table}
    for other in metadata.sorted_tables:   # parents first
        if any(key.column.table in found for key in other.foreign_keys):
            found.add(other)
    return found


def _empty(connection: Connection, tables: list[Table]) -> None:
    for table in reversed(tables):
        connection.exec_driver_sql(f'CREATE TEMPORARY TABLE "kept_{table.name}" AS FROM "{table.name}"')
        connection.exec_driver_sql(f'DROP TABLE "{table.name}"')
    metadata.create_all(connection, tables=tables, checkfirst=False)


def _refill(connection: Connection, table: Table, *, changed: bool) -> None:
    """The rows that were there, changed or without those that go."""
    names = ", ".join(f'"{column.name}"' for column in table.c)
    kept = f'SELECT {names} FROM "kept_{table.name}" AS kept'
    if changed:
        kept += (
            f' ANTI JOIN "changed_{table.name}" USING (id) ANTI JOIN "gone_{table.name}" USING (id)'
            f' UNION ALL SELECT {names} FROM "changed_{table.name}"'
        )
    connection.exec_driver_sql(f'INSERT INTO "{table.name}" ({names}) {kept}')
    connection.exec_driver_sql(f'DROP TABLE "kept_{table.name}"')


def _finish(
    connection: Connection, load_id: int, touched: list[Entity], counted: Mapping[str, Counted]
) -> None:
    for entity in touched:
        one = counted[entity.name]
        history.count(connection, load_id, entity.name, one.added, one.changed, one.removed)
        for aside in (f"changed_{entity.name}", f"gone_{entity.name}"):
            connection.exec_driver_sql(f'DROP TABLE "{aside}"')
        if one.added + one.changed + one.removed > LARGE:
            take_stock(connection, entity.table)
