"""Provinces, parks, zones and centres by name: from the printed name to the row, and back."""

from sqlalchemy import select

from data_access.database import Database
from data_access.place_names import site_key
from data_access.schema import metadata
from data_access.schema.places import province

TABLES = {"park": "park", "zone": "special_zone", "centre": "centre_project", "tech_park": "technology_park"}


def keys_of(kind: str, database: Database) -> dict[tuple[str, str], int]:
    """(province code, key of the name) to the key of the row; `kind` is one of TABLES."""
    table = metadata.tables[TABLES[kind]]
    columns = table.c.province_code, table.c.name_fa, table.c.id
    placed = select(*columns).where(table.c.province_code.is_not(None)).order_by(table.c.id.desc())
    return {(row.province_code, site_key(row.name_fa)): row.id for row in database.fetch(placed)}


def names_of(kind: str, database: Database) -> dict[str | int, str]:
    """Key of the row to its Persian name; empty for a grouping whose members have no names of their own."""
    if kind == "province":
        key, name = province.c.code, province.c.name_fa
    elif kind in TABLES:
        table = metadata.tables[TABLES[kind]]
        key, name = table.c.id, table.c.name_fa
    else:
        return {}
    rows = database.fetch(select(key.label("key"), name.label("name")))
    return {row.key: row.name for row in rows}
