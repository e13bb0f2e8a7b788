"""Compares the rows of files with those of the database: what is new, changed, missing or as it was."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, Table

from data_access.loading.entities import ENTITIES, Entity, FileColumn
from data_access.loading.pulling import last_id, pull
from data_access.loading.references import compared, name_rows, needed, resolve
from data_access.loading.refusals import Counted
from data_access.loading.staging import Staging
from data_access.schema import metadata


@dataclass(frozen=True)
class Load:
    """What is loaded: columns by entity as the files have them; entities whose files hold all rows."""

    columns: Mapping[str, Sequence[FileColumn]]
    complete: Collection[str]
    simulated: bool

    @property
    def entities(self) -> list[Entity]:
        """Parents first."""
        return [entity for name, entity in ENTITIES.items() if name in self.columns]


def compare(staging: Staging, connection: Connection, load: Load) -> dict[str, Counted]:
    """Makes `n_<entity>`, its rows as they will be with their status, and `x_<entity>`, the keys that go.

    Refusals of what rows only show together are in the staging database afterwards.
    """
    found = {}
    for name in needed(load.columns):
        entity = ENTITIES[name]
        names = [field.name for field in entity.fields] if name in load.columns else [*entity.key]
        names = ["id", *names, *(["simulated"] if name in load.columns else [])]
        pull(staging.place, connection, entity.table, list(dict.fromkeys(names)), f"d_{name}")
        if name in load.columns:
            resolve(staging, entity, load.columns[name])
            _twice(staging, entity)
            _difference(staging, entity, load, last_id(connection, entity.table))
            _remove(staging, entity, load)
            _orders(staging, entity, load)
            found[name] = _counted(staging, entity)
        _after(staging, entity, load)
        name_rows(staging, entity)
    for entity in load.entities:
        _still_used(staging, connection, entity, load)
    return found


def _key(entity: Entity, alias: str) -> list[str]:
    return [compared(entity.field(name), f'{alias}."{name}"') for name in entity.key]


def _twice(staging: Staging, entity: Entity) -> None:
    """Rows of one key: all but the first are refused, and they name the first."""
    parts = _key(entity, "r")
    key, known = ", ".join(parts), " AND ".join(f"{part} IS NOT NULL" for part in parts)
    shown = ", ".join(f'CAST(r."{name}" AS VARCHAR)' for name in entity.key)
    if not staging.repeated(f'"r_{entity.name}" AS r', key, known):
        return
    staging.refuse_where(
        f"SELECT sheet, row, value, detail FROM (SELECT r.sheet, r.row, concat_ws(' / ', {shown}) AS value,"
        f" row_number() OVER (PARTITION BY {key} ORDER BY r.sheet, r.row) AS place,"
        f" CAST(first_value(r.row) OVER (PARTITION BY {key} ORDER BY r.sheet, r.row) AS VARCHAR) AS detail"
        f' FROM "r_{entity.name}" AS r WHERE {known}) WHERE place > 1', entity.key[-1], "twice",
    )


def _difference(staging: Staging, entity: Entity, load: Load, last: int) -> None:
    on = " AND ".join(f"{a} = {b}" for a, b in zip(_key(entity, "r"), _key(entity, "d"), strict=True))
    values, differs = _values(entity, load)
    order = "PARTITION BY d.id IS NULL ORDER BY r.sheet, r.row"
    new = "r.id" if entity.by_id else f"{last} + row_number() OVER ({order})"
    staging.place.execute(
        f'CREATE OR REPLACE TABLE "n_{entity.name}" AS SELECT r.sheet, r.row, coalesce(d.id, {new}) AS id,'
        f" {', '.join([*values, ''])} CASE WHEN d.id IS NULL THEN 'added' WHEN {' OR '.join(differs)}"
        f" THEN 'changed' ELSE 'unchanged' END AS _status"
        f' FROM "r_{entity.name}" AS r LEFT JOIN "d_{entity.name}" AS d ON {on}'
    )
    if staging.repeated(f'"n_{entity.name}" AS r', "r.sheet, r.row", "true"):
        staging.refuse_where(
            f"SELECT sheet, row, '' AS value, '' AS detail FROM \"n_{entity.name}\""
            " GROUP BY sheet, row HAVING count(*) > 1", entity.key[-1], "ambiguous_key",
        )


def _values(entity: Entity, load: Load) -> tuple[list[str], list[str]]:
    """What each column will hold, and by what a row differs: columns that no file brings stay as they are."""
    there = {column.of.name for column in load.columns[entity.name]}
    values, differs = [], [f"d.simulated <> {load.simulated}"]
    for field in entity.fields:
        stored, brought = f'd."{field.name}"', f'r."{field.name}"'
        if field.name == "id":
            continue
        if field.name in entity.key:
            values.append(f'coalesce({stored}, {brought}) AS "{field.name}"')
        elif field.name in there:
            values.append(f'{brought} AS "{field.name}"')
            differs.append(f"{stored} IS DISTINCT FROM {brought}")
        else:
            values.append(f'{stored} AS "{field.name}"')
    return values, differs


def _remove(staging: Staging, entity: Entity, load: Load) -> None:
    asked = "true" if entity.name in load.complete else "false"
    staging.place.execute(
        f'CREATE OR REPLACE TABLE "x_{entity.name}" AS SELECT d.id FROM "d_{entity.name}" AS d'
        f' ANTI JOIN "n_{entity.name}" AS n ON n.id = d.id WHERE {asked}'
    )


def _orders(staging: Staging, entity: Entity, load: Load) -> None:
    """Orders of which a file brings one side only; the other is that of the database."""
    there = {column.code for column in load.columns[entity.name]}
    for first, then in entity.orders:
        if len({first, then} & there) == 1:
            staging.refuse_where(
                f'SELECT sheet, row, CAST("{then}" AS VARCHAR) AS value, \'{first}\' AS detail'
                f' FROM "n_{entity.name}" WHERE "{then}" < "{first}"', then, "order",
            )


def _after(staging: Staging, entity: Entity, load: Load) -> None:
    """Makes `a_<entity>`: keys of the rows as they will be."""
    names = ", ".join(f'"{name}"' for name in dict.fromkeys(["id", *entity.key]))
    kept = f'SELECT {names} FROM "d_{entity.name}"'
    if entity.name in load.columns:
        kept += (
            f' ANTI JOIN "x_{entity.name}" USING (id)'
            f" UNION ALL SELECT {names} FROM \"n_{entity.name}\" WHERE _status = 'added'"
        )
    staging.place.execute(f'CREATE OR REPLACE VIEW "a_{entity.name}" AS {kept}')


def _counted(staging: Staging, entity: Entity) -> Counted:
    found = dict(staging.place.execute(
        f'SELECT _status, count(*) FROM "n_{entity.name}" GROUP BY _status UNION ALL'
        f" SELECT 'removed', count(*) FROM \"x_{entity.name}\""
    ).fetchall())
    return Counted(**{name: found.get(name, 0) for name in ("added", "changed", "removed", "unchanged")})


def _still_used(staging: Staging, connection: Connection, entity: Entity, load: Load) -> None:
    """Refuses to remove rows to which others go on referring."""
    gone = staging.whole(f'SELECT count(*) FROM "x_{entity.name}"')
    for table, name in _referring(entity.table) if gone else ():
        pull(staging.place, connection, table, ["id", name], "referring")
        if table.name in load.columns:
            staging.place.execute(f'DELETE FROM referring WHERE id IN (SELECT id FROM "x_{table.name}")')
        if any(column.of.name == name for column in load.columns.get(table.name, ())):
            staging.place.execute(f'DELETE FROM referring WHERE id IN (SELECT id FROM "n_{table.name}")')
        staging.refuse_where(
            f"SELECT {staging.sheet_of(entity.name)} AS sheet, 0 AS row, CAST(min(x.id) AS VARCHAR) AS value,"
            f" '{table.name}.{name} × ' || count(*) AS detail FROM referring AS c"
            f' JOIN "x_{entity.name}" AS x ON x.id = c."{name}" GROUP BY x.id', "id", "still_used",
        )


def _referring(table: Table) -> list[tuple[Table, str]]:
    return [
        (other, key.parent.name) for other in metadata.sorted_tables if "id" in other.c
        for key in other.foreign_keys if key.column.table is table
    ]
