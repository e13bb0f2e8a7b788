"""The ways of requests through the steps of each service, out of the stays and moves that are counted."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from sqlalchemy import ColumnElement, Integer, cast, func, select

from data_access.database import Database
from data_access.schema.desk_counts import OPEN, desk_move, desk_stay
from data_access.schema.places import calendar
from metrics.desk import directory
from metrics.desk.passage import Numbers, Way, leaving
from metrics.desk.selection import frame

MOST = 180      # days that are looked ahead
RECENT = 6      # months whose stays and moves are the measure: queues change within a year
ENOUGH = 300    # stays of a province in a service, before its own ways are used


@dataclass(frozen=True, eq=False)
class Known:
    """The way of a service in a province ("" = the country), the keys of its steps and the chances to end."""

    way: Way
    steps: tuple[int, ...]
    ended: Numbers      # (steps, days + 1), see Way.ended
    stays: tuple[int, ...]   # that the chances of each step rest on

    def chance(self, step: int | None, held: int | None) -> Numbers | None:
        """The chance to end within 0, 1, ... days from now; None where nothing is known of it."""
        if step not in self.steps or held is None:
            return None
        return self.way.from_within(self.ended, self.steps.index(step), held)


def ways(database: Database, service: int | None = None, until: int | None = None) -> dict[
    tuple[int, str], Known
]:
    """(service, province) to its way, with ("" = the country) for provinces with few requests.

    `until`: as it was known at the end of that month (140012); stays are cut back to it, so that nothing
    later is used: a stay is taken to have been seen as long as one that began on the month's last day.
    """
    steps = pd.Series({key: step.service for key, step in directory.steps(database).items()
                       if service in {None, step.service}}, dtype="int64")
    if steps.empty:
        return {}
    last, ends = _months(database, until)
    stays, moves = _stays(database, last, ends, until), _moves(database, last)
    found = {}
    for key, keys in steps.groupby(steps):
        own, led = (each[each["step"].isin(keys.index)] for each in (stays, moves))
        parts = {"": own, **dict(iter(own.groupby("province")))}
        enough = {place: part for place, part in parts.items() if not place or part["stays"].sum() >= ENOUGH}
        for place, part in enough.items():
            there = led[led["province"] == place] if place else led
            found[int(str(key)), str(place)] = _known(keys.index, part, there)
    return found


def _known(steps: pd.Index, stays: pd.DataFrame, moves: pd.DataFrame) -> Known:
    leaves = leaving(*(_table(steps, part) for part in (stays, stays[stays["left"].astype(bool)])))
    table = np.zeros((len(steps), len(steps) + 1))
    to = np.where(moves["to"] == 0, len(steps), steps.get_indexer(moves["to"]))
    np.add.at(table, (steps.get_indexer(moves["step"]), to), moves["moves"])
    total = table.sum(axis=1, keepdims=True)
    shares = np.divide(table, total, out=np.zeros_like(table), where=total > 0)
    entered = _table(steps, stays).sum(axis=1)
    first = np.maximum(entered - table[:, :-1].sum(axis=0), 0)
    begins = first / first.sum() if first.sum() else np.eye(len(steps))[0]
    way = Way(leaves[:, :-1], shares[:, :-1], shares[:, -1], begins)
    many = tuple(int(number) for number in entered)
    return Known(way, tuple(int(step) for step in steps), way.ended(), many)


def _table(steps: pd.Index, stays: pd.DataFrame) -> Numbers:
    """Stays by step and days, (steps, MOST + 2); the last column holds all that were longer."""
    found = np.zeros((len(steps), MOST + 2))
    days = np.minimum(stays["days"].to_numpy(dtype=np.int64), MOST + 1)
    np.add.at(found, (steps.get_indexer(stays["step"]), days), stays["stays"].to_numpy(dtype=float))
    return found


def _stays(database: Database, last: int, ends: dict[int, Any], until: int | None) -> pd.DataFrame:
    """Stays of the recent months by step, province and days; `left` = not there any more."""
    recent = _recent(desk_stay.c.month, last)
    groups = [desk_stay.c.step_id.label("step"), desk_stay.c.province_code.label("province"),
              desk_stay.c.days.label("days"), (desk_stay.c.ending != OPEN).label("left")]
    if until is not None:
        groups.append(desk_stay.c.month.label("month"))
    question = select(*groups, cast(func.sum(desk_stay.c.stays), Integer).label("stays")).where(
        desk_stay.c.clock == "calendar", *recent
    ).group_by(*groups)
    found = frame(question, database)
    if until is not None:
        seen = found["month"].map({month: (ends[last] - day).days for month, day in ends.items()})
        later = found["days"] > seen
        found["left"] = found["left"].astype(bool) & ~later
        found["days"] = found["days"].where(~later, seen)
    return found


def _moves(database: Database, last: int) -> pd.DataFrame:
    """Moves of the recent months: `to` 0 = the request ended."""
    groups = [desk_move.c.from_id.label("step"), desk_move.c.province_code.label("province"),
              func.coalesce(desk_move.c.to_id, 0).label("to")]
    count = cast(func.sum(desk_move.c.moves), Integer).label("moves")
    question = select(*groups, count).where(*_recent(desk_move.c.month, last)).group_by(*groups)
    return frame(question, database)


def _recent(month: ColumnElement[Any], last: int) -> list[ColumnElement[bool]]:
    return [month > earlier(last, RECENT), month <= last]


def earlier(month: int, by: int) -> int:
    """The month that lies so many before.

    >>> earlier(140103, 6)
    140009
    """
    year, place = divmod(month // 100 * 12 + month % 100 - 1 - by, 12)
    return year * 100 + place + 1


def _months(database: Database, until: int | None) -> tuple[int, dict[int, Any]]:
    """The last month that is known or asked for, and the last day of each month."""
    key = calendar.c.jalali_year * 100 + calendar.c.jalali_month
    known = directory.known(database)
    question = select(key.label("month"), func.max(calendar.c.day).label("day"))
    if known is not None:
        question = question.where(calendar.c.day <= known.last_day)
    ends = {row.month: row.day for row in database.fetch(question.group_by(key))}
    return until or max(ends, default=0), ends
