"""The open requests that need somebody now: those most past their promise, or the oldest, one by one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, Table, case, func, or_, select, union_all

from data_access.database import Database
from data_access.schema.desk_counts import desk_open
from data_access.schema.desk_requests import request, request_step
from metrics.desk import directory
from metrics.desk.directory import Known
from metrics.desk.selection import Selection

LENGTH = 50      # requests on a page
ORDERS = {"late": request.c.due_at, "oldest": request.c.registered_at}
_SHOWN = (
    "id", "tracking_number", "service_id", "province_code", "status", "registered_on", "due_on", "due_at",
)


@dataclass(frozen=True)
class Waiting:
    """An open request; nothing of it is personal. Days are those up to the last known day."""

    tracking_number: str | None
    service: int            # key
    province: str
    status: str
    registered_on: date
    days: int               # since registration
    step: int | None        # key; None = no step is recorded
    held: int | None        # days at the present holder
    late: int | None        # days past the announced end; None = not past it, or none was announced


@dataclass(frozen=True)
class Listed:
    """One page of a list: `total` is the length of the whole list."""

    rows: tuple[Waiting, ...]
    total: int


def red_list(selection: Selection, database: Database, order: str, page: int) -> Listed:
    """Page 0, 1, ... of the requests past their promise (`order` "late") or of all open ones ("oldest").

    Rows only of provinces whose detail the reader may see. Raises Forbidden where there are none.
    """
    allowed = detail(selection, desk_open)   # first of all: who may not see rows is told so
    known = directory.known(database)
    if known is None:
        return Listed((), 0)
    counted = desk_open.c.requests if order == "oldest" else case((desk_open.c.late, desk_open.c.requests))
    total = database.fetch(select(func.coalesce(func.sum(counted), 0)).where(*allowed))[0][0]
    found = database.fetch(_page(selection, known, order, max(page, 0)))
    stays = _stays([row.id for row in found], known, database)
    return Listed(tuple(_waiting(row, stays.get(row.id), known) for row in found), int(total))


def detail(selection: Selection, table: Table) -> list[ColumnElement[bool]]:
    """The conditions of the selection on a `table` of rows: only provinces whose rows the reader may see."""
    found = selection.of_counts(table)
    selection.scope.rights.check_rows(request.name)
    allowed = selection.scope.detail_provinces()
    return found if allowed is None else [*found, table.c.province_code.in_(sorted(allowed))]


def lasting(known: Known) -> ColumnElement[bool]:
    """Stays not left by the end of the last known day."""
    return or_(request_step.c.left_on.is_(None), request_step.c.left_on > known.last_day)


def _page(selection: Selection, known: Known, order: str, page: int) -> Select[Any]:
    """Open ones and those that ended after the last known day apart: each part follows an index."""
    parts = [request.c.finished_on.is_(None), request.c.finished_on > known.last_day]
    by = (ORDERS[order].name, "id")
    length = (page + 1) * LENGTH
    each = [_part(selection, known, order, part).limit(length).subquery() for part in parts]
    both = union_all(*(select(part) for part in each)).subquery("open_requests")
    return select(both).order_by(*(both.c[name] for name in by)).limit(LENGTH).offset(page * LENGTH)


def _part(
    selection: Selection, known: Known, order: str, still_open: ColumnElement[bool],
) -> Select[Any]:
    where = [*detail(selection, request), still_open, request.c.registered_on <= known.last_day]
    first: tuple[Any, ...] = (request.c.registered_on,) if order == "oldest" else ()
    if order == "late":
        where.append(request.c.due_at < known.as_of)
    columns = [request.c[name] for name in (*_SHOWN, "registered_at")]
    return select(*columns).where(*where).order_by(*first, ORDERS[order], request.c.id)


def _stays(requests: Sequence[int], known: Known, database: Database) -> dict[int, Any]:
    """Request to the newest stay that lasts."""
    columns = [request_step.c[name] for name in ("request_id", "workflow_step_id", "entered_on")]
    question = select(*columns).where(
        request_step.c.request_id.in_(requests), lasting(known), request_step.c.entered_on <= known.last_day
    ).order_by(request_step.c.entered_at, request_step.c.id)
    return {row.request_id: row for row in database.fetch(question)} if requests else {}


def _waiting(row: Any, stay: Any, known: Known) -> Waiting:
    late = row.due_at is not None and row.due_at < known.as_of
    return Waiting(
        row.tracking_number, row.service_id, row.province_code, row.status, row.registered_on,
        (known.last_day - row.registered_on).days, stay.workflow_step_id if stay else None,
        (known.last_day - stay.entered_on).days if stay else None,
        (known.last_day - row.due_on).days if late else None,
    )
