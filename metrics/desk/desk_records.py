"""What the counts of the last year record of one place: visits, times, moves, arrivals, officers."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import pandas as pd
from sqlalchemy import ColumnElement, Double, Integer, and_, case, cast, func, or_, select

from common.errors import DataUnavailable
from data_access.database import Database
from data_access.schema.desk_counts import OPEN, desk_flow, desk_move, desk_open, desk_stay
from data_access.schema.desk_services import desk_role, holder, workflow
from data_access.schema.places import calendar
from metrics.desk import directory
from metrics.desk.selection import frame
from simulation.arrivals import Day
from simulation.hours import Span
from simulation.model import MINUTE

YEAR = timedelta(days=365)
AHEAD = timedelta(days=120)     # days to come for which office hours are laid out


@dataclass(frozen=True, eq=False)
class Records:
    """Of one place ("" = the whole country) and some services, over the year up to the last known day.

    `took`: step to visits ended, and the seconds all of them took by the `calendar` and in office time
    (`working`). `moves`: step to (next step or None, share). `open`: (service, step, days in it), one each.
    `arrivals`: service, month, working, registered, days. `begins_in`: step to requests that began there.
    """

    services: frozenset[int]
    officers: dict[str, int]
    took: pd.DataFrame
    moves: Mapping[int, tuple[tuple[int | None, float], ...]]
    begins_in: Mapping[int, float]
    open: tuple[tuple[int, int, int], ...]
    arrivals: pd.DataFrame
    visits: float
    ended: float
    working_days: int
    office_seconds: float
    days: tuple[Day, ...]
    office: tuple[Span, ...]
    begins: float       # the moment after the last known day


def records(place: str, services: set[int], database: Database) -> Records:
    """Raises DataUnavailable where nothing is counted or nobody is on record."""
    known = directory.known(database)
    if known is None:
        raise DataUnavailable(
            "هنوز درخواستی شمرده نشده است؛ «python -m data_access refresh» را اجرا کنید.",
            "No requests are counted yet: run `python -m data_access refresh`.",
        )
    days = _calendar(known.last_day, database)
    past, coming = days[days["day"] <= known.last_day], days[days["day"] > known.last_day]
    months = sorted(set(past["key"]))
    keys = [key for key, step in directory.steps(database).items() if step.service in services]
    took = _took(place, keys, months, database)
    moves = _moves(place, services, months, database)
    opens, closes = _hours(services, database)
    working_days = int(past["working_day"].sum())
    listed, office = _laid_out(coming, opens, closes)
    return Records(
        frozenset(services), _officers(place, known.last_day, database), took, _shares(moves),
        _begins(took, moves), _open(place, services, database), _arrivals(place, services, past, database),
        float(took["ended"].sum()), float(moves[moves["to"] == 0]["moves"].sum()), working_days,
        working_days * (closes - opens) * MINUTE, listed, office, listed[0].begins_at,
    )


def _at(column: ColumnElement[str], place: str) -> list[ColumnElement[bool]]:
    return [column == place] if place else []


def _took(place: str, steps: list[int], months: list[int], database: Database) -> pd.DataFrame:
    """Open stays lend their time, not an end: so the mean is not flattered by what has ended already."""
    table = desk_stay.c
    ended = func.sum(case((and_(table.ending != OPEN, table.clock == "working"), table.stays), else_=0))
    sums = [cast(ended, Integer).label("ended")] + [
        cast(func.sum(case((table.clock == clock, table.seconds), else_=0.0)), Double).label(clock)
        for clock in ("calendar", "working")
    ]
    question = select(table.step_id.label("step"), *sums).where(
        table.month.in_(months), table.step_id.in_(steps), *_at(table.province_code, place)
    ).group_by(table.step_id)
    return frame(question, database).set_index("step")


def _moves(place: str, services: set[int], months: list[int], database: Database) -> pd.DataFrame:
    table = desk_move.c
    to = func.coalesce(table.to_id, 0).label("to")
    many = cast(func.sum(table.moves), Integer).label("moves")
    question = select(table.from_id.label("step"), to, many).where(
        table.month.in_(months), table.service_id.in_(services), *_at(table.province_code, place)
    ).group_by(table.from_id, to)
    return frame(question, database)


def _shares(moves: pd.DataFrame) -> dict[int, tuple[tuple[int | None, float], ...]]:
    return {
        int(str(step)): tuple(
            (int(to) or None, float(many) / float(part["moves"].sum()))
            for to, many in zip(part["to"], part["moves"], strict=True)
        )
        for step, part in moves.groupby("step")
    }


def _begins(took: pd.DataFrame, moves: pd.DataFrame) -> dict[int, float]:
    """Visits of a step that no other step led to."""
    led = moves[moves["to"] != 0].groupby("to")["moves"].sum()
    first = took["ended"] - led.reindex(took.index, fill_value=0)
    return {int(step): float(many) for step, many in first.items()}


def _open(place: str, services: set[int], database: Database) -> tuple[tuple[int, int, int], ...]:
    table = desk_open.c
    groups = (table.service_id, table.step_id, table.held)
    question = select(*groups, cast(func.sum(table.requests), Integer).label("requests")).where(
        table.service_id.in_(services), table.step_id.is_not(None), *_at(table.province_code, place)
    ).group_by(*groups).order_by(*groups)
    found = database.fetch(question)
    return tuple(
        (row.service_id, row.step_id, int(row.held or 0)) for row in found for _ in range(row.requests)
    )


def _arrivals(place: str, services: set[int], past: pd.DataFrame, database: Database) -> pd.DataFrame:
    table = desk_flow.c
    many = cast(func.sum(table.registered), Integer).label("registered")
    question = select(table.day, table.service_id.label("service"), many).where(
        table.day >= past["day"].iloc[0], table.service_id.in_(services), *_at(table.province_code, place)
    ).group_by(table.day, table.service_id)
    came = frame(question, database)
    every = past.rename(columns={"jalali_month": "month", "working_day": "working"})
    days = every.groupby(["month", "working"]).size().rename("days").reset_index()
    sums = came.merge(every, on="day").groupby(["service", "month", "working"])["registered"].sum()
    grid = days.merge(pd.DataFrame({"service": sorted(services)}), how="cross")
    return grid.merge(sums.reset_index(), how="left", on=["service", "month", "working"]).fillna(
        {"registered": 0}
    )


def _officers(place: str, day: Any, database: Database) -> dict[str, int]:
    """Role to the inboxes of it that somebody is in; of a province its own, else those of no province."""
    there = and_(or_(holder.c.since.is_(None), holder.c.since <= day),
                 or_(holder.c.until.is_(None), holder.c.until >= day))
    where = holder.c.province_code == place if place else holder.c.province_code.is_(None)
    rows = holder.join(desk_role, desk_role.c.id == holder.c.desk_role_id)
    question = select(desk_role.c.code, func.count().label("many")).select_from(rows).where(
        there, where, desk_role.c.side == "organisation"
    ).group_by(desk_role.c.code).order_by(desk_role.c.code)
    found = {row.code: int(row.many) for row in database.fetch(question)}
    if not found:
        raise DataUnavailable(
            "در این جا هیچ مأموری ثبت نشده است؛ استان یا خدمت دیگری برگزینید.",
            "No officer is on record here: choose another province or service.",
        )
    return found


def _hours(services: set[int], database: Database) -> tuple[int, int]:
    hours = [workflow.c[name] for name in ("opens_minute", "closes_minute")]
    rows = database.fetch(select(*hours).where(workflow.c.service_id.in_(services)))
    return min(row.opens_minute for row in rows), max(row.closes_minute for row in rows)


def _calendar(last_day: Any, database: Database) -> pd.DataFrame:
    columns = [calendar.c[name] for name in ("day", "begins_at", "jalali_year", "jalali_month", "weekday",
                                             "working_day")]
    question = select(*columns).where(
        calendar.c.day > last_day - YEAR, calendar.c.day <= last_day + AHEAD
    ).order_by(calendar.c.day)
    found = frame(question, database)
    return found.assign(key=found["jalali_year"] * 100 + found["jalali_month"])


def _laid_out(coming: pd.DataFrame, opens: int, closes: int) -> tuple[tuple[Day, ...], tuple[Span, ...]]:
    begins = [_seconds(moment) for moment in coming["begins_at"]]
    days = tuple(
        Day(begin, int(row.jalali_year), int(row.jalali_month), int(row.weekday), bool(row.working_day))
        for begin, row in zip(begins, coming.itertuples(), strict=True)
    )
    office = tuple((day.begins_at + opens * MINUTE, day.begins_at + closes * MINUTE)
                   for day in days if day.working)
    return days, office


def _seconds(moment: datetime) -> float:
    return (moment.replace(tzinfo=UTC) - datetime(1970, 1, 1, tzinfo=UTC)) / timedelta(seconds=1)
