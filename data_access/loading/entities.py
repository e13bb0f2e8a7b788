"""What may be loaded: every operational table with its natural key and the columns its file has.

A reference is written as the key of the row it names, each part in a column of its own with a dot before
it: `park.province_code`, `park.name_fa`, `park.kind`; `cluster.number`; `contract.id` where rows have no
other key than the one they have in the organisation's system.
"""

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Any, Literal

from sqlalchemy import Boolean, Date, DateTime, Double, Integer, Table, UniqueConstraint
from sqlalchemy import Column as Stored

from data_access.schema import metadata

Kind = Literal["date", "moment", "integer", "number", "flag", "text", "one_of", "reference", "province"]
OWN = ("source_id", "simulated")   # a load fills these by itself
KINDS: tuple[tuple[type[Any], Kind], ...] = (
    (Date, "date"), (DateTime, "moment"), (Integer, "integer"), (Double, "number"), (Boolean, "flag"),
)
YEARS = ("jalali_year", "funds_year")
FIRST_YEAR, LAST_YEAR = 1300, 1450
LARGEST = 2**31 - 1   # what a stored whole number can be
AHEAD = ("due_at", "due_on", "valid_from")   # days that may lie in the future


@dataclass(frozen=True)
class Field:
    """A stored column as a file gives it. `low` and `high` are the bounds of the table's own rules."""

    name: str
    kind: Kind
    required: bool
    values: tuple[str, ...] = ()
    reference: tuple[str, tuple[str, ...]] | None = None   # entity it leads to, and the fields of its key
    low: float | None = None
    high: float | None = None

    @property
    def ahead(self) -> bool:
        """It may lie in the future."""
        return self.name in AHEAD


@dataclass(frozen=True)
class FileColumn:
    """A column of a file: `code` is its header, `field` how it is read, `of` the stored column it fills."""

    code: str
    field: Field
    of: Field
    path: tuple[str, ...]   # the fields from the entity to this one: park_id, name_fa

    @property
    def required(self) -> bool:
        return self.of.required


@dataclass(frozen=True)
class Entity:
    """A table that may be loaded; `fields` in the order of the table, without what a load fills itself."""

    name: str
    table: Table = dataclasses.field(repr=False, compare=False)
    key: tuple[str, ...]
    fields: tuple[Field, ...]
    orders: tuple[tuple[str, str], ...] = ()   # the second is empty or not before the first

    def field(self, name: str) -> Field:
        return next(each for each in self.fields if each.name == name)

    @property
    def by_id(self) -> bool:
        """Rows are known by the key they have in the organisation's system; otherwise keys are given here."""
        return self.key == ("id",)

    @cached_property
    def columns(self) -> tuple[FileColumn, ...]:
        """The columns of its file, references spelled out as the key of their row."""
        return tuple(column for each in self.fields for column in _columns(each, each, (), ""))


def _columns(each: Field, of: Field, path: tuple[str, ...], before: str) -> Iterator[FileColumn]:
    if each.reference is None:
        yield FileColumn(before + each.name, each, of, (*path, each.name))
        return
    target, key = each.reference
    for name in key:
        part = ENTITIES[target].field(name)
        yield from _columns(part, of, (*path, each.name), f"{before}{each.name.removesuffix('_id')}.")


def key_of(table: Table) -> tuple[str, ...]:
    """The natural key: a unique number or the table's one unique rule; else `id`."""
    rules = [rule for rule in table.constraints if isinstance(rule, UniqueConstraint)]
    named = sorted((tuple(column.name for column in rule.columns) for rule in rules), key=len)
    return named[0] if named else ("id",)


def _field(column: Stored[Any], ranges: Mapping[str, tuple[float | None, float | None]]) -> Field:
    required = not column.nullable
    low, high = ranges.get(column.name, (None, None))
    if column.name in YEARS:
        low, high = FIRST_YEAR, LAST_YEAR
    for key in column.foreign_keys:
        target = key.column.table
        if target.name == "province":
            return Field(column.name, "province", required)
        return Field(column.name, "reference", required, (), (target.name, key_of(target)))
    if "values" in column.info:
        return Field(column.name, "one_of", required, column.info["values"])
    kind: Kind = next((kind for stored, kind in KINDS if isinstance(column.type, stored)), "text")
    if column.name == "id":
        low = 1
    return Field(column.name, kind, required, low=low, high=high)


def _entity(table: Table) -> Entity:
    rules = [rule.info for rule in table.constraints]
    ranges = {name: (low, high) for name, low, high in (rule["range"] for rule in rules if "range" in rule)}
    key = key_of(table)
    left_out = OWN if key == ("id",) else ("id", *OWN)
    kept = [column for column in table.c if column.name not in left_out]
    orders = tuple(sorted(rule["order"] for rule in rules if "order" in rule))
    return Entity(table.name, table, key, tuple(_field(column, ranges) for column in kept), orders)


# Parents before children. Provinces, the calendar and counts made from other rows are not loaded.
ENTITIES: Mapping[str, Entity] = MappingProxyType(
    {table.name: _entity(table) for table in metadata.sorted_tables if set(OWN) <= set(table.c.keys())}
)
