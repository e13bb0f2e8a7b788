"""The open requests most likely to break their promise: not late yet, with little time for what is left."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import and_, func, or_, select

from data_access.database import Database
from data_access.schema.desk_counts import desk_open
from data_access.schema.desk_requests import request, request_step
from metrics.desk import directory
from metrics.desk.chances import HORIZONS, chance
from metrics.desk.directory import Known
from metrics.desk.passage import Numbers
from metrics.desk.red_list import detail, lasting
from metrics.desk.selection import Selection
from metrics.desk.ways import MOST, ways

LENGTH = 50
Group = tuple[int, str, int, int, int]      # service, province, age, step, days held


@dataclass(frozen=True)
class AtRisk:
    """A request that is not late yet; nothing of it is personal. Chances 0 to 1."""

    tracking_number: str | None
    service: int
    province: str
    step: int
    age: int                    # days
    due_on: date
    late: float                 # chance to end after the announced day
    lateness: float             # days late to be expected, counting MOST days ahead at most
    within: tuple[float, ...]   # chance to end within 7, 30, 90 days


@dataclass(frozen=True)
class _Prospect:
    group: Group
    due_on: date
    late: float
    lateness: float
    within: tuple[float, ...]


def most_at_risk(selection: Selection, database: Database, length: int = LENGTH) -> list[AtRisk]:
    """Those most likely to be late come first; of two alike, the one that will be late longer.

    Judged by group (service, province, age, step, days in it), so that it costs the same however many are
    open. Rows only of provinces whose detail the reader may see; raises Forbidden where there are none.
    """
    allowed = detail(selection, desk_open)
    known = directory.known(database)
    if known is None:
        return []
    groups = [desk_open.c[name] for name in ("service_id", "province_code", "age", "step_id", "held")]
    open_groups = select(*groups).where(*allowed, desk_open.c.late.is_(False)).distinct()
    due = _due(selection, known, database)
    found, ahead = [], ways(database, selection.service)
    for row in database.fetch(open_groups):
        due_on = due.get((row.service_id, row.province_code, row.age))
        curve = chance(ahead, row.service_id, row.province_code, row.step_id, row.held)
        if due_on is not None and curve is not None:
            found.append(_prospect(tuple(row), due_on, (due_on - known.last_day).days, curve))
    found.sort(key=lambda each: (-each.late, -each.lateness, each.group))
    return _rows(found[:length], known, database)[:length]


def _prospect(group: Any, due_on: date, left: int, curve: Numbers) -> _Prospect:
    in_time = float(curve[min(max(left, 0), MOST)])
    late = float((1 - curve[max(left, 0) : MOST]).sum()) if left < MOST else 0.0
    return _Prospect(group, due_on, 1 - in_time, late, tuple(float(curve[days]) for days in HORIZONS))


def _due(selection: Selection, known: Known, database: Database) -> dict[tuple[int, str, int], date]:
    """Service, province and age to the announced day: the same for all of a day, else the last counts."""
    where = [*detail(selection, request), request.c.due_at >= known.as_of, _still_open(known),
             request.c.registered_on <= known.last_day]
    groups = (request.c.service_id, request.c.province_code, request.c.registered_on)
    question = select(*groups, func.max(request.c.due_on).label("due_on")).where(*where).group_by(*groups)
    return {
        (row.service_id, row.province_code, (known.last_day - row.registered_on).days): row.due_on
        for row in database.fetch(question)
    }


def _still_open(known: Known) -> Any:
    return or_(request.c.finished_on.is_(None), request.c.finished_on > known.last_day)


def _rows(found: Sequence[_Prospect], known: Known, database: Database) -> list[AtRisk]:
    """The requests of these groups, in their order."""
    if not found:
        return []
    wanted = {each.group: each for each in found}
    places = {each.group[:3] for each in found}
    each_place = [
        and_(request.c.service_id == service, request.c.province_code == province,
             request.c.registered_on == date.fromordinal(known.last_day.toordinal() - age))
        for service, province, age in sorted(places)
    ]
    columns = [request.c[name] for name in ("id", "tracking_number", "service_id", "province_code",
                                            "registered_on", "due_on")]
    open_rows = database.fetch(select(*columns).where(_still_open(known), or_(*each_place)))
    stays = _stays([row.id for row in open_rows], known, database)
    listed = [(wanted[group], row) for row in open_rows
              if (group := _group(row, stays.get(row.id), known)) in wanted]
    order = {each.group: place for place, each in enumerate(found)}
    listed.sort(key=lambda each: (order[each[0].group], each[1].id))
    return [
        AtRisk(row.tracking_number, row.service_id, row.province_code, each.group[3], each.group[2],
               row.due_on or each.due_on, each.late, each.lateness, each.within)
        for each, row in listed
    ]


def _group(row: Any, stay: Any, known: Known) -> Group | None:
    if stay is None:
        return None
    age, held = ((known.last_day - day).days for day in (row.registered_on, stay.entered_on))
    return row.service_id, row.province_code, age, stay.workflow_step_id, held


def _stays(requests: Sequence[int], known: Known, database: Database) -> Mapping[int, Any]:
    """Request to the newest stay that lasts."""
    columns = [request_step.c[name] for name in ("request_id", "workflow_step_id", "entered_on")]
    question = select(*columns).where(
        request_step.c.request_id.in_(requests), lasting(known), request_step.c.entered_on <= known.last_day
    ).order_by(request_step.c.entered_at, request_step.c.id)
    return {row.request_id: row for row in database.fetch(question)}
