"""Which tables must be real ones beside the views, and how PostgreSQL calls the types of our columns."""

from typing import Any

from sqlalchemy import Table
from sqlalchemy.dialects import postgresql

from data_access import reference
from data_access.schema import loads, metadata, rollups
from data_access.schema.desk_counts import TABLES as COUNTS
from data_access.schema.desk_counts import desk_made
from data_access.schema.places import coverage, schema_version, source

# What the product fills by itself, or what no other system has.
REAL: tuple[Table, ...] = (
    schema_version, *reference.TABLES, source, coverage, *COUNTS, desk_made, *loads.TABLES,
    *rollups.TABLES,
)
_DIALECT = postgresql.dialect()  # type: ignore[no-untyped-call]


def mapped() -> list[Table]:
    """The tables that become views, parents first."""
    return [table for table in metadata.sorted_tables if table not in REAL]


def type_of(stored: Any) -> str:
    """The type of a column as PostgreSQL writes it.

    >>> from data_access.schema.places import park
    >>> type_of(park.c.approved_on.type), type_of(park.c.latitude.type)
    ('date', 'double precision')
    """
    return str(stored.compile(dialect=_DIALECT)).lower()
