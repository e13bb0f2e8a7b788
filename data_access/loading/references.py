"""Finds the rows that files refer to by their keys, in the database or in the files themselves."""

from collections.abc import Iterable, Iterator, Sequence

from data_access.loading.entities import ENTITIES, Entity, Field, FileColumn
from data_access.loading.staging import Staging
from data_access.loading.texts import CODES


def parts_of(entity: Entity) -> list[FileColumn]:
    """The columns of a file that together name a row of the entity, in the order of its key."""
    return [column for name in entity.key for column in entity.columns if column.of.name == name]


def needed(names: Iterable[str]) -> list[str]:
    """The entities and all those that their rows may refer to, parents first."""
    wanted = set(names)
    for entity in reversed(list(ENTITIES.values())):
        if entity.name in wanted:
            wanted |= {target for field in entity.fields for target, _ in [field.reference or ("", ())]}
    return [name for name in ENTITIES if name in wanted]


def compared(field: Field, value: str) -> str:
    """SQL: names are compared in one spelling, everything else as it is."""
    return f"same({value})" if field.kind == "text" and field.name not in CODES else value


def name_rows(staging: Staging, entity: Entity) -> None:
    """Makes `k_<entity>`: the key of every row that will be there, spelled out as files do; and `u_<entity>`,
    the same once for each name, with the number of rows that have it. `a_<entity>` has the rows.
    """
    columns, joins = ["a.id"], []
    for number, field in enumerate(entity.field(name) for name in entity.key):
        if field.reference is None:
            columns.append(f'{compared(field, _quoted("a", field.name))} AS "{field.name}"')
            continue
        target = ENTITIES[field.reference[0]]
        joins.append(f'JOIN "k_{target.name}" AS k{number} ON k{number}.id = a."{field.name}"')
        before = field.name.removesuffix("_id")
        columns += [f'k{number}."{part.code}" AS "{before}.{part.code}"' for part in parts_of(target)]
    if entity.by_id:
        columns = ["a.id"]
    staging.place.execute(
        f'CREATE OR REPLACE TABLE "k_{entity.name}" AS SELECT {", ".join(columns)}'
        f' FROM "a_{entity.name}" AS a {" ".join(joins)}'
    )
    if entity.by_id:
        once = f'SELECT id, 1 AS rows FROM "k_{entity.name}"'
        staging.place.execute(f'CREATE OR REPLACE VIEW "u_{entity.name}" AS {once}')
        return
    names = ", ".join(f'"{part.code}"' for part in parts_of(entity))
    staging.place.execute(
        f'CREATE OR REPLACE TABLE "u_{entity.name}" AS SELECT {names}, min(id) AS id, count(*) AS rows'
        f' FROM "k_{entity.name}" GROUP BY {names}'
    )


def resolve(staging: Staging, entity: Entity, there: Sequence[FileColumn]) -> None:
    """Makes `r_<entity>`: the rows of the files, references as stored keys; refuses what names no row."""
    columns, joins, found = ["f.sheet", "f.row", "f.wrong"], [], []
    codes = {column.code for column in there}
    for number, field in enumerate(entity.fields):
        own = [column for column in entity.columns if column.of == field and column.code in codes]
        if not own:
            continue
        if field.reference is None:
            columns.append(_quoted("f", field.name))
            continue
        target, alias = field.reference[0], f"u{number}"
        on = " AND ".join(f"{alias}.{part} = {value}" for part, value in _pairs(target, own))
        joins.append(f'LEFT JOIN "u_{target}" AS {alias} ON {on}')
        columns += [f'{alias}.id AS "{field.name}"', f'{alias}.rows AS "_{field.name}"']
        found.append((field, own))
    source = f'FROM "f_{entity.name}" AS f {" ".join(joins)}'
    staging.place.execute(
        f'CREATE OR REPLACE TABLE "r_{entity.name}" AS SELECT {", ".join(columns)} {source}'
    )
    for field, own in found:
        _refuse(staging, entity, field, own)


def _pairs(target: str, own: Sequence[FileColumn]) -> Iterator[tuple[str, str]]:
    """Column of the target's key and the value of the file beside it."""
    for part, column in zip(parts_of(ENTITIES[target]), own, strict=True):
        yield f'"{part.code}"', compared(column.field, _quoted("f", column.code))


def _refuse(staging: Staging, entity: Entity, field: Field, own: Sequence[FileColumn]) -> None:
    """Rows whose one reference was found are not looked at again."""
    source = f'FROM "r_{entity.name}" AS r JOIN "f_{entity.name}" AS f ON f.sheet = r.sheet AND f.row = r.row'
    rows = f'r."_{field.name}"'
    if not staging.whole(f'SELECT count(*) FROM "r_{entity.name}" AS r WHERE {rows} IS DISTINCT FROM 1'):
        return
    target = field.reference[0] if field.reference else ""
    values = [_quoted("f", column.code) for column in own]
    none = " AND ".join(f"{value} IS NULL" for value in values)
    all_there = " AND ".join(f"{value} IS NOT NULL" for value in values)
    listed = ", ".join(column.code for column in own)
    shown = f"concat_ws(' / ', {', '.join(f'CAST({value} AS VARCHAR)' for value in values)})"
    column = own[-1].code
    for rule, detail, condition in (
        ("half_reference", listed, f"NOT ({none}) AND NOT ({all_there})"),
        ("unknown_reference", target, f"{all_there} AND {rows} IS NULL"),
        ("ambiguous_reference", target, f"{rows} > 1"),
    ):
        staging.refuse_where(
            f"SELECT f.sheet, f.row, {shown} AS value, '{detail}' AS detail {source}"
            f" WHERE NOT f.wrong AND {condition}", column, rule,
        )


def _quoted(alias: str, name: str) -> str:
    return f'{alias}."{name}"'
