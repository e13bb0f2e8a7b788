"""A management information system with names, codes and shapes of its own, filled with the demo's rows."""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Table, create_engine, text

from data_access.engines import read_only_engine
from data_access.mapping.kinds import mapped, type_of
from data_access.mapping.prepare import prepare
from data_access.schema.places import coverage, park, source
from data_access.schema.units import operating_unit

SEARCH = "options=-csearch_path%3Ddashboard"   # where our names are
DAYS = ("approved_on", "withdrawn_on", "land_on", "operating_on", "establishment_licence_on",
        "operating_licence_on", "handed_over_on")
# Parks have Jalali days as texts, provinces without IR-, kinds in Persian; what is not here is as in ours.
PARK_CODES = "CASE kind WHEN 'park' THEN 'شهرک' ELSE 'ناحیه' END"
PARK_VIEW = """
CREATE VIEW dashboard.park AS SELECT s.shenase AS id, s.nam AS name_fa, s.nam_latin AS name_en,
    'IR-' || s.kod_ostan AS province_code,
    CASE s.noe WHEN 'شهرک' THEN 'park' WHEN 'ناحیه' THEN 'zone' END AS kind,
    s.dolati AS state_owned, s.takhassosi AS specialised, {days},
    s.sherkat AS service_company_id, s.arz AS latitude, s.tul AS longitude, s.mabna AS position_basis,
    s.shahr AS near_town, 1 AS source_id, true AS simulated
FROM mis.shahrak AS s {joins}
"""


def build(url: str, demo: str) -> str:
    """Fills schema `mis` of an empty database and lays our views over it; gives the address of the views."""
    views = f"{url}{'&' if '?' in url else '?'}{SEARCH}"
    prepare(views, "سامانهٔ دیگر", "Another system")
    engine, source_of_rows = create_engine(url), read_only_engine(demo)
    with source_of_rows.connect() as reading, engine.begin() as there:
        rows: Any = reading.connection.driver_connection
        there.execute(text("CREATE SCHEMA mis"))
        for place, table in enumerate(mapped()):
            if table is park:
                _parks(rows, there)
            elif table is operating_unit:
                _in_two(rows, there, table, f"t{place}")
            else:
                _renamed(rows, there, table, f"t{place}")
        there.execute(text("TRUNCATE dashboard.coverage"))
        _copy(rows, there, coverage, "dashboard.coverage", _names(coverage))
        _copy(rows, there, source, "dashboard.source", _names(source), "WHERE id > 1")
        there.execute(text("ANALYZE"))   # a planner knows nothing of rows this young
    engine.dispose()
    source_of_rows.dispose()
    return views


def _names(table: Table) -> list[str]:
    return [column.name for column in table.columns]


def _renamed(rows: Any, there: Connection, table: Table, name: str) -> None:
    """The same table under names that say nothing."""
    columns = {column.name: f"c{place}" for place, column in enumerate(table.columns)}
    typed = ", ".join(f"{columns[column.name]} {type_of(column.type)}" for column in table.columns)
    there.execute(text(f"CREATE TABLE mis.{name} ({typed})"))
    _copy(rows, there, table, f"mis.{name}", _names(table))
    there.execute(text(f"ALTER TABLE mis.{name} ADD PRIMARY KEY ({columns['id']})"))
    shown = ", ".join(f'{theirs} AS "{ours}"' for ours, theirs in columns.items())
    there.execute(text(f'CREATE VIEW dashboard."{table.name}" AS SELECT {shown} FROM mis.{name}'))


def _in_two(rows: Any, there: Connection, table: Table, name: str) -> None:
    """One of our tables is two of theirs, to be joined."""
    names = _names(table)
    half = len(names) // 2
    parts = {f"{name}_a": names[:half], f"{name}_b": ["id", *names[half:]]}
    for part, held in parts.items():
        typed = ", ".join(f'"{each}" {type_of(table.c[each].type)}' for each in held)
        there.execute(text(f"CREATE TABLE mis.{part} ({typed})"))
        _copy(rows, there, table, f"mis.{part}", held)
    shown = ", ".join(f'"{each}"' for each in names)
    joined = f"mis.{name}_a JOIN mis.{name}_b USING (id)"
    there.execute(text(f'CREATE VIEW dashboard."{table.name}" AS SELECT {shown} FROM {joined}'))


def _parks(rows: Any, there: Connection) -> None:
    texts = ", ".join(f"{day} text" for day in DAYS)
    there.execute(text(
        "CREATE TABLE mis.shahrak (shenase integer, nam text, nam_latin text, kod_ostan text, noe text,"
        f" dolati boolean, takhassosi boolean, {texts}, sherkat integer, arz double precision,"
        " tul double precision, mabna text, shahr text)"
    ))
    written = "printf('%04d/%02d/%02d', jalali_year, jalali_month, jalali_day)"
    jalali = f"(SELECT {written} FROM calendar WHERE day = {{}})"
    columns = [
        "id", "name_fa", "name_en", "substr(province_code, 4)", PARK_CODES, "state_owned", "specialised",
        *(jalali.format(day) for day in DAYS), "service_company_id", "latitude", "longitude",
        "position_basis", "near_town",
    ]
    _send(there, "mis.shahrak", _csv(rows, f"SELECT {', '.join(columns)} FROM park"))
    match = (
        "LEFT JOIN dashboard.calendar AS d_{0} ON d_{0}.jalali_year = split_part(s.{0}, '/', 1)::integer"
        " AND d_{0}.jalali_month = split_part(s.{0}, '/', 2)::integer"
        " AND d_{0}.jalali_day = split_part(s.{0}, '/', 3)::integer"
    )
    days = ", ".join(f"d_{day}.day AS {day}" for day in DAYS)
    there.execute(text(PARK_VIEW.format(days=days, joins=" ".join(match.format(day) for day in DAYS))))


def _copy(rows: Any, there: Connection, table: Table, goal: str, names: list[str], where: str = "") -> None:
    quoted = ", ".join(f'"{name}"' for name in names)
    _send(there, goal, _csv(rows, f'SELECT {quoted} FROM "{table.name}" {where}'))


def _csv(rows: Any, question: str) -> Iterator[str]:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "rows.csv"
        rows.sql(question).write_csv(str(file), header=False)
        with file.open(encoding="utf-8") as lines:
            yield from iter(lambda: lines.read(1_000_000), "")


def _send(there: Connection, goal: str, parts: Iterator[str]) -> None:
    raw: Any = there.connection.driver_connection
    with raw.cursor().copy(f"COPY {goal} FROM STDIN (FORMAT csv)") as copy:
        for part in parts:
            copy.write(part)


