"""The words the operational tables are declared in, so that each carries keys, a source and comments."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Date,
    DateTime,
    Double,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
)

SCHEMA_VERSION = "0006"

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
    }
)


def entity(name: str, comment: str, *parts: Any) -> Table:
    """A table whose rows say where they come from: `id`, the given columns, `source_id` and `simulated`."""
    return Table(
        name,
        metadata,
        Column("id", Integer, primary_key=True, autoincrement=False, comment="Key of the row"),
        *parts,
        Column("source_id", ForeignKey("source.id"), nullable=False, comment="Where the row comes from"),
        Column(
            "simulated", Boolean, nullable=False, default=False, comment="The row is generated, not recorded"
        ),
        comment=comment,
    )


def link(target: str, comment: str, optional: bool = False) -> Column[Any]:
    """A foreign key `<target>_id` to table `target`."""
    return Column(f"{target}_id", ForeignKey(f"{target}.id"), nullable=optional, comment=comment)


def in_province(optional: bool = False) -> Column[Any]:
    """The province; where it is optional, empty means that the row stands for the whole country."""
    comment = "Province; empty = recorded for the whole country only" if optional else "Province"
    return Column("province_code", ForeignKey("province.code"), nullable=optional, comment=comment)


def day(name: str, comment: str, optional: bool = False) -> Column[Any]:
    return Column(name, Date, nullable=optional, comment=comment)


def moment(name: str, comment: str, optional: bool = False) -> Column[Any]:
    """A moment in UTC, without a zone of its own; pages show it in Tehran time."""
    return Column(name, DateTime, nullable=optional, comment=f"{comment}, UTC")


def text(name: str, comment: str, optional: bool = False) -> Column[Any]:
    return Column(name, String, nullable=optional, comment=comment)


def number() -> Column[Any]:
    """The natural key of a row, by which a later load finds it again."""
    return Column("number", String, nullable=False, unique=True, comment="Registration number, unique")


def flag(name: str, comment: str, optional: bool = False) -> Column[Any]:
    return Column(name, Boolean, nullable=optional, comment=comment)


def whole(name: str, comment: str, optional: bool = False) -> Column[Any]:
    return Column(name, Integer, nullable=optional, comment=comment)


def amount(name: str, comment: str, optional: bool = True) -> Column[Any]:
    """A measured quantity; empty = not known."""
    return Column(name, Double, nullable=optional, comment=comment)


def one_of(name: str, comment: str, values: Sequence[str], optional: bool = False) -> Column[Any]:
    """A text column whose values are checked; they stand in `info["values"]` for templates and tests."""
    return Column(
        name,
        String,
        nullable=optional,
        comment=f"{comment}: {', '.join(values)}",
        info={"values": tuple(values)},
    )


def values_check(name: str, values: Sequence[str]) -> CheckConstraint:
    listed = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{name} IN ({listed})", name=name)


def sorted_by(name: str, *columns: Any) -> Index:
    """An index where the engine keeps rows apart; a column store reads its columns as fast without one."""
    return Index(name, *columns).ddl_if(dialect="postgresql")


def in_order(first: str, then: str) -> CheckConstraint:
    """`then` is empty or not before `first`."""
    return CheckConstraint(
        f"{then} IS NULL OR {then} >= {first}", name=f"{then}_after_{first}", info={"order": (first, then)}
    )


def not_negative(*names: str) -> list[CheckConstraint]:
    return [
        CheckConstraint(f"{name} >= 0", name=f"{name}_not_negative", info={"range": (name, 0, None)})
        for name in names
    ]


def between(name: str, low: float, high: float, rule: str) -> CheckConstraint:
    """`name` is empty or from `low` to `high`; `info` says so to templates and loads."""
    return CheckConstraint(f"{name} BETWEEN {low} AND {high}", name=rule, info={"range": (name, low, high)})
