"""Gives the moments of an event log their days in Tehran and open promises their announced end."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

import duckdb
import pandas as pd
from sqlalchemy import Connection, select

from common.errors import DataUnavailable
from common.tehran import begins_at, utc
from data_access.schema.places import calendar

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Days:
    """The calendar of the database: its days, and the UTC moments between which a log may lie."""

    frame: pd.DataFrame   # day, next_begins (UTC), worked (working days up to and with the day), working
    span: tuple[datetime, datetime]


def days_of(connection: Connection) -> Days:
    """Raises DataUnavailable when the database has no calendar."""
    columns = (calendar.c.day, calendar.c.working_day, calendar.c.working_days_before)
    rows = connection.execute(select(*columns).order_by(calendar.c.day)).all()
    if not rows:
        raise DataUnavailable(
            "تقویم این پایگاه داده خالی است؛ نخست آن را با «python -m data_access migrate» به‌روز کنید.",
            "The calendar of this database is empty: update it with `python -m data_access migrate`.",
        )
    made = [(day, begins_at(day + DAY), before + working, working) for day, working, before in rows]
    frame = pd.DataFrame(made, columns=["day", "next_begins", "worked", "working"])
    # The first day is known from its first midnight in UTC on: a few hours that no log needs.
    return Days(frame, (datetime.combine(rows[0].day, time()), made[-1][1]))


def put_days(place: duckdb.DuckDBPyConnection, days: Days) -> None:
    """Makes `day_key`, and `asked_on`: the requests with their days."""
    place.register("days", days.frame.astype({"day": "datetime64[s]", "next_begins": "datetime64[us]"}))
    place.execute(
        "CREATE TABLE day_key AS SELECT CAST(day AS DATE) AS day, next_begins, worked, working FROM days"
    )
    place.unregister("days")
    names = ("registered", "finished", "due")
    columns = ", ".join(f"{on(f'asked.{name}_at', name)} AS {name}_on" for name in names)
    joins = " ".join(of_day(f"asked.{name}_at", name) for name in names)
    place.execute(f"CREATE TABLE asked_on AS SELECT asked.*, {columns} FROM asked {joins}")


def on(moment: str, alias: str) -> str:
    """SQL: the Tehran day of a UTC moment; it is that of the moment's UTC date or the next one."""
    return f"CASE WHEN {moment} >= {alias}.next_begins THEN {alias}.day + 1 ELSE {alias}.day END"


def of_day(moment: str, alias: str) -> str:
    return f"LEFT JOIN day_key AS {alias} ON {alias}.day = CAST({moment} AS DATE)"


def put_closing(place: duckdb.DuckDBPyConnection, days: Days) -> None:
    """Makes `closing`: the UTC moment at which offices close on each day, for the hours that promises use."""
    place.execute("CREATE TABLE closing (closes INTEGER, day DATE, closes_at TIMESTAMP)")
    used = place.execute("SELECT DISTINCT closes FROM version_key WHERE promised IS NOT NULL").fetchall()
    for (minute,) in used:
        wall = time(minute // 60, minute % 60) if minute < 24 * 60 else time.max
        moments = [utc(datetime.combine(day, wall)) for day in _dates(days)]
        frame = pd.DataFrame({"day": _dates(days), "closes_at": moments})
        place.register("moments", frame.astype({"day": "datetime64[s]", "closes_at": "datetime64[us]"}))
        place.execute(
            "INSERT INTO closing SELECT CAST(? AS INTEGER), CAST(day AS DATE), closes_at FROM moments",
            [minute],
        )
        place.unregister("moments")


def _dates(days: Days) -> list[date]:
    return list(days.frame["day"])
