"""A copy of the demo in which rows of provinces and names of persons can be told wherever they turn up."""

import re
from collections.abc import Collection
from pathlib import Path

import duckdb

PERSON = "PERSON"
FOUND = re.compile(rb"K4N-(IR-\d\d|PERSON)-N4K")
# Table, text columns, and the way to the province of a row of it.
OF_PROVINCES = (
    ("park", ("name_fa", "name_en", "near_town"), "park.province_code"),
    ("operating_unit", ("name",), "(SELECT p.province_code FROM park p WHERE p.id = operating_unit.park_id)"),
    ("contract", ("number",), "(SELECT p.province_code FROM park p WHERE p.id = contract.park_id)"),
    ("treatment_plant", ("name",),
     "(SELECT p.province_code FROM park p WHERE p.id = treatment_plant.park_id)"),
    ("request", ("tracking_number",), "request.province_code"),
    ("export_declaration", ("enterprise",), "export_declaration.province_code"),
    ("cluster", ("name_fa", "name_en"), "cluster.province_code"),
)
OF_PERSONS = (
    ("applicant", ("name", "national_id")), ("portal_identity", ("full_name", "mobile")),
    ("holder", ("name",)), ("request_step", ("comment",)),
)


def of(place: str) -> str:
    """What stands in texts of a province, or of persons.

    >>> FOUND.findall(of("IR-07").encode())
    [b'IR-07']
    """
    return f"K4N-{place}-N4K"


def planted(demo: Path, at: Path) -> Path:
    """The copy, in which every such text ends with its canary."""
    with duckdb.connect(str(at)) as connection:
        connection.execute(f"ATTACH '{demo}' AS demo (READ_ONLY)")
        # Without keys: DuckDB writes no row anew that another one refers to.
        listed = "SELECT table_name FROM duckdb_tables() WHERE database_name = 'demo'"
        for (name,) in connection.execute(listed).fetchall():
            connection.execute(f'CREATE TABLE "{name}" AS SELECT * FROM demo."{name}"')
        for table, columns, place in OF_PROVINCES:
            for column in columns:
                connection.execute(
                    f"UPDATE {table} SET {column} = {column} || ' K4N-' || {place} || '-N4K'"
                    f" WHERE {column} IS NOT NULL AND {place} IS NOT NULL"
                )
        for table, columns in OF_PERSONS:
            for column in columns:
                connection.execute(f"UPDATE {table} SET {column} = '{of(PERSON)}' WHERE {column} IS NOT NULL")
    return at


def escaped(answer: bytes, open_to: Collection[str] | None) -> list[str]:
    """The canaries in an answer that may not be there; `open_to` None = rows of every province may."""
    found = {each.decode() for each in FOUND.findall(answer)}
    return sorted(each for each in found if each == PERSON or (open_to is not None and each not in open_to))
