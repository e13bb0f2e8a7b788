"""Looks at views that stand for our tables, and says in words what is missing or wrong in them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    ColumnElement,
    Connection,
    ForeignKey,
    PrimaryKeyConstraint,
    Table,
    UniqueConstraint,
    and_,
    case,
    func,
    inspect,
    literal_column,
    not_,
    select,
    text,
    tuple_,
)

from data_access.mapping.kinds import REAL, type_of
from data_access.schema import metadata
from data_access.schema.places import coverage

# Types that answer as ours do; numeric does not: it comes as another kind of number.
ALIKE = {
    "integer": ("integer", "smallint"), "varchar": ("varchar", "text", "character varying", "char"),
    "double precision": ("double precision", "real"), "date": ("date",), "boolean": ("boolean",),
    "timestamp without time zone": ("timestamp", "timestamp without time zone"),
}


@dataclass(frozen=True)
class Finding:
    """Something to mend, or (`note`) only to know."""

    table: str
    fa: str
    en: str
    note: bool = False


def check(connection: Connection) -> list[Finding]:
    """Every table, column, type, key, reference and value; in the order of the schema, notes included."""
    schema = str(connection.scalar(text("SELECT current_schema()")))
    looked = inspect(connection)
    views = {*looked.get_view_names(schema), *looked.get_materialized_view_names(schema)}
    tables = {*looked.get_table_names(schema)}
    found: list[Finding] = []
    whole: list[Table] = []
    for table in metadata.sorted_tables:
        wrong = [*_place(table, tables, views)]
        if not wrong:
            columns = looked.get_columns(table.name, schema)
            wrong = [*_columns(table, {each["name"]: str(each["type"]).lower() for each in columns})]
        found += wrong
        if not any(not each.note for each in wrong):
            whole.append(table)
    for table in whole:
        found += [*_rows(connection, table), *_keys(connection, table)]
        found += _references(connection, table, whole)
    if coverage in whole:
        found += _covered(connection, [table for table in whole if "source_id" in table.c])
    return found


def _place(table: Table, tables: set[str], views: set[str]) -> Iterator[Finding]:
    if table.name not in tables | views:
        yield Finding(table.name, "نیست؛ نمایی به این نام بسازید.", "is missing: make a view of this name.")
    elif table in REAL and table.name in views:
        yield Finding(table.name, "باید جدول باشد، نه نما.", "must be a table, not a view.")


def _columns(table: Table, stored: dict[str, str]) -> Iterator[Finding]:
    for column in table.columns:
        wanted, there = type_of(column.type), stored.get(column.name)
        if there is None:
            yield Finding(table.name, f"ستون {column.name} را ندارد.", f"lacks the column {column.name}.")
        elif there.split("(")[0] not in ALIKE[wanted]:
            yield Finding(
                table.name, f"ستون {column.name} از نوع {there} است؛ CAST(… AS {wanted}) بنویسید.",
                f"has {column.name} as {there}: write CAST(... AS {wanted}).",
            )


def _rows(connection: Connection, table: Table) -> Iterator[Finding]:
    """Columns that may not be empty, and the table's own rules, in one question."""
    broken: dict[tuple[str, str], ColumnElement[bool]] = {}
    for column in table.columns:
        if not column.nullable:
            told = f"ستون {column.name} در {{}} سطر خالی است.", f"has no {column.name} in {{}} rows."
            broken[told] = column.is_(None)
    for rule in table.constraints:
        if isinstance(rule, CheckConstraint):
            said = str(rule.sqltext)
            told = f"{{}} سطر این قاعده را نگه نمی‌دارد: {said}", f"breaks in {{}} rows: {said}"
            broken[told] = not_(literal_column(f"({said})", Boolean))
    if not broken:
        return
    counts = connection.execute(
        select(*(func.count(case((condition, 1))) for condition in broken.values())).select_from(table)
    ).one()
    for (fa, en), count in zip(broken, counts, strict=True):
        if count:
            yield Finding(table.name, fa.format(count), en.format(count))


def _keys(connection: Connection, table: Table) -> Iterator[Finding]:
    for rule in table.constraints:
        if not isinstance(rule, PrimaryKeyConstraint | UniqueConstraint) or not len(rule.columns):
            continue
        columns = list(rule.columns)
        known = and_(*(column.is_not(None) for column in columns))
        key: Any = tuple_(*columns) if len(columns) > 1 else columns[0]
        rows, kinds = connection.execute(
            select(func.count(), func.count(key.distinct())).select_from(table).where(known)
        ).one()
        names = ", ".join(column.name for column in columns)
        if rows != kinds:
            yield Finding(
                table.name, f"کلید ({names}) در {rows - kinds} سطر تکراری است.",
                f"repeats the key ({names}) in {rows - kinds} rows.",
            )


def _references(connection: Connection, table: Table, whole: list[Table]) -> Iterator[Finding]:
    for key in sorted(table.foreign_keys, key=lambda each: each.parent.name):
        if key.column.table in whole:
            yield from _lost(connection, table, key)


def _lost(connection: Connection, table: Table, key: ForeignKey) -> Iterator[Finding]:
    above = key.column.table.alias("above")
    goal = above.c[key.column.name]
    question = select(func.count()).select_from(table.outerjoin(above, goal == key.parent))
    count = connection.scalar(question.where(key.parent.is_not(None), goal.is_(None)))
    if count:
        yield Finding(
            table.name, f"ستون {key.parent.name} در {count} سطر به جایی در {key.column.table.name} نمی‌رسد.",
            f"has {key.parent.name} in {count} rows that leads nowhere in {key.column.table.name}.",
        )


def _covered(connection: Connection, entities: list[Table]) -> Iterator[Finding]:
    known = {row.entity: row for row in connection.execute(select(coverage))}
    for table in entities:
        said = known.get(table.name)
        empty = connection.execute(select(table.c.id).limit(1)).first() is None
        unknown = said is not None and said.first_day is None
        if said is None:
            yield Finding(
                table.name, "در coverage نیست؛ ارقام آن ۰ دیده می‌شود، نه نامعلوم.",
                "does not stand in coverage: its figures would be 0, not unknown.",
            )
        else:
            yield from _to_know(table, unknown=unknown, empty=empty)


def _to_know(table: Table, *, unknown: bool, empty: bool) -> Iterator[Finding]:
    if unknown and not empty:
        yield Finding(
            table.name,
            "سطر دارد ولی coverage می‌گوید هنوز هیچ؛ تا first_day نوشته نشود ارقام آن نامعلوم است.",
            "has rows, but coverage says it holds nothing yet: its figures are unknown until first_day is"
            " written.", note=True,
        )
    elif empty and not unknown:
        yield Finding(
            table.name, "سطری ندارد ولی coverage آن را کامل می‌داند؛ ارقام آن ۰ است.",
            "has no rows, but coverage calls it complete: its figures are 0.", note=True,
        )
    elif unknown:
        yield Finding(
            table.name, "هنوز چیزی ندارد؛ ارقام آن نامعلوم است.",
            "holds nothing yet: its figures are unknown.", note=True,
        )
