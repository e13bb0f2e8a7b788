"""Finds parks, zones and centre projects by province and printed name."""

from sqlalchemy import select

from data_access.database import Database
from data_access.place_names import site_key
from data_access.schema.centres import centre_project, special_zone
from data_access.schema.places import park

TABLES = {"park": park, "zone": special_zone, "centre": centre_project}


def keys_of(kind: str, database: Database) -> dict[tuple[str, str], int]:
    """(province code, key of the name) to the key of the row; `kind` is park, zone or centre."""
    table = TABLES[kind]
    rows = database.fetch(select(table.c.province_code, table.c.name_fa, table.c.id).order_by(table.c.id.desc()))
    return {(province, site_key(name)): key for province, name, key in rows if province is not None}
