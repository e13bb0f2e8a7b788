"""Rows every database needs before any other: the 31 provinces and the days of the calendar."""

import csv
from functools import cache
from typing import Any

import pandas as pd
from sqlalchemy import Connection, Table, insert, select

from common.settings import ROOT
from data_access import calendar as calendars
from data_access import frames
from data_access.schema.places import calendar, province

FIRST_YEAR, LAST_YEAR = 1366, 1410   # Jalali years of the calendar
TABLES = (province, calendar)


def provinces() -> pd.DataFrame:
    """Code and names of each province, as the table `province` has them."""
    with (ROOT / "assets/provinces.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    names = {"code": "province_code", "name_fa": "name_fa", "name_en": "name_en"}
    return pd.DataFrame({name: [row[column] for row in rows] for name, column in names.items()})


def days() -> pd.DataFrame:
    """The rows of the table `calendar`."""
    return _days().copy()


@cache
def _days() -> pd.DataFrame:
    return calendars.rows(FIRST_YEAR, LAST_YEAR)


def fill(connection: Connection) -> None:
    """Puts both in where the tables are empty; what is there stays."""
    for table, rows in ((province, provinces), (calendar, days)):
        if _empty(connection, table):
            _put(connection, table, rows())


def _put(connection: Connection, table: Table, rows: pd.DataFrame) -> None:
    """DuckDB takes a frame at once and is slow with single rows."""
    if connection.dialect.name != "duckdb":
        made: Any = rows.to_dict("records")
        connection.execute(insert(table), made)
        return
    frames.put(connection, table, rows.columns, rows)


def _empty(connection: Connection, table: Table) -> bool:
    return connection.execute(select(*table.c).limit(1)).first() is None
