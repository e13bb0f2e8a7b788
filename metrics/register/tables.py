"""The tables whose rows may be read, with their columns: all read off the schema and its comments."""

from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from sqlalchemy import Boolean, Date, DateTime, Double, Integer, Table
from sqlalchemy import Column as Stored

from common.errors import BadSelection, Forbidden
from data_access.schema import metadata
from metrics.content import Column, Kind
from metrics.personal import personal
from metrics.register import titles
from metrics.register.paths import PLACE, target, ways
from metrics.scope import Rights

MARKS = ("id", "source_id", "simulated")   # every operational table has them, counts and catalogues do not
NAMES = ("name_fa", "title_fa", "name")    # what a row is called, best first
YEARS = ("jalali_year", "funds_year")
KINDS = (
    (Boolean, Kind.YES_NO), (Integer, Kind.WHOLE), (Double, Kind.NUMBER), (DateTime, Kind.MOMENT),
    (Date, Kind.DAY),
)
UNITS = {
    "_ha": "ha", "_m2": "m2", "_mirr": "million IRR", "_musd": "million USD", "_meur": "million EUR",
    "_irr": "IRR", "_pct": "%", "_m3_day": "m3/day", "hours": "hours", "_minutes": "minutes", "_days": "days",
}


@dataclass(frozen=True)
class Field:
    """A column of an entity: a stored one, the name behind the foreign key `named`, or the found province."""

    column: Column
    stored: Stored[Any] | None = None
    named: Stored[Any] | None = None

    @property
    def key(self) -> str:
        return self.column.key


@dataclass(frozen=True)
class Entity:
    """A table of operational rows, as far as it may be shown to anybody."""

    name: str
    title_fa: str
    title_en: str
    table: Table
    fields: tuple[Field, ...]
    placed: bool                    # its rows have provinces; others are for roles without a province limit
    day: str = ""                   # the column that dates a row, or the Jalali year it belongs to

    @property
    def columns(self) -> tuple[Column, ...]:
        return tuple(field.column for field in self.fields)

    def title(self, language: str) -> str:
        return self.title_fa if language == "fa" else self.title_en

    def field(self, key: str) -> Field:
        """Raises BadSelection for a column that is not there or not shown: both look alike from outside."""
        for field in self.fields:
            if field.key == key:
                return field
        known = "، ".join(field.key for field in self.fields)
        raise BadSelection(
            f"«{self.title_fa}» ستونی به نام «{key[:40]}» ندارد؛ ستون‌ها: {known}",
            f"{self.name!r} has no column {key[:40]!r}; its columns: {known}".replace("،", ","),
        )


def entities(rights: Rights) -> tuple[Entity, ...]:
    """What the role may read, in the order of the schema. Raises Forbidden for readers from outside."""
    rights.check_rows("")
    every = (each for each in _all().values() if each.placed or rights.right.national)
    return tuple(_open(each, rights) for each in every if rights.reads(each.name))


def entity(name: str, rights: Rights) -> Entity:
    """Raises BadSelection for a table there is not, Forbidden for one that the role may not read."""
    rights.check_rows("")
    found = known(name)
    rights.check_rows(name)
    if not found.placed and not rights.right.national:
        raise Forbidden(
            f"ردیف‌های «{found.title_fa}» به هیچ استانی تعلق ندارند و برای نقش شما باز نیستند؛"
            " جدول دیگری برگزینید.",
            f"Rows of {found.name!r} belong to no province and are not open to your role:"
            " choose another table.",
        )
    return _open(found, rights)


def _open(found: Entity, rights: Rights) -> Entity:
    """The entity without the columns that are closed to the role."""
    left = tuple(field for field in found.fields if rights.reads(found.name, field.key))
    return found if len(left) == len(found.fields) else replace(found, fields=left)


def known(name: str) -> Entity:
    """Raises BadSelection for a table there is not, or that nobody may read."""
    if name not in _all():
        raise BadSelection(
            f"جدولی به نام «{name[:40]}» برای خواندن نیست؛ نام جدول‌ها را از فهرست بردارید.",
            f"There is no table {name[:40]!r} to read: take a name from the list of tables.",
        )
    return _all()[name]


@cache
def _all() -> dict[str, Entity]:
    tables = [table for table in metadata.sorted_tables if set(MARKS) <= {*table.c.keys()}]
    return {table.name: _of(table) for table in tables if not personal(table)}


def _of(table: Table) -> Entity:
    fields = []
    for stored in table.c:
        if not personal(stored):
            fields.append(Field(_column(stored), stored=stored))
        if stored.foreign_keys and name_of(stored) is not None:
            fields.append(_name_field(stored.name, stored))
    if ways(table) and PLACE not in table.c:
        fa, en = titles.of_column(PLACE)
        fields += [Field(Column(PLACE, fa, en, Kind.TEXT)), _name_field(PLACE, None)]
    fa, en = titles.of_entity(table.name)
    return Entity(table.name, fa, en, table, tuple(fields), bool(ways(table)), _day(table))


def _column(stored: Stored[Any]) -> Column:
    kind = next((kind for type_, kind in KINDS if isinstance(stored.type, type_)), Kind.TEXT)
    unit = next((unit for end, unit in UNITS.items() if stored.name.endswith(end)), "")
    measured = kind in (Kind.WHOLE, Kind.NUMBER)
    return Column(stored.name, *titles.of_column(stored.name), kind, unit if measured else "")


def _name_field(key: str, named: Stored[Any] | None) -> Field:
    bare = key.removesuffix("_id").removesuffix("_code")
    return Field(Column(f"{bare}_name", *titles.of_name(key), Kind.TEXT), named=named)


def name_of(key: Stored[Any]) -> Stored[Any] | None:
    """The name of what a foreign key leads to; None where it has none that may be shown."""
    above = target(key)
    if personal(key) or personal(above):
        return None
    return next((above.c[name] for name in NAMES if name in above.c and not personal(above.c[name])), None)


def _day(table: Table) -> str:
    days = [column for column in table.c if isinstance(column.type, Date)]
    must = [column for column in days if not column.nullable]
    years = (name for name in YEARS if name in table.c)
    return next((column.name for column in (*must, *days)), next(years, ""))
