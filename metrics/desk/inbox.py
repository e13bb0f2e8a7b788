"""The inbox of a role as the desk guide describes it, with everything personal masked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import func, select

from data_access.database import Database
from data_access.schema.desk_counts import desk_open
from data_access.schema.desk_requests import request, request_step
from metrics.desk import directory
from metrics.desk.directory import Known
from metrics.desk.holders import Holder, named
from metrics.desk.red_list import LENGTH, detail, lasting
from metrics.desk.selection import Selection

HIDDEN = "•••"


@dataclass(frozen=True)
class Entry:
    """A request in an inbox, by the fields of the guide. Days are those up to the last known day."""

    key: int                    # of the request
    requester: str              # masked: never the name
    tracking_number: str | None
    service: int                # key
    province: str
    status: str                 # the group it stands in
    registered_on: date
    days: int                   # since registration
    held: int                   # at the present holder
    step: int                   # key
    holder: Holder | None       # None = nobody's inbox
    report: str | None          # HIDDEN where there is a comment: it may name persons


@dataclass(frozen=True)
class Inbox:
    """One page of the inbox of a role: `total` is its length."""

    rows: tuple[Entry, ...]
    total: int


def inbox(selection: Selection, database: Database, role: str, page: int) -> Inbox:
    """Page 0, 1, ... of what lies with a role (its code), the longest at this holder first.

    Rows only of provinces whose detail the reader may see. Raises Forbidden where there are none.
    """
    allowed = detail(selection, desk_open)
    known = directory.known(database)
    keys = [step.key for step in directory.steps(database).values() if step.role == role]
    if known is None or not keys:
        return Inbox((), 0)
    counted = select(func.coalesce(func.sum(desk_open.c.requests), 0))
    total = database.fetch(counted.where(*allowed, desk_open.c.step_id.in_(keys)))[0][0]
    rows = _rows(selection, known, keys, max(page, 0), database)
    comments = _comments([row.id for row in rows], known, database)
    holders = named(selection.scope.rights, database)
    entries = (_entry(row, row.id in comments, holders.get(row.holder_id), known) for row in rows)
    return Inbox(tuple(entries), int(total))


def _rows(
    selection: Selection, known: Known, steps: Sequence[int], page: int, database: Database,
) -> Sequence[Any]:
    own = [request.c[name] for name in ("id", "tracking_number", "service_id", "province_code", "status",
                                        "registered_on", "portal_account_id")]
    stay = [request_step.c[name] for name in ("workflow_step_id", "holder_id", "entered_on")]
    question = (
        select(*own, *stay).select_from(request_step.join(request, request.c.id == request_step.c.request_id))
        .where(*detail(selection, request), request_step.c.workflow_step_id.in_(steps),
               lasting(known), request_step.c.entered_on <= known.last_day)
        .order_by(request_step.c.entered_at, request_step.c.id).limit(LENGTH).offset(page * LENGTH)
    )
    return database.fetch(question)


def _comments(requests: Sequence[int], known: Known, database: Database) -> set[int]:
    """Those of the requests that somebody has written a comment on; its text stays in the database."""
    question = select(request_step.c.request_id).distinct().where(
        request_step.c.request_id.in_(requests), func.trim(request_step.c.comment) != "",
        request_step.c.left_on <= known.last_day,
    )
    return {row.request_id for row in database.fetch(question)} if requests else set()


def _entry(row: Any, commented: bool, holder: Holder | None, known: Known) -> Entry:
    account = row.portal_account_id
    return Entry(
        row.id, HIDDEN if account is None else f"{HIDDEN}{account % 1000:03}", row.tracking_number,
        row.service_id, row.province_code, row.status, row.registered_on,
        (known.last_day - row.registered_on).days, (known.last_day - row.entered_on).days,
        row.workflow_step_id, holder, HIDDEN if commented else None,
    )
