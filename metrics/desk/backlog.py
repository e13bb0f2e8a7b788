"""What is open now: how much, how late and how old, by province, by service and by age."""

from dataclasses import dataclass, replace
from typing import Any

import pandas as pd
from sqlalchemy import ColumnElement, case, func, select

from data_access.database import Database
from data_access.schema.desk_counts import desk_open
from data_access.schema.desk_services import desk_role, workflow_step
from data_access.schema.places import province
from metrics.desk import directory
from metrics.desk.flow import any_simulated, summed
from metrics.desk.selection import Selection, frame

BANDS = ((0, 7), (8, 30), (31, 90), (91, 180), (181, None))   # days since registration
# Waiting for the applicant is what stands in a step that the applicant must do; all else is under way inside.
_OF_APPLICANTS = select(workflow_step.c.id).join(desk_role).where(desk_role.c.side == "applicant")
_with_applicant = desk_open.c.step_id.in_(_OF_APPLICANTS)
_waiting = case((_with_applicant, desk_open.c.requests), else_=0)
_inside = case((_with_applicant, 0), else_=desk_open.c.requests)
_late = case((desk_open.c.late, desk_open.c.requests), else_=0)
_announced = case((desk_open.c.late.is_not(None), desk_open.c.requests), else_=0)


@dataclass(frozen=True)
class Backlog:
    """Requests open at the end of the last known day."""

    open: int
    waiting: int            # for the applicant
    inside: int             # in progress inside the organisation
    late: int               # past the announced time
    announced: int          # of those open, how many have an announced time
    oldest: int | None      # days since registration; None = nothing is open
    simulated: bool

    @property
    def late_pct(self) -> float | None:
        """Late ones in 100 of those for which a time was announced; None where there are none."""
        return 100 * self.late / self.announced if self.announced else None


@dataclass(frozen=True)
class Band:
    """Open requests of an age of `first` to `last` days since registration (None = any)."""

    first: int
    last: int | None
    waiting: int
    inside: int


def backlog(selection: Selection, database: Database) -> Backlog:
    """What is open now in the chosen places and service; the period plays no part in it."""
    row = database.fetch(select(*_columns()).where(*selection.of_counts(desk_open)))[0]
    counted = {name: int(getattr(row, name)) for name in ("open", "waiting", "inside", "late", "announced")}
    return Backlog(**counted, oldest=row.oldest, simulated=bool(row.simulated))


def by_province(selection: Selection, database: Database) -> pd.DataFrame:
    """Every province, the fullest first: `province`, `open`, `waiting`, `inside`, `late`, `announced`,
    `oldest`, `late_pct`, `simulated`. A chosen province hides none of the others.
    """
    everywhere = Selection(replace(selection.scope, provinces=frozenset()), selection.service)
    found = _by(desk_open.c.province_code.label("province"), everywhere, database)
    codes = [row.code for row in database.fetch(select(province.c.code).order_by(province.c.code))]
    return _whole(found, "province", codes)


def by_service(selection: Selection, database: Database) -> pd.DataFrame:
    """The same for every service of the desk in the chosen places; `service` holds its key."""
    found = _by(desk_open.c.service_id.label("service"), Selection(selection.scope), database)
    return _whole(found, "service", list(directory.services(database)))


def ages(selection: Selection, database: Database) -> tuple[Band, ...]:
    """Every age band, the youngest first."""
    band = case(
        *((desk_open.c.age <= last, first) for first, last in BANDS if last is not None), else_=BANDS[-1][0]
    )
    where = selection.of_counts(desk_open)
    question = select(band.label("first"), *_columns()[1:3]).where(*where).group_by(band)
    counted = {row.first: row for row in database.fetch(question)}
    return tuple(
        Band(first, last, int(counted[first].waiting), int(counted[first].inside))
        if first in counted else Band(first, last, 0, 0)
        for first, last in BANDS
    )


def _columns() -> list[ColumnElement[Any]]:
    return [
        summed(desk_open.c.requests).label("open"), summed(_waiting).label("waiting"),
        summed(_inside).label("inside"), summed(_late).label("late"),
        summed(_announced).label("announced"), func.max(desk_open.c.age).label("oldest"),
        any_simulated(desk_open.c.simulated).label("simulated"),
    ]


def _by(key: ColumnElement[Any], selection: Selection, database: Database) -> pd.DataFrame:
    question = select(key, *_columns()).where(*selection.of_counts(desk_open)).group_by(key)
    return frame(question, database).set_index(key.name)


def _whole(found: pd.DataFrame, name: str, keys: list[Any]) -> pd.DataFrame:
    """Every key, those with nothing open too: none is 0, but of nothing there is no oldest and no share."""
    every = found.reindex([*keys, *(key for key in found.index if key not in keys)])
    counted = ["open", "waiting", "inside", "late", "announced", "simulated"]
    every[counted] = every[counted].astype(float).fillna(0).astype(int)
    every["oldest"] = every["oldest"].astype(float)
    every["late_pct"] = (100 * every["late"] / every["announced"].where(every["announced"] > 0)).astype(float)
    every.index.name = name
    return every.reset_index().sort_values(["open", name], ascending=[False, True], ignore_index=True)
